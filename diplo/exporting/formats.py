"""Answers as CSV, tab-separated values, JSON, JSON lines and Markdown."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from diplo.citing import print_citation
from diplo.exporting.answers import Answer, Card, citation_dict

if TYPE_CHECKING:
    from diplo.queries.facts import Citation

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
        table = to_markdown([column.heading for column in answer.columns], rows)
        return table + _markdown_sources(answer.citations or {})
    names = list(answer.fields)
    rows_out: list[list[object]] = [list(row) for row in answer]
    if answer.citations is not None:
        names.append("cited_from")
        for row, key in zip(rows_out, answer.keys(), strict=True):
            row.append(_cited_from(answer.citations.get(key, ())))
    return to_csv(names, rows_out) if form == "csv" else to_tsv(names, rows_out)


def _cited_from(citations: "tuple[Citation, ...]") -> str:
    return "; ".join(dict.fromkeys(citation.source for citation in citations))


def _markdown_sources(citations: "Mapping[str, tuple[Citation, ...]]") -> str:
    lines = [
        f"- {key}: {'disputes: ' if citation.stance == 'disputes' else ''}{citation.says} ({print_citation(citation)})"
        for key, several in citations.items()
        for citation in several
    ]
    return "\nSources:\n\n" + "\n".join(lines) + "\n" if lines else ""


def card_text(card: Card, form: str, *, sources: bool = False) -> str:
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
        own = _markdown_sources({card.key: card.citations}) if sources else ""
        return "\n".join(parts) + own
    rows: list[tuple[str, object, str, object]] = [("", 1, name, value) for name, value in card.plain_fields().items()]
    for name, answer in card.sections.items():
        for number, (row, key) in enumerate(zip(answer.to_dicts(), answer.keys(), strict=True), 1):
            rows += [(name, number, field, value) for field, value in row.items() if not isinstance(value, list)]
            if answer.citations is not None:
                rows.append((name, number, "cited_from", _cited_from(answer.citations.get(key, ()))))
    if sources:
        for number, citation in enumerate(card.citations, 1):
            rows += [("citations", number, field, value) for field, value in citation_dict(citation).items()]
    names = ("section", "number", "field", "value")
    return to_csv(names, rows) if form == "csv" else to_tsv(names, rows)
