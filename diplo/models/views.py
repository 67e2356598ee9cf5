"""The views: the contract with everybody who writes plain SQL, and what the package's own questions are asked of.

Tables may change between releases; a view changes only with a line in the CHANGELOG. Each view is its statement, in
SQL that SQLite and PostgreSQL both understand (`{join}` stands for the one function whose name differs), and a
description of each column.
"""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.sql import column, table
from sqlalchemy.sql.expression import TableClause
from sqlalchemy.types import Date, Integer, String, TypeEngine

from diplo.models import view_statements as statements

_TYPES: dict[str, TypeEngine[object]] = {"text": String(), "integer": Integer(), "date": Date()}  # type: ignore[dict-item]


@dataclass(frozen=True)
class View:
    """A documented view.

    Attributes:
        name: its name in the database.
        description: what one row of it is.
        columns: (name, type, description) in order; types are text, integer and date.
        statement: the SELECT, with `{join}` where the dialect's string aggregate goes.
    """

    name: str
    description: str
    columns: tuple[tuple[str, str, str], ...]
    statement: str

    @cached_property
    def table(self) -> TableClause:
        """The view as something to select from."""
        return table(self.name, *(column(name, _TYPES[kind]) for name, kind, _ in self.columns))

    def create(self, dialect: str) -> str:
        """The CREATE VIEW statement for `sqlite` or `postgresql`."""
        names = ", ".join(name for name, _, _ in self.columns)
        join = {"sqlite": "group_concat", "postgresql": "string_agg"}[dialect]
        return f"CREATE VIEW {self.name} ({names}) AS {self.statement.strip().replace('{join}', join)}"


_ORGANIZATION = (("organization", "text", "key of the organization"),)
_STATE = (("state", "text", "key of the state"), ("state_name", "text", "its usual English name"))
_START = (
    ("start_edtf", "text", "the first day on which it holds, in EDTF"),
    ("start_earliest", "date", "the first day that the start can mean"),
    ("start_latest", "date", "the last day that the start can mean"),
)
_SPELL = (
    *_START,
    ("end_edtf", "text", "the first day on which it no longer holds, in EDTF; NULL while it goes on"),
    ("end_earliest", "date", "the first day that the end can mean"),
    ("end_latest", "date", "the last day that the end can mean"),
)
_DATE = (
    ("date_edtf", "text", "when, in EDTF; an interval has both ends in"),
    ("date_earliest", "date", "the first day that the date can mean"),
    ("date_latest", "date", "the last day that the date can mean"),
)
_SOURCES = (("sources", "integer", "how many sources the fact is cited from"),)

MEMBERSHIP_SPELLS = View(
    "membership_spells",
    "one spell: a state's status in an organization, from a day to a day",
    (
        ("membership", "text", "key of the spell"),
        *_ORGANIZATION,
        *_STATE,
        ("status", "text", "member, observer, dialogue_partner …"),
        *_SPELL,
        *_SOURCES,
    ),
    statements.MEMBERSHIP_SPELLS,
)
CURRENT_MEMBERS = View(
    "current_members",
    "one state that is a member of an organization today (by the database's clock, which is UTC on SQLite)",
    (
        *_ORGANIZATION,
        *_STATE,
        *_START,
        ("membership", "text", "key of the spell"),
    ),
    statements.CURRENT_MEMBERS,
)
MEMBERS_BY_YEAR = View(
    "members_by_year",
    "one state with a status in an organization at the end of a year, as `--as-of YEAR` has it; all statuses",
    (
        ("year", "integer", "the year, of those that are over and covered; its 31 December is meant"),
        *_ORGANIZATION,
        *_STATE,
        ("status", "text", "member, observer, dialogue_partner …"),
        ("start_edtf", "text", "the first day on which it holds, in EDTF"),
        ("certainty", "text", "certain, or possible where the dates are not known to the day"),
        ("membership", "text", "key of the spell"),
    ),
    statements.MEMBERS_BY_YEAR,
)
ACCESSION_LOG = View(
    "accession_log",
    "one dated step of a state on its way to a status",
    (
        ("accession_step", "text", "key of the step"),
        *_ORGANIZATION,
        *_STATE,
        ("status", "text", "the status sought or granted"),
        ("step", "text", "applied, procedure_opened, decision, memorandum_signed …"),
        *_DATE,
        ("summit", "text", "key of the summit where it was taken"),
        ("membership", "text", "key of the spell that it led to"),
        *_SOURCES,
    ),
    statements.ACCESSION_LOG,
)
CHAIRMANSHIP_LOG = View(
    "chairmanship_log",
    "one chairmanship of an organization",
    (("chairmanship", "text", "key of the chairmanship"), *_ORGANIZATION, *_STATE, *_SPELL, *_SOURCES),
    statements.CHAIRMANSHIP_LOG,
)
SUMMIT_LOG = View(
    "summit_log",
    "one summit, with how many took part",
    (
        ("summit", "text", "key of the summit"),
        *_ORGANIZATION,
        ("organ", "text", "key of the organ; NULL for formats without organs"),
        ("ordinal", "integer", "the number of the meeting among the organ's, from 1"),
        ("title", "text", "its name, where it has one of its own"),
        *_DATE,
        ("city", "text", "the city, by its English name on that day"),
        ("host", "text", "key of the state that hosted"),
        ("host_name", "text", "its usual English name"),
        ("format", "text", "in_person, virtual or hybrid"),
        ("chair", "text", "key of the person who presided"),
        ("chair_name", "text", "the person's name"),
        ("event_status", "text", "held, announced, postponed or cancelled"),
        ("attended", "integer", "how many participations the record has, absences left out"),
        ("documents", "text", "what it adopted, separated by semicolons"),
        *_SOURCES,
    ),
    statements.SUMMIT_LOG,
)
ATTENDANCE_LOG = View(
    "attendance_log",
    "one participation in a summit, or an absence from it",
    (
        ("participation", "text", "key of the participation"),
        ("summit", "text", "key of the summit"),
        *_ORGANIZATION,
        *_DATE,
        ("city", "text", "where the summit was"),
        ("state", "text", "key of the state represented"),
        ("state_name", "text", "its usual English name"),
        ("represents", "text", "the international organization represented, by name"),
        ("person", "text", "key of the person"),
        ("person_name", "text", "the person's name"),
        ("capacity", "text", "member, observer, guest …"),
        ("mode", "text", "in_person, video or absent"),
        ("note", "text", "an editor's remark"),
    ),
    statements.ATTENDANCE_LOG,
)
VISIT_LOG = View(
    "visit_log",
    "one stay of a leader in another state",
    (
        ("visit", "text", "key of the visit"),
        ("visitor", "text", "key of the person"),
        ("visitor_name", "text", "the person's name"),
        ("sending_state", "text", "key of the visitor's state"),
        ("host", "text", "key of the state visited"),
        ("host_name", "text", "its usual English name"),
        ("visit_kind", "text", "state_visit, official_visit, working_visit, multilateral …"),
        *_DATE,
        (
            "ordinal",
            "integer",
            "the number of this visit among the person's visits to that state; NULL where the record "
            "does not follow the person from the first day as a leader without a gap",
        ),
        ("cities", "text", "the cities, in order"),
        ("occasions", "text", "the meetings that it was for: keys of summits, names of others"),
        ("inviter", "text", "key of the person at whose invitation"),
        ("delegation", "text", "keys of those who came along"),
        ("trip", "text", "key of the journey that it is a leg of"),
        ("event_status", "text", "held, announced, postponed or cancelled"),
        ("note", "text", "an editor's remark"),
        *_SOURCES,
    ),
    statements.VISIT_LOG,
)
TENURE_LOG = View(
    "tenure_log",
    "one tenure: who held which office, from when to when",
    (
        ("tenure", "text", "key of the tenure"),
        ("person", "text", "key of the person"),
        ("person_name", "text", "the person's name"),
        ("office", "text", "head_of_state, head_of_government, foreign_minister …"),
        ("title", "text", "the office's title, in English"),
        ("state", "text", "key of the state; NULL for an organization's office"),
        ("organization", "text", "key of the organization; NULL for a state's office"),
        ("acting", "integer", "1 where held for the time being only"),
        *_SPELL,
        *_SOURCES,
    ),
    statements.TENURE_LOG,
)
MILESTONE_LOG = View(
    "milestone_log",
    "one dated event in the life of an organization",
    (
        ("milestone", "text", "key of the milestone"),
        *_ORGANIZATION,
        ("milestone_kind", "text", "founding, treaty, entry_into_force, organ, other"),
        ("title", "text", "what happened"),
        *_DATE,
        ("city", "text", "where"),
        ("summit", "text", "key of the summit at which it happened"),
        *_SOURCES,
    ),
    statements.MILESTONE_LOG,
)
TIMELINE = View(
    "timeline",
    "one dated event: a status that starts or ends, a step, a summit, a visit, a chairmanship, a milestone",
    (
        *_DATE,
        ("event", "text", "what kind of event, such as membership_start or visit"),
        ("fact", "text", "key of the fact"),
        ("organization", "text", "key of the organization; NULL where none is concerned"),
        ("state", "text", "key of the state: of the member, the chair or the host"),
        ("person", "text", "key of the person, of visits"),
        ("summary", "text", "the event in a few words"),
    ),
    statements.TIMELINE,
)
FACT_CITATIONS = View(
    "fact_citations",
    "one citation of a fact; a part (an attendance, say) without citations of its own has those of its whole",
    (
        ("fact", "text", "key of the fact"),
        ("kind", "text", "what kind of fact it is"),
        ("citation", "text", "key of the citation"),
        ("inherited", "integer", "1 where the citation is of the fact that this one is part of"),
        ("stance", "text", "supports or disputes"),
        ("fields", "text", "the fields it covers; NULL means the fact as a whole"),
        ("says", "text", "what the source says, in our own words"),
        ("place", "text", "where in the source"),
        ("quoted", "text", "who is quoted for it"),
        ("selector_start", "integer", "first character of the passage in the annotated text"),
        ("selector_end", "integer", "the character behind the passage"),
        ("source", "text", "key of the source"),
        ("source_kind", "text", "official, agency, newspaper …"),
        ("publisher", "text", "who published it"),
        ("title", "text", "its title"),
        ("published", "text", "when, in EDTF"),
        ("via", "text", "the chain of agencies it came through"),
        ("url", "text", "where it can be read"),
    ),
    statements.FACT_CITATIONS,
)
DISAGREEMENTS = View(
    "disagreements",
    "one field of a fact for which a source gives another value than the record",
    (
        ("fact", "text", "key of the fact"),
        ("kind", "text", "what kind of fact it is"),
        ("field", "text", "the field"),
        ("value", "text", "what the source gives"),
        ("says", "text", "what the source says, in our own words"),
        ("source", "text", "key of the source"),
        ("publisher", "text", "who published it"),
        ("published", "text", "when, in EDTF"),
        ("url", "text", "where it can be read"),
        ("note", "text", "why the record holds to its own value"),
    ),
    statements.DISAGREEMENTS,
)
SOURCE_LIST = View(
    "source_list",
    "one source, with how many facts rest on it",
    (
        ("source", "text", "key of the source"),
        ("source_kind", "text", "official, agency, newspaper …"),
        ("publisher", "text", "who published it"),
        ("title", "text", "its title"),
        ("published", "text", "when, in EDTF"),
        ("language", "text", "ISO 639 code"),
        ("via", "text", "the chain of agencies it came through"),
        ("author", "text", "who wrote it"),
        ("url", "text", "where it can be read"),
        ("sha256", "text", "digest of the annotated text"),
        ("facts", "integer", "how many facts are cited from it"),
    ),
    statements.SOURCE_LIST,
)
STATE_LIST = View(
    "state_list",
    "one state with its codes",
    (
        *_STATE,
        ("official_name", "text", "full official name"),
        ("capital", "text", "capital"),
        ("iso3166_alpha2", "text", "ISO 3166-1 alpha-2"),
        ("iso3166_numeric", "text", "ISO 3166-1 numeric"),
        ("cow_code", "text", "Correlates of War country code (`ccode`)"),
        ("gw_code", "text", "Gleditsch-Ward country code (`gwcode`)"),
        ("wikidata_qid", "text", "Wikidata item"),
    ),
    statements.STATE_LIST,
)
PERSON_LIST = View(
    "person_list",
    "one person",
    (
        ("person", "text", "key of the person"),
        ("person_name", "text", "usual English name"),
        ("family_name", "text", "the part by which the person is called alone"),
        ("state", "text", "key of the state to whose public life the person belongs"),
        ("other_names", "text", "other spellings, separated by semicolons"),
        ("visits", "integer", "how many visits the record has of the person"),
    ),
    statements.PERSON_LIST,
)
POPULATIONS = View(
    "populations",
    "the population of a state, or of the world, in one year",
    (
        ("population", "text", "key of the series"),
        ("state", "text", "key of the state; NULL means the world"),
        ("series", "text", "which published series"),
        ("year", "integer", "the year"),
        ("persons", "integer", "persons on 1 July"),
    ),
    statements.POPULATIONS,
)

NAMES = View(
    "names",
    "one name or code by which a state, a person or an organization can be asked for",
    (
        ("kind", "text", "state, person or organization"),
        ("fact", "text", "key of the state, person or organization"),
        ("name", "text", "the name or code"),
        ("name_kind", "text", "key, name, family_name, code, other, or a kind of state name such as demonym"),
        ("language", "text", "ISO 639 code, where it is not English"),
    ),
    statements.NAMES,
)

VIEWS: tuple[View, ...] = (
    MEMBERSHIP_SPELLS,
    CURRENT_MEMBERS,
    MEMBERS_BY_YEAR,
    ACCESSION_LOG,
    CHAIRMANSHIP_LOG,
    SUMMIT_LOG,
    ATTENDANCE_LOG,
    VISIT_LOG,
    TENURE_LOG,
    MILESTONE_LOG,
    TIMELINE,
    FACT_CITATIONS,
    DISAGREEMENTS,
    SOURCE_LIST,
    STATE_LIST,
    PERSON_LIST,
    POPULATIONS,
    NAMES,
)
