"""The library's surface: `open()` gives a `Record`, whose methods are the questions.

Opening never writes; `Record.ingest` does, when it is told to.
"""

import sys
from collections.abc import Callable
from os import PathLike

from diplo import __version__
from diplo.api.record import Record
from diplo.database import open_reading
from diplo.settings import Settings, read_settings

__all__ = ["Record", "open", "open_record"]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def open(database: str | PathLike[str] | None = None) -> Record:
    """Open the record for reading.

    Args:
        database: a SQLite file or a SQLAlchemy URL; else `DIPLO_DATABASE_URL`; else the user's own database, which is
            built from the seeds when it is first asked for.

    Raises:
        DatabaseMissing: the database that was named does not exist.
        DatabaseUnfit: it is not one that this version of diplo can read.
    """
    return open_record(read_settings(database))


def open_record(settings: Settings, say: Callable[[str], None] = _say) -> Record:
    """Open the record for reading; build the default database where there is none yet.

    Args:
        settings: where the database is.
        say: takes the line that says that a database is being built.
    """
    path = settings.path
    if settings.is_default and path is not None and not path.exists():
        from diplo.resources import seeds_path
        from diplo.seeding.loading import build  # slow to import, and only needed this once

        say(f"building the record at {path}, for this first question only ...")
        build(settings, seeds_path())
    record = Record(open_reading(settings), settings)
    if settings.is_default and record.loaded_by != __version__:
        say(f"this record was loaded by diplo {record.loaded_by}; bring it up to date with: diplo load")
    return record
