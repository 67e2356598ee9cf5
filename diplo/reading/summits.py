"""Summits named by a noun: `the 12th summit of the Council of Heads of State of ⟨O⟩ in ⟨C⟩ on ⟨D⟩`."""

import re

from diplo.queries.lookup import fold
from diplo.reading.cues import Parts
from diplo.reading.draft import Draft
from diplo.reading.gatherings import body_of, read_gatherings
from diplo.reading.hosting import read_hosts
from diplo.reading.lines import Line, Mention, ordinal, pattern
from diplo.reading.meetings import VIRTUAL, Summit, file_summit, set_modality
from diplo.reading.whereabouts import APPOSED, Head, add_days, date_of, place_it

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
_RANKED = pattern(r" (?:is|was)(?: also)? (?:the|its|their) (?P<ordinal>{ORD})\b(?! (?:time|day|to|since|in))")
_COUNCIL = pattern(r"council of (?P<body>heads of (?:state|government))\b")
_GATHERED = pattern(
    r"\b(?P<body>heads of (?:state|government)|prime ministers|premiers|foreign ministers)(?: of (?:the"
    r" )?(?:[\w-]+-member )?{O}(?: member states| members)?)?"
    r" (?:have |has |had )?"
    r"(?:ended|held|hold|opened|began|begun|concluded|finished|completed|wound up|convened|met for)(?: their| an?|"
    r" the)? [\w -]{0,20}$"
)
_HELD = re.compile(
    r"^,? (?:(?:was|is|will be|has been|is to be|is being) (?:held|opened|convened|due)|(?:took|takes|will take|is"
    r" taking) place)\b"
)
_OF_OTHERS = pattern(r"^ (?:of|between) (?:the )?{S} (?:and|with)\b")
_OF_SOMETHING = re.compile(
    r"(?:⟨S\d+⟩|[a-z]-|- |\b(?:climate|trade|business|youth|energy|economic|security|investment|water|food|peace"
    r"|space)) ?$"
)
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
_AS_LEADER = re.compile(r" as (?:\w+ )?(?:⟨P|president|prime|premier|leader|chair)")
"""Behind a meeting that one person is at for the first time: a date nearby is that of the election."""


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
    place_it(draft, summit, head)
    summit.date = None if _AS_LEADER.match(head.after) else date_of(draft, head)
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
    add_days(summit, head.line.text[head.begin : head.stop])
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
    apposed = APPOSED.match(head.line.text, head.match.end())
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
            place_it(draft, summit, head)
            summit.date = date_of(draft, head)
            set_modality(draft, summit, head.line.text[: head.stop], False, head.end)
        if VIRTUAL.search(head.line.text[head.begin : head.stop]):
            summit.format = "virtual"
        file_summit(draft, summit, not (summit.is_placed or summit.date))
