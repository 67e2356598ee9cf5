"""Aligned tables for a terminal of a given width, and plain values when the output goes elsewhere."""

import re
import unicodedata
from collections.abc import Sequence

_GAP = 2
_LEAST = 6
_BREAKS = ("/", r"(?<!\d)-|-(?!\d)")
"""Where a word may be broken: behind a slash, and behind a hyphen that does not stand in a date."""


def display_width(text: str) -> int:
    """How many terminal cells a text takes: combining marks none, wide East Asian characters two."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def clean(text: str) -> str:
    """A text without control characters: data must not steer a terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " for c in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken between words, and inside a word only where it is too long."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        candidate = f"{line} {word}" if line else word
        if display_width(candidate) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        line = word
        while display_width(line) > width:
            cut = _cut(line, width)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line]


def _cut(word: str, width: int) -> int:
    """Where to break a word that is too long: behind a slash or else a hyphen where there is one, else at the width."""
    cut = 0
    used = 0
    for index, character in enumerate(word):
        used += display_width(character)
        if used > width:
            break
        cut = index + 1
    for mark in _BREAKS:
        places = [place.end() for place in re.finditer(mark, word[:cut]) if place.start() > 0]
        if places:
            return places[-1]
    return max(cut, 1)


def _longest(column: Sequence[str], marks: Sequence[str]) -> int:
    """The widest stretch of a column's text without a place to break it: a space, or behind one of the marks."""
    pattern = re.compile("|".join(f"(?:{mark})" for mark in marks))
    return max(
        (display_width(part) for cell in column for part in pattern.sub(r"\g<0>\n", cell).split("\n")), default=0
    )


def _widths(cells: Sequence[Sequence[str]], total: int) -> list[int]:
    """Column widths: what the cells need, the widest columns narrowed until the table fits.

    Columns give way first between words, then behind slashes (in intervals), then behind hyphens (in keys), and at
    last anywhere.
    """
    columns = list(zip(*cells, strict=True))
    widths = [max(map(display_width, column)) for column in columns]
    room = total - _GAP * (len(widths) - 1)
    for marks in ((" ",), (" ", _BREAKS[0]), (" ", *_BREAKS), None):
        least = [_LEAST if marks is None else max(_longest(column, marks), _LEAST) for column in columns]
        while sum(widths) > room:
            able = [index for index, width in enumerate(widths) if width > least[index]]
            if not able:
                break
            widths[max(able, key=lambda index: widths[index])] -= 1
    return widths


def table_lines(
    headings: Sequence[str], rows: Sequence[Sequence[str]], width: int, *, keep_empty: bool = False
) -> tuple[list[str], list[str]]:
    """The lines of a table: those of the heading, and those of the body.

    A column without any text is left out, unless `keep_empty`; cells that do not fit are wrapped under themselves.
    """
    kept = [index for index in range(len(headings)) if keep_empty or any(row[index] for row in rows)]
    cells = [[headings[index] for index in kept], *([clean(row[index]) for index in kept] for row in rows)]
    if not kept:
        return [], []
    widths = _widths(cells, width)
    lines = [_row_lines(row, widths) for row in cells]
    return lines[0], [line for row in lines[1:] for line in row]


def _row_lines(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    gap = " " * _GAP
    return [
        gap.join(
            _pad(lines[number] if number < len(lines) else "", width)
            for lines, width in zip(wrapped, widths, strict=True)
        ).rstrip()
        for number in range(height)
    ]
