"""Summits, and who took part."""

from datetime import date
from typing import NamedTuple

from sqlalchemy.sql import case, select
from sqlalchemy.sql.expression import Select

from diplo.models.views import ATTENDANCE_LOG, MILESTONE_LOG, SUMMIT_LOG
from diplo.vocabulary import Capacity


class Summit(NamedTuple):
    """A meeting of leaders: the columns of `summit_log`, and whether it surely is in the window asked for."""

    summit: str
    organization: str
    organ: str | None
    ordinal: int | None
    title: str | None
    date_edtf: str
    date_earliest: date
    date_latest: date
    city: str | None
    host: str | None
    host_name: str | None
    format: str | None
    chair: str | None
    chair_name: str | None
    event_status: str
    attended: int
    documents: str | None
    sources: int
    certainty: str = "certain"


class Participation(NamedTuple):
    """Who took part in a summit, or was missing: the columns of `attendance_log`."""

    participation: str
    summit: str
    organization: str
    date_edtf: str
    date_earliest: date
    date_latest: date
    city: str | None
    state: str | None
    state_name: str | None
    represents: str | None
    person: str | None
    person_name: str | None
    capacity: str
    mode: str
    note: str | None


class Milestone(NamedTuple):
    """An event in the life of an organization: the columns of `milestone_log`."""

    milestone: str
    organization: str
    milestone_kind: str
    title: str
    date_edtf: str
    date_earliest: date
    date_latest: date
    city: str | None
    summit: str | None
    sources: int


def select_summits(
    organization: str | None = None,
    organ: str | None = None,
    host: str | None = None,
    first: date | None = None,
    last: date | None = None,
    keys: tuple[str, ...] | None = None,
) -> Select[tuple[object, ...]]:
    """Summits that take place on some day from `first` to `last`; rows are `Summit`."""
    summits = SUMMIT_LOG.table.c
    statement = select(*summits).order_by(summits.date_earliest, summits.summit)
    if organization is not None:
        statement = statement.where(summits.organization == organization)
    if organ is not None:
        statement = statement.where(summits.organ == organ)
    if host is not None:
        statement = statement.where(summits.host == host)
    if first is not None:
        statement = statement.where(summits.date_latest >= first)
    if last is not None:
        statement = statement.where(summits.date_earliest <= last)
    if keys is not None:
        statement = statement.where(summits.summit.in_(keys))
    return statement


def select_attendance(summit: str | None = None, person: str | None = None) -> Select[tuple[object, ...]]:
    """Participations in a summit, or of a person; rows are `Participation`."""
    log = ATTENDANCE_LOG.table.c
    rank = case({term.value: place for place, term in enumerate(Capacity)}, value=log.capacity, else_=len(Capacity))
    order = (log.date_earliest, rank, log.state_name.nulls_first(), log.participation)
    statement = select(*log).order_by(*order)
    if summit is not None:
        statement = statement.where(log.summit == summit)
    if person is not None:
        statement = statement.where(log.person == person)
    return statement


def select_milestones(organization: str) -> Select[tuple[object, ...]]:
    """Milestones of an organization; rows are `Milestone`."""
    log = MILESTONE_LOG.table.c
    return select(*log).where(log.organization == organization).order_by(log.date_earliest, log.milestone)
