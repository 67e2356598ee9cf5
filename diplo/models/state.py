"""States: their names, codes and populations."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from diplo.models.base import Base, FactRow, day_range, one_of, reference, tie
from diplo.vocabulary import CodeScheme, FactKind, StateNameKind


class State(FactRow, Base):
    """A state of the international system, now or since 1816."""

    __tablename__ = "state"
    __fact_kind__ = FactKind.STATE

    name: Mapped[str] = mapped_column(unique=True, comment="usual English short name")
    capital: Mapped[str | None] = mapped_column(comment="its capital, in English")
    start_edtf: Mapped[str | None] = mapped_column(comment="since when it has existed, where the record says so")
    start_earliest: Mapped[date | None] = mapped_column(comment="the first day that the start can mean")
    start_latest: Mapped[date | None] = mapped_column(comment="the last day that the start can mean")
    end_edtf: Mapped[str | None] = mapped_column(comment="the first day on which it no longer existed")
    end_earliest: Mapped[date | None] = mapped_column(comment="the first day that the end can mean")
    end_latest: Mapped[date | None] = mapped_column(comment="the last day that the end can mean")

    __table_args__ = (
        CheckConstraint("key = upper(key)", name="key_upper"),
        CheckConstraint("end_latest > start_earliest AND end_latest >= start_latest", name="end_after_start"),
        day_range("start"),
        day_range("end"),
        *tie(FactKind.STATE),
        {"comment": "states, under their ISO 3166-1 alpha-3 codes (former ones: ISO 3166-3)"},
    )


class StateName(Base):
    """Another name of a state."""

    __tablename__ = "state_name"
    __table_args__ = (
        one_of("name_kind", StateNameKind),
        Index("ix_state_name_name", "name"),
        {"comment": "other names of states: official, former, native, demonyms, metonyms"},
    )

    state_key: Mapped[str] = mapped_column(reference("state.key"), primary_key=True, comment="the state")
    name: Mapped[str] = mapped_column(primary_key=True, comment="the name")
    name_kind: Mapped[str] = mapped_column(primary_key=True, comment="what sort of name it is")
    language: Mapped[str | None] = mapped_column(comment="ISO 639 code, where it is not English")
    start_edtf: Mapped[str | None] = mapped_column(comment="since when it was in use")
    end_edtf: Mapped[str | None] = mapped_column(comment="until when it was in use")


class StateCode(Base):
    """A code that some scheme gives a state."""

    __tablename__ = "state_code"
    __table_args__ = (
        one_of("scheme", CodeScheme),
        Index("ix_state_code_scheme_code", "scheme", "code"),
        {"comment": "codes of states in ISO 3166-1, Correlates of War, Gleditsch-Ward and Wikidata"},
    )

    state_key: Mapped[str] = mapped_column(reference("state.key"), primary_key=True, comment="the state")
    scheme: Mapped[str] = mapped_column(primary_key=True, comment="whose code it is")
    code: Mapped[str] = mapped_column(comment="the code, as text: leading zeros count")


class Population(FactRow, Base):
    """A published series of yearly populations."""

    __tablename__ = "population"
    __fact_kind__ = FactKind.POPULATION
    __table_args__ = (
        UniqueConstraint("state_key", "series"),
        Index(
            "uq_population_world",
            "series",
            unique=True,
            sqlite_where=text("state_key IS NULL"),
            postgresql_where=text("state_key IS NULL"),
        ),
        *tie(FactKind.POPULATION),
        {"comment": "published series of yearly populations, of a state or of the world"},
    )

    state_key: Mapped[str | None] = mapped_column(reference("state.key"), comment="the state; NULL means the world")
    series: Mapped[str] = mapped_column(comment="which published series")


class PopulationYear(Base):
    """The population in one year."""

    __tablename__ = "population_year"
    __table_args__ = (
        CheckConstraint("persons > 0", name="persons"),
        {"comment": "the populations themselves, year by year"},
    )

    population_key: Mapped[str] = mapped_column(reference("population.key"), primary_key=True, comment="the series")
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="the year")
    persons: Mapped[int] = mapped_column(BigInteger, comment="persons on 1 July")
