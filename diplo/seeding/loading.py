"""Bring a database to what the seed files say, in one transaction."""

import gc
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path

from sqlalchemy.engine import Engine

from diplo.database import open_writing, upgrade_within
from diplo.seeding.checks import check_seeds
from diplo.seeding.reading import Progress, Seeds, read_seeds
from diplo.seeding.rows import to_rows
from diplo.settings import Settings
from diplo.vocabulary import Origin
from diplo.writing import Changes, replace_rows


def read_sound_seeds(folder: Path, progress: Progress | None = None) -> Seeds:
    """Read and check all seed files.

    Raises:
        BadSeeds: with every problem in them.
    """
    with _collector_at_rest():
        seeds = read_seeds(folder, progress)
        seeds.problems += check_seeds(seeds)
    seeds.require_sound()
    return seeds


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from walking over hundreds of thousands of new records that all stay alive."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def load(engine: Engine, folder: Path, progress: Progress | None = None) -> Changes:
    """Read the seeds, bring the schema up to date, and make the seeded rows what the files say.

    Rows that came from documents or imports stay. One transaction: whatever stops it, the database is as before.

    Raises:
        BadSeeds: the files have problems; the database was not touched.
        Refused: the database does not take the rows.
    """
    rows = to_rows(read_sound_seeds(folder, progress), version("diplo"))
    with engine.begin() as connection:
        upgrade_within(connection)
        return replace_rows(connection, Origin.SEEDS, rows)


def load_into(settings: Settings, folder: Path, progress: Progress | None = None) -> Changes:
    """Load the seeds into the database that the settings name; a SQLite file is made where there is none.

    Raises:
        BadSeeds: the files have problems; the database was not touched.
        Refused: the database does not take the rows.
        DatabaseUnfit: it is a database of something else.
    """
    if settings.path is not None and not settings.path.exists():
        return build(settings, folder, progress)
    engine = open_writing(settings)
    try:
        return load(engine, folder, progress)
    finally:
        engine.dispose()


def build(settings: Settings, folder: Path, progress: Progress | None = None) -> Changes:
    """Make a SQLite database from the seeds under its final name, all or nothing.

    It is built beside its place and moved there when whole, so that neither a break nor another process doing the
    same can leave a part of it.
    """
    path = settings.path
    assert path is not None
    partial = path.with_name(f".{path.name}.{secrets.token_hex(6)}.partial")
    _sweep(path)
    engine = open_writing(Settings(f"sqlite:///{partial}", is_default=False))
    try:
        changes = load(engine, folder, progress)
        engine.dispose()
        partial.replace(path)
        return changes
    finally:
        engine.dispose()
        for leftover in (partial, *(partial.with_name(partial.name + end) for end in ("-journal", "-wal"))):
            leftover.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what builds left behind that were killed more than an hour ago."""
    for leftover in path.parent.glob(f".{path.name}.*.partial*"):
        with suppress(OSError):
            if leftover.stat().st_mtime < time.time() - 3600:
                leftover.unlink()
