"""Facts by key, their citations, disagreements, sources, coverage, and the record as a whole."""

from datetime import date
from typing import NamedTuple

from sqlalchemy.sql import column, func, select, table
from sqlalchemy.sql.expression import Select
from sqlalchemy.types import Date

from diplo.models.views import DISAGREEMENTS, FACT_CITATIONS, SOURCE_LIST

_FACT = table("fact", column("key"), column("kind"), column("parent_key"), column("origin"), column("note"))
_RETIRED = table("retired_key", column("key"), column("successor_key"), column("reason"))
_COVERAGE = table("coverage", column("subject"), column("scope"), column("complete_through", Date()))


class Fact(NamedTuple):
    """A fact's entry in the table `fact`."""

    key: str
    kind: str
    parent_key: str | None
    origin: str
    note: str | None


class Citation(NamedTuple):
    """What a source says of a fact: the columns of `fact_citations`."""

    fact: str
    kind: str
    citation: str
    inherited: int
    stance: str
    fields: str | None
    says: str
    place: str | None
    quoted: str | None
    selector_start: int | None
    selector_end: int | None
    source: str
    source_kind: str
    publisher: str
    title: str
    published: str | None
    via: str | None
    url: str | None


class Disagreement(NamedTuple):
    """A field for which a source gives another value: the columns of `disagreements`."""

    fact: str
    kind: str
    field: str
    value: str
    says: str
    source: str
    publisher: str
    published: str | None
    url: str | None
    note: str | None


class Source(NamedTuple):
    """A source: the columns of `source_list`."""

    source: str
    source_kind: str
    publisher: str
    title: str
    published: str | None
    language: str | None
    via: str | None
    author: str | None
    url: str | None
    sha256: str | None
    facts: int


class Retired(NamedTuple):
    """A withdrawn key."""

    key: str
    successor_key: str | None
    reason: str


class Reach(NamedTuple):
    """Through which day files about a subject are complete."""

    subject: str
    scope: str
    first: date
    last: date


def select_fact(key: str) -> Select[tuple[object, ...]]:
    """One fact by key; the row is a `Fact`."""
    return select(*_FACT.c).where(_FACT.c.key == key)


def select_keys() -> Select[tuple[object, ...]]:
    """All keys of facts, for suggestions."""
    return select(_FACT.c.key)


def select_retired(key: str) -> Select[tuple[object, ...]]:
    """One withdrawn key; the row is a `Retired`."""
    return select(*_RETIRED.c).where(_RETIRED.c.key == key)


def select_citations(facts: tuple[str, ...]) -> Select[tuple[object, ...]]:
    """The citations of facts; rows are `Citation`."""
    log = FACT_CITATIONS.table.c
    order = (log.fact, log.stance.desc(), log.published.nulls_first(), log.citation)
    return select(*log).where(log.fact.in_(facts)).order_by(*order)


def select_cited_from(source: str) -> Select[tuple[object, ...]]:
    """What is cited from a source; rows are `Citation`."""
    log = FACT_CITATIONS.table.c
    return (
        select(*log)
        .where(log.source == source)
        .where(log.inherited == 0)
        .order_by(log.selector_start.nulls_first(), log.fact, log.citation)
    )


def select_disagreements(organization_prefix: str | None = None) -> Select[tuple[object, ...]]:
    """Where sources disagree with the record; rows are `Disagreement`."""
    log = DISAGREEMENTS.table.c
    statement = select(*log).order_by(log.kind, log.fact, log.field, log.source)
    if organization_prefix is not None:
        statement = statement.where(log.fact.startswith(organization_prefix, autoescape=True))
    return statement


def select_sources(key: str | None = None) -> Select[tuple[object, ...]]:
    """All sources, or one; rows are `Source`."""
    log = SOURCE_LIST.table.c
    statement = select(*log).order_by(log.published.nulls_first(), log.source)
    if key is not None:
        statement = statement.where(log.source == key)
    return statement


def select_reach() -> Select[tuple[object, ...]]:
    """Through which days the files of each subject and scope are complete; rows are `Reach`."""
    coverage = _COVERAGE.c
    return (
        select(
            coverage.subject,
            coverage.scope,
            func.min(coverage.complete_through),
            func.max(coverage.complete_through),
        )
        .group_by(coverage.subject, coverage.scope)
        .order_by(coverage.subject, coverage.scope)
    )
