"""How many people live in the states with a status, and what share of the world that is."""

from typing import NamedTuple

from sqlalchemy.sql import func, select
from sqlalchemy.sql.expression import Select

from diplo.models.views import POPULATIONS


class Population(NamedTuple):
    """The population of a state in one year: the columns of `populations`; the world has no state."""

    population: str
    state: str | None
    series: str
    year: int
    persons: int


class Share(NamedTuple):
    """A state's population and its share of the world's; `state` is empty in the row that sums them up.

    `share` is a fraction of the world's population in the same series and year; `year` is the year of the figure.
    """

    state: str
    state_name: str
    year: int
    persons: int
    share: float
    series: str
    population: str


def select_populations(year: int, states: tuple[str, ...]) -> Select[tuple[object, ...]]:
    """Of each of the states, and of the world, the latest population up to a year; rows are `Population`."""
    figures = POPULATIONS.table.c
    others = POPULATIONS.table.alias().c
    latest = (
        select(func.max(others.year))
        .where(others.population == figures.population)
        .where(others.year <= year)
        .scalar_subquery()
    )
    wanted = figures.state.in_(states) | figures.state.is_(None)
    return select(*figures).where(wanted).where(figures.year == latest).order_by(figures.persons.desc())
