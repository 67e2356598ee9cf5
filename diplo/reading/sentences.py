"""Blocks and sentences of a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 1500
"""No sentence is longer; what goes on without a stop is cut, so that the rules take no longer than it is worth."""

_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_ENTRY = re.compile(
    r"[ \t]*(?:[-*•·\u2013]\s+|\d{1,2}[./)]\s+|Q\.\s|A\.\s|[A-Z][A-Za-z \-]{1,30}(?:\([^)\n]{1,20}\))?:\s)"
)
_STOP = re.compile(r"[.!?…][\"'”\u2019»)\]]*(?=\s)|;(?=\s*\n)")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Gov|Sen|Rep|St|No|Nos|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct"
    r"|Nov|Dec"
    r"|approx|Inc|Ltd|Co|Corp|e\.g|i\.e|cf|ed|vol|pp?|a\.m|p\.m)|(?:^|[\s(\"“\u2018-])[A-Z]|\b[A-Z]\.[A-Z])\Z"
)
_GOES_ON = re.compile(
    r"(?:,|\b(?:and|or|the|of|in|to|a|an|for|with|by|from|on|at|is|was|has|had|his|her|its|as|that)) *$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text's `plain`.

    Attributes:
        text: the sentence, its line breaks turned to spaces of the same width.
        start: where it starts in `plain`.
        block: the number of its block: a paragraph, a heading, an entry of a list.
        group: the number of the stretch between blank lines that its block is part of.
    """

    text: str
    start: int
    block: int
    group: int


def split_blocks(plain: str) -> Iterator[tuple[int, int, int]]:
    """Paragraphs, headings and entries of lists, as (start, end, group)."""
    position = 0
    ends = [match.span() for match in _BLANK.finditer(plain)] + [(len(plain), len(plain))]
    for group, (end, following) in enumerate(ends):
        for start, stop in _split_lines(plain, position, end):
            if plain[start:stop].strip():
                yield start, stop, group
        position = following


def _split_lines(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without blank lines, cut where a line break was meant and not only made by the margin."""
    lines: list[tuple[int, int]] = []
    position = start
    while position <= end:
        stop = plain.find("\n", position, end)
        stop = end if stop < 0 else stop
        lines.append((position, stop))
        position = stop + 1
    if len(lines) == 1:
        yield lines[0]
        return
    width = max(stop - begin for begin, stop in lines)
    begin = lines[0][0]
    for (first, stop), (following, last) in pairwise(lines):
        word = re.match(r"\s*\S+", plain[following:last])
        fits = stop - first + 1 + (word.end() if word else 0) <= width * 0.85
        lower = plain[following:last].lstrip()[:1].islower() and stop - first > 25
        lower = lower or _GOES_ON.search(plain[max(first, stop - 30) : stop]) is not None
        wrapped = (not fits and stop - first >= 30 and (len(lines) > 3 or width > 65)) or lower
        if not wrapped or _ENTRY.match(plain, following, last):
            yield begin, stop
            begin = following
    yield begin, end


def split_sentences(plain: str) -> list[Sentence]:
    """All sentences, in order."""
    found: list[Sentence] = []
    for number, (start, end, group) in enumerate(split_blocks(plain)):
        position = start
        for stop in _STOP.finditer(plain, start, end):
            if plain[stop.start()] == "." and not _ends(plain, position, stop.start(), stop.end(), end):
                continue
            _append(found, plain, position, stop.end(), number, group)
            position = stop.end()
        _append(found, plain, position, end, number, group)
    return found


def _ends(plain: str, start: int, stop: int, after: int, end: int) -> bool:
    before = plain[max(start, stop - 12) : stop]
    following = plain[after : min(after + 4, end)].lstrip()
    if following[:1].islower():
        return False
    if before.lstrip() in ("Q", "A") and start == stop - len(before):
        return True
    if re.fullmatch(r"\s*\d{1,2}", plain[start:stop]):
        return False
    return not _SHORT.search(before)


def _append(found: list[Sentence], plain: str, start: int, end: int, block: int, group: int) -> None:
    while end - start > LONGEST:
        cut = plain.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        _append(found, plain, start, cut, block, group)
        start = cut
    text = plain[start:end]
    stripped = text.strip()
    if stripped:
        begin = start + len(text) - len(text.lstrip())
        found.append(Sentence(re.sub(r"[\s\xa0]", " ", stripped), begin, block, group))
