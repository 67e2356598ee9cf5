"""What the pages of the documentation must say, where they are made from the code or the record.

A block that starts with ```console holds commands behind `$ ` and what they print on a terminal; one that starts with
```sql is followed by a ```text block with its result. `python -m tests.docs` writes all of it anew.
"""

import os
import pty
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import diplo
from diplo.api.coverage import coverage_markdown
from diplo.cli.reference import commands_markdown
from diplo.exporting.dictionary import dictionary_markdown
from diplo.exporting.text import table_lines
from tests.support import ROOT

WIDTH = 100
_CONSOLE = re.compile(r"(?ms)^```console\n(.*?)^```$")
_SQL = re.compile(r"(?ms)^```sql\n(.*?)^```\n\n?```text\n(.*?)^```$")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def _coverage(database: Path) -> str:
    with diplo.open(str(database)) as record:
        return coverage_markdown(record, (ROOT / "docs" / "known-gaps.md").read_text(encoding="utf-8"))


GENERATED: dict[str, Callable[[Path], str]] = {
    "docs/commands.md": lambda _: commands_markdown(),
    "docs/coverage.md": _coverage,
    "docs/data-dictionary.md": lambda _: dictionary_markdown(),
}
"""Pages that are made as a whole."""

WRITTEN = tuple(
    sorted(
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))
        if path.relative_to(ROOT).as_posix() not in GENERATED
    )
)
"""Pages that people write; the outputs in them are made."""


def read(page: str) -> str:
    """A page as it stands."""
    return (ROOT / page).read_text(encoding="utf-8")


def make(page: str, database: Path) -> str:
    """A page as it ought to be, given the database with the shipped record."""
    if page in GENERATED:
        return GENERATED[page](database)
    text = _CONSOLE.sub(lambda block: f"```console\n{_session(block.group(1), database)}```", read(page))
    return _SQL.sub(
        lambda block: f"```sql\n{block.group(1)}```\n\n```text\n{_result(block.group(1), database)}```", text
    )


def queries(page: str) -> list[str]:
    """The SQL queries on a page."""
    return [block.group(1) for block in _SQL.finditer(read(page))]


def commands(page: str) -> Iterator[str]:
    """Every command line on a page that starts with `diplo`, in a block or within a line."""
    text = read(page)
    for block in re.finditer(r"(?ms)^```(?:console|sh)\n(.*?)^```$", text):
        lines = block.group(1).replace("\\\n", " ").splitlines()
        for line in lines:
            yield from re.findall(r"(?:^|[\s(/&|])(diplo (?:[^|)#&]|\([^)]*\))+)", line.removeprefix("$ "))
    yield from re.findall(r"(?<!`)`(diplo [^`]+)`(?!`)", re.sub(r"(?ms)^```.*?^```$", "", text))


def _session(block: str, database: Path) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{_on_a_terminal(command[2:], database)}" for command in commands)


def _on_a_terminal(command: str, database: Path) -> str:
    """What a command prints to somebody at a terminal, without its colours."""
    binaries = Path(sys.executable).parent
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("DIPLO_", "PYTHON"))},
        "DIPLO_DATABASE_URL": str(database),
        "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(WIDTH),
        "TERM": "dumb",
    }
    leader, follower = pty.openpty()
    with subprocess.Popen(["sh", "-c", command], stdout=follower, stderr=follower, env=environment, cwd=ROOT):
        os.close(follower)
        printed = b""
        while True:
            try:
                part = os.read(leader, 65536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not part:
                break
            printed += part
    os.close(leader)
    lines = _COLOUR.sub("", printed.decode().replace("\r\n", "\n")).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _result(query: str, database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute(query)
        names, rows = [column[0] for column in found.description], found.fetchall()
    head, body = table_lines(names, [["" if value is None else str(value) for value in row] for row in rows], WIDTH)
    return "".join(f"{line.rstrip()}\n" for line in (*head, *body))
