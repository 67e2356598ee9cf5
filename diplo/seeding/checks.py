"""What concerns several entries or files: keys used once, references that lead somewhere, spells that do not overlap.

Every check yields problems with the line of the field at fault; none stops at the first.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from pydantic import BaseModel

from diplo.dates import parse_edtf
from diplo.errors import Problem
from diplo.seeding import records
from diplo.seeding.reading import Parsed, Seeds
from diplo.vocabulary import FactKind


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands."""

    parsed: Parsed
    collection: str
    index: int
    key: str

    def problem(self, message: str, *steps: str | int) -> Problem:
        """A problem with a field of the entry."""
        file = self.parsed.file
        line = file.line(self.collection, self.index, *steps)
        return Problem(file.path, line, ".".join([self.key, *map(str, steps)]), message)


@dataclass(slots=True)
class Index:
    """Every key of the seeds: of what kind, and where it stands."""

    kinds: dict[str, FactKind | None] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    organ_owner: dict[str, str] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def add(self, key: str, kind: FactKind | None, place: Place) -> Problem | None:
        """Enter a key; a kind of None is a source. A key that is there already is a problem."""
        if key in self.places:
            first = self.places[key]
            line = first.parsed.file.line(first.collection, first.index)
            return place.problem(f"the key is used already, at {first.parsed.file.path}:{line}", "key")
        self.kinds[key] = kind
        self.places[key] = place
        return None


def check_seeds(seeds: Seeds) -> list[Problem]:
    """All problems that only show when the files are seen together."""
    index = Index(broken=seeds.broken_keys)
    entries: list[tuple[Place, BaseModel]] = []
    problems: list[Problem] = []
    for parsed in seeds.files:
        for collection, number, record in parsed.records():
            key = str(getattr(record, "key", None) or getattr(record, "source", None) or getattr(record, "fact", ""))
            place = Place(parsed, collection, number, key)
            entries.append((place, record))
            problems += _enter(index, place, record)
    for place, record in entries:
        problems += _references(index, place, record)
        problems += _own_rules(index, place, record)
    problems += _overlaps([(p, r) for p, r in entries if isinstance(r, records.Membership)], "organization", "state")
    problems += _overlaps([(p, r) for p, r in entries if isinstance(r, records.Chairmanship)], "organization")
    problems += _same_source_twice(entries)
    problems += _lone_keys(index, entries)
    problems += _twice(entries)
    return problems


def _enter(index: Index, place: Place, record: BaseModel) -> Iterator[Problem]:
    if isinstance(record, records.Entry):
        problem = index.add(record.key, record.kind, place)
        if problem is not None:
            yield problem
    if isinstance(record, records.Source):
        problem = index.add(record.key, None, place)
        if problem is not None:
            yield problem
    if isinstance(record, records.Organization):
        for organ in record.organs:
            index.organ_owner[organ.key] = record.key
            problem = index.add(organ.key, FactKind.ORGAN, place)
            if problem is not None:
                yield problem


def _lead(index: Index, place: Place, key: str | None, kind: FactKind | None, *steps: str | int) -> Iterator[Problem]:
    if key is None or (key not in index.kinds and key in index.broken):
        return
    noun = "source" if kind is None else kind.replace("_", " ")
    if key not in index.kinds:
        yield place.problem(f"there is no {noun} '{key}' in the seeds", *steps)
    elif index.kinds[key] != kind:
        yield place.problem(f"'{key}' is no {noun}", *steps)


def _references(index: Index, place: Place, record: BaseModel) -> Iterator[Problem]:
    if isinstance(record, records.Entry):
        for name, kind in record.references.items():
            yield from _lead(index, place, getattr(record, name), kind, name)
        fields = {info.alias or name for name, info in type(record).model_fields.items()}
        fields = (fields | set(record.disputable)) - {"key", "citations", "note"}
        for number, citation in enumerate(record.citations):
            yield from _lead(index, place, citation.source, None, "citations", number, "source")
            for name in (*citation.fields, *citation.disputes):
                if name not in fields:
                    message = f"'{name}' is no field of this entry; those are {', '.join(sorted(fields))}"
                    yield place.problem(message, "citations", number)
    if isinstance(record, records.Summit):
        for number, attendance in enumerate(record.attendance):
            yield from _lead(index, place, attendance.state, FactKind.STATE, "attendance", number, "state")
            yield from _lead(index, place, attendance.person, FactKind.PERSON, "attendance", number, "person")
    if isinstance(record, records.Visit):
        for number, occasion in enumerate(record.occasions):
            yield from _lead(index, place, occasion.summit, FactKind.SUMMIT, "occasions", number, "summit")
        for number, companion in enumerate(record.delegation):
            yield from _lead(index, place, companion.person, FactKind.PERSON, "delegation", number, "person")
    if isinstance(record, records.AnnotatedDocument):
        yield from _lead(index, place, record.source, None, "source")
        for number, statement in enumerate(record.statements):
            if index.kinds.get(statement.fact) is None and statement.fact not in index.broken:
                yield place.problem(f"there is no fact '{statement.fact}' in the seeds", "statements", number, "fact")


def _own_rules(index: Index, place: Place, record: BaseModel) -> Iterator[Problem]:
    match record:
        case records.Visit():
            if record.host == record.sending_state:
                yield place.problem("a visit to one's own state is no visit", "host")
            if record.inviter == record.visitor:
                yield place.problem("nobody invites himself; name the inviter or leave it out", "inviter")
            for number, occasion in enumerate(record.occasions):
                if (occasion.summit is None) == (occasion.name is None):
                    yield place.problem("give either summit or name", "occasions", number)
            people = [companion.person for companion in record.delegation]
            if len(set(people)) < len(people):
                yield place.problem("somebody is listed twice", "delegation")
            yield from _on_the_trip(index, place, record)
        case records.Summit():
            if record.organ and index.organ_owner.get(record.organ, record.organization) != record.organization:
                yield place.problem(f"'{record.organ}' is no organ of {record.organization}", "organ")
            yield from _attendance(place, record)
        case records.Tenure():
            if (record.state is None) == (record.organization is None):
                yield place.problem("give either state or organization", "office")
            yield from _ends(place, record.start, record.end)
        case records.Membership() | records.Chairmanship():
            yield from _ends(place, record.start, record.end)


def _on_the_trip(index: Index, place: Place, visit: records.Visit) -> Iterator[Problem]:
    trip_place = index.places.get(visit.trip or "")
    if trip_place is None:
        return
    trip = trip_place.parsed.contents.trips[trip_place.index] if trip_place.collection == "trips" else None
    if trip is None:
        return
    if trip.person != visit.visitor:
        yield place.problem(f"the trip is one of {trip.person}", "trip")
    leg, whole = parse_edtf(visit.date), parse_edtf(trip.date)
    if leg.latest < whole.earliest or leg.earliest > whole.latest:
        yield place.problem(f"the visit is outside of its trip ({trip.date})", "date")


def _attendance(place: Place, summit: records.Summit) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, attendance in enumerate(summit.attendance):
        if attendance.state is None and attendance.represents is None:
            yield place.problem("give state or represents", "attendance", number)
            continue
        name = participation_key(summit.key, attendance)
        if name in seen:
            yield place.problem("is listed twice", "attendance", number)
        seen.add(name)


def participation_key(summit: str, attendance: records.Attendance) -> str:
    """The key of a participation: the summit, and the person or else whom it is for."""
    who = attendance.person or attendance.state or attendance.represents or ""
    slug = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in who.lower()).split())
    return f"{summit}-{slug}"[:120]


def _ends(place: Place, start: str, end: str | None) -> Iterator[Problem]:
    if end is None:
        return
    first, last = parse_edtf(start), parse_edtf(end)
    if last.latest <= first.earliest or last.latest < first.latest:
        yield place.problem(f"ends ({end}) before it starts ({start})", "end")


def _sure_days(record: BaseModel) -> tuple[date, date]:
    start, end = getattr(record, "start"), getattr(record, "end")  # noqa: B009 - both kinds of spell have them
    return parse_edtf(start).latest, parse_edtf(end).earliest if end else date.max


def _overlaps(spells: list[tuple[Place, BaseModel]], *same: str) -> Iterator[Problem]:
    groups: dict[tuple[str, ...], list[tuple[date, date, Place]]] = defaultdict(list)
    for place, record in spells:
        first, last = _sure_days(record)
        if first < last:
            groups[tuple(getattr(record, name) for name in same)].append((first, last, place))
    for group in groups.values():
        group.sort(key=lambda spell: (spell[0], spell[1], spell[2].key))
        for (_, earlier_end, earlier), (later_start, _, later) in pairwise(group):
            if later_start < earlier_end:
                yield later.problem(
                    f"overlaps {earlier.key}; end the earlier spell on the day this one starts", "start"
                )


def _same_source_twice(entries: list[tuple[Place, BaseModel]]) -> Iterator[Problem]:
    """One page under two keys would count as two sources of a fact."""
    seen: dict[tuple[str, str, str | None], Place] = {}
    for place, record in entries:
        if isinstance(record, records.Source) and record.url:
            first = seen.setdefault((record.url, record.title, record.date), place)
            if first is not place:
                yield place.problem(f"is the same page as {first.key}; cite that one", "url")


def _lone_keys(index: Index, entries: list[tuple[Place, BaseModel]]) -> Iterator[Problem]:
    derived = {
        participation_key(record.key, attendance)
        for _, record in entries
        if isinstance(record, records.Summit)
        for attendance in record.attendance
    }
    for place, record in entries:
        if isinstance(record, records.Retired):
            if record.key in index.kinds:
                yield place.problem("the key is withdrawn, but an entry uses it", "key")
            if record.successor and index.kinds.get(record.successor) is None:
                yield place.problem(f"there is no fact '{record.successor}'", "successor")
        if isinstance(record, records.Exempted) and index.kinds.get(record.fact) is None and record.fact not in derived:
            yield place.problem(f"there is no fact '{record.fact}'", "fact")


def _twice(entries: list[tuple[Place, BaseModel]]) -> Iterator[Problem]:
    """What the database takes only once beside the keys: names of states, numbers of meetings, series."""
    seen: dict[tuple[object, ...], Place] = {}
    for place, record in entries:
        match record:
            case records.State():
                mark, field_name = ("state", record.name), "name"
            case records.Summit() if record.organ and record.ordinal:
                mark, field_name = ("summit", f"{record.organ} {record.ordinal}"), "ordinal"
            case records.Population():
                mark, field_name = ("population", f"{record.state} {record.series}"), "series"
            case _:
                continue
        if seen.setdefault(mark, place) is not place:
            yield place.problem(f"is that of {seen[mark].key} already", field_name)
