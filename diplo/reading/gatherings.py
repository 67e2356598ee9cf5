"""Summits told by a verb: `the leaders will meet in ⟨C⟩ next year`, `⟨S⟩ hosts the heads of government`."""

import re

from diplo.reading.draft import Draft
from diplo.reading.lines import Line, Mention, ordinal, pattern
from diplo.reading.meetings import Summit, file_summit, set_modality
from diplo.reading.when import interval

HOSTED = pattern(
    r"(?P<host>{S})(?:,? which [^,⟨]{0,30}⟨O\d+⟩,)? (?:will host|hosts|hosted|is to host|is hosting|will be hosting"
    r"|was host to|plays? host to|closed|opened|will hold|ran|convened|receives)\b(?! (?:the |an? |its )?(?:chair"
    r"|presidency))"
    r"|hosted (?:virtually )?(?:by|in) (?:the )?(?P<by>{S})|(?P<owner>{S}) (?:is to be|will be|was) the host"
)
_MEET = pattern(
    r"(?P<who>\b(?:(?:the )?(?:{O}(?:'s)? )?(?:(?P<body>heads of (?:state|government)|prime ministers"
    r"|foreign ministers)|leaders"
    r"|presidents|five|six|members)(?: of (?:the )?{O}| of {STATES})?|(?:the )?{O}|whose leaders|they)) "
    r"(?P<mid>(?:who |are |were |will |is |was |to |have |had |last |next |again |{D} |due |that |it )*)"
    r"(?P<verb>meets?|met|gather(?:ed|s)?|conven\w+|assembled?|hold their summit|parted|broke up|s[ae][we] each other"
    r"|held (?:their|a) summit)\b(?! with)"
)
_NEXT = pattern(
    r"(?P<a>{CITY}|{S}) is next\b|\bnext (?:one|time)(?: will be| is to be| is|:)? (?P<b>[^.;]*)|hosts? the next one"
    r"|(?P<host>{S}) (?:hosts|will host|is to host|hosted) (?:the |a meeting of )*(?P<body>heads of (?:state"
    r"|government))"
    r"|(?P<host2>{S}),?(?: which)? (?:will|is to) (?:host|gather|receive|bring together) the (?:leaders|presidents)"
    r"|\bthe (?P<rank>{ORD})(?: one)?,? (?:is to be|will be|was|is to take place|will take place|takes place"
    r"|was held|follows)"
    r"(?: held)? (?=in ⟨[SCT])"
    r"|\bwhere the (?:presidents|leaders|heads of state) (?:will|are to) (?:meet|gather)"
)
_LASTS = pattern(
    r"\b(?:it|(?:the )?(?:summit|meeting|session|event|gathering)|which)(?: \w+)? (?:opens|opened|begins|began"
    r"|starts|started)"
    r"(?: here)? (?:on )?(?P<first>{D}),?(?: and)? (?:it )?(?:closes|closed|ends|ended|finishes|concludes|concluded)"
    r" (?:on )?(?P<last>{D})"
)
_IN = pattern(r"\bin (?:the )?(?P<p>{PLACE})|(?P<q>{CITY}|{S}) is next")
_THERE = pattern(r"{PLACE}(?: (?:in|on|at the end of) {D})?,? where (?:the )?$")
_TIME = pattern(r"^ for the (?P<ordinal>{ORD}) time\b")
_LEAD = pattern(r"\bin (?P<p>{PLACE})[^⟨]{0,30}$")
_BODIES = ("b0", "b1", "b02", "b12", "body")


def body_of(match: re.Match[str]) -> str | None:
    """The organ that a phrase names: `chs`, `chg`, `cfm`, or None."""
    named = " ".join(value for name, value in match.groupdict().items() if name in _BODIES and value).lower()
    if not named:
        return None
    if "state" in named or "chs" in named:
        return "chs"
    return "chg" if re.search(r"government|prime|premier|chg", named) else "cfm"


def read_gatherings(draft: Draft, line: Line, taken: list[tuple[int, int]]) -> None:
    """File the meetings that a line tells of by a verb.

    Args:
        draft: the document.
        line: the line.
        taken: the stretches that name meetings by a noun, which are filed already.
    """
    for match in _LASTS.finditer(line.text):
        _set_days(draft, line, match)
    for rule in (_MEET, _NEXT):
        for match in rule.finditer(line.text):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                summit = _from_verb(draft, line, match)
                if summit is not None:
                    file_summit(draft, summit, False)


def _set_days(draft: Draft, line: Line, match: re.Match[str]) -> None:
    """`It opens on Sunday and closes on Monday` is about the meeting spoken of last."""
    told = [one for number in range(line.number + 1) for one in draft.summit_at.get(number, [])]
    first = draft.when(draft.first(match.group("first"), "D"), draft.is_future(match.group()))
    last = draft.when(draft.first(match.group("last"), "D"), True)
    if told and first and last and len(first) == len(last) == 10 and (told[-1].date is None or told[-1].date <= first):
        told[-1].date = interval(first, last)


def _from_verb(draft: Draft, line: Line, match: re.Match[str]) -> Summit | None:
    who = match.groupdict().get("who") or ""
    organization = draft.first(who, "O")
    vague = organization is None and re.match(r"(?:they|members)\b", who, re.IGNORECASE)
    if vague and not re.search(r"\b(?:leaders|presidents|members|heads of)\b", line.text[: match.start()]):
        return None
    key = organization.key if organization else draft.topics.get(line.number, draft.topic)
    if key is None:
        return None
    later = "next" in match.group().lower()
    body = body_of(match)
    if body is None and later and "Council" in line.text:
        body = next((summit.body for summit in draft.summits if summit.body), None)
    rest = line.text[match.end() :].split("; ")[0]
    rank = match.groupdict().get("rank")
    if rank is not None and not re.search(r"\b(?:summit|meeting|session)\b", line.text[: match.start()]):
        return None
    again = _TIME.match(rest)
    summit = Summit(key, line, match.span(), body, ordinal(rank or (again.group("ordinal") if again else "")))
    _place(draft, summit, match, rest)
    summit.date = _date(draft, line, match, rest)
    clause = re.split(r"; |, and ", line.text[: match.end()])[-1] + rest
    set_modality(draft, summit, clause, later, len(clause))
    if not (summit.is_placed or summit.date):
        return None
    hosted = HOSTED.search(line.text[match.end() :]) if body is not None else None
    if hosted is not None:
        host = draft.first(hosted.group("host") or hosted.group("by") or hosted.group("owner"), "SCG")
        summit.host = draft.state(host) if host is not None else None
    return summit


def _place(draft: Draft, summit: Summit, match: re.Match[str], rest: str) -> None:
    place = _find_place(draft, summit.line, match, rest)
    if place is not None and place.kind in "CT":
        summit.city, summit.host = draft.town(place), draft.state(place)
    elif place is not None:
        summit.host = place.key


def _find_place(draft: Draft, line: Line, match: re.Match[str], rest: str) -> Mention | None:
    groups, before = match.groupdict(), line.text[: match.start()]
    place = _IN.search(f"{match.group()} {rest}")
    if place is not None:
        return draft.first(place.group(), "SCT")
    there = _THERE.search(before)
    if there is not None:
        return draft.first(there.group(), "SCT")
    host = draft.first(groups.get("host") or groups.get("host2"), "SCT")
    if host is None and ("where" in match.group() or "hosts" in match.group()):
        host = draft.first(before[-90:], "SCT")
    if host is None and groups.get("who"):
        host = draft.label_place(line)
    lead = _LEAD.search(before)
    return host or draft.first(lead.group() if lead else None, "SCT")


def _looks_ahead(match: re.Match[str]) -> bool:
    """Whether the words speak of what is to come: the next meeting, or where the leaders `meet` in August."""
    verb = (match.groupdict().get("verb") or "").lower()
    return "next" in match.group().lower() or verb in ("meet", "meets", "gather")


def _date(draft: Draft, line: Line, match: re.Match[str], rest: str) -> str | None:
    behind = draft.date_in(f"{match.group()} {rest}", _looks_ahead(match) or None)
    clause = max(line.text.rfind("; ", 0, match.start()), 0)
    before = [day for _, day, _ in draft.dated(line.text[clause : match.end()])]
    return behind or (before[-1] if before else None) or draft.label_date(line)
