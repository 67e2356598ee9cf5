"""Visits: one stay of a leader in one other state; their stops, occasions and delegations; trips group them."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from diplo.models.base import Base, Dated, FactRow, day_range, one_of, real_day, reference, tie
from diplo.vocabulary import EventStatus, FactKind, FollowedTo, VisitKind


class Trip(FactRow, Dated, Base):
    """A journey; its legs are visits."""

    __tablename__ = "trip"
    __fact_kind__ = FactKind.TRIP
    __table_args__ = (
        day_range("date"),
        *tie(FactKind.TRIP),
        {"comment": "journeys; their legs are visits"},
    )

    person_key: Mapped[str] = mapped_column(reference("person.key"), comment="who travelled")
    title: Mapped[str | None] = mapped_column(comment="what it is called, where it has a name")


class Visit(FactRow, Dated, Base):
    """One stay of a person in one other state, from arrival to departure."""

    __tablename__ = "visit"
    __fact_kind__ = FactKind.VISIT
    __table_args__ = (
        one_of("visit_kind", VisitKind),
        one_of("event_status", EventStatus),
        day_range("date"),
        CheckConstraint("sending_state_key <> host_key", name="abroad"),
        CheckConstraint("inviter_key <> visitor_key", name="invited_by_another"),
        Index("ix_visit_visitor_key_date_earliest", "visitor_key", "date_earliest"),
        Index("ix_visit_host_key_date_earliest", "host_key", "date_earliest"),
        Index("ix_visit_visitor_key_host_key", "visitor_key", "host_key"),
        Index("ix_visit_trip_key", "trip_key"),
        *tie(FactKind.VISIT),
        {"comment": "stays of leaders in other states"},
    )

    visitor_key: Mapped[str] = mapped_column(reference("person.key"), comment="who came")
    sending_state_key: Mapped[str] = mapped_column(reference("state.key"), comment="for which state")
    host_key: Mapped[str] = mapped_column(reference("state.key"), comment="to which state")
    visit_kind: Mapped[str | None] = mapped_column(comment="the rank that the host gave it; NULL where not known")
    event_status: Mapped[str] = mapped_column(comment="held, announced, postponed or cancelled")
    inviter_key: Mapped[str | None] = mapped_column(reference("person.key"), comment="at whose invitation")
    trip_key: Mapped[str | None] = mapped_column(reference("trip.key"), comment="the journey that it is a leg of")


class Following(Base):
    """Whose visits the record follows, to which states, and for how long without a gap."""

    __tablename__ = "following"
    __table_args__ = (
        one_of("hosts", FollowedTo),
        real_day("first_day"),
        real_day("last_day"),
        {"comment": "whose visits the record follows, to which states, from and through which day"},
    )

    person_key: Mapped[str] = mapped_column(reference("person.key"), primary_key=True, comment="the visitor")
    hosts: Mapped[str] = mapped_column(comment="to which states: all, or members of the SCO")
    first_day: Mapped[date] = mapped_column(comment="the first day from which visits are meant to be complete")
    last_day: Mapped[date] = mapped_column(comment="the last day through which they are, without a gap")


class VisitStop(Base):
    """A city on a visit."""

    __tablename__ = "visit_stop"
    __table_args__ = (
        day_range("date"),
        {"comment": "the cities of visits, in order"},
    )

    visit_key: Mapped[str] = mapped_column(reference("visit.key"), primary_key=True, comment="the visit")
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, comment="its place in order, from 1")
    city: Mapped[str] = mapped_column(comment="the city, by its English name on that day")
    date_edtf: Mapped[str | None] = mapped_column(comment="when, in EDTF")
    date_earliest: Mapped[date | None] = mapped_column(comment="the first day that the date can mean")
    date_latest: Mapped[date | None] = mapped_column(comment="the last day that the date can mean")


class VisitOccasion(Base):
    """A meeting of several states for which a visit was made, or during which it took place."""

    __tablename__ = "visit_occasion"
    __table_args__ = (
        CheckConstraint("(summit_key IS NULL) <> (name IS NULL)", name="summit_or_name"),
        Index("ix_visit_occasion_summit_key", "summit_key"),
        {"comment": "the meetings that visits were made for"},
    )

    visit_key: Mapped[str] = mapped_column(reference("visit.key"), primary_key=True, comment="the visit")
    position: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, comment="its place in the list, from 1"
    )
    summit_key: Mapped[str | None] = mapped_column(reference("summit.key"), comment="a summit that the record keeps")
    name: Mapped[str | None] = mapped_column(comment="another meeting, by name")


class DelegationMember(Base):
    """Somebody who came along on a visit."""

    __tablename__ = "delegation_member"
    __table_args__ = (
        Index("ix_delegation_member_person_key", "person_key"),
        {"comment": "who came along on visits"},
    )

    visit_key: Mapped[str] = mapped_column(reference("visit.key"), primary_key=True, comment="the visit")
    person_key: Mapped[str] = mapped_column(reference("person.key"), primary_key=True, comment="who came along")
    role: Mapped[str | None] = mapped_column(comment="as what, in English")
