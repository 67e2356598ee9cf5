"""Visits: who was, is or will be in which state, since when and how long, of what rank, at whose invitation."""

import re
from datetime import timedelta

from diplo.dates import parse_edtf
from diplo.reading.claims import ANNOUNCED, ASSERTED
from diplo.reading.cues import Parts, Rule
from diplo.reading.draft import Draft
from diplo.reading.echoes import read_echoes, read_question, read_trip_list
from diplo.reading.journeys import (
    OFF,
    Segment,
    Visit,
    file_visit,
    never_was,
    set_dates,
    split_journeys,
    visit_modality,
)
from diplo.reading.lines import Line, pattern
from diplo.reading.meetings import is_current
from diplo.reading.passing import (
    read_before_that,
    read_elliptic,
    read_end,
    read_entry,
    read_hosting,
    read_itinerary,
    read_return,
    read_route,
    read_stations,
    read_tally,
)
from diplo.reading.told import RANK, Told, rank_of

_KIND = r"(?P<kind>state|official|working)(?:,? (?:and |also )?(?:friendly|official))?"
_NOUN = pattern(
    rf"(?P<ordinal>\b{{ORD}} )?(?:[\w-]+-day )?(?:{_KIND} )?(?P<noun>visits?|trips?|stay|journey|leg"
    rf"|guest(?= of ⟨))\b(?! card)"
)
_BY_OTHERS = re.compile(r" by (?:a group of |(?!⟨)\w+ )?(?!⟨)[a-z]+s\b(?! ⟨)")
_GO = pattern(
    r"\b(?:arriv(?:e|es|ed|ing)|land(?:s|ed)|flew|flown|flies|fly(?:ing)?|travel(?:s|led|ed|ling|ing)?(?! with ⟨P)"
    r"|touched down"
    r"|stepped off|set off|set foot|departs?|goes|go|going|went|came|comes?|leaves|is (?:also |currently )?in"
    r"|has been (?:in|to)"
    r"|had been (?:in|to|here)|(?:is|are|was|were) (?:both |all )?(?:also )?(?:due|expected|awaited) (?:back )?(?:in"
    r"|at)|dropped in|(?:not )?been in|was in|were in|was here|were here|were on|was on|is on|be in"
    r"|been here|be here|be back|coming(?= back)|never been (?:in|to)"
    r"|(?:^|on )to (?=⟨[SCT])|reach(?:es|ed)|left(?= for)|leaves(?= for)|continues?|bound for|begins?|began|starts?"
    r"|(?:is|are) coming(?= (?:on |for )|[.,])|(?:is|are|was|were) due in(?= on|[.,])|(?:are|were) due(?= on)"
    r"|(?:was|were) (?:met|greeted|welcomed)(?= (?:at|on arrival in) (?:the )?⟨[CT])"
    r"|calls?(?= at)|stops?(?= in| at)|tours?|toured|makes?|made|combines?|proceeds|proceeded|moves? on|(?:comes?|is"
    r" due|is expected|gets in|got in)"
    r"(?= (?:on )?⟨D)|head(?:s|ed)|pa(?:y|ys|id|ying)|visit(?:s|ed|ing)?|embark(?:s|ed)?)\b"
)
_TO = pattern(
    r"\b(?:to|in|into|at|visit|visits|visited|visiting|reached|for) (?:the )?(?P<place>{PLACE})(?!'s)"
    r"|\b(?:in|to) (?:the )?(?P<capital>{A} capital)"
)
_RUN = pattern(
    r"(?:the )?{PLACE}(?:(?:,? and (?:then |on to |finally )?(?:to )?|, (?:then )?(?:to )?)(?:the )?{PLACE}(?!'s))*"
)
_NOT_TO = re.compile(
    r"(?:summit|meeting|meets?|met|talks|forum|games|olympics|ambassador|envoy|consulate|embassy|according|held|closer"
    r"|due|gathering|session|election|war)(?: \w+)? (?:to|in|at|for) (?:the )?$",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"⟨P\d+⟩,? (?:\w+ ){0,2}?(?:is|are|was|were) (?:\w+ )?(?:due|expected|awaited) (?:back )?(?:in|at) (?:the )?$"
)
_ARRIVED = pattern(
    r"\b(?:arriv(?:e|ed|es|ing)|land(?:ed|s|ing)|(?:is|are) coming|(?:is|are|was|were) due in(?= on|[.,])"
    r"|(?:are|were) due(?= on)|had come|came on|fl(?:y|ies|ew|own|ying) in|touched down|stepped off"
    r"|(?:state|official"
    r"|working) visits?|flew home"
    r"|been here|be back|be here|coming back|went (?=in ⟨D)|went there|(?:was|were) here|our country"
    r"|(?:comes?|is due|is expected|gets in|got in)(?= (?:on )?⟨D)|to the country|his visit|visit (?:began"
    r"|ends)|(?:in|to) (?:the|that|this|our) country)\b|^(?:that was|the first was|⟨P\d+⟩'s)"
)
_HERE = re.compile(
    r"\b(?:here|back|our country|fl(?:y|ies|ew|own|ying) in|stepped off|flew home|gets in|got in)\b|\b(?:comes?"
    r"|is due|is expected) (?:on )?(?=⟨D)"
)
_NOT_SINCE = pattern(r"\bnot (?:been|set foot|come|gone|visited|travelled)\b|^nor in\b")
_MADE = re.compile(r"\bone (?:that )?⟨P\d+⟩ (?:made|paid)\b")
_OWNERS = (
    re.compile(
        r"⟨P\d+⟩ (?:had |has )?(?:received|welcomed|greeted|hosted) ⟨P(\d+)⟩,? (?:here |there )?(?:for|on) an?\b"
    ),
    re.compile(r"⟨P(\d+)⟩'s (?:[\w-]+ ){0,4}(?:visits?|trips?|stay|journey)\b"),
    re.compile(r"\b(?:visits?|trips?|journey) (?:of|by) (?:the )?⟨P(\d+)⟩ to\b"),
    re.compile(r"\b(?:visit|trip) to (?:the )?⟨[SCT]\d+⟩ (?:of|by) (?:the )?⟨P(\d+)⟩"),
    re.compile(r"(?:visits?|trips?|one) (?:that )?⟨P(\d+)⟩ (?:made|paid)"),
    re.compile(
        r"\bthe \w+ (?:time )?(?:that )?⟨P(\d+)⟩ (?:has |had )?(?:paid|made|set foot|been|come|visited|travelled"
        r"|flown)\b"
    ),
    re.compile(r"⟨P(\d+)⟩'s \w+ (?:to|as)\b"),
    re.compile(r"⟨P(\d+)⟩'s (?:plane|aircraft|jet|airliner|Il-\d+|Airbus|Boeing)\b"),
)
_ASIDE = re.compile(r"since (?:that of |the one of )?⟨P|(?:[-*] )?(?:No|Not one) ⟨?\w+⟩? ?\w* (?:has|had) ")
"""A part of a sentence that tells only of an earlier traveller, or that there was none."""

_IT_GOES = re.compile(r"\b(?:it|which|that) (?:will|would|is to|should) $")
_NOT_TRAVELLER = re.compile(r"(?:invitation of|invited by|met by|by|with|from|for|and) (?:the )?$")
_TOGETHER = pattern(
    r"{P}(?:(?:,|,? and) {P})+,? (?:all |both |each )?(?:come|follow|lands?|are|were|have|had|arrive|fly|land|landed"
    r"|will land"
    r"|arrived|flew|came|will|both)\b"
)
_SEVERAL = pattern(r"\bvisits to (?P<states>{STATES})")
_THERE = pattern(r"(?P<place>{PLACE}), where $")
_IDLE = re.compile(r"\b(?:might|could|whether|nothing|if)\b", re.IGNORECASE)
_RUMOUR = Rule(
    r"\b(?:dismiss|den(?:y|ie)|reject|rubbish)\w*\b[^.;⟨]{0,30}\b(?:report|rumou?r|talk|claim|speculation|story)"
)
_CAME = re.compile(r"\b(?:arriv(?:ed|es)|land(?:ed|s)|(?:flew|flown|flies|flying) in|touched down|stepped off)\b")
_EARLIER = re.compile(
    r"\bhad (?:been|come|gone|visited|paid|flown|travelled)\b|\b(?:previous|last|earlier)\b", re.IGNORECASE
)
_KINDS = {"state": "state_visit", "official": "official_visit", "working": "working_visit"}
_NOUNS = Parts("visit", "trip", "stay", "journey", "leg", "guest")
_GATE = Parts(
    *("arriv", "land", "fl", "travel", "touched", "stepped", "set ", "depart", "go", "went", "com", "came", "leav"),
    *(
        " in ",
        " on ",
        "been",
        "back",
        "head",
        "pay",
        "paid",
        "visit",
        "trip",
        "journey",
        "stay",
        "embark",
        "leg",
        "end",
    ),
)


def read_visits(draft: Draft) -> None:
    """Find the visits; `draft.visits` holds them."""
    for line in draft.lines:
        near = bool(draft.visits) and line.number - draft.visits[-1].line.number <= 3
        if line.text.endswith("?"):
            read_question(draft, line)
            continue
        read_trip_list(draft, line)
        read_entry(draft, line)
        read_tally(draft, line)
        if ("⟨P" in line.text or near) and line.has(_GATE):
            read_itinerary(draft, line)
            if read_route(draft, line):
                continue
            for segment in split_journeys(line):
                if not _ASIDE.match(segment.text):
                    _read(draft, segment)
            read_elliptic(draft, line)
            read_return(draft, line)
            read_hosting(draft, line)
        if "⟨P" in line.text or near:
            read_echoes(draft, line)


def _read(draft: Draft, segment: Segment) -> None:
    text = segment.text
    if segment.line.search(_RUMOUR):
        return
    nouns = _NOUN.finditer(text) if segment.line.has(_NOUNS) else iter(())
    noun = max(nouns, key=lambda match: (bool(match.group("ordinal")), bool(match.group("kind"))), default=None)
    if noun is not None and _BY_OTHERS.match(text, noun.end()):
        return
    told = Told(segment, noun, _GO.search(text), RANK.search(text))
    if noun is None and told.go is None and told.rank is None and not _MADE.search(text):
        read_end(draft, segment)
        read_before_that(draft, segment)
        return
    unsure = _IDLE.search(text) or (told.go is not None and noun is None and told.go.group().endswith(" in"))
    if unsure and "⟨D" not in text and "invitation of" not in text:
        return
    for visitor in _visitors(draft, told):
        if read_stations(draft, segment, visitor):
            continue
        hosts = _hosts(draft, told, visitor)
        if not hosts:
            read_end(draft, segment)
            visitor = _guest(draft, told, visitor) or visitor
            hosts = _hosts(draft, told, visitor)
        for place, host in enumerate(hosts):
            visit = Visit(visitor, host, segment.line, segment.span)
            _fill(draft, told, visit, place, len(hosts) - 1)


def _visitors(draft: Draft, told: Told) -> list[str]:
    text = told.text
    if told.rank is not None and told.rank.group()[:2] == "⟨P" and told.noun is told.go is None:
        return [next(draft.marks(told.rank.group(), "P")).key]
    for rule in _OWNERS:
        owner = rule.search(text)
        if owner:
            return [draft.mentions[int(owner.group(1))].key]
    verb = told.go or told.noun
    named = _named_before(text, verb.start() if verb else len(text))
    if not named:
        return _carried(draft, told)
    keys = [key for match in named if not draft.speaks_only(key := draft.mentions[int(match.group(1))].key)]
    if not keys or _IT_GOES.search(text[: verb.start()] if verb else text):
        return []
    if re.search(r"\b(?:coming|come|be) back\b", text) and draft.mentions[int(named[0].group(1))].pronoun:
        known = [visit.visitor for visit in draft.visits if visit.modality == ASSERTED]
        return keys[:1] if keys[0] in known else known[-1:]
    if "invitation" in text[: named[0].start()]:
        return keys[-1:]
    together = _TOGETHER.search(text)
    if together is not None and together.start() == named[0].start():
        return list(dict.fromkeys(mention.key for mention in draft.marks(together.group(), "P")))
    return list(dict.fromkeys(keys)) if re.search(r"\bvisits\b|\bwere\b", text) else keys[:1]


def _guest(draft: Draft, told: Told, visitor: str) -> str | None:
    """`His third visit to Uzbekistan` cannot be of somebody who governs there, but of the traveller told last."""
    home = draft.lexicon.state_of(visitor, None, draft.day)
    pronouns = {mention.key for mention in draft.marks(told.text, "P") if mention.pronoun}
    if told.noun is None or visitor not in pronouns or home not in draft.states(told.text):
        return None
    near = [visit for visit in draft.visits if visit.line.number >= told.segment.line.number - 4]
    return near[-1].visitor if near and near[-1].visitor != visitor else None


def _named_before(text: str, stop: int) -> list[re.Match[str]]:
    """The people before the verb who can be its subject."""
    found = []
    for match in re.finditer(r"⟨P(\d+)⟩(?!'s)", text[:stop]):
        before = text[: match.start()]
        if not _NOT_TRAVELLER.search(before) or re.search(r"⟨P\d+⟩,? and $", before):
            found.append(match)
    return found


def _carried(draft: Draft, told: Told) -> list[str]:
    """The traveller of a part that names nobody: of the part before it, else of the visit told last."""
    segment, noun = told.segment, told.noun
    people = re.findall(r"⟨P(\d+)⟩", segment.before)
    if people:
        if segment.before.endswith("⟩, who "):
            return [draft.mentions[int(people[-1])].key]
        goes_on = noun is not None or re.match(
            r"(?:where|when|and|then|had|was|has been|before|the first was|on to|to|goes|flies|moves|travels"
            r"|continues|proceeds"
            r"|heads|left|leaves|flew|went) ",
            segment.text,
        )
        return [draft.mentions[int(people[0])].key] if goes_on else []
    if noun is None or not (noun.group("kind") or noun.group("ordinal") or "the visit" in segment.text.lower()):
        return []
    number = segment.line.number
    if draft.visits and draft.visits[-1].line.number >= number - 2:
        return [draft.visits[-1].visitor]
    for back in range(number - 1, max(-1, number - 3), -1):
        mention = draft.first(draft.lines[back].text, "P")
        if mention is not None:
            return [mention.key]
    return []


def _hosts(draft: Draft, told: Told, visitor: str) -> list[str]:
    text, home = told.text, draft.lexicon.state_of(visitor, None, draft.day)
    if "both countries" in text:
        people = {mention.key for mention in draft.marks(told.segment.line.text, "P")}
        states = [draft.lexicon.state_of(key, None, draft.day) for key in sorted(people)]
        return [state for state in states if state is not None and state != home]
    several = _SEVERAL.search(text)
    if several:
        return [state for state in draft.states(several.group("states")) if state != home]
    for match in _TO.finditer(text):
        place = draft.first(match.group("capital"), "A") or draft.first(match.group("place"), "SCT")
        before = text[: match.start("place")] if match.group("place") else ""
        if place is None or (_NOT_TO.search(before) and not _DUE.search(before)):
            continue
        if draft.state(place) != home:
            return _run_of_hosts(draft, text, match, home)
    there = _THERE.search(told.segment.before)
    if there and (state := draft.state(next(draft.marks(there.group("place"), "SCT")))) != home:
        return [state]
    return _same_place(draft, told.segment, home) if _ARRIVED.search(text) else []


def _run_of_hosts(draft: Draft, text: str, match: re.Match[str], home: str | None) -> list[str]:
    """The place behind a preposition, with those that follow it: `for the Maldives, Sri Lanka and India`."""
    run = None if match.group("capital") else _RUN.match(text, match.start("place"))
    if run is None or match.group().lower().startswith(("in ", "at ")):
        place = draft.first(match.group("capital"), "A") or draft.first(match.group("place"), "SCT")
        return [draft.state(place)] if place else []
    hosts = [draft.state(place) for place in draft.marks(run.group(), "SCT")]
    return list(dict.fromkeys(host for host in hosts if host != home))


def _same_place(draft: Draft, segment: Segment, home: str | None) -> list[str]:
    """The state of a journey without a place: spoken of before it, else where the document is written."""
    labelled = draft.label_place(segment.line)
    if labelled is not None and labelled.state and labelled.state != home:
        return [labelled.state]
    here = _here(draft, segment.line)
    if _HERE.search(segment.text) and here and here != home:
        return [here]
    if re.search(r"\b(?:the|that|this|our) country\b", segment.text):
        own = [visit.host for visit in draft.visits if draft.lexicon.state_of(visit.visitor, None, draft.day) == home]
        if own and own[0] != home:
            return own[:1]
    places = [draft.state(mention) for mention in draft.marks(segment.before, "SCTA")]
    if places and places[-1] != home and "⟨P" in segment.before:
        return [places[-1]]
    last = draft.visits[-1] if draft.visits else None
    if last is not None and last.line.number >= segment.line.number - 3 and last.host != home:
        return [last.host]
    if here is None or here == home:
        meeting = next((one for one in draft.summits if is_current(draft, one) and one.host), None)
        return [meeting.host] if meeting is not None and meeting.host and meeting.host != home else []
    return [here] if here and here != home else []


def _here(draft: Draft, line: Line) -> str | None:
    """The state that a text is written in; where it does not say so, that of the meeting its paragraph is about."""
    if draft.here is None or not draft.is_dated_here:
        near = range(line.number, max(-1, line.number - 4), -1)
        told = [
            one for number in near for one in draft.summit_at.get(number, ()) if is_current(draft, one) and one.host
        ]
        if told and draft.lines[told[0].line.number].block == line.block:
            return told[0].host
    return draft.here.state if draft.here is not None else None


def _fill(draft: Draft, told: Told, visit: Visit, place: int, last: int) -> None:
    """Fill in what a part of a sentence says of one of its visits; of several, the first begins and the last ends."""
    text = told.text
    denied = OFF.search(text) is not None or never_was(told.segment.line, told.segment.at)
    visit.is_named = told.noun is not None or _CAME.search(text) is not None
    visit.earlier = _EARLIER.search(text) is not None
    kind = next((match.group("kind") for match in _NOUN.finditer(text) if match.group("kind")), None)
    if kind is not None:
        visit.slots["kind"] = _KINDS[kind.lower()]
    rank = rank_of(draft, told)
    if rank is not None and not denied:
        visit.slots["ordinal"] = rank
    if _NOT_SINCE.search(text) and ("⟨D" not in text or "since" not in text):
        return
    set_dates(draft, told.segment, visit)
    if place < last:
        visit.slots.pop("end", None)
    if place and len(str(visit.slots.get("start", ""))) == 10:
        visit.slots["start"] = str(visit.slots["start"])[:7]
    start = visit.slots.get("start")
    if visit.earlier and start and draft.day and len(str(start)) == 10:
        visit.earlier = parse_edtf(str(start)).latest < draft.day - timedelta(7)
    if denied and not start and draft.day and "never" not in text:
        visit.slots["start"] = start = f"{draft.day.year}"
    anchor = told.go or told.noun or told.rank
    at = anchor.end() if anchor else 0
    visit.modality = visit_modality(draft, text, str(start) if start else None, denied, at)
    if not start and told.go is not None and told.go.group().lower() == "is on" and visit.modality == ANNOUNCED:
        visit.modality = ASSERTED
    file_visit(draft, visit)
