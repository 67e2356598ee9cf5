"""Visits told in passing: where they end, what came before them, several in a row, from the host's side."""

import re

from diplo.reading.claims import ASSERTED, DENIED
from diplo.reading.cues import Rule
from diplo.reading.draft import Draft
from diplo.reading.journeys import UNTIL, Segment, Visit, end_of_stay, file_visit, visit_modality
from diplo.reading.lines import Line, pattern

_ELLIPSIS = pattern(
    r"(?:the (?:one before it|previous one|last one)|to come|to visit|to make the (?:trip|journey)) (?:was|had been|is)"
    r" (?P<who>{P})(?:'s)?,? (?:in|on) (?P<date>{D})"
)
_PLACES = r"(?:the )?{PLACE}(?:(?:,| and|, and) (?:the )?{PLACE})*"
_STATIONS = pattern(
    rf"\b(?:to|in|for|at) {_PLACES},? (?:(?:in|on) )?{{D}}(?:(?:,| and|, and)(?: then| finally)? (?:to |in |for |at"
    rf" )?{_PLACES},? (?:(?:in|on) )?{{D}})+"
)
_STATION_PAIR = pattern(rf"(?P<places>{_PLACES}),? (?:(?:in|on) )?(?P<date>{{D}})")
_ENTRY = pattern(r"^(?:[-*] )?(?P<date>{D})(?:[:.,]| -+)? (?:in |to )?(?P<place>{PLACE})(?: \([^)]*\))?[.:;,]")
_TALLY = pattern(
    r"^(?:[-*] )?(?P<date>{D})(?::| -+) (?P<places>{PLACE}(?:(?:,|,? and|, then|,? and then) {PLACE})*)"
    r"(?:, (?:all of them |both |both of them |each )?(?:an? )?(?P<kind>state|official|working) visits?)?(?=[.,;(]|"
    r" \(|$)"
)
_STATION = r"to (?:the )?(?:{PLACE})(?:,? (?:where|on|in) [^,;]*)?"
_ROUTE = pattern(
    rf"\b(?P<kind>(?:state|official|working) )?(?:visits|trips"
    rf"|journeys)\b[^⟨;.]{{0,30}}?:? ?(?P<stops>{_STATION}(?:(?:,|,? and) {_STATION})+)"
)
_STOP = pattern(r"\bto (?:the )?(?P<place>{PLACE})(?:,? (?:where|on|in) [^,;]*)?")
_DATED_STOP = pattern(r"(?P<place>{PLACE})(?: with (?:an? |the )?[a-z]+ visit)?,? \((?:on |in |from )?(?P<date>{D})\)")
_LISTED_STOP = pattern(r"(?P<place>{PLACE}),? (?:from|on|in) (?:the )?(?P<date>{D})(?=[,;.]|,? and\b|$)")
_TRAVELS = Rule(
    r"\b(?:tour|trips?|itinerary|journey|visit(?:s|ed|ing)?|leg|legs|begins? with|starts? with|stops?|travel\w*"
    r"|fl(?:y|ies|ew)"
    r"|moves?|goes|route|swing|calls? at|programme)\b"
)
_VISITS = re.compile(r"\b(?:visits|trips|journeys|stops) to\b")
_PLACE_ENTRY = pattern(r"^(?:[-*] )?(?P<place>{PLACE})(?= again)?[.:;,]")
_STAY = Rule(r"\b(?:visit|until|nights?|leg|stop|stay)\b")
_RETURNED = pattern(
    r"(?P<who>{P})(?:,? who [^,;]{0,60},)? (?:had |has )?(?:returned|returns|came back|flew back|is back|was back"
    r"|got back|got home|came home)"
    r"(?: home)?(?: to (?P<place>{PLACE}))?(?: late| early)? ?(?:on )?(?P<date>{D})"
)
_MEETING = re.compile(r"\b(?:summit|meeting|session|council)\b", re.IGNORECASE)
_HOSTING = pattern(
    r"(?P<host>{P}) (?:will |is to |to )?(?:host|hosts|hosted|welcome|welcomes|welcomed) (?P<guest>{P})(?P<rest>[^.;]*)"
)


def read_end(draft: Draft, segment: Segment) -> None:
    """`… and it ends tomorrow` is about the visit told last."""
    until = UNTIL.search(segment.text)
    last = draft.visits[-1] if draft.visits else None
    if until is None or last is None or last.line.number < segment.line.number - 1:
        return
    people = {mention.key for mention in draft.marks(segment.text, "P")}
    end = end_of_stay(draft, until)
    since = segment.line.text[last.span[1] : segment.at] if last.line is segment.line else ""
    if any(draft.state(place) != last.host for place in draft.marks(since + segment.text, "SCT")):
        return  # it ends a stay somewhere else
    if end and len(end) == 10 and (not people or last.visitor in people):
        last.slots.setdefault("end", end)


def read_return(draft: Draft, line: Line) -> None:
    """`He returned to Delhi last night` ends the stay of whoever lives there."""
    for match in line.finditer(_RETURNED):
        who, place = draft.first(match.group("who"), "P"), draft.first(match.group("place"), "SCT")
        day = draft.when(draft.first(match.group("date"), "D"), draft.is_future(match.group()))
        if who is None or day is None or len(day) != 10:
            continue
        home = draft.lexicon.state_of(who.key, None, draft.day)
        if place is not None and draft.state(place) != home:
            continue
        own = [visit for visit in draft.visits if visit.visitor == who.key and visit.modality != DENIED]
        if own and str(own[-1].slots.get("start", day)) <= day:
            own[-1].slots.setdefault("end", day)


def read_before_that(draft: Draft, segment: Segment) -> None:
    """`… and, before that, in September 2013` repeats traveller and host of the visit before it."""
    start = draft.date_in(segment.text) if re.match(r"[, ]*(?:and )?,? ?before that\b", segment.text) else None
    last = draft.visits[-1] if draft.visits else None
    if start and last is not None and last.line.number == segment.line.number:
        slots: dict[str, str | int] = {"start": start}
        file_visit(draft, Visit(last.visitor, last.host, segment.line, segment.span, ASSERTED, True, slots))


def read_stations(draft: Draft, segment: Segment, visitor: str) -> bool:
    """`… to Beijing in February 2023, Moscow in January 2022 and Dushanbe in September 2021` is three visits."""
    stations = _STATIONS.search(segment.text)
    if stations is None:
        return False
    home = draft.lexicon.state_of(visitor, None, draft.day)
    span = (segment.at + stations.start(), segment.at + stations.end())
    for pair in _STATION_PAIR.finditer(segment.text, stations.start(), stations.end()):
        start = draft.when(draft.first(pair.group("date"), "D"), draft.is_future(segment.text, stations.start()))
        for place in draft.marks(pair.group("places"), "SCT"):
            if start and draft.state(place) != home:
                first = start.partition("/")[0]
                visit = Visit(visitor, draft.state(place), segment.line, span, ASSERTED, True, {"start": first})
                visit.modality = visit_modality(draft, segment.text, first, False, stations.start())
                file_visit(draft, visit)
    return True


def read_tally(draft: Draft, line: Line) -> None:
    """`- June 2019: Kyrgyzstan, then Tajikistan` in a list of the journeys of whoever the document follows."""
    entry = _TALLY.match(line.text)
    around = draft.lines[max(0, line.number - 1) : line.number + 2]
    if entry is None or sum(_TALLY.match(other.text) is not None for other in around) < 2:
        return
    visitor = _followed(draft, line)
    if visitor is None:
        return
    home = draft.lexicon.state_of(visitor, None, draft.day)
    start = (draft.when(draft.first(entry.group("date"), "D")) or "").partition("/")[0]
    kind = entry.group("kind")
    for host in dict.fromkeys(draft.state(place) for place in draft.marks(entry.group("places"), "SCT")):
        if start and host != home:
            slots: dict[str, str | int] = {"start": start, **({"kind": f"{kind.lower()}_visit"} if kind else {})}
            file_visit(draft, Visit(visitor, host, line, entry.span(), ASSERTED, True, slots))


def _followed(draft: Draft, line: Line) -> str | None:
    """The traveller whom the lines up to a line follow: the one of most visits, else named most beside journeys."""
    travellers = [visit.visitor for visit in draft.visits] or [
        mention.key
        for other in draft.lines[: line.number]
        if other.search(_TRAVELS)
        for mention in draft.marks(other.text, "P")
    ]
    return max(travellers, key=travellers.count, default=None)


def read_entry(draft: Draft, line: Line) -> None:
    """`2-3 November, Kyrgyzstan.` in a list of the stops of whoever the document follows is a visit."""
    entry = _ENTRY.match(line.text)
    labelled = _PLACE_ENTRY.match(line.text) if entry is None else None
    if labelled is not None and line.search(_STAY) and draft.label_date(line):
        entry = labelled
    if entry is None or _MEETING.search(line.text[: entry.end() + 40]):
        return
    visitor = _followed(draft, line)
    printed = entry.groupdict().get("date")
    start, _, end = (
        draft.when(draft.first(printed, "D")) or "" if printed else draft.label_date(line) or ""
    ).partition("/")
    until = line.search(UNTIL)
    end = end or (end_of_stay(draft, until) or "" if until else "")
    if visitor is None or len(start) != 10:
        return
    host = draft.state(next(draft.marks(entry.group("place"), "SCT")))
    if host == draft.lexicon.state_of(visitor, None, draft.day):
        return
    slots: dict[str, str | int] = {"start": start, "end": end} if end else {"start": start}
    kind = re.search(r"\b(state|official|working)\b(?: visit| again)", line.text, re.IGNORECASE)
    if kind:
        slots["kind"] = f"{kind.group(1).lower()}_visit"
    modality = visit_modality(draft, "", start, False, 0)
    file_visit(draft, Visit(visitor, host, line, entry.span(), modality, False, slots, True))


def read_route(draft: Draft, line: Line) -> bool:
    """`… paid state visits to Ashgabat, where he landed on 3 September, to Astana and to Tashkent` is three visits."""
    route = line.search(_ROUTE)
    visitor = draft.first(line.text[: route.start()], "P") if route is not None else None
    if route is None or visitor is None:
        return False
    kind = re.match(r"state|official|working", route.group("kind") or "", re.IGNORECASE)
    home = draft.lexicon.state_of(visitor.key, None, draft.day)
    for stop in _STOP.finditer(line.text, route.start("stops"), route.end()):
        host, start = draft.state(next(draft.marks(stop.group("place"), "SCT"))), draft.date_in(stop.group())
        if host == home:
            continue
        visit = Visit(visitor.key, host, line, stop.span(), ASSERTED)
        visit.modality = visit_modality(draft, line.text, start, False, route.start())
        if start:
            visit.slots["start"] = start
        if kind:
            visit.slots["kind"] = f"{kind.group().lower()}_visit"
        file_visit(draft, visit)
    return True


def read_itinerary(draft: Draft, line: Line) -> bool:
    """`He begins with Uzbekistan (6-7 July) and moves to Kazakhstan (7-8 July)`: each stop with its days is a visit.

    Returns:
        Whether the line was such a list.
    """
    listed = list(line.finditer(_LISTED_STOP)) if _VISITS.search(line.text) else []
    stops = list(line.finditer(_DATED_STOP)) or (listed if len(listed) > 1 else [])
    if not stops or not line.search(_TRAVELS):
        return False
    named = draft.first(line.text[: stops[0].start()], "P")
    last = draft.visits[-1] if draft.visits else None
    visitor = named.key if named else last.visitor if last and last.line.number >= line.number - 3 else None
    if visitor is None:
        return False
    home = draft.lexicon.state_of(visitor, None, draft.day)
    kind = re.search(r"\b(state|official|working) visits?\b", line.text)
    for stop in stops:
        host = draft.state(next(draft.marks(stop.group("place"), "SCT")))
        start, _, end = (draft.when(draft.first(stop.group("date"), "D")) or "").partition("/")
        if host == home or not start:
            continue
        slots: dict[str, str | int] = {"start": start, "end": end} if end else {"start": start}
        if kind:
            slots["kind"] = f"{kind.group(1)}_visit"
        modality = visit_modality(draft, line.text, start, False, stop.start())
        file_visit(draft, Visit(visitor, host, line, stop.span(), modality, False, slots, True))
    return True


def read_hosting(draft: Draft, line: Line) -> None:
    """`Tokayev will host Xi in Astana on 14 September` is a visit of the guest."""
    for match in line.finditer(_HOSTING):
        host, guest = draft.first(match.group("host"), "P"), draft.first(match.group("guest"), "P")
        place, start = draft.first(match.group("rest"), "CT"), draft.date_in(match.group("rest"))
        if host is None or guest is None or place is None:
            continue
        if draft.state(place) == draft.lexicon.state_of(host.key, None, draft.day):
            slots: dict[str, str | int] = {"start": start} if start else {}
            modality = visit_modality(draft, match.group(), start, False, match.start("guest") - match.start())
            file_visit(draft, Visit(guest.key, draft.state(place), line, match.span(), modality, False, slots))


def read_elliptic(draft: Draft, line: Line) -> None:
    """`The one before it was Khatami's, in June 2000` repeats the host and the rank of the visit before it."""
    for match in line.finditer(_ELLIPSIS):
        who = draft.first(match.group("who"), "P")
        start = draft.when(draft.first(match.group("date"), "D"))
        if who is None or not draft.visits or start is None:
            continue
        last = draft.visits[-1] if draft.visits[-1].visitor != who.key else draft.visits[0]
        visit = Visit(who.key, last.host, line, match.span(), ASSERTED, True, {"start": start})
        if "one" in match.group() and last.slots.get("kind"):
            visit.slots["kind"] = last.slots["kind"]
        file_visit(draft, visit)
