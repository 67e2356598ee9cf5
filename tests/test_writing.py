"""The one way in which rows are written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from diplo.database import open_writing
from diplo.errors import Refused
from diplo.models import tables
from diplo.vocabulary import Origin
from diplo.writing import TABLES, Changes, Rows, add_rows, replace_rows
from tests.support import settings_of


@pytest.fixture
def connection(database: Path) -> Iterator[Connection]:
    engine = open_writing(settings_of(database))
    with engine.connect() as opened:
        yield opened
        opened.rollback()
    engine.dispose()


def _rows(key: str = "trip-of-nobody", person: str = "ann-aleph", origin: Origin = Origin.INGESTED) -> Rows:
    rows = Rows()
    rows.add(tables.Fact, key=key, kind="trip", origin=origin.value)
    day = {"date_edtf": "1930", "date_earliest": "1930-01-01", "date_latest": "1930-12-31"}
    rows.add(tables.Trip, key=key, kind="trip", person_key=person, **day)
    return rows


def test_every_table_is_written_here_but_those_that_the_migrations_fill() -> None:
    names = {table.name for table in TABLES}
    assert tables.Base.metadata.tables.keys() - names == {"calendar_year", "data_dictionary", "vocabulary"}


def test_rows_of_one_origin_are_replaced_and_others_stay(connection: Connection) -> None:
    assert replace_rows(connection, Origin.INGESTED, _rows()).added == {"trip-of-nobody": "trip"}
    assert not replace_rows(connection, Origin.INGESTED, _rows())
    changes = replace_rows(connection, Origin.INGESTED, Rows())
    assert (changes.added, changes.removed) == ({}, {"trip-of-nobody": "trip"})
    assert connection.exec_driver_sql("SELECT count(*) FROM trip").scalar_one() == 1


def test_adding_leaves_what_is_there_as_it_is(connection: Connection) -> None:
    assert add_rows(connection, _rows()).added == {"trip-of-nobody": "trip"}
    assert not add_rows(connection, _rows(person="bo-beth"))
    query = "SELECT person_key FROM trip WHERE key = 'trip-of-nobody'"
    assert connection.exec_driver_sql(query).scalar_one() == "ann-aleph"


@pytest.mark.parametrize("write", [lambda c, rows: replace_rows(c, Origin.INGESTED, rows), add_rows])
def test_a_row_that_points_nowhere_is_refused_by_name(write: object, connection: Connection) -> None:
    with pytest.raises(Refused, match=r"a row of trip \(.*\) points to a row of person that is not there"):
        write(connection, _rows(person="nobody"))  # type: ignore[operator]


def test_a_row_that_breaks_a_rule_is_refused_with_the_rule(connection: Connection) -> None:
    with pytest.raises(Refused, match="the database refused a row: CHECK constraint failed: ck_fact_key_form"):
        add_rows(connection, _rows(key="two words"))


def test_nothing_is_committed_here(database: Path) -> None:
    engine = open_writing(settings_of(database))
    with engine.connect() as connection:
        add_rows(connection, _rows())
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM trip").scalar_one() == 1
    engine.dispose()


def test_changes_are_counted_by_kind_and_are_false_where_there_are_none() -> None:
    changes = Changes({"a": "visit", "b": "visit"}, {"c": "state"}, {"d": "visit"})
    assert changes.counts() == {"state": (0, 1, 0), "visit": (2, 0, 1)}
    assert changes
    assert not Changes()
