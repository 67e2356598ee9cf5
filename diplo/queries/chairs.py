"""Who chaired an organization."""

from datetime import date
from typing import NamedTuple

from sqlalchemy.sql import or_, select
from sqlalchemy.sql.expression import Select

from diplo.models.views import CHAIRMANSHIP_LOG


class Chairmanship(NamedTuple):
    """A chairmanship: the columns of `chairmanship_log`, and whether it surely holds on the day or window asked for."""

    chairmanship: str
    organization: str
    state: str
    state_name: str
    start_edtf: str
    start_earliest: date
    start_latest: date
    end_edtf: str | None
    end_earliest: date | None
    end_latest: date | None
    sources: int
    certainty: str = "certain"


def select_chairs(
    organization: str | None = None, first: date | None = None, last: date | None = None, state: str | None = None
) -> Select[tuple[object, ...]]:
    """Chairmanships, of those that hold on some day from `first` to `last`; rows are `Chairmanship`."""
    chairs = CHAIRMANSHIP_LOG.table.c
    statement = select(*chairs).order_by(chairs.start_earliest)
    if organization is not None:
        statement = statement.where(chairs.organization == organization)
    if state is not None:
        statement = statement.where(chairs.state == state)
    if last is not None:
        statement = statement.where(chairs.start_earliest <= last)
    if first is not None:
        statement = statement.where(or_(chairs.end_latest.is_(None), chairs.end_latest > first))
    return statement
