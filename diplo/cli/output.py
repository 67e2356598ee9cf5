"""From an answer to the terminal, or to whatever the output is piped into."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from diplo.errors import AskedWrongly
from diplo.exporting.text import clean, table_lines, wrap

if TYPE_CHECKING:
    from diplo.api import Record
    from diplo.exporting.answers import Answer, Card
    from diplo.queries.facts import Citation


@contextmanager
def opened() -> Iterator["Record"]:
    """The record that the command line names, open for reading."""
    from diplo.api import open_record
    from diplo.settings import read_settings

    database = click.get_current_context().find_root().obj
    record = open_record(read_settings(database), lambda line: click.echo(line, err=True))
    try:
        yield record
    finally:
        record.close()


def _chosen(form: str | None) -> str:
    return form or ("table" if sys.stdout.isatty() else "tsv")


def terminal_width() -> int:
    """The columns of the terminal; 80 where there is none."""
    return max(shutil.get_terminal_size((80, 24)).columns, 40)


def print_answer(answer: "Answer[Any]", form: str | None) -> None:
    """Print an answer in the format that was asked for; notes go to standard error unless it is a table."""
    form = _chosen(form)
    if form == "table":
        _print_table(answer, terminal_width())
        _print_citations(answer)
    else:
        from diplo.exporting.formats import answer_text

        click.echo(answer_text(answer, form), nl=False)
    for note in answer.notes:
        if form == "table":
            print_wrapped(note, "", dim=True)
        else:
            click.echo(clean(note), err=True)


def _print_table(answer: "Answer[Any]", width: int) -> None:
    for line in wrap(clean(answer.title), width):
        click.secho(line, bold=True)
    head, body = table_lines(
        [column.heading for column in answer.columns],
        [[column.of(row) for column in answer.columns] for row in answer],
        width,
    )
    for line in head:
        click.secho(line, dim=True)
    for line in body:
        click.echo(line)


def _print_citations(answer: "Answer[Any]") -> None:
    if answer.citations is None:
        return
    click.echo()
    click.secho("Sources", bold=True)
    for key, citations in answer.citations.items():
        click.echo(clean(key))
        _print_citation_lines(citations)


def _print_citation_lines(citations: Iterable["Citation"]) -> None:
    from diplo.citing import print_citation

    for citation in citations:
        disputed = "" if citation.stance == "supports" else "disputes: "
        fields = f" [{citation.fields}]" if citation.fields else ""
        quoted = f" (quoting {citation.quoted})" if citation.quoted else ""
        print_wrapped(f"{disputed}{citation.says}{quoted}{fields}", "  - ", fg="yellow" if disputed else None)
        print_wrapped(print_citation(citation, citation.place), "    ", dim=True)


def print_wrapped(text: str, lead: str, fg: str | None = None, dim: bool = False) -> None:
    """Print a text in lines that fit, behind a lead that further lines leave blank."""
    for number, line in enumerate(wrap(clean(text), terminal_width() - len(lead))):
        click.secho((lead if number == 0 else " " * len(lead)) + line, fg=fg, dim=dim or None)


def print_card(card: "Card", form: str | None, *, sources: bool = False) -> None:
    """Print a card: its pairs, then a table for each section that has rows, then what it rests on."""
    form = _chosen(form)
    if form != "table":
        from diplo.exporting.formats import card_text

        click.echo(card_text(card, form, sources=sources), nl=False)
        for note in card.notes:
            click.echo(f"Note: {clean(note)}", err=True)
        return
    for line in wrap(clean(card.title), terminal_width()):
        click.secho(line, bold=True)
    margin = max((len(label) for label, _ in card.pairs), default=0) + 2
    for label, text in card.pairs:
        lines = wrap(clean(text), terminal_width() - margin)
        click.echo(click.style(label.ljust(margin), dim=True) + lines[0])
        for line in lines[1:]:
            click.echo(" " * margin + line)
    for note in card.notes:
        print_wrapped(f"Note: {note}", "", dim=True)
    for answer in card.sections.values():
        if answer:
            click.echo()
            _print_table(answer, terminal_width())
            _print_citations(answer)
    if sources and card.citations:
        click.echo()
        click.secho("Sources", bold=True)
        _print_citation_lines(card.citations)


def _json_value(value: object) -> object:
    """PostgreSQL's exact numbers as numbers; days and the like become texts where JSON is written."""
    return float(value) if type(value).__name__ == "Decimal" else value  # type: ignore[arg-type]


def print_rows(names: tuple[str, ...], rows: tuple[tuple[object, ...], ...], form: str | None) -> None:
    """Print the rows of a plain SQL query."""
    from diplo.exporting import formats

    form = _chosen(form)
    if form == "table":
        cells = [["" if value is None else str(value) for value in row] for row in rows]
        head, body = table_lines(names, cells, terminal_width(), keep_empty=True)
        for line in head:
            click.secho(line, dim=True)
        for line in body:
            click.echo(line)
    elif form in ("json", "jsonl"):
        import json

        if len(set(names)) < len(names):
            raise AskedWrongly("two columns have the same name, of which JSON keeps one; name them apart with AS")
        dicts = [dict(zip(names, map(_json_value, row), strict=True)) for row in rows]
        if form == "json":
            click.echo(json.dumps(dicts, ensure_ascii=False, indent=2, default=str))
        else:
            for row in dicts:
                click.echo(json.dumps(row, ensure_ascii=False, default=str))
    elif names:
        writers = {"csv": formats.to_csv, "tsv": formats.to_tsv, "markdown": formats.to_markdown}
        click.echo(writers[form](names, rows), nl=False)
