"""How many people live in the member states, out of the world's."""

import pytest

from diplo.api import Record


def test_the_latest_figure_up_to_the_day_is_taken_and_missing_ones_are_named(record: Record) -> None:
    answer = record.population(1901, organization="xorg")
    (row,) = [row for row in answer if row.state == "XAA"]
    assert (row.year, row.persons, row.population) == (1900, 1_200_000, "population-xaa-atlas")
    assert any("no population of XBB" in note for note in answer.notes)


def test_the_share_is_of_the_world_in_the_year_of_the_figure(record: Record) -> None:
    (row,) = [row for row in record.population(1902, organization="xorg") if row.state == "XAA"]
    assert row.share == pytest.approx(1_200_000 / 1_600_000_000, rel=0.01)


def test_before_the_first_figure_there_is_none(record: Record) -> None:
    assert [row for row in record.population(1890, organization="xfive") if row.state] == []
