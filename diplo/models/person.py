"""People, their names, and the offices that they held."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from diplo.models.base import Base, FactRow, Spell, day_range, one_of, reference, starts_before_end, tie
from diplo.vocabulary import FactKind, Gender, Office


class Person(FactRow, Base):
    """Somebody who holds or held office, travels or attends."""

    __tablename__ = "person"
    __fact_kind__ = FactKind.PERSON
    __table_args__ = (
        one_of("gender", Gender),
        day_range("born"),
        *tie(FactKind.PERSON),
        {"comment": "leaders, ministers, officials, and who travels with them"},
    )

    name: Mapped[str] = mapped_column(comment="usual English name")
    family_name: Mapped[str] = mapped_column(comment="the part by which the person is called alone")
    state_key: Mapped[str | None] = mapped_column(
        reference("state.key"), index=True, comment="the state to whose public life the person belongs"
    )
    born_edtf: Mapped[str | None] = mapped_column(comment="date of birth, in EDTF")
    born_earliest: Mapped[date | None] = mapped_column(comment="the first day that this can mean")
    born_latest: Mapped[date | None] = mapped_column(comment="the last day that this can mean")
    gender: Mapped[str | None] = mapped_column(comment="female or male, as sources print it")
    wikidata_qid: Mapped[str | None] = mapped_column(comment="Wikidata item")


class PersonName(Base):
    """Another spelling of a person's name."""

    __tablename__ = "person_name"
    __table_args__ = (
        Index("ix_person_name_name", "name"),
        {"comment": "other spellings and transliterations of people's names"},
    )

    person_key: Mapped[str] = mapped_column(reference("person.key"), primary_key=True, comment="the person")
    name: Mapped[str] = mapped_column(primary_key=True, comment="the name")
    language: Mapped[str | None] = mapped_column(comment="ISO 639 code, where it is not English")


class Tenure(FactRow, Spell, Base):
    """The time for which a person held an office of a state or an organization."""

    __tablename__ = "tenure"
    __fact_kind__ = FactKind.TENURE
    __table_args__ = (
        one_of("office", Office),
        day_range("start"),
        day_range("end"),
        starts_before_end(),
        CheckConstraint("(state_key IS NULL) <> (organization_key IS NULL)", name="state_or_organization"),
        CheckConstraint("acting IN (0, 1)", name="acting"),
        Index("ix_tenure_person_key", "person_key"),
        Index("ix_tenure_state_key_office", "state_key", "office"),
        *tie(FactKind.TENURE),
        {"comment": "who held which office, from when to when"},
    )

    person_key: Mapped[str] = mapped_column(reference("person.key"), comment="the person")
    office: Mapped[str] = mapped_column(comment="which office")
    title: Mapped[str] = mapped_column(comment="its title, in English")
    state_key: Mapped[str | None] = mapped_column(reference("state.key"), comment="of which state")
    organization_key: Mapped[str | None] = mapped_column(reference("organization.key"), comment="of which organization")
    acting: Mapped[int] = mapped_column(server_default="0", default=0, comment="1 where held for the time being only")
