"""What a table shows of each kind of answer row."""

from typing import Any

from diplo.exporting.answers import Column


def _words(field: str) -> Any:
    return lambda row: (getattr(row, field) or "").replace("_", " ")


def _unless_certain(row: Any) -> str:
    return "" if row.certainty == "certain" else row.certainty


def _unless_held(row: Any) -> str:
    status = "" if row.event_status == "held" else row.event_status
    return ", ".join(filter(None, (status, _unless_certain(row))))


def _kind_of_visit(row: Any) -> str:
    kind = (row.visit_kind or "").replace("_", " ")
    status = "" if row.event_status == "held" else f"({row.event_status})"
    return " ".join(filter(None, (kind, status)))


def _represented(row: Any) -> str:
    return row.state_name or row.represents or ""


def _meeting(row: Any) -> str:
    name = row.organ or row.organization
    return f"{name} {row.ordinal}" if row.ordinal else name


MEMBERS = (
    Column("State", "state_name"),
    Column("Code", "state"),
    Column("Since", "start_edtf"),
    Column("Until", "end_edtf"),
    Column("", _unless_certain),
    Column("Key", "membership"),
)
MEMBERS_BY_STATUS = (*MEMBERS[:2], Column("Status", _words("status")), *MEMBERS[2:])
SPELLS = (
    Column("Organization", "organization"),
    Column("Status", _words("status")),
    Column("Since", "start_edtf"),
    Column("Until", "end_edtf"),
    Column("Key", "membership"),
)
STEPS = (
    Column("Date", "date_edtf"),
    Column("Organization", "organization"),
    Column("Status", _words("status")),
    Column("Step", _words("step")),
    Column("Summit", "summit"),
    Column("Key", "accession_step"),
)
STEPS_AT_SUMMIT = (
    Column("State", "state_name"),
    Column("Status", _words("status")),
    Column("Step", _words("step")),
    Column("Key", "accession_step"),
)
CHAIRS = (
    Column("State", "state_name"),
    Column("Code", "state"),
    Column("Since", "start_edtf"),
    Column("Until", "end_edtf"),
    Column("", _unless_certain),
    Column("Key", "chairmanship"),
)
SUMMITS = (
    Column("Date", "date_edtf"),
    Column("Meeting", _meeting),
    Column("City", "city"),
    Column("Host", "host_name"),
    Column("Format", _words("format")),
    Column("", _unless_held),
    Column("Key", "summit"),
)
ATTENDANCE = (
    Column("For", _represented),
    Column("Person", "person_name"),
    Column("As", _words("capacity")),
    Column("How", _words("mode")),
    Column("Note", "note"),
)
ATTENDED = (
    Column("Date", "date_edtf"),
    Column("Summit", "summit"),
    Column("City", "city"),
    Column("As", _words("capacity")),
    Column("How", _words("mode")),
)
VISITS = (
    Column("Date", "date_edtf"),
    Column("Visitor", "visitor_name"),
    Column("Host", "host_name"),
    Column("No.", "ordinal"),
    Column("Kind", _kind_of_visit),
    Column("For", "occasions"),
    Column("", _unless_certain),
    Column("Key", "visit"),
)
TENURES = (
    Column("Person", "person_name"),
    Column("Title", lambda row: f"{row.title} (acting)" if row.acting else row.title),
    Column("Of", lambda row: row.state or row.organization),
    Column("Since", "start_edtf"),
    Column("Until", "end_edtf"),
)
SHARES = (
    Column("State", "state_name"),
    Column("Code", "state"),
    Column("Year", "year"),
    Column("Population", lambda row: f"{row.persons:>13,}"),
    Column("Of the world", lambda row: f"{100 * row.share:>11.2f}%"),
)
STATE_YEARS = (
    Column("Year", "year"),
    Column("State", "state_name"),
    Column("Code", "state"),
    Column("COW", "cow_code"),
    Column("GW", "gw_code"),
    Column("Status", _words("status")),
    Column("", _unless_certain),
)
DYAD_YEARS = (
    Column("Year", "year"),
    Column("State", "state_name1"),
    Column("State", "state_name2"),
    Column("COW", "cow_code1"),
    Column("COW", "cow_code2"),
    Column("Status", _words("status")),
    Column("", _unless_certain),
)
EVENTS = (
    Column("Date", "date_edtf"),
    Column("Event", "summary"),
    Column("", _unless_certain),
    Column("Key", "fact"),
)
MILESTONES = (
    Column("Date", "date_edtf"),
    Column("Event", "title"),
    Column("Kind", _words("milestone_kind")),
    Column("Key", "milestone"),
)
SOURCES = (
    Column("Published", "published"),
    Column("Publisher", "publisher"),
    Column("Title", "title"),
    Column("Facts", "facts"),
    Column("Key", "source"),
)
CITED = (
    Column("Fact", "fact"),
    Column("Says", "says"),
    Column("Fields", "fields"),
    Column("Stance", "stance"),
)
DISAGREEMENTS = (
    Column("Fact", "fact"),
    Column("Field", "field"),
    Column("Source gives", "value"),
    Column("Publisher", "publisher"),
    Column("Says", "says"),
    Column("Note", "note"),
)
FINDINGS = (
    Column("Check", _words("check")),
    Column("Fact", "fact"),
    Column("Finding", "message"),
    Column("Explained", "explained"),
)
NAMES = (
    Column("Name", "name"),
    Column("Kind", _words("name_kind")),
    Column("Language", "language"),
)
