"""`diplo check`."""

from typing import TYPE_CHECKING

import click

from diplo.cli import options
from diplo.cli.output import opened, print_wrapped
from diplo.cli.read import name_of, print_json, read_input
from diplo.exporting.text import clean

if TYPE_CHECKING:
    from diplo.api import Record
    from diplo.checking import Check

_COLOURS = {"refuted": "red", "conflicting_evidence": "yellow", "not_enough_evidence": None, "supported": "green"}
"""The verdicts in the order in which they are printed, and their colours."""


@click.command("check")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--date", metavar="DATE", help="The documents' date, where the text does not give it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "markdown", "html"]),
    default="table",
    show_default=True,
    help="How to print; html is a page of its own.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["refuted", "conflicting_evidence", "not_enough_evidence"]),
    multiple=True,
    help="Exit with 1 where a claim gets this verdict; may be given several times.",
)
@options.database
def check_command(files: tuple[str, ...], date: str | None, form: str, fail_on: tuple[str, ...]) -> None:
    r"""What documents claim, and whether the record bears it out: each claim with a verdict, evidence and why.

    A claim is refuted only where the record says otherwise; what it knows nothing about is unknown. `-` is standard
    input.

    \b
    diplo check draft.txt
    diplo check --format html draft.txt > draft.html
    diplo check --fail-on refuted *.txt
    """
    with opened() as record:
        checks = [(name_of(file), record.check(read_input(file), date=date)) for file in files]
        if form in ("json", "jsonl"):
            print_json([check.to_json() for _, check in checks], form)
        else:
            for name, check in checks:
                _print(record, name, check, form)
    if any(check.count(verdict) for _, check in checks for verdict in fail_on):
        click.get_current_context().exit(1)


def _print(record: "Record", name: str, check: "Check", form: str) -> None:
    citations = _citations(record, check)
    if form == "table":
        _print_table(name, check, citations)
        return
    from diplo.checking.reports import check_html, check_markdown

    render = check_html if form == "html" else check_markdown
    click.echo(render(check, name, citations), nl=False)


def _citations(record: "Record", check: "Check") -> dict[str, list[str]]:
    from diplo.citing import print_citation

    keys = dict.fromkeys(key for finding in check for key in finding.evidence)
    found = record.citations(*keys) if keys else {}
    return {key: [print_citation(citation, citation.place) for citation in rows[:2]] for key, rows in found.items()}


def _print_table(name: str, check: "Check", citations: dict[str, list[str]]) -> None:
    from diplo.checking.reports import WORDS, claim_line, marked_text, summary

    click.secho(clean(f"{name} ({check.reading.date or 'no date'}): {summary(check)}"), bold=True)
    click.echo()
    for text, finding in marked_text(check):
        shown = "\n".join(map(clean, text.split("\n")))
        colour = _COLOURS[finding.verdict] if finding else None
        click.secho(shown, fg=colour, underline=finding is not None or None, nl=False)
    click.echo("\n")
    order = list(_COLOURS)
    for finding in sorted(check, key=lambda found: order.index(found.verdict)):
        colour = _COLOURS[finding.verdict]
        print_wrapped(claim_line(finding), f"{WORDS[finding.verdict]:>11}  ", fg=colour)
        print_wrapped(finding.explanation, " " * 13)
        for key in finding.evidence[:3]:
            for line in citations.get(key, ()):
                print_wrapped(f"{key}: {line}", " " * 13, dim=True)
    for note in check.reading.notes:
        click.echo(clean(note), err=True)
