"""Who visited which state."""

from datetime import date
from typing import NamedTuple

from sqlalchemy.sql import select
from sqlalchemy.sql.expression import Select

from diplo.models.views import VISIT_LOG


class Visit(NamedTuple):
    """One stay of a leader in another state: the columns of `visit_log`, and whether it surely is in the window."""

    visit: str
    visitor: str
    visitor_name: str
    sending_state: str
    host: str
    host_name: str
    visit_kind: str | None
    date_edtf: str
    date_earliest: date
    date_latest: date
    ordinal: int | None
    cities: str | None
    occasions: str | None
    inviter: str | None
    delegation: str | None
    trip: str | None
    event_status: str
    note: str | None
    sources: int
    certainty: str = "certain"


def select_visits(
    visitor: str | None = None,
    host: str | None = None,
    sending_state: str | None = None,
    kind: str | None = None,
    first: date | None = None,
    last: date | None = None,
    trip: str | None = None,
) -> Select[tuple[object, ...]]:
    """Visits that take place on some day from `first` to `last`; rows are `Visit`."""
    log = VISIT_LOG.table.c
    statement = select(*log).order_by(log.date_earliest, log.date_latest, log.visit)
    for column, value in (
        (log.visitor, visitor),
        (log.host, host),
        (log.sending_state, sending_state),
        (log.visit_kind, kind),
        (log.trip, trip),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if first is not None:
        statement = statement.where(log.date_latest >= first)
    if last is not None:
        statement = statement.where(log.date_earliest <= last)
    return statement
