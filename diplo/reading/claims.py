"""Claims: single checkable statements of a document, in the vocabulary of the claims schema."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

ASSERTED, ANNOUNCED, DENIED = "asserted", "announced", "denied"
SLOTS: dict[str, tuple[str, ...]] = {
    "membership": ("state", "organization", "status", "start", "end"),
    "summit": ("organization", "body", "ordinal", "city", "host", "date", "format"),
    "participation": ("person", "state", "organization", "date", "city"),
    "visit": ("visitor", "host", "kind", "start", "end", "ordinal", "inviter"),
    "accompaniment": ("person", "leader"),
    "chairmanship": ("organization", "state", "start", "end"),
    "office": ("person", "office", "state", "organization"),
    "count": ("organization", "what", "value", "as_of"),
}
DATE_SLOTS = ("date", "start", "end", "as_of")

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim.

    Attributes:
        predicate: what sort of statement it is; a key of `SLOTS`.
        slots: its slots, those that the document fills.
        modality: `asserted`, `announced` or `denied`.
        start: first character of the words that carry it, in the document's text.
        end: the character behind them.
        attribution: the speaker or outlet named for it.
        about: the date that its sentence speaks of, which may lie long before the document's.
    """

    predicate: str
    slots: dict[str, Value]
    modality: str
    start: int
    end: int
    attribution: str | None = None
    about: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The claim as the schema prints it."""
        answer: dict[str, Any] = {"predicate": self.predicate}
        answer |= {name: self.slots[name] for name in SLOTS[self.predicate] if name in self.slots}
        answer["modality"] = self.modality
        if self.attribution:
            answer["attribution"] = self.attribution
        answer["selector"] = {"type": "TextPositionSelector", "start": self.start, "end": self.end}
        return answer

    def __getitem__(self, slot: str) -> Value:
        return self.slots[slot]

    def get(self, slot: str) -> Value | None:
        """The value of a slot, or None."""
        return self.slots.get(slot)

    def text(self, slot: str) -> str:
        """The value of a slot as text; empty where the document does not fill it."""
        value = self.slots.get(slot)
        return "" if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says.

    Attributes:
        claims: its claims, in the order of the text.
        source: the decoded text that the claims' selectors point into.
        sha256: digest of the document's bytes.
        date: the document's date in EDTF; empty where it is not known.
        publisher: who published it; empty where the text does not tell.
        notes: what a reader of the answer should know.
        plain: the text as a reader sees it, without markup.
        places: for each character of `plain`, and for its end, the place in `source`.
    """

    claims: tuple[Claim, ...]
    source: str
    sha256: str
    date: str = ""
    publisher: str = ""
    notes: tuple[str, ...] = ()
    plain: str = field(default="", repr=False)
    places: Sequence[int] = field(default=(), repr=False)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def quote(self, claim: Claim) -> str:
        """The words that carry a claim."""
        return self.source[claim.start : claim.end]

    def shown(self, claim: Claim) -> tuple[int, int]:
        """Where the words of a claim stand in `plain`."""
        start, end = bisect_left(self.places, claim.start), bisect_left(self.places, claim.end)
        return min(start, len(self.plain)), min(end, len(self.plain))

    def to_json(self) -> dict[str, Any]:
        """The document's answer as the schema prints it."""
        document = {"date": self.date, "publisher": self.publisher, "sha256": self.sha256}
        return {"document": document, "claims": [claim.to_json() for claim in self.claims]}
