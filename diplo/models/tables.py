"""All mapped classes, so that `Base.metadata` is complete."""

from diplo.models.base import Base
from diplo.models.fact import (
    AuditException,
    CalendarYear,
    Coverage,
    DictionaryEntry,
    Fact,
    Load,
    RetiredKey,
    VocabularyTerm,
)
from diplo.models.membership import AccessionStep, Membership
from diplo.models.organization import (
    Chairmanship,
    Milestone,
    Organ,
    Organization,
    OrganizationCode,
    OrganizationName,
)
from diplo.models.person import Person, PersonName, Tenure
from diplo.models.source import Citation, CitationField, Source
from diplo.models.state import Population, PopulationYear, State, StateCode, StateName
from diplo.models.summit import Participation, Summit, SummitDocument
from diplo.models.visit import DelegationMember, Following, Trip, Visit, VisitOccasion, VisitStop

__all__ = [
    "AccessionStep",
    "AuditException",
    "Base",
    "CalendarYear",
    "Chairmanship",
    "Citation",
    "CitationField",
    "Coverage",
    "DelegationMember",
    "DictionaryEntry",
    "Fact",
    "Following",
    "Load",
    "Membership",
    "Milestone",
    "Organ",
    "Organization",
    "OrganizationCode",
    "OrganizationName",
    "Participation",
    "Person",
    "PersonName",
    "Population",
    "PopulationYear",
    "RetiredKey",
    "Source",
    "State",
    "StateCode",
    "StateName",
    "Summit",
    "SummitDocument",
    "Tenure",
    "Trip",
    "Visit",
    "VisitOccasion",
    "VisitStop",
    "VocabularyTerm",
]
