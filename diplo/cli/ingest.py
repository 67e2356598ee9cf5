"""`diplo ingest`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplo.cli import options
from diplo.cli.output import opened
from diplo.cli.read import name_of, read_input
from diplo.exporting.text import clean

if TYPE_CHECKING:
    from diplo.api import Record
    from diplo.ingesting.plan import Plan


@click.command("ingest")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--date", metavar="DATE", help="The document's date, where the text does not give it.")
@click.option("--url", metavar="URL", help="Where the document can be read.")
@click.option("--dry-run", is_flag=True, help="Show what would be added, and stop.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--to-seeds",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write seed files for review into a seeds folder instead of the database.",
)
@options.database
def ingest_command(
    files: tuple[str, ...], date: str | None, url: str | None, dry_run: bool, yes: bool, to_seeds: Path | None
) -> None:
    r"""Show what documents would add to the record (new facts, citations, disagreements), ask, and add it.

    A fact that disagrees is never written over. A document that was ingested before adds nothing. `-` is standard
    input.

    \b
    diplo ingest report.txt
    diplo ingest report.txt --to-seeds seeds
    """
    with opened() as record:
        for file in files:
            _ingest(record, file, date, url, dry_run, yes, to_seeds)


def _ingest(
    record: "Record", file: str, date: str | None, url: str | None, dry_run: bool, yes: bool, to_seeds: Path | None
) -> None:
    data = read_input(file)
    name = name_of(file)
    plan = record.ingest(data, name, date=date, url=url)
    _show(plan, name)
    if not plan or dry_run:
        return
    if to_seeds is not None:
        _write_seeds(plan, to_seeds)
        return
    if file == "-" and not yes:
        raise click.UsageError("standard input is the document, so nobody can be asked: add --yes or --dry-run")
    if not yes and not click.confirm("Add this to the record?", err=True):
        click.echo("nothing was added")
        return
    record.ingest(data, name, date=date, url=url, write=True)
    click.echo("added")


def _show(plan: "Plan", name: str) -> None:
    click.secho(clean(f"{name}: source {plan.source.key}"), bold=True)
    if plan.known:
        click.echo("the record holds this document already; nothing to add")
        return
    for visit in plan.visits:
        click.echo(
            clean(f"  new visit {visit.key}: {visit.date}, {visit.kind or 'kind not known'}, {visit.event_status}")
        )
    for part in plan.participations:
        click.echo(clean(f"  new participation {part.key}: as {part.capacity}"))
    for citation in plan.citations:
        click.echo(clean(f"  {'disagrees with' if citation.disputes else 'cites'} {citation.fact}: {citation.says}"))
    if plan.left:
        click.echo(
            f"  {len(plan.left)} claims left: the record has nothing on them, or they make no fact by themselves"
        )
    if not plan:
        click.echo("nothing to add")


def _write_seeds(plan: "Plan", folder: Path) -> None:
    from diplo.ingesting.rows import seed_files

    for path, text in seed_files(plan).items():
        target = folder / path
        if target.exists():
            raise click.UsageError(f"{target} is there already; move it away, or ingest into the database")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        click.echo(f"wrote {target}")
    click.echo(f"now run: diplo seeds check {folder}")
