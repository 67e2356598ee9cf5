"""`diplo state`."""

import click

from diplo.cli import options
from diplo.cli.output import opened, print_card


@click.command("state")
@click.argument("name")
@options.with_sources
@options.output
def state_command(name: str, sources: bool, form: str | None) -> None:
    r"""Everything about one state: codes, statuses, the steps that led there, chairmanships, who is in office.

    NAME is a name, a former name, a code or an unambiguous part of a name.

    \b
    diplo state Iran --sources
    diplo state kyrgyz
    """
    with opened() as record:
        card = record.state(name, sources=sources)
        print_card(card, form, sources=sources)
