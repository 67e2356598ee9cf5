"""The days of the record's meetings, by organization and town."""

from datetime import date

from sqlalchemy import Connection

from diplo.models.views import SUMMIT_LOG
from diplo.queries.lookup import fold

SummitDays = dict[tuple[str, str], list[tuple[date, date]]]


def summit_days(connection: Connection) -> SummitDays:
    """From which to which day each organization met in each town, the town without case and accents."""
    log = SUMMIT_LOG.table.c
    statement = SUMMIT_LOG.table.select().where(log.city.is_not(None))
    found: SummitDays = {}
    for organization, city, first, last in connection.execute(
        statement.with_only_columns(log.organization, log.city, log.date_earliest, log.date_latest)
    ):
        found.setdefault((organization, fold(city)), []).append((first, last))
    return found
