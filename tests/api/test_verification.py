"""`verify` finds in a database what its constraints cannot say, or what was done behind their back."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import diplo
from diplo.api import Record
from tests.support import write


def verified(database: Path) -> tuple[str, ...]:
    with diplo.open(str(database)) as record:
        return record.verify()


def test_a_sound_database_has_nothing_to_report(record: Record) -> None:
    assert record.verify() == ()


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ("DELETE FROM citation WHERE fact_key = 'XGG'", "state XGG: has no citation"),
        (
            "UPDATE summit SET date_edtf = '1917' WHERE key = 'xorg-chs-1917'",
            "summit.date: '1917' does not mean 1917-06-08 to 1917-06-09",
        ),
        (
            "UPDATE visit SET date_edtf = '1917-02-30' WHERE key = 'visit-ann-aleph-xcc-1917'",
            "visit.date_edtf: '1917-02-30' has day 30; that month runs from 01 to 28",
        ),
        ("DELETE FROM source WHERE key = 'xgazette-1900-atlas'", "points to a row of source that is not there"),
        ("DELETE FROM trip", "trip trip-ann-aleph-1917-06: stands in fact, but not in trip"),
        ("DELETE FROM state WHERE key = 'XAA'", "points to a row of state that is not there"),
    ],
)
def test_what_was_broken_behind_its_back_is_found(statement: str, line: str, database: Path) -> None:
    write(database, statement, foreign_keys=False)
    assert any(line in problem for problem in verified(database)), verified(database)


def test_damaged_pages_are_found(template: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(template, tmp_path / "damaged.sqlite"))
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_citation_fact_key'"
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * size + size - 40)
        file.write(b"\xee" * 20)
    assert verified(path)


def test_on_postgresql_it_is_sound_too(postgres_template: str) -> None:
    with diplo.open(postgres_template) as record:
        assert record.verify() == ()
