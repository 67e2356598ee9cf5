"""An answer is a sequence of named tuples that knows its question, its notes and its sources."""

from typing import Any

import pandas as pd
import pytest

from diplo.api import Record
from diplo.exporting.answers import Answer
from diplo.queries.members import Member


@pytest.fixture(scope="module")
def members(record: Record) -> Answer[Member]:
    return record.members(1920, organization="xorg", status="all", sources=True)


def test_it_is_a_sequence(members: Answer[Member]) -> None:
    assert len(members) == 5
    assert members[0].state == "XBB"
    assert [row.state for row in members[1:3]] == ["XAA", "XFF"]
    assert members[-1] in members
    assert bool(members)


def test_it_knows_the_keys_of_its_facts_and_their_citations(members: Answer[Member]) -> None:
    assert members.keys()[0] == "xorg-xbb-member-1901"
    assert members.citations is not None
    assert members.citations.keys() == set(members.keys())
    assert members.citations["xorg-xbb-member-1901"][0].source == "xorg-1901-06-15-declaration"


def test_without_asking_for_sources_there_are_none(record: Record) -> None:
    assert record.members(1920, organization="xorg").citations is None


@pytest.mark.parametrize(
    "ask",
    [
        lambda record: record.members(1920, organization="xorg", status="all"),
        lambda record: record.summits(organization="xorg"),
        lambda record: record.visits("ann aleph"),
        lambda record: record.chairs(organization="xorg"),
        lambda record: record.timeline(organization="xorg"),
        lambda record: record.sources(),
        lambda record: record.disagreements(),
        lambda record: record.members(1850, organization="xorg"),
    ],
    ids=["members", "summits", "visits", "chairs", "timeline", "sources", "disagreements", "nothing"],
)
def test_a_data_frame_has_the_same_rows_and_fields(ask: Any, record: Record) -> None:
    answer = ask(record)
    frame = answer.to_pandas()
    assert list(frame.columns) == list(answer.fields)
    assert len(frame) == len(answer)
    for row, (_, series) in zip(answer, frame.iterrows(), strict=True):
        for name, value in zip(answer.fields, row, strict=True):
            cell = series[name]
            if value is None:
                assert pd.isna(cell)
            elif name.endswith(("_earliest", "_latest")):
                assert cell.date() == value
            else:
                assert cell == value


def test_days_are_dates_in_a_data_frame(members: Answer[Member]) -> None:
    frame = members.to_pandas()
    assert frame["start_earliest"].dt.year.tolist() == [row.start_earliest.year for row in members]


def test_a_card_hands_out_its_sections_by_name(record: Record) -> None:
    card = record.state("Cexonia")
    assert [row.status for row in card["statuses"]] == ["observer", "member"]


def test_what_a_prompt_shows_is_the_table(members: Answer[Member]) -> None:
    shown = repr(members)
    assert members.title in shown
    assert "xorg-xbb-member-1901" in shown
