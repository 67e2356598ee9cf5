"""Summits put together: each meeting once, from all the places where a document speaks of it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from diplo.dates import parse_edtf
from diplo.queries.lookup import fold
from diplo.reading.calendar import Meeting
from diplo.reading.claims import ANNOUNCED, ASSERTED, DENIED
from diplo.reading.cues import Rule
from diplo.reading.draft import NEVER_TOPIC, Draft
from diplo.reading.lines import Line, Mention, pattern
from diplo.reading.merging import agree

VIRTUAL = pattern(r"\b(?:virtual(?:ly)?|video|online|on a screen|videoconference|by video|remotely|video-?link)\b")
OFF = pattern(
    r"\b(?:called off|cancell?ed|postponed|scrapped|put off|were to have|was to have|will not take place"
    r"|did not take place|(?:will|would|was|is) not (?:to )?(?:be )?(?:held|meet|convene))\b"
)
AWAY = re.compile(r"; |, (?!in |to be |which |is |was |will |being |held |on |at |hosted |(?:the )?⟨(?!P))")
"""Where a phrase about a meeting ends and something else begins."""

_AHEAD = re.compile(r"[^.;]{0,30}\b(?:will|is to|are to|is due)\b")
_REMOTE = Rule(r"by video|video link|from home")
_LEAD = 3
_AROUND, _CLOSE = timedelta(10), timedelta(4)
_JOURNEY = Rule(r"\b(?:left|arriv\w*|land\w*|fl(?:ew|ies|own)|return\w*|visit\w*|trip|came home|back from)\b")
_SLOTS = ("organization", "body", "ordinal", "city", "host", "date", "format")


@dataclass(slots=True, eq=False)
class Summit:
    """A meeting while it is being put together."""

    organization: str
    line: Line
    span: tuple[int, int]
    body: str | None = None
    ordinal: int | None = None
    city: str | None = None
    host: str | None = None
    date: str | None = None
    format: str | None = None
    modality: str = ASSERTED
    mentions: int = 1
    is_anchored: bool = False

    @property
    def is_placed(self) -> bool:
        """Whether a town or a host is known."""
        return bool(self.city or self.host)

    def fits(self, other: "Summit") -> bool:
        """Whether both can be one meeting: nothing that both give disagrees."""
        return (
            self.organization == other.organization
            and (self.modality == DENIED) == (other.modality == DENIED)
            and all(agree(getattr(self, slot), getattr(other, slot)) for slot in ("body", "ordinal", "host", "date"))
            and (not self.city or not other.city or fold(self.city) == fold(other.city))
            and not (self.body == "cfm" and other.is_of_leaders)
            and not (other.body == "cfm" and self.is_of_leaders)
        )

    @property
    def is_of_leaders(self) -> bool:
        """Whether it is called a summit: foreign ministers hold none."""
        return "summit" in self.line.text[slice(*self.span)].lower()

    def shares(self, other: "Summit") -> bool:
        """Whether both give something that tells a meeting from others, and agree on it."""
        ordinals = self.ordinal is not None and self.ordinal == other.ordinal
        places = bool(self.city and other.city)
        hosts = bool(self.host and self.host == other.host and not places)
        dated = bool(self.date and other.date) and self.body == other.body
        return ordinals or places or (hosts and (dated or not (self.date and other.date))) or dated

    def take(self, other: "Summit") -> None:
        """Fill up from another mention of the same meeting; the more precise date wins."""
        for slot in ("body", "ordinal", "city", "host", "format"):
            if getattr(self, slot) is None:
                setattr(self, slot, getattr(other, slot))
        if other.date and (self.date is None or _days(other.date) < _days(self.date)):
            self.date = other.date
        self.mentions += 1


def is_current(draft: Draft, summit: Summit) -> bool:
    """Whether the document is written around the days of a meeting."""
    if not summit.date or draft.day is None or len(summit.date) < 7:
        return False
    days = parse_edtf(summit.date)
    return days.earliest - _AROUND <= draft.day <= days.latest + _AROUND


def _days(text: str) -> int:
    span = parse_edtf(text)
    return (span.latest - span.earliest).days


def set_modality(draft: Draft, summit: Summit, clause: str, later: bool, at: int) -> None:
    """Whether a meeting was, is planned or was called off, and whether it is one by video.

    Args:
        draft: the document.
        summit: the meeting.
        clause: the words around its mention.
        later: whether it is called the next one.
        at: where in the clause the mention ends.
    """
    if OFF.search(clause):
        summit.modality = DENIED
    elif later and not draft.past(summit.date):
        summit.modality = ANNOUNCED
    else:
        ahead = (draft.is_future(clause[:at]) and not (draft.day is None and summit.date)) or _AHEAD.match(
            clause[at:]
        ) is not None
        summit.modality = draft.modality("will" if ahead else "", summit.date)
    near = clause[max(0, at - 70) :]
    around = AWAY.split(near[: at - len(clause)])[-1] + AWAY.split(clause[at:])[0]
    if VIRTUAL.search(re.split(r"; |, and ", near)[-1] if at == len(clause) else around):
        summit.format = "virtual"


def file_summit(draft: Draft, summit: Summit, bare: bool) -> None:
    """Add a mention to the meeting that it is of, or begin a new meeting.

    Args:
        draft: the document.
        summit: what the mention says.
        bare: whether it says nothing but `the summit`.
    """
    if "⟨O" not in summit.line.text:
        summit.organization = _who_met_there(draft, summit)
    known = _same_bare(draft, summit) if bare else _same_meeting(draft, summit)
    if known is None:
        if not (summit.is_placed or summit.date or (summit.ordinal and not bare)) and not _anchor(draft, summit):
            return
        draft.summits.append(summit)
        known = summit
    else:
        known.take(summit)
    draft.summit_at.setdefault(summit.line.number, []).append(known)


def _who_met_there(draft: Draft, summit: Summit) -> str:
    """Whose meeting it is that a line names by place and date alone.

    That of the organization which the line is about, unless the record has only another there and then that the
    document names too.
    """
    span = parse_edtf(summit.date) if summit.date else None
    if span is None or not (summit.city or summit.ordinal):
        return summit.organization
    there = {
        one.organization
        for one in draft.lexicon.meetings
        if (one.town == fold(summit.city or one.town) and summit.ordinal in (None, one.ordinal))
        and (span.earliest <= one.last and one.first <= span.latest)
    }
    if summit.organization in there:
        return summit.organization
    named = {mention.key for line in draft.lines for mention in draft.marks(line.text, "O")}
    return next(iter(sorted(there & named)), summit.organization)


def _anchor(draft: Draft, summit: Summit) -> bool:
    """Let `the summit`, in a document of its days, be the one that the record has, as far as the text bears it out.

    The town is taken where the document is written from there, the month where it is that of the document. Whatever
    else the record has of the meeting stays out of the claim.
    """
    near = _meetings_around(draft, summit.organization)
    if draft.day is None or not near:
        return _is_in_lead(draft, summit)
    _, city, first, last = min(near)
    here = draft.here
    if here is not None and draft.is_dated_here and fold(draft.town(here)) == city:
        summit.city, summit.host = draft.town(here), here.state
    if (draft.day.year, draft.day.month) in ((first.year, first.month), (last.year, last.month)):
        summit.date = f"{draft.day:%Y-%m}"
    summit.is_anchored = True
    return True


def _is_in_lead(draft: Draft, summit: Summit) -> bool:
    """Whether a dated report begins with the meeting of an organization that the record does not keep; then it is there."""
    here = draft.here
    strange = summit.organization not in draft.lexicon.founded and summit.organization not in NEVER_TOPIC
    is_lead = summit.line.number <= _LEAD or summit.organization == draft.topic
    if here is None or not draft.is_dated_here or not strange or not is_lead:
        return False
    summit.city, summit.host = draft.town(here), here.state
    summit.is_anchored = True
    return True


def _same_bare(draft: Draft, summit: Summit) -> Summit | None:
    return next((known for known in reversed(draft.summits) if known.fits(summit)), None)


def _same_meeting(draft: Draft, summit: Summit) -> Summit | None:
    fitting = [known for known in draft.summits if known.fits(summit)]
    sharing = [known for known in fitting if known.shares(summit)]
    if sharing:
        return sharing[0]
    bare = [
        known
        for known in fitting
        if known.ordinal
        and not known.is_placed
        and known.date is None
        and known.modality == summit.modality != DENIED
        and summit.line.number - known.line.number <= 3
    ]
    if bare and summit.ordinal is None and (summit.date is None or is_current(draft, summit)):
        return bare[-1]
    if summit.is_placed:
        return None
    if summit.ordinal is not None:
        # `It was their 17th session` speaks of the meeting of the sentence before
        near = range(summit.line.number, max(-1, summit.line.number - 5), -1)
        recent = [known for number in near for known in draft.summit_at.get(number, [])]
        fresh = [known for known in recent if known in fitting and known.ordinal is None and known.modality != DENIED]
        return fresh[0] if fresh and not summit.date else None
    this_year = draft.day is not None and summit.date == str(draft.day.year) and summit.modality != ANNOUNCED
    return fitting[0] if fitting and (summit.date is None or this_year) else None


def settle_summits(draft: Draft) -> None:
    """What the whole document tells of its meetings: one of its own days is where it is written, unless by video."""
    _imply(draft)
    _take_for_current(draft)
    remote = any("⟨P" in line.text and line.search(_REMOTE) for line in draft.lines)
    for summit in draft.summits:
        if summit.modality == DENIED or draft.day is None:
            continue
        is_news = (summit.ordinal and summit is draft.summits[0]) or summit.is_anchored or summit.body == "cfm"
        if summit.date is None and is_news and summit.modality == ASSERTED:
            summit.date = _news_date(draft, summit)
        if summit.date is None and summit.body != "cfm":
            _set_month(draft, summit)
        if summit.date is None or len(summit.date) <= 7:
            continue
        if abs((parse_edtf(summit.date).latest - draft.day).days) > 3:
            continue
        if summit.city is None and summit.format != "virtual":
            _name_town(draft, summit)
        here = draft.here
        strange = summit.organization != draft.topic and summit.organization not in draft.lexicon.founded
        if here is None or summit.city or summit.format is not None or strange:
            pass
        elif not met_elsewhere(draft, summit.organization, here) and (
            summit.host == here.state or (summit.host is None and _is_written_there(draft, summit))
        ):
            summit.city, summit.host = here.text.title() if here.text.isupper() else here.text, here.state
        if remote and summit.format is None:
            summit.format = "hybrid" if summit.city else "virtual"


def join_same(draft: Draft) -> None:
    """Put together what turned out to be one meeting, once all that the document tells of it is known."""
    for later in [*draft.summits]:
        before = draft.summits[: draft.summits.index(later)]
        same = (
            one
            for one in before
            if (one.body or "chs") == (later.body or "chs")
            and one.fits(later)
            and (one.shares(later) or bool(one.date and later.date))
        )
        known = next(same, None)
        if known is None or not known.mentions or DENIED in (known.modality, later.modality):
            continue
        known.take(later)
        draft.summits.remove(later)
        for told in draft.summit_at.values():
            told[:] = [known if one is later else one for one in told]


def _take_for_current(draft: Draft) -> None:
    """Let `the 26th summit`, in a document of the days of the record's 26th, be that one, as far as the text goes.

    A year that stands nearby, such as that of `last year's merger`, is not its date; the town is taken where the
    document names it.
    """
    for summit in draft.summits:
        if summit.ordinal is None or draft.day is None or summit.modality == DENIED:
            continue
        meeting = _numbered(draft, summit)
        if meeting is None or not meeting.first - _AROUND <= draft.day <= meeting.last + _AROUND:
            continue
        if summit.date and len(summit.date) == len("2026") and not agree(summit.date, meeting.last.isoformat()):
            summit.date = None
        month = f"{meeting.last:%Y-%m}"
        if summit.date is None and month == f"{draft.day:%Y-%m}":
            summit.date = month
        if summit.city is None and summit.host in (None, meeting.host):
            named = (one for line in draft.lines for one in draft.marks(line.text, "CT"))
            town = next((one for one in named if fold(draft.town(one)) == meeting.town), None)
            if town is not None:
                summit.city, summit.host = draft.town(town), meeting.host


def _numbered(draft: Draft, summit: Summit) -> Meeting | None:
    """The record's meeting of a number; a summit of which no council is told is one of heads of state."""
    key = (summit.organization, summit.ordinal)
    bodies = (summit.body or "chs", "")
    return next(
        (one for one in draft.lexicon.meetings if (one.organization, one.ordinal) == key and one.body in bodies), None
    )


def _set_month(draft: Draft, summit: Summit) -> None:
    """Date a meeting without a date, in a town where the record has it in the document's days, to its month."""
    for _, city, first, last in _meetings_around(draft, summit.organization):
        if summit.city and fold(summit.city) == city:
            months = f"{first:%Y-%m}", f"{last:%Y-%m}"
            summit.date = months[0] if months[0] == months[1] else "/".join(months)
            return


def _imply(draft: Draft) -> None:
    """The meeting of the document's own days, where it speaks of it without ever calling it one.

    It makes no claim of its own; but who `was in the chair` took part in something.
    """
    named = {mention.key for line in draft.lines for mention in draft.marks(line.text, "O")}
    for organization in sorted(named & draft.lexicon.founded.keys()):
        _imply_of(draft, organization)


def _imply_of(draft: Draft, organization: str) -> None:
    own = [one for one in draft.summits if one.organization == organization]
    if any(is_current(draft, one) or (one.date is None and one.modality == ASSERTED) for one in own):
        return
    around = _meetings_around(draft, organization)
    near = [one for one in around if draft.day and one[2] - _CLOSE <= draft.day <= one[3] + _CLOSE]
    if not near:
        return
    _, city, first, last = min(near)
    line = draft.lines[0]
    summit = Summit(
        organization, line, (0, 0), date=f"{first:%Y-%m}" if first.month == last.month else None, mentions=0
    )
    for other in draft.lines:
        for mention in draft.marks(other.text, "CT"):
            if fold(draft.town(mention)) == city:
                summit.city, summit.host = draft.town(mention), mention.state
    if summit.city is not None:
        draft.summits.append(summit)


def _name_town(draft: Draft, summit: Summit) -> None:
    """Where the record has the organization meet in those days, if the document names that town."""
    claimed = parse_edtf(str(summit.date))
    towns = {
        city
        for _, city, first, last in _meetings_around(draft, summit.organization)
        if first <= claimed.latest and claimed.earliest <= last
    }
    for line in draft.lines:
        for mention in draft.marks(line.text, "CT"):
            if fold(draft.town(mention)) in towns and summit.host in (None, mention.state):
                summit.city, summit.host = draft.town(mention), mention.state
                return


def met_elsewhere(draft: Draft, organization: str, here: Mention) -> bool:
    """Whether the record has the organization meet in those days, and only in other towns than the document's."""
    towns = {city for _, city, _, _ in _meetings_around(draft, organization)}
    return bool(towns) and fold(draft.town(here)) not in towns


def _meetings_around(draft: Draft, organization: str) -> list[tuple[int, str, date, date]]:
    """The record's meetings around the document's day: how far off, where, from when to when."""
    if draft.day is None:
        return []
    return [
        (abs((first - draft.day).days), city, first, last)
        for (met, city), spans in draft.lexicon.summit_days.items()
        if met == organization
        for first, last in spans
        if first - _AROUND <= draft.day <= last + _AROUND
    ]


def _is_written_there(draft: Draft, summit: Summit) -> bool:
    """Whether nothing near a meeting's mention speaks of another town than the one that the text is written in."""
    if draft.here is None:
        return False
    near = [line for line in draft.lines if line.block == summit.line.block]
    summit_line = list(draft.marks(summit.line.text, "CT"))
    places = [mention for line in near for mention in draft.marks(line.text, "CT")]
    others = [place for place in places if draft.town(place) != draft.town(draft.here)]
    if draft.is_dated_here:
        return all(draft.state(place) != draft.here.state and place not in summit_line for place in others)
    return bool(places) and not others


def _news_date(draft: Draft, summit: Summit) -> str | None:
    """The day of which a report tells, for a meeting that it tells of without a date: `as of today`, `on Tuesday`."""
    for line in draft.lines[max(0, summit.line.number - 3) : summit.line.number + 3]:
        for mention in () if line.search(_JOURNEY) else draft.marks(line.text, "D"):
            spelt = any(
                draft.dates[int(other.key)].kind not in ("today", "weekday") for other in draft.marks(line.text, "D")
            )
            told = draft.dates[int(mention.key)].kind in ("today", "weekday") and not spelt
            found = draft.when(mention) if told else None
            if found and draft.day and (draft.day - parse_edtf(found).latest).days in range(4):
                return found
    return None


def emit_summits(draft: Draft) -> None:
    """Emit each meeting once, the host only where the document names that state."""
    if not draft.summits:
        return
    named = {draft.state(m) for line in draft.lines for m in draft.marks(line.text, "SA") if not m.pronoun}
    for summit in draft.summits:
        if not summit.mentions:
            continue
        slots = {slot: getattr(summit, slot) for slot in _SLOTS}
        if summit.city and summit.host not in named:
            slots["host"] = None
        if any(slots[slot] is not None for slot in ("ordinal", "city", "host", "date")):
            draft.emit("summit", slots, summit.modality, summit.line, summit.span)
