"""`diplo person`."""

import click

from diplo.cli import options
from diplo.cli.output import opened, print_card


@click.command("person")
@click.argument("name")
@options.with_sources
@options.output
def person_command(name: str, sources: bool, form: str | None) -> None:
    r"""Everything about one person: names, offices, visits, summits attended or missed.

    NAME is a name, another spelling, a key or an unambiguous part of a name.

    \b
    diplo person xi
    diplo person Zhaparov
    """
    with opened() as record:
        print_card(record.person(name, sources=sources), form, sources=sources)
