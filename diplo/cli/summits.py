"""`diplo summits` and `diplo summit`."""

import click

from diplo.cli import options
from diplo.cli.output import opened, print_answer, print_card


@click.command("summits")
@click.option("--organ", metavar="ORGAN", help="Of one organ: chs (heads of state), chg (heads of government).")
@click.option("--host", metavar="STATE", help="In one state.")
@options.during
@options.organization
@options.with_sources
@options.output
def summits_command(
    organ: str | None, host: str | None, during: str | None, organization: str, sources: bool, form: str | None
) -> None:
    r"""Summits of an organization.

    \b
    diplo summits --organ chs
    diplo summits --host India
    diplo summits --organization shanghai-five
    """
    with opened() as record:
        answer = record.summits(during=during, organization=organization, organ=organ, host=host, sources=sources)
        print_answer(answer, form)


@click.command("summit")
@click.argument("which")
@click.option(
    "--organ", default="chs", show_default=True, metavar="ORGAN", help="Of which organ, for a year or number."
)
@options.organization
@options.with_sources
@options.output
def summit_command(which: str, organ: str, organization: str, sources: bool, form: str | None) -> None:
    r"""One summit: when and where, who presided, what was adopted and decided, who took part or was missing.

    WHICH is a key, a year, an ordinal or a city.

    \b
    diplo summit 2024
    diplo summit 24
    diplo summit "astana 2017"
    diplo summit sco-chg-2023 --sources
    """
    with opened() as record:
        print_card(record.summit(which, organ=organ, organization=organization, sources=sources), form, sources=sources)
