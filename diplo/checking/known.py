"""What the record knows, read once and kept in memory, so that a thousand claims cost one look at the database."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection
from sqlalchemy.sql import literal_column, select
from sqlalchemy.sql.expression import ColumnClause, Select

from diplo.dates import Edtf, parse_edtf, spoken
from diplo.errors import BadDate
from diplo.models.views import ACCESSION_LOG, MEMBERSHIP_SPELLS, NAMES, POPULATIONS
from diplo.queries.chairs import Chairmanship, select_chairs
from diplo.queries.facts import Disagreement, Reach, select_disagreements, select_reach
from diplo.queries.members import AccessionStep, Member
from diplo.queries.people import Tenure, select_tenures
from diplo.queries.summits import Participation, Summit, select_attendance, select_summits
from diplo.queries.visits import Visit, select_visits

RowT = TypeVar("RowT", bound=NamedTuple)


@dataclass(slots=True)
class Known:
    """The record's facts, by what claims ask for. Build it with `from_record`; checking does not change it."""

    spells: dict[str, list[Member]] = field(default_factory=lambda: defaultdict(list))
    steps: dict[tuple[str, str], list[AccessionStep]] = field(default_factory=lambda: defaultdict(list))
    chairs: dict[str, list[Chairmanship]] = field(default_factory=lambda: defaultdict(list))
    summits: dict[str, list[Summit]] = field(default_factory=lambda: defaultdict(list))
    attendance: dict[str, list[Participation]] = field(default_factory=lambda: defaultdict(list))
    attended: dict[str, list[Participation]] = field(default_factory=lambda: defaultdict(list))
    visits: dict[str, list[Visit]] = field(default_factory=lambda: defaultdict(list))
    tenures: list[Tenure] = field(default_factory=list)
    populations: dict[str | None, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    disputed: dict[tuple[str, str], list[Disagreement]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, str] = field(default_factory=dict)
    reach: dict[tuple[str, str], date] = field(default_factory=dict)

    @classmethod
    def from_record(cls, connection: Connection) -> "Known":
        """Read the facts of a record; nothing is written."""
        known = cls()
        spells, steps = MEMBERSHIP_SPELLS.table.c, ACCESSION_LOG.table.c
        certain: ColumnClause[str] = literal_column("'certain'")
        for spell in _rows(connection, Member, select(*spells, certain).order_by(spells.start_earliest)):
            known.spells[spell.organization].append(spell)
        for step in _rows(connection, AccessionStep, select(*steps).order_by(steps.date_earliest)):
            known.steps[(step.organization, step.state)].append(step)
        for chair in _rows(connection, Chairmanship, select_chairs()):
            known.chairs[chair.organization].append(chair)
        known._read_events(connection)
        known.tenures = list(_rows(connection, Tenure, select_tenures()))
        for row in connection.execute(select(*POPULATIONS.table.c)):
            known.populations[row.state][row.year] = row.persons
        for disagreement in _rows(connection, Disagreement, select_disagreements()):
            known.disputed[(disagreement.fact, disagreement.field)].append(disagreement)
        names = NAMES.table.c
        for row in connection.execute(select(names.fact, names.name).where(names.name_kind == "name")):
            known.names[row.fact] = row.name
        for reach in _rows(connection, Reach, select_reach()):
            known.reach[(reach.subject, reach.scope)] = _as_date(reach.last)
        return known

    def _read_events(self, connection: Connection) -> None:
        for summit in _rows(connection, Summit, select_summits()):
            self.summits[summit.organization].append(summit)
        for entry in _rows(connection, Participation, select_attendance()):
            self.attendance[entry.summit].append(entry)
            if entry.person:
                self.attended[entry.person].append(entry)
        for visit in _rows(connection, Visit, select_visits()):
            self.visits[visit.visitor].append(visit)

    def name(self, key: str) -> str:
        """The usual name of a state, a person or an organization; the key where the record has none."""
        return self.names.get(key) or (
            key.upper() if key.isalpha() and len(key) <= 5 else key.replace("-", " ").title()
        )

    def organization(self, key: str) -> str:
        """An organization's name as a sentence needs it."""
        return "the SCO" if key == "sco" else f"the {self.names[key]}" if key in self.names else self.name(key)

    def disputes(self, fact: str, fields: tuple[str, ...], value: str) -> bool:
        """Whether several sources give a fact the value that a claim has, other than the record; one may just err."""
        sources = {
            other.source
            for name in fields
            for other in self.disputed.get((fact, name), ())
            if value.casefold() == other.value.casefold() or may_agree(value, other.value)
        }
        return len(sources) > 1

    def holders(self, state: str | None, organization: str | None, office: str, day: date) -> list[Tenure]:
        """Who holds an office on a day."""
        return [
            t
            for t in self.tenures
            if t.office == office and (t.state, t.organization) == (state, organization) and holds(t, day)
        ]


def _rows(connection: Connection, row_type: type[RowT], statement: Select[Any]) -> Iterator[RowT]:
    make: Callable[..., RowT] = row_type  # not `_make`: a field that only a question about a day fills has a default
    for row in connection.execute(statement):
        yield make(*row)


def holds(spell: Member | Chairmanship | Tenure, day: date) -> bool:
    """Whether a spell may hold on a day; the day on which it ends counts too, for reports are written during it."""
    return spell.start_earliest <= day and (spell.end_latest is None or day <= spell.end_latest)


def _as_date(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def span(text: str) -> Edtf:
    """An EDTF text as the days that it can mean."""
    return parse_edtf(text)


def agrees(claimed: str, recorded: str, slack: int = 0) -> bool:
    """Whether two dates can be the same: their days overlap, or lie no more than `slack` days apart."""
    one, other = parse_edtf(claimed), parse_edtf(recorded.rstrip("?~%"))
    room = timedelta(slack)
    return one.earliest - room <= other.latest and other.earliest - room <= one.latest


def may_agree(one: str, other: str) -> bool:
    """Whether two texts are dates, and can be the same."""
    try:
        return agrees(one, other)
    except BadDate:
        return False


def say(text: str | None) -> str:
    """A date in words."""
    if text is None:
        return "an unknown date"
    parsed = parse_edtf(text)
    if parsed.is_interval:
        first, _, last = text.partition("/")
        return f"{say(first)} to {say(last)}" if first != last else say(first)
    return spoken(parsed.earliest) if len(text) == 10 and parsed.is_exact else text
