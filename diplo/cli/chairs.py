"""`diplo chairs`."""

import click

from diplo.cli import options
from diplo.cli.output import opened, print_answer


@click.command("chairs")
@options.as_of
@options.during
@options.organization
@options.with_sources
@options.output
def chairs_command(as_of: str | None, during: str | None, organization: str, sources: bool, form: str | None) -> None:
    r"""Who chaired an organization: all chairmanships, or those of a day or a window.

    \b
    diplo chairs
    diplo chairs --as-of 2024-07-04
    """
    with opened() as record:
        print_answer(record.chairs(as_of=as_of, during=during, organization=organization, sources=sources), form)
