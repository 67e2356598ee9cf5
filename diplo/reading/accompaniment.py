"""Who travels with whom."""

import re

from diplo.reading.companions import CUES, FORMS, name_strangers
from diplo.reading.draft import Draft
from diplo.reading.lexicon import TOP_OFFICES
from diplo.reading.lines import Line, Mention, pattern
from diplo.reading.names import slug

_TRIP = r"(?: on the (?:trip|visit|journey))?"
_WITH = pattern(
    rf"(?P<leader>{{P}})(?:,? who)?(?: is| was| will be| were)?(?: also)? accompanied{_TRIP} by (?P<people>[^.;]*)"
)
_WITH_ANY = pattern(rf"\baccompanied{_TRIP} by (?P<people>[^.;]*)")
_ALONG = pattern(
    r"(?P<people>{P}[^.;]{0,200}?)(?:,? who| will| is to|,)? ?(?:(?:accompan(?:y|ies|ied)|(?:is"
    r"|are) accompanying) (?P<leader>{P})"
    r"|\(?travel(?:s|led|ed|ling)? with (?P<leader2>{P})"
    r"|(?:is|are|was|were|has been|have been) (?:also )?(?:with|at) (?P<leader4>{P})(?:'s (?:side|elbow))?"
    r"(?=[.,;]| on | all | throughout|$)"
    r"|(?:came|is|was|are|were|travel\w*) in (?P<leader3>{P})'s (?:party|delegation|entourage|suite|retinue|train))"
)
_ARE = pattern(r"\bAccompanying (?:the )?(?P<leader>{P}) (?:is|are|was|were) (?P<people>[^.;]*)")
_MADE_UP = r"(?:includes?|included|is made up of|comprises) (?P<people>[^.;]*)"
_DELEGATION = pattern(rf"(?P<leader>{{P}})'s (?:delegation|party|entourage)(?: (?:in|to) {{PLACE}})? {_MADE_UP}")
_OWN_DELEGATION = pattern(rf"\bthe (?:{{A}} )?delegation (?:also )?{_MADE_UP}")
_RELATIVE = pattern(r"(?:{P}'s|the) (?:wife|husband|spouse|daughter|son|first lady|first gentleman),? (?P<who>{NAME})")
_SO_ARE = pattern(r"\bso (?:are|is|were|was|will|does|do|did) (?P<people>[^.;]*{P}[^.;]*)")
_NEAR = 300
"""How far, in characters, `So are …` may stand behind those that it goes on from."""

_OWNER = re.compile(r"⟨P\d+⟩'s ")
_STOP = re.compile(r"\bwho\b|\bwhile\b|\bbut\b|\bas he\b")


def read_accompaniment(draft: Draft) -> None:
    """Emit who accompanies whom."""
    for line in draft.lines:
        if not line.has(CUES):
            continue
        _name_relatives(draft, line)
        name_strangers(draft, line)
        for rule in FORMS:
            for match in line.finditer(rule):
                _emit(draft, line, match, draft.first(match.group("leader"), "P"))
        for rule in (_WITH, _DELEGATION, _ALONG, _ARE):
            for match in line.finditer(rule):
                groups = match.groupdict()
                leader = draft.first(
                    groups.get("leader") or groups.get("leader2") or groups.get("leader3") or groups.get("leader4"), "P"
                )
                _emit(draft, line, match, leader)
        for match in line.finditer(_SO_ARE):
            told = [claim for claim in draft.claims if claim.predicate == "accompaniment"]
            if told and draft.text.span(*line.place(0, 1))[0] - told[-1].start <= _NEAR:
                _emit(draft, line, match, Mention("P", told[-1].text("leader"), 0, 0, ""))
        for match in line.finditer(_OWN_DELEGATION):
            if draft.visits:
                leader = Mention("P", draft.visits[-1].visitor, 0, 0, "")
                _emit(draft, line, match, leader)
        if not line.search(_WITH):
            for match in line.finditer(_WITH_ANY):
                _emit(draft, line, match, draft.first(line.text[: match.start()], "P"))


def _name_relatives(draft: Draft, line: Line) -> None:
    for match in reversed(list(line.finditer(_RELATIVE))):
        printed = match.group("who")
        plain = line.place(match.start("who"), match.end("who"))
        line.put(match.start(), match.end(), draft.mark(Mention("P", slug(printed), *plain, printed)))


def _own_leader(draft: Draft, match: re.Match[str], leader: Mention | None) -> Mention | None:
    """The leader, or the traveller of their own state where a pronoun was taken for somebody from another."""
    person = draft.first(_OWNER.sub("", match.group("people")), "P")
    state = draft.lexicon.state_of(person.key, None, draft.day) if person else None
    among = {mention.key for mention in draft.marks(_OWNER.sub("", match.group("people")), "P")}
    if leader is not None and state is not None and leader.pronoun and leader.key in among:
        others = (v for v in reversed(draft.visits) if v.visitor not in among)
        meant = next((v for v in others if draft.lexicon.state_of(v.visitor, None, draft.day) == state), None)
        return Mention("P", meant.visitor, 0, 0, "") if meant is not None else None
    led = draft.lexicon.state_of(leader.key, None, draft.day) if leader else None
    if leader is None or state is None or led == state or (led is None and not leader.pronoun):
        return leader
    own = (v for v in reversed(draft.visits) if draft.lexicon.state_of(v.visitor, None, draft.day) == state)
    visit = next(own, None)
    return Mention("P", visit.visitor, 0, 0, "") if visit is not None else None


def _emit(draft: Draft, line: Line, match: re.Match[str], leader: Mention | None) -> None:
    leader = _own_leader(draft, match, leader)
    if leader is None:
        return
    subjects = list(draft.marks(_OWNER.sub("", match.group("people")), "P"))
    top = {
        mention.key: bool(set(draft.lexicon.offices(mention.key, draft.day)) & set(TOP_OFFICES))
        for mention in (*subjects, leader)
    }
    if len(subjects) == 1 and top[subjects[0].key] and not top[leader.key]:
        slots = {"person": leader.key, "leader": subjects[0].key}
        draft.emit("accompaniment", slots, draft.modality(match.group()), line, match.span())
        return
    people = _STOP.split(match.group("people"))[0] if match.re is not _ALONG.re else match.group("people")
    modality = draft.modality(match.group())
    for mention in draft.marks(people, "P"):
        equals = top.get(mention.key, False) and top[leader.key]  # leaders travel beside each other
        if mention.key != leader.key and not equals:
            slots = {"person": mention.key, "leader": leader.key}
            draft.emit("accompaniment", slots, modality, line, match.span())
