"""Who takes part in a summit, or stays away from it.

Each person whom the document names near a meeting is a candidate; the words around all mentions, the person's rank
and the meeting's place in the document are weighed by a model (`weighing`) that answers `part`, `away` or `none`.
States are told of in few ways, which rules read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import lru_cache
from itertools import product

from diplo.dates import parse_edtf
from diplo.queries.lookup import fold
from diplo.reading.calendar import Meeting
from diplo.reading.claims import ANNOUNCED, ASSERTED, DENIED, Claim
from diplo.reading.cues import Parts, Rule
from diplo.reading.draft import Draft
from diplo.reading.evidence import bearer, clause_around, rank_of_person, words_around
from diplo.reading.lexicon import TOP_OFFICES
from diplo.reading.lines import Line, Mention, pattern
from diplo.reading.meetings import Summit, is_current
from diplo.reading.weighing import model

PART, AWAY, NONE = "part", "away", "none"
DOUBT, DOUBT_AFAR = 0.4, 0.3
"""Who is likelier than this to have nothing to do with a meeting is left out.

The second is for those named far from its mention, and for meetings of which the record has no list: there the model is
right less often.
"""

_SAID = 6.0
"""How much more an absence counts of which the text speaks in so many words."""

_NEAR, _BACK = timedelta(4), 3
_MENTION = Rule(r"⟨P(\d+)⟩")
_ABSENT = Rule(
    r"(?:\bnot|\bnor|n't|\bnever|\bunable to|\bcannot|\bwithout)(?: (?:be|been|to|expected|planning|going|able"
    r"|himself|herself|even|also))* "
    r"(?:attend\w*|com(?:e|ing)|go(?:ing)?|travel\w*|tak(?:e|ing) part|join\w*|participat\w*|there|here|present"
    r"|among|mak(?:e|ing) (?:it|the (?:trip|journey))"
    r"|show(?:ing)? up|turn(?:ing)? up|at the|in the (?:room|hall)|arrive)\b"
    r"|\b(?:absen(?:t|ce)|skip(?:s|ped|ping)?|miss(?:es|ed|ing)?|a miss|stay(?:s|ed|ing)? (?:away|put|(?:at )?home"
    r"|in ⟨|behind)|no-show"
    r"|declin(?:es?|ed)|pull(?:s|ed)? out|call(?:s|ed)? off|cancel\w*|excus(?:es?|ed)|regrets|apologies|boycott\w*"
    r"|snub\w*|sat (?:it |this one )?out"
    r"|remain(?:s|ed) (?:in ⟨|at home)|is not(?=[,.;]|$)|did not(?=[,.;]|$)|will not(?=[,.;]|$)|was not(?=[,.;]|$))",
    re.IGNORECASE,
)
"""The words that say of somebody that they are not where others are."""

_VERBS = (
    (
        "part",
        r"took part|tak(?:e|es|ing) part|attend\w*|participat\w*|present|represented|there(?=[.,;]|$)|at the table",
    ),
    ("lead", r"presid\w+|chair(?:s|ed|ing)?|in the chair|host(?:s|ed|ing)?|open(?:s|ed|ing)?|led|head(?:s|ed)"),
    ("speech", r"spoke|speaks?|speaking|address\w*|told|report(?:s|ed)|took the floor|made a speech|said"),
    ("way", r"came|comes?|coming|arriv\w+|join(?:s|ed|ing)?|flew|landed|sent|went|expected"),
)
"""What is said of those who are at a meeting: that they take part, lead it, speak at it, or come."""

_KIND = "|".join(f"(?P<{kind}>{verbs})" for kind, verbs in _VERBS)
_LIST_BEHIND = r"(?:(?:,|,? and|,? as well as) (?:⟨S\d+⟩'s )?⟨P\d+⟩(?: \(⟨S\d+⟩\))?)*"
_SAID_BEHIND = pattern(
    rf"⟨P\d+⟩(?: \(⟨S\d+⟩\))?{_LIST_BEHIND}(?:, (?:who|the|an?|both|all|whose)\b[^,;]{{0,60}},)?,?"
    r"(?: (?:also|both|all|too|were|was|is|are|will|to|be|been|has|have|had|did|not|does|who|would|himself|then))*"
    rf" (?:{_KIND})\b"
)
_SAID_BEFORE = pattern(
    rf"\b(?:{_KIND})\b[^.;⟨]{{0,30}}(?:⟨P\d+⟩(?: \(⟨S\d+⟩\))?(?:,|,? and|,? as well as) (?:⟨S\d+⟩'s )?)*(?:the )?$"
)
_LONGEST = 160
_FROM = re.compile(r"from ⟨\w+⟩")
_STATES = pattern(
    r"\b(?:leaders|presidents|heads of (?:state|government)|prime ministers|premiers|foreign ministers|delegations?"
    r"|representatives|delegates) (?:of|from) (?P<led>{STATES})"
    r"|attended by (?P<came>{STATES})|(?P<sent>{STATES})(?:, [^⟨;.]{0,60},)? (?:was|were|is"
    r"|will be) (?:also )?(?P<not>not )?represented|(?P<absent>{STATES}) (?:did|does|will) not (?:take part|attend"
    r"|participate)"
    r"|(?:the )?(?P<empty>{S}|{A})'?s? (?:seat|chair) (?:stayed|was|remained) empty"
    r"|(?P<part>{STATES}) (?:also |both |all )*(?:took|take|will take|are taking) part(?= at the level|[,.;]|$| as |"
    r" by video"
    r"| in the (?:summit|meeting|session))"
    r"|(?P<nobody>{STATES})(?:, [^⟨;.]{0,60},)?(?: [^⟨;.]{0,60} and)? (?:sent nobody"
    r"|(?:was|were) not (?:invited|asked)\b(?! to)|stayed away)"
)
_MEETS = pattern(
    r"\b(?:meet|met|gathered|gather|saw each other|attend\w*|took part|take part|were connected|present"
    r"|participat\w+|in the (?:hall|room|chamber)|at the table|taking part|sat (?:down|at)|were there|are there"
    r"|at (?:an? |the )?(?:session|meeting|summit)|came|arrived|addressed|spoke)\b"
)
_BOTH = Parts(" both")


@dataclass(slots=True)
class Candidate:
    """A person and a meeting that the document may connect.

    Attributes:
        who: the person, or the state that a title with its owner stands for.
        summit: the meeting.
        line: the line of the first mention.
        at: where in it the mention stands.
        circumstances: what speaks for and against, from all mentions.
        ahead: whether a mention speaks of what is to come.
    """

    who: dict[str, str]
    summit: Summit
    line: Line
    at: int
    circumstances: set[str] = field(default_factory=set)
    ahead: bool = False

    @property
    def is_close(self) -> bool:
        """Whether a line near the meeting's mention names them, and the record has a list of those who were there."""
        near = {"relation:named", "relation:both", "relation:paragraph", "relation:near"} & self.circumstances
        return bool(near) and "recorded:unknown" not in self.circumstances


def read_participation(draft: Draft) -> None:
    """Emit who took part in the meetings that the document speaks of."""
    weights = model("participation")
    for candidate in find_candidates(draft):
        chances = weights.chances(candidate.circumstances)
        if chances[NONE] <= (DOUBT if candidate.is_close else DOUBT_AFAR):
            said = 1.0
            if "absence:own" in candidate.circumstances:  # then it is for the text to say, not for the record
                chances = weights.chances({one for one in candidate.circumstances if not one.startswith("recorded:")})
                said = _SAID
            _emit(draft, candidate, denied=said * chances[AWAY] > chances[PART])
    for line in draft.lines if draft.summits else ():
        if any(mark in line.text for mark in ("⟨S", "⟨C", "⟨A")):
            _read_states(draft, line)


def find_candidates(draft: Draft) -> list[Candidate]:
    """Everybody whom the document names, with the meetings that their lines may be about."""
    found: dict[tuple[str, int], Candidate] = {}
    recorded: dict[tuple[str, int], str] = {}
    main = main_summit(draft) if draft.summits else None
    for line in draft.lines if main else ():
        if "⟨P" not in line.text:
            continue
        meetings = [pair for pair in _meetings_of(draft, line) if pair[0].modality != DENIED]
        named = list(dict.fromkeys(_who_of(mention) for mention in draft.marks(line.text, "P"))) if meetings else []
        for one, (summit, _) in product(named, meetings):
            if (one, id(summit)) not in recorded:
                recorded[one, id(summit)] = _recorded(draft, summit, one)
        for match in line.finditer(_MENTION) if meetings else ():
            mention, at = draft.mentions[int(match.group(1))], match.start()
            owned = mention.pronoun and mention.state is not None
            who = {"state": mention.state or ""} if owned else {"person": mention.key}
            begin, end = clause_around(line.text, at)
            ahead = draft.is_future(line.text[begin:end]) and not draft.is_history(line)
            told = words_around(line.text, at).union(bearer(draft, line, mention, at))
            for summit, relation in meetings:
                key = (next(iter(who.values())), id(summit))
                candidate = found.setdefault(key, Candidate(who, summit, line, at))
                candidate.circumstances.update(told, _circumstances(draft, line, mention, at, summit, relation))
                candidate.circumstances.add(f"main:{summit is main}")
                others = [recorded[one, id(summit)] for one in named if one != key[0]]
                candidate.circumstances.update(_company(others))
                candidate.circumstances.update((f"recorded:{recorded[key]}", f"recorded:{recorded[key]}:{relation}"))
                candidate.ahead = candidate.ahead or ahead
    return list(found.values())


def _who_of(mention: Mention) -> str:
    """The person that a mention means, or the state whose office holder it is."""
    return mention.state or "" if mention.pronoun and mention.state is not None else mention.key


def _company(others: list[str]) -> Iterator[str]:
    """How many of those whom a line names besides somebody the record has at the meeting."""
    there, listed = others.count("there"), len(others) - others.count("unknown")
    if not listed:
        share = "unknown" if others else "nobody"
    else:
        share = "all" if there == listed else "some" if there else "none"
    yield from (f"company:{share}", f"company:{share}:{min(len(others), 3)}")


def main_summit(draft: Draft) -> Summit:
    """The meeting that the document is about."""
    return max(
        draft.summits,
        key=lambda one: (
            one.modality != DENIED,
            one.organization in draft.lexicon.founded and is_current(draft, one),
            one.mentions + 2 * bool(one.ordinal),
            -one.line.number,
        ),
    )


def _meetings_of(draft: Draft, line: Line) -> list[tuple[Summit, str]]:
    """The meetings that a line may be about, and why: named in it, in its paragraph, nearby, or in the document."""
    here = draft.summit_at.get(line.number)
    if here:
        return [(summit, "named") for summit in dict.fromkeys(here)]
    main = main_summit(draft)
    if line.has(_BOTH):
        near = range(max(0, line.number - 3), line.number)
        told = list(dict.fromkeys(one for back in near for one in draft.summit_at.get(back, ())))
        if len(told) > 1 and told[-1].date and told[-2].date and _close(told[-1].date, told[-2].date):
            return [(summit, "both") for summit in told[-2:]]
    for back in range(line.number - 1, max(-1, line.number - 6), -1):
        told = [one for one in draft.summit_at.get(back, []) if one.organization == draft.topics.get(line.number)]
        if told and main.modality == ASSERTED and told[-1].modality == ANNOUNCED and not draft.is_future(line.text):
            continue  # what is told as past is not about a meeting to come
        if told and draft.lines[back].block == line.block:
            return [(told[-1], "paragraph")]
        if told and back >= line.number - 3:
            return [(told[-1], "near")] + ([] if told[-1] is main else [(main, "document")])
    return [(main, "document")]


def _recorded(draft: Draft, summit: Summit, who: str) -> str:
    """What the record says of somebody at a meeting: `there`, `absent`, `unlisted`; `unknown` without a list."""
    for meeting in _meant(draft, summit):
        told = draft.lexicon.attendance.get(meeting.key, {})
        if told and (summit.body is None or summit.body == meeting.body or not meeting.body):
            return "unlisted" if who not in told else "there" if told[who] else "absent"
    return "unknown"


def _meant(draft: Draft, summit: Summit) -> list[Meeting]:
    """The record's meetings that a meeting may be; where the text does not date it, its number or town must tell."""
    span = parse_edtf(summit.date) if summit.date else None
    if span is None and not summit.ordinal and not summit.city:
        return []
    found = [
        one
        for one in draft.lexicon.meetings
        if one.organization == summit.organization
        and (not summit.city or fold(summit.city) == one.town)
        and (span is not None or summit.ordinal in (None, one.ordinal))
        and (span is None or (span.earliest <= one.last and one.first <= span.latest))
        and (span is not None or draft.day is None or one.first <= draft.day)
    ]
    return found if span is not None or len(found) == 1 else []


def _close(one: str, other: str) -> bool:
    """Whether two meetings lie within days of each other."""
    first, second = parse_edtf(one), parse_edtf(other)
    return first.earliest - second.latest <= _NEAR and second.earliest - first.latest <= _NEAR


def _circumstances(draft: Draft, line: Line, mention: Mention, at: int, summit: Summit, relation: str) -> Iterator[str]:
    """What a mention tells of somebody and a meeting, beyond the words around it."""
    rank, current = rank_of_person(draft, mention), "current" if is_current(draft, summit) else "other"
    several = min(line.text.count("⟨P"), 3)
    yield from (f"relation:{relation}", f"time:{current}", f"meeting:{summit.modality}")
    yield from (f"{rank}:{current}:{relation}", f"{rank}:{current}:{several}", f"{rank}:{current}:{mention.pronoun}")
    yield from (f"{rank}:of {summit.body}", f"{rank}:of {summit.body}:{relation}")
    if summit.host and draft.lexicon.state_of(mention.key, None, draft.day) == summit.host:
        yield "host"
    begin, end = clause_around(line.text, at)
    clause = line.text[begin:end]
    absent = _absence(clause) if line.may(_ABSENT) else -1
    if absent >= 0:
        behind = begin + absent > at
        others = line.text[at:][1 : max(0, begin + absent - at)].count("⟨P") if behind else 1
        yield f"absence:{'own' if behind and not others else 'other'}"
    if draft.is_future(clause):
        yield "future"
    for side, said in _said(line.text, at):
        yield from (f"said:{side}:{said}", f"said:{side}:{said}:{rank}", f"said:{side}:{said}:{relation}")
    yield from (f"date:{how}" for how in _distances(draft, clause, summit))
    for place in draft.marks(_FROM.sub("", clause), "CT"):
        yield f"place:{draft.state(place) == summit.host}"
    for organization in draft.marks(clause, "O"):
        yield f"organization:{organization.key == summit.organization}"


@lru_cache(maxsize=1024)
def _said(text: str, at: int) -> tuple[tuple[str, str], ...]:
    """What the words on either side of a mention, or of the list that it stands in, say of those named."""
    found = (
        ("behind", _SAID_BEHIND.match(text, at)),
        ("before", _SAID_BEFORE.search(text, max(0, at - _LONGEST), at)),
    )
    return tuple((side, match.lastgroup or "") for side, match in found if match is not None)


@lru_cache(maxsize=1024)
def _absence(clause: str) -> int:
    """Where a clause begins to say that somebody is not there; -1 where it does not."""
    absent = _ABSENT.search(clause)
    return absent.start() if absent is not None else -1


def _distances(draft: Draft, clause: str, summit: Summit) -> Iterator[str]:
    """How far the dates of a clause lie from a meeting's."""
    if not summit.date:
        return
    days = parse_edtf(summit.date)
    for _, told, _ in draft.dated(clause):
        span = parse_edtf(told)
        if span.earliest <= days.latest and days.earliest <= span.latest:
            yield "within"
        else:
            near = span.earliest - days.latest <= _NEAR and days.earliest - span.latest <= _NEAR
            yield "near" if near else "off"


def _read_states(draft: Draft, line: Line) -> None:
    for match in line.finditer(_STATES):
        groups = match.groupdict()
        text = (
            groups["led"] or groups["came"] or groups["sent"] or groups["absent"] or groups["empty"] or groups["nobody"]
        )
        text = text or groups["part"]
        after = line.text[match.end() :]
        if groups["led"] and not (_MEETS.search(after) or _MEETS.search(line.text[: match.start()])):
            continue
        if re.match(r"(?:,| -+| \() ?⟨P", after):
            continue  # the leaders are named, and count themselves
        denied = bool(groups["not"] or groups["absent"] or groups["empty"] or groups["nobody"])
        summit = _meetings_of(draft, line)[0][0]
        if summit.modality == DENIED or not (_is_told_near(draft, line) or is_current(draft, summit)):
            continue
        for mention in draft.marks(text, "SCGA"):
            candidate = Candidate({"state": draft.state(mention)}, summit, line, match.start())
            candidate.ahead = draft.is_future(line.text)
            _emit(draft, candidate, denied)


def _is_told_near(draft: Draft, line: Line) -> bool:
    """Whether a line, or one before it in its paragraph, names a meeting."""
    near = range(max(0, line.number - _BACK), line.number + 1)
    return any(draft.lines[number].block == line.block and draft.summit_at.get(number) for number in near)


def _emit(draft: Draft, candidate: Candidate, denied: bool) -> None:
    summit, line = candidate.summit, candidate.line
    modality = DENIED if denied else ASSERTED
    if not denied and (summit.modality == ANNOUNCED or (candidate.ahead and not draft.past(summit.date))):
        modality = ANNOUNCED
    mark = re.compile(r"⟨\w+⟩").match(line.text, candidate.at)
    end = mark.end() if mark else min(len(line.text), candidate.at + 20)
    slots = {**candidate.who, "organization": summit.organization, "date": summit.date, "city": summit.city}
    draft.emit("participation", slots, modality, line, (candidate.at, end))


def settle_participation(draft: Draft) -> None:
    """Who is said to have come is not denied as well, who only travelled along took no part, and a state is its leader.

    `The presidents of ⟨S⟩ and ⟨S⟩ met` adds nothing where the text tells of the same meeting that these two were there.
    """
    own = [claim for claim in draft.claims if claim.predicate == "participation"]
    came = {_who(claim) for claim in own if claim.modality != DENIED}
    gone = {id(claim) for claim in own if claim.modality == DENIED and _who(claim) in came}
    suites = [claim for claim in draft.claims if claim.predicate == "accompaniment"]
    gone |= {
        id(claim)
        for claim in own
        for suite in suites
        if claim.get("person") == suite["person"] and suite.start <= claim.start <= suite.end
    }  # who only came along is not said to have taken part
    leaders = {
        (draft.lexicon.state_of(claim.text("person"), None, draft.day), claim.modality, *_who(claim)[2:])
        for claim in own
        if set(draft.lexicon.offices(claim.text("person"), draft.day)) & set(TOP_OFFICES)
    }
    gone |= {id(claim) for claim in own if (claim.get("state"), claim.modality, *_who(claim)[2:]) in leaders}
    draft.claims = [claim for claim in draft.claims if id(claim) not in gone]


def _who(claim: Claim) -> tuple[str, ...]:
    return tuple(claim.text(slot) for slot in ("person", "state", "organization", "date"))
