"""The closed vocabularies: which words a column may hold, and what each of them means.

A term is a string, so that rows, JSON and comparisons need no conversion. Its `definition` goes into the database
(table `vocabulary`) and into `docs/data-dictionary.md`.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of a closed vocabulary, with its definition."""

    definition: str

    def __new__(cls, value: str, definition: str = "") -> Self:
        """Make a term of its word and its definition."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.definition = definition
        return term


class FactKind(Term):
    """What kind of thing a key of the record stands for."""

    STATE = "state", "a state, with its names and codes"
    ORGANIZATION = "organization", "an international organization or a format of meetings without organs"
    ORGAN = "organ", "an organ of an organization, such as its Council of Heads of State"
    MILESTONE = "milestone", "a dated event in the life of an organization: founding, treaty, entry into force"
    PERSON = "person", "a person who holds or held office, travels or attends"
    TENURE = "tenure", "the time for which a person held an office"
    MEMBERSHIP = "membership", "a spell: one state's status in one organization, from a day to a day"
    ACCESSION_STEP = "accession_step", "one dated step on a state's way to a status"
    CHAIRMANSHIP = "chairmanship", "the time for which a state chaired an organization"
    SUMMIT = "summit", "one meeting of leaders: of an organ, or of a format"
    PARTICIPATION = "participation", "who took part in a summit, or was missing, in what capacity"
    VISIT = "visit", "one stay of a leader in one other state"
    TRIP = "trip", "a journey that groups visits"
    POPULATION = "population", "a series of yearly populations of a state or of the world"


class Origin(Term):
    """Where a row came from; `diplo load` only ever touches rows that came from the seeds."""

    SEEDS = "seeds", "written by `diplo load` from the seed files"
    INGESTED = "ingested", "written from a document by `diplo ingest`"
    IMPORTED = "imported", "written from somebody else's data set"


class MembershipStatus(Term):
    """The status of a state in an organization."""

    MEMBER = "member", "full member, with a vote"
    ASSOCIATE = "associate", "associate member, as the Correlates of War data use the word"
    OBSERVER = "observer", "observer state"
    DIALOGUE_PARTNER = "dialogue_partner", "dialogue partner of the SCO"
    PARTNER = "partner", "partner of the SCO, the status that took the place of observer and dialogue partner"


class AccessionStepKind(Term):
    """A step on the way to a status; reports mix them up, so each has its own date."""

    APPLIED = "applied", "the state asked for the status"
    ANNOUNCED = "announced", "the organization announced that the status is to be granted"
    PROCEDURE_OPENED = "procedure_opened", "the organization decided to open the admission procedure"
    DECISION = "decision", "the organization decided to grant the status"
    MEMORANDUM_SIGNED = "memorandum_signed", "the memorandum on the status was signed"
    MEMORANDUM_OF_OBLIGATIONS = (
        "memorandum_of_obligations",
        "the memorandum of a future member's obligations was signed",
    )
    RATIFIED = "ratified", "the state ratified or completed what the memorandum asked of it"
    EFFECTIVE = "effective", "the status took effect"


class Office(Term):
    """The offices that the record tells apart, whatever their titles."""

    HEAD_OF_STATE = "head_of_state", "president or monarch (Iran: the President)"
    HEAD_OF_GOVERNMENT = "head_of_government", "prime minister or the like"
    FOREIGN_MINISTER = "foreign_minister", "minister of foreign affairs"
    SPOKESPERSON = "spokesperson", "spokesperson of a foreign ministry, a president or a government"
    SECRETARY_GENERAL = "secretary_general", "head of an organization's secretariat"
    RATS_DIRECTOR = "rats_director", "director of the executive committee of the SCO's anti-terrorist structure"
    OTHER = "other", "any other office; its title says which"


class EventStatus(Term):
    """Whether an event took place."""

    HELD = "held", "it took place"
    ANNOUNCED = "announced", "it was announced; the record does not know yet whether it took place"
    POSTPONED = "postponed", "it was put off"
    CANCELLED = "cancelled", "it was called off"


class SummitFormat(Term):
    """How those who took part met."""

    IN_PERSON = "in_person", "in one place"
    VIRTUAL = "virtual", "by video link"
    HYBRID = "hybrid", "some in one place, others by video link"


class Capacity(Term):
    """In what capacity somebody was invited to a summit."""

    MEMBER = "member", "for a member state"
    OBSERVER = "observer", "for an observer state"
    DIALOGUE_PARTNER = "dialogue_partner", "for a dialogue partner"
    PARTNER = "partner", "for a partner state"
    GUEST = "guest", "as a guest of the chair or for another international organization"
    SECRETARIAT = "secretariat", "as an official of the organization itself"


class Mode(Term):
    """How somebody took part in a summit."""

    IN_PERSON = "in_person", "was there"
    VIDEO = "video", "by video link"
    ABSENT = "absent", "did not take part, though entitled or expected to"


class DocumentKind(Term):
    """What a summit adopted."""

    DECLARATION = "declaration", "the meeting's declaration or communique"
    STATEMENT = "statement", "a statement on one subject"
    DECISION = "decision", "a decision of the organ"
    CONVENTION = "convention", "a convention or treaty opened for signature"
    AGREEMENT = "agreement", "an agreement between the states or a programme"
    OTHER = "other", "anything else"


class VisitKind(Term):
    """The rank that the host gave a visit."""

    STATE_VISIT = "state_visit", "state visit"
    OFFICIAL_VISIT = "official_visit", "official visit"
    WORKING_VISIT = "working_visit", "working visit"
    PRIVATE_VISIT = "private_visit", "private stay"
    MULTILATERAL = "multilateral", "there only for a meeting of several states"


class MilestoneKind(Term):
    """Kinds of events in the life of an organization."""

    FOUNDING = "founding", "an organization came into being"
    TREATY = "treaty", "a treaty, charter or convention was signed"
    ENTRY_INTO_FORCE = "entry_into_force", "a treaty entered into force"
    ORGAN = "organ", "an organ was founded or began work"
    OTHER = "other", "anything else"


class SourceKind(Term):
    """What kind of publisher stands behind a source; official texts come first where sources disagree."""

    OFFICIAL = "official", "a government, a ministry, the organization itself"
    AGENCY = "agency", "a news agency"
    NEWSPAPER = "newspaper", "a newspaper"
    BROADCASTER = "broadcaster", "radio or television"
    MAGAZINE = "magazine", "a magazine or news site"
    ACADEMIC = "academic", "a scholarly work or a think tank's study"
    ENCYCLOPAEDIA = "encyclopaedia", "an encyclopaedia"
    DATASET = "dataset", "a published data set"
    OTHER = "other", "anything else"


class OrganizationKind(Term):
    """Organizations proper, and formats of meetings that have no organs."""

    ORGANIZATION = "organization", "an international organization"
    FORMAT = "format", "a format of meetings without organs of its own"


class StateNameKind(Term):
    """What sort of name of a state it is."""

    OFFICIAL = "official", "the full official name"
    FORMER = "former", "a name that it bore before"
    ALIAS = "alias", "another name or spelling in use"
    NATIVE = "native", "the name in a language of the state"
    DEMONYM = "demonym", "the adjective"
    METONYM = "metonym", "a place or building that stands for its government"


class CodeScheme(Term):
    """Whose code of a state or organization it is."""

    ISO3166_ALPHA2 = "iso3166_alpha2", "ISO 3166-1 alpha-2"
    ISO3166_ALPHA3 = "iso3166_alpha3", "ISO 3166-1 alpha-3"
    ISO3166_NUMERIC = "iso3166_numeric", "ISO 3166-1 numeric, three digits"
    COW_CODE = "cow_code", "Correlates of War country code"
    GW_CODE = "gw_code", "Gleditsch-Ward country code"
    COW_IGO = "cow_igo", "Correlates of War number of an intergovernmental organization"
    WIKIDATA_QID = "wikidata_qid", "Wikidata item"


class Gender(Term):
    """Gender, as sources print it."""

    FEMALE = "female", "female"
    MALE = "male", "male"


class FollowedTo(Term):
    """To which states a person's visits are followed."""

    ALL = "all", "to every state"
    MEMBERS = "members", "to the states that are members of the SCO now, also before they joined; others as found"


class AuditCheck(Term):
    """What `diplo audit` looks at; an exception names the check that it excuses a fact from."""

    ORDINALS = "ordinals", "meetings of an organ are numbered in the order of their dates, without gaps"
    HANDOVER = "handover", "chairmanships follow each other without gaps and change hands at a summit"
    HOST_IS_CHAIR = "host_is_chair", "the host of a meeting of heads of state chairs the organization on that day"
    MEMBER_ATTENDS = "member_attends", "whoever takes part for a state in a capacity has that status on that day"
    IN_OFFICE = "in_office", "a leader who takes part in a summit or travels holds an office on that day"
    ONE_PLACE = "one_place", "nobody is in two states on one day, unless one journey leads through both"
    LEGS = "legs", "the visits of a journey lie within it and follow each other"
    OCCASION = "occasion", "a visit for a summit is to its host, on its days, and the visitor took part"
    SOURCE_AGE = "source_age", "an event that took place is cited from at least one source that is not older than it"
    SPELLING = "spelling", "people are called in our texts as the table of people has them"
    STEPS = "steps", "the steps to a status come in order, and the last one is on the day the spell starts"


VOCABULARIES: tuple[type[Term], ...] = (
    FactKind,
    Origin,
    MembershipStatus,
    AccessionStepKind,
    Office,
    EventStatus,
    SummitFormat,
    Capacity,
    Mode,
    DocumentKind,
    VisitKind,
    MilestoneKind,
    SourceKind,
    OrganizationKind,
    StateNameKind,
    CodeScheme,
    Gender,
    FollowedTo,
    AuditCheck,
)
