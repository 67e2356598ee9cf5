"""Migrations make the schema, exactly the one that the models describe, and keep what is in it."""

import ast
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from diplo.database import SCHEMA_REVISION, downgrade, migration_config, open_reading, open_writing, upgrade
from diplo.errors import DatabaseUnfit
from diplo.models.guards import POSTGRESQL_CONSTRAINTS, SQLITE_TRIGGERS
from diplo.models.tables import Base
from diplo.models.views import VIEWS
from diplo.resources import migrations_path
from tests.support import ROOT, ask, dump, settings_of

REVISIONS = sorted((ROOT / "migrations" / "versions").glob("*.py"))


def _named(statement: str) -> str:
    return " ".join(statement.replace('"', "").split())


def _parts_of_table(statement: str) -> list[str]:
    """The columns and constraints of a CREATE TABLE, each on its own, in order of text."""
    body = _named(statement).partition("(")[2].rpartition(")")[0]
    parts, depth, quoted = [""], 0, False
    for character in body:
        quoted ^= character == "'"
        depth += 0 if quoted else {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0 and not quoted:
            parts.append("")
        else:
            parts[-1] += character
    return sorted(part.strip() for part in parts)


def _schema(database: Path) -> dict[str, list[str]]:
    rows = ask(
        database, "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'alem%'"
    )
    return {
        f"{kind} {name}": _parts_of_table(str(sql)) if kind == "table" else [_named(str(sql))]
        for kind, name, sql in rows
    }


@pytest.fixture
def from_models(tmp_path: Path) -> Path:
    """A database made by the models alone: what the migrations are held against."""
    path = tmp_path / "models.sqlite"
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        for statement in SQLITE_TRIGGERS.values():
            connection.exec_driver_sql(statement)
        for view in VIEWS:
            connection.exec_driver_sql(view.create("sqlite"))
    engine.dispose()
    return path


def test_on_sqlite_models_and_migrations_are_identical_down_to_the_checks_triggers_and_views(
    template: Path, from_models: Path
) -> None:
    migrated, modelled = _schema(template), _schema(from_models)
    assert migrated.keys() == modelled.keys()
    for name, statement in modelled.items():
        assert migrated[name] == statement, name


def test_on_sqlite_the_columns_stand_in_the_same_order(template: Path, from_models: Path) -> None:
    for table in Base.metadata.tables:
        query = f"SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info('{table}')"
        assert sorted(map(str, ask(template, query))) == sorted(map(str, ask(from_models, query))), table


POSTGRESQL_SCHEMA = {
    "constraints": (
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'alembic_version' ORDER BY 1, 2"
    ),
    "indexes": (
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version' ORDER BY 1"
    ),
    "columns": (
        "SELECT c.table_name, c.column_name, c.data_type, c.is_nullable, c.column_default, c.collation_name, "
        "col_description((c.table_name)::regclass, c.ordinal_position) FROM information_schema.columns AS c "
        "WHERE c.table_schema = 'public' AND c.table_name <> 'alembic_version' ORDER BY 1, 2"
    ),
    "comments": (
        "SELECT relname, obj_description(oid) FROM pg_class WHERE relkind = 'r' "
        "AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version' ORDER BY 1"
    ),
    "views": "SELECT viewname, definition FROM pg_views WHERE schemaname = 'public' ORDER BY 1",
}


def test_on_postgresql_models_and_migrations_are_identical_too(postgres_template: str, empty_postgres: str) -> None:
    engine = create_engine(settings_of(empty_postgres).database_url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE EXTENSION btree_gist")
        Base.metadata.create_all(connection)
        for statement in POSTGRESQL_CONSTRAINTS.values():
            connection.exec_driver_sql(statement)
        for view in VIEWS:
            connection.exec_driver_sql(view.create("postgresql"))
    with psycopg.connect(postgres_template) as migrated, psycopg.connect(empty_postgres) as modelled:
        for what, query in POSTGRESQL_SCHEMA.items():
            found = modelled.execute(query).fetchall()
            assert len(found) > 10, what
            assert migrated.execute(query).fetchall() == found, what


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_alembic_finds_nothing_to_migrate(kind: str, request: pytest.FixtureRequest) -> None:
    engine = open_writing(settings_of(request.getfixturevalue("database" if kind == "sqlite" else "postgres_template")))
    with engine.begin() as connection, migration_config(connection) as config:
        command.check(config)
    engine.dispose()


def test_the_schema_that_the_package_reads_is_the_newest_revision() -> None:
    assert ScriptDirectory(str(migrations_path())).get_current_head() == SCHEMA_REVISION


@pytest.mark.parametrize("revision", REVISIONS, ids=[path.stem for path in REVISIONS])
def test_a_revision_imports_nothing_of_diplo_and_so_never_changes_with_it(revision: Path) -> None:
    tree = ast.parse(revision.read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= {"alembic", "sqlalchemy", "datetime", "re"}


def test_revisions_stand_in_one_line_under_the_names_that_their_files_have() -> None:
    revisions = list(ScriptDirectory(str(migrations_path())).walk_revisions())
    assert [revision.revision for revision in reversed(revisions)] == [path.stem[:4] for path in REVISIONS]


def test_a_step_down_and_up_again_keeps_every_row(database: Path) -> None:
    before = dump(database)
    engine = open_writing(settings_of(database))
    downgrade(engine, "0001")
    engine.dispose()
    views = ask(database, "SELECT name FROM sqlite_master WHERE type = 'view'")
    assert views == []
    assert ask(database, "SELECT count(*) FROM membership") == [(8,)]
    upgrade(engine)
    engine.dispose()
    assert sorted(dump(database).splitlines()) == sorted(before.splitlines())


def test_a_step_down_and_up_again_keeps_every_row_on_postgresql(postgres: str) -> None:
    query = "SELECT * FROM fact_citations ORDER BY fact, citation"
    with psycopg.connect(postgres) as connection:
        before = connection.execute(query).fetchall()
    engine = open_writing(settings_of(postgres))
    downgrade(engine, "0001")
    upgrade(engine)
    with psycopg.connect(postgres) as connection:
        assert connection.execute(query).fetchall() == before


def test_all_the_way_down_leaves_nothing_behind(database: Path, postgres: str) -> None:
    for named in (database, postgres):
        engine = open_writing(settings_of(named))
        downgrade(engine, "base")
        engine.dispose()
    assert ask(database, "SELECT name FROM sqlite_master WHERE name NOT LIKE '%alembic_version%'") == []
    with psycopg.connect(postgres) as connection:
        query = "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'"
        assert connection.execute(query).fetchall() == [(1,)]


def test_from_nothing_up_makes_the_same_schema_as_before(database: Path, template: Path) -> None:
    engine = open_writing(settings_of(database))
    downgrade(engine, "base")
    upgrade(engine)
    engine.dispose()
    assert _schema(database) == _schema(template)


def test_a_database_of_an_older_schema_is_not_read_but_says_what_to_run(database: Path) -> None:
    engine = open_writing(settings_of(database))
    downgrade(engine, "0001")
    engine.dispose()
    with pytest.raises(DatabaseUnfit, match=r"has schema 0001, .* run: diplo --database .* db upgrade"):
        open_reading(settings_of(database))


def test_a_migration_that_fails_half_way_leaves_the_schema_as_it_was(database: Path) -> None:
    engine = open_writing(settings_of(database))
    downgrade(engine, "0001")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE VIEW populations AS SELECT 1")  # in the way of the second revision
        connection.commit()
    before = dump(database)
    with pytest.raises(Exception, match="populations already exists"):
        upgrade(engine)
    engine.dispose()
    assert dump(database) == before


def test_alembic_itself_works_from_the_checkout(tmp_path: Path) -> None:
    path = tmp_path / "by-alembic.sqlite"
    alembic = [str(Path(sys.executable).with_name("alembic")), "-x", f"database={path}"]
    for verb in (["upgrade", "head"], ["check"]):
        subprocess.run([*alembic, *verb], cwd=ROOT, check=True, capture_output=True)
    assert ask(path, "SELECT version_num FROM alembic_version") == [(SCHEMA_REVISION,)]


def test_no_mapped_class_misspells_what_sqlalchemy_would_then_ignore() -> None:
    known = {"__tablename__", "__table_args__", "__fact_kind__", "__table__", "__mapper__", "__abstract__"}
    for mapper in Base.registry.mappers:
        own = {name for name in vars(mapper.class_) if re.fullmatch(r"__\w+__", name)}
        assert not {name for name in own - known if "table" in name or "mapper" in name or "arg" in name}, mapper
