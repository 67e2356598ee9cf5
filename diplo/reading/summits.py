"""Summits named by a noun: `the 12th summit of the Council of Heads of State of ⟨O⟩ in ⟨C⟩ on ⟨D⟩`."""

import re
from dataclasses import dataclass
from datetime import timedelta

from diplo.dates import parse_edtf
from diplo.queries.lookup import fold
from diplo.reading.cues import Parts
from diplo.reading.draft import Draft
from diplo.reading.gatherings import HOSTED, body_of, read_gatherings
from diplo.reading.hosting import read_hosts
from diplo.reading.lines import Line, Mention, number, ordinal, pattern
from diplo.reading.meetings import AWAY, VIRTUAL, Summit, file_summit, met_elsewhere, set_modality
from diplo.reading.merging import agree
from diplo.reading.tense import looks_ahead
from diplo.reading.when import interval

_BODY = (
    r"(?:(?:the )?(?:{O}(?:'s)? |organi[sz]ation's |bloc's )?(?:council of (?:the )?(?:{O}(?:'s)?"
    r" )?)?(?P<{name}>heads of (?:state|government)|foreign ministers"
    r"|ministers of foreign affairs|prime ministers|premiers)(?: council)?(?: \(prime ministers\))?|(?P<{name}2>chs"
    r"|chg|cfm))"
)
_HEAD = pattern(
    r"(?P<lead>(?:\b(?:the|an?|its|their|his|this year's|whole|annual|regular|informal|(?:one|two|three)-day|of) )*)"
    r"(?P<which>(?:next|last|previous|latest|coming|{D}'s|{D}|next \w+'s),? )?(?P<ordinal>\(?{ORD}\)?,?"
    r" )?(?P<again>next )?"
    r"(?P<mid>(?:(?:{O}|{PLACE}|{A}|{D}|leaders'|annual|regular|informal|council|sco)(?:'s|-)? ?)*)"
    r"(?P<body0>" + _BODY.replace("{name}", "b0") + r"'? )?(?P<then>(?:next|first|last|previous|own|regular|annual) )*"
    r"(?P<head>summit|meeting|session|sitting|gathering|moot|conclave|get-together|council(?! of\b|s?'))\b(?: here|"
    r" there)?(?!s| day|"
    r" stage)(?P<with> with\b)?"
    r"(?P<of>(?: of (?:the )?(?:" + _BODY.replace("{name}", "b1") + r"))?"
    r"(?: of (?:the )?(?:member states of (?:the )?)?{O}| of (?:the )?(?:organi[sz]ation|bloc|council|group))?)"
)
_WHERE = pattern(
    r"\b(?<!took )(?<!taken )(?:in|to|at|hosts?|host to|for) (?:the )?(?:(?:{A} )?(?:\w+ ){0,2}(?:city|town|port|resort|capital) of"
    r" )?(?P<place>{PLACE})(?: ?, (?:the )?(?P<in>{S}))?"
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
_RANKED = pattern(r" (?:is|was)(?: also)? (?:the|its|their) (?P<ordinal>{ORD})\b(?! (?:time|day|to|since|in))")
_COUNCIL = pattern(r"council of (?P<body>heads of (?:state|government))\b")
_GATHERED = pattern(
    r"\b(?P<body>heads of (?:state|government)|prime ministers|premiers|foreign ministers)(?: of (?:the"
    r" )?(?:[\w-]+-member )?{O}(?: member states| members)?)?"
    r" (?:have |has |had )?"
    r"(?:ended|held|hold|opened|began|begun|concluded|finished|completed|wound up|convened|met for)(?: their| an?|"
    r" the)? [\w -]{0,20}$"
)
_HERE = re.compile(r"\bhere\b|\bin (?:our|this|the) (?:\w+ )?city\b(?! of)")
_JOURNEY = re.compile(
    r"\b(?:leaves|left|travel|arriv|visit|trip|fl(?:ew|own|ies)|landed|goes|gone|went|came|return|depart|set off"
    r"|sets off)"
)
_THERE = re.compile(r"\bthere\b")
_ASIDE = re.compile(r"^, (?:to|at|in|for|of) which [^,]{0,60},")
_HELD = re.compile(
    r"^,? (?:(?:was|is|will be|has been|is to be|is being) (?:held|opened|convened|due)|(?:took|takes|will take|is"
    r" taking) place)\b"
)
_RELATIVE = re.compile(r"(?<!,) (?:that|which) (?:had )?(?:(?:first |last |once )?met|was founded|was born|began)\b")
_OF_OTHERS = pattern(r"^ (?:of|between) (?:the )?{S} (?:and|with)\b")
_OF_SOMETHING = re.compile(
    r"(?:⟨S\d+⟩|[a-z]-|- |\b(?:climate|trade|business|youth|energy|economic|security|investment|water|food|peace"
    r"|space)) ?$"
)
_APPOSED = pattern(
    r"(?:,? in (?:the )?(?:{A} )?(?:\w+ ){0,3}(?:of )?{PLACE}(?:, {S})?)?, (?:its|their|the|(?:the"
    r" )?(?:organi[sz]ation|bloc|group|council)'s)"
    r" (?P<ordinal>{ORD})(?: so far| in all)?(?=[.,;]| of (?:the|its)\b| since\b)"
)
_TOOK_PLACE = pattern(
    r"^(?:\d+\. )?In (?P<c>{CITY})\b.*\b(?:took place|(?:was|were|is|been) held|opened|began|gathered|ended|closed)\b"
)
_LASTED = pattern(r"\b(?:after|for|lasted) (?P<n>{NUM}) days\b|\b(?P<m>two|three)-day\b")
_OVER = re.compile(r"\b(?:ended|closed|until|w(?:ound|inds|rapped|raps) up|concluded|finished|after)\b")
_GATE = Parts(
    "summit",
    "meet",
    "met ",
    "session",
    "sitting",
    "see each",
    "broke up",
    "open",
    "presidents",
    "gather",
    "next",
    "host",
    "receiv",
    "welcom",
    "parted",
    "saw each",
    "conven",
    "assembl",
    "it was",
    "its ",
    "ended",
    "sat down",
    "sit down",
    "together",
    "return",
    "go to",
    "council",
    "held",
    "for the",
    "at the",
    "second",
    "third",
)
_OF_ITS_KIND = re.compile(
    r" (?:(?:held |ever )*(?:by video|online|in person|on (?:a )?screens?|wholly|without|outside|with|since|to be|at"
    r" which"
    r"|in (?:\w+ )?(?:years|months)))\b"
)
_NOUNS = Parts("summit", "meeting", "session", "sitting", "gathering", "moot", "conclave", "get-together", "council")
_SINCE = re.compile(r"\bsince (?:(?:[a-z]+|⟨[A-Z]\d+⟩) ){0,6}(?:in|of|on) $")
_AS_LEADER = re.compile(r" as (?:\w+ )?(?:⟨P|president|prime|premier|leader|chair)")
"""Behind a meeting that one person is at for the first time: a date nearby is that of the election."""

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
        apposed = _APPOSED.match(self.line.text, self.match.end())
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


def read_summits(draft: Draft) -> None:
    """Find the meetings; `draft.summits` holds them, and `draft.summit_at` which one each line speaks of."""
    if draft.topic is None:
        return
    for line in draft.lines:
        if not line.has(_GATE):
            continue
        matches = list(line.finditer(_HEAD)) if line.has(_NOUNS) else []
        begin = 0
        for place, match in enumerate(matches):
            stop = matches[place + 1].start() if place + 1 < len(matches) else len(line.text)
            _read_head(draft, Head(line, match, begin, stop))
            begin = match.end()
        read_gatherings(draft, line, [match.span() for match in matches])
        read_hosts(draft, line)


def _read_head(draft: Draft, head: Head) -> None:
    if _OF_OTHERS.match(head.after) or _OF_SOMETHING.search(head.line.text[: head.match.start()]):
        return
    organization = draft.first(head.group("mid") + head.group("body0") + head.group("of"), "O")
    if head.group("with") and organization is None:
        return  # the talks of two
    body, rank = body_of(head.match), _rank(head, organization)
    gathered = None
    if body is None and head.group("head").lower() in ("meeting", "session", "council") and organization is None:
        gathered = _GATHERED.search(head.before)
        body = body_of(gathered) if gathered is not None else None
    if head.group("head").lower() == "council" and gathered is None and not head.group("body0"):
        return
    named = organization is not None or body is not None
    noun, lead = head.group("head").lower(), head.group("lead").lower()
    if noun != "summit" and not (named or rank or head.group("which") or head.group("again")):
        if re.search(r"\b(?:the|its|their) $", lead):
            _read_bare(draft, head)
        return
    town = draft.first(head.group("mid"), "CT")
    if not named and town is None and _is_indefinite(head) and "⟨O" not in head.line.text[: head.match.start()]:
        return
    key = organization.key if organization else _organization(draft, head.line, head.match.span(), town)
    if key is None:
        return
    summit = Summit(key, head.line, head.match.span(), body, rank)
    _place(draft, summit, head)
    summit.date = None if _AS_LEADER.match(head.after) else _date(draft, head)
    council = _COUNCIL.search(head.before) or _council_above(draft, head)
    if body is None and council is not None:
        summit.body = body_of(council)
    later = bool(head.group("again")) or "next" in head.group("then").lower() or _is_next(draft, head.group("which"))
    if later and draft.summits and body is None and (noun != "summit" or re.search(r"\bits ", lead)):
        summit.body = draft.summits[-1].body
    later_rank = _RANKED.match(head.after)
    if summit.ordinal is None and later_rank is not None:
        summit.ordinal = ordinal(later_rank.group("ordinal"))
    set_modality(draft, summit, head.line.text[: head.stop], later, head.end)
    _add_days(summit, head.line.text[head.begin : head.stop])
    bare = not (named or rank or town or head.group("which") or summit.is_placed or summit.date)
    file_summit(draft, summit, bare)


def _council_above(draft: Draft, head: Head) -> re.Match[str] | None:
    """What `the Council` means: the one named in full before."""
    if not re.search(r"\bcouncil$", head.group("of"), re.IGNORECASE):
        return None
    above = reversed(draft.lines[: head.line.number])
    return next((found for line in above if (found := line.search(_COUNCIL)) is not None), None)


def _is_next(draft: Draft, which: str) -> bool:
    """Whether `next`, `coming` or `next year's` stands before the noun."""
    told = draft.first(which, "D")
    return re.match(r"(?:next|coming)", told.text if told else which, re.IGNORECASE) is not None


def _rank(head: Head, organization: Mention | None) -> int | None:
    """The meeting's number; `the first meeting` without an organization counts something else."""
    apposed = _APPOSED.match(head.line.text, head.match.end())
    printed = head.group("ordinal") or (apposed.group("ordinal") if apposed else "")
    rank = ordinal(printed.strip(" (),")) if printed else None
    if re.search(
        r"(?:\b(?:his|her)|⟨P\d+⟩'s) $", head.line.text[: head.match.start()] + head.group("lead")
    ) or _AS_LEADER.match(head.after):
        return None  # counts what one person has been to
    if rank is not None and _OF_ITS_KIND.match(head.after):
        return None  # counts only those of a kind
    if rank in (1, 2) and organization is None and head.group("head").lower() != "summit":
        return None
    return rank


def _is_indefinite(head: Head) -> bool:
    before = head.line.text[: head.match.start("head")][-30:]
    return re.search(r"\ban? (?:\w+ )?$", before, re.IGNORECASE) is not None


def _organization(draft: Draft, line: Line, span: tuple[int, int], town: Mention | None) -> str | None:
    """Whose meeting it is that is named by its town alone: that of the organization which met there, or the topic's."""
    if town is not None and not draft.names_topic(line):
        met_there = draft.lexicon.summit_towns.get(fold(town.text), set())
        if len(met_there) == 1:
            return next(iter(met_there))
    if "in this format" in line.text:
        return draft.topic
    return draft.organization(line, span)


def _read_bare(draft: Draft, head: Head) -> None:
    key = draft.organization(head.line, head.match.span())
    if key is not None:
        summit = Summit(key, head.line, head.match.span())
        if _HELD.match(head.after):
            _place(draft, summit, head)
            summit.date = _date(draft, head)
            set_modality(draft, summit, head.line.text[: head.stop], False, head.end)
        if VIRTUAL.search(head.line.text[head.begin : head.stop]):
            summit.format = "virtual"
        file_summit(draft, summit, not (summit.is_placed or summit.date))


def _place(draft: Draft, summit: Summit, head: Head) -> None:
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


def _date(draft: Draft, head: Head) -> str | None:
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


def _add_days(summit: Summit, clause: str) -> None:
    """`closed on Friday after two days`, `for two days, until yesterday`: the days before the last belong to it."""
    lasted = _LASTED.search(clause)
    if lasted is None or summit.date is None or len(summit.date) != 10 or not _OVER.search(clause):
        return
    days = number(lasted.group("n") or lasted.group("m")) or 1
    if days < 8:
        first = parse_edtf(summit.date).latest - timedelta(days - 1)
        summit.date = interval(first.isoformat(), summit.date)
