"""`diplo visits`."""

import click

from diplo.cli import options
from diplo.cli.output import opened, print_answer
from diplo.vocabulary import VisitKind


@click.command("visits")
@click.option("--visitor", metavar="PERSON", help="By whom.")
@click.option("--host", metavar="STATE", help="To which state.")
@click.option("--from", "sending_state", metavar="STATE", help="By leaders of which state.")
@click.option("--kind", type=click.Choice([kind.value for kind in VisitKind]), help="Of which kind.")
@options.during
@options.with_sources
@options.output
def visits_command(
    visitor: str | None,
    host: str | None,
    sending_state: str | None,
    kind: str | None,
    during: str | None,
    sources: bool,
    form: str | None,
) -> None:
    r"""Who visited which state, and when; "No." counts a person's visits to a state.

    \b
    diplo visits --visitor xi --host kazakhstan
    diplo visits --host china --during 2025 --kind state_visit
    """
    with opened() as record:
        answer = record.visits(visitor, host, sending_state=sending_state, during=during, kind=kind, sources=sources)
        print_answer(answer, form)
