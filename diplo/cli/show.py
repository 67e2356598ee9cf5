"""`diplo show`."""

import click

from diplo.cli import options
from diplo.cli.output import opened, print_card


@click.command("show")
@click.argument("key")
@options.output
def show_command(key: str, form: str | None) -> None:
    r"""Whatever KEY stands for, with its sources: a fact, a person, a state, a source, a withdrawn key.

    \b
    diplo show sco-irn-member-2023
    diplo show KAZ
    """
    with opened() as record:
        print_card(record.show(key), form, sources=True)
