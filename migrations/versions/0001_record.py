"""The tables of the record, and the guards against overlapping spells.

Revision ID: 0001
Revises:
"""

import re
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")
"""Text that sorts by its characters on both databases, whatever the language of the server."""

GUARD_TRIGGERS = {
    "membership_no_overlap_insert": (
        "CREATE TRIGGER membership_no_overlap_insert BEFORE INSERT ON membership BEGIN SELECT RAISE(ABORT, 'a state has one status in an organization at a time; this spell overlaps another') FROM membership AS other WHERE other.key <> NEW.key AND other.organization_key = NEW.organization_key AND other.state_key = NEW.state_key AND other.start_latest < coalesce(NEW.end_earliest, '9999-12-31') AND NEW.start_latest < coalesce(other.end_earliest, '9999-12-31') AND (other.end_earliest IS NULL OR other.end_earliest > other.start_latest) AND (NEW.end_earliest IS NULL OR NEW.end_earliest > NEW.start_latest); END"
    ),
    "membership_no_overlap_update": (
        "CREATE TRIGGER membership_no_overlap_update BEFORE UPDATE ON membership BEGIN SELECT RAISE(ABORT, 'a state has one status in an organization at a time; this spell overlaps another') FROM membership AS other WHERE other.key <> NEW.key AND other.organization_key = NEW.organization_key AND other.state_key = NEW.state_key AND other.start_latest < coalesce(NEW.end_earliest, '9999-12-31') AND NEW.start_latest < coalesce(other.end_earliest, '9999-12-31') AND (other.end_earliest IS NULL OR other.end_earliest > other.start_latest) AND (NEW.end_earliest IS NULL OR NEW.end_earliest > NEW.start_latest); END"
    ),
    "chairmanship_no_overlap_insert": (
        "CREATE TRIGGER chairmanship_no_overlap_insert BEFORE INSERT ON chairmanship BEGIN SELECT RAISE(ABORT, 'an organization has one chair at a time; this chairmanship overlaps another') FROM chairmanship AS other WHERE other.key <> NEW.key AND other.organization_key = NEW.organization_key AND other.start_latest < coalesce(NEW.end_earliest, '9999-12-31') AND NEW.start_latest < coalesce(other.end_earliest, '9999-12-31') AND (other.end_earliest IS NULL OR other.end_earliest > other.start_latest) AND (NEW.end_earliest IS NULL OR NEW.end_earliest > NEW.start_latest); END"
    ),
    "chairmanship_no_overlap_update": (
        "CREATE TRIGGER chairmanship_no_overlap_update BEFORE UPDATE ON chairmanship BEGIN SELECT RAISE(ABORT, 'an organization has one chair at a time; this chairmanship overlaps another') FROM chairmanship AS other WHERE other.key <> NEW.key AND other.organization_key = NEW.organization_key AND other.start_latest < coalesce(NEW.end_earliest, '9999-12-31') AND NEW.start_latest < coalesce(other.end_earliest, '9999-12-31') AND (other.end_earliest IS NULL OR other.end_earliest > other.start_latest) AND (NEW.end_earliest IS NULL OR NEW.end_earliest > NEW.start_latest); END"
    ),
    "citation_stands_insert": (
        "CREATE TRIGGER citation_stands_insert BEFORE INSERT ON citation BEGIN SELECT RAISE(ABORT, 'a citation needs a source that is in the record') WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.key = NEW.source_key); SELECT RAISE(ABORT, 'a citation needs a fact that is in the record') WHERE NOT EXISTS (SELECT 1 FROM fact WHERE fact.key = NEW.fact_key); END"
    ),
    "citation_stands_update": (
        "CREATE TRIGGER citation_stands_update BEFORE UPDATE ON citation BEGIN SELECT RAISE(ABORT, 'a citation needs a source that is in the record') WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.key = NEW.source_key); SELECT RAISE(ABORT, 'a citation needs a fact that is in the record') WHERE NOT EXISTS (SELECT 1 FROM fact WHERE fact.key = NEW.fact_key); END"
    ),
}

EXCLUSIONS = {
    "membership_no_overlap": (
        "ALTER TABLE membership ADD CONSTRAINT membership_no_overlap EXCLUDE USING gist (organization_key WITH =, state_key WITH =, daterange(start_latest, CASE WHEN end_earliest IS NULL THEN NULL ELSE greatest(start_latest, end_earliest) END) WITH &&) DEFERRABLE INITIALLY DEFERRED"
    ),
    "chairmanship_no_overlap": (
        "ALTER TABLE chairmanship ADD CONSTRAINT chairmanship_no_overlap EXCLUDE USING gist (organization_key WITH =, daterange(start_latest, CASE WHEN end_earliest IS NULL THEN NULL ELSE greatest(start_latest, end_earliest) END) WITH &&) DEFERRABLE INITIALLY DEFERRED"
    ),
}


def _on_both(condition: str) -> str:
    """SQLite normalizes a day such as 2018-02-30 in all versions only where a modifier makes it count."""
    if op.get_bind().dialect.name != "sqlite":
        return condition
    return re.sub(r"date\((\w+)\)", r"date(\1, '+0 days')", condition)


def _day_range(prefix: str) -> str:
    edtf, earliest, latest = f"{prefix}_edtf", f"{prefix}_earliest", f"{prefix}_latest"
    return _on_both(
        f"({edtf} IS NULL AND {earliest} IS NULL AND {latest} IS NULL) OR "
        f"({edtf} IS NOT NULL AND date({earliest}) IS NOT NULL AND date({latest}) IS NOT NULL AND "
        f"date({earliest}) = {earliest} AND date({latest}) = {latest} AND {earliest} <= {latest})"
    )


def _real_day(column: str) -> str:
    return _on_both(f"date({column}) IS NOT NULL AND date({column}) = {column}")


def upgrade() -> None:
    op.create_table(
        "calendar_year",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False, comment="the year"),
        sa.Column("first_day", sa.Date(), nullable=False, comment="its 1 January"),
        sa.Column("last_day", sa.Date(), nullable=False, comment="its 31 December: the day that `--as-of YEAR` means"),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_calendar_year")),
        comment="the years from 1816, with their first and last days, to join with",
    )
    op.create_table(
        "coverage",
        sa.Column("path", TEXT, nullable=False, comment="the seed file"),
        sa.Column("subject", TEXT, nullable=False, comment="what the file is about: memberships, summits, visits …"),
        sa.Column(
            "scope", TEXT, nullable=False, comment="whose: an organization, an organ, a person; empty where none"
        ),
        sa.Column(
            "complete_through", sa.Date(), nullable=False, comment="the last day up to which the file is complete"
        ),
        sa.CheckConstraint(
            _real_day("complete_through"),
            name=op.f("ck_coverage_complete_through_day"),
        ),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_coverage")),
        comment="through which day the record is complete, file by file",
    )
    op.create_table(
        "data_dictionary",
        sa.Column("object_name", TEXT, nullable=False, comment="the table or view"),
        sa.Column("column_name", TEXT, nullable=False, comment="the column; empty for the object as a whole"),
        sa.Column("object_type", TEXT, nullable=False, comment="table or view"),
        sa.Column("position", sa.Integer(), nullable=False, comment="the column's place; 0 for the object as a whole"),
        sa.Column("data_type", TEXT, nullable=False, comment="the column's type; empty for the object as a whole"),
        sa.Column("description", TEXT, nullable=False, comment="what it holds"),
        sa.CheckConstraint("object_type IN ('table', 'view')", name=op.f("ck_data_dictionary_object_type")),
        sa.PrimaryKeyConstraint("object_name", "column_name", name=op.f("pk_data_dictionary")),
        comment="what every table, view and column of this database holds",
    )
    op.create_table(
        "fact",
        sa.Column("key", TEXT, nullable=False, comment="readable, minted once, never used again"),
        sa.Column("kind", TEXT, nullable=False, comment="what kind of fact it is, and so in which table it stands"),
        sa.Column(
            "parent_key",
            TEXT,
            nullable=True,
            comment="the fact that this one is part of, on whose citations it rests where it has none of its own",
        ),
        sa.Column("origin", TEXT, nullable=False, comment="seeds, ingested or imported"),
        sa.Column("note", TEXT, nullable=True, comment="an editor's remark"),
        sa.CheckConstraint(
            "kind IN ('state', 'organization', 'organ', 'milestone', 'person', 'tenure', 'membership', 'accession_step', 'chairmanship', 'summit', 'participation', 'visit', 'trip', 'population')",
            name=op.f("ck_fact_kind"),
        ),
        sa.CheckConstraint("length(key) BETWEEN 3 AND 120 AND key NOT LIKE '% %'", name=op.f("ck_fact_key_form")),
        sa.CheckConstraint("origin IN ('seeds', 'ingested', 'imported')", name=op.f("ck_fact_origin")),
        sa.CheckConstraint("parent_key <> key", name=op.f("ck_fact_not_its_own_parent")),
        sa.ForeignKeyConstraint(
            ["parent_key"], ["fact.key"], name=op.f("fk_fact_parent_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_fact")),
        sa.UniqueConstraint("key", "kind", name=op.f("uq_fact_key_kind")),
        comment="every fact of the record: its key, its kind, and where it came from",
    )
    op.create_index(op.f("ix_fact_parent_key"), "fact", ["parent_key"], unique=False)
    op.create_table(
        "load",
        sa.Column("singleton", sa.Integer(), autoincrement=False, nullable=False, comment="always 1"),
        sa.Column("diplo_version", TEXT, nullable=False, comment="the version of diplo that loaded"),
        sa.Column("seeds_sha256", TEXT, nullable=False, comment="a digest over all seed files"),
        sa.CheckConstraint("singleton = 1", name=op.f("ck_load_singleton")),
        sa.PrimaryKeyConstraint("singleton", name=op.f("pk_load")),
        comment="which seeds, and which version of diplo, this database was last loaded from",
    )
    op.create_table(
        "source",
        sa.Column("key", TEXT, nullable=False, comment="publisher-date-subject, minted once"),
        sa.Column("source_kind", TEXT, nullable=False, comment="what kind of publisher stands behind it"),
        sa.Column("publisher", TEXT, nullable=False, comment="who published it"),
        sa.Column("title", TEXT, nullable=False, comment="its title or headline"),
        sa.Column("date_edtf", TEXT, nullable=True, comment="when it was published, in EDTF"),
        sa.Column("date_earliest", sa.Date(), nullable=True, comment="the first day that the date can mean"),
        sa.Column("date_latest", sa.Date(), nullable=True, comment="the last day that the date can mean"),
        sa.Column("language", TEXT, nullable=True, comment="ISO 639 code of its language"),
        sa.Column("url", TEXT, nullable=True, comment="where it can be read"),
        sa.Column(
            "via",
            TEXT,
            nullable=True,
            comment="the chain of agencies it came through, such as `AFP via Agerpres`",
        ),
        sa.Column("author", TEXT, nullable=True, comment="who wrote it"),
        sa.Column("sha256", TEXT, nullable=True, comment="digest of the annotated text that the selectors count in"),
        sa.Column("origin", TEXT, nullable=False, comment="seeds, ingested or imported"),
        sa.Column("note", TEXT, nullable=True, comment="an editor's remark"),
        sa.CheckConstraint("origin IN ('seeds', 'ingested', 'imported')", name=op.f("ck_source_origin")),
        sa.CheckConstraint(
            "source_kind IN ('official', 'agency', 'newspaper', 'broadcaster', 'magazine', 'academic', 'encyclopaedia', 'dataset', 'other')",
            name=op.f("ck_source_source_kind"),
        ),
        sa.CheckConstraint(
            _day_range("date"),
            name=op.f("ck_source_date_range"),
        ),
        sa.CheckConstraint("length(language) BETWEEN 2 AND 3", name=op.f("ck_source_language")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_source_sha256")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_source")),
        comment="what was published, by whom and when; facts rest on these",
    )
    op.create_table(
        "vocabulary",
        sa.Column("vocabulary", TEXT, nullable=False, comment="the vocabulary's name"),
        sa.Column("term", TEXT, nullable=False, comment="the word as it stands in the columns"),
        sa.Column("definition", TEXT, nullable=False, comment="what it means"),
        sa.PrimaryKeyConstraint("vocabulary", "term", name=op.f("pk_vocabulary")),
        comment="what the words in the coded columns mean",
    )
    op.create_table(
        "audit_exception",
        sa.Column("audit_check", TEXT, nullable=False, comment="the check that found it"),
        sa.Column("fact_key", TEXT, nullable=False, comment="the fact"),
        sa.Column("reason", TEXT, nullable=False, comment="why it is as it should be"),
        sa.CheckConstraint(
            "audit_check IN ('ordinals', 'handover', 'host_is_chair', 'member_attends', 'in_office', 'one_place', 'legs', 'occasion', 'source_age', 'spelling', 'steps')",
            name=op.f("ck_audit_exception_audit_check"),
        ),
        sa.ForeignKeyConstraint(
            ["fact_key"], ["fact.key"], name=op.f("fk_audit_exception_fact_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("audit_check", "fact_key", name=op.f("pk_audit_exception")),
        comment="findings of `diplo audit` that are as they should be, and why",
    )
    op.create_table(
        "citation",
        sa.Column("key", TEXT, nullable=False, comment="the fact, the source and a number"),
        sa.Column("fact_key", TEXT, nullable=False, comment="the fact"),
        sa.Column("source_key", TEXT, nullable=False, comment="the source"),
        sa.Column(
            "stance",
            TEXT,
            nullable=False,
            comment="supports, or disputes where it gives another value for some field",
        ),
        sa.Column("says", TEXT, nullable=False, comment="what the source says, in our own words"),
        sa.Column("place", TEXT, nullable=True, comment="where in the source: page, paragraph, section"),
        sa.Column("quoted", TEXT, nullable=True, comment="who is quoted for it"),
        sa.Column(
            "selector_start",
            sa.Integer(),
            nullable=True,
            comment="first character of the passage, from 0 (W3C TextPositionSelector), in the text of the source's sha256",
        ),
        sa.Column("selector_end", sa.Integer(), nullable=True, comment="the character behind the passage"),
        sa.Column("origin", TEXT, nullable=False, comment="seeds, ingested or imported"),
        sa.CheckConstraint("origin IN ('seeds', 'ingested', 'imported')", name=op.f("ck_citation_origin")),
        sa.CheckConstraint("stance IN ('supports', 'disputes')", name=op.f("ck_citation_stance")),
        sa.CheckConstraint(
            "(selector_start IS NULL AND selector_end IS NULL) OR (selector_start IS NOT NULL AND selector_end IS NOT NULL AND selector_start >= 0 AND selector_end > selector_start)",
            name=op.f("ck_citation_selector"),
        ),
        sa.CheckConstraint("length(says) > 0", name=op.f("ck_citation_says")),
        sa.ForeignKeyConstraint(
            ["fact_key"], ["fact.key"], name=op.f("fk_citation_fact_key"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["source_key"], ["source.key"], name=op.f("fk_citation_source_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_citation")),
        comment="which fact rests on which source, and what the source says of it",
    )
    op.create_index("ix_citation_fact_key", "citation", ["fact_key"], unique=False)
    op.create_index("ix_citation_source_key", "citation", ["source_key"], unique=False)
    op.create_table(
        "organization",
        sa.Column("name", TEXT, nullable=False, comment="usual English name"),
        sa.Column("abbreviation", TEXT, nullable=True, comment="usual abbreviation"),
        sa.Column("organization_kind", TEXT, nullable=False, comment="organization or format"),
        sa.Column("founded_edtf", TEXT, nullable=True, comment="when it was founded, in EDTF"),
        sa.Column("founded_earliest", sa.Date(), nullable=True, comment="the first day that the founding can mean"),
        sa.Column("founded_latest", sa.Date(), nullable=True, comment="the last day that the founding can mean"),
        sa.Column(
            "dissolved_edtf", TEXT, nullable=True, comment="the first day on which it no longer existed, in EDTF"
        ),
        sa.Column("dissolved_earliest", sa.Date(), nullable=True, comment="the first day that the end can mean"),
        sa.Column("dissolved_latest", sa.Date(), nullable=True, comment="the last day that the end can mean"),
        sa.Column("predecessor_key", TEXT, nullable=True, comment="what it grew out of"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="organization", nullable=False, comment="always the same word"),
        sa.CheckConstraint("kind = 'organization'", name=op.f("ck_organization_kind")),
        sa.CheckConstraint(
            "organization_kind IN ('organization', 'format')", name=op.f("ck_organization_organization_kind")
        ),
        sa.CheckConstraint(
            _day_range("dissolved"),
            name=op.f("ck_organization_dissolved_range"),
        ),
        sa.CheckConstraint(
            _day_range("founded"),
            name=op.f("ck_organization_founded_range"),
        ),
        sa.CheckConstraint(
            "dissolved_latest >= founded_earliest", name=op.f("ck_organization_dissolved_after_founded")
        ),
        sa.CheckConstraint("predecessor_key <> key", name=op.f("ck_organization_not_its_own_predecessor")),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_organization_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["predecessor_key"],
            ["organization.key"],
            name=op.f("fk_organization_predecessor_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_organization")),
        comment="international organizations, and formats of meetings",
    )
    op.create_table(
        "retired_key",
        sa.Column("key", TEXT, nullable=False, comment="the withdrawn key; never used again"),
        sa.Column("successor_key", TEXT, nullable=True, comment="where to look instead"),
        sa.Column("reason", TEXT, nullable=False, comment="why it was withdrawn"),
        sa.Column("retired_on", sa.Date(), nullable=False, comment="when it was withdrawn"),
        sa.CheckConstraint("successor_key <> key", name=op.f("ck_retired_key_not_its_own_successor")),
        sa.CheckConstraint(_real_day("retired_on"), name=op.f("ck_retired_key_retired_on_day")),
        sa.ForeignKeyConstraint(
            ["successor_key"],
            ["fact.key"],
            name=op.f("fk_retired_key_successor_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_retired_key")),
        comment="withdrawn keys and their successors",
    )
    op.create_table(
        "state",
        sa.Column("name", TEXT, nullable=False, comment="usual English short name"),
        sa.Column("capital", TEXT, nullable=True, comment="its capital, in English"),
        sa.Column("start_edtf", TEXT, nullable=True, comment="since when it has existed, where the record says so"),
        sa.Column("start_earliest", sa.Date(), nullable=True, comment="the first day that the start can mean"),
        sa.Column("start_latest", sa.Date(), nullable=True, comment="the last day that the start can mean"),
        sa.Column("end_edtf", TEXT, nullable=True, comment="the first day on which it no longer existed"),
        sa.Column("end_earliest", sa.Date(), nullable=True, comment="the first day that the end can mean"),
        sa.Column("end_latest", sa.Date(), nullable=True, comment="the last day that the end can mean"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="state", nullable=False, comment="always the same word"),
        sa.CheckConstraint("kind = 'state'", name=op.f("ck_state_kind")),
        sa.CheckConstraint(
            _day_range("end"),
            name=op.f("ck_state_end_range"),
        ),
        sa.CheckConstraint(
            _day_range("start"),
            name=op.f("ck_state_start_range"),
        ),
        sa.CheckConstraint(
            "end_latest > start_earliest AND end_latest >= start_latest", name=op.f("ck_state_end_after_start")
        ),
        sa.CheckConstraint("key = upper(key)", name=op.f("ck_state_key_upper")),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_state_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_state")),
        sa.UniqueConstraint("name", name=op.f("uq_state_name")),
        comment="states, under their ISO 3166-1 alpha-3 codes (former ones: ISO 3166-3)",
    )
    op.create_table(
        "chairmanship",
        sa.Column("organization_key", TEXT, nullable=False, comment="the organization"),
        sa.Column("state_key", TEXT, nullable=False, comment="the state in the chair"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="chairmanship", nullable=False, comment="always the same word"),
        sa.Column("start_edtf", TEXT, nullable=False, comment="the first day on which it holds, in EDTF"),
        sa.Column("start_earliest", sa.Date(), nullable=False, comment="the first day that the start can mean"),
        sa.Column("start_latest", sa.Date(), nullable=False, comment="the last day that the start can mean"),
        sa.Column(
            "end_edtf",
            TEXT,
            nullable=True,
            comment="the first day on which it no longer holds, in EDTF; NULL while it goes on",
        ),
        sa.Column("end_earliest", sa.Date(), nullable=True, comment="the first day that the end can mean"),
        sa.Column("end_latest", sa.Date(), nullable=True, comment="the last day that the end can mean"),
        sa.CheckConstraint("kind = 'chairmanship'", name=op.f("ck_chairmanship_kind")),
        sa.CheckConstraint(
            _day_range("end"),
            name=op.f("ck_chairmanship_end_range"),
        ),
        sa.CheckConstraint(
            _day_range("start"),
            name=op.f("ck_chairmanship_start_range"),
        ),
        sa.CheckConstraint(
            "end_latest > start_earliest AND end_latest >= start_latest", name=op.f("ck_chairmanship_end_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_chairmanship_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organization_key"],
            ["organization.key"],
            name=op.f("fk_chairmanship_organization_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["state_key"], ["state.key"], name=op.f("fk_chairmanship_state_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_chairmanship")),
        comment="which state chaired which organization, from when to when",
    )
    op.create_index("ix_chairmanship_organization_key", "chairmanship", ["organization_key"], unique=False)
    op.create_table(
        "citation_field",
        sa.Column("citation_key", TEXT, nullable=False, comment="the citation"),
        sa.Column("field", TEXT, nullable=False, comment="the field of the fact"),
        sa.Column(
            "agrees",
            sa.Integer(),
            nullable=False,
            comment="1 where the source gives the record's value, 0 where another",
        ),
        sa.Column("value", TEXT, nullable=True, comment="the value that the source gives, where it disagrees"),
        sa.CheckConstraint("agrees = 1 OR value IS NOT NULL", name=op.f("ck_citation_field_disputed_value")),
        sa.CheckConstraint("agrees IN (0, 1)", name=op.f("ck_citation_field_agrees")),
        sa.ForeignKeyConstraint(
            ["citation_key"],
            ["citation.key"],
            name=op.f("fk_citation_field_citation_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("citation_key", "field", name=op.f("pk_citation_field")),
        comment="which fields of its fact a citation covers; none listed means the fact as a whole",
    )
    op.create_table(
        "membership",
        sa.Column("organization_key", TEXT, nullable=False, comment="the organization"),
        sa.Column("state_key", TEXT, nullable=False, comment="the state"),
        sa.Column("status", TEXT, nullable=False, comment="its status"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="membership", nullable=False, comment="always the same word"),
        sa.Column("start_edtf", TEXT, nullable=False, comment="the first day on which it holds, in EDTF"),
        sa.Column("start_earliest", sa.Date(), nullable=False, comment="the first day that the start can mean"),
        sa.Column("start_latest", sa.Date(), nullable=False, comment="the last day that the start can mean"),
        sa.Column(
            "end_edtf",
            TEXT,
            nullable=True,
            comment="the first day on which it no longer holds, in EDTF; NULL while it goes on",
        ),
        sa.Column("end_earliest", sa.Date(), nullable=True, comment="the first day that the end can mean"),
        sa.Column("end_latest", sa.Date(), nullable=True, comment="the last day that the end can mean"),
        sa.CheckConstraint("kind = 'membership'", name=op.f("ck_membership_kind")),
        sa.CheckConstraint(
            "status IN ('member', 'associate', 'observer', 'dialogue_partner', 'partner')",
            name=op.f("ck_membership_status"),
        ),
        sa.CheckConstraint(
            _day_range("end"),
            name=op.f("ck_membership_end_range"),
        ),
        sa.CheckConstraint(
            _day_range("start"),
            name=op.f("ck_membership_start_range"),
        ),
        sa.CheckConstraint(
            "end_latest > start_earliest AND end_latest >= start_latest", name=op.f("ck_membership_end_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_membership_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organization_key"],
            ["organization.key"],
            name=op.f("fk_membership_organization_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["state_key"], ["state.key"], name=op.f("fk_membership_state_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_membership")),
        comment="spells: which state had which status in which organization, from when to when",
    )
    op.create_index(
        "ix_membership_organization_key_state_key", "membership", ["organization_key", "state_key"], unique=False
    )
    op.create_index("ix_membership_state_key", "membership", ["state_key"], unique=False)
    op.create_table(
        "organ",
        sa.Column("organization_key", TEXT, nullable=False, comment="whose organ it is"),
        sa.Column("name", TEXT, nullable=False, comment="its English name"),
        sa.Column("abbreviation", TEXT, nullable=True, comment="its abbreviation, such as CHS"),
        sa.Column("founded_edtf", TEXT, nullable=True, comment="when it began, in EDTF"),
        sa.Column("founded_earliest", sa.Date(), nullable=True, comment="the first day that this can mean"),
        sa.Column("founded_latest", sa.Date(), nullable=True, comment="the last day that this can mean"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="organ", nullable=False, comment="always the same word"),
        sa.CheckConstraint("kind = 'organ'", name=op.f("ck_organ_kind")),
        sa.CheckConstraint(
            _day_range("founded"),
            name=op.f("ck_organ_founded_range"),
        ),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_organ_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organization_key"],
            ["organization.key"],
            name=op.f("fk_organ_organization_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_organ")),
        comment="organs of organizations: councils, secretariats, structures",
    )
    op.create_table(
        "organization_code",
        sa.Column("organization_key", TEXT, nullable=False, comment="the organization"),
        sa.Column("scheme", TEXT, nullable=False, comment="whose code it is"),
        sa.Column("code", TEXT, nullable=False, comment="the code, as text"),
        sa.CheckConstraint(
            "scheme IN ('iso3166_alpha2', 'iso3166_alpha3', 'iso3166_numeric', 'cow_code', 'gw_code', 'cow_igo', 'wikidata_qid')",
            name=op.f("ck_organization_code_scheme"),
        ),
        sa.ForeignKeyConstraint(
            ["organization_key"],
            ["organization.key"],
            name=op.f("fk_organization_code_organization_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("organization_key", "scheme", name=op.f("pk_organization_code")),
        comment="codes of organizations in Correlates of War and Wikidata",
    )
    op.create_index("ix_organization_code_scheme_code", "organization_code", ["scheme", "code"], unique=False)
    op.create_table(
        "organization_name",
        sa.Column("organization_key", TEXT, nullable=False, comment="the organization"),
        sa.Column("name", TEXT, nullable=False, comment="the name"),
        sa.Column("language", TEXT, nullable=True, comment="ISO 639 code, where it is not English"),
        sa.ForeignKeyConstraint(
            ["organization_key"],
            ["organization.key"],
            name=op.f("fk_organization_name_organization_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("organization_key", "name", name=op.f("pk_organization_name")),
        comment="other names and spellings of organizations",
    )
    op.create_table(
        "person",
        sa.Column("name", TEXT, nullable=False, comment="usual English name"),
        sa.Column("family_name", TEXT, nullable=False, comment="the part by which the person is called alone"),
        sa.Column("state_key", TEXT, nullable=True, comment="the state to whose public life the person belongs"),
        sa.Column("born_edtf", TEXT, nullable=True, comment="date of birth, in EDTF"),
        sa.Column("born_earliest", sa.Date(), nullable=True, comment="the first day that this can mean"),
        sa.Column("born_latest", sa.Date(), nullable=True, comment="the last day that this can mean"),
        sa.Column("gender", TEXT, nullable=True, comment="female or male, as sources print it"),
        sa.Column("wikidata_qid", TEXT, nullable=True, comment="Wikidata item"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="person", nullable=False, comment="always the same word"),
        sa.CheckConstraint("gender IN ('female', 'male')", name=op.f("ck_person_gender")),
        sa.CheckConstraint("kind = 'person'", name=op.f("ck_person_kind")),
        sa.CheckConstraint(
            _day_range("born"),
            name=op.f("ck_person_born_range"),
        ),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_person_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["state_key"], ["state.key"], name=op.f("fk_person_state_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_person")),
        comment="leaders, ministers, officials, and who travels with them",
    )
    op.create_index(op.f("ix_person_state_key"), "person", ["state_key"], unique=False)
    op.create_table(
        "population",
        sa.Column("state_key", TEXT, nullable=True, comment="the state; NULL means the world"),
        sa.Column("series", TEXT, nullable=False, comment="which published series"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="population", nullable=False, comment="always the same word"),
        sa.CheckConstraint("kind = 'population'", name=op.f("ck_population_kind")),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_population_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["state_key"], ["state.key"], name=op.f("fk_population_state_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_population")),
        sa.UniqueConstraint("state_key", "series", name=op.f("uq_population_state_key_series")),
        comment="published series of yearly populations, of a state or of the world",
    )
    op.create_index(
        "uq_population_world",
        "population",
        ["series"],
        unique=True,
        sqlite_where=sa.text("state_key IS NULL"),
        postgresql_where=sa.text("state_key IS NULL"),
    )
    op.create_table(
        "state_code",
        sa.Column("state_key", TEXT, nullable=False, comment="the state"),
        sa.Column("scheme", TEXT, nullable=False, comment="whose code it is"),
        sa.Column("code", TEXT, nullable=False, comment="the code, as text: leading zeros count"),
        sa.CheckConstraint(
            "scheme IN ('iso3166_alpha2', 'iso3166_alpha3', 'iso3166_numeric', 'cow_code', 'gw_code', 'cow_igo', 'wikidata_qid')",
            name=op.f("ck_state_code_scheme"),
        ),
        sa.ForeignKeyConstraint(
            ["state_key"], ["state.key"], name=op.f("fk_state_code_state_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("state_key", "scheme", name=op.f("pk_state_code")),
        comment="codes of states in ISO 3166-1, Correlates of War, Gleditsch-Ward and Wikidata",
    )
    op.create_index("ix_state_code_scheme_code", "state_code", ["scheme", "code"], unique=False)
    op.create_table(
        "state_name",
        sa.Column("state_key", TEXT, nullable=False, comment="the state"),
        sa.Column("name", TEXT, nullable=False, comment="the name"),
        sa.Column("name_kind", TEXT, nullable=False, comment="what sort of name it is"),
        sa.Column("language", TEXT, nullable=True, comment="ISO 639 code, where it is not English"),
        sa.Column("start_edtf", TEXT, nullable=True, comment="since when it was in use"),
        sa.Column("end_edtf", TEXT, nullable=True, comment="until when it was in use"),
        sa.CheckConstraint(
            "name_kind IN ('official', 'former', 'alias', 'native', 'demonym', 'metonym')",
            name=op.f("ck_state_name_name_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["state_key"], ["state.key"], name=op.f("fk_state_name_state_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("state_key", "name", "name_kind", name=op.f("pk_state_name")),
        comment="other names of states: official, former, native, demonyms, metonyms",
    )
    op.create_index("ix_state_name_name", "state_name", ["name"], unique=False)
    op.create_table(
        "person_name",
        sa.Column("person_key", TEXT, nullable=False, comment="the person"),
        sa.Column("name", TEXT, nullable=False, comment="the name"),
        sa.Column("language", TEXT, nullable=True, comment="ISO 639 code, where it is not English"),
        sa.ForeignKeyConstraint(
            ["person_key"],
            ["person.key"],
            name=op.f("fk_person_name_person_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("person_key", "name", name=op.f("pk_person_name")),
        comment="other spellings and transliterations of people's names",
    )
    op.create_index("ix_person_name_name", "person_name", ["name"], unique=False)
    op.create_table(
        "population_year",
        sa.Column("population_key", TEXT, nullable=False, comment="the series"),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False, comment="the year"),
        sa.Column("persons", sa.BigInteger(), nullable=False, comment="persons on 1 July"),
        sa.CheckConstraint("persons > 0", name=op.f("ck_population_year_persons")),
        sa.ForeignKeyConstraint(
            ["population_key"],
            ["population.key"],
            name=op.f("fk_population_year_population_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("population_key", "year", name=op.f("pk_population_year")),
        comment="the populations themselves, year by year",
    )
    op.create_table(
        "summit",
        sa.Column("organization_key", TEXT, nullable=False, comment="whose meeting"),
        sa.Column("organ_key", TEXT, nullable=True, comment="of which organ"),
        sa.Column(
            "ordinal", sa.Integer(), nullable=True, comment="the number of the meeting among the organ's, from 1"
        ),
        sa.Column("title", TEXT, nullable=True, comment="its name, where it has one of its own"),
        sa.Column("city", TEXT, nullable=True, comment="the city, by its English name on that day"),
        sa.Column("host_key", TEXT, nullable=True, comment="the state that hosted"),
        sa.Column("format", TEXT, nullable=True, comment="in person, virtual or hybrid"),
        sa.Column("chair_key", TEXT, nullable=True, comment="who presided"),
        sa.Column("event_status", TEXT, nullable=False, comment="held, announced, postponed or cancelled"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="summit", nullable=False, comment="always the same word"),
        sa.Column("date_edtf", TEXT, nullable=False, comment="the date as the sources give it, in EDTF"),
        sa.Column("date_earliest", sa.Date(), nullable=False, comment="the first day that the date can mean"),
        sa.Column("date_latest", sa.Date(), nullable=False, comment="the last day that the date can mean"),
        sa.CheckConstraint(
            "event_status IN ('held', 'announced', 'postponed', 'cancelled')", name=op.f("ck_summit_event_status")
        ),
        sa.CheckConstraint("format IN ('in_person', 'virtual', 'hybrid')", name=op.f("ck_summit_format")),
        sa.CheckConstraint("kind = 'summit'", name=op.f("ck_summit_kind")),
        sa.CheckConstraint(
            _day_range("date"),
            name=op.f("ck_summit_date_range"),
        ),
        sa.CheckConstraint("ordinal > 0", name=op.f("ck_summit_ordinal")),
        sa.ForeignKeyConstraint(
            ["chair_key"], ["person.key"], name=op.f("fk_summit_chair_key"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["host_key"], ["state.key"], name=op.f("fk_summit_host_key"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_summit_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organ_key"], ["organ.key"], name=op.f("fk_summit_organ_key"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["organization_key"],
            ["organization.key"],
            name=op.f("fk_summit_organization_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_summit")),
        comment="meetings of leaders: of an organ of an organization, or of a format",
    )
    op.create_index("ix_summit_date_earliest", "summit", ["date_earliest"], unique=False)
    op.create_index(op.f("ix_summit_host_key"), "summit", ["host_key"], unique=False)
    op.create_index("uq_summit_organ_key_ordinal", "summit", ["organ_key", "ordinal"], unique=True)
    op.create_table(
        "tenure",
        sa.Column("person_key", TEXT, nullable=False, comment="the person"),
        sa.Column("office", TEXT, nullable=False, comment="which office"),
        sa.Column("title", TEXT, nullable=False, comment="its title, in English"),
        sa.Column("state_key", TEXT, nullable=True, comment="of which state"),
        sa.Column("organization_key", TEXT, nullable=True, comment="of which organization"),
        sa.Column(
            "acting", sa.Integer(), server_default="0", nullable=False, comment="1 where held for the time being only"
        ),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="tenure", nullable=False, comment="always the same word"),
        sa.Column("start_edtf", TEXT, nullable=False, comment="the first day on which it holds, in EDTF"),
        sa.Column("start_earliest", sa.Date(), nullable=False, comment="the first day that the start can mean"),
        sa.Column("start_latest", sa.Date(), nullable=False, comment="the last day that the start can mean"),
        sa.Column(
            "end_edtf",
            TEXT,
            nullable=True,
            comment="the first day on which it no longer holds, in EDTF; NULL while it goes on",
        ),
        sa.Column("end_earliest", sa.Date(), nullable=True, comment="the first day that the end can mean"),
        sa.Column("end_latest", sa.Date(), nullable=True, comment="the last day that the end can mean"),
        sa.CheckConstraint("kind = 'tenure'", name=op.f("ck_tenure_kind")),
        sa.CheckConstraint(
            "office IN ('head_of_state', 'head_of_government', 'foreign_minister', 'spokesperson', 'secretary_general', 'rats_director', 'other')",
            name=op.f("ck_tenure_office"),
        ),
        sa.CheckConstraint(
            _day_range("end"),
            name=op.f("ck_tenure_end_range"),
        ),
        sa.CheckConstraint(
            _day_range("start"),
            name=op.f("ck_tenure_start_range"),
        ),
        sa.CheckConstraint(
            "(state_key IS NULL) <> (organization_key IS NULL)", name=op.f("ck_tenure_state_or_organization")
        ),
        sa.CheckConstraint("acting IN (0, 1)", name=op.f("ck_tenure_acting")),
        sa.CheckConstraint(
            "end_latest > start_earliest AND end_latest >= start_latest", name=op.f("ck_tenure_end_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_tenure_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organization_key"],
            ["organization.key"],
            name=op.f("fk_tenure_organization_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_key"], ["person.key"], name=op.f("fk_tenure_person_key"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["state_key"], ["state.key"], name=op.f("fk_tenure_state_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_tenure")),
        comment="who held which office, from when to when",
    )
    op.create_index("ix_tenure_person_key", "tenure", ["person_key"], unique=False)
    op.create_index("ix_tenure_state_key_office", "tenure", ["state_key", "office"], unique=False)
    op.create_table(
        "trip",
        sa.Column("person_key", TEXT, nullable=False, comment="who travelled"),
        sa.Column("title", TEXT, nullable=True, comment="what it is called, where it has a name"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="trip", nullable=False, comment="always the same word"),
        sa.Column("date_edtf", TEXT, nullable=False, comment="the date as the sources give it, in EDTF"),
        sa.Column("date_earliest", sa.Date(), nullable=False, comment="the first day that the date can mean"),
        sa.Column("date_latest", sa.Date(), nullable=False, comment="the last day that the date can mean"),
        sa.CheckConstraint("kind = 'trip'", name=op.f("ck_trip_kind")),
        sa.CheckConstraint(
            _day_range("date"),
            name=op.f("ck_trip_date_range"),
        ),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_trip_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_key"], ["person.key"], name=op.f("fk_trip_person_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_trip")),
        comment="journeys; their legs are visits",
    )
    op.create_table(
        "accession_step",
        sa.Column("organization_key", TEXT, nullable=False, comment="the organization"),
        sa.Column("state_key", TEXT, nullable=False, comment="the state"),
        sa.Column("status", TEXT, nullable=False, comment="the status sought or granted"),
        sa.Column("step", TEXT, nullable=False, comment="which step"),
        sa.Column("summit_key", TEXT, nullable=True, comment="the summit where it was taken"),
        sa.Column("membership_key", TEXT, nullable=True, comment="the spell that it led to"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="accession_step", nullable=False, comment="always the same word"),
        sa.Column("date_edtf", TEXT, nullable=False, comment="the date as the sources give it, in EDTF"),
        sa.Column("date_earliest", sa.Date(), nullable=False, comment="the first day that the date can mean"),
        sa.Column("date_latest", sa.Date(), nullable=False, comment="the last day that the date can mean"),
        sa.CheckConstraint("kind = 'accession_step'", name=op.f("ck_accession_step_kind")),
        sa.CheckConstraint(
            "status IN ('member', 'associate', 'observer', 'dialogue_partner', 'partner')",
            name=op.f("ck_accession_step_status"),
        ),
        sa.CheckConstraint(
            "step IN ('applied', 'announced', 'procedure_opened', 'decision', 'memorandum_signed', 'memorandum_of_obligations', 'ratified', 'effective')",
            name=op.f("ck_accession_step_step"),
        ),
        sa.CheckConstraint(
            _day_range("date"),
            name=op.f("ck_accession_step_date_range"),
        ),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_accession_step_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["membership_key"],
            ["membership.key"],
            name=op.f("fk_accession_step_membership_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organization_key"],
            ["organization.key"],
            name=op.f("fk_accession_step_organization_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["state_key"],
            ["state.key"],
            name=op.f("fk_accession_step_state_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["summit_key"],
            ["summit.key"],
            name=op.f("fk_accession_step_summit_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_accession_step")),
        comment="applications, decisions, memoranda: the dates that reports mix up",
    )
    op.create_index(
        "ix_accession_step_organization_key_state_key",
        "accession_step",
        ["organization_key", "state_key"],
        unique=False,
    )
    op.create_index(op.f("ix_accession_step_summit_key"), "accession_step", ["summit_key"], unique=False)
    op.create_table(
        "milestone",
        sa.Column("organization_key", TEXT, nullable=False, comment="in whose life"),
        sa.Column("milestone_kind", TEXT, nullable=False, comment="what kind of event"),
        sa.Column("title", TEXT, nullable=False, comment="what happened, in our own words"),
        sa.Column("city", TEXT, nullable=True, comment="where"),
        sa.Column("summit_key", TEXT, nullable=True, comment="at which summit"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="milestone", nullable=False, comment="always the same word"),
        sa.Column("date_edtf", TEXT, nullable=False, comment="the date as the sources give it, in EDTF"),
        sa.Column("date_earliest", sa.Date(), nullable=False, comment="the first day that the date can mean"),
        sa.Column("date_latest", sa.Date(), nullable=False, comment="the last day that the date can mean"),
        sa.CheckConstraint("kind = 'milestone'", name=op.f("ck_milestone_kind")),
        sa.CheckConstraint(
            "milestone_kind IN ('founding', 'treaty', 'entry_into_force', 'organ', 'other')",
            name=op.f("ck_milestone_milestone_kind"),
        ),
        sa.CheckConstraint(
            _day_range("date"),
            name=op.f("ck_milestone_date_range"),
        ),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_milestone_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organization_key"],
            ["organization.key"],
            name=op.f("fk_milestone_organization_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["summit_key"], ["summit.key"], name=op.f("fk_milestone_summit_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_milestone")),
        comment="foundings, treaties, entries into force, organs",
    )
    op.create_table(
        "participation",
        sa.Column("summit_key", TEXT, nullable=False, comment="the summit"),
        sa.Column("state_key", TEXT, nullable=True, comment="for which state"),
        sa.Column("represents", TEXT, nullable=True, comment="for which international organization, by name"),
        sa.Column("person_key", TEXT, nullable=True, comment="who; NULL where not known"),
        sa.Column("capacity", TEXT, nullable=False, comment="in what capacity"),
        sa.Column("mode", TEXT, nullable=False, comment="in person, by video, or absent"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="participation", nullable=False, comment="always the same word"),
        sa.CheckConstraint(
            "capacity IN ('member', 'observer', 'dialogue_partner', 'partner', 'guest', 'secretariat')",
            name=op.f("ck_participation_capacity"),
        ),
        sa.CheckConstraint("kind = 'participation'", name=op.f("ck_participation_kind")),
        sa.CheckConstraint("mode IN ('in_person', 'video', 'absent')", name=op.f("ck_participation_mode")),
        sa.CheckConstraint(
            "state_key IS NOT NULL OR represents IS NOT NULL", name=op.f("ck_participation_for_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_participation_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_key"],
            ["person.key"],
            name=op.f("fk_participation_person_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["state_key"], ["state.key"], name=op.f("fk_participation_state_key"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["summit_key"],
            ["summit.key"],
            name=op.f("fk_participation_summit_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_participation")),
        comment="who took part in summits, and who was missing",
    )
    op.create_index("ix_participation_person_key", "participation", ["person_key"], unique=False)
    op.create_index("ix_participation_state_key", "participation", ["state_key"], unique=False)
    op.create_index("ix_participation_summit_key", "participation", ["summit_key"], unique=False)
    op.create_table(
        "summit_document",
        sa.Column("summit_key", TEXT, nullable=False, comment="the summit"),
        sa.Column(
            "position", sa.Integer(), autoincrement=False, nullable=False, comment="its place in the list, from 1"
        ),
        sa.Column("document_kind", TEXT, nullable=False, comment="what kind of document"),
        sa.Column("title", TEXT, nullable=False, comment="its title, in English"),
        sa.CheckConstraint(
            "document_kind IN ('declaration', 'statement', 'decision', 'convention', 'agreement', 'other')",
            name=op.f("ck_summit_document_document_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["summit_key"],
            ["summit.key"],
            name=op.f("fk_summit_document_summit_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("summit_key", "position", name=op.f("pk_summit_document")),
        comment="what summits adopted",
    )
    op.create_table(
        "visit",
        sa.Column("visitor_key", TEXT, nullable=False, comment="who came"),
        sa.Column("sending_state_key", TEXT, nullable=False, comment="for which state"),
        sa.Column("host_key", TEXT, nullable=False, comment="to which state"),
        sa.Column("visit_kind", TEXT, nullable=True, comment="the rank that the host gave it; NULL where not known"),
        sa.Column("event_status", TEXT, nullable=False, comment="held, announced, postponed or cancelled"),
        sa.Column("inviter_key", TEXT, nullable=True, comment="at whose invitation"),
        sa.Column("trip_key", TEXT, nullable=True, comment="the journey that it is a leg of"),
        sa.Column("key", TEXT, nullable=False, comment="the fact's key, as `diplo show` takes it"),
        sa.Column("kind", TEXT, server_default="visit", nullable=False, comment="always the same word"),
        sa.Column("date_edtf", TEXT, nullable=False, comment="the date as the sources give it, in EDTF"),
        sa.Column("date_earliest", sa.Date(), nullable=False, comment="the first day that the date can mean"),
        sa.Column("date_latest", sa.Date(), nullable=False, comment="the last day that the date can mean"),
        sa.CheckConstraint(
            "event_status IN ('held', 'announced', 'postponed', 'cancelled')", name=op.f("ck_visit_event_status")
        ),
        sa.CheckConstraint("kind = 'visit'", name=op.f("ck_visit_kind")),
        sa.CheckConstraint(
            "visit_kind IN ('state_visit', 'official_visit', 'working_visit', 'private_visit', 'multilateral')",
            name=op.f("ck_visit_visit_kind"),
        ),
        sa.CheckConstraint(
            _day_range("date"),
            name=op.f("ck_visit_date_range"),
        ),
        sa.CheckConstraint("inviter_key <> visitor_key", name=op.f("ck_visit_invited_by_another")),
        sa.CheckConstraint("sending_state_key <> host_key", name=op.f("ck_visit_abroad")),
        sa.ForeignKeyConstraint(
            ["host_key"], ["state.key"], name=op.f("fk_visit_host_key"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["inviter_key"], ["person.key"], name=op.f("fk_visit_inviter_key"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["key", "kind"],
            ["fact.key", "fact.kind"],
            name=op.f("fk_visit_key_kind"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["sending_state_key"],
            ["state.key"],
            name=op.f("fk_visit_sending_state_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["trip_key"], ["trip.key"], name=op.f("fk_visit_trip_key"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["visitor_key"], ["person.key"], name=op.f("fk_visit_visitor_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_visit")),
        comment="stays of leaders in other states",
    )
    op.create_index("ix_visit_host_key_date_earliest", "visit", ["host_key", "date_earliest"], unique=False)
    op.create_index("ix_visit_visitor_key_host_key", "visit", ["visitor_key", "host_key"], unique=False)
    op.create_index("ix_visit_trip_key", "visit", ["trip_key"], unique=False)
    op.create_index("ix_visit_visitor_key_date_earliest", "visit", ["visitor_key", "date_earliest"], unique=False)
    op.create_table(
        "delegation_member",
        sa.Column("visit_key", TEXT, nullable=False, comment="the visit"),
        sa.Column("person_key", TEXT, nullable=False, comment="who came along"),
        sa.Column("role", TEXT, nullable=True, comment="as what, in English"),
        sa.ForeignKeyConstraint(
            ["person_key"],
            ["person.key"],
            name=op.f("fk_delegation_member_person_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_key"],
            ["visit.key"],
            name=op.f("fk_delegation_member_visit_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("visit_key", "person_key", name=op.f("pk_delegation_member")),
        comment="who came along on visits",
    )
    op.create_index("ix_delegation_member_person_key", "delegation_member", ["person_key"], unique=False)
    op.create_table(
        "following",
        sa.Column("person_key", TEXT, nullable=False, comment="the visitor"),
        sa.Column("hosts", TEXT, nullable=False, comment="to which states: all, or members of the SCO"),
        sa.Column(
            "first_day",
            sa.Date(),
            nullable=False,
            comment="the first day from which visits are meant to be complete",
        ),
        sa.Column("last_day", sa.Date(), nullable=False, comment="the last day through which they are, without a gap"),
        sa.CheckConstraint("hosts IN ('all', 'members')", name=op.f("ck_following_hosts")),
        sa.CheckConstraint(_real_day("first_day"), name=op.f("ck_following_first_day_day")),
        sa.CheckConstraint(_real_day("last_day"), name=op.f("ck_following_last_day_day")),
        sa.ForeignKeyConstraint(
            ["person_key"],
            ["person.key"],
            name=op.f("fk_following_person_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("person_key", name=op.f("pk_following")),
        comment="whose visits the record follows, to which states, from and through which day",
    )
    op.create_table(
        "visit_occasion",
        sa.Column("visit_key", TEXT, nullable=False, comment="the visit"),
        sa.Column(
            "position", sa.Integer(), autoincrement=False, nullable=False, comment="its place in the list, from 1"
        ),
        sa.Column("summit_key", TEXT, nullable=True, comment="a summit that the record keeps"),
        sa.Column("name", TEXT, nullable=True, comment="another meeting, by name"),
        sa.CheckConstraint("(summit_key IS NULL) <> (name IS NULL)", name=op.f("ck_visit_occasion_summit_or_name")),
        sa.ForeignKeyConstraint(
            ["summit_key"],
            ["summit.key"],
            name=op.f("fk_visit_occasion_summit_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_key"],
            ["visit.key"],
            name=op.f("fk_visit_occasion_visit_key"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("visit_key", "position", name=op.f("pk_visit_occasion")),
        comment="the meetings that visits were made for",
    )
    op.create_index("ix_visit_occasion_summit_key", "visit_occasion", ["summit_key"], unique=False)
    op.create_table(
        "visit_stop",
        sa.Column("visit_key", TEXT, nullable=False, comment="the visit"),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="its place in order, from 1"),
        sa.Column("city", TEXT, nullable=False, comment="the city, by its English name on that day"),
        sa.Column("date_edtf", TEXT, nullable=True, comment="when, in EDTF"),
        sa.Column("date_earliest", sa.Date(), nullable=True, comment="the first day that the date can mean"),
        sa.Column("date_latest", sa.Date(), nullable=True, comment="the last day that the date can mean"),
        sa.CheckConstraint(
            _day_range("date"),
            name=op.f("ck_visit_stop_date_range"),
        ),
        sa.ForeignKeyConstraint(
            ["visit_key"], ["visit.key"], name=op.f("fk_visit_stop_visit_key"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("visit_key", "position", name=op.f("pk_visit_stop")),
        comment="the cities of visits, in order",
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in GUARD_TRIGGERS.values():
            op.execute(statement)
    else:
        op.execute("CREATE EXTENSION IF NOT EXISTS btree_gist")
        for statement in EXCLUSIONS.values():
            op.execute(statement)
    op.bulk_insert(
        sa.table(
            "calendar_year",
            sa.column("year", sa.Integer),
            sa.column("first_day", sa.Date),
            sa.column("last_day", sa.Date),
        ),
        [{"year": year, "first_day": date(year, 1, 1), "last_day": date(year, 12, 31)} for year in range(1816, 2101)],
    )


def downgrade() -> None:
    op.drop_table("following")
    op.drop_table("visit_stop")
    op.drop_index("ix_visit_occasion_summit_key", table_name="visit_occasion")
    op.drop_table("visit_occasion")
    op.drop_index("ix_delegation_member_person_key", table_name="delegation_member")
    op.drop_table("delegation_member")
    op.drop_index("ix_visit_visitor_key_date_earliest", table_name="visit")
    op.drop_index("ix_visit_trip_key", table_name="visit")
    op.drop_index("ix_visit_visitor_key_host_key", table_name="visit")
    op.drop_index("ix_visit_host_key_date_earliest", table_name="visit")
    op.drop_table("visit")
    op.drop_table("summit_document")
    op.drop_index("ix_participation_summit_key", table_name="participation")
    op.drop_index("ix_participation_state_key", table_name="participation")
    op.drop_index("ix_participation_person_key", table_name="participation")
    op.drop_table("participation")
    op.drop_table("milestone")
    op.drop_index(op.f("ix_accession_step_summit_key"), table_name="accession_step")
    op.drop_index("ix_accession_step_organization_key_state_key", table_name="accession_step")
    op.drop_table("accession_step")
    op.drop_table("trip")
    op.drop_index("ix_tenure_state_key_office", table_name="tenure")
    op.drop_index("ix_tenure_person_key", table_name="tenure")
    op.drop_table("tenure")
    op.drop_index("uq_summit_organ_key_ordinal", table_name="summit")
    op.drop_index(op.f("ix_summit_host_key"), table_name="summit")
    op.drop_index("ix_summit_date_earliest", table_name="summit")
    op.drop_table("summit")
    op.drop_table("population_year")
    op.drop_index("ix_person_name_name", table_name="person_name")
    op.drop_table("person_name")
    op.drop_index("ix_state_name_name", table_name="state_name")
    op.drop_table("state_name")
    op.drop_index("ix_state_code_scheme_code", table_name="state_code")
    op.drop_table("state_code")
    op.drop_index(
        "uq_population_world",
        table_name="population",
        sqlite_where=sa.text("state_key IS NULL"),
        postgresql_where=sa.text("state_key IS NULL"),
    )
    op.drop_table("population")
    op.drop_index(op.f("ix_person_state_key"), table_name="person")
    op.drop_table("person")
    op.drop_table("organization_name")
    op.drop_index("ix_organization_code_scheme_code", table_name="organization_code")
    op.drop_table("organization_code")
    op.drop_table("organ")
    op.drop_index("ix_membership_state_key", table_name="membership")
    op.drop_index("ix_membership_organization_key_state_key", table_name="membership")
    op.drop_table("membership")
    op.drop_table("citation_field")
    op.drop_index("ix_chairmanship_organization_key", table_name="chairmanship")
    op.drop_table("chairmanship")
    op.drop_table("state")
    op.drop_table("retired_key")
    op.drop_table("organization")
    op.drop_index("ix_citation_source_key", table_name="citation")
    op.drop_index("ix_citation_fact_key", table_name="citation")
    op.drop_table("citation")
    op.drop_table("audit_exception")
    op.drop_table("vocabulary")
    op.drop_table("source")
    op.drop_table("load")
    op.drop_index(op.f("ix_fact_parent_key"), table_name="fact")
    op.drop_table("fact")
    op.drop_table("data_dictionary")
    op.drop_table("coverage")
    op.drop_table("calendar_year")
