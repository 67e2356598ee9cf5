"""Which state has, had or will have which status in an organization."""

import re
from dataclasses import dataclass

from diplo.reading.accessions import read_moves
from diplo.reading.claims import ASSERTED
from diplo.reading.cues import Parts, Rule
from diplo.reading.draft import NEVER_TOPIC, Draft
from diplo.reading.grants import read_grants
from diplo.reading.lines import Line, pattern
from diplo.reading.member_lists import read_answer, read_founders, read_list
from diplo.reading.nominal import read_named, read_nouns, read_reply
from diplo.reading.sets import read_likewise, read_sets, read_since
from diplo.reading.statuses import (
    OF_UNKNOWN,
    STATUS,
    Spell,
    dates_behind,
    emit_spell,
    states_above,
    status_of,
    subjects,
)

_HEAD = pattern(
    r"\b(?<!\w-)(?P<count>{NUM} )?(?P<former>former )?"
    + STATUS
    + r"\b(?! of the (?:standing|political|delegation|cabinet|family)| governments?\b| (?:mission|team|post)s?\b)"
)
_COPULA = pattern(
    r"(?P<states>{STATES}|\bit|\bboth(?: (?:newcomers|countries|states|of them))?|\bthey|\bthe two)"
    r"(?P<gap>(?:[^⟨.;]|⟨D\d+⟩){0,70}?)"
    r"(?:,| is| are| was| were| has| have| had| became| becomes?| remains?| stays?| holds?| enjoys?| received"
    r"| gets?| got"
    r"| granted| acquired| obtained| attained| secured| won| follow(?:s|ed)?| joined| joins?| came in| comes? in"
    r"| entered| leaves?(?: ⟨[CT]\d+⟩)?| an?| will be| to become| being|:)(?:[^⟨.;]| ?⟨[DOTP]\d+⟩){0,70}$"
)
_AUXILIARY = re.compile(
    r"(?: (?:should|will|would|are|is|to|had|have|has|been|both|also|now|soon|then|still|already))* ?", re.IGNORECASE
)
_LABEL = pattern(r"^(?:[-*] )?(?P<states>{STATES}): (?:an? )?(?:[^⟨]|⟨D\d+⟩)*$")
_BULLET = re.compile(r"^[-*] (?:an? |the )?$")
_FRAGMENT = re.compile(r"^(?:An? |Full |Also an? |Now an? |Since then an? |And an? )$")
_ATTRIBUTE = re.compile(
    r"\b(?:whose|its|their|our|other|among|between|all|for|by|with|from|to|some|many|most|these|those|and|fellow"
    r"|existing"
    r"|current|number of|\w+'s) (?:the |its |all |other )*(?:⟨O\d+⟩ )?$",
    re.IGNORECASE,
)
_GAPPED = pattern(r"(?:,| and|, and) (?:the )?(?P<state>{S}) (?:since|in|on|from) (?P<date>{D})(?!,? ⟨S)")
_TAIL = re.compile(r", (?:and|but|while|which|who) |; | and (?:⟨S|it |the )")
_BEGINS = re.compile(
    r"\b(?:becom\w*|became|admitted|received|granted|made|given|got|gets?|leaves?|joined(?! as\b)|new|follow\w*"
    r"|acquired|obtained|attained|secured"
    r"|won|entered|came in|taken (?:on|in)|accepted|let in|upgraded|promoted|raised|elevated|welcomed)\b",
    re.IGNORECASE,
)
_LEADING = Rule(r"⟨D\d+⟩,? when (?:the )?⟨S|^(?:On |In )?⟨D\d+⟩,? ")
_NOT = re.compile(r"\b(?:not|never|no longer|neither|nor|without being)\b|n't", re.IGNORECASE)
_HEARSAY = Rule(
    r"\bI (?:have )?(?:read|heard)\b|\brumou?r|\b[Hh]eard (?:in|on|at) [^⟨]*:"
    r"|\b(?:[Ss]ome|[Tt]here are) reports\b"
    r"|\b(?:headline|caption|letter|article|table|map|panel|report)\b(?: (?:on|of|in) ⟨D\d+⟩| yesterday)? "
    r"(?:said|called|described|gave|had|put|listed)\b"
    r"|\b[Rr]eports that\b.*\b(?:(?:was|were|are) (?:denied|false|wrong|untrue|premature)|to the contrary)"
)
_NAMED = re.compile(r"⟨O(\d+)⟩ $")
_STAYS = re.compile(r"\b(?:(?:stay|remain|continue)(?:s|ed)?|still)\b")
_USED_TO_BE = re.compile(r"\b(?:used to be|before that (?:was|were|had been)|(?:is|are) no more|was once|were once)\b")
_RELATIVE = re.compile(r", (?:which|who|whose)\b[^,;]*,")
_UNTIL = re.compile(r"\buntil \w+\b[^⟨]*$")
_GATE = Parts(
    *(
        "member",
        "observer",
        "partner",
        "join",
        "admitted",
        "acced",
        "entered",
        "found",
        "of them",
        "compris",
        "consists",
    ),
    *("into the", "added", "declared", "proclaimed", "took in", "taken in", "let in", "accept", "welcom", "admit"),
    *("raised", "elevated", "upgraded", "promoted", "formed", "set up", "created", "launched"),
    *("status", " in the ", " one", "so did", "so has", " belong"),
    *(
        "acce",
        "applic",
        "request",
        "bid",
        "partnership",
        "groups",
        "sits",
        "quit",
        "non-member",
        "stays in",
        "remains in",
    ),
    *("made up", "composed", "brings together", "appl", "withdr", "walked out", "left", "quit"),
)
_LADDER = ("dialogue_partner", "observer", "partner", "member")


@dataclass(frozen=True, slots=True)
class Head:
    """A word for a status in a line, with the words around it that belong to no other such word."""

    line: Line
    match: re.Match[str]
    before: str
    after: str

    @property
    def text(self) -> str:
        """The line up to the word."""
        return self.line.text[: self.match.start()]


def read_membership(draft: Draft) -> None:
    """Emit every state's status that the document speaks of; questions and hearsay claim nothing."""
    for line in draft.lines:
        read_answer(draft, line)
        read_reply(draft, line)
        read_named(draft, line)
        if line.text.endswith("?") or line.search(_HEARSAY) or draft.organization(line) is None:
            continue
        read_sets(draft, line)
        if not line.has(_GATE):
            read_likewise(draft, line)
            continue
        read_moves(draft, line)
        read_grants(draft, line)
        read_founders(draft, line)
        read_nouns(draft, line)
        matches = list(line.finditer(_HEAD))
        for place, match in enumerate(matches):
            stop = matches[place + 1].start() if place + 1 < len(matches) else len(line.text)
            begin = matches[place - 1].end() if place else 0
            head = Head(line, match, line.text[begin : match.start()], line.text[match.end() : stop])
            if not match.group("former") and not read_list(draft, line, match, head.after, head.before):
                _read_predicate(draft, head)
        read_likewise(draft, line)
        read_since(draft, line)


def _read_predicate(draft: Draft, head: Head) -> None:
    """`Iran has been an observer since 2005`, `Mongolia, an observer, …`, `Pakistan: observer from 2005`."""
    if (
        head.match.group("count")
        or head.match.group("status").lower().endswith("membership")
        or _ATTRIBUTE.search(head.text)
        or OF_UNKNOWN.match(head.after)
    ):
        return
    match = _COPULA.search(head.text)
    states, bridge = _carried(draft, head), head.before
    if match is not None:
        pronoun = match.group("states").lower().startswith(("it", "both", "they", "the two"))
        if pronoun and not _AUXILIARY.fullmatch(match.group("gap")):
            return
        states = subjects(draft, head.line, match.group("states"), match.start())
        bridge = min(head.text[match.end("states") :], head.before, key=len)
    named = _NAMED.search(head.text)
    if not states or (named and draft.mentions[int(named.group(1))].key in NEVER_TOPIC):
        return
    bridge = re.split(r": (?:it|they) ", bridge)[-1]
    if _USED_TO_BE.search(bridge):
        return
    spell = _spell(draft, head, bridge, _TAIL.split(head.after)[0])
    emit_spell(draft, head.line, states, spell, (head.match.start() - len(bridge), head.match.end()))
    for other in _GAPPED.finditer(head.after):
        since = draft.when(draft.first(other.group("date"), "D"))
        span = (head.match.start(), head.match.end() + other.end())
        emit_spell(draft, head.line, draft.states(other.group("state")), Spell(spell.status, since), span)


def _carried(draft: Draft, head: Head) -> list[str]:
    """The states that an entry without a subject is about: those of the entry's label or of the lines above."""
    label = _LABEL.match(head.text)
    if label:
        return draft.states(label.group("states"))
    if _FRAGMENT.match(head.text):
        above = draft.lines[head.line.number - 1] if head.line.number else None
        states = draft.states(above.text) if above is not None and above.block == head.line.block else []
        return states if len(states) == 1 else []
    return states_above(draft, head.line) if _BULLET.match(head.text) else []


def _spell(draft: Draft, head: Head, bridge: str, tail: str) -> Spell:
    """What the words between the state and the status, and those behind it, say of the time."""
    bridge = _RELATIVE.sub(",", bridge)
    gapped = bridge.strip() in ("a", "an") and re.search(r"\bbec[ao]me", head.text) is not None
    stays = _STAYS.search(bridge) is not None
    begins = not stays and (_BEGINS.search(bridge) is not None or tail.startswith(": ⟨D") or gapped)
    denied, ahead = _NOT.search(bridge) is not None, draft.is_future(bridge) and not stays
    start, end = dates_behind(draft, tail, begins, ahead)
    guessed = False
    if begins and start is None and not denied:
        leading = head.line.search(_LEADING)
        first = leading.group() if leading else ""
        for place in (first, tail, bridge) if ahead else (bridge, first, tail):
            start = start or draft.date_in(place, ahead or None)
        guessed = start is None
        start = start or (None if ahead else draft.context_date(head.line))
    if not begins and (_UNTIL.search(bridge) or "ceased to be" in bridge):
        end = end or draft.date_in(bridge) or draft.date_in(head.text) or draft.context_date(head.line)
    return Spell(status_of(head.match.group("status")), start, end, denied, ahead, guessed)


def settle_spells(draft: Draft) -> None:
    """Where the document dates the next status of a state, the one before ends with it."""
    held = [claim for claim in draft.claims if claim.predicate == "membership" and claim.modality == ASSERTED]
    held = [claim for claim in held if claim.text("status") in _LADDER]
    for claim in held:
        later = [
            other.text("start")
            for other in held
            if (other["state"], other["organization"]) == (claim["state"], claim["organization"])
            and _LADDER.index(other.text("status")) > _LADDER.index(claim.text("status"))
            and other.get("start")
            and other.text("start") > claim.text("start")
        ]
        if later and not claim.get("end"):
            claim.slots["end"] = min(later)
