"""The record's meetings: who met where on which days."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from diplo.models.views import SUMMIT_LOG
from diplo.queries.lookup import fold

SummitDays = dict[tuple[str, str], list[tuple[date, date]]]


class Meeting(NamedTuple):
    """A meeting of the record. `body` is `chs`, `chg`, or empty; `town` is without case and accents."""

    key: str
    organization: str
    body: str
    town: str
    host: str
    ordinal: int | None
    first: date
    last: date


def read_meetings(connection: Connection) -> list[Meeting]:
    """All meetings of the record of which the town and the host are known."""
    log = SUMMIT_LOG.table.c
    columns = (log.summit, log.organization, log.organ, log.city, log.host, log.ordinal)
    placed = SUMMIT_LOG.table.select().where(log.city.is_not(None), log.host.is_not(None)).order_by(log.summit)
    statement = placed.with_only_columns(*columns, log.date_earliest, log.date_latest)
    return [
        Meeting(key, organization, (organ or "")[-3:], fold(city), host, ordinal, first, last)
        for key, organization, organ, city, host, ordinal, first, last in connection.execute(statement)
    ]


def summit_days(meetings: list[Meeting]) -> SummitDays:
    """From which to which day each organization met in each town."""
    found: SummitDays = {}
    for meeting in meetings:
        found.setdefault((meeting.organization, meeting.town), []).append((meeting.first, meeting.last))
    return found
