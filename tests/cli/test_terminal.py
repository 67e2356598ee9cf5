"""On a terminal: aligned, within its width, in colour; and plain as soon as it is none."""

import re

import pytest

from diplo.exporting.text import display_width
from tests.support import MINI_SEEDS, Run, Terminal

XORG = ("--organization", "xorg")
QUESTIONS = [
    ("members", "--as-of", "1920", "--status", "all", "--sources", *XORG),
    ("state", "Cexonia", "--sources"),
    ("person", "ann", "--sources"),
    ("summit", "1917", "--sources", *XORG),
    ("visits", "--sources"),
    ("timeline", *XORG),
    ("sources",),
    ("disagreements",),
    ("show", "xnews-1917-06-10-summit"),
    ("members", "--during", "1901/1949", "--status", "all", *XORG),
    ("sql", "SELECT visit, visitor_name, host_name, date_edtf, cities, occasions FROM visit_log"),
    ("db", "info"),
    ("seeds", "check", str(MINI_SEEDS)),
    ("audit", "--all"),
]
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_no_line_is_wider_than_80_columns(question: tuple[str, ...], terminal: Terminal) -> None:
    lines = COLOUR.sub("", terminal(*question)).splitlines()
    assert len(lines) >= 1
    addresses = [line for line in lines if "/" in line and " " not in line.strip()]  # a path cannot be cut
    assert [line for line in lines if display_width(line) > 80 and line not in addresses] == []


@pytest.mark.parametrize("columns", [60, 132])
def test_a_table_takes_the_room_that_there_is(columns: int, terminal: Terminal) -> None:
    lines = COLOUR.sub("", terminal("visits", columns=columns)).splitlines()
    assert max(map(display_width, lines)) <= columns
    assert len(lines) < 12 or columns == 60


def test_what_the_columns_variable_says_goes_first(terminal: Terminal) -> None:
    lines = COLOUR.sub("", terminal("timeline", *XORG, columns=132, COLUMNS="80")).splitlines()
    assert max(map(display_width, lines)) <= 80


def test_headings_are_set_off_on_a_terminal(terminal: Terminal) -> None:
    output = terminal("members", "--as-of", "1920", *XORG)
    assert COLOUR.search(output)
    assert COLOUR.sub("", output).splitlines()[1].split() == ["State", "Code", "Since", "Until", "Key"]


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "markdown"])
def test_other_formats_have_no_colour_even_on_a_terminal(form: str, terminal: Terminal) -> None:
    assert "\x1b" not in terminal("members", "--as-of", "1920", *XORG, "--format", form)


def test_a_table_that_is_piped_has_no_colour(run: Run) -> None:
    result = run("members", "--as-of", "1920", *XORG, "--format", "table")
    assert "\x1b" not in result.stdout + result.stderr


def test_a_load_counts_the_files_on_a_terminal_and_only_there(terminal: Terminal, run: Run, database: object) -> None:
    watched = terminal("load", str(MINI_SEEDS), database=database)
    files = len(list(MINI_SEEDS.rglob("*.yml")))
    assert f"reading seeds: {files} of {files} files" in watched
    quiet = run("load", str(MINI_SEEDS), database=database)
    assert (quiet.stdout, quiet.stderr) == ("nothing to change: the database is as the seeds say\n", "")
