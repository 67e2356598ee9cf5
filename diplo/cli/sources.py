"""`diplo sources` and `diplo disagreements`."""

import click

from diplo.cli import options
from diplo.cli.output import opened, print_answer


@click.command("sources")
@click.argument("text", required=False)
@options.output
def sources_command(text: str | None, form: str | None) -> None:
    r"""What the record rests on: all sources, or those with TEXT in key, publisher or title.

    \b
    diplo sources xinhua
    """
    with opened() as record:
        print_answer(record.sources(text), form)


@click.command("disagreements")
@options.output
def disagreements_command(form: str | None) -> None:
    """Where a source gives another date, rank, name or number than the record."""
    with opened() as record:
        print_answer(record.disagreements(), form)
