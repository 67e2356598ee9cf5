"""Finds the names in a sentence: those that the lexicon knows, in whatever spelling, longest first."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from diplo.reading.lexicon import FAMILY, ORGANIZATION, PERSON, TOP_OFFICES, Entry, Lexicon, words
from diplo.reading.lines import Mention
from diplo.reading.names import OFFICE_WORDS, sound
from diplo.reading.sentences import Sentence
from diplo.reading.when import MONTHS, WEEKDAYS

_NOT_NAMES = frozenset(
    [
        "he",
        "to",
        "an",
        "in",
        "so",
        "do",
        "no",
        "may",
        "park",
        "long",
        "le",
        "win",
        "min",
        "the",
        "and",
        "but",
        "for",
        "at",
        "on",
        "by",
        "as",
        "if",
        "it",
        "of",
        "or",
        "we",
        "she",
        "his",
        "her",
        "they",
        "this",
        "that",
        "min",
        "last",
        "two",
        "next",
        "when",
        "after",
        "before",
        "in",
        "with",
        "from",
        "also",
    ]
)
_COMPANY = re.compile(r" (?:Group|Inc|Corp|Unix|UNIX|Linux|OpenServer|Software|Ltd|v\.|vs\.?)\b")
_GAP = re.compile(r"(?:['\u2019]s)?[\s\-\u2013.&']*")
Word = tuple[str, int, int]


def find_names(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[Mention, Entry]]:
    """The names of a sentence in order, each with what it may stand for."""
    text = sentence.text
    found = list(words(text))
    position = 0
    while position < len(found):
        if found[position][0] not in lexicon.longest and not text[found[position][1]].isupper():
            position += 1  # most words are no name and begin none
            continue
        match = _longest(found, position, text, lexicon) or _by_sound(found, position, text, lexicon)
        if match is None:
            position += 1
            continue
        count, entry = match
        first, last = found[position], found[position + count - 1]
        start, end = first[1], last[2]
        if entry.kind == FAMILY:
            start, usable = _family_alone(found, position, count, text)
            if not usable and (key := _variant(found, position, count, text, entry)) is not None:
                start, usable, entry = found[position - 1][1], True, Entry(PERSON, (key,))
            if not usable:
                position += count
                continue
        yield (
            Mention(
                entry.kind, entry.keys[0], sentence.start + start, sentence.start + end, text[start:end], entry.state
            ),
            entry,
        )
        position += count


def _longest(found: list[Word], position: int, text: str, lexicon: Lexicon) -> tuple[int, Entry] | None:
    most = lexicon.longest.get(found[position][0], 0)
    for count in range(min(most, len(found) - position), 0, -1):
        entry = lexicon.entries.get(tuple(word for word, _, _ in found[position : position + count]))
        if entry is None:
            continue
        start, end = found[position][1], found[position + count - 1][2]
        printed = text[start:end]
        if entry.upper and not printed.isupper():
            continue
        if not printed[0].isupper() and printed[0].lower() != printed[0].upper() and not printed.startswith("the "):
            continue
        if not _joined(found, position, count, text):
            continue
        if entry.kind == FAMILY and found[position][0] in _NOT_NAMES:
            continue
        if entry.kind == ORGANIZATION and count == 1 and _COMPANY.match(text, end):
            continue
        return count, entry
    return None


def _joined(found: list[Word], position: int, count: int, text: str) -> bool:
    """Whether nothing but spaces and hyphens stands between the words of a name."""
    pairs = zip(found[position : position + count], found[position + 1 : position + count], strict=False)
    return all(
        text[left[2] : right[1]] == " " or _GAP.fullmatch(text, left[2], right[1]) is not None for left, right in pairs
    )


def _by_sound(found: list[Word], position: int, text: str, lexicon: Lexicon) -> tuple[int, Entry] | None:
    """A person whose name is written another way than the record has it."""
    run = 0
    while position + run < len(found) and run < 4 and text[found[position + run][1]].isupper():
        if run and not _joined(found, position + run - 1, 2, text):
            break
        run += 1
    for count in range(run, 1, -1):
        printed = " ".join(word for word, _, _ in found[position : position + count])
        key = lexicon.sounds.get(sound(printed))
        if key is not None:
            return count, Entry(PERSON, (key,))
    if run and len(found[position][0]) >= 5 and found[position][0] not in OFFICE_WORDS:
        keys = lexicon.family_sounds.get(sound(found[position][0]))
        if keys:
            return 1, Entry(FAMILY, keys)
    return None


def _family_alone(found: list[Word], position: int, count: int, text: str) -> tuple[int, bool]:
    """Where a family name starts, initials included, and whether it stands alone, not in another name."""
    start, end = found[position][1], found[position + count - 1][2]
    if position:
        word, before, after = found[position - 1]
        gap = text[after:start]
        if len(word) == 1 and text[before].isupper() and re.fullmatch(r"\.? ?", gap):
            return before, True
        named = text[before].isupper() and gap in (" ", "-") and word not in OFFICE_WORDS and word not in _CALENDAR
        if named and before > 0 and text[before:after].istitle() and text[before - 2 : before] not in (". ", '" '):
            return start, word in _STARTS
    if position + count < len(found):
        word, before, _ = found[position + count]
        if text[before].isupper() and text[end:before] in (" ", "-") and word not in OFFICE_WORDS:
            return start, text[end : end + 2] in ("'s", "\u2019s")
    return start, True


def _variant(found: list[Word], position: int, count: int, text: str, entry: Entry) -> str | None:
    """Whom a family name behind a given name means that the record spells a little otherwise."""
    if not position or not text[found[position - 1][1]].isupper() or not _joined(found, position - 1, count + 1, text):
        return None
    printed = "".join(word for word, _, _ in found[position - 1 : position + count])
    likeness = {key: SequenceMatcher(None, sound(printed), sound(key.replace("-", ""))).ratio() for key in entry.keys}
    best = max(likeness, key=lambda key: likeness[key])
    return best if likeness[best] >= _ALIKE else None


_ALIKE = 0.88
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_STARTS = frozenset(["mr", "mrs", "ms", "dr", "chancellor"])


def choose(entry: Entry, lexicon: Lexicon, seen: dict[str, int], office: str | None, day: date | None) -> str | None:
    """The person whom a family name means: one whom the document names in full, the one in office, or the only one.

    Args:
        entry: whom it may mean.
        lexicon: the names.
        seen: people named in full so far or later, with the order in which they came last.
        office: the office that the text gives the person, where it does.
        day: the document's date.
    """
    candidates = [key for key in entry.keys if office is None or office in lexicon.offices(key, day)] or list(
        entry.keys
    )
    named = [key for key in candidates if key in seen] or [key for key in entry.keys if key in seen]
    leading = [key for key in named if day is not None and set(lexicon.offices(key, day)) & set(TOP_OFFICES)]
    if len(leading) == 1:
        return leading[0]  # of two of one name the one in office is spoken of without a first name
    if named:
        return max(named, key=lambda key: seen[key])
    for wanted in ("head_of_state", "head_of_government", "foreign_minister"):
        holding = [key for key in candidates if day is not None and wanted in lexicon.offices(key, day)]
        if len(holding) == 1:
            return holding[0]
        if holding:
            return None
    return candidates[0] if len(candidates) == 1 else None
