"""Panels for statistics: state-years and dyad-years, that agree with what `members` says of the last day of a year."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplo
from diplo.api import Record
from diplo.errors import AskedWrongly


def test_a_panel_says_of_each_year_what_the_question_about_its_end_says(record: Record) -> None:
    panel = record.members_panel("xorg")
    assert len({row.year for row in panel}) > 40
    for year in range(panel[0].year, panel[-1].year + 1):
        told = {(row.state, row.status, row.certainty) for row in panel if row.year == year}
        asked = record.members(year, organization="xorg", status="all")
        assert told == {(row.state, row.status, row.certainty) for row in asked}


@given(first=st.integers(1895, 1960), years=st.integers(0, 30))
def test_a_window_takes_the_years_that_end_in_it(record: Record, first: int, years: int) -> None:
    whole = record.members_panel("xorg")
    part = record.members_panel("xorg", during=f"{first}/{first + years}")
    assert list(part) == [row for row in whole if first <= row.year <= first + years]
    short = record.members_panel("xorg", during=f"{first}-01-01/{first + years}-12-30")
    assert list(short) == [row for row in whole if first <= row.year < first + years]


def test_codes_are_numbers_and_empty_where_a_state_has_none(record: Record) -> None:
    codes = {row.state: (row.cow_code, row.gw_code, row.iso3166_numeric) for row in record.members_panel("xorg")}
    assert codes["XAA"] == (9001, 9001, "001")
    assert codes["XBB"] == (None, None, None)


def test_of_n_states_with_a_status_there_are_n_times_n_minus_one_halves_pairs(record: Record) -> None:
    states = Counter(row.year for row in record.members_panel("xorg", status="member"))
    pairs = Counter(row.year for row in record.members_panel("xorg", unit="dyad", status="member"))
    assert pairs == {year: n * (n - 1) // 2 for year, n in states.items() if n > 1}


def test_a_pair_stands_once_with_the_lower_code_first(shipped_template: Path) -> None:
    with diplo.open(shipped_template) as record:
        pairs = record.members_panel(unit="dyad", status="member", during=2001)
    assert [(row.cow_code1, row.cow_code2) for row in pairs][:2] == [(365, 702), (365, 703)]
    assert all((row.cow_code1 or 0) < (row.cow_code2 or 0) for row in pairs)
    assert (pairs[0].dyad, pairs[0].state1, pairs[0].state2) == (365702, "RUS", "TJK")


def test_a_pair_is_certain_only_where_both_are(record: Record) -> None:
    sure = {(row.year, row.state, row.status): row.certainty for row in record.members_panel("xorg")}
    for row in record.members_panel("xorg", unit="dyad"):
        both = {sure[row.year, row.state1, row.status], sure[row.year, row.state2, row.status]}
        assert row.certainty == ("certain" if both == {"certain"} else "possible")


def test_a_panel_brings_its_sources(record: Record) -> None:
    panel = record.members_panel("xorg", sources=True)
    assert panel.citations is not None
    assert all(panel.citations[row.membership] for row in panel)


def test_in_pandas_the_codes_can_be_merged_on(shipped_template: Path) -> None:
    with diplo.open(shipped_template) as record:
        frame = record.members_panel(during="2001/2014").to_pandas()
    assert str(frame["cow_code"].dtype) == str(frame["gw_code"].dtype) == "int64"


def test_what_is_no_unit_or_status_is_said(record: Record) -> None:
    with pytest.raises(AskedWrongly, match="no unit of a panel; those are state and dyad"):
        record.members_panel("xorg", unit="country")  # type: ignore[call-overload]
    with pytest.raises(AskedWrongly, match="no status"):
        record.members_panel("xorg", status="friend")
