"""Dates as precise as their source, points, windows."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf as parse_with_library
from hypothesis import given
from hypothesis import strategies as st

from diplo.dates import (
    is_certain,
    parse_as_of,
    parse_edtf,
    parse_point,
    parse_window,
    spoken,
    surely_holds,
    unbroken,
)
from diplo.errors import BadDate

days = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
qualifiers = st.sampled_from(["", "?", "~", "%"])


@st.composite
def points(draw: st.DrawFn) -> str:
    """A year, a month or a day, with or without a qualifier."""
    text = draw(days).isoformat()
    return text[: draw(st.sampled_from([4, 7, 10]))] + draw(qualifiers)


@st.composite
def vague_points(draw: st.DrawFn) -> str:
    """A date with unspecified digits at the right."""
    text = draw(days).isoformat()
    form = draw(st.sampled_from(["{d}XX", "{y}X", "{year}-XX", "{year}-{month}-XX", "{year}-XX-XX"]))
    return form.format(d=text[:2], y=text[:3], year=text[:4], month=text[5:7])


def _days_by_the_library(text: str) -> tuple[str, str]:
    parsed = parse_with_library(text)
    first, last = (f"{y:04d}-{m:02d}-{d:02d}" for y, m, d, *_ in (parsed.lower_strict(), parsed.upper_strict()))
    return first, last


@given(points())
def test_a_date_means_the_days_that_the_edtf_standard_library_gives(text: str) -> None:
    parsed = parse_edtf(text)
    assert (parsed.earliest.isoformat(), parsed.latest.isoformat()) == _days_by_the_library(text)


@given(vague_points().filter(lambda text: not text.startswith("000") and not text.startswith("00XX")))
def test_unspecified_digits_mean_every_day_that_they_can(text: str) -> None:
    parsed = parse_edtf(text)
    assert (parsed.earliest.isoformat(), parsed.latest.isoformat()) == _days_by_the_library(text)
    assert not parsed.is_exact


@given(points(), points())
def test_an_interval_runs_from_the_first_day_of_its_start_to_the_last_of_its_end(first: str, second: str) -> None:
    start, end = sorted((first, second), key=lambda text: (parse_edtf(text).earliest, parse_edtf(text).latest))
    parsed = parse_edtf(f"{start}/{end}")
    assert parsed.is_interval
    assert parsed.earliest == parse_edtf(start).earliest
    assert parsed.latest == parse_edtf(end).latest


@given(days, days)
def test_intervals_of_days_agree_with_the_library_too(one: date, other: date) -> None:
    text = f"{min(one, other)}/{max(one, other)}"
    parsed = parse_edtf(text)
    assert (parsed.earliest.isoformat(), parsed.latest.isoformat()) == _days_by_the_library(text)


@given(days.filter(lambda day: day > date.min), st.integers(1, 4000))
def test_an_interval_that_ends_before_it_starts_is_refused(end: date, later: int) -> None:
    start = end + timedelta(days=later) if (date.max - end).days >= later else date.max
    if start > end:
        with pytest.raises(BadDate, match="ends before it starts"):
            parse_edtf(f"{start}/{end}")


@given(points() | vague_points().filter(lambda text: not text.startswith("00")))
def test_the_text_comes_back_as_it_was_written(text: str) -> None:
    assert parse_edtf(text).text == text


@given(st.text(max_size=12))
def test_whatever_is_typed_is_a_date_or_a_clear_refusal(text: str) -> None:
    refusal = ""
    try:
        parsed = parse_edtf(text)
    except BadDate as error:
        refusal = str(error)
    assert f"'{text}'" in refusal or parsed.earliest <= parsed.latest


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("20188", "is not an EDTF date"),
        ("2018-13", "has month 13"),
        ("2018-00", "has month 00"),
        ("2018-02-30", "has day 30; that month runs from 01 to 28"),
        ("2019-02-29", "01 to 28"),
        ("0000", "no year 0"),
        ("2018-XX-05", "names a day of an unnamed month"),
        ("201X-05", "names a month of an unnamed year"),
        ("2018/", "is an open interval"),
        ("2018/..", "is an open interval"),
        ("../2018", "is an open interval"),
        ("/2018", "is an open interval"),
        ("2018-06-15/2018-06-14", "ends before it starts"),
        ("2018-21", "has month 21"),
        ("2018-6-9", "is not an EDTF date"),
        ("2018-06-09T12:00:00", "is not an EDTF date"),
        ("9 June 2018", "is not an EDTF date"),
        ("٢٠١٨", "is not an EDTF date"),
        ("2018-06-09\n", "is not an EDTF date"),
        (" 2018", "is not an EDTF date"),
        ("-0500", "is not an EDTF date"),
        ("", "is not an EDTF date"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(BadDate, match=why):
        parse_edtf(text)


def test_a_leap_day_is_a_day() -> None:
    assert parse_edtf("2020-02-29").earliest == date(2020, 2, 29)
    assert parse_edtf("2024-02").latest == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("2017-06-09", True),
        ("2017-06-08/2017-06-09", True),
        ("2017", False),
        ("2017-06", False),
        ("2017-06-09?", False),
        ("2017-06/2017-06-09", False),
        ("2017-06-XX", False),
    ],
)
def test_only_a_date_to_the_day_without_doubt_is_exact(text: str, exact: bool) -> None:
    assert parse_edtf(text).is_exact is exact


def test_an_interval_is_no_point() -> None:
    with pytest.raises(BadDate, match="one date is wanted here"):
        parse_point("2017-06-08/2017-06-09")


def test_a_year_means_its_last_day() -> None:
    assert parse_as_of(2018) == parse_as_of("2018") == date(2018, 12, 31)


def test_a_month_means_its_last_day() -> None:
    assert parse_as_of("2017-06") == date(2017, 6, 30)
    assert parse_as_of("2016-02") == date(2016, 2, 29)


@given(days)
def test_a_day_means_that_day(day: date) -> None:
    assert parse_as_of(day) == parse_as_of(day.isoformat()) == day


@given(st.integers(1, 9999))
def test_as_of_a_year_is_the_same_day_as_of_its_last_month_and_its_last_day(year: int) -> None:
    text = f"{year:04d}"
    assert parse_as_of(text) == parse_as_of(f"{text}-12") == parse_as_of(f"{text}-12-31")


@pytest.mark.parametrize(
    "text", ["20188", "2018-13", "2018-02-30", "2018/2019", "2018?", "201X", "yesterday", "", "-1"]
)
def test_an_as_of_point_is_a_plain_date(text: str) -> None:
    with pytest.raises(BadDate):
        parse_as_of(text)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (2017, date(2017, 1, 1), date(2017, 12, 31)),
        ("2017-06", date(2017, 6, 1), date(2017, 6, 30)),
        ("2017-06-09", date(2017, 6, 9), date(2017, 6, 9)),
        ("2013/2018", date(2013, 1, 1), date(2018, 12, 31)),
        ("2017-06-09/2018", date(2017, 6, 9), date(2018, 12, 31)),
        (date(2017, 6, 9), date(2017, 6, 9), date(2017, 6, 9)),
    ],
)
def test_a_window_has_both_its_ends_in(value: int | str | date, first: date, last: date) -> None:
    window = parse_window(value)
    assert (window.first, window.last) == (first, last)


@pytest.mark.parametrize("text", ["2018/2013", "2018/", "/2018", "2018/..", "2018-13", "1/2/3"])
def test_a_window_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        parse_window(text)


def test_a_window_says_its_days() -> None:
    assert str(parse_window("2017-06-09")) == "2017-06-09"
    assert str(parse_window("2017-06")) == "2017-06-01 to 2017-06-30"


def test_an_event_of_some_day_in_june_is_certain_for_june_and_possible_for_a_day_of_it() -> None:
    assert is_certain("2017-06", parse_window("2017-06"))
    assert not is_certain("2017-06", parse_window("2017-06-09"))


def test_an_event_that_is_known_to_the_day_is_certain_wherever_it_overlaps() -> None:
    assert is_certain("2017-06-08/2017-06-10", parse_window("2017-06-09"))


def test_a_spell_whose_start_is_known_to_the_month_surely_holds_after_it() -> None:
    assert surely_holds("2017-06", None, parse_window("2017-07"))
    assert not surely_holds("2017-06", None, parse_window("2017-06-15"))
    assert not surely_holds("2001", "2017-06", parse_window("2017-06-15"))


def test_slices_of_a_year_are_complete_up_to_the_first_gap() -> None:
    assert unbroken([(2013, date(2013, 12, 31)), (2015, date(2015, 6, 1))]) == date(2015, 6, 1)
    assert unbroken([(2014, date(2014, 12, 31)), (2013, date(2013, 2, 3))]) == date(2013, 2, 3)


def test_days_are_spoken_as_people_write_them() -> None:
    assert spoken(date(2017, 6, 9)) == "9 June 2017"
