"""Membership spells, and the accession steps that lead to them."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from diplo.models.base import Base, Dated, FactRow, Spell, day_range, one_of, reference, starts_before_end, tie
from diplo.vocabulary import AccessionStepKind, FactKind, MembershipStatus


class Membership(FactRow, Spell, Base):
    """A spell: one state's status in one organization. A state has one status at a time (see `guards`)."""

    __tablename__ = "membership"
    __fact_kind__ = FactKind.MEMBERSHIP
    __table_args__ = (
        one_of("status", MembershipStatus),
        day_range("start"),
        day_range("end"),
        starts_before_end(),
        Index("ix_membership_organization_key_state_key", "organization_key", "state_key"),
        Index("ix_membership_state_key", "state_key"),
        *tie(FactKind.MEMBERSHIP),
        {"comment": "spells: which state had which status in which organization, from when to when"},
    )

    organization_key: Mapped[str] = mapped_column(reference("organization.key"), comment="the organization")
    state_key: Mapped[str] = mapped_column(reference("state.key"), comment="the state")
    status: Mapped[str] = mapped_column(comment="its status")


class AccessionStep(FactRow, Dated, Base):
    """One dated step on a state's way to a status."""

    __tablename__ = "accession_step"
    __fact_kind__ = FactKind.ACCESSION_STEP
    __table_args__ = (
        one_of("status", MembershipStatus),
        one_of("step", AccessionStepKind),
        day_range("date"),
        Index("ix_accession_step_organization_key_state_key", "organization_key", "state_key"),
        *tie(FactKind.ACCESSION_STEP),
        {"comment": "applications, decisions, memoranda: the dates that reports mix up"},
    )

    organization_key: Mapped[str] = mapped_column(reference("organization.key"), comment="the organization")
    state_key: Mapped[str] = mapped_column(reference("state.key"), comment="the state")
    status: Mapped[str] = mapped_column(comment="the status sought or granted")
    step: Mapped[str] = mapped_column(comment="which step")
    summit_key: Mapped[str | None] = mapped_column(
        reference("summit.key"), index=True, comment="the summit where it was taken"
    )
    membership_key: Mapped[str | None] = mapped_column(reference("membership.key"), comment="the spell that it led to")
