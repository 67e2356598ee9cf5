"""Panels for statistics: one row a state and year, or a pair of states and year, with the field's codes."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, groupby
from typing import NamedTuple

from sqlalchemy.sql import and_, select
from sqlalchemy.sql.expression import Select

from diplo.models.views import MEMBERS_BY_YEAR, STATE_LIST


class StateYear(NamedTuple):
    """A state with a status at the end of a year: the columns of `members_by_year`, with the codes of the state.

    `state` is the ISO 3166-1 alpha-3 code. `cow_code` and `gw_code` are numbers, as the data sets to merge with have
    them: the Correlates of War `ccode` and the Gleditsch-Ward `gwcode`.
    """

    year: int
    organization: str
    state: str
    state_name: str
    status: str
    start_edtf: str
    certainty: str
    membership: str
    iso3166_alpha2: str | None
    iso3166_numeric: str | None
    cow_code: int | None
    gw_code: int | None


class DyadYear(NamedTuple):
    """Two states that have the same status at the end of a year; each pair once, the lower COW code first.

    `certainty` is `possible` where that of either state is. `dyad` is 1000 times the first COW code plus the second,
    as in the COW dyadic data; it is empty where a state has no code.
    """

    year: int
    organization: str
    status: str
    dyad: int | None
    state1: str
    state2: str
    state_name1: str
    state_name2: str
    cow_code1: int | None
    cow_code2: int | None
    gw_code1: int | None
    gw_code2: int | None
    certainty: str
    membership1: str
    membership2: str


def select_state_years(
    organization: str, statuses: tuple[str, ...], first: date | None = None, last: date | None = None
) -> Select[tuple[object, ...]]:
    """The states with a status at the end of each year; rows have the fields of `StateYear`, the codes as text.

    Args:
        organization: its key.
        statuses: which statuses; empty means all.
        first: only years that end on this day or later.
        last: only years that end on this day or before it.
    """
    spells, states = MEMBERS_BY_YEAR.table.c, STATE_LIST.table.c
    codes = (states.iso3166_alpha2, states.iso3166_numeric, states.cow_code, states.gw_code)
    wanted = [spells.organization == organization]
    if statuses:
        wanted.append(spells.status.in_(statuses))
    if first:
        wanted.append(spells.year >= first.year)
    if last:
        wanted.append(spells.year <= (last.year if (last.month, last.day) == (12, 31) else last.year - 1))
    columns = [spells[name] for name in StateYear._fields[:8]]
    return (
        select(*columns, *codes)
        .join_from(MEMBERS_BY_YEAR.table, STATE_LIST.table, states.state == spells.state)
        .where(and_(*wanted))
        .order_by(spells.year, spells.status, spells.state)
    )


def with_numbers(row: StateYear) -> StateYear:
    """The row with its COW and Gleditsch-Ward codes as numbers."""
    cow, gw = (int(code) if code is not None else None for code in (row.cow_code, row.gw_code))
    return row._replace(cow_code=cow, gw_code=gw)


def dyads(rows: tuple[StateYear, ...]) -> Iterator[DyadYear]:
    """Every two states with the same status in the same year.

    Args:
        rows: state-years, all of one year and status side by side, as `select_state_years` has them.
    """
    for (year, organization, status), group in groupby(rows, key=lambda row: (row.year, row.organization, row.status)):
        ordered = sorted(group, key=lambda row: (row.cow_code is None, row.cow_code or 0, row.state))
        for one, two in combinations(ordered, 2):
            dyad = None if one.cow_code is None or two.cow_code is None else 1000 * one.cow_code + two.cow_code
            yield DyadYear(
                year,
                organization,
                status,
                dyad,
                one.state,
                two.state,
                one.state_name,
                two.state_name,
                one.cow_code,
                two.cow_code,
                one.gw_code,
                two.gw_code,
                "certain" if one.certainty == two.certainty == "certain" else "possible",
                one.membership,
                two.membership,
            )
