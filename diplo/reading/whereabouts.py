"""Where and when a meeting that a noun names is: `the summit in ⟨C⟩ on ⟨D⟩`, `travels to ⟨C⟩ for the summit`."""

import re
from dataclasses import dataclass
from datetime import timedelta

from diplo.dates import parse_edtf
from diplo.reading.draft import Draft
from diplo.reading.gatherings import HOSTED
from diplo.reading.lines import Line, Mention, number, pattern
from diplo.reading.meetings import AWAY, VIRTUAL, Summit, met_elsewhere
from diplo.reading.merging import agree
from diplo.reading.tense import looks_ahead
from diplo.reading.when import interval

_WHERE = pattern(
    r"\b(?<!took )(?<!taken )(?:in|to|at|hosts?|host to|for) (?:the )?"
    r"(?:(?:{A} )?(?:\w+ ){0,2}(?:city|town|port|resort|capital) of )?(?P<place>{PLACE})(?: ?, (?:the )?(?P<in>{S}))?"
    r"|\bin (?:the )?(?P<capital>{A} capital)|^,? ?(?P<label>{CITY})(?:, (?P<in2>{S}))?|^: (?P<label2>{CITY})(?!"
    r" (?:was|is|came|hosted|had|saw))"
    r"|\((?P<paren>{PLACE})"
)
_BEFORE = pattern(r"\b(?:in|to) (?P<c>{CITY})|(?P<at>{CITY}),? where\b")
_LISTED = pattern(r"(?:(?<=: )|(?<=; )|(?<=^)|(?<=⟩, )|(?<=⟩ ))(?P<c>{CITY})(?:, {S})?[,:]? (?:- )?(?:the )?$")
_FRONTED = pattern(r"^(?:[-*] )?(?:Back )?in (?P<c>{CITY})(?: in {D})?, ")
_LINK = re.compile(
    r"(?:[^;⟨]|⟨[DOA]\d+⟩)*|[^,;]*|,? ?where\b[^;]*|[^,;]*, where\b[^;]*|, to (?:attend|join|take)[^,;]*"
)
_VENUE = pattern(
    r"(?P<c>{CITY}) (?:will be|is to be|is|was|has been (?:chosen|named|picked|selected|confirmed) as) (?:the"
    r" )?(?:place|venue|site|seat|scene)"
    r" ?(?:(?:of|for) )?(?:the )?$"
)
_AT = re.compile(
    r"\b(?:for|host to|at|with|(?:attend|join|address|open|chair)\w*|(?:part|participat\w+) in"
    r"|where (?:[^⟨]|⟨[DO]\d+⟩){0,50}) ?(?:the |an? )?$"
)
_HERE = re.compile(r"\bhere\b|\bin (?:our|this|the) (?:\w+ )?city\b(?! of)")
_JOURNEY = re.compile(
    r"\b(?:leaves|left|travel|arriv|visit|trip|fl(?:ew|own|ies)|landed|goes|gone|went|came|return|depart|set off"
    r"|sets off)"
)
_THERE = re.compile(r"\bthere\b")
_ASIDE = re.compile(r"^, (?:to|at|in|for|of) which [^,]*(?:,|$)")
_RELATIVE = re.compile(r"(?<!,) (?:that|which) (?:had )?(?:(?:first |last |once )?met|was founded|was born|began)\b")
APPOSED = pattern(
    r"(?:,? in (?:the )?(?:{A} )?(?:\w+ ){0,3}(?:of )?{PLACE}(?:, {S})?)?, (?:its|their|the|(?:the"
    r" )?(?:organi[sz]ation|bloc|group|council)'s)"
    r" (?P<ordinal>{ORD})(?: so far| in all)?(?=[.,;]| of (?:the|its)\b| since\b)"
)
_TOOK_PLACE = pattern(
    r"^(?:\d+\. )?In (?P<c>{CITY})\b.*\b(?:took place|(?:was|were|is|been) held|opened|began|gathered|ended|closed)\b"
)
_LASTED = pattern(r"\b(?:after|for|lasted) (?P<n>{NUM}) days\b|\b(?P<m>two|three)-day\b")
_OVER = re.compile(r"\b(?:ended|closed|until|w(?:ound|inds|rapped|raps) up|concluded|finished|after)\b")
_SINCE = re.compile(r"\bsince (?:(?:[a-z]+|⟨[A-Z]\d+⟩) ){0,6}(?:in|of|on) $")
_OWN_DATE = re.compile(r" (?:of|on|in) ")
_UNDATED = frozenset({"since", "until", "from"})


@dataclass(frozen=True, slots=True)
class Head:
    """A noun for a meeting in a line, and the stretch of the line around it that is about no other meeting."""

    line: Line
    match: re.Match[str]
    begin: int
    stop: int

    @property
    def end(self) -> int:
        """Where it ends, with `, its 26th,` behind it."""
        apposed = APPOSED.match(self.line.text, self.match.end())
        return self.match.end() if apposed is None or "⟨" in apposed.group() else apposed.end()

    @property
    def before(self) -> str:
        """The words of the stretch before it."""
        return self.line.text[self.begin : self.match.start()]

    @property
    def after(self) -> str:
        """The words of the stretch behind it."""
        return self.line.text[self.end : self.stop]

    def group(self, name: str) -> str:
        """A part of the phrase; empty where it has none."""
        return self.match.group(name) or ""


def place_it(draft: Draft, summit: Summit, head: Head) -> None:
    """Fill in the town and the host, as far as the words around the noun tell."""
    after = AWAY.split(_ASIDE.sub("", _before_relative(head.after)))[0]
    remote = VIRTUAL.search(head.before[-30:] + head.match.group() + after) is not None
    fronted = _FRONTED.match(head.line.text) if not head.begin else None
    city = draft.first(head.group("mid"), "CT") or (draft.first(fronted.group("c"), "CT") if fronted else None)
    city = city or _place_behind(draft, summit, after[:110], remote)
    rest = head.line.text[head.match.end() :].split("; ")[0]
    hosted = HOSTED.search(head.before) or HOSTED.search(after) or HOSTED.search(rest)
    if hosted is not None:
        host = draft.first(
            hosted.group("host") or hosted.group("host2") or hosted.group("by") or hosted.group("owner"), "SCG"
        )
        if host is not None and host.kind in "CT" and city is None and "host to" in hosted.group():
            city = host
        elif host is not None:
            summit.host = summit.host or draft.state(host)
    if city is None and not summit.is_placed and not remote:
        city = _place_before(draft, head, after, summit.organization) or draft.label_place(head.line)
    if city is not None:
        summit.city = summit.city or draft.town(city)
        summit.host = summit.host or draft.state(city)


def _place_behind(draft: Draft, summit: Summit, after: str, remote: bool) -> Mention | None:
    """The town that follows the noun; a state or `the Kazakh capital` goes into the summit at once."""
    where = _WHERE.search(after)
    if where is None:
        return None
    groups = where.groupdict()
    if groups["capital"]:
        state = draft.state(next(draft.marks(groups["capital"], "A")))
        summit.city, summit.host = draft.lexicon.capitals.get(state), state
        return None
    place = draft.first(groups["place"] or groups["label"] or groups["label2"] or groups["paren"], "SCT")
    inner = draft.first(groups["in"] or groups["in2"], "SCG")
    if inner is not None:
        summit.host = draft.state(inner)
    if place is not None and place.kind == "S":
        summit.host = place.key
        return None
    beside = re.match(r",? in (?:the )?⟨[CT]", after) is not None  # then somebody else was on the screen
    return place if beside or not remote else None


def _place_before(draft: Draft, head: Head, after: str, organization: str) -> Mention | None:
    """The town named before the noun (`travels to ⟨C⟩ for the summit`), or the one that the text is written in."""
    text = head.line.text[: head.match.start()]
    venue = _VENUE.search(text)
    if venue is not None:
        return draft.first(venue.group("c"), "CT")
    opening = _TOOK_PLACE.match(text)
    if opening is not None:
        return draft.first(opening.group("c"), "CT")
    listed = _LISTED.search(text)
    if listed is not None:
        return draft.first(listed.group("c"), "CT")
    if _THERE.search(head.match.group()):
        above = " ".join(line.text for line in draft.lines[max(0, head.line.number - 2) : head.line.number])
        return next(reversed(list(draft.marks(above + text, "CT"))), None)
    towns = list(_BEFORE.finditer(text))
    if towns and (re.search(r"\bthere\b", after) or (_AT.search(text) and _LINK.fullmatch(text, towns[-1].end()))):
        town = draft.first(towns[-1].group(), "CT")
        home = town is not None and draft.here is not None and draft.town(town) == draft.town(draft.here)
        return None if town is None or (home and met_elsewhere(draft, organization, town)) else town
    if draft.here is None or met_elsewhere(draft, organization, draft.here):
        return None
    return draft.here if _HERE.search(after) or _HERE.search(head.before) else None


def _before_relative(text: str) -> str:
    """The words up to `that met in …` or `which was founded in …`, which speak of another time."""
    cut = _RELATIVE.search(text)
    return text[: cut.start()] if cut else text


def date_of(draft: Draft, head: Head) -> str | None:
    """The date in EDTF that the words around the noun give the meeting, else that of its heading."""
    clause = head.line.text[head.begin : head.stop]
    at, end = head.match.start() - head.begin, head.match.end() - head.begin
    inner = draft.date_in(head.group("mid") + head.group("which"), looks_ahead(clause, at))
    cut = re.search(r"; |, (?:where|after|but|when|although|though|while|(?:at|in) which) ", clause[end:])
    last = end + cut.start() if cut else len(clause)
    last = min(last, end + len(_before_relative(clause[end:])))
    lasting = "days, until ⟨D" in clause
    told = [one for one in draft.dated(clause) if one[2] not in _UNDATED or lasting]
    own = [one for one in told if one[0] >= end and _OWN_DATE.fullmatch(clause, end, one[0])]
    dated = own or [one for one in told if not _SINCE.search(clause[: one[0]])]
    after = [day for place, day, _ in dated if end <= place < last]
    since = max(clause.rfind("; ", 0, at), clause.rfind(", and ", 0, at), 0)
    earlier = [(place, day) for place, day, _ in dated if since <= place < at and len(day) != 9]
    before = [day for _, day in earlier[-1:]]
    if _JOURNEY.search(clause[earlier[-2][0] if len(earlier) > 1 else 0 : at]):
        before = [day for day in before if len(day) <= 7]  # a day there is that of the journey
    dates = after or ([] if inner else before)
    if len(dates) > 1 and len(dates[0]) == len(dates[1]) == 10 and re.search(r"⟨D\d+⟩ and (?:on )?⟨D\d+⟩", clause):
        return interval(dates[0], dates[1])
    found = dates[0] if dates else None
    if inner and found and agree(inner, found):
        return found
    return inner or found or draft.label_date(head.line)


def add_days(summit: Summit, clause: str) -> None:
    """`closed on Friday after two days`, `for two days, until yesterday`: the days before the last belong to it."""
    lasted = _LASTED.search(clause)
    if lasted is None or summit.date is None or len(summit.date) != 10 or not _OVER.search(clause):
        return
    days = number(lasted.group("n") or lasted.group("m")) or 1
    if days < 8:
        first = parse_edtf(summit.date).latest - timedelta(days - 1)
        summit.date = interval(first.isoformat(), summit.date)
