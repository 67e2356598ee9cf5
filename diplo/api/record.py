"""The record, opened for reading: its methods are the questions."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.exc import DBAPIError

from diplo.api import columns
from diplo.api.documents import Documents
from diplo.api.panels import Panels
from diplo.api.reader import the
from diplo.api.wording import dated, phrase, shares, statuses, sure, words
from diplo.dates import DateLike, Window, parse_as_of, parse_window, spoken, surely_holds, today
from diplo.errors import AskedWrongly
from diplo.exporting.answers import Answer, Card
from diplo.queries.chairs import Chairmanship, select_chairs
from diplo.queries.events import Event, select_events
from diplo.queries.facts import Disagreement, Source, select_disagreements, select_sources
from diplo.queries.lookup import fold
from diplo.queries.members import Member, select_members
from diplo.queries.populations import Population, Share, select_populations
from diplo.queries.summits import Summit, select_summits
from diplo.queries.visits import Visit, select_visits
from diplo.vocabulary import VisitKind

if TYPE_CHECKING:
    from diplo.auditing.findings import Finding


class Table(NamedTuple):
    """What a plain SQL query gave."""

    names: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


class Record(Documents, Panels):
    """The record of one database. It only reads, but for `ingest` when told to write; close it, or use `with`.

    States, people and organizations are asked for by key, name, former name, code or unambiguous part, whatever the
    case or accents. Dates are years, months or days; see `diplo.dates`. Answers are sequences of named tuples with
    the fields of the documented views; see `diplo.exporting.answers.Answer`.
    """

    def members(
        self,
        as_of: DateLike | None = None,
        *,
        during: DateLike | None = None,
        organization: str = "sco",
        status: str | Iterable[str] = "member",
        sources: bool = False,
    ) -> Answer[Member]:
        """Who had a status in an organization on a day (today, where nothing is asked), or in a window.

        Args:
            as_of: the day; a year means its end, a month its last day.
            during: a window instead: any time in it counts.
            organization: which.
            status: one status, several, or `all`.
            sources: whether to bring the citations along.

        Raises:
            AskedWrongly: a date, status or organization cannot be understood.
        """
        wanted = statuses(status)
        window = self._when(as_of, during)
        key = self._organization(organization)
        statement, parameters = select_members(key, wanted, window.first, window.last)
        rows = self._rows(Member, statement, parameters)
        what = f"{words(wanted[0]).capitalize()}s of" if len(wanted) == 1 else "States with a status in"
        name = self._short_name(key)
        title = f"{what} {the(name)} {phrase(window, as_of, during)}: {len(rows)}"
        shown = columns.MEMBERS if len(wanted) == 1 else columns.MEMBERS_BY_STATUS
        return self._answer(Member, rows, shown, title, "membership", self._member_notes(key, name, window), sources)

    def chairs(
        self,
        *,
        as_of: DateLike | None = None,
        during: DateLike | None = None,
        organization: str = "sco",
        sources: bool = False,
    ) -> Answer[Chairmanship]:
        """Who chaired an organization: all chairmanships, or those of a day or window."""
        window = None if as_of is None and during is None else self._when(as_of, during)
        key = self._organization(organization)
        first, last = (window.first, window.last) if window else (None, None)
        rows = self._rows(Chairmanship, select_chairs(key, first, last))
        if window:
            rows = tuple(
                row._replace(certainty=sure(surely_holds(row.start_edtf, row.end_edtf, window))) for row in rows
            )
        when = f" {phrase(window, as_of, during)}" if window else ""
        title = f"Chairs of {the(self._short_name(key))}{when}: {len(rows)}"
        notes = self.reach.notes("chairmanships", key, window.last if window else None)
        return self._answer(Chairmanship, rows, columns.CHAIRS, title, "chairmanship", notes, sources)

    def summits(
        self,
        *,
        during: DateLike | None = None,
        organization: str = "sco",
        organ: str | None = None,
        host: str | None = None,
        sources: bool = False,
    ) -> Answer[Summit]:
        """Summits of an organization, of one organ (`chs`, `chg`, or its key), of a window, in a state."""
        window = parse_window(during) if during is not None else None
        key = self._organization(organization)
        organ_key = None if organ is None else self._organ(organ, key)
        host_key = None if host is None else self._state(host)
        first, last = (window.first, window.last) if window else (None, None)
        rows = dated(self._rows(Summit, select_summits(key, organ_key, host_key, first, last)), window)
        title = f"Summits of {the(self._short_name(key))}{f' in {window.text}' if window else ''}: {len(rows)}"
        notes = self.reach.notes("summits", organ_key or key, window.last if window else None)
        return self._answer(Summit, rows, columns.SUMMITS, title, "summit", notes, sources)

    def visits(
        self,
        visitor: str | None = None,
        host: str | None = None,
        *,
        sending_state: str | None = None,
        during: DateLike | None = None,
        kind: str | None = None,
        sources: bool = False,
    ) -> Answer[Visit]:
        """Visits: by whom, to which state, from which state, in which window, of which kind."""
        if kind is not None and kind not in tuple(VisitKind):
            raise AskedWrongly(f"'{kind}' is no kind of visit; those are {', '.join(VisitKind)}")
        window = parse_window(during) if during is not None else None
        person = None if visitor is None else self._person(visitor)
        state = None if host is None else self._state(host)
        sender = None if sending_state is None else self._state(sending_state)
        first, last = (window.first, window.last) if window else (None, None)
        rows = dated(self._rows(Visit, select_visits(person, state, sender, kind, first, last)), window)
        title = "Visits" + (f" by {self._name(person)}" if person else "")
        title += f" to {self._name(state)}" if state else ""
        title += f" in {window.text}" if window else ""
        notes: tuple[str, ...] = ("Visits are followed leader by leader: `diplo db info` says through which day.",)
        if person:
            notes = self.reach.visit_notes(person, self._name(person), state, window)
        shown = tuple(
            column
            for column in columns.VISITS
            if not ((person and column.value == "visitor_name") or (state and column.value == "host_name"))
        )
        return self._answer(Visit, rows, shown, f"{title}: {len(rows)}", "visit", notes, sources)

    def population(
        self,
        as_of: DateLike | None = None,
        *,
        organization: str = "sco",
        status: str | Iterable[str] = "member",
        sources: bool = False,
    ) -> Answer[Share]:
        """How many people live in the states with a status on a day, and what share of the world that is.

        Figures are those of the day's year, or the latest before it that the series has; the last row is the sum.
        """
        members = self.members(as_of, organization=organization, status=status)
        names = {member.state: member.state_name for member in members}
        year = (today() if as_of is None else parse_as_of(as_of)).year
        figures = self._rows(Population, select_populations(year, tuple(names)))
        rows = shares(figures, names)
        title = f"Population of the {members.title[:1].lower()}{members.title[1:]}"
        missing = sorted(set(names) - {row.state for row in rows})
        lacking = (f"The record has no population of {', '.join(missing)}.",) if missing else ()
        notes = (*lacking, *members.notes)
        return self._answer(Share, rows, columns.SHARES, title, "population", notes, sources)

    def timeline(
        self,
        *,
        during: DateLike | None = None,
        organization: str | None = None,
        state: str | None = None,
        person: str | None = None,
        sources: bool = False,
    ) -> Answer[Event]:
        """Everything dated, in order: of an organization (the SCO, where nothing else is asked), a state, a person."""
        window = parse_window(during) if during is not None else None
        if organization is None and state is None and person is None:
            organization = "sco"
        keys = (
            None if organization is None else self._organization(organization),
            None if state is None else self._state(state),
            None if person is None else self._person(person),
        )
        first, last = (window.first, window.last) if window else (None, None)
        rows = dated(self._rows(Event, select_events(first, last, *keys)), window)
        title = f"Timeline{f' of {window.text}' if window else ''}: {len(rows)} events"
        if keys[2]:
            notes = self.reach.visit_notes(keys[2], self._name(keys[2]), keys[1], window)
        else:
            notes = self.reach.organization_notes(keys[0] or "sco", window.last if window else None)
        return self._answer(Event, rows, columns.EVENTS, title, "fact", notes, sources)

    def diff(
        self, start: DateLike, end: DateLike, *, organization: str = "sco", sources: bool = False
    ) -> Answer[Event]:
        """What changed in an organization between two days: statuses that started or ended, and the chair.

        Both days are as-of points; what happened on the first day itself is taken to have happened before.
        """
        first, last = parse_as_of(start), parse_as_of(end)
        if last < first:
            raise AskedWrongly(f"'{end}' lies before '{start}'; give the earlier date first")
        key = self._organization(organization)
        kinds = ("membership_start", "membership_end", "chairmanship")
        found = self._rows(Event, select_events(first, last, key, events=kinds))
        between = Window("", first + timedelta(1), last)
        rows = dated(tuple(row for row in found if row.date_latest > first), between)
        counts = [len(self.members(day, organization=key)) for day in (first, last)]
        name = self._short_name(key)
        title = f"Changes in {the(name)} from {spoken(first)} to {spoken(last)}: {len(rows)}"
        notes = (
            f"{counts[0]} members on the first day, {counts[1]} on the last.",
            *self.reach.notes("memberships", key, last),
        )
        return self._answer(Event, rows, columns.EVENTS, title, "fact", notes, sources)

    def sources(self, text: str | None = None) -> Answer[Source]:
        """All sources, or those with a text in key, publisher or title, whatever the case or accents."""
        rows = self._rows(Source, select_sources())
        if text is not None:
            wanted = fold(text)  # here and not in SQL, since SQLite knows the case of ASCII letters only
            rows = tuple(
                row
                for row in rows
                if wanted and any(wanted in fold(part) for part in (row.source, row.publisher, row.title))
            )
        return self._answer(Source, rows, columns.SOURCES, f"Sources: {len(rows)}", "source")

    def disagreements(self) -> Answer[Disagreement]:
        """Where a source gives another value than the record."""
        rows = self._rows(Disagreement, select_disagreements())
        title = f"Disagreements between sources and the record: {len(rows)}"
        return self._answer(Disagreement, rows, columns.DISAGREEMENTS, title, "fact")

    def state(self, name: str, *, sources: bool = False) -> Card:
        """Everything about one state: codes, names, spells, steps, chairmanships, who holds office."""
        from diplo.api.cards import state_card

        return state_card(self, self._state(name), sources)

    def person(self, name: str, *, sources: bool = False) -> Card:
        """Everything about one person: names, offices, visits, summits."""
        from diplo.api.cards import person_card

        return person_card(self, self._person(name), sources)

    def summit(self, which: str | int, *, organ: str = "chs", organization: str = "sco", sources: bool = False) -> Card:
        """Everything about one summit, by key, year, ordinal or city."""
        from diplo.api.cards import summit_card

        return summit_card(self, self._summit(str(which), organ, organization), sources)

    def show(self, key: str) -> Card:
        """Whatever a key stands for, with its citations.

        Raises:
            NotFound: the record has no such key; a withdrawn key is no error, its card names the successor.
        """
        from diplo.api.cards import any_card

        return any_card(self, key)

    def sql(self, query: str) -> Table:
        """Run one SQL query; the database is open for reading only.

        Raises:
            AskedWrongly: the database refused it; the message is the database's own.
        """
        try:
            with self._connection_for_strangers() as connection:
                result = connection.exec_driver_sql(query)
                if not result.returns_rows:
                    return Table((), ())
                return Table(tuple(result.keys()), tuple(tuple(row) for row in result))
        except (DBAPIError, TypeError) as error:
            original = getattr(error, "orig", error)
            raise AskedWrongly(f"the query failed: {str(original).splitlines()[0]}") from error

    def audit(self, *, explained: bool = False) -> Answer["Finding"]:
        """Whether the facts of the record fit together: what does not, and what an editor says of it.

        Args:
            explained: whether to list the findings that an editor explained, too.
        """
        from diplo.auditing.checks import CHECKS
        from diplo.auditing.findings import Finding, run

        found, stale = run(self.connection, CHECKS)
        rows = tuple(finding for finding in found if explained or finding.explained is None)
        excused = sum(finding.explained is not None for finding in found)
        title = f"Findings of {len(CHECKS)} checks: {len(found)}, of which {excused} are explained"
        notes = tuple(f"The exception {check} for {fact} excuses nothing any more." for check, fact in stale)
        return self._answer(Finding, rows, columns.FINDINGS, title, "fact", notes)

    def info(self) -> Card:
        """What the record holds: how many facts of each kind, from how many sources each, complete through when."""
        from diplo.api.overview import info_card

        return info_card(self)

    def verify(self) -> tuple[str, ...]:
        """Whether the database still holds what its rules promise: one line for each thing that is wrong."""
        from diplo.api.verification import verify

        return tuple(verify(self))
