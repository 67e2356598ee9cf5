"""What a document would add to the record: a source, citations, disagreements, new facts. Nothing is written here."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from diplo.checking import Finding, Verdict
from diplo.ingesting.phrases import field_of, say
from diplo.reading.claims import DENIED, Claim, Reading


@dataclass(frozen=True, slots=True)
class PlannedSource:
    """The document as a source."""

    key: str
    publisher: str
    title: str
    date: str | None
    url: str | None
    sha256: str


@dataclass(frozen=True, slots=True)
class PlannedCitation:
    """One citation of a fact that the record has, or is to have, from the document.

    Attributes:
        fact: key of the fact.
        fields: the fields that the document gives as the record has them.
        disputes: the fields for which it gives another value, with that value.
        says: the claim in our own words.
        start, end: the passage, in characters of the text.
        quoted: who is quoted for it.
    """

    fact: str
    fields: tuple[str, ...]
    disputes: tuple[tuple[str, str], ...]
    says: str
    start: int
    end: int
    quoted: str | None


@dataclass(frozen=True, slots=True)
class NewVisit:
    """A visit that the record does not have yet."""

    key: str
    visitor: str
    sending_state: str
    host: str
    kind: str | None
    date: str
    inviter: str | None
    event_status: str


@dataclass(frozen=True, slots=True)
class NewParticipation:
    """A person at a summit of the record for whom the record has no participation there yet."""

    key: str
    summit: str
    state: str
    person: str
    capacity: str


@dataclass(slots=True)
class Plan:
    """What a document would add.

    Attributes:
        source: the document.
        citations: of facts that the record has, or that are new with this document.
        visits, participations: the new facts.
        left: claims that the record has nothing to say to, and that make no fact by themselves, in our own words.
        known: whether the record holds the document already.
        part_of: of each attendance that is cited, the summit that it is part of: seed files name it by that.
    """

    source: PlannedSource
    citations: list[PlannedCitation] = field(default_factory=list)
    visits: list[NewVisit] = field(default_factory=list)
    participations: list[NewParticipation] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    known: bool = False
    part_of: dict[str, str] = field(default_factory=dict)

    @property
    def disagreements(self) -> list[PlannedCitation]:
        """The citations that dispute a value of the record."""
        return [citation for citation in self.citations if citation.disputes]

    def __bool__(self) -> bool:
        return bool(not self.known and (self.citations or self.visits or self.participations))


def source_of(reading: Reading, name: str, url: str | None = None) -> PlannedSource:
    """The document as a source: its key is made of publisher, date and digest, so the same bytes give the same key.

    Args:
        reading: the document as it was read.
        name: what to call it where it does not say who published it, such as its file name.
        url: where it can be read.
    """
    publisher = reading.publisher or name
    slug = "-".join(re.findall(r"[a-z0-9]+", publisher.lower())) or "document"
    key = "-".join(filter(None, (slug[:40].strip("-"), reading.date[:10], reading.sha256[:8])))
    title = f"Report{f' of {reading.date}' if reading.date else ''} ({name})"
    return PlannedSource(key, publisher, title, reading.date or None, url, reading.sha256)


def cite(finding: Finding, fact: str, names: Mapping[str, str], day: str) -> PlannedCitation:
    """The citation of a fact that a judged claim makes: what agrees, and what the document has otherwise.

    Args:
        finding: the claim with its verdict.
        fact: the key of the fact.
        names: usual names by key.
        day: the document's date; empty where it is not known.
    """
    claim = finding.claim
    agreeing: dict[str, None] = {}
    disputed: dict[str, str] = {}
    for slot, value in claim.slots.items():
        name = field_of(claim, slot)
        if name is None:
            continue
        if finding.slots.get(slot) == Verdict.REFUTED:
            disputed[name] = str(value)
        else:
            agreeing[name] = None
    if finding.verdict == Verdict.REFUTED and not disputed:
        disputed = _whole_claim(claim, day)
    fields = tuple(name for name in agreeing if name not in disputed)
    says = say(claim, lambda key: names.get(key, key))
    return PlannedCitation(fact, fields, tuple(disputed.items()), says, claim.start, claim.end, claim.attribution)


def _whole_claim(claim: Claim, day: str) -> dict[str, str]:
    """What is disputed where a claim is refuted as a whole, not in one of its slots."""
    if claim.predicate == "membership":
        status = f"not {claim.text('status')}" if claim.modality == DENIED else claim.text("status")
        return {"status": f"{status} on {day}" if day else status}
    if claim.predicate in ("visit", "summit"):
        return {"date": "none" if claim.modality == DENIED else claim.text("start") or claim.text("date") or "held"}
    return {next(iter(claim.slots)): str(next(iter(claim.slots.values())))}


def unique(citations: Iterable[PlannedCitation]) -> list[PlannedCitation]:
    """Citations without repetition: one for each fact and thing said."""
    seen: dict[tuple[str, str], PlannedCitation] = {}
    for citation in citations:
        seen.setdefault((citation.fact, citation.says), citation)
    return list(seen.values())
