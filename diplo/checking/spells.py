"""Claims about offices, chairs and numbers, against tenures, chairmanships, memberships and populations."""

from datetime import date, timedelta

from diplo.checking.findings import CONFLICTING, REFUTED, SUPPORTED, UNKNOWN, Finding, Verdict, decide
from diplo.checking.known import Known, agrees, holds, say, span
from diplo.queries.chairs import Chairmanship
from diplo.queries.people import Tenure
from diplo.reading.claims import ANNOUNCED, Claim

_STATUSES = {"members": "member", "observers": "observer", "dialogue_partners": "dialogue_partner"}
_POINTS = 0.05


def judge_office(claim: Claim, known: Known, day: date | None) -> Finding:
    """A claim that somebody holds an office, as of the document's day or the day that the sentence speaks of."""
    person, office = claim.text("person"), claim.text("office")
    where = (claim.get("state"), claim.get("organization"))
    own = [t for t in known.tenures if t.person == person and t.office == office and (t.state, t.organization) == where]
    days = [moment for moment in (day, span(claim.about).earliest if claim.about else None) if moment]
    for tenure in own:
        started = claim.modality == ANNOUNCED and (day is None or tenure.start_latest >= day)
        if not days or started or any(holds(tenure, moment) for moment in days):
            return Finding(claim, SUPPORTED, _held(tenure, known), {"office": SUPPORTED}, (tenure.tenure,))
    if not days or office == "other" or claim.modality == ANNOUNCED:
        return Finding(claim, UNKNOWN, f"the record has no such office of {known.name(person)}")
    if own and own[0].start_earliest > days[0] and own[0].start_earliest - days[0] < timedelta(15):
        return Finding(claim, UNKNOWN, _held(own[0], known), {}, (own[0].tenure,))
    if own and own[-1].end_latest and timedelta(0) <= days[0] - own[-1].end_latest < timedelta(60):
        return Finding(claim, UNKNOWN, f"only shortly before, {_held(own[-1], known)}", {}, (own[-1].tenure,))
    return _somebody_else(claim, known, own, days[0])


def _held(tenure: Tenure, known: Known) -> str:
    place = known.name(tenure.state) if tenure.state else known.organization(tenure.organization or "")
    end = f" to {say(tenure.end_edtf)}" if tenure.end_edtf else " on"
    return f"{tenure.person_name} was {tenure.title} ({place}) from {say(tenure.start_edtf)}{end}"


def _somebody_else(claim: Claim, known: Known, own: list[Tenure], day: date) -> Finding:
    state, organization = claim.get("state"), claim.get("organization")
    holders = known.holders(
        str(state) if state else None, str(organization) if organization else None, claim.text("office"), day
    )
    known_person = any(t.person == claim["person"] for t in known.tenures)
    if not holders or not known_person or claim["office"] == "spokesperson":
        return Finding(claim, UNKNOWN, "the record does not know who held that office then")
    evidence = [t.tenure for t in (*holders, *own)]
    told = f"; {_held(own[-1], known)}" if own else ""
    return Finding(claim, REFUTED, f"{_held(holders[0], known)}{told}", {"person": REFUTED}, tuple(evidence))


def judge_chairmanship(claim: Claim, known: Known, day: date | None) -> Finding:
    """A claim that a state chairs an organization, from when to when."""
    organization, state = claim.text("organization"), claim.text("state")
    chairs = known.chairs.get(organization, [])
    if not chairs:
        return Finding(claim, UNKNOWN, f"the record does not keep the chairs of {known.organization(organization)}")
    own = [chair for chair in chairs if chair.state == state]
    if not own:
        return _other_chair(claim, known, chairs, day)
    start, end = claim.text("start"), claim.text("end")
    if not start and not end:
        return _judge_current(claim, known, own, chairs, day)
    best = max(
        own, key=lambda chair: (sum(v == SUPPORTED for v in _slots(claim, known, chair).values()), chair.start_earliest)
    )
    text = _chaired(best, known)
    return decide(claim, _slots(claim, known, best), [best.chairmanship], text, [f"by the record, {text}"])


def _slots(claim: Claim, known: Known, chair: Chairmanship) -> dict[str, Verdict]:
    slots = {}
    for slot, recorded in (("start", chair.start_edtf), ("end", chair.end_edtf)):
        claimed = claim.text(slot)
        if not claimed or recorded is None:
            continue
        slots[slot] = SUPPORTED if agrees(claimed, recorded, 35 if len(claimed) > 4 else 0) else REFUTED
        if slots[slot] == REFUTED and known.disputes(chair.chairmanship, (slot,), claimed):
            slots[slot] = CONFLICTING
    return slots


def _chaired(chair: Chairmanship, known: Known) -> str:
    end = f" to {say(chair.end_edtf)}" if chair.end_edtf else " on"
    whose = known.organization(chair.organization)
    return f"{chair.state_name} had the chair of {whose} from {say(chair.start_edtf)}{end}"


def _judge_current(
    claim: Claim, known: Known, own: list[Chairmanship], chairs: list[Chairmanship], day: date | None
) -> Finding:
    if day is None:
        return Finding(
            claim, UNKNOWN, f"the document has no date; {_chaired(own[-1], known)}", {}, (own[-1].chairmanship,)
        )
    if claim.modality == ANNOUNCED:
        fitting = [chair for chair in own if chair.start_latest >= day - timedelta(3)]
    else:
        fitting = [
            chair for chair in own if holds(chair, day) or (claim.about and agrees(claim.about, _lasting(chair, day)))
        ]
    if fitting:
        return Finding(claim, SUPPORTED, _chaired(fitting[0], known), {"state": SUPPORTED}, (fitting[0].chairmanship,))
    if claim.modality == ANNOUNCED:
        return Finding(claim, UNKNOWN, "the record has no such chairmanship")
    return _other_chair(claim, known, chairs, day)


def _lasting(chair: Chairmanship, day: date) -> str:
    return f"{chair.start_earliest}/{chair.end_latest or max(day, chair.start_earliest)}"


def _other_chair(claim: Claim, known: Known, chairs: list[Chairmanship], day: date | None) -> Finding:
    moment = span(claim.text("start")).latest if claim.get("start") else day
    then = [chair for chair in chairs if moment and holds(chair, moment)]
    if not then:
        return Finding(claim, UNKNOWN, "the record does not know who had the chair then")
    return Finding(claim, REFUTED, _chaired(then[-1], known), {"state": REFUTED}, (then[-1].chairmanship,))


def judge_count(claim: Claim, known: Known, day: date | None) -> Finding:
    """A claim about how many states have a status, or what share of mankind the members have."""
    organization = claim.text("organization")
    if organization not in known.spells:
        return Finding(claim, UNKNOWN, f"the record does not keep the members of {known.organization(organization)}")
    moment = span(claim.text("as_of")).latest if claim.get("as_of") else day
    if moment is None:
        return Finding(claim, UNKNOWN, "the document has no date")
    if claim["what"] == "world_population_share":
        return _judge_share(claim, known, moment)
    counted = _states(known, organization, _STATUSES[claim.text("what")], moment)
    before = _states(known, organization, _STATUSES[claim.text("what")], moment - timedelta(1))
    words = claim.text("what").replace("_", " ")
    text = (
        f"the record counts {len(counted)} {words} of {known.organization(organization)} on {say(moment.isoformat())}"
    )
    right = int(float(claim.text("value"))) in (len(counted), len(before))
    evidence = tuple(counted.values())
    return Finding(claim, SUPPORTED if right else REFUTED, text, {"value": SUPPORTED if right else REFUTED}, evidence)


def _states(known: Known, organization: str, status: str, day: date) -> dict[str, str]:
    return {
        spell.state: spell.membership
        for spell in known.spells[organization]
        if spell.status == status
        and spell.start_earliest <= day
        and (spell.end_earliest is None or day < spell.end_earliest)
    }


def _judge_share(claim: Claim, known: Known, day: date) -> Finding:
    members = _states(known, claim.text("organization"), "member", day)
    years = known.populations.get(None, {})
    if not years or not members:
        return Finding(claim, UNKNOWN, "the record has no populations to judge it by")
    year = min(years, key=lambda each: abs(each - day.year))
    missing = [state for state in members if year not in known.populations.get(state, {})]
    if missing:
        return Finding(claim, UNKNOWN, f"the record has no population of {known.name(missing[0])} for {year}")
    share = sum(known.populations[state][year] for state in members) / years[year]
    right = abs(share - float(claim.text("value"))) <= _POINTS
    text = f"the {len(members)} members had {share:.1%} of the world's population in {year}"
    return Finding(
        claim,
        SUPPORTED if right else REFUTED,
        text,
        {"value": SUPPORTED if right else REFUTED},
        tuple(members.values()),
    )
