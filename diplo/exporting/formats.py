"""Answers as CSV, tab-separated values, JSON, JSON lines and Markdown."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from diplo.exporting.answers import Answer, Card

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "markdown")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: object) -> str:
    """A CSV cell that a spreadsheet takes as text: what looks like the start of a formula gets an apostrophe."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def to_csv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Comma-separated values as RFC 4180 has them, with a heading, safe to open in a spreadsheet."""
    import csv
    import io

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return out.getvalue()


def to_tsv(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Tab-separated values with a heading; tabs and line ends inside values become spaces."""

    def plain(value: object) -> str:
        return "" if value is None else " ".join(str(value).split("\t")).replace("\n", " ").replace("\r", " ")

    return "".join("\t".join(map(plain, row)) + "\n" for row in (names, *rows))


def to_markdown(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""

    def plain(value: object) -> str:
        text = "" if value is None else str(value)
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")

    lines = [names, ["---"] * len(names), *rows]
    return "".join(f"| {' | '.join(map(plain, line))} |\n" for line in lines)


def to_json(value: object) -> str:
    """JSON, indented, as it is written by people: no ASCII escapes."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def answer_text(answer: Answer[Any], form: str) -> str:
    """An answer in one of the formats other than `table`."""
    if form == "json":
        return to_json(answer.to_dicts())
    if form == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in answer.to_dicts())
    if form == "markdown":
        rows = [[column.of(row) for column in answer.columns] for row in answer]
        return to_markdown([column.heading for column in answer.columns], rows)
    names = list(answer.fields)
    rows_out: list[list[object]] = [list(row) for row in answer]
    if answer.citations is not None:
        names.append("cited_from")
        for row, key in zip(rows_out, answer.keys(), strict=True):
            row.append("; ".join(citation.source for citation in answer.citations.get(key, ())))
    return to_csv(names, rows_out) if form == "csv" else to_tsv(names, rows_out)


def card_text(card: Card, form: str) -> str:
    """A card in one of the formats other than `table`: for CSV and TSV, everything as (section, field, value) rows."""
    if form == "json":
        return to_json(card.to_dict())
    if form == "jsonl":
        return json.dumps(card.to_dict(), ensure_ascii=False) + "\n"
    if form == "markdown":
        parts = [f"## {card.title}\n\n" + to_markdown(("", ""), card.pairs)]
        for name, answer in card.sections.items():
            if answer:
                parts.append(f"### {name.replace('_', ' ').capitalize()}\n\n{answer_text(answer, 'markdown')}")
        return "\n".join(parts)
    rows: list[tuple[str, object, str, object]] = [("", 1, label, text) for label, text in card.pairs]
    for name, answer in card.sections.items():
        for number, row in enumerate(answer.to_dicts(), 1):
            rows += [(name, number, field, value) for field, value in row.items() if not isinstance(value, list)]
    names = ("section", "number", "field", "value")
    return to_csv(names, rows) if form == "csv" else to_tsv(names, rows)
