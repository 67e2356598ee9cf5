"""Visits told by what they share with another: `and so does B`, `the last was to C`, `kept A out of D`."""

import re

from diplo.reading.claims import ANNOUNCED, ASSERTED, DENIED
from diplo.reading.cues import Parts
from diplo.reading.draft import Draft
from diplo.reading.journeys import Visit, file_visit, visit_modality
from diplo.reading.lines import Line, pattern

_LIKEWISE = pattern(
    r"(?:,? and|;) so (?:does|do|did|is|are|was|will|has) (?P<who>{P})"
    r"|[,;] (?:and )?(?P<who2>{P}) (?:likewise|(?:does|did|will) too)(?=[.,;]|$)"
    r"|^So (?:does|do|did|is|are|was|were|will|has) (?P<who3>{P})"
)
_SINCE_THAT = pattern(r"\bsince (?:that|the one|the last(?: one)?|the previous one) (?:of|in) (?P<date>{D})")
_SINCE_WHOSE = pattern(
    r"\bsince (?:that of |the one of )?(?P<who>{P})(?:'s)?(?: (?:own|visit|one|trip|stay|journey|last visit|came|went"
    r"|visited|flew|travelled)(?: (?:to |in )?(?:here|{PLACE}))?)?,?(?: there)?,? (?:in|of|on) (?P<date>{D})"
)
_THOSE_OF = pattern(
    r"\b(?:after|following|like|besides) (?:those|the (?:ones|visits|trips)) (?:of|in) (?P<dates>{D}(?:(?:,|,? and)"
    r" (?:in |of )?{D})*)"
)
_WAS_THERE = pattern(
    r"(?P<who>{P})(?:,? who)? (?:was|had been|has been) (?:last |once )?(?:(?:in|to) (?P<place>{PLACE})|there|here"
    r"|in (?:this|our|the|that) (?:city|country))"
    r"(?: once| only once| last| before| once before)*,? (?:for (?:the|an?)"
    r" [^.;⟨]{0,40}(?:⟨O\d+⟩[^.;⟨]{0,30})?)?(?:in|of) (?P<dates>{D}(?:(?:,|,? and)(?: again)? (?:in |of )?{D})*)"
)
_VISITS_IN = pattern(
    r"\b(?P<kind>(?:state|official|working) )?visits to (?:the )?(?P<place>{PLACE}) (?:in|on|from) "
    r"(?P<dates>{D}(?:(?:,|,? and)(?: again)? (?:in |on |from )?{D})+)"
)
_OTHERS = pattern(
    r"\bthe (?:others?|earlier ones?|previous (?:ones?|two)|last(?: one)?|first) (?:was|were|being)(?:"
    r" those)? (?:in|of) (?P<dates>{D}(?:(?:,|,? and) (?:in )?{D})*)"
)
_TIMES = pattern(
    r"(?P<who>{P}) (?:has been|had been|has come|was|came) (?:in|to) (?P<place>{PLACE}) (?:twice|three times|four"
    r" times)\b[^.;⟨]*"
    r"(?:⟨P\d+⟩[^.;⟨]*)?(?P<dates>{D}(?:(?:,|,? and) (?:in |this )?{D})+)"
)
_GUEST = pattern(
    r"(?P<who>{P}) (?:is|was|will be)(?: also)? (?:{P}'s|a|the) (?:(?P<kind>state|official) )?guest(?: of {P})?(?:"
    r" in (?P<place>{PLACE}))?"
    r"(?: (?:since|from|on) (?P<date>{D}))?"
)
_LAST_TO = pattern(
    r"\bthe (?:last|latest|previous|most recent)(?: one| such)? (?:was|had been"
    r"|took {P}) to (?P<place>{PLACE})(?P<rest>[^.;]*)"
)
_BEFORE_THAT = pattern(
    r"\b(?:days|weeks) (?:before|after|earlier|later)(?: that)?,? (?P<who>{P}) had (?:gone|been|come"
    r"|travell?ed|flown) to (?P<place>{PLACE})"
)
_KEPT_OUT = pattern(r"\bkept (?P<who>{P}) (?:out of|away from|from (?:coming|going|travelling) to) (?P<place>{PLACE})")
_INSTEAD = pattern(r"(?P<who>{P}) (?:came|went|flew in|travell?ed) in {P}'s (?:place|stead)")
_WERE_TOO = pattern(
    r"(?P<dates>{D}(?:(?:,|,? and) {D})*) (?:was|were) (?:also )?(?:a )?(?P<kind>state|official|working) visits?\b"
)
_AND_IN = pattern(
    r"(?P<who>{P}) (?:was|had been) in {PLACE}[^.;⟨]*{D}[^.;⟨]*,? and in (?P<place>{PLACE}),? (?:in |on )?(?P<date>{D})"
)
_LAST_WHEN = pattern(r"\bwhen (?:was|were) (?P<who>{P}) last in (?P<place>{PLACE})\?")
_IS_THERE = pattern(
    r"(?P<who>{P})(?:,? too,?|,? also)? (?:(?:has|have) (?:already |just |also )?(?:landed|arrived|flown in"
    r"|touched down)(?=[.,;]|$)"
    r"|(?:landed|arrived|flew in) (?:just )?(?:minutes|hours|shortly) (?:ahead of|before|after) (?P<whom>{P}))"
)
_FIRST_IN = pattern(
    r"\bfor (?P<who>{P}),? (?:this|it) (?:is|will be|was) (?:a|the) first(?: visit| trip)? (?:in|to) (?P<place>{PLACE})"
)
_FROM_HERE = pattern(
    r"^from (?:here|there),? (?P<who>{P}) (?:flies|travels|goes|heads|moves|proceeds)(?: on)? to (?P<place>{PLACE})"
)
_HERE_FOR = pattern(r"(?P<who>{P}) (?:is coming|comes|will come) (?:here )?(?:only )?for ")
_WAS_HERE = pattern(r"(?P<who>{P}) was here [^.;⟨]*(?:⟨O\d+⟩[^.;⟨]*)?\b(?:in|on) (?P<date>{D})")
_ENTRY = pattern(r"^(?:[-*•] )?{D} ?(?:\.{2,}|:|-+)? ?(?P<what>[^⟨]*)")
_TRIPS = re.compile(
    r"^(?:[-*#] )?(?:(?:Earlier|Previous|Past|All|The|Other|His) )*(?:trips|visits|journeys|TRIPS|VISITS)\b[^.]{0,40}$"
)
_KINDS = {"state": "state_visit", "official": "official_visit", "working": "working_visit"}
_GATE = (
    "so ",
    "likewise",
    "too",
    "since",
    "last",
    "latest",
    "previous",
    "before",
    "kept",
    "in ⟨p",
    "visit",
    " and in ",
    "lande",
    "arrive",
    "flow",
    "flew",
    "guest",
    "twice",
    " times",
    "those",
    "others",
    "was there",
    "was here",
    "was in",
    "been to",
)
_GATES = Parts(*_GATE, "(", "first", "from here", "from there", " for ")


def read_echoes(draft: Draft, line: Line) -> None:
    """Find the visits of a line that are told by what they share with one told before."""
    if not line.has(_GATES):
        return
    last = draft.visits[-1] if draft.visits else None
    if last is not None and last.line.number >= line.number - 1:
        _repeat(draft, line, last)
    for match in line.finditer(_KEPT_OUT):
        slots: dict[str, str | int] = {"start": f"{draft.day:%Y-%m}"} if draft.day else {}
        _file(draft, line, match, DENIED, slots)
        instead = _INSTEAD.search(line.text, match.end())
        place = draft.first(match.group("place"), "SCT")
        if instead and place:
            _file(draft, line, instead, ASSERTED, dict(slots), draft.state(place))
    for match in line.finditer(_WAS_THERE):
        there = last.host if last is not None and "there" in match.group() else None
        host = None if match.group("place") else there or (draft.here.state if draft.here is not None else None)
        for date in re.findall(r"⟨D\d+⟩", match.group("dates")) if match.group("place") or host else ():
            _dated(draft, line, match, date, None, host)
    for match in line.finditer(_VISITS_IN):
        visitor = _key(draft, line.text[: match.start()])
        slots = {"kind": _KINDS[match.group("kind").strip().lower()]} if match.group("kind") else {}
        for date in re.findall(r"⟨D\d+⟩", match.group("dates")) if visitor is not None else ():
            _dated(draft, line, match, date, dict(slots), None, visitor)
    for match in line.finditer(_TIMES):
        for date in re.findall(r"⟨D\d+⟩", match.group("dates")):
            _dated(draft, line, match, date)
    for match in line.finditer(_SINCE_WHOSE):
        who = draft.first(match.group("who"), "P")
        home = draft.lexicon.state_of(who.key, None, draft.day) if who else None
        told = [draft.state(place) for place in draft.marks(line.text[: match.start()], "SCT")]
        hosts = [host for host in reversed(told) if host != home] or ([last.host] if last else [])
        if hosts and re.search(
            r"\b(?:visit|trip|come|came|been|first|journey|set foot|last)\b", line.text[: match.start()]
        ):
            _dated(draft, line, match, match.group("date"), None, hosts[0])
    for match in line.finditer(_GUEST):
        host = draft.here.state if draft.here and not match.group("place") else None
        slots = {"kind": _KINDS[match.group("kind")]} if match.group("kind") else {}
        if match.group("date"):
            _dated(draft, line, match, match.group("date"), dict(slots), host)
        elif match.group("place") or (host and match.group("kind")):
            _file(draft, line, match, ASSERTED, dict(slots), host)
    for match in line.finditer(_AND_IN):
        _dated(draft, line, match, match.group("date"))
    for match in line.finditer(_FIRST_IN):
        known = [visit for visit in draft.visits if visit.visitor == _key(draft, match.group("who"))]
        _file(draft, line, match, known[-1].modality if known else ASSERTED, {"ordinal": 1})
    for match in line.finditer(_FROM_HERE):
        if draft.day and "⟨D" not in line.text[: match.end() + 12]:
            _file(draft, line, match, ANNOUNCED, {"start": f"{draft.day:%Y-%m}"})
    _arrivals(draft, line)


def read_question(draft: Draft, line: Line) -> None:
    """`When was he last in Bishkek? October 2023, …`: the answer begins with the date."""
    match = line.search(_LAST_WHEN)
    answer = draft.lines[line.number + 1].text if line.number + 1 < len(draft.lines) else ""
    if match and answer.startswith("⟨D"):
        _dated(draft, line, match, answer.split(" ")[0])


def read_trip_list(draft: Draft, line: Line) -> None:
    """The dated entries below a heading `Earlier trips`, of the traveller and to the state of the visit told last."""
    last = draft.visits[-1] if draft.visits else None
    if last is None or not _TRIPS.match(line.text) or "⟨P" in line.text:
        return
    previous = line
    for below in draft.lines[line.number + 1 : line.number + 40]:
        entry = _ENTRY.match(below.text)
        if entry is None and below.block != previous.block:
            return
        previous = below
        if entry is None:
            continue
        start = draft.when(draft.first(entry.group(), "D"))
        if start is None or "⟨P" in below.text or (draft.day and not draft.past(start[:7])):
            continue
        first, _, end = start.partition("/")
        slots: dict[str, str | int] = {"start": first}
        if end:
            slots["end"] = end
        kind = re.search(r"\b(state|official|working) visit", entry.group("what"))
        if kind:
            slots["kind"] = _KINDS[kind.group(1)]
        file_visit(draft, Visit(last.visitor, last.host, below, entry.span(), ASSERTED, True, slots=slots))


def _repeat(draft: Draft, line: Line, last: Visit) -> None:
    """Visits that have their traveller, place or time from the one told last."""
    start = last.slots.get("start")
    if last.line.number >= line.number - 1:
        for match in line.finditer(_LIKEWISE):
            if last.line.number != line.number and not match.group("who3"):
                continue
            who = _key(draft, match.group("who") or match.group("who2") or match.group("who3"))
            _file(draft, line, match, last.modality, {"start": start} if start else {}, last.host, who)
    for match in line.finditer(_SINCE_THAT):
        kind: dict[str, str | int] = {"kind": last.slots["kind"]} if "kind" in last.slots else {}
        _dated(draft, line, match, match.group("date"), kind, last.host, last.visitor)
    for match in (*line.finditer(_THOSE_OF), *line.finditer(_OTHERS)):
        behind = [one for one in draft.visits if one.line is not line or one.span[1] <= match.start()]
        told = behind[-1] if behind else last
        for date in re.findall(r"⟨D\d+⟩", match.group("dates")):
            _dated(draft, line, match, date, None, told.host, told.visitor)
    for match in line.finditer(_LAST_TO):
        _dated(draft, line, match, match.group("rest"), None, None, last.visitor)
    for match in line.finditer(_WERE_TOO):
        for date in re.findall(r"⟨D\d+⟩", match.group("dates")):
            _dated(draft, line, match, date, {"kind": _KINDS[match.group("kind").lower()]}, last.host, last.visitor)
    for match in line.finditer(_BEFORE_THAT):
        then = draft.visits[-1].slots.get("start")
        if then:
            _file(draft, line, match, ASSERTED, {"start": str(then)[:4]})


def _arrivals(draft: Draft, line: Line) -> None:
    """`A has landed`, `B landed hours ahead of A`, `C comes for the parade`: here, about now."""
    here = draft.here.state if draft.here is not None and draft.day is not None else None
    if here is None or "⟨C" in line.text or "⟨S" in line.text:
        return
    month = f"{draft.day:%Y-%m}" if draft.day else ""
    for match in line.finditer(_IS_THERE):
        whom = _key(draft, match.group("whom"))
        known = [visit for visit in draft.visits if visit.visitor == whom and visit.host == here]
        start = known[-1].slots.get("start", month) if known else month
        _file(draft, line, match, ASSERTED, {"start": start}, here)
    for match in line.finditer(_WAS_HERE):
        _dated(draft, line, match, match.group("date"), None, here)
    for match in line.finditer(_HERE_FOR):
        if any(visit.host == here for visit in draft.visits):
            _file(draft, line, match, ANNOUNCED, {}, here)


def _key(draft: Draft, mark: str | None) -> str | None:
    mention = draft.first(mark, "P")
    return mention.key if mention else None


def _dated(
    draft: Draft,
    line: Line,
    match: re.Match[str],
    date: str,
    slots: dict[str, str | int] | None = None,
    host: str | None = None,
    who: str | None = None,
) -> None:
    """A visit with the first date of a fragment, where it has one."""
    start = draft.date_in(date, False)
    if start is not None:
        first = start.partition("/")[0]
        modality = visit_modality(draft, match.group(), first, False, 0)
        _file(draft, line, match, modality, {"start": first, **(slots or {})}, host, who)


def _file(
    draft: Draft,
    line: Line,
    match: re.Match[str],
    modality: str,
    slots: dict[str, str | int],
    host: str | None = None,
    who: str | None = None,
) -> None:
    """File a visit of whoever the match names, to the place that it names."""
    groups = match.groupdict()
    slots = dict(slots)
    visitor = who or _key(draft, groups.get("who"))
    place = draft.first(groups.get("place"), "SCT")
    host = host or (draft.state(place) if place else None)
    mention = draft.first(groups.get("who"), "P")
    if who is None and mention and mention.pronoun and host == draft.lexicon.state_of(mention.key, None, draft.day):
        # `he was here` cannot mean somebody who lives here: it means the guest
        visitor = next((visit.visitor for visit in reversed(draft.visits) if visit.host == host), None)
    if visitor is None or host is None or host == draft.lexicon.state_of(visitor, None, draft.day):
        return
    visit = Visit(visitor, host, line, match.span(), modality, slots=slots)
    known = [other for other in draft.visits if other.line is line and (other.visitor, other.host) == (visitor, host)]
    if known and not slots.keys() - {"start"} and not slots.get("start"):
        return
    start = str(slots.get("start") or "")
    visit.earlier = bool(start) and draft.past(start) and len(start) < 10 and modality == ASSERTED
    file_visit(draft, visit)
