"""Sentences with their names and dates replaced by marks, so that the rules read as what they mean.

`Chinese President Xi Jinping landed in Samarkand on Wednesday` becomes `⟨P0⟩ landed in ⟨T1⟩ on ⟨D2⟩`: P a person,
S a state, C a capital (a place, and often its government), T another town, G a building that stands for a government,
A a nationality, O an organization, D a date. The number is the mention's place in the document's list.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from diplo.reading.cues import EVERYTHING, Parts, Rule, cues_in

_CAPITAL = "[A-Z\u00c0-\u00d6\u00d8-\u00de\u0106\u010c\u011e\u0130\u0141\u015a\u015e\u0160\u0179\u017b\u017d]"
_MACROS = {
    "{P}": r"⟨P\d+⟩",
    "{S}": r"⟨[SCG]\d+⟩",
    "{PLACE}": r"⟨[SCT]\d+⟩",
    "{CITY}": r"⟨[CT]\d+⟩",
    "{A}": r"⟨A\d+⟩",
    "{O}": r"⟨O\d+⟩",
    "{D}": r"⟨D\d+⟩",
    "{STATES}": r"(?=⟨[SCG]|the ⟨)(?<!, in )(?<!^in )(?<!\bat )(?:the )?⟨[SCG]\d+⟩(?:(?:,? and (?:also )?|, | & |; |"
    r" as well as )(?:the"
    r" )?⟨[SCG]\d+⟩)*",
    "{PEOPLE}": r"⟨P\d+⟩(?:(?:,? and |, | & |; | as well as )⟨P\d+⟩)*",
    "{ORD}": (
        r"(?:\d{1,3}(?:st|nd|rd|th)|(?-i:X{1,2}(?:I{1,3}|I?V|VI{1,3}|IX)?|I{2,3}|IV|VI{0,3}|IX)\b|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
        r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
        r"|twenty-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
    ),
    "{NUM}": (
        r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
        r"|seventeen|eighteen|nineteen|twenty)"
    ),
    "{NAME}": rf"(?-i:{_CAPITAL}[\w'-]+(?: (?:[a-z]{{2}} |al-|bin )?{_CAPITAL}[\w'-]+){{1,3}})",
}
MARK = re.compile(r"⟨([A-Z])(\d+)⟩")
_SPACES = re.compile(" {2,}")
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
]
_ROMAN = {"I": 1, "V": 5, "X": 10}
_NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_PLAIN = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u2013": "-", "—": "-", "⟨": "(", "⟩": ")", "“": '"', "”": '"'}
)


@lru_cache(maxsize=1024)
def pattern(text: str) -> Rule:
    """A rule's pattern: macros such as {P} stand for marks and number words; case does not matter."""
    for macro, meaning in _MACROS.items():
        text = text.replace(macro, meaning)
    return Rule(text, re.IGNORECASE)


def ordinal(text: str) -> int | None:
    """The number that an ordinal says: `24th`, `ninth`, `NINTH`, `XVI`."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits.group())
    if text.isupper() and set(text) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in text]
        return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
    lowered = text.lower()
    return _ORDINALS.index(lowered) + 1 if lowered in _ORDINALS else None


def number(text: str) -> int | None:
    """The number that a numeral says: `8`, `eight`."""
    lowered = text.lower()
    if lowered.isdigit():
        return int(lowered)
    return _NUMBERS.index(lowered) + 1 if lowered in _NUMBERS else None


@dataclass(slots=True)
class Mention:
    """A name or date in the document.

    Attributes:
        kind: the letter of its mark.
        key: what it stands for: a key of the record, a slug, or a date expression's number.
        start: where it starts in the plain text.
        end: where it ends.
        text: how it is printed.
        state: of a place, the state; of a person called by a title, the state of the title.
        pronoun: whether it stands for a name in the text: a pronoun or bare title.
    """

    kind: str
    key: str
    start: int
    end: int
    text: str
    state: str | None = None
    pronoun: bool = False


@lru_cache(maxsize=8192)
def marks_in(text: str) -> tuple[tuple[int, str, int], ...]:
    """The marks of a line or a part of one: where each stands, its letter, and the number of its mention."""
    if "⟨" not in text:
        return ()
    return tuple((match.start(), match[1], int(match[2])) for match in MARK.finditer(text))


class Line:
    """A sentence with marks, which knows where each of its characters stands in the plain text."""

    __slots__ = ("_cues", "_low", "block", "group", "number", "spots", "start", "text")

    def __init__(self, text: str, start: int, number: int, block: int, group: int) -> None:
        self.text = text.translate(_PLAIN)
        self.spots = list(range(start, start + len(text) + 1))
        self._low: str | None = None
        self._cues: int | None = None
        self.start, self.number, self.block, self.group = start, number, block, group

    @property
    def low(self) -> str:
        """The line in lower case."""
        if self._low is None:
            self._low = self.text.lower()
        return self._low

    @property
    def cues(self) -> int:
        """The needs of rules that the line meets."""
        if self._cues is None:
            self._cues = cues_in(self.low)
        return self._cues

    def may(self, rule: Rule) -> bool:
        """Whether the line holds what a rule needs."""
        cues = self._cues if self._cues is not None else self.cues
        return rule.needs & cues == rule.needs

    def finditer(self, rule: Rule) -> Iterable[re.Match[str]]:
        """All places at which a rule matches."""
        cues = self._cues if self._cues is not None else self.cues
        return rule.finditer(self.text) if rule.needs & cues == rule.needs else ()

    def search(self, rule: Rule, part: str | None = None) -> re.Match[str] | None:
        """The first place at which a rule matches in the line, or in a part of it."""
        return rule.search(self.text if part is None else part) if self.may(rule) else None

    def has(self, parts: Parts) -> bool:
        """Whether any of some lower-case parts of words is in the line; a quick look before the rules."""
        cues = self._cues if self._cues is not None else self.cues
        if cues != EVERYTHING and parts.need & cues:
            return True
        low = self.low
        for part in parts.all if cues == EVERYTHING else parts.phrases:  # noqa: SIM110 (felt as a generator)
            if part in low:
                return True
        return False

    def put(self, start: int, end: int, mark: str) -> None:
        """Put a mark in the place of a stretch."""
        first, last = self.spots[start], self.spots[end]
        self.text = f"{self.text[:start]}{mark}{self.text[end:]}"
        self.spots[start:end] = [first, *([last] * (len(mark) - 1))] if mark else []
        self._low = self._cues = None

    def tidy(self) -> None:
        """Make one space of several."""
        for match in reversed(list(_SPACES.finditer(self.text))) if "  " in self.text else ():
            self.text = f"{self.text[: match.start()]} {self.text[match.end() :]}"
            del self.spots[match.start() + 1 : match.end()]
            self._low = self._cues = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of the line as a stretch of the plain text."""
        return self.spots[start], self.spots[end]

    def __repr__(self) -> str:
        return f"<Line {self.number} {self.text!r}>"
