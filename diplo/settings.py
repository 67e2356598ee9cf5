"""Settings as a value, built at the edge (the command line, `diplo.open`) and passed down."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from diplo.errors import AskedWrongly

_SCHEMES = ("sqlite:///", "postgresql://", "postgresql+psycopg://", "postgres://")
VARIABLE = "DIPLO_DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the record lives.

    Attributes:
        database_url: a SQLAlchemy URL.
        is_default: whether nobody named it: only then may a first question build it.
    """

    database_url: str
    is_default: bool

    @property
    def path(self) -> Path | None:
        """The SQLite file, or None where the database is no file."""
        prefix = "sqlite:///"
        return Path(self.database_url.removeprefix(prefix)) if self.database_url.startswith(prefix) else None


def _as_url(text: str) -> str:
    if "://" in text:
        if not text.startswith(_SCHEMES):
            scheme = text.partition("://")[0]
            raise AskedWrongly(
                f"diplo keeps its record in SQLite or PostgreSQL, not in {scheme}://; name a file or URL"
            )
        return text.replace("postgres://", "postgresql+psycopg://", 1).replace(
            "postgresql://", "postgresql+psycopg://", 1
        )
    return f"sqlite:///{Path(text).expanduser().absolute()}"


def read_settings(
    database: str | os.PathLike[str] | None = None, environment: Mapping[str, str] = os.environ
) -> Settings:
    """Settings from an explicit database (URL or path), else `DIPLO_DATABASE_URL`, else the user's data folder.

    Raises:
        AskedWrongly: the URL is of a kind of database that diplo does not use.
    """
    named = database or environment.get(VARIABLE)
    if named:
        return Settings(_as_url(os.fspath(named)), is_default=False)
    from platformdirs import user_data_path  # slow to import, and needed only where nothing was named

    return Settings(_as_url(str(user_data_path("diplo", appauthor=False) / "diplo.sqlite")), is_default=True)
