"""Answers as HTML, for notebooks: a table, with the sources of each row within reach."""

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from diplo.exporting.answers import Answer, Card

if TYPE_CHECKING:
    from diplo.queries.facts import Citation

_STYLE = (
    "<style scoped>.diplo td,.diplo th{text-align:left;vertical-align:top}"
    ".diplo caption{caption-side:top;text-align:left;font-weight:bold}.diplo li{text-align:left}</style>"
)


_MOST_WITH_SOURCES = 60
"""Answers with more rows show sources only where they were asked for: a page of a megabyte helps nobody."""


def _citation_item(citation: "Citation") -> str:
    title = escape(citation.title)
    linkable = citation.url is not None and citation.url.startswith(("https://", "http://"))
    link = f'<a href="{escape(citation.url or "", quote=True)}">{title}</a>' if linkable else title
    published = f", {escape(citation.published)}" if citation.published else ""
    stance = "disputes: " if citation.stance == "disputes" else ""
    return f"<li>{stance}{escape(citation.says)} ({escape(citation.publisher)}, {link}{published})</li>"


def _citation_list(citations: "tuple[Citation, ...]") -> str:
    if not citations:
        return ""
    noun = "source" if len(citations) == 1 else "sources"
    items = "".join(map(_citation_item, citations))
    return f"<details><summary>{len(citations)} {noun}</summary><ul>{items}</ul></details>"


def _table(answer: Answer[Any], sources: "Mapping[str, tuple[Citation, ...]]") -> str:
    shown = [column for column in answer.columns if any(column.of(row) for row in answer)] or list(answer.columns)
    headings = "".join(f"<th>{escape(column.heading)}</th>" for column in shown)
    if any(sources.values()):
        headings += "<th>Sources</th>"
    body = []
    for row, key in zip(answer, answer.keys(), strict=True):
        cells = "".join(f"<td>{escape(column.of(row))}</td>" for column in shown)
        if any(sources.values()):
            cells += f"<td>{_citation_list(sources.get(key, ()))}</td>"
        body.append(f'<tr title="{escape(key, quote=True)}">{cells}</tr>')
    return (
        f"<table class='diplo'><caption>{escape(answer.title)}</caption><thead><tr>{headings}</tr></thead>"
        f"<tbody>{''.join(body)}</tbody></table>{_notes(answer.notes)}"
    )


def _notes(notes: tuple[str, ...]) -> str:
    return "".join(f"<p><small>{escape(note)}</small></p>" for note in notes)


def answer_html(answer: Answer[Any]) -> str:
    """An answer as an HTML table; every text from the record is escaped."""
    few = len(answer) <= _MOST_WITH_SOURCES
    return _STYLE + _table(answer, answer.sources() if few else answer.citations or {})


def card_html(card: Card) -> str:
    """A card as HTML: its pairs, then a table for each section that has rows."""
    pairs = "".join(f"<tr><th>{escape(label)}</th><td>{escape(text)}</td></tr>" for label, text in card.pairs)
    sections = "".join(_table(answer, answer.citations or {}) for answer in card.sections.values() if answer)
    head = f"<table class='diplo'><caption>{escape(card.title)}</caption><tbody>{pairs}</tbody></table>"
    return _STYLE + head + _notes(card.notes) + _citation_list(card.citations) + sections
