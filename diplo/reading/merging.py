"""When two findings in a document are one claim."""

from collections.abc import Mapping

from diplo.dates import parse_edtf
from diplo.reading.claims import DENIED, Claim, Value

_KEYS = {
    "membership": ("state", "organization", "status"),
    "participation": ("person", "state", "organization"),
    "accompaniment": ("person", "leader"),
    "chairmanship": ("organization", "state"),
    "office": ("person", "office"),
    "count": ("organization", "what", "as_of"),
}
_COMPATIBLE = {"membership": ("start",), "participation": ("date", "city"), "chairmanship": ("start",)}


def agree(one: Value | None, other: Value | None) -> bool:
    """Whether two values can be of one claim: dates that overlap, equal texts, or one that is not given."""
    if one is None or other is None or one == other:
        return True
    if isinstance(one, str) and isinstance(other, str) and one[:4].isdigit() and other[:4].isdigit():
        first, second = parse_edtf(one), parse_edtf(other)
        return first.earliest <= second.latest and second.earliest <= first.latest
    return False


def is_same(claim: Claim, slots: Mapping[str, Value], modality: str) -> bool:
    """Whether a finding repeats a claim; summits and visits are put together before they become claims."""
    keys = _KEYS.get(claim.predicate)
    if keys is None or (claim.modality == DENIED) != (modality == DENIED):
        return False
    return all(claim.get(key) == slots.get(key) for key in keys) and all(
        agree(claim.get(key), slots.get(key)) for key in _COMPATIBLE.get(claim.predicate, ())
    )
