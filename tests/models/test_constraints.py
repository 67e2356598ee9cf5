"""Mistakes made with plain SQL are refused, by SQLite and by PostgreSQL: one violating row for each constraint."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Integer, Table

from diplo.models.tables import Base
from tests.support import ask, write

BROKEN_BY_HAND = {
    "ck_fact_key_form": "UPDATE fact SET key = 'two words' WHERE key = 'XGG'",
    "ck_fact_not_its_own_parent": "UPDATE fact SET parent_key = key",
    "ck_retired_key_not_its_own_successor": "UPDATE retired_key SET successor_key = key",
    "ck_state_key_upper": "UPDATE state SET key = 'xgg' WHERE key = 'XGG'",
    "ck_organization_not_its_own_predecessor": "UPDATE organization SET predecessor_key = key",
    "ck_organization_dissolved_after_founded": (
        "UPDATE organization SET dissolved_edtf = '1800-01-01', dissolved_earliest = '1800-01-01', "
        "dissolved_latest = '1800-01-01' WHERE key = 'xorg'"
    ),
    "ck_tenure_state_or_organization": "UPDATE tenure SET state_key = NULL, organization_key = NULL",
    "ck_source_language": "UPDATE source SET language = 'e'",
    "ck_source_sha256": "UPDATE source SET sha256 = 'abc'",
    "ck_citation_says": "UPDATE citation SET says = ''",
    "ck_citation_selector": "UPDATE citation SET selector_start = 9, selector_end = 9",
    "ck_citation_field_agrees": "UPDATE citation_field SET agrees = 7, value = 'another'",
    "ck_citation_field_disputed_value": "UPDATE citation_field SET agrees = 0, value = NULL",
    "ck_summit_ordinal": "UPDATE summit SET ordinal = 0 WHERE key = 'xorg-chs-1901'",
    "ck_participation_for_somebody": "UPDATE participation SET state_key = NULL, represents = NULL",
    "ck_visit_abroad": "UPDATE visit SET host_key = sending_state_key",
    "ck_visit_invited_by_another": "UPDATE visit SET inviter_key = visitor_key",
    "ck_visit_occasion_summit_or_name": "UPDATE visit_occasion SET summit_key = 'xorg-chs-1917', name = 'a fair'",
    "ck_population_year_persons": "UPDATE population_year SET persons = 0",
}
"""A statement that breaks just the one constraint, where it cannot be made up from the constraint's form."""

ONE_ROW = {
    "membership": "key = 'xorg-xaa-member-1901'",
    "tenure": "key = 'bo-beth-xbb-head-of-government-1899'",
    "state": "key = 'XFF'",
}


def _one_row(table: str, prefix: str) -> str:
    if table == "chairmanship":  # the row at whose open side there is no neighbour to overlap
        return f"key = 'xorg-chair-{'xaa-1901' if prefix == 'start' else 'xbb-1917'}'"
    return ONE_ROW.get(table, "1 = 1")


def _breaking(table: Table, constraint: CheckConstraint) -> str:
    name = str(constraint.name)
    what = name.removeprefix(f"ck_{table.name}_")
    if name in BROKEN_BY_HAND:
        return BROKEN_BY_HAND[name]
    if what.endswith("_range"):
        prefix = what.removesuffix("_range")
        year = "9000" if prefix in ("end", "dissolved") else "1800"
        return (
            f"UPDATE {table.name} SET {prefix}_edtf = '{year}-01', {prefix}_earliest = '{year}-01-02', "
            f"{prefix}_latest = '{year}-01-01' WHERE {_one_row(table.name, prefix)}"
        )
    if what == "end_after_start":
        earlier = ", ".join(f"end_{part} = '1800-01-01'" for part in ("edtf", "earliest", "latest"))
        return f"UPDATE {table.name} SET {earlier} WHERE {_one_row(table.name, 'end')}"
    column = table.columns[what]
    return f"UPDATE {table.name} SET {what} = " + ("7" if isinstance(column.type, Integer) else "'nonsense'")


def _checks() -> Iterator[tuple[str, str]]:
    for table in Base.metadata.sorted_tables:
        for constraint in sorted(table.constraints, key=lambda constraint: str(constraint.name)):
            if isinstance(constraint, CheckConstraint) and not str(constraint.name).endswith("_day"):
                yield str(constraint.name), _breaking(table, constraint)


CHECKS = list(_checks())


def test_nothing_is_broken_by_hand_that_is_no_constraint() -> None:
    assert BROKEN_BY_HAND.keys() <= dict(CHECKS).keys()


@pytest.mark.parametrize(("name", "statement"), CHECKS, ids=[name for name, _ in CHECKS])
def test_sqlite_refuses_a_row_that_breaks_a_rule(name: str, statement: str, template: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as copy:
        with closing(sqlite3.connect(template)) as source:
            source.backup(copy)
        with pytest.raises(sqlite3.IntegrityError, match=f"CHECK constraint failed: {name}$"):
            copy.execute(statement)


@pytest.fixture(scope="module")
def mistaken(postgres_template: str) -> Iterator[psycopg.Connection]:
    """A connection on which everything is rolled back in the end."""
    with psycopg.connect(postgres_template) as connection:
        yield connection
        connection.rollback()


def on_postgresql(connection: psycopg.Connection, *statements: str, keep: bool = True) -> None:
    """Run statements together, and look at the rules that are otherwise looked at in the end."""
    with connection.transaction(force_rollback=not keep):
        for statement in ("SET CONSTRAINTS ALL DEFERRED", *statements, "SET CONSTRAINTS ALL IMMEDIATE"):
            connection.execute(statement)


@pytest.mark.parametrize(("name", "statement"), CHECKS, ids=[name for name, _ in CHECKS])
def test_postgresql_refuses_the_same_row(name: str, statement: str, mistaken: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.CheckViolation) as refusal:
        on_postgresql(mistaken, statement)
    assert refusal.value.diag.constraint_name == name


def _references() -> Iterator[tuple[str, str, str]]:
    for table in Base.metadata.sorted_tables:
        for constraint in sorted(table.constraints, key=lambda constraint: str(constraint.name)):
            if isinstance(constraint, ForeignKeyConstraint):
                yield str(constraint.name), table.name, constraint.column_keys[0]


REFERENCES = list(_references())
IDS = [name for name, _, _ in REFERENCES]


def _dangle(table: str, column: str) -> str:
    """Point one row, whose key is spelt out by the columns themselves, to nowhere."""
    keys = [key.name for key in Base.metadata.tables[table].primary_key]
    first = f"SELECT {', '.join(keys)} FROM {table} ORDER BY {column} IS NULL, {', '.join(keys)} LIMIT 1"
    return f"UPDATE {table} SET {column} = 'NOWHERE' WHERE ({', '.join(keys)}) = ({first})"


@pytest.mark.parametrize(("name", "table", "column"), REFERENCES, ids=IDS)
def test_sqlite_refuses_a_row_that_points_nowhere(name: str, table: str, column: str, database: Path) -> None:
    refusal = "FOREIGN KEY constraint failed|a citation needs a|overlaps another"
    with pytest.raises(sqlite3.IntegrityError, match=refusal):
        write(database, _dangle(table, column))


@pytest.mark.parametrize(("name", "table", "column"), REFERENCES, ids=IDS)
def test_postgresql_refuses_it_too(name: str, table: str, column: str, mistaken: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        on_postgresql(mistaken, _dangle(table, column))


def _spell(key: str, state: str, start: tuple[str, str, str], end: tuple[str, str, str] | None) -> tuple[str, str]:
    ends = ", ".join(f"'{part}'" for part in end) if end else "NULL, NULL, NULL"
    starts = ", ".join(f"'{part}'" for part in start)
    return (
        f"INSERT INTO fact (key, kind, origin) VALUES ('{key}', 'membership', 'imported')",
        "INSERT INTO membership (key, organization_key, state_key, status, start_edtf, start_earliest, start_latest, "
        f"end_edtf, end_earliest, end_latest) VALUES ('{key}', 'xorg', '{state}', 'observer', {starts}, {ends})",
    )


def _day(text: str) -> tuple[str, str, str]:
    return text, text, text


def _year(text: str) -> tuple[str, str, str]:
    return text, f"{text}-01-01", f"{text}-12-31"


OVERLAPPING = {
    "inside the other": _spell("xorg-new", "XCC", _day("1910-01-01"), _day("1911-01-01")),
    "around the other": _spell("xorg-new", "XCC", _day("1900-01-01"), _day("1950-01-01")),
    "one day too long": _spell("xorg-new", "XCC", _day("1900-01-01"), _day("1905-07-06")),
    "behind one that goes on": _spell("xorg-new", "XAA", _day("1940-01-01"), None),
    "the very same": _spell("xorg-new", "XCC", _day("1905-07-05"), _day("1917-06-09")),
    "years that surely overlap": _spell("xorg-new", "XDD", _year("1912"), _year("1914")),
}
TOUCHING = {
    "ends on the day the other starts": _spell("xorg-new", "XCC", _day("1900-01-01"), _day("1905-07-05")),
    "ends in the year the other starts": _spell("xorg-new", "XDD", _year("1900"), _year("1910")),
    "starts in the year the other ends": _spell("xorg-new", "XDD", _year("1930"), None),
    "starts and ends in that year": _spell("xorg-new", "XDD", _year("1930"), _year("1930")),
    "a state of its own": _spell("xorg-new", "XGG", _day("1905-07-05"), None),
}


@pytest.mark.parametrize("foreign_keys", [True, False], ids=["careful", "bare shell"])
@pytest.mark.parametrize("statements", OVERLAPPING.values(), ids=OVERLAPPING.keys())
def test_sqlite_refuses_overlapping_spells(statements: tuple[str, str], foreign_keys: bool, database: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="a state has one status in an organization at a time"):
        write(database, *statements, foreign_keys=foreign_keys)
    assert ask(database, "SELECT * FROM membership WHERE key = 'xorg-new'") == []


@pytest.mark.parametrize("statements", OVERLAPPING.values(), ids=OVERLAPPING.keys())
def test_postgresql_refuses_overlapping_spells(statements: tuple[str, str], mistaken: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.ExclusionViolation, match="membership_no_overlap"):
        on_postgresql(mistaken, *statements)


@pytest.mark.parametrize("statements", TOUCHING.values(), ids=TOUCHING.keys())
def test_sqlite_takes_spells_that_only_touch(statements: tuple[str, str], database: Path) -> None:
    write(database, *statements)
    assert ask(database, "SELECT count(*) FROM membership WHERE key = 'xorg-new'") == [(1,)]


@pytest.mark.parametrize("statements", TOUCHING.values(), ids=TOUCHING.keys())
def test_postgresql_takes_spells_that_only_touch(statements: tuple[str, str], mistaken: psycopg.Connection) -> None:
    on_postgresql(mistaken, *statements, keep=False)


def test_a_spell_that_is_known_to_the_day_cannot_end_on_the_day_it_starts(
    database: Path, mistaken: psycopg.Connection
) -> None:
    same_day = ", ".join(f"end_{part} = start_{part}" for part in ("edtf", "earliest", "latest"))
    statement = f"UPDATE membership SET {same_day} WHERE key = 'xorg-xaa-member-1901'"
    with pytest.raises(sqlite3.IntegrityError, match="ck_membership_end_after_start"):
        write(database, statement)
    with pytest.raises(psycopg.errors.CheckViolation):
        on_postgresql(mistaken, statement)


MOVED_INTO_ANOTHER = (
    "UPDATE membership SET end_edtf = '1918-01-01', end_earliest = '1918-01-01', end_latest = '1918-01-01' "
    "WHERE key = 'xorg-xcc-observer-1905'"
)
SECOND_CHAIR = (
    "INSERT INTO fact (key, kind, origin) VALUES ('xorg-chair-new', 'chairmanship', 'imported')",
    "INSERT INTO chairmanship (key, organization_key, state_key, start_edtf, start_earliest, start_latest) "
    "VALUES ('xorg-chair-new', 'xorg', 'XCC', '1930', '1930-01-01', '1930-12-31')",
)


def test_a_spell_cannot_be_moved_into_another(database: Path, mistaken: psycopg.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="this spell overlaps another"):
        write(database, MOVED_INTO_ANOTHER, foreign_keys=False)
    with pytest.raises(psycopg.errors.ExclusionViolation):
        on_postgresql(mistaken, MOVED_INTO_ANOTHER)


def test_an_organization_has_one_chair_at_a_time(database: Path, mistaken: psycopg.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="an organization has one chair at a time"):
        write(database, *SECOND_CHAIR, foreign_keys=False)
    with pytest.raises(psycopg.errors.ExclusionViolation, match="chairmanship_no_overlap"):
        on_postgresql(mistaken, *SECOND_CHAIR)


CITATIONS = {
    "without a source": "'xorg', 'no-such-source', 'supports', 'something', 'imported'",
    "of no fact": "'no-such-fact', 'xgazette-1900-atlas', 'supports', 'something', 'imported'",
}
INTO_CITATION = "INSERT INTO citation (key, fact_key, source_key, stance, says, origin) VALUES ('new', "


@pytest.mark.parametrize("values", CITATIONS.values(), ids=CITATIONS.keys())
def test_a_citation_that_hangs_in_the_air_is_refused_even_in_a_bare_shell(values: str, database: Path) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"a citation needs a (source|fact) that is in the record"):
        write(database, f"{INTO_CITATION}{values})", foreign_keys=False)
    with pytest.raises(sqlite3.IntegrityError, match="a citation needs a source that is in the record"):
        write(database, "UPDATE citation SET source_key = 'no-such-source'", foreign_keys=False)


def test_a_citation_needs_a_source_at_all(database: Path, mistaken: psycopg.Connection) -> None:
    nothing = f"{INTO_CITATION}'xorg', NULL, 'supports', 'something', 'imported')"
    with pytest.raises(sqlite3.IntegrityError):
        write(database, nothing, foreign_keys=False)
    with pytest.raises(psycopg.errors.NotNullViolation):
        on_postgresql(mistaken, nothing)


def test_a_source_that_is_cited_cannot_be_taken_away(database: Path, mistaken: psycopg.Connection) -> None:
    taken = "DELETE FROM source WHERE key = 'xgazette-1900-atlas'"
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY constraint failed"):
        write(database, taken)
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        on_postgresql(mistaken, taken)


@pytest.mark.parametrize("day", ["2018-02-30", "2018-13-01", "2018", "20188-01-01", "soon"])
def test_a_day_that_is_none_is_refused(day: str, database: Path, mistaken: psycopg.Connection) -> None:
    summit = f"UPDATE summit SET date_earliest = '{day}', date_latest = '{day}' WHERE key = 'xorg-chs-1901'"
    coverage = f"UPDATE coverage SET complete_through = '{day}'"
    retired = f"UPDATE retired_key SET retired_on = '{day}'"
    with pytest.raises(sqlite3.IntegrityError, match="ck_summit_date_range"):
        write(database, summit)
    with pytest.raises(sqlite3.IntegrityError, match="ck_coverage_complete_through_day"):
        write(database, coverage)
    with pytest.raises(sqlite3.IntegrityError, match="ck_retired_key_retired_on_day"):
        write(database, retired)
    if day == "20188-01-01":  # PostgreSQL's calendar goes that far
        return
    for statement in (summit, coverage, retired):
        with pytest.raises(psycopg.DataError):
            on_postgresql(mistaken, statement)


def test_a_fact_cannot_stand_in_the_table_of_another_kind(database: Path, mistaken: psycopg.Connection) -> None:
    wrong = "UPDATE fact SET kind = 'visit' WHERE key = 'trip-ann-aleph-1917-06'"
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY constraint failed"):
        write(database, wrong)
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        on_postgresql(mistaken, wrong)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE state SET name = 'Exampla' WHERE key = 'XBB'",
        "UPDATE summit SET ordinal = 1 WHERE key = 'xorg-chs-1917'",
        "UPDATE population SET state_key = NULL WHERE key = 'population-xaa-atlas'",
    ],
    ids=["two states of one name", "two first summits", "two series of the world"],
)
def test_what_is_there_once_cannot_be_there_twice(statement: str, database: Path, mistaken: psycopg.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE constraint failed"):
        write(database, statement)
    with pytest.raises(psycopg.errors.UniqueViolation):
        on_postgresql(mistaken, statement)
