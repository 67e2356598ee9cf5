"""The database explains itself."""

from pathlib import Path

import psycopg
import pytest

from diplo.models.tables import Base
from diplo.models.views import VIEWS
from diplo.vocabulary import VOCABULARIES
from tests.support import ask

COLUMNS = "SELECT object_name, column_name FROM data_dictionary WHERE column_name <> '' ORDER BY object_name, position"


def _actual_columns(database: Path) -> list[tuple[object, ...]]:
    return ask(
        database,
        "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c "
        "WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'alembic%' ORDER BY m.name, c.cid",
    )


def test_every_table_view_and_column_is_described_and_nothing_else(template: Path) -> None:
    described, actual = ask(template, COLUMNS), _actual_columns(template)
    assert set(described) == set(actual)
    objects = ask(template, "SELECT object_name, object_type FROM data_dictionary WHERE column_name = ''")
    there = ask(
        template, "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view') AND name <> 'alembic_version'"
    )
    assert sorted(map(str, objects)) == sorted(map(str, there))


def test_columns_of_views_are_described_in_the_order_in_which_they_come(template: Path) -> None:
    views = {view.name for view in VIEWS}
    described = [row for row in ask(template, COLUMNS) if row[0] in views]
    assert described == [row for row in _actual_columns(template) if row[0] in views]


def test_no_description_is_empty(template: Path) -> None:
    assert ask(template, "SELECT * FROM data_dictionary WHERE length(trim(description)) < 4") == []


def test_on_postgresql_the_dictionary_says_the_same_and_fits(template: Path, postgres_template: str) -> None:
    everything = "SELECT * FROM data_dictionary"
    actual = (
        "SELECT table_name, column_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND table_name <> 'alembic_version'"
    )
    with psycopg.connect(postgres_template) as connection:
        assert set(connection.execute(everything).fetchall()) == set(ask(template, everything))
        assert set(connection.execute(actual).fetchall()) == set(ask(template, COLUMNS))


def test_every_word_of_every_vocabulary_is_defined_in_the_database(template: Path) -> None:
    terms = {(str(term), term.definition) for vocabulary in VOCABULARIES for term in vocabulary}
    assert set(ask(template, "SELECT term, definition FROM vocabulary")) == terms
    assert all(definition for _, definition in terms)


def test_the_type_of_every_view_column_is_one_of_three(template: Path) -> None:
    types = ask(template, "SELECT DISTINCT data_type FROM data_dictionary WHERE column_name <> ''")
    assert {row[0] for row in types} == {"text", "integer", "date"}


@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_what_a_view_calls_a_date_is_a_day_in_every_row(view: object, template: Path) -> None:
    name, columns = view.name, view.columns  # type: ignore[attr-defined]
    for column, kind, _ in columns:
        if kind == "date":
            wrong = f"SELECT * FROM {name} WHERE {column} IS NOT NULL AND date({column}, '+0 days') IS NOT {column}"
            assert ask(template, wrong) == []


def test_every_table_has_rows_in_the_mini_seeds_so_that_no_test_passes_on_nothing(template: Path) -> None:
    empty = [name for name in Base.metadata.tables if ask(template, f"SELECT count(*) FROM {name}") == [(0,)]]
    assert empty == []
    assert [view.name for view in VIEWS if ask(template, f"SELECT count(*) FROM {view.name}") == [(0,)]] == []
