"""The names that a document is read with, taken from the record: it grows as the record grows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, column, select, table

from diplo.models.views import (
    ATTENDANCE_LOG,
    CHAIRMANSHIP_LOG,
    MEMBERSHIP_SPELLS,
    NAMES,
    PERSON_LIST,
    STATE_LIST,
    SUMMIT_LOG,
    TENURE_LOG,
    VISIT_LOG,
)
from diplo.queries.lookup import fold
from diplo.reading.calendar import Meeting, SummitDays, read_meetings, summit_days
from diplo.reading.names import ORGANIZATIONS, STATES, sound

STATE, CAPITAL, TOWN, METONYM, DEMONYM, PERSON, FAMILY, ORGANIZATION = "SCTGAPFO"
TOP_OFFICES = ("head_of_state", "head_of_government")
_WORD = re.compile(r"\w+(?:['\u2019\u02bc]\w+)*", re.UNICODE)
_LONGEST_WORD = 60
_NO_CITIES = frozenset({"islamic republic", "kremlin", "akorda", "zhongnanhai", "kuksaroy", "white house", "elysee"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for.

    Attributes:
        kind: one of the letters above.
        keys: the key, or the several that share the name.
        state: of a city, the state it lies in.
        upper: whether it counts only where it is written in capitals, as abbreviations are.
    """

    kind: str
    keys: tuple[str, ...]
    state: str | None = None
    upper: bool = False


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which office, from when to when."""

    person: str
    office: str
    state: str | None
    organization: str | None
    start: date
    end: date | None

    def holds(self, day: date) -> bool:
        """Whether it may hold on a day; the day on which it ends counts too, for reports are written during it."""
        return self.start <= day and (self.end is None or day <= self.end)


class Journey(NamedTuple):
    """A visit of the record: who, to which state, from which to which day."""

    key: str
    visitor: str
    host: str
    first: date
    last: date


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of a text with their places; a possessive ending is left off."""
    for match in _WORD.finditer(text):
        word, end = match.group(), match.end()
        if len(word) > _LONGEST_WORD:
            continue
        if len(word) > 2 and word[-2] in "'\u2019\u02bc" and word[-1] in "sS":
            word, end = word[:-2], end - 2
        folded = word.lower() if word.isascii() and word.isalnum() else fold(word)
        if folded:
            yield folded, match.start(), end


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(part for folded, _, _ in words(name) for part in folded.split())


@dataclass(slots=True)
class Lexicon:
    """Names to what they stand for, and who held which office when. Build it once; reading does not change it.

    Attributes:
        entries: by the words of a name, what it stands for.
        longest: by first word, how many words the longest name has that begins with it.
        sounds: full names of people, by how they sound.
        family_sounds: family names, by how they sound.
        tenures: all tenures.
        names: usual names of people, by key.
        people_states: to whose public life a person belongs.
        women: the people of whom `she` speaks and `he` does not, as far as the record tells.
        leading: how often the holder of each top office came to a state's summits.
        meetings: the meetings of the record.
        attendance: by meeting, whether each person and state that the record has in its list was there.
        journeys: the visits of the record, by traveller and host.
        chairs: by organization and state, from which to which day it had the chair.
        holders: the states that ever had a status in an organization.
        begins: by state, organization and status, the days between which each spell began.
    """

    entries: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    sounds: dict[str, str] = field(default_factory=dict)
    family_sounds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    people_states: dict[str, str] = field(default_factory=dict)
    leading: Counter[tuple[str, str]] = field(default_factory=Counter)
    ended: dict[str, date] = field(default_factory=dict)
    founded: dict[str, date] = field(default_factory=dict)
    women: set[str] = field(default_factory=set)
    summit_towns: dict[str, set[str]] = field(default_factory=dict)
    summit_days: SummitDays = field(default_factory=dict)
    meetings: list[Meeting] = field(default_factory=list)
    attendance: dict[str, dict[str, bool]] = field(default_factory=dict)
    journeys: dict[tuple[str, str], list[Journey]] = field(default_factory=dict)
    chairs: dict[tuple[str, str], list[tuple[date, date]]] = field(default_factory=dict)
    holders: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    begins: dict[tuple[str, str, str], list[tuple[date, date]]] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    by_person: dict[str, list[Tenure]] = field(default_factory=dict)
    by_office: dict[tuple[str, str], list[Tenure]] = field(default_factory=dict)

    def add(self, name: str, kind: str, key: str, state: str | None = None) -> None:
        """Let a name stand for something; a family name may stand for several people."""
        tokens = _tokens(name)
        if not tokens or (len(tokens) == 1 and len(tokens[0]) < 2):
            return
        known = self.entries.get(tokens)
        if known is not None and known.kind == kind == FAMILY:
            keys = tuple(dict.fromkeys((*known.keys, key)))
            self.entries[tokens] = Entry(FAMILY, keys)
        elif known is None or _rank(kind) < _rank(known.kind):
            upper = name.isupper() and len(name) <= 6 and name.isascii()
            self.entries[tokens] = Entry(kind, (key,), state, upper)
        self.longest[tokens[0]] = max(self.longest.get(tokens[0], 0), len(tokens))

    def holder(self, state: str, office: str, day: date | None) -> str | None:
        """The person who held a state's office on a day, where that is one person."""
        if day is None:
            return None
        holders = {t.person: t for t in self.by_office.get((state, office), ()) if t.holds(day)}
        if len(holders) > 1:
            holders = {p: t for p, t in holders.items() if t.end is None or t.end > day} or holders
        return min(holders, key=lambda person: holders[person].start) if len(holders) == 1 else None

    def leader(self, state: str, day: date | None) -> str | None:
        """The person who leads a state on a day: the holder of the office that goes to its summits."""
        return self.holder(state, self.leading_office(state), day)

    def leading_office(self, state: str) -> str:
        """The office whose holder goes to a state's summits."""
        of_government, of_state = self.leading[(state, "head_of_government")], self.leading[(state, "head_of_state")]
        return "head_of_government" if of_government > of_state else "head_of_state"

    def state_of(self, person: str, office: str | None = None, day: date | None = None) -> str | None:
        """The state that a person held an office in, on that day if possible; else whose public life it belongs to."""
        own = [t for t in self.by_person.get(person, ()) if t.state and (office is None or t.office == office)]
        if day is not None:
            own = [t for t in own if t.holds(day)] or own
        return own[0].state if own else self.people_states.get(person)

    def offices(self, person: str, day: date | None) -> tuple[str, ...]:
        """The offices that a person held on a day; all that are known where the day is not."""
        own = self.by_person.get(person, ())
        return tuple(dict.fromkeys(t.office for t in own if day is None or t.holds(day)))

    @classmethod
    def from_record(cls, connection: Connection) -> "Lexicon":
        """The lexicon of a record.

        Args:
            connection: an open connection to the record's database; it is only read.
        """
        lexicon = cls()
        _add_states(lexicon, connection)
        _add_cities(lexicon, connection)
        lexicon.meetings = read_meetings(connection)
        lexicon.summit_days = summit_days(lexicon.meetings)
        _add_journeys(lexicon, connection)
        _add_people(lexicon, connection)
        _add_organizations(lexicon, connection)
        _add_chairs(lexicon, connection)
        _add_attendance(lexicon, connection)
        _add_spells(lexicon, connection)
        person = table("person", column("key"), column("gender"))
        women = select(person.c.key).where(person.c.gender == "female")
        lexicon.women = set(connection.execute(women).scalars())
        return lexicon


def _rank(kind: str) -> int:
    return "OSCTPAGF".index(kind)


def _rows(connection: Connection, statement: object) -> Iterable[tuple[str, ...]]:
    return [tuple(row) for row in connection.execute(statement)]  # type: ignore[call-overload]


def _named(connection: Connection, kind: str) -> Iterable[tuple[str, ...]]:
    names = NAMES.table.c
    statement = NAMES.table.select().where(names.kind == kind).where(names.name_kind.not_in(("key", "code")))
    return _rows(connection, statement.with_only_columns(names.fact, names.name, names.name_kind).order_by(names.name))


def _add_states(lexicon: Lexicon, connection: Connection) -> None:
    known = set()
    for key, name, kind in _named(connection, "state"):
        known.add(key)
        letter = {"demonym": DEMONYM, "metonym": METONYM}.get(kind, STATE)
        if letter == METONYM and fold(name).removeprefix("the ") not in _NO_CITIES:
            lexicon.add(name, CAPITAL, key, key)
        else:
            lexicon.add(name, letter, key)
            if letter == DEMONYM and name[-1:] in "nikh" and name.isascii():
                lexicon.add(f"{name}s", letter, key)
    states = STATE_LIST.table.c
    for key, capital in _rows(connection, STATE_LIST.table.select().with_only_columns(states.state, states.capital)):
        if capital:
            lexicon.capitals[key] = capital
            lexicon.add(capital, CAPITAL, key, key)
    for key, (name, demonym, capital) in STATES.items():
        if key not in known:
            lexicon.add(name, STATE, key)
            lexicon.add(demonym, DEMONYM, key)
            lexicon.add(capital, CAPITAL, key, key)


def _add_cities(lexicon: Lexicon, connection: Connection) -> None:
    summits, visits = SUMMIT_LOG.table.c, VISIT_LOG.table.c
    found = Counter[tuple[str, str]]()
    columns = (summits.city, summits.host, summits.organization)
    for city, host, organization in _rows(connection, SUMMIT_LOG.table.select().with_only_columns(*columns)):
        if city and host:
            found[(city, host)] += 1
            lexicon.summit_towns.setdefault(fold(city), set()).add(organization)
    for cities, host in _rows(connection, VISIT_LOG.table.select().with_only_columns(visits.cities, visits.host)):
        found.update((city, host) for city in (cities or "").split(", ") if city)
    for (city, host), _ in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        lexicon.add(city, TOWN, host, host)
        if city.startswith("Saint "):
            lexicon.add(f"St {city[6:]}", TOWN, host, host)


def _add_journeys(lexicon: Lexicon, connection: Connection) -> None:
    log = VISIT_LOG.table.c
    columns = (log.visit, log.visitor, log.host, log.date_earliest, log.date_latest)
    statement = VISIT_LOG.table.select().with_only_columns(*columns).order_by(log.visit)
    for key, visitor, host, first, last in connection.execute(statement):
        lexicon.journeys.setdefault((visitor, host), []).append(Journey(key, visitor, host, first, last))


def _add_people(lexicon: Lexicon, connection: Connection) -> None:
    rows = list(_named(connection, "person"))
    usual = {key: name for key, name, kind in rows if kind == "name"}
    family = {key: name for key, name, kind in rows if kind == "family_name"}
    lexicon.names |= usual
    shorter: dict[tuple[str, str], set[str]] = {}
    for key, name, kind in rows:
        if kind == "family_name" or (len(_tokens(name)) == 1 and family.get(key) == name):
            _add_family(lexicon, name, key)
            continue
        lexicon.add(name, PERSON, key)
        lexicon.sounds.setdefault(sound(name), key)
        parts = _tokens(name)
        if len(parts) > 2 and kind == "name":
            shorter.setdefault((parts[0], parts[-1]), set()).add(key)
        if key in family and len(_tokens(name)) == len(_tokens(usual.get(key, ""))):
            at = _tokens(usual[key])
            part = _tokens(family[key])
            if part == at[: len(part)]:
                _add_family(lexicon, " ".join(_tokens(name)[: len(part)]), key)
            elif part == at[-len(part) :]:
                _add_family(lexicon, " ".join(_tokens(name)[-len(part) :]), key)
    for parts, keys in shorter.items():
        if len(keys) == 1 and parts not in lexicon.entries:
            lexicon.add(" ".join(parts), PERSON, next(iter(keys)))
    people = PERSON_LIST.table.c
    for key, state in _rows(connection, PERSON_LIST.table.select().with_only_columns(people.person, people.state)):
        if state:
            lexicon.people_states[key] = state
    log = TENURE_LOG.table.c
    columns = (log.person, log.office, log.state, log.organization, log.start_earliest, log.end_latest)
    statement = TENURE_LOG.table.select().with_only_columns(*columns).order_by(log.start_earliest, log.tenure)
    for row in connection.execute(statement):
        tenure = Tenure(*row)
        lexicon.tenures.append(tenure)
        lexicon.by_person.setdefault(tenure.person, []).append(tenure)
        if tenure.state:
            lexicon.by_office.setdefault((tenure.state, tenure.office), []).append(tenure)
            lexicon.people_states.setdefault(tenure.person, tenure.state)


def _add_family(lexicon: Lexicon, name: str, key: str) -> None:
    lexicon.add(name, FAMILY, key)
    heard = sound(name)
    lexicon.family_sounds[heard] = tuple(dict.fromkeys((*lexicon.family_sounds.get(heard, ()), key)))


def _add_organizations(lexicon: Lexicon, connection: Connection) -> None:
    names = NAMES.table.c
    statement = NAMES.table.select().where(names.kind == "organization").where(names.name_kind != "key")
    for key, name in _rows(connection, statement.with_only_columns(names.fact, names.name)):
        if not name[:1].isdigit() and not re.fullmatch(r"Q\d+", name):
            plain = re.sub(r"(?i)\s+(?:summit|mechanism)$", "", name)
            for spelling in (plain, re.sub(r"(?i)\bcoop", "co-op", plain)):
                lexicon.add(spelling, ORGANIZATION, key)
    for key, several in ORGANIZATIONS.items():
        for name in several:
            lexicon.add(name, ORGANIZATION, key)


def _add_spells(lexicon: Lexicon, connection: Connection) -> None:
    """Who ever had which status, and which organizations are over.

    An organization all of whose members have left is over: later texts that say `the organization` mean another.
    """
    spells = MEMBERSHIP_SPELLS.table.c
    ends: dict[str, list[date | None]] = {}
    columns = (spells.organization, spells.state, spells.status, spells.start_earliest, spells.start_latest)
    statement = MEMBERSHIP_SPELLS.table.select().with_only_columns(*columns, spells.end_latest)
    for organization, state, status, start, latest, end in connection.execute(statement):
        lexicon.begins.setdefault((state, organization, status), []).append((start, latest))
        lexicon.holders.setdefault((organization, status), set()).add(state)
        lexicon.founded[organization] = min(start, lexicon.founded.get(organization, start))
        ends.setdefault(organization, []).append(end)
    for organization, several in ends.items():
        known = [end for end in several if end is not None]
        if len(known) == len(several):
            lexicon.ended[organization] = max(known)


def _add_chairs(lexicon: Lexicon, connection: Connection) -> None:
    log = CHAIRMANSHIP_LOG.table.c
    columns = (log.organization, log.state, log.start_earliest, log.end_latest)
    statement = CHAIRMANSHIP_LOG.table.select().with_only_columns(*columns)
    for organization, state, start, end in connection.execute(statement):
        lexicon.chairs.setdefault((organization, state), []).append((start, end or date.max))


def _add_attendance(lexicon: Lexicon, connection: Connection) -> None:
    """Who was at which meeting, and with it which office's holder leads a state there."""
    log = ATTENDANCE_LOG.table.c
    columns = (log.summit, log.state, log.person, log.date_earliest, log.mode)
    for summit, state, person, day, mode in connection.execute(
        ATTENDANCE_LOG.table.select().with_only_columns(*columns)
    ):
        there = lexicon.attendance.setdefault(summit, {})
        for one in (state, person):
            if one is not None:
                there[one] = there.get(one, False) or mode != "absent"
        if "-chg-" not in summit and mode != "absent" and person is not None:
            for office in lexicon.offices(person, day):
                lexicon.leading[(state, office)] += 1
