"""Where the database is opened, for reading or for writing, and where the migrations are run.

Reading opens SQLite with `mode=ro` and PostgreSQL with read-only transactions: a question cannot write, whatever it
tries.
"""

import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from diplo.errors import AskedWrongly, DatabaseMissing, DatabaseUnfit
from diplo.resources import migrations_path
from diplo.settings import Settings

SCHEMA_REVISION = "0003"
"""The newest revision in `migrations/`; a test holds the two together."""


def _sqlite_uri(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"


def _sqlite_engine(path: Path, mode: str) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(_sqlite_uri(path, mode), uri=True, timeout=10, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        if mode == "ro":
            connection.execute("PRAGMA query_only = ON")
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)  # ATTACH and VACUUM INTO would write other files
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    if mode != "ro":
        _take_charge_of_transactions(engine)
    return engine


def _take_charge_of_transactions(engine: Engine) -> None:
    """Let SQLAlchemy's BEGIN start the transaction: Python's driver would leave DDL outside of it."""

    @event.listens_for(engine, "connect")
    def _(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _server_engine(settings: Settings, options: dict[str, Any]) -> Engine:
    try:
        return create_engine(make_url(settings.database_url), connect_args=options, poolclass=NullPool)
    except (ArgumentError, NoSuchModuleError) as error:
        raise AskedWrongly(
            f"'{settings.database_url}' is not a database that diplo can use; give a SQLite file or a postgresql:// URL"
        ) from error
    except ModuleNotFoundError as error:
        raise AskedWrongly("PostgreSQL needs the extra: pip install 'diplo[postgresql]'") from error


def open_reading(settings: Settings) -> Engine:
    """An engine that can only read, on a database that is there and has the schema that this version knows.

    Raises:
        DatabaseMissing: there is no such database.
        DatabaseUnfit: it is no database of diplo's, or of another version's schema.
    """
    path = settings.path
    if path is None:
        # Prepared at once, so that a query is one statement and cannot smuggle a second one in.
        engine = _server_engine(settings, {"options": "-c default_transaction_read_only=on", "prepare_threshold": 0})
    else:
        if not path.exists():
            raise DatabaseMissing(
                f"there is no database at {path}; make one with: diplo --database {shlex.quote(str(path))} load"
            )
        _undo_broken_load(path)
        engine = _sqlite_engine(path, "ro")
    _refuse_other_schemas(engine, settings)
    return engine


def _undo_broken_load(path: Path) -> None:
    """Let SQLite take back what a process that was killed in the middle had written; read-only connections may not.

    SQLite does this whenever a file is opened that has such a journal, and never while its writer is alive. Where it
    cannot be done, reading says why.
    """
    if path.with_name(f"{path.name}-journal").exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(_sqlite_uri(path, "rw"), uri=True, timeout=10)) as opened:
            opened.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _refuse_other_schemas(engine: Engine, settings: Settings) -> None:
    where = settings.path or make_url(settings.database_url).render_as_string(hide_password=True)
    quoted = shlex.quote(str(where))
    revision = read_revision(engine, where)
    if revision is None:
        raise DatabaseUnfit(f"{where} is not a diplo database; make one with: diplo --database {quoted} load")
    if revision > SCHEMA_REVISION:
        raise DatabaseUnfit(f"{where} was made by a newer diplo (schema {revision}); upgrade the package")
    if revision != SCHEMA_REVISION:
        raise DatabaseUnfit(
            f"{where} has schema {revision}, this version of diplo reads {SCHEMA_REVISION}; "
            f"run: diplo --database {quoted} db upgrade"
        )


def read_revision(engine: Engine, where: object) -> str | None:
    """The schema revision of a database, or None where it has none.

    Raises:
        DatabaseUnfit: it cannot be read at all.
    """
    try:
        with engine.connect() as connection:
            row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
            return None if row is None else str(row[0])
    except DBAPIError as error:
        text = str(error.orig)
        if "alembic_version" in text:
            return None
        raise DatabaseUnfit(f"{where} cannot be read: {text.splitlines()[0]}") from error


def open_writing(settings: Settings) -> Engine:
    """An engine that can write; a SQLite file is made where there is none (its folder too)."""
    path = settings.path
    if path is None:
        return _server_engine(settings, {})
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AskedWrongly(f"the folder {path.parent} cannot be made: {error.strerror}") from error
    return _sqlite_engine(path, "rwc")


@contextmanager
def migration_config(connection: Connection) -> Iterator[Any]:
    """Alembic's configuration for a live connection, without any ini file."""
    from alembic.config import Config  # slow to import, and no question needs it

    config = Config()
    config.set_main_option("script_location", str(migrations_path()).replace("%", "%%"))
    config.attributes["connection"] = connection
    yield config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema to a revision, keeping the data, in one transaction.

    Raises:
        DatabaseUnfit: see `upgrade_within`.
    """
    with engine.begin() as connection:
        upgrade_within(connection, revision)


def upgrade_within(connection: Connection, revision: str = "head") -> None:
    """Bring the schema to a revision in the caller's transaction.

    Raises:
        DatabaseUnfit: it is a database of something else, or of a version of diplo that is newer than this one.
    """
    from alembic import command
    from alembic.util import CommandError
    from sqlalchemy import inspect

    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(5353)")  # two loads at once: the second one waits
    tables = inspect(connection).get_table_names()
    if tables and "alembic_version" not in tables:
        raise DatabaseUnfit(f"this is a database of something else (it has a table {tables[0]}); name another one")
    with migration_config(connection) as config:
        try:
            command.upgrade(config, revision)
        except CommandError as error:
            raise DatabaseUnfit(f"the schema cannot be upgraded: {error}") from error


def downgrade(engine: Engine, revision: str) -> None:
    """Take the schema back to a revision, in one transaction."""
    from alembic import command

    with engine.begin() as connection, migration_config(connection) as config:
        command.downgrade(config, revision)
