"""A rule is tried only where a sentence holds what its pattern needs, so it must never match without."""

import importlib
import pkgutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import diplo.reading
from diplo.reading.cues import Parts, Rule, cues_in, needs_of
from diplo.reading.lines import Line, pattern


def _rules() -> list[Rule]:
    """All rules that stand in the reader's modules, by themselves or in tables."""
    found: list[Rule] = []
    for module in pkgutil.iter_modules(diplo.reading.__path__):
        for value in vars(importlib.import_module(f"diplo.reading.{module.name}")).values():
            several = value if isinstance(value, tuple) else [value]
            for one in several:
                inner = one if isinstance(one, tuple) else [one]
                found += [rule for rule in inner if isinstance(rule, Rule)]
    return found


RULES = _rules()


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("joined|entered", [{"joined", "entered"}]),
        (r"⟨[SC]\d+⟩ join(?:s|ed)", [{"joins", "joined"}, {"⟨s", "⟨c"}]),
        (r"(?P<who>leaders?) (?:of|from) the (?!club)bloc", [{"leader"}, {"bloc"}]),
        (r"(?:chair )?held", [{"held"}]),
        (r"organi[sz]ation\b", [{"organisation", "organization"}]),
        (r"minister{2,}|prime", [{"prime", "ministe"}]),
        (r"premier|\d+", []),
        (r"pre[a-z]mier", [{"mier"}, {"pre"}]),
        (r"led (?=by ⟨P|in 20)(?!us)", [{"led"}, {"20", "⟨p"}]),
        (r"(?<=the )bid (?:[^.;]{0,40}member){1,2}", [{"member"}, {"bid"}]),
        (r"\bno(?:ne|r)?\b", [{"no"}]),
        (r"president(?= again)?[.:]", [{"president"}]),
        (r"(?:in|at) the", []),
    ],
)
def test_what_a_pattern_needs_is_told_from_its_text(text: str, needs: list[set[str]]) -> None:
    assert sorted(map(sorted, needs_of(text))) == sorted(map(sorted, needs))


def test_the_rules_are_found_and_most_need_something() -> None:
    assert len(RULES) > 200
    assert sum(bool(rule.needs) for rule in RULES) > 0.8 * len(RULES)


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_rule_matches_where_what_it_needs_is_not(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(RULES))
    text = data.draw(st.from_regex(rule.re))
    if rule.search(text):
        assert rule.needs & cues_in(text.lower()) == rule.needs


def test_a_line_looks_again_after_it_has_changed() -> None:
    line, rule = Line("Who presided there?", 0, 0, 0, 0), pattern("{P} presided")
    assert line.search(rule) is None
    line.put(0, 3, "⟨P0⟩")
    assert line.search(rule) is not None
    assert [match.group() for match in line.finditer(rule)] == ["⟨P0⟩ presided"]


def test_letters_that_match_others_where_case_does_not_matter_hide_nothing() -> None:
    rule = pattern("minister|session")
    for text in ("M\u0130nister", "m\u0131nister", "se\u017f\u017fion", "MINISTER"):
        assert Line(text, 0, 0, 0, 0).search(rule) is not None


@given(st.text(alphabet="abi \u0131\u0130\u27e8", max_size=12))
def test_a_quick_look_finds_parts_wherever_they_stand(text: str) -> None:
    several = ("ab", "a b", "i", "ib", "\u27e8a", "bi")
    line = Line(text.replace("\u27e8", ""), 0, 0, 0, 0)
    assert line.has(Parts(*several)) == any(part in line.low for part in several)
