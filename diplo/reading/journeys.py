"""Journeys put together: each visit once, from all the places where a document speaks of it, and when it was."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

from diplo.dates import parse_edtf
from diplo.reading.claims import ANNOUNCED, ASSERTED, DENIED
from diplo.reading.cues import Parts, Rule
from diplo.reading.draft import Draft
from diplo.reading.lines import Line, Mention, number, pattern
from diplo.reading.merging import agree

_CUTS = re.compile(
    r"; | (?=since (?:that of |the one of )?⟨P\d+⟩(?:'s\b|,| came| went| visited| paid| flew| travelled| was))"
    r"|, (?:but|while|and then|where|who) |, (?=that to |when |nor |his |⟨P\d+⟩'s |and it ends)| --? "
    r"| (?=but (?:was|has been|had been|did) )"
    r"|: (?=that |his |in ⟨D|⟨P\d+⟩(?:'s)? )| and(?=,? before that,)"
    r"|,? but (?=(?:was|will|went|is|came|flew) )"
    r"|,? and (?=had (?:come|been|gone|visited|travelled|flown) )|,? and (?=(?:then |also |later )?(?:held"
    r"|paid|flew|travelled|went on|will then|arrived|left|moved) )"
    r"|,? and (?=(?:then |later )?(?:goes|flies|moves|travels|continues|proceeds|heads|carry on|go on|move on) )"
)
_INVITED = pattern(
    r"at (?:the )?invitation of (?:[^⟨.;,]{0,40}, )?(?P<by>{PEOPLE})|(?:also )?(?:at|on"
    r"|upon) (?P<by2>{P})'s invitation|invited by (?P<by3>{P})"
    r"|(?P<by4>{P})(?:, who|,)? (?:had |has )?(?:invited|sent (?:the|an|his) invitation)"
    r"|invitation (?:came|comes|is) from (?P<by5>{P})|invitation from (?P<by6>{P})"
    r"|(?P<by7>{P}), [^.;]{0,60}who had invited"
)
UNTIL = pattern(
    r"\b(?:until|till|through|ends?(?: on)?|ended(?: on)?|lasts? (?:un)?till?|to run (?:un)?till?|fl(?:ew|own) home"
    r"|went home|returned home|(?:is|was) due (?:back|home)(?: in {PLACE})?|left(?: for home| again)?(?: on)?"
    r"|leaves?(?: for home| again)?(?: on)?|lasts? until|go(?:es)? home|fl(?:ies|y) home|returns?|leaves? for home"
    r"|go(?:es)? home"
    r"|(?<=and )leaves|(?<=, )leaves|to end|is (?:due )?to (?:leave|depart|fly home|return))"
    r" ?(?:on )?(?P<end>{D})(?! (?:evening |night |morning |afternoon )?for (?:the )?⟨)"
)
"""When a visit ends."""

OFF = pattern(
    r"\b(?:called off|cancell?ed|postponed|put off|scrapped|did not (?:happen|take place)"
    r"|(?:(?:did|will|would|does|could|can) ?not|(?:did|wo|would|does|could|ca)n't) (?:be )?"
    r"(?:travel|go|com(?:e|ing)|visit|fly|make)(?:l?ing)?"
    r"|(?:was|is|were|are) not in ⟨|never (?:visited|went|came|travelled|been to)|is not being prepared|is not"
    r" planned|fell through|has no plans?"
    r"|have no plans?|ruled out|turned down|declined|does not travel|not come to|is not (?:travelling|coming|going))\b"
)
"""That a visit was called off, or never was."""

_DURATION = pattern(r"\b(?P<n>{NUM})-day\b|\blasted (?P<m>{NUM}) days?\b|\bwithin (?P<h>24) hours\b")
_HOME = pattern(
    r"\b(?:flew|flies|went|returned) (?:back )?home\b|\b(?:wound|winds|wraps|wrapped) up\b|\bends?\b|\bended\b"
    r"|\bconclude[sd]\b"
)
_OF_MEETING = re.compile(r"\b(?:summit|meeting|session|forum) (?:of|on) $")
_ENDED = re.compile(r"left|ended|flew|flown|went|returned|was due", re.IGNORECASE)
_PLANNED = Rule(
    r"\b(?:had been|was|were) (?:due|expected|scheduled|supposed|to have)\b|\bhad planned to\b|\bwere to have\b"
)
_TURN = re.compile(r"\bbut\b|\binstead\b|\buntil\b|; |\bhowever\b")
_ASIDE = re.compile(
    r"\b(?:confirmed|said|announced|reported|told \w+)(?: on)? $|\bsince ⟨P\d+⟩ [^,;]*$|\b(?:before|after) the $"
)
_EXPECTED = re.compile(r"\b(?:(?:is|are) (?:expected|due)|proceeds)\b")
_WITHIN = re.compile(
    r"\bon the (?:opening|first|second|third|last|final) (?:leg|day|stop) of (?:an?|the|⟨P\d+⟩'s)\b"
    r"|\bin the course of\b"
)
_TO_COME = re.compile(
    r"\bis not (?:coming|going|travelling)\b|\b(?:gets in|comes|(?<!had )(?<!has )(?<!have )come|is coming|are coming"
    r"|is due|are due) (?:on )?$",
    re.IGNORECASE,
)
_LEAVES = re.compile(
    r"^[^⟨]*⟨P\d+⟩,? (?:has |had )?(?:left|flew home|wrap(?:s|ped) up|end(?:s|ed)|concludes?d?|complete[sd]"
    r"|is ending)\b"
)
_STATE = re.compile(r"⟨S\d+⟩")
_ALSO = re.compile(r"\b(?:as well|also|too)\b")
_SAME_DAY = Rule(r"\bEarlier in the day\b|\bon the same day\b")
_LABELLED = re.compile(r"^(?:[-*•] )?⟨D\d+⟩ ?-+ $")
_FROM_THEN = re.compile(
    r"\b(?:has|had|have) (?:already )?been (?:in|on|here|there)\b|\bnot (?:been|set foot|visited|come|gone|returned"
    r"|travelled)\b|\bfor the first time\b|^nor|visit of|\bis (?:here|there|in"
    r" ⟨[SCT]\d+⟩) since"
)
_INVITES = Parts("invit")


@dataclass(slots=True, eq=False)
class Visit:
    """A visit while it is being put together; `earlier`: the text tells of it as over; `is_named`: it says `visit`."""

    visitor: str
    host: str
    line: Line
    span: tuple[int, int]
    modality: str = ASSERTED
    earlier: bool = False
    slots: dict[str, str | int] = field(default_factory=dict)
    is_named: bool = False

    def fits(self, other: "Visit") -> bool:
        """Whether both can be one visit."""
        if (self.visitor, self.host) != (other.visitor, other.host):
            return False
        if (self.modality == DENIED) != (other.modality == DENIED):
            return False
        if not all(agree(self.slots.get(slot), other.slots.get(slot)) for slot in ("kind", "ordinal")):
            return False
        if self.earlier != other.earlier and not (self.stretch and other.stretch):
            return False
        return agree(self.stretch, other.stretch) or _meets(self.slots, other.slots) or _meets(other.slots, self.slots)

    @property
    def stretch(self) -> str | None:
        """From when to when, as far as known."""
        start, end = self.slots.get("start"), self.slots.get("end")
        if start and end and str(start) <= str(end):
            return f"{start}/{end}"
        return str(start or end) if start or end else None


def _meets(one: dict[str, str | int], other: dict[str, str | int]) -> bool:
    """Whether one gives only the start and the other only the end of what can be one stay."""
    start, end = str(one.get("start") or ""), str(other.get("end") or "")
    if len(start) != 10 or len(end) != 10 or one.get("end") or other.get("start"):
        return False
    return timedelta(0) <= parse_edtf(end).earliest - parse_edtf(start).earliest <= timedelta(14)


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a sentence that tells of one journey, and what stands before it."""

    text: str
    at: int
    line: Line
    before: str

    @property
    def span(self) -> tuple[int, int]:
        """Where in the line it stands."""
        return self.at, self.at + len(self.text)


def never_was(line: Line, at: int) -> bool:
    """Whether a journey was planned only: `he had been due to fly in on Thursday, but …`."""
    planned = line.search(_PLANNED)
    return planned is not None and planned.start() <= at + 20 and _TURN.search(line.text, planned.end()) is not None


def split_journeys(line: Line) -> list[Segment]:
    """A line in parts that tell of one journey each."""
    text = line.text
    cuts = [0, *(match.end() for match in _CUTS.finditer(text)), len(text)]
    return [
        Segment(text[start:end], start, line, text[:start]) for start, end in pairwise(cuts) if text[start:end].strip()
    ]


def visit_modality(draft: Draft, text: str, start: str | None, denied: bool, at: int) -> str:
    """Whether a visit was, is announced or denied: its date decides, else the words before a place in the text."""
    if denied:
        return DENIED
    if start and draft.day:
        span = parse_edtf(start)
        if span.earliest > draft.day:
            return ANNOUNCED
        if span.latest == draft.day and _EXPECTED.search(text):
            return ANNOUNCED
        if span.latest <= draft.day:
            return ASSERTED
    return ANNOUNCED if draft.is_future(text, at) else ASSERTED


def set_dates(draft: Draft, segment: Segment, visit: Visit) -> None:
    """Fill in from when to when a visit is, from the part of the sentence that tells of it or what stands before."""
    off = OFF.search(segment.text)
    planned = off is not None and re.search(r"\b(?:visit|trip|journey)\b", segment.text[: off.start()]) is not None
    text = segment.text[off.start() :] if off is not None and not planned else segment.text
    if _WITHIN.search(text) and "arriv" not in text:
        return  # the day of something else on the journey
    until = UNTIL.search(text)
    end = end_of_stay(draft, until) if until else None
    start = _start(draft, text, until) or _start_before(draft, segment, text)
    if start is None and end is None:
        start = draft.label_date(segment.line)
    if start and "/" in start:
        start, _, last = start.partition("/")
        end = end or (last if len(last) == 10 and "between" not in text else None)
        start = start[:7] if "between" in text else start
    if start and _LEAVES.search(text) and not _DURATION.search(text):
        # the day on which somebody left is the end of the last stay, and tells nothing of those before
        start, end = None, start if len(_STATE.findall(text)) < 2 else None
    _set_span(text, visit, start, end)


def end_of_stay(draft: Draft, until: re.Match[str]) -> str | None:
    """The day on which a visit ends or ended: `left on Tuesday` is the last one, `leaves on Tuesday` the next."""
    return draft.when(draft.first(until.group("end"), "D"), _ENDED.match(until.group()) is None)


def _start(draft: Draft, text: str, until: re.Match[str] | None) -> str | None:
    """The day or month that the text gives; a day wins over a month that it lies in."""
    start: str | None = None
    for match in re.finditer(r"⟨D\d+⟩", text):
        if until and until.start() < match.start() < until.end():
            continue
        before = text[: match.start()].split()
        if before and before[-1].lower() in ("until", "since") and not _FROM_THEN.search(text):
            continue
        if _OF_MEETING.search(text[: match.start()]) or _ASIDE.search(text[: match.start()]):
            continue
        ahead = draft.is_future(text, match.start()) or _TO_COME.search(text[: match.start()]) is not None
        found = draft.when(draft.first(match.group(), "D"), ahead)
        if found and (start is None or (len(start) < len(found) and agree(start, found))):
            start = found
    return start


def _start_before(draft: Draft, segment: Segment, text: str) -> str | None:
    """The date of a journey that has none of its own: of the sentence so far, or of the visit told before it."""
    if re.match(r"when |where |then ", text):
        known = re.findall(r"⟨D\d+⟩", segment.before)
        return draft.when(draft.first(known[-1], "D"), draft.is_future(segment.before)) if known else None
    if _LABELLED.match(segment.before):
        return draft.date_in(segment.before)
    last = draft.visits[-1] if draft.visits else None
    if last is not None and _ALSO.search(text) and last.line.number >= segment.line.number - 1:
        start = last.slots.get("start")
        return str(start)[:7] if start else None
    return draft.today if segment.line.search(_SAME_DAY) else None


def _set_span(text: str, visit: Visit, start: str | None, end: str | None) -> None:
    length = _DURATION.search(text)
    if start and len(start) == 10 and length and end is None:
        days = 2 if length.group("h") else number(length.group("n") or length.group("m")) or 1
        day, others = parse_edtf(start).earliest, timedelta(days - 1)
        first, last = (day - others, day) if _HOME.search(text) else (day, day + others)
        start, end = first.isoformat(), last.isoformat()
    if start:
        visit.slots["start"] = start
    if end and len(end) == 10:
        visit.slots["end"] = end


def file_visit(draft: Draft, visit: Visit) -> None:
    """Add a visit, or fill up the one that it is."""
    if visit.modality == ANNOUNCED and draft.is_history(visit.line):
        visit.modality = ASSERTED
    known = next((other for other in reversed(draft.visits) if other.fits(visit)), None)
    if known is None:
        draft.visits.append(visit)
        return
    for slot, value in visit.slots.items():
        if slot in ("start", "end") and slot in known.slots and len(str(value)) > len(str(known.slots[slot])):
            known.slots[slot] = value
        known.slots.setdefault(slot, value)
    start = known.slots.get("start")
    begun = start is not None and draft.day is not None and parse_edtf(str(start)).latest <= draft.day
    if visit.modality == ASSERTED and known.modality == ANNOUNCED and begun:
        known.modality = ASSERTED


def read_invitations(draft: Draft) -> None:
    """Fill in at whose invitation the visits are."""
    for line in draft.lines:
        if line.has(_INVITES):
            for match in line.finditer(_INVITED):
                for inviter in draft.marks("".join(value for value in match.groups() if value), "P"):
                    _invite(draft, line, inviter)


def _invite(draft: Draft, line: Line, inviter: Mention) -> None:
    state = draft.lexicon.state_of(inviter.key, None, draft.day)
    state = state or next((held for held in draft.titled.get(inviter.key, {}).values() if held), None)
    fitting = [v for v in draft.visits if v.host == state and v.visitor != inviter.key and v.modality != DENIED]
    guests = {mention.key for mention in draft.marks(line.text, "P")}
    near = (
        [visit for visit in fitting if visit.line.number == line.number]
        or [visit for visit in fitting if visit.visitor in guests]
        or [visit for visit in fitting if visit.line.number >= line.number - 4]
        or fitting
    )
    if near:
        near[0].slots.setdefault("inviter", inviter.key)


def emit_visits(draft: Draft) -> None:
    """Emit each visit once."""
    for visit in draft.visits:
        offices = {*draft.lexicon.offices(visit.visitor, draft.day), *draft.titled.get(visit.visitor, {})}
        if offices == {"spokesperson"}:
            continue  # they tell of others' journeys
        if visit.visitor not in draft.lexicon.names and not any(draft.titled.get(visit.visitor, {}).values()):
            continue  # somebody of whom neither the record nor the text says what state they travel for
        if (
            visit.modality == ASSERTED
            and not visit.is_named
            and not visit.slots.keys() & {"start", "end", "kind", "ordinal", "inviter"}
        ):
            continue  # `he was in Moscow` alone tells of no visit that could be looked up
        slots = {"visitor": visit.visitor, "host": visit.host, **visit.slots}
        draft.emit("visit", slots, visit.modality, visit.line, visit.span)
