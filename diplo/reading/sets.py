"""States told of as a set: `all but the last had formed the ⟨O⟩`, `the five and ⟨S⟩ founded it`, `so are ⟨S⟩`."""

import itertools
import re
from collections.abc import Iterator

from diplo.reading.claims import DENIED
from diplo.reading.draft import NEVER_TOPIC, Draft
from diplo.reading.lines import Line, number, pattern
from diplo.reading.statuses import Spell, dates_behind, emit_spell, subjects

_RUN = pattern(r"{STATES}")
_REST = pattern(
    r"\b(?:all|each|every one)(?: of)?(?: (?:them|these|those|the {NUM}|{NUM}))?,? (?:but|except|save|bar"
    r"|apart from|other than)(?: for)? "
    r"(?P<but>the (?:last|latter|newcomer|sixth)(?:[- ]named)?(?: of (?:them|these|those))?|{STATES})"
    r"(?P<bridge>(?:[^.;⟨]|⟨D\d+⟩){0,60})(?P<body>{O})(?P<rest>[^.;]*)"
)
_HELD_IT = re.compile(r"\b(?:belong|member|ma[dk]e up|form|been|meeting|found|constitut|compos|date)", re.IGNORECASE)
_AND = pattern(
    r"\b(?:the|these|those|all)(?: (?:same|original|old|first))* (?:(?P<n>{NUM})|(?P<five>{O}))"
    r"(?: (?:states|countries|nations|members|neighbours|founders))?,? (?:and|plus|together with|joined by)"
    r" (?P<also>{STATES}) (?:\w+ )?(?:found(?:ed)?|set up|created|established|formed|launched|proclaimed)\b"
    r"(?: (?:the )?(?P<body>{O}))?(?P<rest>[^.;]*)"
)
_STATES_OF = pattern(
    r"(?P<states>{STATES}),? (?:the|which are the|as the) (?:{NUM} )?(?:states|countries|members) of (?:the )?"
    r"(?P<body>{O})"
)
_TOGETHER = pattern(
    r"(?P<states>{STATES}),(?: the [^.;]{0,40},)? (?:founded|set up|created|established) (?:it|{O}|the organi[sz]ation)"
    r" (?:together|jointly) with (?P<also>{STATES})(?P<rest>[^.;]*)"
)
_MADE_UP = pattern(
    r"(?P<states>{STATES}) (?:ma[dk]e up|constitute[ds]?|compose[ds]?) (?:the )?(?:{O}|(?:group(?:ing)?|bloc|club|body"
    r"|organi[sz]ation)\b)(?P<rest>[^.;]*)"
)
_COUNTED = pattern(
    r"\b(?P<n>{NUM})(?P<bridge>(?: (?!of\b)[a-z]+){0,5}(?:,? (?:in |from |on )?{D},?)?(?: (?:were|are))?)"
    r"(?::| -+|(?<=were)|(?<=are)) (?P<states>{STATES})(?=[.;]| -|$)"
)
_WERE_JOINED = pattern(r"\b(?:was|were|been|are|is) joined(?P<rest>(?: (?:on|in) {D})?),? by (?P<states>{STATES})")
_BELONG = pattern(
    r"(?P<states>{STATES}) (?:(?:have|has|had|now|also|all|both) )*"
    r"(?:belong(?:s|ed)?(?: also)? to|(?:been|are|is) part of)"
    r" (?:it|(?:the )?(?P<body>{O})|the (?:organi[sz]ation|bloc|club|group))\b(?P<rest>[^.;]*)"
)
_TO_WHICH = pattern(
    r"(?P<body>{O}),? to which (?P<states>{STATES})(?: (?:has|have|had|all|already|now|also))* belong(?:s|ed)?\b"
    r"(?:,? (?:but|while|though)(?: not)? (?P<not>{STATES})(?:, [^,.;⟨]{0,40},)?(?: does not| do not)?)?"
    r"(?P<rest>[^.;]*)"
)
_SINCE_ENTRY = pattern(r"(?:[;:]|,? and|,)(?: and)? (?P<states>{S}(?: and {S})?), since (?P<date>{D})(?=[;.,]|$)")
_DELEGATIONS = pattern(r"\bdelegations? of (?:the |its )?(?:{O} )?member states\b[^:⟨]{0,40}:(?P<rest>.*)")
_OTHER = re.compile(
    r"\b(?:observer|partner|chair|applicant|candidate|visit|trip|guest|leader|president)", re.IGNORECASE
)
_JOINED = pattern(r"\bjoin(?:s|ed|ing)? (?P<states>{STATES})")
_SO = pattern(r"(?:^|[,;] |\band )(?:so|as) (?:are|is|were|was) (?P<states>{STATES})(?=[.,;]|$)")
_FOLLOWED = pattern(
    r"(?P<states>{STATES})(?:,? (?:both|all|which))? (?:followed|follows?|came next|did so)(?: suit)?"
    r"(?=[.,;]| at | (?:in |on )?{D}|$)(?P<rest>[^.;]*)"
)
_THEN = pattern(r"(?:,|,? and) (?P<states>{STATES}) (?:in|on) (?P<date>{D})")
_IN_SEVERAL = pattern(
    r"(?P<states>{STATES}|\bit)(?:,? (?:which|who))?(?: (?:is|are|already|also|has|have|been|all|both|now))*"
    r" (?:an? members? of|members? of|belongs? to|sits? in|part of) (?:the )?"
    r"(?P<bodies>{O}(?:(?:,|,? and(?: of)?|,? as well as) (?:the )?{O})+)"
)
_CHAIR = re.compile(r"\bchair|presid", re.IGNORECASE)
_LIST, _FEW, _MANY = 3, 4, 12


def read_sets(draft: Draft, line: Line) -> None:
    """Emit the members whom a line tells of as a set, or as having the same status as those before."""
    for match in line.finditer(_REST):
        bridge = match.group("bridge")
        if _HELD_IT.search(bridge):
            told = _listed(draft, line, match.start(), None)
            out = draft.states(match.group("but")) or told[-1:]
            start = dates_behind(draft, bridge + match.group("rest"), True)[0]
            emit_spell(draft, line, [one for one in told if one not in out], Spell("member", start), match.span())
    for match in line.finditer(_AND):
        count = number(match.group("n")) if match.group("n") else len(_holders(draft, match.group("five")))
        told = _listed(draft, line, match.start(), count)
        if told:
            _emit(draft, line, match, [*told, *draft.states(match.group("also"))])
    for match in line.finditer(_STATES_OF):
        if len(states := draft.states(match.group("states"))) >= _LIST:
            _emit(draft, line, match, states, dated=False)
    for match in (*line.finditer(_BELONG), *line.finditer(_WERE_JOINED)):
        _emit(draft, line, match, draft.states(match.group("states")))
    for match in line.finditer(_TO_WHICH):
        named, refused = draft.first(match.group("body"), "O"), draft.states(match.group("not") or "")
        key = named.key if named is not None and named.key not in NEVER_TOPIC else None
        start = dates_behind(draft, match.group("rest"), True)[0]
        if key is not None:
            emit_spell(draft, line, draft.states(match.group("states")), Spell("member", start), match.span(), key)
            emit_spell(draft, line, refused, Spell("member", denied=True), match.span(), key)
    for match in line.finditer(_DELEGATIONS):
        _emit(draft, line, match, list(_sent(draft, line, match.group("rest"))), dated=False)
    for match in (*line.finditer(_TOGETHER), *line.finditer(_MADE_UP)):
        _emit(draft, line, match, draft.states(match.group("states") + (match.groupdict().get("also") or "")))
    for match in line.finditer(_COUNTED):
        states = draft.states(match.group("states"))
        if len(states) == number(match.group("n")) and len(states) >= _LIST and not _OTHER.search(line.text):
            _emit(draft, line, match, states)
    _read_several(draft, line)
    for match in line.finditer(_JOINED):
        states = draft.states(match.group("states"))
        if len(states) >= _LIST and "newcomer" in line.text.lower():
            emit_spell(draft, line, states, Spell("member"), match.span())


def read_since(draft: Draft, line: Line) -> None:
    """Emit `; ⟨S⟩, since ⟨D⟩` in a line that tells of members."""
    first, last = draft.text.span(*line.place(0, len(line.text)))
    told = [claim for claim in draft.claims if claim.predicate == "membership" and first <= claim.start <= last]
    if told and all(claim.slots["status"] == "member" and claim.modality != DENIED for claim in told):
        for match in line.finditer(_SINCE_ENTRY):
            start = draft.date_in(match.group("date"), False)
            emit_spell(draft, line, draft.states(match.group("states")), Spell("member", start), match.span())


def _read_several(draft: Draft, line: Line) -> None:
    """Emit `⟨S⟩ belongs to the ⟨O⟩ and the ⟨O⟩`, once for each."""
    for match in line.finditer(_IN_SEVERAL):
        states = subjects(draft, line, match.group("states"), match.start())
        for body in draft.marks(match.group("bodies"), "O"):
            if body.key not in NEVER_TOPIC:
                emit_spell(draft, line, states, Spell("member"), match.span(), body.key)


def read_likewise(draft: Draft, line: Line) -> None:
    """Emit `So are China and India` and `China followed in 2005`: the status told of last, here or the line before."""
    above = draft.lines[max(0, line.number - 1)]
    first = draft.text.span(*above.place(0, 1))[0]
    for match in (*line.finditer(_SO), *line.finditer(_FOLLOWED)):
        last = draft.text.span(*line.place(match.start(), match.end()))[0]
        for claim in reversed(draft.claims):
            if claim.predicate == "membership" and first <= claim.start <= last and claim.modality != DENIED:
                rest = match.groupdict().get("rest")
                start = None if rest is None else draft.date_in(rest) or draft.label_date(line)
                if rest is not None and (start is None or _CHAIR.search(line.text)):
                    break  # who follows without a date may follow in anything
                spell = Spell(claim.text("status"), start)
                emit_spell(draft, line, draft.states(match.group("states")), spell, match.span())
                for other in _THEN.finditer(rest or ""):
                    spell = Spell(claim.text("status"), draft.date_in(other.group("date")))
                    emit_spell(draft, line, draft.states(other.group("states")), spell, match.span())
                break


def _emit(draft: Draft, line: Line, match: re.Match[str], states: list[str], dated: bool = True) -> None:
    """Emit the founders or members of an organization that the record has had them all in as such."""
    groups = match.groupdict()
    named = draft.first(groups.get("body"), "O")
    keys = [named.key] if named else [draft.organization(line, match.span()), draft.topic, *draft.lexicon.founded]
    told = {mention.key for other in draft.lines for mention in draft.marks(other.text, "O")}
    organization = next((key for key in keys if key in told and _may_have(draft, key, states)), None)
    if organization is None:
        return
    start = dates_behind(draft, (groups.get("bridge") or "") + (groups.get("rest") or ""), True)[0]
    start = start or draft.date_in(line.text[: match.start()]) or draft.label_date(line)
    spell = Spell("member", start if dated else None)
    emit_spell(draft, line, list(dict.fromkeys(states)), spell, match.span(), organization)


def _may_have(draft: Draft, organization: str, states: list[str]) -> bool:
    """Whether the record has had all these members in an organization, or does not keep it."""
    known = draft.lexicon.holders.get((organization, "member"), set())
    return set(states) <= known or organization not in draft.lexicon.founded


def _sent(draft: Draft, line: Line, rest: str) -> Iterator[str]:
    """The states of the delegations that a line lists, or the entries below it."""
    below = itertools.takewhile(lambda other: other.text.startswith(("- ", "* ")), draft.lines[line.number + 1 :])
    for text in [rest] if rest.strip() else [other.text for other in below]:
        for mention in draft.marks(text, "SCGP"):
            state = (
                draft.lexicon.state_of(mention.key, None, draft.day) if mention.kind == "P" else draft.state(mention)
            )
            if state is not None:
                yield state


def _listed(draft: Draft, line: Line, at: int, count: int | None) -> list[str]:
    """The states of the list that a text gave last: of so many states, or of several."""
    back = _MANY if count else _FEW
    above = (other.text for other in reversed(draft.lines[max(0, line.number - back) : line.number]))
    for text in (line.text[:at], *above):
        for run in reversed(_RUN.findall(text)):
            states = draft.states(run)
            if len(states) == count or (count is None and len(states) >= _LIST):
                return states
    return []


def _holders(draft: Draft, mark: str) -> set[str]:
    named = draft.first(mark, "O")
    return draft.lexicon.holders.get((named.key, "member"), set()) if named is not None else set()
