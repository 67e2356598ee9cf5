"""What all tables share: names of constraints, dates with their day ranges, facts with their keys.

Foreign keys are checked at the end of a transaction, on SQLite and on PostgreSQL, so that one transaction can replace
rows that others point to. Checks are written in SQL that both understand.
"""

import re
from datetime import date
from typing import ClassVar

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, ForeignKeyConstraint, MetaData, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ColumnElement

from diplo.vocabulary import FactKind, Term


class Base(DeclarativeBase):
    """The base of all mapped classes.

    Text sorts by its characters on both databases, whatever the language of the server.
    """

    type_annotation_map: ClassVar = {str: String().with_variant(String(collation="C"), "postgresql")}
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def reference(target: str) -> ForeignKey:
    """A foreign key that is checked when the transaction ends."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def one_of(column: str, vocabulary: type[Term]) -> CheckConstraint:
    """A check that a column holds a term of the vocabulary."""
    terms = ", ".join(f"'{term}'" for term in vocabulary)
    return CheckConstraint(f"{column} IN ({terms})", name=column)


class _ByDialect(ColumnElement[bool]):
    """SQL that is written in one way for SQLite and in another for PostgreSQL."""

    inherit_cache = True
    type = Boolean()

    def __init__(self, sqlite: str, postgresql: str) -> None:
        self.sqlite = sqlite
        self.postgresql = postgresql


@compiles(_ByDialect)
def _(element: _ByDialect, compiler: SQLCompiler, **_: object) -> str:
    return element.sqlite if compiler.dialect.name == "sqlite" else element.postgresql


def _on_both(condition: str) -> _ByDialect:
    """A condition on days, for both; SQLite's `date` puts a day that there is not right only when it has to count.

    `date('2018-02-30')` is that very text in SQLite before 3.46, `date('2018-02-30', '+0 days')` is 2018-03-02.
    """
    return _ByDialect(re.sub(r"date\((\w+)\)", r"date(\1, '+0 days')", condition), condition)


def day_range(prefix: str) -> CheckConstraint:
    """A check that `<prefix>_edtf`, `_earliest` and `_latest` are all there or all missing, real days, in order.

    `date(x) = x` is what refuses 2018-02-30 on SQLite, where a date is a text; on PostgreSQL it always holds.
    """
    edtf, earliest, latest = (f"{prefix}_{part}" for part in ("edtf", "earliest", "latest"))
    condition = (
        f"({edtf} IS NULL AND {earliest} IS NULL AND {latest} IS NULL) OR "
        f"({edtf} IS NOT NULL AND date({earliest}) IS NOT NULL AND date({latest}) IS NOT NULL AND "
        f"date({earliest}) = {earliest} AND date({latest}) = {latest} AND {earliest} <= {latest})"
    )
    return CheckConstraint(_on_both(condition), name=f"{prefix}_range")


def real_day(column: str) -> CheckConstraint:
    """A check that a column holds a day that there is; NULL, which a check would let by, is none."""
    return CheckConstraint(_on_both(f"date({column}) IS NOT NULL AND date({column}) = {column}"), name=f"{column}_day")


def starts_before_end() -> CheckConstraint:
    """A check that a spell does not end before, or on the very day on which, it starts."""
    return CheckConstraint("end_latest > start_earliest AND end_latest >= start_latest", name="end_after_start")


class Dated:
    """An event or a thing with one date, of whatever precision."""

    date_edtf: Mapped[str] = mapped_column(comment="the date as the sources give it, in EDTF")
    date_earliest: Mapped[date] = mapped_column(comment="the first day that the date can mean")
    date_latest: Mapped[date] = mapped_column(comment="the last day that the date can mean")


class Spell:
    """Something that holds from a start (in) to an end (out); without an end, it goes on."""

    start_edtf: Mapped[str] = mapped_column(comment="the first day on which it holds, in EDTF")
    start_earliest: Mapped[date] = mapped_column(comment="the first day that the start can mean")
    start_latest: Mapped[date] = mapped_column(comment="the last day that the start can mean")
    end_edtf: Mapped[str | None] = mapped_column(
        comment="the first day on which it no longer holds, in EDTF; NULL while it goes on"
    )
    end_earliest: Mapped[date | None] = mapped_column(comment="the first day that the end can mean")
    end_latest: Mapped[date | None] = mapped_column(comment="the last day that the end can mean")


class FactRow:
    """A table whose rows are facts: each has a key of its own in `fact`, of the right kind."""

    __fact_kind__: FactKind

    key: Mapped[str] = mapped_column(primary_key=True, comment="the fact's key, as `diplo show` takes it")

    @declared_attr
    def kind(cls) -> Mapped[str]:
        """The kind of fact, the same for all rows: it ties the row to a key of that kind."""
        return mapped_column(
            server_default=cls.__fact_kind__.value, default=cls.__fact_kind__.value, comment="always the same word"
        )


def tie(kind: FactKind) -> tuple[CheckConstraint, ForeignKeyConstraint]:
    """The constraints that make a row's key a key of `fact`, of this kind and no other."""
    return (
        CheckConstraint(f"kind = '{kind}'", name="kind"),
        ForeignKeyConstraint(["key", "kind"], ["fact.key", "fact.kind"], deferrable=True, initially="DEFERRED"),
    )
