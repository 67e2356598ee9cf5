"""Who had which status on a day, or at any time in a window."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy.sql import and_, bindparam, case, literal_column, or_, select
from sqlalchemy.sql.expression import BindParameter, Select

from diplo.models.views import ACCESSION_LOG, MEMBERSHIP_SPELLS


class Member(NamedTuple):
    """A state's status in an organization: the columns of `membership_spells`, and how sure the answer is.

    `certainty` is `certain`, or `possible` where the dates are not known to the day and the day or window that was
    asked for lies inside their range.
    """

    membership: str
    organization: str
    state: str
    state_name: str
    status: str
    start_edtf: str
    start_earliest: date
    start_latest: date
    end_edtf: str | None
    end_earliest: date | None
    end_latest: date | None
    sources: int
    certainty: str


class AccessionStep(NamedTuple):
    """One step on the way to a status: the columns of `accession_log`."""

    accession_step: str
    organization: str
    state: str
    state_name: str
    status: str
    step: str
    date_edtf: str
    date_earliest: date
    date_latest: date
    summit: str | None
    membership: str | None
    sources: int


@lru_cache(maxsize=64)
def _members(statuses: int) -> Select[tuple[object, ...]]:
    spells = MEMBERSHIP_SPELLS.table.c
    first: BindParameter[date] = bindparam("first")
    last: BindParameter[date] = bindparam("last")
    surely = and_(spells.start_latest <= last, or_(spells.end_earliest.is_(None), spells.end_earliest > first))
    statement = (
        select(*spells, case((surely, literal_column("'certain'")), else_=literal_column("'possible'")))
        .where(spells.organization == bindparam("organization"))
        .where(spells.start_earliest <= last)
        .where(or_(spells.end_latest.is_(None), spells.end_latest > first))
        .order_by(spells.start_earliest, spells.state_name)
    )
    if statuses:
        statement = statement.where(or_(*(spells.status == bindparam(f"status_{n}") for n in range(statuses))))
    return statement


def select_members(
    organization: str, statuses: tuple[str, ...], first: date, last: date
) -> tuple[Select[tuple[object, ...]], dict[str, object]]:
    """Spells that hold on some day from `first` to `last`, both in; rows are `Member`.

    Args:
        organization: its key.
        statuses: which statuses; empty means all.
        first: the first day; the same as `last` for an as-of question.
        last: the last day.

    Returns:
        The statement and its parameters.
    """
    parameters: dict[str, object] = {f"status_{n}": status for n, status in enumerate(statuses)}
    return _members(len(statuses)), parameters | {"organization": organization, "first": first, "last": last}


def select_spells_of(state: str) -> Select[tuple[object, ...]]:
    """All spells of a state in all organizations; rows are `Member`, and all of them certain."""
    spells = MEMBERSHIP_SPELLS.table.c
    return (
        select(*spells, literal_column("'certain'"))
        .where(spells.state == state)
        .order_by(spells.start_earliest, spells.organization)
    )


def select_steps_of(state: str) -> Select[tuple[object, ...]]:
    """All accession steps of a state; rows are `AccessionStep`."""
    steps = ACCESSION_LOG.table.c
    return select(*steps).where(steps.state == state).order_by(steps.date_earliest, steps.accession_step)


def select_steps_at(summit: str) -> Select[tuple[object, ...]]:
    """The accession steps taken at a summit; rows are `AccessionStep`."""
    steps = ACCESSION_LOG.table.c
    return select(*steps).where(steps.summit == summit).order_by(steps.status, steps.state_name, steps.accession_step)
