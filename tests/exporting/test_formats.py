"""Answers in the formats that other programs read: each can be read back, and says the same."""

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplo.api import Record
from diplo.exporting.answers import Answer, Card
from diplo.exporting.formats import answer_text, card_text, safe_cell, to_csv, to_markdown, to_tsv

cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)


@pytest.fixture(scope="module")
def members(record: Record) -> Answer[Any]:
    return record.members(1920, organization="xorg", status="all", sources=True)


@pytest.fixture(scope="module")
def summit(record: Record) -> Card:
    return record.show("xorg-chs-1917")


def test_csv_has_the_fields_as_its_heading_and_a_line_a_row(members: Answer[Any]) -> None:
    heading, *rows = csv.reader(io.StringIO(answer_text(members, "csv"), newline=""))
    assert heading == [*members.fields, "cited_from"]
    assert [row[2] for row in rows] == [row.state for row in members]
    assert rows[0][-1] == "xorg-1901-06-15-declaration"


def test_tsv_says_what_csv_says(members: Answer[Any]) -> None:
    by_csv = list(csv.reader(io.StringIO(answer_text(members, "csv"), newline="")))
    assert [line.split("\t") for line in answer_text(members, "tsv").splitlines()] == by_csv


def test_json_and_json_lines_are_the_same_rows(members: Answer[Any]) -> None:
    whole = json.loads(answer_text(members, "json"))
    assert whole == [json.loads(line) for line in answer_text(members, "jsonl").splitlines()] == members.to_dicts()
    assert whole[0]["start_earliest"] == "1901-06-15"
    assert whole[0]["citations"][0]["source"] == "xorg-1901-06-15-declaration"


def test_json_keeps_letters_as_they_are(record: Record) -> None:
    assert "Éxêland" in card_text(record.state("XEE"), "json")


def test_markdown_is_a_table_of_what_people_see(members: Answer[Any]) -> None:
    heading, rule, *rows = answer_text(members, "markdown").partition("\n\n")[0].splitlines()
    assert heading.startswith("| State | Code | Status |")
    assert set(rule) == set("|- ")
    assert len(rows) == len(members)
    assert len({line.count("|") for line in (heading, rule, *rows)}) == 1


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "markdown"])
def test_an_answer_without_rows_can_be_read_too(form: str, record: Record) -> None:
    empty = record.members("1900", organization="xorg")
    text = answer_text(empty, form)
    if form in ("json", "jsonl"):
        assert [json.loads(line) for line in text.splitlines()] == ([[]] if form == "json" else [])
    else:
        assert ("membership" if form != "markdown" else "State") in text


def test_a_card_has_everything_in_every_format(summit: Card) -> None:
    whole = json.loads(card_text(summit, "json"))
    assert json.loads(card_text(summit, "jsonl")) == whole
    assert whole["key"] == "xorg-chs-1917"
    assert whole["notes"] == ["the host had moved the meeting from Gextown"]
    assert len(whole["attendance"]) == 5
    heading, *rows = csv.reader(io.StringIO(card_text(summit, "csv"), newline=""))
    assert heading == ["section", "number", "field", "value"]
    people = [value for section, _, name, value in rows if (section, name) == ("attendance", "person")]
    assert sorted(people) == ["", "", "ann-aleph", "bo-beth", "zoe-zeta"]
    markdown = card_text(summit, "markdown")
    assert "### Attendance" in markdown
    assert "| League of Examples |" in markdown


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_spreadsheet_takes_a_formula_for_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_numbers_keys_and_dates_stay_as_they_are() -> None:
    assert [safe_cell(value) for value in (-5, None, "xorg-chs-1917", "1917-06-08/1917-06-09")] == [
        "-5",
        "",
        "xorg-chs-1917",
        "1917-06-08/1917-06-09",
    ]


@given(st.lists(st.tuples(cells, cells), max_size=5))
def test_csv_brings_back_any_text_and_no_cell_starts_a_formula(rows: list[tuple[str, str]]) -> None:
    _, *back = csv.reader(io.StringIO(to_csv(("a", "b"), rows), newline=""))
    assert [[cell.removeprefix("'") for cell in row] for row in back] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in back for cell in row)


@given(st.lists(st.tuples(cells, cells), max_size=5))
def test_tsv_has_a_line_a_row_and_a_tab_between_cells_whatever_is_in_them(rows: list[tuple[str, str]]) -> None:
    lines = to_tsv(("a", "b"), rows).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(rows) + 1
    assert all(line.count("\t") == 1 for line in lines)


@given(st.lists(st.tuples(cells, cells), max_size=5))
def test_markdown_has_a_line_a_row_whatever_is_in_it(rows: list[tuple[str, str]]) -> None:
    lines = to_markdown(("a", "b"), rows).split("\n")
    assert len(lines) == len(rows) + 3
