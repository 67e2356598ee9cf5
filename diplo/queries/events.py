"""The timeline: everything dated, in order."""

from datetime import date
from typing import NamedTuple

from sqlalchemy.sql import or_, select
from sqlalchemy.sql.expression import Select

from diplo.models.views import TIMELINE


class Event(NamedTuple):
    """One dated event: the columns of `timeline`, and whether it surely is in the window asked for."""

    date_edtf: str
    date_earliest: date
    date_latest: date
    event: str
    fact: str
    organization: str | None
    state: str | None
    person: str | None
    summary: str
    certainty: str = "certain"


def select_events(
    first: date | None = None,
    last: date | None = None,
    organization: str | None = None,
    state: str | None = None,
    person: str | None = None,
    events: tuple[str, ...] = (),
) -> Select[tuple[object, ...]]:
    """Events on some day from `first` to `last`; rows are `Event`.

    An organization leaves out visits, which belong to none; with a person, only that person's visits are left.
    """
    timeline = TIMELINE.table.c
    statement = select(*timeline).order_by(timeline.date_earliest, timeline.date_latest, timeline.event, timeline.fact)
    for column, value in (
        (timeline.organization, organization),
        (timeline.state, state),
        (timeline.person, person),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if events:
        statement = statement.where(or_(*(timeline.event == event for event in events)))
    if first is not None:
        statement = statement.where(timeline.date_latest >= first)
    if last is not None:
        statement = statement.where(timeline.date_earliest <= last)
    return statement
