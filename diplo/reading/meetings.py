"""Summits put together: each meeting once, from all the places where a document speaks of it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from diplo.dates import parse_edtf
from diplo.queries.lookup import fold
from diplo.reading.claims import ANNOUNCED, ASSERTED, DENIED
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
_LEAD = 3
AROUND = timedelta(10)
"""How far from a meeting's days a document is still of them."""


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
    return days.earliest - AROUND <= draft.day <= days.latest + AROUND


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
    """Whose meeting it is that a line names by a date and a place or a number, without its organization.

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
    near = meetings_around(draft, summit.organization)
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
    """Whether a dated report begins with a meeting that the record does not keep; then it is where that is written."""
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


def met_elsewhere(draft: Draft, organization: str, here: Mention) -> bool:
    """Whether the record has the organization meet in those days, and only in other towns than the document's."""
    towns = {city for _, city, _, _ in meetings_around(draft, organization)}
    return bool(towns) and fold(draft.town(here)) not in towns


def meetings_around(draft: Draft, organization: str) -> list[tuple[int, str, date, date]]:
    """The record's meetings around the document's day: how far off, where, from when to when."""
    if draft.day is None:
        return []
    return [
        (abs((first - draft.day).days), city, first, last)
        for (met, city), spans in draft.lexicon.summit_days.items()
        if met == organization
        for first, last in spans
        if first - AROUND <= draft.day <= last + AROUND
    ]
