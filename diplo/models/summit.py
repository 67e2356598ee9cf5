"""Summits, what they adopted, and who took part or was missing."""

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from diplo.models.base import Base, Dated, FactRow, day_range, one_of, reference, tie
from diplo.vocabulary import Capacity, DocumentKind, EventStatus, FactKind, Mode, SummitFormat


class Summit(FactRow, Dated, Base):
    """One meeting of leaders."""

    __tablename__ = "summit"
    __fact_kind__ = FactKind.SUMMIT
    __table_args__ = (
        one_of("format", SummitFormat),
        one_of("event_status", EventStatus),
        day_range("date"),
        CheckConstraint("ordinal > 0", name="ordinal"),
        Index("uq_summit_organ_key_ordinal", "organ_key", "ordinal", unique=True),
        Index("ix_summit_date_earliest", "date_earliest"),
        *tie(FactKind.SUMMIT),
        {"comment": "meetings of leaders: of an organ of an organization, or of a format"},
    )

    organization_key: Mapped[str] = mapped_column(reference("organization.key"), comment="whose meeting")
    organ_key: Mapped[str | None] = mapped_column(reference("organ.key"), comment="of which organ")
    ordinal: Mapped[int | None] = mapped_column(comment="the number of the meeting among the organ's, from 1")
    title: Mapped[str | None] = mapped_column(comment="its name, where it has one of its own")
    city: Mapped[str | None] = mapped_column(comment="the city, by its English name on that day")
    host_key: Mapped[str | None] = mapped_column(reference("state.key"), index=True, comment="the state that hosted")
    format: Mapped[str | None] = mapped_column(comment="in person, virtual or hybrid")
    chair_key: Mapped[str | None] = mapped_column(reference("person.key"), comment="who presided")
    event_status: Mapped[str] = mapped_column(comment="held, announced, postponed or cancelled")


class SummitDocument(Base):
    """Something that a summit adopted."""

    __tablename__ = "summit_document"
    __table_args__ = (
        one_of("document_kind", DocumentKind),
        {"comment": "what summits adopted"},
    )

    summit_key: Mapped[str] = mapped_column(reference("summit.key"), primary_key=True, comment="the summit")
    position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="its place in the list, from 1"
    )
    document_kind: Mapped[str] = mapped_column(comment="what kind of document")
    title: Mapped[str] = mapped_column(comment="its title, in English")


class Participation(FactRow, Base):
    """Who took part in a summit, or was missing, for whom and in what capacity."""

    __tablename__ = "participation"
    __fact_kind__ = FactKind.PARTICIPATION
    __table_args__ = (
        one_of("capacity", Capacity),
        one_of("mode", Mode),
        CheckConstraint("state_key IS NOT NULL OR represents IS NOT NULL", name="for_somebody"),
        Index("ix_participation_summit_key", "summit_key"),
        Index("ix_participation_person_key", "person_key"),
        Index("ix_participation_state_key", "state_key"),
        *tie(FactKind.PARTICIPATION),
        {"comment": "who took part in summits, and who was missing"},
    )

    summit_key: Mapped[str] = mapped_column(reference("summit.key"), comment="the summit")
    state_key: Mapped[str | None] = mapped_column(reference("state.key"), comment="for which state")
    represents: Mapped[str | None] = mapped_column(comment="for which international organization, by name")
    person_key: Mapped[str | None] = mapped_column(reference("person.key"), comment="who; NULL where not known")
    capacity: Mapped[str] = mapped_column(comment="in what capacity")
    mode: Mapped[str] = mapped_column(comment="in person, by video, or absent")
