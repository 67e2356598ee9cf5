"""What many tests use: plain doors into a database, beside diplo's own code."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from click.testing import Result

from diplo.settings import Settings, read_settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]
"""The installed command: `run("members", "--as-of", "1920")`."""

Invoke = Callable[..., Result]
"""A command in the tests' own process: `invoke("members", "--as-of", "1920")`."""

Terminal = Callable[..., str]
"""The installed command on a terminal: `terminal("members", columns=60)`."""

TESTS = Path(__file__).parent
ROOT = TESTS.parent
MINI_SEEDS = TESTS / "mini_seeds"


def settings_of(database: Path | str) -> Settings:
    """Settings that name one database, whatever the environment says."""
    return read_settings(str(database), environment={})


def ask(database: Path, query: str, *parameters: object) -> list[tuple[object, ...]]:
    """The rows of a query, through nothing but sqlite3."""
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.execute(query, parameters))


def write(database: Path, *statements: str, foreign_keys: bool = True) -> None:
    """Run statements in one transaction, as somebody with a SQLite shell would."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute("BEGIN")
        try:
            for statement in statements:
                connection.execute(statement)
            connection.execute("COMMIT")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def dump(database: Path) -> str:
    """Everything that a SQLite database holds, as SQL text."""
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump())


def copy_seeds(target: Path, source: Path = MINI_SEEDS) -> Path:
    """A copy of seed files, to be edited."""
    return Path(shutil.copytree(source, target))


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Replace one piece of text in one seed file; it must stand there exactly once."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def line_of(folder: Path, name: str, text: str) -> int:
    """The number of the only line that holds a text."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if text in line]
    return number


def one_line(lines: str) -> str:
    """The only line of an output."""
    (line,) = lines.splitlines()
    return line
