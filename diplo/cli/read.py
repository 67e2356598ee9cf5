"""`diplo read`."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from diplo.cli import options
from diplo.cli.output import opened, terminal_width
from diplo.exporting.text import clean, table_lines

if TYPE_CHECKING:
    from diplo.reading.claims import Claim, Reading


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--date", metavar="DATE", help="The documents' date, where the text does not give it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="How to print.",
)
@options.database
def read_command(files: tuple[str, ...], date: str | None, form: str) -> None:
    r"""The claims that documents make (text, HTML, Markdown, PDF), each with its place in the text.

    Names are read with the record: it knows who was president of what on the day of the document. `-` is standard
    input.

    \b
    diplo read report.txt
    diplo read --format json --date 2024-07-02 report.html
    """
    with opened() as record:
        readings = [(name_of(file), record.read(read_input(file), date=date)) for file in files]
    if form != "table":
        print_json([reading.to_json() for _, reading in readings], form)
        return
    for name, reading in readings:
        _print_reading(name, reading)


def name_of(file: str) -> str:
    """What a document is called."""
    return "standard input" if file == "-" else Path(file).name


def read_input(file: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; no more of them than are read.

    Raises:
        click.UsageError: the file cannot be read.
    """
    from diplo.reading.texts import SIZE_LIMIT

    try:
        if file == "-":
            return sys.stdin.buffer.read(SIZE_LIMIT + 1)
        with Path(file).open("rb") as stream:
            # a PDF is of no use without its end
            return stream.read() if stream.peek(5).startswith(b"%PDF-") else stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read: {error.strerror}") from error


def print_json(answers: list[dict[str, Any]], form: str) -> None:
    """One object for one document, a list for several; or a line for each."""
    if form == "jsonl":
        for answer in answers:
            click.echo(json.dumps(answer, ensure_ascii=False))
    else:
        click.echo(json.dumps(answers[0] if len(answers) == 1 else answers, ensure_ascii=False, indent=2))


def _print_reading(name: str, reading: "Reading") -> None:
    date = reading.date or "no date"
    click.secho(clean(f"{name} ({date}): {len(reading)} claims"), bold=True)
    head, body = table_lines(["Claim", "Says", "Words"], [_row(reading, claim) for claim in reading], terminal_width())
    for line in head:
        click.secho(line, dim=True)
    for line in body:
        click.echo(line)
    for note in reading.notes:
        click.echo(clean(note), err=True)


def _row(reading: "Reading", claim: "Claim") -> list[str]:
    slots = ", ".join(f"{slot} {value}" for slot, value in claim.slots.items())
    kind = claim.predicate if claim.modality == "asserted" else f"{claim.predicate} ({claim.modality})"
    return [kind, slots, " ".join(reading.quote(claim).split())[:80]]
