"""Visits told in ways that no rule reads: `Tokayev followed in October`, `down the steps came Putin`.

Each pair of a traveller and a place of which a line speaks is a candidate, if the record has a visit by the one to the
other at its date or the line has a word for travel. What a line speaks of may stand in it, be carried over from the
lines before, or be where and when the document was written. A model weighs the words and answers `visit`, `denied` or
`none`; a second one weighs each pair again beside the others (`comparing`). The claim has only what the text says.
"""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from diplo.dates import parse_edtf
from diplo.reading.comparing import compare
from diplo.reading.cues import Parts
from diplo.reading.draft import Draft
from diplo.reading.evidence import clause_around, words_around, words_between, words_of
from diplo.reading.journeys import Visit, file_visit, read_invitations, visit_modality
from diplo.reading.lexicon import Journey
from diplo.reading.lines import Line, marks_in
from diplo.reading.weighing import model

MADE, REFUSED, NONE = "visit", "denied", "none"
SURE = 0.2
SURER = 0.1
"""A candidate that is likelier than this to be no visit is left out; the second where the record has none then."""

HOPELESS = 0.01
"""A candidate that is not likelier than this by itself is not weighed again beside the others."""

DOUBTED = 0.2
"""A visit that a rule has found is left out if the model has it for no likelier than this."""

_TRAVELS = Parts(
    *("visit", "trip", "tour", "arriv", "land", "fl", "went", "go", "came", "come", "coming", "travel", "leg", "stop"),
    *("guest", "plane", "airport", "stay", "journey", "return", "left", "leav", "depart", "head", "invit", "been"),
    *("receiv", "welcom", "greet", "reach", "set ", "due", "on to", "back", "call", "route", "there", "days"),
)
"""Parts of words of which one is in every line that may tell of a visit unknown to the record."""

_KIND = re.compile(r"\b(state|official|working) (?:visit|trip)")
_LONGEST = 400
"""A date that leaves more days open than a year tells no visit from others."""


@dataclass(frozen=True, slots=True)
class Part:
    """The traveller, the place or the time of a candidate: what it is, where in the line, and whence it was taken."""

    value: str
    at: int
    whence: str


@dataclass(frozen=True, slots=True)
class Trip:
    """A visit of which a line may speak.

    Attributes:
        visitor: who may have travelled.
        host: to which state.
        line: the line.
        when: at what time, in EDTF; None where the line has none.
        journey: the visit of the record at that time.
        span: the stretch of the line that tells of it.
        circumstances: what speaks for and against, in groups.
    """

    visitor: str
    host: str
    line: Line
    when: str | None
    journey: Journey | None
    span: tuple[int, int]
    circumstances: tuple[frozenset[str], ...]

    @property
    def shared(self) -> dict[str, Hashable]:
        """What other trips of the document may have in common with it."""
        return {
            "line": self.line.number,
            "line and traveller": (self.line.number, self.visitor),
            "line and place": (self.line.number, self.host),
            "traveller": self.visitor,
            "traveller and place": (self.visitor, self.host),
            "place and time": (self.host, self.when),
        }


def recall_visits(draft: Draft) -> None:
    """File the visits that the model finds and that no rule has found, and leave out those that it doubts."""
    told: dict[tuple[str, str], list[Visit]] = {}
    for visit in draft.visits:
        told.setdefault((visit.visitor, visit.host), []).append(visit)
    best: dict[tuple[str, str, str], tuple[float, Trip, frozenset[str]]] = {}
    likeliest: dict[tuple[str, str], float] = {}
    for trip, none, beside in weigh_trips(find_trips(draft)):
        pair = (trip.visitor, trip.host)
        likeliest[pair] = max(likeliest.get(pair, 0.0), 1 - none)
        if none > (SURE if trip.journey else SURER):
            continue
        if any(_may_be(known, trip.journey) for known in told.get((trip.visitor, trip.host), ())):
            continue
        key = (trip.visitor, trip.host, trip.journey.key if trip.journey else "")
        if key not in best or none < best[key][0]:
            best[key] = (none, trip, beside)
    for _, trip, beside in best.values():
        chances = model("visits-compared").chances(*trip.circumstances, beside)
        _file(draft, trip, chances[REFUSED] > chances[MADE])
    draft.visits = [one for one in draft.visits if likeliest.get((one.visitor, one.host), 1.0) > DOUBTED]
    read_invitations(draft)


def weigh_trips(trips: list[Trip]) -> Iterator[tuple[Trip, float, frozenset[str]]]:
    """Each trip, how likely it is none, weighed beside the others of its document, and what it owes to them."""
    alone, compared = model("visits"), model("visits-compared")
    likely = [1 - alone.first(*trip.circumstances) for trip in trips]
    for trip, chance, beside in zip(
        trips, likely, compare([trip.shared for trip in trips], likely, HOPELESS), strict=True
    ):
        yield trip, compared.first(*trip.circumstances, beside) if chance > HOPELESS else 1 - chance, beside


def _file(draft: Draft, trip: Trip, denied: bool) -> None:
    start, end = _stretch(trip.journey, trip.when) if trip.when else (None, None)
    modality = visit_modality(draft, trip.line.text, start, denied, trip.span[1])
    visit = Visit(trip.visitor, trip.host, trip.line, trip.span, modality, is_named=True)
    begin, until = clause_around(trip.line.text, trip.span[0])
    kinds = set(_KIND.findall(trip.line.text[begin:until]))
    if len(kinds) == 1:
        visit.slots["kind"] = f"{kinds.pop()}_visit"
    visit.slots.update({slot: day for slot, day in (("start", start), ("end", end)) if day})
    file_visit(draft, visit)


def _may_be(known: Visit, journey: Journey | None) -> bool:
    """Whether a visit there that a rule has found may be the one: the same year, or a year that is not told."""
    start = str(known.slots.get("start") or known.slots.get("end") or "")
    return not start or journey is None or start[:4] == str(journey.first.year)


def find_trips(draft: Draft) -> list[Trip]:
    """All pairs of a traveller and a place of which a line may say that the one went to the other.

    A place with a traveller whom only the lines before it name is a pair where the record has such a visit.
    """
    found = []
    for line in draft.lines:
        if "⟨" not in line.text or line.text.endswith("?"):
            continue
        people = _people(draft, line)
        places = _places(draft, line) if people else []
        dates = _dates(draft, line) if places else []
        speaks = line.has(_TRAVELS)
        for who in people:
            home = draft.lexicon.state_of(who.value, None, draft.day)
            for place in places:
                if place.value == home or max(who.at, place.at) < 0:
                    continue
                when, journey = _time(draft, who, place, dates)
                if journey is not None or (speaks and (who.at >= 0 or place.at < 0)):
                    found.append(_trip(draft, line, (who, place, when), journey, home))
    return found


def _time(draft: Draft, who: Part, place: Part, dates: list[Part]) -> tuple[Part | None, Journey | None]:
    """The date of the line at which the record has a visit, and that; else the date that stands nearest."""
    known = draft.lexicon.journeys.get((who.value, place.value), ())
    for when in dates:
        for journey in known:
            if _is_then(journey, when.value):
                return when, journey
    at = place.at if place.at >= 0 else who.at
    return min((when for when in dates if when.at >= 0), key=lambda when: abs(when.at - at), default=None), None


def _trip(
    draft: Draft, line: Line, parts: tuple[Part, Part, Part | None], journey: Journey | None, home: str | None
) -> Trip:
    who, place, when = parts
    own = [part.at for part in parts if part and part.at >= 0]
    known = "then" if journey else "once" if (who.value, place.value) in draft.lexicon.journeys else "never"
    groups = [frozenset([*_circumstances(draft, line, parts, home), f"recorded:{known}"]), words_of(line.text)]
    for letter, part, other in (("p", who, place), ("d", when, who), ("s", place, who)):
        if part and part.at >= 0:
            groups.append(words_around(line.text, part.at, f"{letter}:"))
        if part and part.at >= 0 and other and other.at >= 0:
            groups.append(words_between(line.text, part.at, other.at, f"{letter}b"))
    told = when.value if when else None
    return Trip(who.value, place.value, line, told, journey, (min(own), max(own) + 1), tuple(groups))


def _stretch(journey: Journey | None, told: str) -> tuple[str, str | None]:
    """From when to when the text has a visit; of a day in the middle of it, only the month."""
    start, _, end = told.partition("/")
    if end:
        return start, end if len(end) == len("2015-07-09") else None
    if journey and len(start) == len("2015-07-09") and start != journey.first.isoformat():
        return start[:7], None
    return start, None


def _people(draft: Draft, line: Line) -> list[Part]:
    """Who may have travelled: those named in the line, else whom the lines before it speak of."""
    own = [Part(draft.mentions[number].key, at, "line") for at, kind, number in marks_in(line.text) if kind == "P"]
    if own:
        return own
    for back in range(line.number - 1, max(-1, line.number - 4), -1):
        before = [Part(mention.key, -1, "before") for mention in draft.marks(draft.lines[back].text, "P")]
        if before:
            return before
    return [Part(draft.visits[0].visitor, -1, "told")] if draft.visits else []


def _places(draft: Draft, line: Line) -> list[Part]:
    """Where they may have gone: what the line names, else the lines before it, else where the text was written."""
    marks = [mark for mark in marks_in(line.text) if mark[1] in "SCTA"]
    own = [Part(draft.state(draft.mentions[number]), at, kind) for at, kind, number in marks]
    carried = []
    for back in range(line.number - 1, max(-1, line.number - 4), -1):
        carried = [Part(draft.state(one), -1, "before") for one in draft.marks(draft.lines[back].text, "SCT")]
        if carried:
            break
    if draft.visits:
        carried.append(Part(draft.visits[-1].host, -1, "told"))
    if draft.here is not None and draft.here.state:
        carried.append(Part(draft.here.state, -1, "here"))
    named = {part.value for part in own}
    return own + [part for part in carried if part.value not in named]


def _dates(draft: Draft, line: Line) -> list[Part]:
    """When: the dates of the line, else that of its heading, else the days on which the text was written."""
    own = [Part(day, at, f"line:{len(day)}") for at, day, _ in draft.dated(line.text)]
    if own:
        return own
    label = draft.label_date(line)
    if label:
        return [Part(label, -1, "label")]
    return [Part(draft.day.isoformat(), -1, "now")] if draft.day is not None else []


def _is_then(journey: Journey, told: str) -> bool:
    span = parse_edtf(told)
    if (span.latest - span.earliest).days > _LONGEST:
        return False
    around = timedelta(0) if len(told) < len("2015-07-09") else timedelta(1)
    return _overlap(span.earliest, span.latest, journey.first - around, journey.last + around)


def _overlap(first: date, last: date, begin: date, end: date) -> bool:
    return first <= end and begin <= last


def _circumstances(draft: Draft, line: Line, parts: tuple[Part, Part, Part | None], home: str | None) -> Iterator[str]:
    text, (who, place, when) = line.text, parts
    whence = when.whence if when else "no"
    yield from (f"who:{who.whence}", f"place:{place.whence}", f"when:{whence}")
    yield f"parts:{who.whence}:{place.whence}:{whence.partition(':')[0]}"
    yield f"people:{min(text.count('⟨P'), 4)}"
    yield f"meeting:{line.number in draft.summit_at}"
    yield f"named:{'⟨O' in text}"
    yield f"first:{'⟨P' not in text[: max(who.at, 0)]}"
    yield f"of the place:{draft.here is not None and home == draft.here.state}"
    yield f"known traveller:{any(visit.visitor == who.value for visit in draft.visits)}"
    begin, end = clause_around(text, max(who.at, place.at))
    yield f"one clause:{begin <= min(who.at, place.at) < end}"
