"""Three doors, one answer: the command, the library and plain SQL on the views say the same words and numbers."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

import diplo
from diplo.api import Record
from diplo.exporting.answers import Answer
from diplo.models.views import VIEWS
from tests.support import Invoke, Run, ask

XORG = ("--organization", "xorg")

# what is asked: with the command, with the library, with SQL
DOORS: dict[str, tuple[tuple[str, ...], Callable[[Record], Answer[Any]], str]] = {
    "members on a day": (
        ("members", "--as-of", "1917-06-09", *XORG),
        lambda record: record.members("1917-06-09", organization="xorg"),
        "SELECT *, 'certain' AS certainty FROM membership_spells WHERE organization = 'xorg' AND status = 'member' "
        "AND start_latest <= '1917-06-09' AND (end_earliest IS NULL OR end_earliest > '1917-06-09') "
        "ORDER BY start_earliest, state_name",
    ),
    "members in a window": (
        ("members", "--during", "1917", "--status", "all", *XORG),
        lambda record: record.members(during=1917, organization="xorg", status="all"),
        "SELECT *, 'certain' AS certainty FROM membership_spells WHERE organization = 'xorg' "
        "AND start_earliest <= '1917-12-31' AND (end_latest IS NULL OR end_latest > '1917-01-01') "
        "ORDER BY start_earliest, state_name",
    ),
    "chairs": (
        ("chairs", *XORG),
        lambda record: record.chairs(organization="xorg"),
        "SELECT *, 'certain' AS certainty FROM chairmanship_log WHERE organization = 'xorg' ORDER BY start_earliest",
    ),
    "summits": (
        ("summits", *XORG),
        lambda record: record.summits(organization="xorg"),
        "SELECT *, 'certain' AS certainty FROM summit_log WHERE organization = 'xorg' ORDER BY date_earliest, summit",
    ),
    "summits of an organ in a window": (
        ("summits", *XORG, "--organ", "chs", "--during", "1901/1917"),
        lambda record: record.summits(organization="xorg", organ="chs", during="1901/1917"),
        "SELECT *, 'certain' AS certainty FROM summit_log WHERE organ = 'xorg-chs' AND date_latest >= '1901-01-01' "
        "AND date_earliest <= '1917-12-31' ORDER BY date_earliest",
    ),
    "visits": (
        ("visits", "--visitor", "ann", "--host", "bexland"),
        lambda record: record.visits("ann", "bexland"),
        "SELECT *, 'certain' AS certainty FROM visit_log "
        "WHERE visitor = 'ann-aleph' AND host = 'XBB' ORDER BY date_earliest",
    ),
    "timeline": (
        ("timeline", *XORG),
        lambda record: record.timeline(organization="xorg"),
        "SELECT *, 'certain' AS certainty FROM timeline "
        "WHERE organization = 'xorg' ORDER BY date_earliest, date_latest, event, fact",
    ),
    "timeline of a state in a window": (
        ("timeline", "--state", "XCC", "--during", "1917"),
        lambda record: record.timeline(state="XCC", during=1917),
        "SELECT *, 'certain' AS certainty FROM timeline "
        "WHERE state = 'XCC' AND date_latest >= '1917-01-01' AND date_earliest <= '1917-12-31' "
        "ORDER BY date_earliest, date_latest, event, fact",
    ),
    "what changed": (
        ("diff", "1916", "1917", *XORG),
        lambda record: record.diff(1916, 1917, organization="xorg"),
        "SELECT *, 'certain' AS certainty FROM timeline WHERE organization = 'xorg' AND date_latest > '1916-12-31' "
        "AND date_earliest <= '1917-12-31' AND event IN ('membership_start', 'membership_end', 'chairmanship') "
        "ORDER BY date_earliest, date_latest, event, fact",
    ),
    "sources": (
        ("sources",),
        lambda record: record.sources(),
        "SELECT * FROM source_list ORDER BY published NULLS FIRST, source",
    ),
    "disagreements": (
        ("disagreements",),
        lambda record: record.disagreements(),
        "SELECT * FROM disagreements ORDER BY kind, fact, field, source",
    ),
}


@pytest.fixture(scope="module")
def postgres_record(postgres_template: str) -> Iterator[Record]:
    with diplo.open(postgres_template) as record:
        yield record


@pytest.mark.parametrize("question", DOORS)
def test_the_command_the_library_and_sql_agree(question: str, invoke: Invoke, record: Record) -> None:
    arguments, ask_library, query = DOORS[question]
    by_command = json.loads(invoke(*arguments, "--format", "json").stdout)
    by_sql = json.loads(invoke("sql", query, "--format", "json").stdout)
    assert by_command
    assert by_command == ask_library(record).to_dicts() == by_sql


@pytest.mark.parametrize("question", DOORS)
def test_postgresql_gives_the_same_answers_as_sqlite(question: str, record: Record, postgres_record: Record) -> None:
    _, ask_library, query = DOORS[question]
    on_sqlite, on_postgresql = ask_library(record), ask_library(postgres_record)
    assert on_postgresql.to_dicts() == on_sqlite.to_dicts()
    assert (on_postgresql.title, on_postgresql.notes) == (on_sqlite.title, on_sqlite.notes)
    by_sql = postgres_record.sql(query)
    assert [tuple(map(str, row)) for row in by_sql.rows] == [
        tuple(map(str, row.values())) for row in on_sqlite.to_dicts()
    ]


@pytest.mark.parametrize("year", range(1896, 1951, 3))
def test_members_by_year_is_as_of_that_year(year: int, template: Path, record: Record) -> None:
    query = "SELECT membership, certainty FROM members_by_year WHERE year = ? AND organization = 'xorg'"
    answer = record.members(year, organization="xorg", status="all")
    expected = {(row.membership, row.certainty) for row in answer} if year <= 1949 else set()
    assert set(ask(template, query, year)) == expected


def test_current_members_are_the_members_of_today(template: Path, record: Record) -> None:
    by_sql = ask(template, "SELECT membership FROM current_members WHERE organization = 'xorg'")
    assert {row[0] for row in by_sql} == set(record.members(organization="xorg").keys())


@pytest.mark.parametrize("view", [view.name for view in VIEWS])
def test_every_view_has_the_same_rows_on_both_databases(view: str, template: Path, postgres_template: str) -> None:
    query = f"SELECT * FROM {view}"
    with psycopg.connect(postgres_template) as connection:
        on_postgresql = connection.execute(query).fetchall()
    on_sqlite = ask(template, query)
    assert sorted(tuple(map(str, row)) for row in on_postgresql) == sorted(tuple(map(str, row)) for row in on_sqlite)


def test_every_card_is_the_same_on_both_databases(record: Record, postgres_record: Record) -> None:
    keys = [str(row[0]) for row in record.sql("SELECT key FROM fact UNION SELECT key FROM source ORDER BY 1").rows]
    for key in keys:
        assert postgres_record.show(key).to_dict() == record.show(key).to_dict()


def test_the_record_in_numbers_is_the_same_on_both_databases(record: Record, postgres_record: Record) -> None:
    on_sqlite, on_postgresql = record.info(), postgres_record.info()
    for name in on_sqlite.sections:
        assert on_postgresql[name].to_dicts() == on_sqlite[name].to_dicts()
    assert dict(on_postgresql.pairs)["Seeds digest"] == dict(on_sqlite.pairs)["Seeds digest"]


def test_the_audit_finds_the_same_on_both_databases(record: Record, postgres_record: Record) -> None:
    assert postgres_record.audit(explained=True).rows == record.audit(explained=True).rows


def test_the_installed_command_reads_postgresql_as_it_reads_sqlite(run: Run, postgres_template: str) -> None:
    question = ("members", "--as-of", "1920", "--status", "all", *XORG, "--sources", "--format", "table")
    on_sqlite, on_postgresql = run(*question), run(*question, database=postgres_template)
    assert on_postgresql.returncode == 0, on_postgresql.stderr
    assert on_postgresql.stdout == on_sqlite.stdout


def test_a_name_is_looked_up_the_same_on_both_databases(record: Record, postgres_record: Record) -> None:
    for name in ("exeland", "Upper Zeta", "kingdom", "XB", "cexo"):
        assert postgres_record.state(name).key == record.state(name).key
    assert postgres_record.sources("ATLAS").keys() == record.sources("ATLAS").keys()
