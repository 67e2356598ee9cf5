"""How far the record reaches, and the notes that say so beside an answer."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from diplo.dates import Window, parse_day, spoken, unbroken
from diplo.vocabulary import FollowedTo

Rows = Callable[[str], list[tuple[Any, ...]]]


class Following(NamedTuple):
    """Whose visits are followed, to which states, from and through which day: a row of the table `following`."""

    person: str
    hosts: str
    first_day: date
    last_day: date


class Reach:
    """Through which day each subject of the record is complete.

    Args:
        rows: runs a query on the record.
    """

    def __init__(self, rows: Rows) -> None:
        self.days = _days(rows)
        self.following = {
            str(person): Following(str(person), str(hosts), _day(first), _day(last))
            for person, hosts, first, last in rows("SELECT person_key, hosts, first_day, last_day FROM following")
        }
        self._organs: dict[str, list[str]] = {}
        for organ, organization in rows("SELECT key, organization_key FROM organ"):
            self._organs.setdefault(str(organization), []).append(str(organ))
        self._members = {
            str(state)
            for (state,) in rows(
                "SELECT state FROM membership_spells WHERE organization = 'sco' AND status = 'member' "
                "AND end_edtf IS NULL"
            )
        }

    def through(self, subject: str, scope: str) -> date | None:
        """The last day through which a subject is complete for an organization or organ; None where nothing says."""
        scopes = {scope, "", *self._organs.get(scope, ())}
        days = [day for (name, where), day in self.days.items() if name == subject and where in scopes]
        return min(days, default=None)

    def notes(self, subject: str, scope: str, last: date | None) -> tuple[str, ...]:
        """What to say beside an answer that goes up to a day; nothing where the record reaches that far."""
        through = self.through(subject, scope)
        if through is None or last is None or last <= through:
            return ()
        return (f"The record of {subject} is complete through {spoken(through)}.",)

    def organization_notes(self, organization: str, last: date | None) -> tuple[str, ...]:
        """The same for everything about an organization: the weakest of its subjects counts."""
        days = [self.through(subject, organization) for subject in ("memberships", "chairmanships", "summits")]
        known = [day for day in days if day is not None]
        if not known or (last is not None and last <= min(known)):
            return ()
        return (f"The record is complete through {spoken(min(known))}.",)

    def visit_notes(self, person: str, name: str, host: str | None, window: Window | None) -> tuple[str, ...]:
        """What to say beside a person's visits: whether they are followed, to which states, through which day."""
        follow = self.following.get(person)
        if follow is None or follow.last_day <= follow.first_day:
            return (f"The record has visits by {name} as far as they were found; it is not complete for any year.",)
        members_only = follow.hosts == FollowedTo.MEMBERS
        if members_only and host is not None and host not in self._members:
            return (f"Visits by {name} are followed to member states of the SCO; to others, only some are here.",)
        if window is not None and follow.first_day <= window.first and window.last <= follow.last_day:
            return ()
        where = " to member states of the SCO" if members_only else ""
        first, last = spoken(follow.first_day), spoken(follow.last_day)
        return (f"The record of visits by {name}{where} is complete from {first} through {last}.",)


def _day(value: object) -> date:
    return value if isinstance(value, date) else parse_day(str(value))


def _days(rows: Rows) -> dict[tuple[str, str], date]:
    """By subject and scope; where files are slices of a year each, the last day before the first gap counts."""
    found: dict[tuple[str, str], list[tuple[str, date]]] = {}
    for subject, scope, path, day in rows("SELECT subject, scope, path, complete_through FROM coverage ORDER BY path"):
        name = str(path).rpartition("/")[2].removesuffix(".yml")
        found.setdefault((str(subject), str(scope)), []).append((name, _day(day)))
    return {
        key: unbroken((int(name), day) for name, day in files)
        if all(name.isascii() and name.isdigit() for name, _ in files)
        else min(day for _, day in files)
        for key, files in found.items()
    }
