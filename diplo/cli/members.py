"""`diplo members`."""

import click

from diplo.cli import options
from diplo.cli.output import opened, print_answer


@click.command("members")
@options.as_of
@options.during
@options.status
@options.organization
@options.with_sources
@options.output
def members_command(
    as_of: str | None,
    during: str | None,
    status: tuple[str, ...],
    organization: str,
    sources: bool,
    form: str | None,
) -> None:
    r"""Who had which status in an organization: today, on a day, or in a window.

    \b
    diplo members --as-of 2018
    diplo members --as-of 2024-07-03 --status all --sources
    diplo members --during 2017 --organization sco --format csv
    """
    with opened() as record:
        answer = record.members(as_of, during=during, organization=organization, status=status, sources=sources)
        print_answer(answer, form)
