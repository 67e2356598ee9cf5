"""Verdicts, and what a check of a document answers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from diplo.reading.claims import Claim, Reading


class Verdict(StrEnum):
    """What the record says to a claim, in the fact-checking field's four words."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    UNKNOWN = "not_enough_evidence"
    CONFLICTING = "conflicting_evidence"


SUPPORTED, REFUTED, UNKNOWN, CONFLICTING = Verdict


@dataclass(slots=True)
class Finding:
    """A claim with the record's answer to it.

    Attributes:
        claim: the claim.
        verdict: the answer as a whole; refuted when any slot is.
        explanation: why, in one sentence.
        slots: the answer slot by slot, where the record has one.
        evidence: keys of the facts that the answer rests on.
    """

    claim: Claim
    verdict: Verdict
    explanation: str
    slots: dict[str, Verdict] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The claim with its verdict, as the claims schema prints it."""
        answer = self.claim.to_json()
        answer["verdict"] = str(self.verdict)
        if self.slots:
            answer["slot_verdicts"] = {name: str(verdict) for name, verdict in self.slots.items()}
        return answer | {"evidence": list(self.evidence), "explanation": self.explanation}


def decide(
    claim: Claim, slots: dict[str, Verdict], evidence: Sequence[str], good: str, problems: Sequence[str]
) -> Finding:
    """The finding that follows from the slots: refuted when one is, else conflicting when one is, else supported.

    Args:
        claim: the claim.
        slots: the verdicts slot by slot.
        evidence: keys of the facts compared with.
        good: the explanation where nothing speaks against the claim.
        problems: what speaks against it, most important first.
    """
    verdict = SUPPORTED
    if REFUTED in slots.values():
        verdict = REFUTED
    elif CONFLICTING in slots.values():
        verdict = CONFLICTING
    explanation = problems[0] if problems and verdict != SUPPORTED else good
    return Finding(claim, verdict, explanation, slots, tuple(dict.fromkeys(evidence)))


@dataclass(frozen=True, slots=True)
class Check:
    """A document with the record's answers to all its claims.

    Attributes:
        reading: the document's claims.
        findings: the answers, in the order of the text.
    """

    reading: Reading
    findings: tuple[Finding, ...]

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def count(self, verdict: str) -> int:
        """How many claims got a verdict."""
        return Counter(str(finding.verdict) for finding in self.findings)[verdict]

    def to_json(self) -> dict[str, Any]:
        """The document's answer as the claims schema prints it."""
        return self.reading.to_json() | {"claims": [finding.to_json() for finding in self.findings]}
