"""One class an entry of the seed files: its fields, what each may hold, and which other entries it may point to.

`references` of a class name the kind of key that a field holds; `diplo.seeding.checks` follows them.
"""

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from diplo.dates import parse_edtf, parse_point
from diplo.vocabulary import (
    AccessionStepKind,
    AuditCheck,
    Capacity,
    CodeScheme,
    DocumentKind,
    EventStatus,
    FactKind,
    FollowedTo,
    Gender,
    MembershipStatus,
    MilestoneKind,
    Mode,
    Office,
    OrganizationKind,
    SourceKind,
    StateNameKind,
    SummitFormat,
    VisitKind,
)


def _edtf(text: str) -> str:
    parse_edtf(text)
    return text


def _point(text: str) -> str:
    parse_point(text)
    return text


def _day(text: str) -> str:
    if len(text) != 10 or not parse_point(text).is_exact:
        raise ValueError(f"'{text}' is not a day; write YYYY-MM-DD")
    return text


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120, min_length=3)]
Iso = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9-]{2,11}$")]
_CONTROLS = r"\x00-\x1f\x7f-\x9f"
Line = Annotated[
    str,
    StringConstraints(min_length=1, max_length=600, pattern=rf"^[^\s{_CONTROLS}]([^{_CONTROLS}]*[^\s{_CONTROLS}])?$"),
]
When = Annotated[str, AfterValidator(_edtf)]
Point = Annotated[str, AfterValidator(_point)]
Day = Annotated[str, AfterValidator(_day)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=2000)]


class Part(BaseModel):
    """Anything inside an entry; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Citation(Part):
    """What a source says of the entry, in our own words."""

    source: Slug
    where: Line | None = None
    quoted: Line | None = None
    fields: tuple[str, ...] = ()
    disputes: dict[str, Line] = Field(default_factory=dict)
    says: Line


class Entry(Part):
    """An entry with a key of its own."""

    kind: ClassVar[FactKind]
    references: ClassVar[dict[str, FactKind]] = {}
    disputable: ClassVar[tuple[str, ...]] = ()

    key: Slug
    note: Line | None = None
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)]


class Named(Part):
    """Another name, and in which language."""

    name: Line
    language: Language | None = None


class StateName(Named):
    """Another name of a state."""

    kind: StateNameKind
    start: Point | None = None
    end: Point | None = None


class State(Entry):
    """A state."""

    kind = FactKind.STATE

    key: Iso
    name: Line
    official_name: Line | None = None
    capital: Line | None = None
    start: Point | None = None
    end: Point | None = None
    codes: dict[CodeScheme, Line] = Field(default_factory=dict)
    names: tuple[StateName, ...] = ()


class Organ(Part):
    """An organ of an organization."""

    key: Slug
    name: Line
    abbreviation: Line | None = None
    founded: Point | None = None


class Organization(Entry):
    """An organization with its organs."""

    kind = FactKind.ORGANIZATION
    references: ClassVar = {"predecessor": FactKind.ORGANIZATION}
    disputable = ("world_population_share", "members")

    name: Line
    abbreviation: Line | None = None
    organization_kind: Annotated[OrganizationKind, Field(alias="kind")]
    founded: Point | None = None
    dissolved: Point | None = None
    predecessor: Slug | None = None
    codes: dict[CodeScheme, Line] = Field(default_factory=dict)
    names: tuple[Named, ...] = ()
    organs: tuple[Organ, ...] = ()


class Milestone(Entry):
    """An event in the life of an organization."""

    kind = FactKind.MILESTONE
    references: ClassVar = {"organization": FactKind.ORGANIZATION, "summit": FactKind.SUMMIT}

    organization: Slug
    milestone_kind: Annotated[MilestoneKind, Field(alias="kind")]
    title: Line
    date: When
    city: Line | None = None
    summit: Slug | None = None


class Person(Entry):
    """A person."""

    kind = FactKind.PERSON
    references: ClassVar = {"state": FactKind.STATE}

    name: Line
    family_name: Line
    state: Iso | None = None
    names: tuple[Named, ...] = ()
    born: Point | None = None
    gender: Gender | None = None
    wikidata_qid: Annotated[str, StringConstraints(pattern=r"^Q\d+$")] | None = None


class Tenure(Entry):
    """The time for which a person held an office."""

    kind = FactKind.TENURE
    references: ClassVar = {
        "person": FactKind.PERSON,
        "state": FactKind.STATE,
        "organization": FactKind.ORGANIZATION,
    }

    person: Slug
    office: Office
    state: Iso | None = None
    organization: Slug | None = None
    title: Line
    start: Point
    end: Point | None = None
    acting: bool = False


class Membership(Entry):
    """A spell."""

    kind = FactKind.MEMBERSHIP
    references: ClassVar = {"organization": FactKind.ORGANIZATION, "state": FactKind.STATE}

    organization: Slug
    state: Iso
    status: MembershipStatus
    start: Point
    end: Point | None = None


class AccessionStep(Entry):
    """A step on the way to a status."""

    kind = FactKind.ACCESSION_STEP
    references: ClassVar = {
        "organization": FactKind.ORGANIZATION,
        "state": FactKind.STATE,
        "summit": FactKind.SUMMIT,
        "membership": FactKind.MEMBERSHIP,
    }

    organization: Slug
    state: Iso
    status: MembershipStatus
    step: AccessionStepKind
    date: When
    summit: Slug | None = None
    membership: Slug | None = None


class Chairmanship(Entry):
    """The time for which a state chaired an organization."""

    kind = FactKind.CHAIRMANSHIP
    references: ClassVar = {"organization": FactKind.ORGANIZATION, "state": FactKind.STATE}

    organization: Slug
    state: Iso
    start: Point
    end: Point | None = None


class Document(Part):
    """Something that a summit adopted."""

    title: Line
    kind: DocumentKind


class Attendance(Part):
    """Who took part in a summit, or was missing."""

    state: Iso | None = None
    represents: Line | None = None
    person: Slug | None = None
    capacity: Capacity
    mode: Mode
    note: Line | None = None


class Summit(Entry):
    """One meeting of leaders."""

    kind = FactKind.SUMMIT
    references: ClassVar = {
        "organization": FactKind.ORGANIZATION,
        "organ": FactKind.ORGAN,
        "host": FactKind.STATE,
        "chair": FactKind.PERSON,
    }

    organization: Slug
    organ: Slug | None = None
    ordinal: Annotated[int, Field(gt=0, lt=1000)] | None = None
    title: Line | None = None
    date: When
    city: Line | None = None
    host: Iso | None = None
    format: SummitFormat | None = None
    chair: Slug | None = None
    event_status: EventStatus = EventStatus.HELD
    documents: tuple[Document, ...] = ()
    attendance: tuple[Attendance, ...] = ()


class Stop(Part):
    """A city on a visit."""

    city: Line
    date: When | None = None


class Occasion(Part):
    """A meeting of several states during a visit."""

    summit: Slug | None = None
    name: Line | None = None


class Companion(Part):
    """Somebody who came along."""

    person: Slug
    role: Line | None = None


class Visit(Entry):
    """One stay in one other state."""

    kind = FactKind.VISIT
    references: ClassVar = {
        "visitor": FactKind.PERSON,
        "sending_state": FactKind.STATE,
        "host": FactKind.STATE,
        "inviter": FactKind.PERSON,
        "trip": FactKind.TRIP,
    }
    disputable = ("ordinal",)

    visitor: Slug
    sending_state: Iso
    host: Iso
    visit_kind: Annotated[VisitKind | None, Field(alias="kind")] = None
    date: When
    stops: tuple[Stop, ...] = ()
    inviter: Slug | None = None
    occasions: tuple[Occasion, ...] = ()
    delegation: tuple[Companion, ...] = ()
    trip: Slug | None = None
    event_status: EventStatus = EventStatus.HELD


class Trip(Entry):
    """A journey; its citations are those of its visits."""

    kind = FactKind.TRIP
    references: ClassVar = {"person": FactKind.PERSON}

    person: Slug
    title: Line | None = None
    date: When
    citations: tuple[Citation, ...] = ()


class Population(Entry):
    """A series of yearly populations."""

    kind = FactKind.POPULATION
    references: ClassVar = {"state": FactKind.STATE}

    state: Iso | None = None
    series: Line
    values: dict[Annotated[int, Field(ge=1800, le=2100)], Annotated[int, Field(gt=0)]]


class Source(Part):
    """Something published."""

    key: Slug
    kind: SourceKind
    publisher: Line
    title: Line
    date: Point | None = None
    language: Language | None = None
    url: Url | None = None
    via: Line | None = None
    author: Line | None = None
    note: Line | None = None


class Selector(Part):
    """Characters of an annotated text, counted from 0; the end is out."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]


class Statement(Part):
    """What an annotated document says of one fact, in our own words."""

    fact: Annotated[str, StringConstraints(min_length=3, max_length=120)]
    selector: Selector | None = None
    fields: tuple[str, ...] = ()
    disputes: dict[str, Line] = Field(default_factory=dict)
    quoted: Line | None = None
    says: Line


class AnnotatedDocument(Part):
    """A document and its statements."""

    source: Slug
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    note: Line | None = None
    statements: tuple[Statement, ...]


class Retired(Part):
    """A withdrawn key."""

    key: Annotated[str, StringConstraints(min_length=3, max_length=120)]
    successor: Annotated[str, StringConstraints(min_length=3, max_length=120)] | None = None
    reason: Line
    date: Day


class Exempted(Part):
    """A finding of the audit that an editor explained."""

    check: AuditCheck
    fact: Annotated[str, StringConstraints(min_length=3, max_length=120)]
    reason: Line


class Contents(Part):
    """A whole seed file: the collections that it may have depend on its folder (`FOLDERS`)."""

    complete_through: Day
    complete_from: Day | None = None
    hosts: FollowedTo | None = None
    note: Line | None = None
    states: tuple[State, ...] = ()
    organizations: tuple[Organization, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    people: tuple[Person, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    memberships: tuple[Membership, ...] = ()
    accession_steps: tuple[AccessionStep, ...] = ()
    chairmanships: tuple[Chairmanship, ...] = ()
    summits: tuple[Summit, ...] = ()
    visits: tuple[Visit, ...] = ()
    trips: tuple[Trip, ...] = ()
    populations: tuple[Population, ...] = ()
    sources: tuple[Source, ...] = ()
    documents: tuple[AnnotatedDocument, ...] = ()
    retired: tuple[Retired, ...] = ()
    exceptions: tuple[Exempted, ...] = ()


FOLDERS: dict[str, tuple[str, ...]] = {
    "states": ("states",),
    "organizations": ("organizations", "milestones"),
    "people": ("people", "tenures"),
    "memberships": ("memberships", "accession_steps"),
    "chairmanships": ("chairmanships",),
    "summits": ("summits",),
    "visits": ("visits", "trips"),
    "populations": ("populations",),
    "sources": ("sources",),
    "documents": ("documents",),
    "retired": ("retired",),
    "exceptions": ("exceptions",),
}
"""Which collections the files of a folder may have; `retired` and `exceptions` are files at the top."""
