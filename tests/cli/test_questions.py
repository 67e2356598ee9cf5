"""Every command that asks: what it prints, in every format."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.support import Invoke, Run, Terminal, write

XORG = ("--organization", "xorg")

QUESTIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "members": (("members", "--as-of", "1920", *XORG), "xorg-xcc-member-1917"),
    "members during": (("members", "--during", "1917", "--status", "all", *XORG), "xorg-xcc-observer-1905"),
    "summits": (("summits", *XORG), "xorg-chs-1949"),
    "summits of an organ": (("summits", "--organ", "chg", *XORG), "xorg-chg-1917"),
    "visits": (("visits", "--visitor", "ann", "--host", "bexland"), "visit-ann-aleph-xbb-1917"),
    "visits from": (("visits", "--from", "Exampla", "--kind", "state_visit"), "Bexland"),
    "chairs": (("chairs", *XORG), "xorg-chair-xbb-1917"),
    "timeline": (("timeline", *XORG), "xorg-milestone-founding-1901"),
    "timeline of a state": (("timeline", "--state", "Cexonia"), "xorg-xcc-member-1917"),
    "diff": (("diff", "1916", "1917", *XORG), "xorg-xcc-member-1917"),
    "sources": (("sources",), "xgazette-1900-atlas"),
    "disagreements": (("disagreements",), "1917-07-01"),
    "sql": (("sql", "SELECT state, state_name FROM state_list ORDER BY state"), "Exampla"),
    "population": (("population", "--as-of", "1901", *XORG), "Exampla"),
}
CARDS: dict[str, tuple[tuple[str, ...], str]] = {
    "state": (("state", "Cexonia"), "xorg-xcc-member-1917"),
    "person": (("person", "beth"), "Secretary-General"),
    "summit": (("summit", "1917", *XORG), "League of Examples"),
    "show a spell": (("show", "xorg-xdd-member-1920"), "1920-05"),
    "show a source": (("show", "xnews-1917-06-10-summit"), "XN via Bexpress"),
    "show a withdrawn key": (("show", "xorg-xcc-member-1918"), "xorg-xcc-member-1917"),
    "show an organization": (("show", "xorg"), "xorg-milestone-founding-1901"),
    "db info": (("db", "info"), "membership"),
}


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "markdown", "table"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_list_can_be_read_in_every_format(question: str, form: str, invoke: Invoke) -> None:
    arguments, expected = QUESTIONS[question]
    result = invoke(*arguments, "--format", form)
    assert result.exit_code == 0, result.output
    text = result.stdout
    assert expected in text or expected in text.replace("\n", "")
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        assert rows
        assert all(None not in row and None not in row.values() for row in rows)
    elif form == "tsv":
        assert len({line.count("\t") for line in text.splitlines()}) == 1
    elif form == "json":
        assert all(isinstance(row, dict) for row in json.loads(text))
    elif form == "jsonl":
        assert len({tuple(json.loads(line)) for line in text.splitlines()}) == 1
    elif form == "markdown":
        assert len({line.replace("\\|", "").count("|") for line in text.splitlines()}) == 1


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "markdown", "table"])
@pytest.mark.parametrize("question", CARDS)
def test_every_card_can_be_read_in_every_format(question: str, form: str, invoke: Invoke) -> None:
    arguments, expected = CARDS[question]
    result = invoke(*arguments, "--format", form)
    assert result.exit_code == 0, result.output
    assert expected in result.stdout
    if form == "csv":
        heading, *rows = csv.reader(io.StringIO(result.stdout, newline=""), strict=True)
        assert heading == ["section", "number", "field", "value"]
        assert {len(row) for row in rows} == {4}
    elif form in ("json", "jsonl"):
        assert {"key", "title", "citations"} <= json.loads(result.stdout).keys()


@pytest.mark.parametrize("question", [name for name in QUESTIONS if name != "sql"])
def test_csv_tsv_and_json_have_the_same_fields_and_rows(question: str, invoke: Invoke) -> None:
    arguments, _ = QUESTIONS[question]
    by_json = json.loads(invoke(*arguments, "--format", "json").stdout)
    by_csv = list(csv.DictReader(io.StringIO(invoke(*arguments, "--format", "csv").stdout, newline="")))
    by_tsv = list(csv.DictReader(io.StringIO(invoke(*arguments, "--format", "tsv").stdout), delimiter="\t"))
    plain = [{name: "" if value is None else str(value) for name, value in row.items()} for row in by_json]
    assert by_csv == by_tsv == plain


def test_json_has_stable_keys(invoke: Invoke) -> None:
    (row, *_) = json.loads(invoke("members", "--as-of", "1920", *XORG, "--format", "json").stdout)
    assert list(row) == [
        "membership", "organization", "state", "state_name", "status", "start_edtf", "start_earliest", "start_latest",
        "end_edtf", "end_earliest", "end_latest", "sources", "certainty",
    ]  # fmt: skip
    assert (row["start_edtf"], row["start_earliest"], row["end_edtf"]) == ("1901-06-15", "1901-06-15", None)


def test_a_year_is_never_turned_into_its_first_of_january(invoke: Invoke) -> None:
    text = invoke("show", "xorg-xdd-dialogue-partner-1910", "--format", "table").stdout
    assert "1910\n" in text
    assert "1910-01-01" not in text


def test_the_installed_command_prints_tab_separated_values_where_nobody_watches(run: Run) -> None:
    result = run("members", "--as-of", "1960", *XORG)
    assert result.returncode == 0
    heading, *rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert heading[:4] == ["membership", "organization", "state", "state_name"]
    assert [row[2] for row in rows] == ["XBB", "XAA", "XCC"]
    assert "\x1b" not in result.stdout
    assert result.stderr == "The record of memberships is complete through 31 December 1949.\n"


def test_a_table_says_what_was_asked_and_what_one_must_know(run: Run) -> None:
    result = run("members", "--as-of", "1901-06-14", *XORG, "--format", "table")
    assert result.stdout.splitlines() == [
        "Members of the XORG on 14 June 1901: 0",
        "The XORG was founded the next day, on 15 June 1901.",
    ]
    assert result.stderr == ""


def test_a_possible_answer_is_called_so(invoke: Invoke) -> None:
    lines = invoke("members", "--as-of", "1920-05-15", *XORG, "--format", "table").stdout.splitlines()
    (line,) = [line for line in lines if line.startswith("Dexistan")]
    assert line.split() == ["Dexistan", "XDD", "1920-05", "1930", "possible", "xorg-xdd-member-1920"]


def test_sources_are_printed_below_the_table_they_belong_to(invoke: Invoke) -> None:
    text = invoke("members", "--as-of", "1920", *XORG, "--sources", "--format", "table").stdout
    assert "xorg-xcc-member-1917\n  - reports the status (quoting Ann Aleph)" in text
    assert "  - disputes: counts from the first of July" in text
    assert "XN via Bexpress, “Leaders meet & part: a day in Bexborough”, 10 June 1917," in text


@pytest.mark.parametrize(
    "arguments", [("members", *XORG), ("visits",), ("summits", *XORG), ("diff", "1900", "1920", *XORG)]
)
def test_sources_go_into_csv_and_json_too(arguments: tuple[str, ...], invoke: Invoke) -> None:
    rows = list(csv.DictReader(io.StringIO(invoke(*arguments, "--sources", "--format", "csv").stdout, newline="")))
    dicts = json.loads(invoke(*arguments, "--sources", "--format", "json").stdout)
    assert rows
    for row, by_json in zip(rows, dicts, strict=True):
        assert row["cited_from"].split("; ") == list(
            dict.fromkeys(citation["source"] for citation in by_json["citations"])
        )
        assert row["cited_from"]


def test_the_query_can_come_from_standard_input(run: Run) -> None:
    result = run("sql", "-", "--format", "csv", stdin="SELECT count(*) AS states FROM state;\n")
    assert result.stdout == "states\n8\n"


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_two_columns_of_one_name_are_refused_where_one_would_get_lost(form: str, run: Run) -> None:
    result = run("sql", "SELECT 1 AS a, 2 AS a", "--format", form)
    assert (result.returncode, result.stdout) == (2, "")
    assert "name them apart with AS" in result.stderr
    assert run("sql", "SELECT 1 AS a, 2 AS a", "--format", "csv").stdout == "a,a\n1,2\n"


def test_a_list_of_two_names_is_refused_by_no_command_that_takes_one(invoke: Invoke) -> None:
    result = invoke("state", "North", "Gexia")
    assert result.exit_code == 2


@pytest.fixture(scope="module")
def hostile(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record in which whatever people wrote is an attack on a spreadsheet or a terminal."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("hostile") / "hostile.sqlite"))
    escape = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202e"
    write(
        path,
        f"UPDATE state SET name = '=cmd|calc{escape}' WHERE key = 'XAA'",
        f"UPDATE source SET title = '+1+1{escape}', publisher = '@SUM(1){escape}'",
        f"UPDATE citation SET says = '-2{escape}', quoted = '{escape}x'",
        f"UPDATE organization SET abbreviation = 'XORG{escape}' WHERE key = 'xorg'",
        f"UPDATE fact SET note = '{escape}'",
        f"UPDATE summit SET city = '={escape}', title = '{escape}'",
    )
    return path


@pytest.mark.parametrize("question", [*QUESTIONS, *CARDS])
def test_no_record_can_steer_the_terminal(question: str, hostile: Path, invoke: Invoke) -> None:
    arguments, _ = (QUESTIONS | CARDS)[question]
    options = () if arguments[0] in ("sql", "show", "db", "sources", "disagreements") else ("--sources",)
    result = invoke(*arguments, *options, "--format", "table", database=hostile)
    assert result.exit_code == 0, result.output
    assert not [c for c in result.output if c != "\n" and not c.isprintable()]


@pytest.mark.parametrize("question", [*QUESTIONS, *CARDS])
def test_no_record_can_run_in_a_spreadsheet(question: str, hostile: Path, invoke: Invoke) -> None:
    arguments, _ = (QUESTIONS | CARDS)[question]
    result = invoke(*arguments, "--format", "csv", database=hostile)
    cells = [cell for row in csv.reader(io.StringIO(result.stdout, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_error_cannot_steer_the_terminal_either(hostile: Path, run: Run) -> None:
    write(hostile, "UPDATE state SET name = name || ' Gexia' WHERE key = 'XAA'")
    result = run("state", "gexia", database=hostile)
    assert result.returncode == 2
    assert "matches several states" in result.stderr
    assert not [c for c in result.stderr if c != "\n" and not c.isprintable()]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "koi8-r"])
def test_a_terminal_without_the_letters_still_gets_its_answer(encoding: str, terminal: Terminal) -> None:
    for question in (("person", "ann"), ("state", "exeland")):
        output = terminal(*question, PYTHONIOENCODING=encoding)
        assert "Traceback" not in output
        assert output.splitlines()
