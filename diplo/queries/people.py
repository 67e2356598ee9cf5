"""People, and the offices that they held."""

from datetime import date
from typing import NamedTuple

from sqlalchemy.sql import or_, select
from sqlalchemy.sql.expression import Select

from diplo.models.views import PERSON_LIST, TENURE_LOG


class Person(NamedTuple):
    """A person: the columns of `person_list`."""

    person: str
    person_name: str
    family_name: str
    state: str | None
    other_names: str | None
    visits: int


class Tenure(NamedTuple):
    """Who held which office, from when to when: the columns of `tenure_log`."""

    tenure: str
    person: str
    person_name: str
    office: str
    title: str
    state: str | None
    organization: str | None
    acting: int
    start_edtf: str
    start_earliest: date
    start_latest: date
    end_edtf: str | None
    end_earliest: date | None
    end_latest: date | None
    sources: int


def select_person(key: str) -> Select[tuple[object, ...]]:
    """One person by key; the row is a `Person`."""
    people = PERSON_LIST.table.c
    return select(*people).where(people.person == key)


def select_tenures(
    person: str | None = None, state: str | None = None, on: date | None = None
) -> Select[tuple[object, ...]]:
    """Tenures of a person, or in a state, possibly only those that hold on a day; rows are `Tenure`."""
    log = TENURE_LOG.table.c
    statement = select(*log).order_by(log.start_earliest, log.tenure)
    if person is not None:
        statement = statement.where(log.person == person)
    if state is not None:
        statement = statement.where(log.state == state)
    if on is not None:
        statement = statement.where(log.start_earliest <= on).where(or_(log.end_latest.is_(None), log.end_latest > on))
    return statement
