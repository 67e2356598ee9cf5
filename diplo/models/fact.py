"""Facts and what holds the record together: keys, coverage, withdrawn keys, the vocabularies, the load."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from diplo.models.base import Base, one_of, real_day, reference
from diplo.vocabulary import AuditCheck, FactKind, Origin


class Fact(Base):
    """One fact of the record: its key, what kind of fact it is, and where the row came from.

    The fact itself stands in the table of its kind under the same key; citations point here.
    """

    __tablename__ = "fact"
    __table_args__ = (
        UniqueConstraint("key", "kind"),
        one_of("kind", FactKind),
        one_of("origin", Origin),
        CheckConstraint("length(key) BETWEEN 3 AND 120 AND key NOT LIKE '% %'", name="key_form"),
        CheckConstraint("parent_key <> key", name="not_its_own_parent"),
        {"comment": "every fact of the record: its key, its kind, and where it came from"},
    )

    key: Mapped[str] = mapped_column(primary_key=True, comment="readable, minted once, never used again")
    kind: Mapped[str] = mapped_column(comment="what kind of fact it is, and so in which table it stands")
    parent_key: Mapped[str | None] = mapped_column(
        reference("fact.key"),
        index=True,
        comment="the fact that this one is part of, on whose citations it rests where it has none of its own",
    )
    origin: Mapped[str] = mapped_column(comment="seeds, ingested or imported")
    note: Mapped[str | None] = mapped_column(comment="an editor's remark")


class Coverage(Base):
    """Through which day each seed file is complete."""

    __tablename__ = "coverage"
    __table_args__ = (
        real_day("complete_through"),
        {"comment": "through which day the record is complete, file by file"},
    )

    path: Mapped[str] = mapped_column(primary_key=True, comment="the seed file")
    subject: Mapped[str] = mapped_column(comment="what the file is about: memberships, summits, visits …")
    scope: Mapped[str] = mapped_column(comment="whose: an organization, an organ, a person; empty where none")
    complete_through: Mapped[date] = mapped_column(comment="the last day up to which the file is complete")


class RetiredKey(Base):
    """A key that was withdrawn, and where to look instead."""

    __tablename__ = "retired_key"
    __table_args__ = (
        CheckConstraint("successor_key <> key", name="not_its_own_successor"),
        real_day("retired_on"),
        {"comment": "withdrawn keys and their successors"},
    )

    key: Mapped[str] = mapped_column(primary_key=True, comment="the withdrawn key; never used again")
    successor_key: Mapped[str | None] = mapped_column(reference("fact.key"), comment="where to look instead")
    reason: Mapped[str] = mapped_column(comment="why it was withdrawn")
    retired_on: Mapped[date] = mapped_column(comment="when it was withdrawn")


class AuditException(Base):
    """A finding of `diplo audit` that an editor looked at and explained."""

    __tablename__ = "audit_exception"
    __table_args__ = (
        one_of("audit_check", AuditCheck),
        {"comment": "findings of `diplo audit` that are as they should be, and why"},
    )

    audit_check: Mapped[str] = mapped_column(primary_key=True, comment="the check that found it")
    fact_key: Mapped[str] = mapped_column(reference("fact.key"), primary_key=True, comment="the fact")
    reason: Mapped[str] = mapped_column(comment="why it is as it should be")


class VocabularyTerm(Base):
    """A word of a closed vocabulary and what it means."""

    __tablename__ = "vocabulary"
    __table_args__ = ({"comment": "what the words in the coded columns mean"},)

    vocabulary: Mapped[str] = mapped_column(primary_key=True, comment="the vocabulary's name")
    term: Mapped[str] = mapped_column(primary_key=True, comment="the word as it stands in the columns")
    definition: Mapped[str] = mapped_column(comment="what it means")


class DictionaryEntry(Base):
    """A table, view or column and what is in it."""

    __tablename__ = "data_dictionary"
    __table_args__ = (
        CheckConstraint("object_type IN ('table', 'view')", name="object_type"),
        {"comment": "what every table, view and column of this database holds"},
    )

    object_name: Mapped[str] = mapped_column(primary_key=True, comment="the table or view")
    column_name: Mapped[str] = mapped_column(primary_key=True, comment="the column; empty for the object as a whole")
    object_type: Mapped[str] = mapped_column(comment="table or view")
    position: Mapped[int] = mapped_column(comment="the column's place; 0 for the object as a whole")
    data_type: Mapped[str] = mapped_column(comment="the column's type; empty for the object as a whole")
    description: Mapped[str] = mapped_column(comment="what it holds")


class CalendarYear(Base):
    """A year and its first and last day, so that plain SQL can ask year by year."""

    __tablename__ = "calendar_year"
    __table_args__ = ({"comment": "the years from 1816, with their first and last days, to join with"},)

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="the year")
    first_day: Mapped[date] = mapped_column(comment="its 1 January")
    last_day: Mapped[date] = mapped_column(comment="its 31 December: the day that `--as-of YEAR` means")


class Load(Base):
    """The last load of the seeds: what this database was made from."""

    __tablename__ = "load"
    __table_args__ = (
        CheckConstraint("singleton = 1", name="singleton"),
        {"comment": "which seeds, and which version of diplo, this database was last loaded from"},
    )

    singleton: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="always 1")
    diplo_version: Mapped[str] = mapped_column(comment="the version of diplo that loaded")
    seeds_sha256: Mapped[str] = mapped_column(comment="a digest over all seed files")
