"""Summits told by a verb: `the leaders will meet in ⟨C⟩ next year`, `⟨S⟩ hosts the heads of government`."""

import re

from diplo.reading.draft import Draft
from diplo.reading.lines import Line, Mention, ordinal, pattern
from diplo.reading.meetings import Summit, file_summit, set_modality
from diplo.reading.tense import looks_ahead
from diplo.reading.when import interval

HOSTED = pattern(
    r"(?:(?P<host2>{S}), which|(?<!from )(?<!to )(?<!with )(?<!of )(?P<host>{S})(?:,? which [^,⟨]{0,30}⟨O\d+⟩,|,?"
    r" which|(?:(?!\bin\b)[^.;:⟨]|⟨[DOSCTP]\d+⟩){0,70},? and|, which (?:[^,.;⟨]|⟨[DO]\d+⟩){0,70},)?) (?:will host"
    r"|hosts|hosted|holds|is to host|is hosting|will be"
    r" hosting"
    r"|was host to|plays? host to|closed|opened|will hold|is to hold|plans? to hold|will be host to|will receive|ran"
    r"|convened|receives)\b(?! (?:the |an? |its )?(?:chair"
    r"|presidency))"
    r"|hosted (?:virtually )?(?:by|in) (?:the )?(?P<by>{S})|(?P<owner>{S}) (?:is to be|will be|was) the host"
)
_GROUP = (
    r"(?:(?P<body>heads of (?:state|government)|prime ministers|premiers|foreign ministers|presidents)|leaders|five"
    r"|six|eight|nine|ten"
    r"|members|participants|sides|parties|group|club|format|forum|body|organi[sz]ation|bloc)"
)
_MEET = pattern(
    r"(?P<who>\b(?<!two )(?<!both )(?:(?:the |its |their )?(?:{O}(?:'s)? )?(?:(?!two\b|both\b)\w+ )?"
    + _GROUP
    + r"(?: of (?:the )?(?:{O}|{STATES}|(?:{NUM} )?(?:members?|member states|countries)))?|(?:the )?{O}"
    r"|whose leaders|they|it))(?:, (?:which|who|whose) [^,;⟨]{0,40},)? "
    r"(?P<mid>(?:who |are |were |will |is |was |to |have |had |last |first |next |again |{D},? |due |that |it "
    r"|agreed |all |both "
    r"|plan |plans |expected |scheduled |the |time )*)"
    r"(?P<verb>meets?|met|gather(?:ed|s)?|conven\w+|(?:re)?assembled?|hold their summit|parted|broke up|s[ae][we]"
    r" each other"
    r"|confer(?:s|red)?|speak|spoke|sit down|sat down|sit next|c[oa]me together|get together|got together|return|be|go"
    r"|travel|held (?:their|a) summit)\b(?! with| in the chair|(?<=\bbe) (?:the|an?|his|her|their)\b)"
)
_NEXT = pattern(
    r"(?<!\. )(?<!^)(?P<a>{CITY}|{S}) is next\b|\bnext (?:one|time)(?: will be| is to be| is|:)? (?P<b>[^.;]*)"
    r"|hosts? the next one"
    r"|(?P<host3>{S}) (?:will|is to|is due to) (?:host|hold) the (?P<rank3>{ORD}|next)(?: one)?(?= in ⟨D|[.,;])"
    r"|(?P<host>{S}) (?:hosts|will host|is to host|hosted) (?:the |a meeting of )*(?P<body>heads of (?:state"
    r"|government))"
    r"|(?P<host2>{S}|and),?(?: which)? (?:will|is to|wants to|is due to|intends to) (?:host|gather|receive|have|bring"
    r" together) (?:the (?:leaders|presidents|heads of (?:state|government)|others|prime ministers|premiers)|everyone"
    r"|everybody)\b"
    r"|\bagree(?:d|s) to (?:meet|gather) (?:again|next)(?= (?:in|at|on) )"
    r"|\b(?:the|its|their) next(?: one| round)?,? (?:is due|is to be held|will be held|is set|is planned|follows"
    r"|takes place|is scheduled|is expected)(?: (?:for|to be held))?(?= (?:in|at) ⟨[SCT])"
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
_IN = pattern(
    r"\bin (?:the )?(?:(?:{A} )?(?:\w+ ){0,2}(?:city|town|port|resort|capital) of )?(?P<p>{PLACE})"
    r"|(?P<q>{CITY}|{S}) is next"
)
_THERE = pattern(r"{PLACE}(?: (?:in|on|at the end of) {D})?,? where (?:the )?$")
_TIME = pattern(r"^ for the (?P<ordinal>{ORD}) time\b")
_LEAD = pattern(r"\bin (?P<p>{PLACE})[^⟨]{0,30}$")
_GOING = frozenset({"be", "go", "travel", "return"})
_BODIES = ("b0", "b1", "b02", "b12", "body")


def body_of(match: re.Match[str]) -> str | None:
    """The organ that a phrase names: `chs`, `chg`, `cfm`, or None."""
    named = " ".join(value for name, value in match.groupdict().items() if name in _BODIES and value).lower()
    if not named:
        return None
    if "state" in named or "chs" in named or "president" in named:
        return "chs"
    return "chg" if re.search(r"government|prime|premier|chg", named) else "cfm"


_CHAIN = pattern(
    r"(?:[:;,]|,? and)(?: then)?(?: (?:at|the) (?:the )?(?P<rank>{ORD}),?)? (?:in (?P<p>{PLACE})|(?P<q>{CITY})(?:"
    r" followed| came| (?:was|is) the (?P<rank2>{ORD}))?),? (?:in |on )?(?P<d>{D})"
    r"(?: at (?P<r>{CITY}))?(?=[,;.:]| and |$)"
)
_THAT = pattern(
    r"\b(?:from|at|to|and|of|for|since|with) (?:the one|that|the meeting) (?:in|of) (?P<p>{PLACE}),? (?:in|on|of)"
    r" (?P<d>{D})"
)
_ONE = pattern(
    r"(?:^|[:;] |\b)(?:at )?(?:the|its|their) (?P<rank>{ORD}|next|last|previous)(?: one| of (?:these|those|the|its"
    r"|their) (?:meetings|summits))?(?:,? (?:was|is|will be|is"
    r" to be|takes place|took place|held"
    r"|to be held|being held))*,? (?:in |at )(?P<p>{PLACE})(?:,? (?:in |on )?(?P<d>{D}))?"
)
_IT_WAS = pattern(
    r"^(?:[-*] )?(?:It|This|That) (?:was|is) (?:the|its|their|the organi[sz]ation's) (?P<rank>{ORD})(?=[.,;]| and\b|"
    r" in all)"
)
_ITS = pattern(
    r"(?P<o>{O})[^.;⟨]{0,40}\b(?:its|their) (?P<rank>{ORD})(?! [a-z])(?:,? (?:in (?P<p>{PLACE}),? )?(?:on |in"
    r" )?(?P<d>{D}))?"
)
_OF_RANK = pattern(
    r"\bthe (?P<rank>{ORD}) (?:of|for) (?:the )?(?P<o>{O})(?:,? (?:in (?P<p>{PLACE}),? )?(?:on |in )?(?P<d>{D}))?"
)
_EVENT = pattern(
    r"\b(?:to|for|at|then|attend\w*) the (?P<o>{O})(?: summit| meeting| forum)?(?:,? in (?P<p>{PLACE}))?(?:,? (?:in "
    r"|on |at |\()?(?P<d>{D}))?"
)
_LED_TO = re.compile(r"⟨[CT]\d+⟩(?:, ⟨S\d+⟩|,? in ⟨S\d+⟩)?,?(?: first)? $")
_OF_OTHERS = frozenset({"g7", "g8", "g20", "brics", "apec"})
_ORGAN = pattern(
    r"(?P<verb>\b(?:chair(?:s|ed|ing)?|attend\w*|open(?:s|ed|ing)?|address\w*|at|for|to|in|join(?:s|ed)?) (?:the |a"
    r" session of the )?)?"
    r"(?:{O}(?:'s)? )?council of (?P<body>heads of (?:state|government)|foreign ministers)(?: of (?:the )?{O})?"
    r"(?: member states)?"
    r"(?P<rest>(?:,| held| (?:which|that)(?: (?:was|is|had|has|been|held))* (?:met|meets?|sat|sits|held|convened))*"
    r"(?: held (?:its|a|an) [\w ]{0,20})?"
    r" ?(?:(?:in|at) (?:the )?(?:⟨A\d+⟩ )?(?:\w+ (?:of )?)?{PLACE}(?:,? ⟨S\d+⟩)?)?[^.;⟨]{0,20}(?:{D}(?: and {D})?)?)"
)
_VENUE = pattern(
    r"(?P<p>{CITY}) (?:is to be|will be|is|was) (?:the )?(?:next )?(?:venue|place|host)\b(?:[^.;⟨]*?(?P<d>{D}))?"
)
_MEETINGS = re.compile(r"\b(?:summits?|meetings?|sessions?|gather\w*|met|meet|sat down|came together)\b")


def _told_before(draft: Draft, line: Line, at: int) -> Summit | None:
    """The meeting that a line, or the two before it, told of last, where it speaks of meetings."""
    near = [draft.lines[number] for number in range(max(0, line.number - 2), line.number + 1)]
    if not _MEETINGS.search(" ".join([*(other.text for other in near[:-1]), line.text[:at]])):
        return None
    told = [one for other in near for one in draft.summit_at.get(other.number, [])]
    return told[-1] if told else None


def _read_chains(draft: Draft, line: Line, taken: list[tuple[int, int]]) -> None:
    """`They met in Moscow in 1997, in Almaty in 1998`, `the second, in Moscow`, `Astana will be the venue`."""
    for rule in (_ONE, _CHAIN, _THAT, _VENUE):
        for match in line.finditer(rule):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            before = _told_before(draft, line, match.start())
            if before is None and rule in (_CHAIN, _THAT):
                continue
            organization = before.organization if before is not None else None
            ranked = rule is _ONE and ordinal(match.group("rank")) is not None and bool(draft.summits)
            around = line.number and _MEETINGS.search(draft.lines[line.number - 1].text)
            if before is None and not (ranked or (rule is _VENUE and around)):
                continue
            organization = organization or draft.organization(line, match.span())
            groups = match.groupdict()
            place = draft.first(groups.get("p") or groups.get("q") or groups.get("r"), "SCT")
            if place is None or organization is None:
                continue
            rank = groups.get("rank") or groups.get("rank2") or ""
            later = rank == "next" or (rule is _VENUE and draft.is_future(match.group()))
            when = draft.when(draft.first(groups.get("d"), "D"), later)
            if when is None and not later:
                continue
            summit = Summit(
                organization, line, match.span(), before.body if before else None, ordinal(rank) if rank else None
            )
            summit.date, summit.host = when, draft.state(place)
            summit.city = draft.town(place) if place.kind in "CT" else None
            set_modality(draft, summit, match.group(), later, len(match.group()))
            file_summit(draft, summit, False)


def _read_ranked(draft: Draft, line: Line, taken: list[tuple[int, int]]) -> None:
    """`The SCO follows with its sixteenth, on Thursday and Friday`, where meetings were spoken of."""
    for match in (*line.finditer(_ITS), *line.finditer(_OF_RANK)):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        before = " ".join(other.text for other in draft.lines[max(0, line.number - 2) : line.number + 1])
        organization, place = draft.first(match.group("o"), "O"), draft.first(match.group("p"), "SCT")
        if organization is None or not _MEETINGS.search(before):
            continue
        summit = Summit(organization.key, line, match.span(), None, ordinal(match.group("rank")))
        days = [day for at, day, _ in draft.dated(line.text) if at >= match.start("d")] if match.group("d") else []
        summit.date = (
            interval(days[0], days[-1]) if len(days) == 2 and len(days[0]) == 10 else days[0] if days else None
        )
        if place is not None:
            summit.host = draft.state(place)
            summit.city = draft.town(place) if place.kind in "CT" else None
        set_modality(draft, summit, match.group(), False, len(match.group()))
        file_summit(draft, summit, False)


def _read_rank(draft: Draft, line: Line) -> None:
    """`It was their sixteenth.` numbers the meeting told of right before."""
    match = _IT_WAS.match(line.text)
    near = range(line.number - 1, max(-1, line.number - 3), -1)
    told = next((draft.summit_at[back][-1] for back in near if draft.summit_at.get(back)), None) if match else None
    if match and told is not None and told.ordinal is None:
        told.ordinal = ordinal(match.group("rank"))


def _read_events(draft: Draft, line: Line, taken: list[tuple[int, int]]) -> None:
    """`To St Petersburg for the G20 on the 5th` names a meeting by its organization alone."""
    for match in line.finditer(_EVENT):
        organization = draft.first(match.group("o"), "O")
        if organization is None:
            continue
        is_led_to = match.group()[:3].lower() == "to "  # `admitted to the SCO on Thursday` tells of no meeting
        if organization.key not in _OF_OTHERS and (is_led_to or match.group("d") is None):
            continue
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        place = draft.first(match.group("p"), "SCT")
        if place is None:
            towns = list(draft.marks(line.text[: match.start()], "CT"))
            place = towns[-1] if towns and _LED_TO.search(line.text[: match.start()]) else None
        summit = Summit(organization.key, line, match.span())
        summit.date = draft.when(draft.first(match.group("d"), "D"), draft.is_future(line.text, match.start()))
        if place is not None:
            summit.host = draft.state(place)
            summit.city = draft.town(place) if place.kind in "CT" else None
        set_modality(draft, summit, line.text[: match.end()], False, match.end())
        if summit.is_placed or summit.date:
            file_summit(draft, summit, False)


def _read_organs(draft: Draft, line: Line, taken: list[tuple[int, int]]) -> None:
    """`She chaired the Council of Foreign Ministers in ⟨C⟩ on ⟨D⟩` names a meeting by its organ alone."""
    for match in line.finditer(_ORGAN):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        key = draft.organization(line, match.span())
        if key is None:
            continue
        before, rest = line.text[: match.start()], match.group("rest")
        place = draft.first(rest, "CT") or draft.first(rest, "S") or draft.first(before[before.rfind(" in ⟨") :], "CT")
        if match.group("verb") is None and "⟨" not in rest:
            continue
        summit = Summit(key, line, match.span(), body_of(match))
        ahead = looks_ahead(line.text, match.start())
        summit.date = draft.date_in(rest, ahead) or draft.date_in(before, ahead)
        if place is not None:
            summit.host = draft.state(place)
            summit.city = draft.town(place) if place.kind in "CT" else None
        if summit.is_placed or summit.date:
            set_modality(draft, summit, line.text[: match.end()], False, match.end())
            file_summit(draft, summit, False)


def read_gatherings(draft: Draft, line: Line, taken: list[tuple[int, int]]) -> None:
    """File the meetings that a line tells of by a verb.

    Args:
        draft: the document.
        line: the line.
        taken: the stretches that name meetings by a noun, which are filed already.
    """
    for match in line.finditer(_LASTS):
        _set_days(draft, line, match)
    for rule in (_MEET, _NEXT):
        for match in line.finditer(rule):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                summit = _from_verb(draft, line, match)
                if summit is not None:
                    file_summit(draft, summit, False)
    _read_chains(draft, line, taken)
    _read_events(draft, line, taken)
    if "ouncil of" in line.text:
        _read_organs(draft, line, taken)
    _read_ranked(draft, line, taken)
    _read_rank(draft, line)


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
    vague = organization is None and re.match(
        r"(?:they|it|(?:the |its |their )?(?:\w+ )?(?:members|participants|sides|parties|group|club))\b",
        who,
        re.IGNORECASE,
    )
    if vague and not (
        re.search(r"\b(?:again|next)\b", match.group())
        or re.search(r"\b(?:leaders|presidents|members|heads of)\b", line.text[: match.start()])
        or _told_before(draft, line, match.start())
    ):
        return None
    verb = (match.groupdict().get("verb") or "").lower()
    ahead = draft.is_future(line.text[: match.end()]) or verb == "return"
    if verb in _GOING and not ("⟨D" in line.text and ahead):
        return None
    key = organization.key if organization else draft.organization(line, (match.start(), match.start()))
    if key is None:
        return None
    later = "next" in match.group().lower()
    body = body_of(match)
    if body is None and later and "Council" in line.text:
        body = next((summit.body for summit in draft.summits if summit.body), None)
    rest = line.text[match.end() :].split("; ")[0]
    rank = match.groupdict().get("rank") or match.groupdict().get("rank3")
    if (
        rank is not None
        and not match.groupdict().get("rank3")
        and not re.search(r"\b(?:summit|meeting|session)\b", line.text[: match.start()])
    ):
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
        host = draft.first(
            hosted.group("host") or hosted.group("host2") or hosted.group("by") or hosted.group("owner"), "SCG"
        )
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
    host = draft.first(groups.get("host") or groups.get("host2") or groups.get("host3"), "SCT")
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
    ahead = True if (match.groupdict().get("verb") or "").lower() in ("meet", "meets", "gather", "gathers") else None
    before = [
        draft.when(mention, True) or day if ahead else day
        for mention, (_, day, _) in zip(
            [m for m in draft.marks(line.text[clause : match.end()], "D") if draft.when(m)],
            draft.dated(line.text[clause : match.end()]),
            strict=False,
        )
    ]
    return behind or (before[-1] if before else None) or draft.label_date(line)
