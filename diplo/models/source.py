"""Sources, and citations: which fact rests on which source, where in it, and whether the source agrees."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from diplo.models.base import Base, day_range, one_of, reference
from diplo.vocabulary import Origin, SourceKind


class Source(Base):
    """Something published that a fact can rest on."""

    __tablename__ = "source"
    __table_args__ = (
        one_of("source_kind", SourceKind),
        one_of("origin", Origin),
        day_range("date"),
        CheckConstraint("length(language) BETWEEN 2 AND 3", name="language"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        {"comment": "what was published, by whom and when; facts rest on these"},
    )

    key: Mapped[str] = mapped_column(primary_key=True, comment="publisher-date-subject, minted once")
    source_kind: Mapped[str] = mapped_column(comment="what kind of publisher stands behind it")
    publisher: Mapped[str] = mapped_column(comment="who published it")
    title: Mapped[str] = mapped_column(comment="its title or headline")
    date_edtf: Mapped[str | None] = mapped_column(comment="when it was published, in EDTF")
    date_earliest: Mapped[date | None] = mapped_column(comment="the first day that the date can mean")
    date_latest: Mapped[date | None] = mapped_column(comment="the last day that the date can mean")
    language: Mapped[str | None] = mapped_column(comment="ISO 639 code of its language")
    url: Mapped[str | None] = mapped_column(comment="where it can be read")
    via: Mapped[str | None] = mapped_column(comment="the chain of agencies it came through, such as `AFP via Agerpres`")
    author: Mapped[str | None] = mapped_column(comment="who wrote it")
    sha256: Mapped[str | None] = mapped_column(comment="digest of the annotated text that the selectors count in")
    origin: Mapped[str] = mapped_column(comment="seeds, ingested or imported")
    note: Mapped[str | None] = mapped_column(comment="an editor's remark")


class Citation(Base):
    """What one source says of one fact, in our own words."""

    __tablename__ = "citation"
    __table_args__ = (
        one_of("origin", Origin),
        CheckConstraint("stance IN ('supports', 'disputes')", name="stance"),
        CheckConstraint("length(says) > 0", name="says"),
        CheckConstraint(
            "(selector_start IS NULL AND selector_end IS NULL) OR "
            "(selector_start IS NOT NULL AND selector_end IS NOT NULL AND selector_start >= 0 "
            "AND selector_end > selector_start)",
            name="selector",
        ),
        Index("ix_citation_fact_key", "fact_key"),
        Index("ix_citation_source_key", "source_key"),
        {"comment": "which fact rests on which source, and what the source says of it"},
    )

    key: Mapped[str] = mapped_column(primary_key=True, comment="the fact, the source and a number")
    fact_key: Mapped[str] = mapped_column(reference("fact.key"), comment="the fact")
    source_key: Mapped[str] = mapped_column(reference("source.key"), comment="the source")
    stance: Mapped[str] = mapped_column(comment="supports, or disputes where it gives another value for some field")
    says: Mapped[str] = mapped_column(comment="what the source says, in our own words")
    place: Mapped[str | None] = mapped_column(comment="where in the source: page, paragraph, section")
    quoted: Mapped[str | None] = mapped_column(comment="who is quoted for it")
    selector_start: Mapped[int | None] = mapped_column(
        comment="first character of the passage, from 0 (W3C TextPositionSelector), in the text of the source's sha256"
    )
    selector_end: Mapped[int | None] = mapped_column(comment="the character behind the passage")
    origin: Mapped[str] = mapped_column(comment="seeds, ingested or imported")


class CitationField(Base):
    """One field of a fact that a citation covers, and the source's own value where it disagrees."""

    __tablename__ = "citation_field"
    __table_args__ = (
        CheckConstraint("agrees IN (0, 1)", name="agrees"),
        CheckConstraint("agrees = 1 OR value IS NOT NULL", name="disputed_value"),
        {"comment": "which fields of its fact a citation covers; none listed means the fact as a whole"},
    )

    citation_key: Mapped[str] = mapped_column(reference("citation.key"), primary_key=True, comment="the citation")
    field: Mapped[str] = mapped_column(primary_key=True, comment="the field of the fact")
    agrees: Mapped[int] = mapped_column(comment="1 where the source gives the record's value, 0 where another")
    value: Mapped[str | None] = mapped_column(comment="the value that the source gives, where it disagrees")
