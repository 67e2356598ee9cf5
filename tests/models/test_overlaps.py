"""Which spells overlap: the definition in words, the check of the seeds, SQLite and PostgreSQL are of one mind."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import psycopg
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diplo.dates import Edtf, parse_edtf
from diplo.errors import BadSeeds
from diplo.seeding.loading import read_sound_seeds
from tests.support import copy_seeds

Spell = tuple[Edtf, Edtf | None]


@st.composite
def points(draw: st.DrawFn) -> Edtf:
    """A day, a month or a year of six years, so that there is much touching."""
    day = draw(st.dates(min_value=date(1940, 1, 1), max_value=date(1945, 12, 31)))
    return parse_edtf(day.isoformat()[: draw(st.sampled_from([4, 7, 10]))])


@st.composite
def spells(draw: st.DrawFn) -> Spell:
    """A start, and an end that is not before it; or none."""
    start, end = draw(points()), draw(st.none() | points())
    assume(end is None or (end.latest > start.earliest and end.latest >= start.latest))
    return start, end


def overlap(one: Spell, other: Spell) -> bool:
    """Whether both surely hold on some day: from the last that a start can mean to the first that an end can."""
    last_start = max(one[0].latest, other[0].latest)
    ends = [end.earliest for _, end in (one, other) if end is not None]
    return all(last_start < end for end in ends)


def statements(number: int, spell: Spell) -> Iterator[tuple[str, list[object]]]:
    start, end = spell
    key = f"xorg-xgg-member-{number}"
    yield "INSERT INTO fact (key, kind, origin) VALUES ({0}, 'membership', 'imported')", [key]
    days = [start.text, start.earliest, start.latest]
    days += [end.text, end.earliest, end.latest] if end else [None, None, None]
    yield (
        "INSERT INTO membership (key, organization_key, state_key, status, start_edtf, start_earliest, start_latest, "
        "end_edtf, end_earliest, end_latest) VALUES ({0}, 'xorg', 'XGG', 'member', {0}, {0}, {0}, {0}, {0}, {0})",
        [key, *days],
    )


@pytest.fixture(scope="module")
def on_sqlite(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = shutil.copy(template, tmp_path_factory.mktemp("overlaps") / "record.sqlite")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@pytest.fixture(scope="module")
def on_postgresql(postgres_template: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(postgres_template) as connection:
        yield connection
        connection.rollback()


@given(spells(), spells())
def test_sqlite_refuses_just_those_that_overlap(on_sqlite: sqlite3.Connection, one: Spell, other: Spell) -> None:
    on_sqlite.execute("BEGIN")
    refused = False
    try:
        for number, spell in enumerate((one, other)):
            for statement, values in statements(number, spell):
                on_sqlite.execute(statement.format("?"), [str(v) if isinstance(v, date) else v for v in values])
    except sqlite3.IntegrityError:
        refused = True
    on_sqlite.execute("ROLLBACK")
    assert refused is overlap(one, other)


@settings(max_examples=60)
@given(spells(), spells())
def test_postgresql_refuses_just_those_too(on_postgresql: psycopg.Connection, one: Spell, other: Spell) -> None:
    refused = False
    try:
        with on_postgresql.transaction(force_rollback=True):
            for number, spell in enumerate((one, other)):
                for statement, values in statements(number, spell):
                    on_postgresql.execute(statement.format("%s"), values)
            on_postgresql.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except psycopg.errors.ExclusionViolation:
        refused = True
    assert refused is overlap(one, other)


@pytest.fixture(scope="module")
def few_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seeds with just what a spell of XGG needs."""
    folder = copy_seeds(tmp_path_factory.mktemp("few") / "seeds")
    for name in ("memberships", "summits", "visits", "people", "chairmanships", "documents", "populations"):
        shutil.rmtree(folder / name)
    for name in ("retired.yml", "exceptions.yml"):
        (folder / name).unlink()
    organization = folder / "organizations" / "xorg.yml"
    organization.write_text(organization.read_text(encoding="utf-8").replace("  summit: xorg-chs-1901\n", ""), "utf-8")
    (folder / "memberships" / "xorg").mkdir(parents=True)
    return folder


@settings(max_examples=40)
@given(spells(), spells())
def test_the_check_of_the_seeds_refuses_just_those_too(few_seeds: Path, one: Spell, other: Spell) -> None:
    lines = ['complete_through: "1949-12-31"', "memberships:"]
    for number, (start, end) in enumerate((one, other)):
        lines += [f"- key: xorg-xgg-member-{number}", "  organization: xorg", "  state: XGG", "  status: member"]
        lines += [f'  start: "{start.text}"', *([f'  end: "{end.text}"'] if end else [])]
        lines += ["  citations:", "  - {source: xgazette-1900-atlas, says: so it was}"]
    (few_seeds / "memberships" / "xorg" / "xgg.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    problems: tuple[object, ...] = ()
    try:
        read_sound_seeds(few_seeds)
    except BadSeeds as error:
        problems = error.problems
    assert [str(problem) for problem in problems if "overlaps" not in str(problem)] == []
    assert bool(problems) is overlap(one, other)
