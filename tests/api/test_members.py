"""Who belonged to an organization, on a day and in a window."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplo.api import Record
from diplo.errors import AskedWrongly, BadDate, NotFound


def states(record: Record, *when: object, **how: object) -> list[str]:
    return sorted(row.state for row in record.members(*when, organization="xorg", **how))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("1901-06-14", []),
        ("1901-06-15", ["XAA", "XBB"]),
        ("1902", ["XAA", "XBB"]),
        (1903, ["XAA", "XBB", "XFF"]),
        ("1917-06-08", ["XAA", "XBB", "XFF"]),
        ("1917-06-09", ["XAA", "XBB", "XCC", "XFF"]),
        ("1917-05", ["XAA", "XBB", "XFF"]),
        (date(1925, 2, 28), ["XAA", "XBB", "XCC", "XDD", "XFF"]),
        ("1925-03-01", ["XAA", "XBB", "XCC", "XDD"]),
        (1949, ["XAA", "XBB", "XCC"]),
    ],
)
def test_a_member_belongs_from_its_first_day_to_the_day_before_its_last(
    when: str | int | date, expected: list[str], record: Record
) -> None:
    assert states(record, when) == expected


def test_on_the_day_of_admission_the_new_status_holds_and_no_longer_the_old(record: Record) -> None:
    rows = record.members("1917-06-09", organization="xorg", status="all")
    assert [(row.state, row.status) for row in rows if row.state == "XCC"] == [("XCC", "member")]
    rows = record.members("1917-06-08", organization="xorg", status="all")
    assert [(row.state, row.status) for row in rows if row.state == "XCC"] == [("XCC", "observer")]


@pytest.mark.parametrize(
    ("when", "certainties"),
    [
        ("1909-12-31", {}),
        ("1910-01-01", {"dialogue_partner": "possible"}),
        ("1910-12-31", {"dialogue_partner": "certain"}),
        ("1910", {"dialogue_partner": "certain"}),
        ("1920-04-30", {"dialogue_partner": "certain"}),
        ("1920-05-01", {"dialogue_partner": "possible", "member": "possible"}),
        ("1920-05-30", {"dialogue_partner": "possible", "member": "possible"}),
        ("1920-05-31", {"member": "certain"}),
        ("1929-12-31", {"member": "certain"}),
        ("1930-06-01", {"member": "possible"}),
        ("1930-12-31", {}),
    ],
)
def test_a_day_inside_what_an_imprecise_date_can_mean_is_answered_with_possible(
    when: str, certainties: dict[str, str], record: Record
) -> None:
    rows = record.members(when, organization="xorg", status="all")
    assert {row.status: row.certainty for row in rows if row.state == "XDD"} == certainties


def test_a_window_takes_in_everybody_who_belonged_at_some_time(record: Record) -> None:
    assert states(record, during=1917) == ["XAA", "XBB", "XCC", "XFF"]
    assert states(record, during="1917-06-09") == ["XAA", "XBB", "XCC", "XFF"]
    assert states(record, during="1901/1950") == ["XAA", "XBB", "XCC", "XDD", "XFF"]
    assert states(record, during="1925-03/1930") == ["XAA", "XBB", "XCC", "XDD"]
    assert states(record, during=1900) == []


def test_a_window_shows_both_statuses_of_a_year_of_change(record: Record) -> None:
    rows = record.members(during=1917, organization="xorg", status="all")
    assert [row.status for row in rows if row.state == "XCC"] == ["observer", "member"]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("member", ["XAA", "XBB", "XFF"]),
        ("observer", ["XCC"]),
        ("dialogue_partner", ["XDD"]),
        ("partner", []),
        (("observer", "dialogue_partner"), ["XCC", "XDD"]),
        ("all", ["XAA", "XBB", "XCC", "XDD", "XFF"]),
        (("member", "all"), ["XAA", "XBB", "XCC", "XDD", "XFF"]),
    ],
)
def test_a_status_or_several_or_all_can_be_asked_for(
    status: str | tuple[str, ...], expected: list[str], record: Record
) -> None:
    assert states(record, 1916, status=status) == expected


def test_the_day_before_the_founding_is_empty_and_says_so(record: Record) -> None:
    answer = record.members("1901-06-14", organization="xorg")
    assert len(answer) == 0
    assert answer.notes == ("The XORG was founded the next day, on 15 June 1901.",)


def test_long_before_the_founding_says_so_too(record: Record) -> None:
    assert record.members(1850, organization="xorg").notes == ("The XORG was founded later, on 15 June 1901.",)


def test_an_organization_that_ended_says_so(record: Record) -> None:
    assert len(record.members("1901-06-14", organization="xfive")) == 1
    answer = record.members(1901, organization="xfive")
    assert len(answer) == 0
    assert answer.notes == ("The X5 ended on 15 June 1901.",)


def test_past_its_end_the_record_answers_and_says_where_it_ends(record: Record) -> None:
    answer = record.members(1960, organization="xorg")
    assert [row.state for row in answer] == ["XBB", "XAA", "XCC"]
    assert answer.notes == ("The record of memberships is complete through 31 December 1949.",)
    assert record.members(1949, organization="xorg").notes == ()


@pytest.mark.parametrize(
    ("when", "title"),
    [
        (1920, "Members of the XORG on 31 December 1920 (the end of 1920): 5"),
        ("1920-02", "Members of the XORG on 29 February 1920 (the end of 1920-02): 4"),
        ("1920-06-09", "Members of the XORG on 9 June 1920: 5"),
    ],
)
def test_the_title_says_which_day_was_meant(when: int | str, title: str, record: Record) -> None:
    assert record.members(when, organization="xorg").title == title


def test_the_title_says_which_window_was_meant(record: Record) -> None:
    answer = record.members(during=1917, organization="xorg", status="observer")
    assert answer.title == "Observers of the XORG at any time in 1917 (1917-01-01 to 1917-12-31): 1"


def test_without_a_day_today_is_meant(record: Record) -> None:
    answer = record.members(organization="xorg")
    assert "today, on " in answer.title
    assert [row.state for row in answer] == ["XBB", "XAA", "XCC"]


@pytest.mark.parametrize("when", ["20188", "2018-13", "2018-02-30", "soon", "", "1917-06-08/1917-06-09"])
def test_a_day_that_is_none_is_refused(when: str, record: Record) -> None:
    with pytest.raises(BadDate):
        record.members(when, organization="xorg")


def test_a_point_and_a_window_together_are_refused(record: Record) -> None:
    with pytest.raises(AskedWrongly, match="give one of them"):
        record.members(1917, during=1917, organization="xorg")


def test_a_status_that_is_none_is_refused(record: Record) -> None:
    with pytest.raises(AskedWrongly, match="'friend' is no status; those are member, associate, observer"):
        record.members(1917, organization="xorg", status="friend")


def test_an_organization_that_nobody_knows_is_refused(record: Record) -> None:
    with pytest.raises(NotFound, match=r"no organization matches 'nobody'; there are .*\(xorg\)"):
        record.members(1917, organization="nobody")
    with pytest.raises(NotFound, match="no organization matches 'sco'"):
        record.members(1917)  # the mini seeds know nothing of it, and an empty answer would be a wrong one


@given(st.dates(min_value=date(1896, 1, 1), max_value=date(1935, 12, 31)))
def test_a_day_and_the_window_of_that_day_are_the_same_question(record: Record, day: date) -> None:
    point = record.members(day, organization="xorg", status="all")
    window = record.members(during=day, organization="xorg", status="all")
    assert point.rows == window.rows


@given(st.dates(min_value=date(1896, 1, 1), max_value=date(1935, 12, 31)), st.integers(0, 4000))
def test_whoever_belongs_on_a_day_belongs_in_every_window_around_it(record: Record, day: date, more: int) -> None:
    last = date.fromordinal(day.toordinal() + more)
    window = record.members(during=f"{day}/{last}", organization="xorg", status="all")
    for end in (day, last):
        assert set(record.members(end, organization="xorg", status="all").keys()) <= set(window.keys())


@given(st.dates(min_value=date(1896, 1, 1), max_value=date(1935, 12, 31)))
def test_a_state_certainly_has_at_most_one_status_on_a_day(record: Record, day: date) -> None:
    certain = [
        row.state for row in record.members(day, organization="xorg", status="all") if row.certainty == "certain"
    ]
    assert len(set(certain)) == len(certain)
