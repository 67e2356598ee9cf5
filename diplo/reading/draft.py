"""A document while it is being read: its lines, its mentions, and the claims found so far."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from diplo.dates import parse_edtf
from diplo.reading import when
from diplo.reading.claims import ANNOUNCED, ASSERTED, DENIED, Claim, Value
from diplo.reading.cues import Rule
from diplo.reading.lexicon import Lexicon
from diplo.reading.lines import Line, Mention, marks_in
from diplo.reading.merging import is_same
from diplo.reading.tense import looks_ahead
from diplo.reading.texts import Text

if TYPE_CHECKING:
    from diplo.reading.journeys import Visit
    from diplo.reading.meetings import Summit

NEVER_TOPIC = frozenset({"un", "eu", "nato", "opec", "osce"})
"""Organizations that texts mention in passing; `the organisation` never means them here."""
_GROUP = re.compile(r"\bthe (?:group(?:ing)?|bloc|club|organi[sz]ation|format)\b")
_THAT = re.compile(r"\b[Tt]hat (?:body|bloc|group(?:ing)?|club|organi[sz]ation|forum|format)\b")
_ENTRY_PLACE = re.compile(r"[-*] ⟨[CT]\d+⟩: ")
_DATELINE = re.compile(r"⟨[CT]\d+⟩(?:, ⟨S\d+⟩)?(?:, ⟨D\d+⟩)? -+ ")
_DATE = re.compile(r"⟨D\d+⟩[.:]?")
_LABEL = re.compile(
    r"(?:[-*] )?(?:⟨D\d+⟩(?P<behind>,? (?:- )?⟨[CT]\d+⟩(?:,? ⟨S\d+⟩)?)?|(?P<before>⟨[CT]\d+⟩),? ⟨D\d+⟩)(?:[.:]| - )"
)
_WILL = Rule(r"\b(?:will|shall|is to|are to|is due|are due|set to|expected|planned)\b")
_SAYS = Rule(r"(?:according to|, )(⟨[POG]\d+⟩)(?: (?:said|reported|told|stated))?[.,]?$")
_SPOKEN = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|added|stated|published|issued)(?: \w+){0,2}? ?(?:on )?(?:⟨D\d+⟩,? )?$"
)


class Draft:
    """What is known of a document while it is read.

    Attributes:
        text: the document's text.
        lexicon: the names.
        day: the day of the document, where known.
        lines: its sentences, with marks for names and dates.
        mentions: all mentions; a mark's number is its place here.
        topic: the organization that "the organisation" means, where the document has one.
        claims: the claims so far.
        here: the place that the document is written from, where it can be told.
        is_dated_here: whether a dateline says so.
        is_summary: whether several paragraphs begin with a dateline of their own.
        years: the year that the heading of an entry gives to the dates below it, by the place of a date.
    """

    def __init__(self, text: Text, lexicon: Lexicon, day: date | None) -> None:
        self.text, self.lexicon, self.day = text, lexicon, day
        self.mentions: list[Mention] = []
        self.lines: list[Line] = []
        self.claims: list[Claim] = []
        self.dates: list[when.DateExpression] = []
        self.years: dict[int, int] = {}
        self.seen: dict[str, int] = {}
        self.titled: dict[str, dict[str, str | None]] = {}
        self.topic: str | None = None
        self.topics: dict[int, str] = {}
        self.summits: list[Summit] = []
        self.summit_at: dict[int, list[Summit]] = {}
        self.visits: list[Visit] = []
        self.here: Mention | None = None
        self.is_dated_here = False
        self.is_summary = False
        self._meant: dict[tuple[int, bool | None], str | None] = {}
        self._plain: dict[int, str | None] = {}
        self._told: dict[int, tuple[str, str | None, str | None]] = {}

    def tell_summary(self) -> None:
        """Note whether the document is a summary of news: several paragraphs that begin with a dateline."""
        self.is_summary = sum(_DATELINE.match(line.text) is not None for line in self.lines) > 1

    # Marks

    def mark(self, mention: Mention) -> str:
        """A new mark for a mention."""
        self.mentions.append(mention)
        return f"⟨{mention.kind}{len(self.mentions) - 1}⟩"

    def marks(self, fragment: str, kinds: str) -> Iterator[Mention]:
        """The mentions of some kinds that a fragment of a line has marks of."""
        for _, kind, number in marks_in(fragment):
            if kind in kinds:
                yield self.mentions[number]

    def first(self, fragment: str | None, kinds: str) -> Mention | None:
        """The first such mention, or None."""
        return next(self.marks(fragment or "", kinds), None)

    def state(self, mention: Mention) -> str:
        """The state that a name, a nationality or a place stands for or lies in."""
        return mention.state if mention.kind in "CT" and mention.state else mention.key

    def states(self, fragment: str) -> list[str]:
        """The states that a fragment names, in order, each once."""
        return list(dict.fromkeys(self.state(mention) for mention in self.marks(fragment, "SCG")))

    def town(self, mention: Mention) -> str:
        """A town as the text prints it, with plain apostrophes."""
        printed = mention.text.replace("\u2019", "'")
        return printed.title() if printed.isupper() else printed

    # Time

    def when(self, mention: Mention | None, future: bool | None = False) -> str | None:
        """The date that a date's mention means, in EDTF."""
        if mention is None or mention.kind != "D":
            return None
        place = int(mention.key)
        if (place, future) not in self._meant:
            self._meant[place, future] = self._resolve(place, future)
        return self._meant[place, future]

    def _resolve(self, place: int, future: bool | None) -> str | None:
        if place in self.years:
            return self._plain_date(place)
        previous = next((d for n in range(place - 1, -1, -1) if (d := self._plain_date(n))), None)
        return when.resolve(self.dates[place], self.day, future, previous)

    def _plain_date(self, place: int) -> str | None:
        if place not in self._plain:
            self._plain[place] = self._resolve_plainly(place)
        return self._plain[place]

    def _resolve_plainly(self, place: int) -> str | None:
        base = self.day
        if place in self.years:  # a month is the last one, a day the nearest one
            month, day = (12, 31) if self.dates[place].kind == "bare" else (7, 2)
            base = date(self.years[place], month, day)
        return when.resolve(self.dates[place], base, False)

    def date_in(self, fragment: str, future: bool | None = None) -> str | None:
        """The first date of a fragment that can be told.

        Args:
            fragment: a part of a line.
            future: whether it speaks of what is to come; where not given, the words around each date tell.
        """
        for at, kind, number in marks_in(fragment):
            if kind == "D" and not _SPOKEN.search(fragment[:at]):
                ahead = looks_ahead(fragment, at) if future is None else future
                found = self.when(self.mentions[number], ahead)
                if found:
                    return found
        return None

    def dated(self, fragment: str) -> list[tuple[int, str, str]]:
        """All dates of a fragment that can be told: where each stands, what it is, and the word before it."""
        found = []
        for at, kind, number in marks_in(fragment):
            if kind == "D" and not _SPOKEN.search(fragment[:at]):
                date_ = self.when(self.mentions[number], looks_ahead(fragment, at))
                if date_:
                    before = fragment[:at].split()
                    found.append((at, date_, before[-1].lower() if before else ""))
        return found

    def is_future(self, fragment: str, at: int | None = None) -> bool:
        """Whether a clause speaks of what is to come, at a place in it; see `diplo.reading.tense`."""
        return bool(looks_ahead(fragment, at))

    def modality(self, fragment: str, when_is: str | None = None, denied: bool = False) -> str:
        """Whether a clause asserts, announces or denies.

        Args:
            fragment: the clause.
            when_is: the date that it speaks of; what lies behind the document's day is announced.
            denied: whether the rule found a negation.
        """
        if denied:
            return DENIED
        if when_is and self.day:
            span = parse_edtf(when_is)
            if span.earliest > self.day:
                return ANNOUNCED
            if span.latest < self.day:
                return ASSERTED
        if self.day is None and when_is and not _WILL.search(fragment):
            return ASSERTED  # what a text without a date tells of a day in the present tense is history
        return ANNOUNCED if self.is_future(fragment) else ASSERTED

    def past(self, when_is: str | None) -> bool:
        """Whether a date lies wholly before the document's day."""
        return bool(when_is and self.day and parse_edtf(when_is).latest < self.day)

    # Context

    def organization(self, line: Line, span: tuple[int, int] = (0, 0)) -> str | None:
        """The organization that a part of a line speaks of: one in it, the last before, the first behind, the topic."""
        if "⟨O" not in line.text:
            last = self._named_last(line) if _THAT.search(line.text) else None
            return last or self.topics.get(line.number, self.topic)
        start, end = span
        if _THAT.search(line.text[:end]) and "⟨O" not in line.text[:end]:
            return self._named_last(line) or self.topics.get(line.number, self.topic)
        if _GROUP.search(line.text[:end]) and "⟨O" not in line.text[:end]:
            return self.topics.get(line.number - 1, self.topic)  # the line itself names one only behind
        for part, place in ((line.text[start:end], 0), (line.text[:start], -1), (line.text[end:], 0)):
            named = [mention.key for mention in self.marks(part, "O") if mention.key not in NEVER_TOPIC]
            if named:
                return named[place]
        return self.topics.get(line.number, self.topic)

    def _named_last(self, line: Line) -> str | None:
        """The organization that the lines before a line named last."""
        above = (other.text for other in reversed(self.lines[max(0, line.number - 3) : line.number]))
        found = ([one.key for one in self.marks(text, "O") if one.key not in NEVER_TOPIC] for text in above)
        return next((keys[-1] for keys in found if keys), None)

    @property
    def today(self) -> str | None:
        """The document's day in EDTF."""
        return None if self.day is None else self.day.isoformat()

    def label_date(self, line: Line) -> str | None:
        """The date that heads the line's block, as in a chronology."""
        for other in reversed(self.lines[max(0, line.number - 8) : line.number]):
            if _DATE.fullmatch(other.text) and (other.group == line.group or self._is_entry(line)):
                return self.date_in(other.text)
        for other in self.lines[max(0, line.number - 6) : line.number + 1]:
            if other.block == line.block and _LABEL.match(other.text):
                return self.date_in(other.text)
        return None

    def is_history(self, line: Line) -> bool:
        """Whether a line is of an entry of a chronology whose day is over: what it tells in the present tense was."""
        label = self.label_date(line)
        if label is None or line.search(_WILL):
            return False
        return self.day is None or parse_edtf(label).latest <= self.day

    def _is_entry(self, line: Line) -> bool:
        """Whether a line's block is an entry in a list."""
        number = line.number
        while number and self.lines[number - 1].block == line.block:
            number -= 1
        return self.lines[number].text.startswith(("- ", "* "))

    def label_place(self, line: Line) -> Mention | None:
        """The town that heads the line's block, as in a chronology."""
        for other in self.lines[max(0, line.number - 4) : line.number + 1]:
            if other.block == line.block and (
                _ENTRY_PLACE.match(other.text) or (self.is_summary and _DATELINE.match(other.text))
            ):
                return self.first(other.text, "CT")
        for other in self.lines[max(0, line.number - 4) : line.number + 1]:
            labelled = _LABEL.match(other.text)
            if other.block == line.block and (
                re.fullmatch(r"⟨[CT]\d+⟩\.", other.text)
                or (labelled and (labelled.group("behind") or labelled.group("before")))
            ):
                return self.first(other.text, "CT")
        return None

    def context_date(self, line: Line) -> str | None:
        """When something happened that a line reports without a date: its heading's date, its summit's, this month."""
        labelled = self.label_date(line)
        if labelled:
            return labelled
        organization = self.organization(line)
        for summit in self.summit_at.get(line.number, []) or self.summits:
            if (
                summit.date
                and summit.organization == organization
                and summit.modality != DENIED
                and not (self.day and parse_edtf(summit.date).earliest > self.day)
            ):
                return (summit.date.partition("/")[2] or summit.date)[:7]
        return None if self.day is None else f"{self.day:%Y-%m}"

    def speaks_only(self, person: str) -> bool:
        """Whether somebody is in the text only as a spokesperson."""
        return set(self.titled.get(person, {})) == {"spokesperson"}

    def names_topic(self, line: Line) -> bool:
        """Whether the line's paragraph names the organization that it is about."""
        key = self.topics.get(line.number)
        near = (other for other in self.lines[max(0, line.number - 8) : line.number + 8] if other.block == line.block)
        return any(mention.key == key for other in near for mention in self.marks(other.text, "O"))

    # Claims

    def emit(
        self, predicate: str, slots: Mapping[str, Value | None], modality: str, line: Line, span: tuple[int, int]
    ) -> None:
        """Add a claim, or fill up one that is the same.

        Args:
            predicate: what sort of claim.
            slots: its slots; those without a value are left out.
            modality: asserted, announced or denied.
            line: the line that makes it.
            span: the stretch of the line that carries it.
        """
        filled = {name: value for name, value in slots.items() if value is not None}
        for number, claim in enumerate(self.claims):
            if claim.predicate == predicate and is_same(claim, filled, modality):
                kept = ASSERTED if ASSERTED in (claim.modality, modality) else claim.modality
                self.claims[number] = replace(claim, slots={**filled, **claim.slots}, modality=kept)
                return
        first, last = self.text.span(*line.place(*span))
        attribution, about = self._circumstances(line)
        self.claims.append(Claim(predicate, filled, modality, first, last, attribution, about))

    def _circumstances(self, line: Line) -> tuple[str | None, str | None]:
        """Who says a line, and of which date it speaks."""
        known = self._told.get(line.number)
        if known is None or known[0] != line.text:
            known = (line.text, self.speaker(line), self.date_in(line.text))
            self._told[line.number] = known
        return known[1:]

    def speaker(self, line: Line) -> str | None:
        """Who is named in the line as saying it."""
        match = line.search(_SAYS) or re.match(r"(⟨[POG]\d+⟩):", line.text)
        mention = self.first(match.group(1), "POG") if match else None
        return mention.text if mention else None
