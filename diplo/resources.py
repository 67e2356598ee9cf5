"""Finds what travels with the package: the seeds and the migrations, in a wheel or in a checkout."""

from pathlib import Path

from diplo.errors import DatabaseUnfit

_PACKAGE = Path(__file__).parent


def _find(name: str) -> Path:
    for place in (_PACKAGE / "_bundled" / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise DatabaseUnfit(f"this installation of diplo has no {name}/ folder; install it again")


def seeds_path() -> Path:
    """The folder with the seed files."""
    return _find("seeds")


def migrations_path() -> Path:
    """The folder with Alembic's environment and the revisions."""
    return _find("migrations")
