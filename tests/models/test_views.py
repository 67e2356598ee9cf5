"""The views and the answers of the library are one contract."""

from pathlib import Path

import pytest

from diplo.models import views
from diplo.queries import chairs, events, facts, members, people, populations, states, summits, visits
from tests.support import ask

ANSWERS = [
    (views.MEMBERSHIP_SPELLS, members.Member, ("certainty",)),
    (views.ACCESSION_LOG, members.AccessionStep, ()),
    (views.CHAIRMANSHIP_LOG, chairs.Chairmanship, ("certainty",)),
    (views.SUMMIT_LOG, summits.Summit, ("certainty",)),
    (views.ATTENDANCE_LOG, summits.Participation, ()),
    (views.MILESTONE_LOG, summits.Milestone, ()),
    (views.VISIT_LOG, visits.Visit, ("certainty",)),
    (views.TENURE_LOG, people.Tenure, ()),
    (views.PERSON_LIST, people.Person, ()),
    (views.STATE_LIST, states.State, ()),
    (views.NAMES, states.Name, ()),
    (views.TIMELINE, events.Event, ("certainty",)),
    (views.FACT_CITATIONS, facts.Citation, ()),
    (views.DISAGREEMENTS, facts.Disagreement, ()),
    (views.SOURCE_LIST, facts.Source, ()),
    (views.POPULATIONS, populations.Population, ()),
]


@pytest.mark.parametrize(("view", "answer", "beyond"), ANSWERS, ids=[view.name for view, _, _ in ANSWERS])
def test_the_fields_of_an_answer_are_the_columns_of_its_view(
    view: views.View, answer: type[tuple[object, ...]], beyond: tuple[str, ...]
) -> None:
    fields: tuple[str, ...] = answer._fields  # type: ignore[attr-defined]
    assert fields == (*(name for name, _, _ in view.columns), *beyond)


def test_every_view_is_named_once() -> None:
    names = [view.name for view in views.VIEWS]
    assert len(set(names)) == len(names)


def test_current_members_are_those_without_an_end(template: Path) -> None:
    rows = ask(template, "SELECT state FROM current_members WHERE organization = 'xorg' ORDER BY state")
    assert rows == [("XAA",), ("XBB",), ("XCC",)]


def test_members_by_year_end_where_the_record_ends(template: Path) -> None:
    assert ask(template, "SELECT max(year) FROM members_by_year") == [(1949,)]


def test_members_by_year_tell_what_is_certain_from_what_is_possible(template: Path) -> None:
    rows = ask(
        template,
        "SELECT year, status, certainty FROM members_by_year WHERE state = 'XDD' AND year IN (1909, 1910, 1920, 1929, "
        "1930) ORDER BY year",
    )
    assert rows == [
        (1910, "dialogue_partner", "certain"),
        (1920, "member", "certain"),
        (1929, "member", "certain"),
    ]


def test_a_visit_that_did_not_take_place_is_not_counted(template: Path) -> None:
    rows = ask(template, "SELECT visit, ordinal FROM visit_log ORDER BY visit")
    assert dict(rows) == {  # type: ignore[arg-type]
        "visit-ann-aleph-xbb-1902": 1,
        "visit-ann-aleph-xbb-1917": 2,
        "visit-ann-aleph-xcc-1917": 1,
        "visit-bo-beth-xaa-1918": None,
    }


def test_lists_inside_a_row_keep_their_order(template: Path) -> None:
    query = "SELECT cities, occasions, delegation FROM visit_log WHERE visit = 'visit-ann-aleph-xbb-1917'"
    assert ask(template, query) == [("Bexborough, Bexport", "xorg-chs-1917; Fair of Bexborough", "zed-aleph")]
    query = "SELECT documents, attended FROM summit_log WHERE summit = 'xorg-chs-1901'"
    assert ask(template, query) == [("Declaration on the Founding; Convention on Examples", 2)]


def test_an_absence_is_no_attendance(template: Path) -> None:
    assert ask(template, "SELECT attended FROM summit_log WHERE summit = 'xorg-chs-1917'") == [(4,)]


def test_a_part_rests_on_the_citations_of_its_whole(template: Path) -> None:
    query = "SELECT inherited, source FROM fact_citations WHERE fact = 'xorg-chs-1901-ann-aleph'"
    assert ask(template, query) == [(1, "xorg-1901-06-15-declaration")]


def test_disagreements_keep_the_value_that_the_source_gives(template: Path) -> None:
    rows = ask(template, "SELECT fact, field, value FROM disagreements ORDER BY fact")
    assert rows == [
        ("visit-ann-aleph-xbb-1917", "date", "1917-06-08/1917-06-10"),
        ("xorg", "founded", "1901-06-16"),
        ("xorg-xcc-member-1917", "start", "1917-07-01"),
    ]
