"""Which summit of the record a claim means, and claims about summits and those who took part."""

from datetime import date

from diplo.checking.findings import CONFLICTING, REFUTED, SUPPORTED, UNKNOWN, Finding, Verdict, decide
from diplo.checking.known import Known, agrees, say, span
from diplo.queries.lookup import fold
from diplo.queries.summits import Participation, Summit
from diplo.reading.claims import ANNOUNCED, DENIED, Claim

_TOP = ("head_of_state", "head_of_government")
_WEIGHTS = {"date": 4, "ordinal": 2, "city": 3, "host": 2, "body": 1, "format": 0}


def same_city(one: str, other: str | None) -> bool:
    """Whether two names are of one city, as far as spelling goes."""
    plain = [fold(name or "").replace("saint ", "st ") for name in (one, other)]
    return plain[0] == plain[1]


def compare(claim: Claim, summit: Summit, known: Known) -> dict[str, Verdict]:
    """Slot by slot, whether a summit of the record is the one that a claim describes."""
    slots: dict[str, Verdict] = {}
    organ = (summit.organ or "").removeprefix(f"{summit.organization}-")
    if claim.get("body") and organ:
        slots["body"] = SUPPORTED if claim["body"] == organ else REFUTED
    if claim.get("ordinal") and summit.ordinal:
        slots["ordinal"] = SUPPORTED if claim["ordinal"] == summit.ordinal else REFUTED
    if claim.get("city") and summit.city:
        slots["city"] = SUPPORTED if same_city(claim.text("city"), summit.city) else REFUTED
    if claim.get("host") and summit.host:
        slots["host"] = SUPPORTED if claim["host"] == summit.host else REFUTED
    if claim.get("date"):
        slots["date"] = SUPPORTED if agrees(claim.text("date"), summit.date_edtf) else REFUTED
    if claim.get("format") and summit.format and "hybrid" not in (claim["format"], summit.format):
        slots["format"] = SUPPORTED if claim["format"] == summit.format else REFUTED
    for slot, verdict in slots.items():
        fields = {"body": ("organ",)}.get(slot, (slot,))
        if verdict == REFUTED and known.disputes(summit.summit, fields, claim.text(slot)):
            slots[slot] = CONFLICTING
    return slots


def find_summit(claim: Claim, known: Known, day: date | None) -> tuple[Summit, dict[str, Verdict]] | None:
    """The summit of the record that a claim describes best, if it can be told."""
    best: tuple[tuple[float, float], Summit, dict[str, Verdict]] | None = None
    for summit in known.summits.get(claim.text("organization"), ()):
        slots = compare(claim, summit, known)
        if slots.get("body") == REFUTED:
            continue
        score = float(sum(_WEIGHTS[slot] * (1 if verdict == SUPPORTED else -1) for slot, verdict in slots.items()))
        if not claim.get("body") and (summit.organ or "").endswith("-chg"):
            score -= 0.5
        away = abs((summit.date_earliest - day).days) if day else 0
        rank = (score, -float(away))
        if best is None or rank > best[0]:
            best = (rank, summit, slots)
    if best is None or not _anchored(claim, best[1], best[2], day):
        return None
    return best[1], best[2]


def _anchored(claim: Claim, summit: Summit, slots: dict[str, Verdict], day: date | None) -> bool:
    """Whether enough agrees to say that this is the meeting: its date, or its place near enough in time."""
    if slots.get("date") == SUPPORTED:
        return True
    placed = SUPPORTED in (slots.get("city"), slots.get("host"))
    numbered = slots.get("ordinal") == SUPPORTED
    if "date" in slots:
        near = agrees(claim.text("date"), summit.date_edtf, 400)
        return (placed and numbered) or ((placed or numbered) and near)
    near_day = day is not None and abs((summit.date_earliest - day).days) < 500
    return (placed and (numbered or "ordinal" not in slots or near_day)) or (numbered and (near_day or not placed))


def _phrase(summit: Summit, known: Known) -> str:
    rank = f"no. {summit.ordinal}" if summit.ordinal else "a meeting"
    organ = (summit.organ or summit.organization).upper()
    where = f" in {summit.city}" if summit.city else " by video" if summit.format == "virtual" else ""
    host = f", hosted by {known.name(summit.host)}" if summit.host else ""
    return f"the record has {summit.summit} ({organ} {rank}) on {say(summit.date_edtf)}{where}{host}"


def judge_summit(claim: Claim, known: Known, day: date | None) -> Finding:
    """A claim about a meeting."""
    organization = claim.text("organization")
    if organization not in known.summits:
        return Finding(claim, UNKNOWN, f"the record does not keep the meetings of {known.organization(organization)}")
    found = find_summit(claim, known, day)
    if claim.modality == DENIED:
        return _judge_denied(claim, known, found)
    if found is None:
        instead = _instead(claim, known)
        if instead is not None:
            slots = {slot: v for slot, v in compare(claim, instead, known).items() if v == REFUTED}
            return Finding(claim, REFUTED, _phrase(instead, known), slots, (instead.summit,))
        return Finding(claim, UNKNOWN, "the record has no meeting like it")
    summit, slots = found
    if summit.event_status in ("cancelled", "postponed") and claim.modality != ANNOUNCED:
        return Finding(
            claim, REFUTED, f"{_phrase(summit, known)}, {summit.event_status}", {"date": REFUTED}, (summit.summit,)
        )
    return decide(claim, slots, [summit.summit], _phrase(summit, known), [_phrase(summit, known)])


def _instead(claim: Claim, known: Known) -> Summit | None:
    """The organ's only meeting of the year that a claim names, where place and rank differ from the claim's."""
    if not claim.get("date") or not (claim.get("city") or claim.get("host") or claim.get("ordinal")):
        return None
    year = span(claim.text("date")).earliest.year
    if span(claim.text("date")).latest.year != year:
        return None
    organ = claim.text("body") or "chs"
    own = [s for s in known.summits[claim.text("organization")] if s.date_earliest.year == year]
    own = [s for s in own if s.organ is None or s.organ.endswith(f"-{organ}")]
    return own[0] if len(own) == 1 and own[0].event_status == "held" else None


def _judge_denied(claim: Claim, known: Known, found: tuple[Summit, dict[str, Verdict]] | None) -> Finding:
    if found is None:
        return Finding(claim, UNKNOWN, "the record has no meeting like it")
    summit, slots = found
    if summit.event_status in ("cancelled", "postponed") or REFUTED in slots.values():
        return Finding(claim, SUPPORTED, _phrase(summit, known), {}, (summit.summit,))
    return Finding(claim, REFUTED, f"{_phrase(summit, known)}, held", dict(slots), (summit.summit,))


def judge_participation(claim: Claim, known: Known, day: date | None) -> Finding:
    """A claim that somebody, or a state, took part in a meeting or stayed away."""
    if claim.text("organization") not in known.summits:
        return Finding(
            claim, UNKNOWN, f"the record does not keep the meetings of {known.organization(claim.text('organization'))}"
        )
    person = claim.text("person")
    summit, slots = _attended_summit(claim, known, day)
    if summit is None:
        return Finding(claim, UNKNOWN, "the record has no meeting like it")
    entries = known.attendance.get(summit.summit, [])
    if not entries:
        return Finding(claim, UNKNOWN, f"the record does not say who came to {summit.summit}", {}, (summit.summit,))
    own = [e for e in entries if (e.person == person if person else e.state == claim.get("state"))]
    came = [e for e in own if e.mode != "absent"]
    who = known.name(person or claim.text("state"))
    if claim.modality == DENIED:
        return _judge_absence(claim, known, summit, own, came, entries)
    if came:
        good = f"{who} took part in {summit.summit} on {say(summit.date_edtf)}"
        return decide(claim, slots, [came[0].participation], good, [_phrase(summit, known)])
    if own:
        return Finding(
            claim,
            REFUTED,
            f"the record has {who} as absent from {summit.summit}",
            {"person" if person else "state": REFUTED},
            (own[0].participation,),
        )
    return _unlisted(claim, known, summit, entries)


def _attended_summit(claim: Claim, known: Known, day: date | None) -> tuple[Summit | None, dict[str, Verdict]]:
    found = find_summit(claim, known, day)
    if found is None and not claim.get("date") and not claim.get("city"):
        near = [s for s in known.summits[claim.text("organization")] if day and abs((s.date_earliest - day).days) <= 60]
        return (near[0], {}) if len(near) == 1 else (None, {})
    return found if found is not None else (None, {})


def _unlisted(claim: Claim, known: Known, summit: Summit, entries: list[Participation]) -> Finding:
    """Somebody whom the list of those present does not have: refuted only where it names who led that state instead."""
    person = claim.text("person")
    held = [
        t for t in known.tenures if t.person == person and t.office in _TOP and t.start_earliest <= summit.date_earliest
    ]
    held = [t for t in held if t.end_latest is None or t.end_latest > summit.date_earliest]
    for tenure in held:
        instead = next((e for e in entries if e.state == tenure.state and e.person and e.mode != "absent"), None)
        if instead is not None:
            came, place = known.name(instead.person or ""), known.name(tenure.state or "")
            text = f"the record has {came} at {summit.summit} for {place}"
            return Finding(claim, REFUTED, text, {"person": REFUTED}, (instead.participation,))
    return Finding(
        claim, UNKNOWN, f"the record's list of those at {summit.summit} does not have them", {}, (summit.summit,)
    )


def _judge_absence(
    claim: Claim,
    known: Known,
    summit: Summit,
    own: list[Participation],
    came: list[Participation],
    entries: list[Participation],
) -> Finding:
    who = known.name(claim.text("person") or claim.text("state"))
    if came:
        return Finding(claim, REFUTED, f"the record has {who} at {summit.summit}", {}, (came[0].participation,))
    if own:
        return Finding(
            claim, SUPPORTED, f"the record has {who} as absent from {summit.summit}", {}, (own[0].participation,)
        )
    return Finding(
        claim, SUPPORTED, f"the record's list of those at {summit.summit} does not have {who}", {}, (summit.summit,)
    )
