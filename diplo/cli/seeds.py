"""`diplo seeds` and `diplo load`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplo.cli import options

if TYPE_CHECKING:
    from diplo.seeding.reading import Progress
    from diplo.writing import Changes

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group("seeds")
def seeds_command() -> None:
    """Check the seed files, and print their schema."""


@seeds_command.command("check")
@click.argument("folder", required=False, type=_FOLDER)
def check_command(folder: Path | None) -> None:
    """Report every problem in the seed files with file, line and key; exit 1 if there are any.

    FOLDER is the folder with the seed files; else the one that came with diplo.
    """
    from diplo.errors import BadSeeds
    from diplo.resources import seeds_path
    from diplo.seeding.loading import read_sound_seeds

    try:
        seeds = read_sound_seeds(folder or seeds_path())
    except BadSeeds as error:
        for problem in error.problems:
            click.echo(str(problem))
        count = len(error.problems)
        click.echo(f"{count} {'problem' if count == 1 else 'problems'} in the seed files", err=True)
        sys.exit(1)
    entries = sum(1 for parsed in seeds.files for _ in parsed.records())
    click.echo(f"{len(seeds.files)} files, {entries} entries, no problems")


@seeds_command.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of the seed files, as it stands in seeds/schema.json."""
    from diplo.seeding.schema import schema_text

    click.echo(schema_text(), nl=False)


@click.command("load")
@click.argument("folder", required=False, type=_FOLDER)
@options.database
def load_command(folder: Path | None) -> None:
    """Bring the database to what the seed files say, in one transaction; a new database is made where there is none.

    FOLDER is the folder with the seed files; else the one that came with diplo. What came from documents or imports
    stays.
    """
    from diplo.resources import seeds_path
    from diplo.seeding.loading import load_into
    from diplo.settings import read_settings

    settings = read_settings(click.get_current_context().find_root().obj)
    _print_changes(load_into(settings, folder or seeds_path(), _progress()))


def _progress() -> "Progress | None":
    """A line on the terminal that counts the files; nothing where nobody watches."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, total: int) -> None:
        if done % 20 == 0 or done == total:
            click.echo(f"\rreading seeds: {done} of {total} files", err=True, nl=done == total)

    return show


def _print_changes(changes: "Changes") -> None:
    if not changes:
        click.echo("nothing to change: the database is as the seeds say")
        return
    for kind, (added, changed, removed) in changes.counts().items():
        parts = [f"{n} {verb}" for n, verb in ((added, "added"), (changed, "changed"), (removed, "removed")) if n]
        click.echo(f"{kind.replace('_', ' ')}: {', '.join(parts)}")
    for verb, keys in (("changed", changes.changed), ("removed", changes.removed)):
        for key in list(keys)[:20]:
            click.echo(f"  {verb} {key}")
        if len(keys) > 20:
            click.echo(f"  and {len(keys) - 20} more {verb}")
