"""`diplo population`."""

import click

from diplo.cli import options
from diplo.cli.output import opened, print_answer


@click.command("population")
@options.as_of
@options.status
@options.organization
@options.with_sources
@options.output
def population_command(
    as_of: str | None, status: tuple[str, ...], organization: str, sources: bool, form: str | None
) -> None:
    r"""How many people live in the states with a status, and what share of the world that is.

    \b
    diplo population --as-of 2024-07-02
    diplo population --status all
    """
    with opened() as record:
        print_answer(record.population(as_of, organization=organization, status=status, sources=sources), form)
