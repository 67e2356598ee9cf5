"""`diplo timeline` and `diplo diff`."""

import click

from diplo.cli import options
from diplo.cli.output import opened, print_answer


@click.command("timeline")
@click.option("--organization", metavar="NAME", help="Of one organization; the SCO, where nothing else is asked.")
@click.option("--state", metavar="STATE", help="Of one state: as a member, in the chair, as a host.")
@click.option("--person", metavar="PERSON", help="Of one person's visits.")
@options.during
@options.with_sources
@options.output
def timeline_command(
    organization: str | None,
    state: str | None,
    person: str | None,
    during: str | None,
    sources: bool,
    form: str | None,
) -> None:
    r"""Everything dated, in order.

    \b
    diplo timeline --during 2024
    diplo timeline --state Belarus
    """
    with opened() as record:
        answer = record.timeline(during=during, organization=organization, state=state, person=person, sources=sources)
        print_answer(answer, form)


@click.command("diff")
@click.argument("start")
@click.argument("end")
@options.organization
@options.with_sources
@options.output
def diff_command(start: str, end: str, organization: str, sources: bool, form: str | None) -> None:
    r"""What changed in an organization between two days: statuses that started or ended, and the chair.

    START and END are as-of points: 2016 is the end of 2016.

    \b
    diplo diff 2016 2024
    """
    with opened() as record:
        print_answer(record.diff(start, end, organization=organization, sources=sources), form)
