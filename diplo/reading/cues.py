"""What a sentence must hold before a rule can match in it, told from the rule's own text.

`{S} (?:joined|entered)` matches only where a state's mark stands, and `joined` or `entered`: these are two needs. All
rules share one numbered list of needs, a word of a sentence meets some of them, and a rule is tried only where all its
needs are met. So most rules cost next to nothing on most sentences, and none has to say what it needs.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

Need = frozenset[str]
"""Parts of words, in lower case, of which one must stand in a sentence."""

_MOST = 64
"""No need has more parts that are made by spelling out groups."""

_SLIGHT = re.compile(r"the|of|and|in|to|is|was|a|by|for|with|on|at|has|had|an|its?|are|were|be|as|or|he")
"""Words that most sentences have, and so tell nothing."""

_ASSERTION = re.compile(r"\?<?(?:(?P<holds>=)|!)")
_OPENING = re.compile(r"\?(?::|P<\w+>|-?i:)")
_QUANTIFIER = re.compile(r"(?P<none>[?*]|\{0?,\d*\}|\{0\})[?+]?|(?P<some>\+|\{\d+(?:,\d*)?\})[?+]?")
_ZERO_WIDTH = re.compile(r"[\^$]|\\[bBAZ]")
_CHOICE = re.compile(r"\[((?:[a-zA-Z'\"-](?!-[^\]])){1,4})\]")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_LITERAL = re.compile(r"[\w'\",;:/&%!=⟨⟩-]|\\(?P<escaped>[^\w\s])", re.ASCII)
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)|.", re.DOTALL)


class _Sequence:
    """One branch of a pattern while it is read: the needs found, and the parts that its end so far may be."""

    def __init__(self) -> None:
        self.needs: list[Need] = []
        self.run: set[str] = {""}
        self.is_whole = True

    def add(self, parts: Iterable[str]) -> None:
        """Go on with one of some parts of words."""
        parts = set(parts)
        if len(self.run) * len(parts) > _MOST:
            self.cut()
        self.run = {before + part for before in self.run for part in parts}

    def cut(self) -> None:
        """Something stands here that may be anything: what was read so far is a need of its own."""
        if all(len(part) > 1 for part in self.run):
            self.needs.append(frozenset(self.run))
        self.run, self.is_whole = {""}, False


class _Reader:
    """Reads a pattern's text from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def take(self, what: re.Pattern[str]) -> re.Match[str] | None:
        """What stands here, if it is that."""
        match = what.match(self.text, self.at)
        if match is not None:
            self.at = match.end()
        return match

    def branches(self) -> tuple[set[str] | None, list[Need]]:
        """Read to the end of a group: all that it can be, where that is known, and what it needs."""
        several = [self.sequence()]
        while self.text[self.at : self.at + 1] == "|":
            self.at += 1
            several.append(self.sequence())
        if all(one.is_whole for one in several):
            return set().union(*(one.run for one in several)), []
        for one in several:
            one.cut()
        if len(several) == 1:
            return None, several[0].needs
        best = [max(one.needs, key=_weight, default=frozenset[str]()) for one in several]
        return None, [frozenset().union(*best)] if all(best) else []

    def sequence(self) -> _Sequence:
        """Read one branch."""
        read = _Sequence()
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            if not self.take(_ZERO_WIDTH):
                self.item(read)
        return read

    def item(self, read: _Sequence) -> None:
        """Read a letter, a class or a group with how often it stands."""
        whole: set[str] | None = None
        needs: list[Need] = []
        if self.text[self.at] == "(":
            self.at += 1
            assertion = self.take(_ASSERTION) or self.take(_OPENING)
            whole, needs = self.branches()
            self.at += 1
            if assertion is not None and assertion.re is _ASSERTION:
                often = self.take(_QUANTIFIER)
                if assertion["holds"] and (often is None or often["some"]):
                    read.needs += [*needs, *_whole(whole)]
                return
        elif (choice := self.take(_CHOICE)) is not None:
            whole = set(choice[1].lower())
        elif (letter := self.take(_LITERAL)) is not None:
            whole = {(letter["escaped"] or letter[0]).lower()}
        elif self.take(_CLASS) is None:
            self.take(_ESCAPE)
        often = self.take(_QUANTIFIER)
        if often is None and whole is not None:
            read.add(whole)
            return
        read.cut()
        if often is None or often["some"]:
            read.needs += needs
            if whole is not None:
                read.add(whole)
                read.cut()


def _weight(need: Need) -> tuple[float, int]:
    """How much a need tells: long parts are rare."""
    told = (0.0 if _SLIGHT.fullmatch(part) else len(part) + 1.5 * ("⟨" in part) for part in need)
    return min(told, default=0.0), -len(need)


def _whole(parts: set[str] | None) -> list[Need]:
    """What it takes that something is one of some parts of words: one of them, unless a letter is enough."""
    return [frozenset(parts)] if parts is not None and all(len(part) > 1 for part in parts) else []


def needs_of(text: str) -> list[Need]:
    """What a sentence in which a pattern matches must hold: a part of a word of each of these."""
    whole, needs = _Reader(text).branches()
    telling = {need for need in [*needs, *_whole(whole)] if _weight(need)[0] > 1}
    return sorted(telling, key=_weight, reverse=True)


_NUMBERED: dict[str, int] = {}
"""Parts of words, each with the bits of the needs that it meets."""

_BITS: dict[Need, int] = {}
"""All needs of all rules, each with a bit of its own."""

_LONGEST = 24
EVERYTHING = -1
"""All needs, for a text that is not looked at word by word."""

_ODD = re.compile("[\u0307\u0131\u017f]")
"""What is in lower case instead of the letters that match an `i` or `s` where case does not matter."""


def _bits_of(needs: Iterable[Need]) -> int:
    bits = 0
    for need in needs:
        if need not in _BITS:
            _BITS[need] = 1 << len(_BITS)
            for part in need:
                _NUMBERED[part[:_LONGEST]] = _NUMBERED.get(part[:_LONGEST], 0) | _BITS[need]
            _met_by.cache_clear()
        bits |= _BITS[need]
    return bits


@lru_cache(maxsize=16384)
def _met_by(word: str) -> int:
    """The needs that a word meets: those of which a part is in it."""
    met = 0
    for start in range(len(word) - 1):
        for stop in range(start + 2, min(len(word), start + _LONGEST) + 1):
            met |= _NUMBERED.get(word[start:stop], 0)
    return met


def cues_in(text: str) -> int:
    """The needs that a text in lower case meets, a bit for each."""
    if not text.isascii() and _ODD.search(text):
        return EVERYTHING
    met = 0
    for word in text.split():
        met |= _met_by(word)
    return met


class Rule:
    """A pattern that knows what it needs; `Line.search` and `Line.finditer` try it only where that is there.

    Attributes:
        needs: the bits of what a sentence must hold.
        re: the pattern, as a match of it has it.
    """

    __slots__ = ("findall", "finditer", "fullmatch", "match", "needs", "re", "search", "split", "sub")

    def __init__(self, text: str, flags: int = 0) -> None:
        self.re = compiled = re.compile(text, flags)
        self.needs = _bits_of(needs_of(text))
        self.search, self.match, self.fullmatch = compiled.search, compiled.match, compiled.fullmatch
        self.finditer, self.findall = compiled.finditer, compiled.findall
        self.split, self.sub = compiled.split, compiled.sub


class Parts:
    """Parts of words, or phrases, of which one must be in a line that is worth a closer look; see `Line.has`.

    Attributes:
        all: all of them.
        need: the bit of those that lie within one word.
        phrases: the others.
    """

    __slots__ = ("all", "need", "phrases")

    def __init__(self, *parts: str) -> None:
        within = frozenset(part for part in parts if part.isalpha() and 1 < len(part) <= _LONGEST)
        self.all, self.need = parts, _bits_of([within])
        self.phrases = tuple(part for part in parts if part not in within)
