"""Claims about a state's status, against the record's spells and accession steps."""

from datetime import date

from diplo.checking.findings import CONFLICTING, REFUTED, SUPPORTED, UNKNOWN, Finding, Verdict, decide
from diplo.checking.known import Known, agrees, holds, say, span
from diplo.queries.members import Member
from diplo.reading.claims import ANNOUNCED, DENIED, Claim

_WORDS = {"dialogue_partner": "dialogue partner"}
_PARTNERS = {"partner", "dialogue_partner", "observer"}


def judge_membership(claim: Claim, known: Known, day: date | None) -> Finding:
    """A membership claim's verdict, as of the document's day."""
    organization, state, status = claim.text("organization"), claim.text("state"), claim.text("status")
    if organization not in known.spells:
        return Finding(claim, UNKNOWN, f"the record does not keep the members of {known.organization(organization)}")
    if status == "applicant":
        return _judge_application(claim, known)
    spells = [spell for spell in known.spells[organization] if spell.state == state]
    own = [spell for spell in spells if spell.status == status]
    if claim.modality == DENIED:
        return _judge_denial(claim, known, own, day)
    if claim.modality == ANNOUNCED:
        return _judge_announcement(claim, known, own, spells, day)
    if not own:
        return _never(claim, known, spells, day)
    if claim.get("start") or claim.get("end"):
        return _judge_dates(claim, known, own)
    return _judge_as_of(claim, known, own, spells, day)


def _phrase(spell: Member, known: Known) -> str:
    word = _WORDS.get(spell.status, spell.status)
    since = (
        f"{known.name(spell.state)} was {word} of {known.organization(spell.organization)} from {say(spell.start_edtf)}"
    )
    return f"{since} to {say(spell.end_edtf)}" if spell.end_edtf else f"{since} on"


def _never(claim: Claim, known: Known, spells: list[Member], day: date | None) -> Finding:
    state, status = claim.text("state"), claim.text("status")
    word = _WORDS.get(status, status)
    first = min((s.start_earliest for s in known.spells[claim.text("organization")]), default=None)
    if day is not None and first is not None and day < first:
        return Finding(claim, UNKNOWN, f"the record of {known.organization(claim.text('organization'))} begins later")
    if (
        status in _PARTNERS
        and any(s.status in _PARTNERS and (day is None or holds(s, day)) for s in spells)
        and status != "observer"
    ):
        current = next(s for s in spells if s.status in _PARTNERS and (day is None or holds(s, day)))
        if current.status != "observer":
            return Finding(
                claim,
                UNKNOWN,
                f"the record has another word for it: {_phrase(current, known)}",
                {},
                (current.membership,),
            )
    evidence = tuple(s.membership for s in spells)
    told = f": {_phrase(spells[-1], known)}" if spells else ""
    text = (
        f"the record never has {known.name(state)} as {word} of {known.organization(claim.text('organization'))}{told}"
    )
    return Finding(claim, REFUTED, text, {"status": REFUTED}, evidence)


def _judge_as_of(claim: Claim, known: Known, own: list[Member], spells: list[Member], day: date | None) -> Finding:
    if day is None:
        return Finding(
            claim, SUPPORTED, f"the document has no date; {_phrase(own[-1], known)}", {}, (own[-1].membership,)
        )
    holding = [spell for spell in own if holds(spell, day)]
    if holding:
        return Finding(claim, SUPPORTED, _phrase(holding[0], known), {"status": SUPPORTED}, (holding[0].membership,))
    then = [spell for spell in own if claim.about and holds(spell, span(claim.about).earliest)]
    if then:
        return Finding(claim, SUPPORTED, _phrase(then[0], known), {"status": SUPPORTED}, (then[0].membership,))
    other = next((spell for spell in spells if holds(spell, day)), None)
    shown = other or own[0]
    evidence = tuple(spell.membership for spell in ([other, own[0]] if other else [own[0]]) if spell)
    return Finding(
        claim,
        REFUTED,
        f"{_phrase(shown, known)}" + (f"; {_phrase(own[0], known)}" if other else ""),
        {"status": REFUTED},
        evidence,
    )


def _judge_dates(claim: Claim, known: Known, own: list[Member]) -> Finding:
    best = max(own, key=lambda spell: sum(_date_fits(claim, known, spell).count(v) for v in (SUPPORTED,)))
    slots: dict[str, Verdict] = {}
    for slot, verdict in zip(("start", "end"), _date_fits(claim, known, best), strict=True):
        if verdict is not None:
            slots[slot] = verdict
    return decide(claim, slots, [best.membership], _phrase(best, known), [f"by the record, {_phrase(best, known)}"])


def _date_fits(claim: Claim, known: Known, spell: Member) -> list[Verdict | None]:
    answers: list[Verdict | None] = []
    for slot, recorded in (("start", spell.start_edtf), ("end", spell.end_edtf)):
        claimed = claim.text(slot)
        if not claimed:
            answers.append(None)
        elif recorded and agrees(claimed, recorded):
            answers.append(SUPPORTED)
        elif known.disputes(spell.membership, (slot,), claimed):
            answers.append(CONFLICTING)
        elif slot == "start" and spell.status != "member" and _decided(known, spell, claimed):
            answers.append(SUPPORTED)
        else:
            answers.append(REFUTED)
    return answers


def _decided(known: Known, spell: Member, claimed: str) -> bool:
    """Whether the status was granted then; a lower status is often dated from the decision, not from its memorandum."""
    steps = known.steps.get((spell.organization, spell.state), [])
    granted = ("decision", "memorandum_signed", "effective")
    return any(s.status == spell.status and s.step in granted and agrees(claimed, s.date_edtf) for s in steps)


def _judge_application(claim: Claim, known: Known) -> Finding:
    steps = known.steps.get((claim.text("organization"), claim.text("state")), [])
    applied = [step for step in steps if step.step == "applied"]
    if not applied:
        return Finding(claim, UNKNOWN, f"the record has no application by {known.name(claim.text('state'))}")
    claimed = claim.text("start")
    fitting = [step for step in applied if not claimed or agrees(claimed, step.date_edtf, 31)]
    shown = (fitting or applied)[0]
    text = f"{known.name(shown.state)} applied in {say(shown.date_edtf)}"
    if fitting:
        return Finding(claim, SUPPORTED, text, {"status": SUPPORTED}, (shown.accession_step,))
    return Finding(claim, REFUTED, f"by the record, {text}", {"start": REFUTED}, (shown.accession_step,))


def _judge_denial(claim: Claim, known: Known, own: list[Member], day: date | None) -> Finding:
    holding = [
        spell
        for spell in own
        if day is not None and spell.start_latest <= day and (spell.end_earliest is None or day < spell.end_earliest)
    ]
    if holding:
        return Finding(claim, REFUTED, _phrase(holding[0], known), {"status": REFUTED}, (holding[0].membership,))
    if day is None and own:
        return Finding(
            claim, UNKNOWN, "the document has no date, and the record has such a spell", {}, (own[0].membership,)
        )
    text = f"the record has no such status of {known.name(claim.text('state'))} then"
    return Finding(claim, SUPPORTED, text, {}, tuple(spell.membership for spell in own))


def _judge_announcement(
    claim: Claim, known: Known, own: list[Member], spells: list[Member], day: date | None
) -> Finding:
    if not own:
        evidence = tuple(s.membership for s in spells)
        return Finding(
            claim, UNKNOWN, f"the record has no such status of {known.name(claim.text('state'))}", {}, evidence
        )
    start = claim.text("start")
    later = [s for s in own if day is None or s.start_latest >= day] or own
    fitting = [spell for spell in later if not start or agrees(start, spell.start_edtf)]
    if fitting:
        return Finding(
            claim,
            SUPPORTED,
            _phrase(fitting[0], known),
            {"start": SUPPORTED} if start else {},
            (fitting[0].membership,),
        )
    return Finding(
        claim, REFUTED, f"by the record, {_phrase(later[0], known)}", {"start": REFUTED}, (later[0].membership,)
    )
