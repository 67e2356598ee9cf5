"""What a claim says, in our own words: the record never stores a sentence of anybody else's."""

from collections.abc import Callable, Mapping

from diplo.reading.claims import ANNOUNCED, DENIED, Claim

Names = Callable[[str], str]

_LEADS = {ANNOUNCED: "expects that ", DENIED: "denies that "}
_OFFICES = {
    "head_of_state": "head of state",
    "head_of_government": "head of government",
    "foreign_minister": "foreign minister",
    "secretary_general": "secretary-general",
}
_COUNTED = {"members": "members", "observers": "observers", "dialogue_partners": "dialogue partners"}


def say(claim: Claim, name: Names) -> str:
    """A claim as one line of our own.

    Args:
        claim: the claim.
        name: from the key of a state, person or organization to its usual name.
    """
    body = _BODIES[claim.predicate](claim, name)
    return f"{_LEADS.get(claim.modality, '')}{body}"


def _span(claim: Claim) -> str:
    start, end = claim.text("start"), claim.text("end")
    if start and end:
        return f" from {start} to {end}"
    return f" from {start}" if start else f" until {end}" if end else ""


def _membership(claim: Claim, name: Names) -> str:
    status = claim.text("status").replace("_", " ")
    return f"{name(claim.text('state'))} is {status} of {name(claim.text('organization'))}{_span(claim)}"


def _summit(claim: Claim, name: Names) -> str:
    body = claim.text("body").upper()
    number = f" no. {claim.text('ordinal')}" if claim.get("ordinal") else ""
    place = claim.text("city") or (name(claim.text("host")) if claim.get("host") else "")
    when = f" on {claim.text('date')}" if claim.get("date") else ""
    how = f", {claim.text('format').replace('_', ' ')}" if claim.get("format") else ""
    where = f" in {place}" if place else ""
    return f"{name(claim.text('organization'))}{f' {body}' if body else ''} meeting{number} is held{where}{when}{how}"


def _participation(claim: Claim, name: Names) -> str:
    who = claim.text("person") or claim.text("state")
    place = f" in {claim.text('city')}" if claim.get("city") else ""
    when = f" on {claim.text('date')}" if claim.get("date") else ""
    return f"{name(who)} takes part in the {name(claim.text('organization'))} meeting{place}{when}"


def _visit(claim: Claim, name: Names) -> str:
    kind = claim.text("kind").replace("_", " ") or "visit"
    number = f", visit no. {claim.text('ordinal')}" if claim.get("ordinal") else ""
    inviter = f", invited by {name(claim.text('inviter'))}" if claim.get("inviter") else ""
    return f"{name(claim.text('visitor'))} is in {name(claim.text('host'))} on a {kind}{_span(claim)}{number}{inviter}"


def _accompaniment(claim: Claim, name: Names) -> str:
    return f"{name(claim.text('person'))} accompanies {name(claim.text('leader'))}"


def _chairmanship(claim: Claim, name: Names) -> str:
    return f"{name(claim.text('state'))} chairs {name(claim.text('organization'))}{_span(claim)}"


def _office(claim: Claim, name: Names) -> str:
    office = _OFFICES.get(claim.text("office"), claim.text("office"))
    of = claim.text("state") or claim.text("organization")
    return f"{name(claim.text('person'))} is {office}{f' of {name(of)}' if of else ''}"


def _count(claim: Claim, name: Names) -> str:
    value = float(claim.text("value"))
    organization = name(claim.text("organization"))
    if claim.text("what") == "world_population_share":
        return f"{organization} states hold {100 * value:g} per cent of the world's population"
    return f"{organization} has {value:g} {_COUNTED.get(claim.text('what'), claim.text('what'))}"


_BODIES: Mapping[str, Callable[[Claim, Names], str]] = {
    "membership": _membership,
    "summit": _summit,
    "participation": _participation,
    "visit": _visit,
    "accompaniment": _accompaniment,
    "chairmanship": _chairmanship,
    "office": _office,
    "count": _count,
}

_FIELDS: Mapping[str, Mapping[str, str]] = {
    "membership": {
        "state": "state",
        "organization": "organization",
        "status": "status",
        "start": "start",
        "end": "end",
    },
    "summit": {"ordinal": "ordinal", "city": "city", "host": "host", "date": "date", "format": "format"},
    "visit": {
        "visitor": "visitor",
        "host": "host",
        "kind": "kind",
        "start": "date",
        "end": "date",
        "ordinal": "ordinal",
        "inviter": "inviter",
    },
    "chairmanship": {"state": "state", "organization": "organization", "start": "start", "end": "end"},
    "office": {"person": "person", "office": "office", "state": "state", "organization": "organization"},
    "count": {"value": "members"},
    "participation": {"person": "attendance", "state": "attendance"},
    "accompaniment": {"person": "delegation"},
}


def field_of(claim: Claim, slot: str) -> str | None:
    """The field of the fact that a slot of a claim speaks of; None where it speaks of none."""
    if claim.predicate == "count" and claim.text("what") == "world_population_share":
        return "world_population_share" if slot == "value" else None
    return _FIELDS[claim.predicate].get(slot)
