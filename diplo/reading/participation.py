"""Who takes part in a summit, or stays away from it."""

import re
from collections.abc import Iterator
from datetime import timedelta

from diplo.dates import parse_edtf
from diplo.reading.attendance import (
    STAYS_AWAY,
    TAKES_PART,
    follows_roll,
    is_current,
    is_journey_to,
    is_listed,
    is_roll_call,
    is_told_here,
    main_summit,
    meant_summits,
)
from diplo.reading.claims import ANNOUNCED, ASSERTED, DENIED, Claim
from diplo.reading.draft import Draft
from diplo.reading.lexicon import TOP_OFFICES
from diplo.reading.lines import Line, Mention, pattern
from diplo.reading.meetings import Summit
from diplo.reading.presence import ASIDE, DONE_BY, OWNS, SENDS, SPEAKS, read_presence

_CUE = pattern(
    TAKES_PART.pattern
    + r"|\b(?:(?:was|were|is|are|be|been|also) (?:also )?(?:there|seen)|in the room|spoke|speaks?|open(?:s|ed)|comes?"
    r"|came"
    r"|sent|sends|is sending|gather(?:ed)?|hosts? of the|shook hands|come|fl(?:y|ies|ew|ying) in|land(?:s|ed)"
    r"|arriv(?:es|ed)|gets in|completed|meet|met"
    r"|(?:be|are|were) (?:all |both |also )?in ⟨[CT]\d+⟩)\b"
)
_WHO_CAME = re.compile(r"^,? who (?:also )?(?:chair|attend|presid|took part|opened|hosted the)")
_LEADERS = pattern(
    r"\b(?:leaders|presidents|heads of (?:state|government)|prime ministers|premiers|foreign ministers|delegations?"
    r"|representatives|delegates) (?:of|from) (?P<led>{STATES})"
    r"|attended by (?P<came>{STATES})|(?P<sent>{STATES})(?:, [^⟨;.]{0,60},)? (?:was|were|is"
    r"|will be) (?:also )?represented"
    r"|(?:the )?(?P<empty>{S}|{A})'?s? (?:seat|chair) (?:stayed|was|remained) empty"
)
_QUOTED = re.compile(r'"[^"⟨]{20,}(?:"|$)')
_MEETS = pattern(
    r"\b(?:meet|met|gathered|gather|saw each other|attend|took part|were connected|were present|participat\w+)\b"
)
_CLAUSE = re.compile(r"; |(?<= did not): |, (?:but|while|whereas|although) | - (?!⟨)")
_WHOLE = re.compile(r"(?:took part|attend\w*|present|participants?)[^:]{0,30}: |^(?:[-*] )?[A-Z][A-Za-z -]{2,25}: ")
_ELSEWHERE = re.compile(
    r"\b(?:attend|join|miss|skip)\w* (?:the |a )?(?:\w+ )?"
    r"(?:dinner|banquet|lunch|ceremony|reception|concert|talks|forum|games)\b",
    re.IGNORECASE,
)


def read_participation(draft: Draft) -> None:
    """Emit who took part in the meetings that the document speaks of."""
    if not draft.summits:
        return
    for line in draft.lines:
        if not any(mark in line.text for mark in ("⟨P", "⟨S", "⟨A")):
            continue
        if is_roll_call(draft, line) or is_listed(draft, line):
            _read_roll(draft, line)
        if _CUE.search(line.text) or STAYS_AWAY.search(line.text):
            for summit in meant_summits(draft, line):
                _read_people(draft, line, summit)
                _read_states(draft, line, summit)
    main = main_summit(draft)
    if is_current(draft, main):
        told = {claim.text("person") for claim in draft.claims if claim.predicate == "participation"}
        for line in (line for line in draft.lines if "⟨P" in line.text):
            for mention, at in read_presence(draft, line, main):
                if mention.key not in told:
                    _emit(draft, line, main, {"person": mention.key}, "", False, at)


def _read_roll(draft: Draft, line: Line) -> None:
    for mention, at in _mentions(draft, line.text):
        if not mention.pronoun and set(draft.lexicon.offices(mention.key, draft.day)) & set(TOP_OFFICES):
            _emit(draft, line, main_summit(draft), {"person": mention.key}, line.text, False, at)


def _mentions(draft: Draft, text: str) -> Iterator[tuple[Mention, int]]:
    for match in re.finditer(r"⟨P(\d+)⟩", text):
        yield draft.mentions[int(match.group(1))], match.start()


def _read_people(draft: Draft, line: Line, summit: Summit) -> None:
    here = is_told_here(draft, line, summit)
    named = summit in draft.summit_at.get(line.number, [])
    for clause, start in _clauses(_QUOTED.sub(lambda quoted: "_" * len(quoted.group()), line.text)):
        away = STAYS_AWAY.search(clause)
        if not named and _is_of_another_time(draft, clause, summit):
            continue
        if away is not None:
            bare = re.search(r"not[,:;.]?\s*$", clause) is not None and not _CUE.search(clause)
            if _ELSEWHERE.search(clause) or (bare and not follows_roll(draft, line)):
                continue
        elif not (_CUE.search(clause) if here else TAKES_PART.search(clause) or is_journey_to(draft, clause, summit)):
            continue
        denied = away is not None and not _came_after_all(clause, away)
        for mention, at in _participants(draft, clause, away):
            # `X's prime minister` stands for the state, a bare title or a name for the person
            owned = mention.pronoun and mention.state is not None
            who = {"state": mention.state or ""} if owned else {"person": mention.key}
            _emit(draft, line, summit, who, clause, denied, start + at)


def _is_of_another_time(draft: Draft, clause: str, summit: Summit) -> bool:
    """Whether all dates of a clause lie away from a meeting's, or it speaks of another state's town and a time."""
    told = [parse_edtf(day) for _, day, _ in draft.dated(clause)]
    if not told or not summit.date:
        return False
    days, near = parse_edtf(summit.date), timedelta(14)
    if all(span.latest < days.earliest - near or span.earliest > days.latest + near for span in told):
        return True
    towns = [draft.state(place) for place in draft.marks(re.sub(r"from ⟨\w+⟩", "", clause), "CT")]
    return bool(towns) and summit.host is not None and summit.host not in towns


def _clauses(text: str) -> Iterator[tuple[str, int]]:
    if _WHOLE.search(text):
        yield text, 0
        return
    position = 0
    for cut in (*_CLAUSE.finditer(text), None):
        end = cut.start() if cut else len(text)
        yield text[position:end], position
        position = cut.end() if cut else end


def _came_after_all(clause: str, away: re.Match[str]) -> bool:
    """Whether a clause with a negation says that somebody took part: `who attended the last one, will not …`."""
    part = TAKES_PART.search(clause)
    before = part is not None and part.end() < away.start() and "," in clause[part.end() : away.start()]
    return before or "but" in clause.split()


def _participants(draft: Draft, clause: str, away: re.Match[str] | None) -> list[tuple[Mention, int]]:
    """The people of a clause who take part: not those who only meet, invite, speak to the press or own something."""
    found = []
    for mention, at in _mentions(draft, clause):
        before, after = clause[max(0, at - 40) : at], clause[clause.index("⟩", at) + 1 :]
        aside = (
            ASIDE.search(before)
            and "represented by" not in clause
            and not DONE_BY.search(before)
            and not _WHO_CAME.match(after)
        )
        if not (aside or SPEAKS.match(after) or SENDS.match(after) or OWNS.match(after)):
            found.append((mention, at))
    if away is not None and found:
        return [pair for pair in found if pair[1] < away.start()][:1] or found[:1]
    return found


def _read_states(draft: Draft, line: Line, summit: Summit) -> None:
    for match in _LEADERS.finditer(line.text):
        if match.group("empty"):
            for mention in draft.marks(match.group("empty"), "SCGA"):
                _emit(draft, line, summit, {"state": draft.state(mention)}, line.text, True, match.start("empty"))
            continue
        text, after = match.group("led") or match.group("came") or match.group("sent"), line.text[match.end() :]
        if match.group("led") and not (_MEETS.search(after) or TAKES_PART.search(line.text)):
            continue
        if re.match(r"(?:,| -+| \() ?⟨P", after):
            continue  # the leaders are named, and count themselves
        for state in draft.states(text):
            _emit(draft, line, summit, {"state": state}, line.text, False, match.start())


def _emit(draft: Draft, line: Line, summit: Summit, who: dict[str, str], clause: str, denied: bool, at: int) -> None:
    if summit.modality == DENIED:
        return
    modality = DENIED if denied else ASSERTED
    if not denied and (summit.modality == ANNOUNCED or (draft.is_future(clause) and not draft.past(summit.date))):
        modality = ANNOUNCED
    mark = re.compile(r"⟨\w+⟩").match(line.text, at)
    end = mark.end() if mark else min(len(line.text), at + 20)
    slots = {**who, "organization": summit.organization, "date": summit.date, "city": summit.city}
    draft.emit("participation", slots, modality, line, (at, end))


def settle_participation(draft: Draft) -> None:
    """Who is said to have come is not denied as well."""
    own = [claim for claim in draft.claims if claim.predicate == "participation"]
    came = {_who(claim) for claim in own if claim.modality != DENIED}
    gone = {id(claim) for claim in own if claim.modality == DENIED and _who(claim) in came}
    draft.claims = [claim for claim in draft.claims if id(claim) not in gone]


def _who(claim: Claim) -> tuple[str, ...]:
    return tuple(claim.text(slot) for slot in ("person", "state", "organization", "date"))
