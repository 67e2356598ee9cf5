"""`diplo db`."""

import sys
from pathlib import Path

import click

from diplo.cli import options
from diplo.cli.output import opened, print_card


@click.group("db")
def db_command() -> None:
    """Where the database is, what it holds and how far it reaches; upgrade and verify it."""


@db_command.command("path")
@options.database
def path_command() -> None:
    """Print the path of the SQLite file (or the server's URL), as in: sqlite3 "$(diplo db path)"."""
    with opened() as record:
        click.echo(record.settings.path or record.engine.url.render_as_string(hide_password=True))


@db_command.command("info")
@options.output
def info_command(form: str | None) -> None:
    """What the record holds: facts of each kind, on how many sources they rest, complete through when."""
    with opened() as record:
        print_card(record.info(), form)


@db_command.command("dictionary")
def dictionary_command() -> None:
    """Print the data dictionary as Markdown: views, tables, columns, vocabularies (docs/data-dictionary.md)."""
    from diplo.exporting.dictionary import dictionary_markdown

    click.echo(dictionary_markdown(), nl=False)


@db_command.command("coverage")
@click.option(
    "--gaps",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A Markdown file that says what is known to be missing, to close with.",
)
@options.database
def coverage_command(gaps: Path | None) -> None:
    """Print how far the record reaches, as Markdown: facts, spans, sources by subject (docs/coverage.md)."""
    from diplo.api.coverage import coverage_markdown

    with opened() as record:
        click.echo(coverage_markdown(record, gaps.read_text(encoding="utf-8") if gaps else ""), nl=False)


@db_command.command("upgrade")
@options.database
def upgrade_command() -> None:
    """Bring the schema to this version's, keeping the data; a new database is made where there is none."""
    from diplo.database import SCHEMA_REVISION, open_writing, read_revision, upgrade
    from diplo.settings import read_settings

    settings = read_settings(click.get_current_context().find_root().obj)
    engine = open_writing(settings)
    try:
        before = read_revision(engine, settings.path or settings.database_url)
        upgrade(engine)
    finally:
        engine.dispose()
    click.echo(
        f"schema {SCHEMA_REVISION}" + (", as it was" if before == SCHEMA_REVISION else f" (was {before or 'empty'})")
    )


@db_command.command("verify")
@options.database
def verify_command() -> None:
    """Check that the database holds what its rules promise; exit 1 where it does not."""
    with opened() as record:
        problems = record.verify()
    for problem in problems:
        click.echo(problem)
    count = f"{len(problems)} {'problem' if len(problems) == 1 else 'problems'}"
    click.echo(count if problems else "the database is sound", err=bool(problems))
    sys.exit(1 if problems else 0)
