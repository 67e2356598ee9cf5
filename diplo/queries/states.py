"""States with their codes, and their populations."""

from typing import NamedTuple

from sqlalchemy.sql import select
from sqlalchemy.sql.expression import Select

from diplo.models.views import NAMES, STATE_LIST


class State(NamedTuple):
    """A state with its codes: the columns of `state_list`."""

    state: str
    state_name: str
    official_name: str | None
    capital: str | None
    iso3166_alpha2: str | None
    iso3166_numeric: str | None
    cow_code: str | None
    gw_code: str | None
    wikidata_qid: str | None


class Name(NamedTuple):
    """A name by which something can be asked for: the columns of `names`."""

    kind: str
    fact: str
    name: str
    name_kind: str
    language: str | None


def select_state(key: str) -> Select[tuple[object, ...]]:
    """One state by key; the row is a `State`."""
    states = STATE_LIST.table.c
    return select(*states).where(states.state == key)


def select_names(kind: str, fact: str | None = None) -> Select[tuple[object, ...]]:
    """All names of one kind of thing (`state`, `person`, `organization`), or of one of them; rows are `Name`."""
    names = NAMES.table.c
    statement = select(*names).where(names.kind == kind)
    if fact is not None:
        statement = statement.where(names.fact == fact).where(names.name_kind != "key").order_by(names.name)
    return statement
