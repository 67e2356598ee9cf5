"""Organizations, their organs, names and milestones, and who chaired them."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from diplo.models.base import Base, Dated, FactRow, Spell, day_range, one_of, reference, starts_before_end, tie
from diplo.vocabulary import CodeScheme, FactKind, MilestoneKind, OrganizationKind


class Organization(FactRow, Base):
    """An international organization, or a format of meetings without organs."""

    __tablename__ = "organization"
    __fact_kind__ = FactKind.ORGANIZATION
    __table_args__ = (
        one_of("organization_kind", OrganizationKind),
        day_range("founded"),
        day_range("dissolved"),
        CheckConstraint("dissolved_latest >= founded_earliest", name="dissolved_after_founded"),
        CheckConstraint("predecessor_key <> key", name="not_its_own_predecessor"),
        *tie(FactKind.ORGANIZATION),
        {"comment": "international organizations, and formats of meetings"},
    )

    name: Mapped[str] = mapped_column(comment="usual English name")
    abbreviation: Mapped[str | None] = mapped_column(comment="usual abbreviation")
    organization_kind: Mapped[str] = mapped_column(comment="organization or format")
    founded_edtf: Mapped[str | None] = mapped_column(comment="when it was founded, in EDTF")
    founded_earliest: Mapped[date | None] = mapped_column(comment="the first day that the founding can mean")
    founded_latest: Mapped[date | None] = mapped_column(comment="the last day that the founding can mean")
    dissolved_edtf: Mapped[str | None] = mapped_column(comment="the first day on which it no longer existed, in EDTF")
    dissolved_earliest: Mapped[date | None] = mapped_column(comment="the first day that the end can mean")
    dissolved_latest: Mapped[date | None] = mapped_column(comment="the last day that the end can mean")
    predecessor_key: Mapped[str | None] = mapped_column(reference("organization.key"), comment="what it grew out of")


class OrganizationName(Base):
    """Another name of an organization."""

    __tablename__ = "organization_name"
    __table_args__ = ({"comment": "other names and spellings of organizations"},)

    organization_key: Mapped[str] = mapped_column(
        reference("organization.key"), primary_key=True, comment="the organization"
    )
    name: Mapped[str] = mapped_column(primary_key=True, comment="the name")
    language: Mapped[str | None] = mapped_column(comment="ISO 639 code, where it is not English")


class OrganizationCode(Base):
    """A code that some scheme gives an organization."""

    __tablename__ = "organization_code"
    __table_args__ = (
        one_of("scheme", CodeScheme),
        Index("ix_organization_code_scheme_code", "scheme", "code"),
        {"comment": "codes of organizations in Correlates of War and Wikidata"},
    )

    organization_key: Mapped[str] = mapped_column(
        reference("organization.key"), primary_key=True, comment="the organization"
    )
    scheme: Mapped[str] = mapped_column(primary_key=True, comment="whose code it is")
    code: Mapped[str] = mapped_column(comment="the code, as text")


class Organ(FactRow, Base):
    """An organ of an organization."""

    __tablename__ = "organ"
    __fact_kind__ = FactKind.ORGAN
    __table_args__ = (
        day_range("founded"),
        *tie(FactKind.ORGAN),
        {"comment": "organs of organizations: councils, secretariats, structures"},
    )

    organization_key: Mapped[str] = mapped_column(reference("organization.key"), comment="whose organ it is")
    name: Mapped[str] = mapped_column(comment="its English name")
    abbreviation: Mapped[str | None] = mapped_column(comment="its abbreviation, such as CHS")
    founded_edtf: Mapped[str | None] = mapped_column(comment="when it began, in EDTF")
    founded_earliest: Mapped[date | None] = mapped_column(comment="the first day that this can mean")
    founded_latest: Mapped[date | None] = mapped_column(comment="the last day that this can mean")


class Milestone(FactRow, Dated, Base):
    """A dated event in the life of an organization."""

    __tablename__ = "milestone"
    __fact_kind__ = FactKind.MILESTONE
    __table_args__ = (
        one_of("milestone_kind", MilestoneKind),
        day_range("date"),
        *tie(FactKind.MILESTONE),
        {"comment": "foundings, treaties, entries into force, organs"},
    )

    organization_key: Mapped[str] = mapped_column(reference("organization.key"), comment="in whose life")
    milestone_kind: Mapped[str] = mapped_column(comment="what kind of event")
    title: Mapped[str] = mapped_column(comment="what happened, in our own words")
    city: Mapped[str | None] = mapped_column(comment="where")
    summit_key: Mapped[str | None] = mapped_column(reference("summit.key"), comment="at which summit")


class Chairmanship(FactRow, Spell, Base):
    """The time for which a state chaired an organization; an organization has one chair at a time."""

    __tablename__ = "chairmanship"
    __fact_kind__ = FactKind.CHAIRMANSHIP
    __table_args__ = (
        day_range("start"),
        day_range("end"),
        starts_before_end(),
        Index("ix_chairmanship_organization_key", "organization_key"),
        *tie(FactKind.CHAIRMANSHIP),
        {"comment": "which state chaired which organization, from when to when"},
    )

    organization_key: Mapped[str] = mapped_column(reference("organization.key"), comment="the organization")
    state_key: Mapped[str] = mapped_column(reference("state.key"), comment="the state in the chair")
