"""Claims about visits and delegations, against the record's visits and the meetings that brought people to a state."""

from datetime import date, timedelta

from diplo.checking.findings import CONFLICTING, REFUTED, SUPPORTED, UNKNOWN, Finding, Verdict, decide
from diplo.checking.known import Known, agrees, say, span
from diplo.queries.visits import Visit
from diplo.reading.claims import ANNOUNCED, DENIED, Claim

_RANKS = ("state_visit", "official_visit", "working_visit")
_TOP = ("head_of_state", "head_of_government")
_ENOUGH = 5
"""A person with fewer visits than this in the record is not one whose travels it follows."""


def judge_visit(claim: Claim, known: Known, day: date | None) -> Finding:
    """A claim that somebody visited, will visit or did not visit a state."""
    visitor, host = claim.text("visitor"), claim.text("host")
    visits = [visit for visit in known.visits.get(visitor, ()) if visit.host == host]
    held = [visit for visit in visits if visit.event_status in ("held", "announced")]
    meant = _meant(claim, held, day)
    if claim.modality == DENIED:
        return _judge_denied(claim, known, meant, visits, day)
    if meant is not None:
        return _judge_found(claim, known, meant, held)
    came = _came_for_meeting(claim, known, day)
    if came is not None:
        summit, entry = came
        return Finding(
            claim, SUPPORTED, f"{known.name(visitor)} was there for {summit}", {"start": SUPPORTED}, (entry,)
        )
    return _judge_missing(claim, known, held, day)


def _stretch(claim: Claim) -> str | None:
    start, end = claim.text("start"), claim.text("end")
    if start and end and span(start).earliest <= span(end).latest:
        return f"{start}/{end}"
    return start or end or None


def _meant(claim: Claim, held: list[Visit], day: date | None) -> Visit | None:
    """The visit of the record that a claim means: at its time, else the one at the document's day."""
    stretch = _stretch(claim)
    if stretch is not None:
        fitting = [visit for visit in held if agrees(stretch, visit.date_edtf)]
        fitting = fitting or [visit for visit in held if agrees(stretch, visit.date_edtf, 1)]
        same_rank = [visit for visit in fitting if visit.visit_kind == claim.get("kind")]
        return (same_rank or fitting)[0] if fitting else None
    if day is None:
        return None
    near = [visit for visit in held if visit.date_earliest - timedelta(45) <= day <= visit.date_latest + timedelta(20)]
    if claim.modality == ANNOUNCED:
        near = [visit for visit in held if day - timedelta(3) <= visit.date_latest <= day + timedelta(400)]
    return min(near, key=lambda visit: abs((visit.date_earliest - day).days)) if near else None


def _phrase(visit: Visit) -> str:
    kind = (visit.visit_kind or "").replace("_", " ")
    rank = f", {kind}" if kind and kind != "multilateral" else ", for a meeting" if kind else ""
    return f"the record has {visit.visitor_name} in {visit.host_name} on {say(visit.date_edtf)}{rank}"


def _judge_found(claim: Claim, known: Known, visit: Visit, held: list[Visit]) -> Finding:
    slots: dict[str, Verdict] = {}
    problems: list[str] = []
    kind = claim.text("kind")
    if kind and visit.visit_kind in _RANKS:
        slots["kind"] = SUPPORTED if kind == visit.visit_kind else REFUTED
        if "state_visit" not in (kind, visit.visit_kind) and slots["kind"] == REFUTED:
            slots["kind"] = UNKNOWN  # official and working visits are told apart too loosely to accuse anybody
        if slots["kind"] == REFUTED and known.disputes(visit.visit, ("kind",), kind):
            slots["kind"] = CONFLICTING
        if slots["kind"] in (REFUTED, CONFLICTING):
            problems.append(_phrase(visit))
    for slot, recorded in (("start", visit.date_edtf.partition("/")[0]), ("end", visit.date_edtf.rpartition("/")[2])):
        claimed = claim.text(slot)
        if not claimed:
            continue
        slots[slot] = _day_verdict(claim, known, visit, slot, claimed, recorded)
        if slots[slot] != SUPPORTED:
            problems.append(_phrase(visit))
    inviter = claim.text("inviter")
    if inviter and visit.inviter:
        slots["inviter"] = SUPPORTED if inviter == visit.inviter else UNKNOWN
    if claim.get("ordinal"):
        slots["ordinal"], told = _count(claim, known, visit, held)
        if slots["ordinal"] != SUPPORTED:
            problems.insert(0, told)
    return decide(claim, slots, [visit.visit], _phrase(visit), problems)


def _day_verdict(claim: Claim, known: Known, visit: Visit, slot: str, claimed: str, recorded: str) -> Verdict:
    """A day's slack for time zones and night arrivals; inside the stay, a report may count from its own part of it."""
    if agrees(claimed, recorded, 1) or (len(claimed) < 10 and agrees(claimed, visit.date_edtf)):
        return SUPPORTED
    if known.disputes(visit.visit, ("date",), claimed):
        return CONFLICTING
    return SUPPORTED if agrees(claimed, visit.date_edtf) and slot == "start" else REFUTED


def _count(claim: Claim, known: Known, visit: Visit, held: list[Visit]) -> tuple[Verdict, str]:
    """An ordinal, by counting; where the record does not reach back to the first days in office it may be more."""
    claimed = int(claim.text("ordinal"))
    before = [v for v in held if v.event_status == "held" or v.visit == visit.visit]
    before = [v for v in before if v.date_earliest <= visit.date_earliest]
    counted = len(before)
    tenures = [t for t in known.tenures if t.person == visit.visitor and t.office in _TOP]
    current = [t for t in tenures if t.start_earliest <= visit.date_latest]
    in_office = sum(v.date_latest >= current[-1].start_earliest for v in before) if current else counted
    until = say(visit.date_edtf.rpartition("/")[2])
    text = f"the record counts {counted} visits by {visit.visitor_name} to {visit.host_name} up to {until}"
    if claimed in (counted, in_office):
        return SUPPORTED, text
    first = min((v.date_earliest for v in known.visits[visit.visitor]), default=visit.date_earliest)
    whole = bool(tenures) and first <= min(t.start_earliest for t in tenures) + timedelta(366)
    return (REFUTED if whole or claimed < in_office else UNKNOWN), text


def _came_for_meeting(claim: Claim, known: Known, day: date | None) -> tuple[str, str] | None:
    """A summit in that state at that time at which the person was."""
    hosts = {s.summit: s for several in known.summits.values() for s in several if s.host == claim.get("host")}
    stretch = _stretch(claim)
    for entry in known.attended.get(claim.text("visitor"), ()):
        if entry.summit not in hosts or entry.mode != "in_person":
            continue
        if stretch and agrees(stretch, entry.date_edtf, 2):
            return entry.summit, entry.participation
        if not stretch and day and abs((entry.date_earliest - day).days) <= 30:
            return entry.summit, entry.participation
    return None


def _judge_missing(claim: Claim, known: Known, held: list[Visit], day: date | None) -> Finding:
    """No visit at that time: refuted only where the record follows the person's travels then, and to that state."""
    visitor, stretch = claim.text("visitor"), _stretch(claim)
    who = f"{known.name(visitor)} in {known.name(claim.text('host'))}"
    if stretch is None:
        before = [visit for visit in held if day is None or visit.date_earliest <= day]
        if before and claim.modality != ANNOUNCED and not claim.get("ordinal"):
            return Finding(claim, SUPPORTED, _phrase(before[-1]), {}, (before[-1].visit,))
        return Finding(claim, UNKNOWN, f"the record has no visit like it of {who}")
    claimed = span(stretch)
    if claim.modality == ANNOUNCED:
        return _judge_plan(claim, held, who, day)
    every = known.visits.get(visitor, [])
    in_year = [v for v in every if v.date_earliest.year == claimed.earliest.year]
    reach = known.reach.get(("visits", visitor))
    followed = len(every) >= _ENOUGH and in_year and reach is not None and claimed.latest <= reach
    near = [v for v in held if _is_misdated(stretch, v) and (day is None or v.date_earliest <= day)]
    if followed and near and claimed.earliest.year == claimed.latest.year:
        shown = min(near, key=lambda v: abs((v.date_earliest - claimed.earliest).days))
        return Finding(
            claim, REFUTED, f"{_phrase(shown)}, and no visit at the time claimed", {"start": REFUTED}, (shown.visit,)
        )
    return Finding(claim, UNKNOWN, f"the record has no visit of {who} at that time")


def _is_misdated(stretch: str, visit: Visit) -> bool:
    """Whether a claim looks like a visit of the record with its date mistaken: weeks off, or a year."""
    if agrees(stretch, visit.date_edtf, 62):
        return True
    claimed = span(stretch)
    years = abs(claimed.earliest.year - visit.date_earliest.year)
    return len(stretch) > 4 and years <= 3 and claimed.earliest.month == visit.date_earliest.month


def _judge_plan(claim: Claim, held: list[Visit], who: str, day: date | None) -> Finding:
    stretch = _stretch(claim) or ""
    near = [v for v in held if agrees(stretch, v.date_edtf, 20) and (day is None or v.date_latest >= day)]
    if near:
        return Finding(
            claim, REFUTED, f"{_phrase(near[0])}, not at the time announced", {"start": REFUTED}, (near[0].visit,)
        )
    return Finding(claim, UNKNOWN, f"the record has no visit of {who} at that time")


def _judge_denied(claim: Claim, known: Known, meant: Visit | None, visits: list[Visit], day: date | None) -> Finding:
    if meant is not None and meant.event_status == "held" and _stretch(claim):
        return Finding(claim, REFUTED, _phrase(meant), {}, (meant.visit,))
    off = [v for v in visits if v.event_status in ("cancelled", "postponed")]
    if off:
        return Finding(claim, SUPPORTED, f"{_phrase(off[0])}, {off[0].event_status}", {}, (off[0].visit,))
    stretch = _stretch(claim)
    if stretch and any(
        v.date_earliest.year == span(stretch).earliest.year for v in known.visits.get(claim.text("visitor"), ())
    ):
        return Finding(claim, SUPPORTED, "the record, which has the person's visits of that year, has none like it")
    return Finding(claim, UNKNOWN, "the record does not follow the person's travels then")


def judge_accompaniment(claim: Claim, known: Known, day: date | None) -> Finding:
    """A claim that somebody travelled with a leader, against the delegations of the leader's visits around that day."""
    leader, person = claim.text("leader"), claim.text("person")
    near = [
        v
        for v in known.visits.get(leader, ())
        if day is None or v.date_earliest - timedelta(30) <= day <= v.date_latest + timedelta(30)
    ]
    for visit in near:
        if person in (visit.delegation or "").split(", "):
            text = f"the record has {known.name(person)} in the delegation of {visit.visit}"
            return Finding(claim, SUPPORTED, text, {}, (visit.visit,))
    return Finding(claim, UNKNOWN, "the record's delegations of that time do not have them", {}, ())
