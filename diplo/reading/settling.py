"""Meetings once a whole document is read: which town and month are meant, which mentions are one, and the claims."""

from datetime import timedelta

from diplo.dates import parse_edtf
from diplo.queries.lookup import fold
from diplo.reading.calendar import Meeting
from diplo.reading.claims import ASSERTED, DENIED
from diplo.reading.cues import Rule
from diplo.reading.draft import Draft
from diplo.reading.meetings import AROUND, Summit, is_current, meetings_around, met_elsewhere
from diplo.reading.merging import agree

_REMOTE = Rule(r"by video|video link|from home")
_JOURNEY = Rule(r"\b(?:left|arriv\w*|land\w*|fl(?:ew|ies|own)|return\w*|visit\w*|trip|came home|back from)\b")
_SLOTS = ("organization", "body", "ordinal", "city", "host", "date", "format")
_CLOSE = timedelta(4)


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
        if meeting is None or not meeting.first - AROUND <= draft.day <= meeting.last + AROUND:
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
    for _, city, first, last in meetings_around(draft, summit.organization):
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
    around = meetings_around(draft, organization)
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
        for _, city, first, last in meetings_around(draft, summit.organization)
        if first <= claimed.latest and claimed.earliest <= last
    }
    for line in draft.lines:
        for mention in draft.marks(line.text, "CT"):
            if fold(draft.town(mention)) in towns and summit.host in (None, mention.state):
                summit.city, summit.host = draft.town(mention), mention.state
                return


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
