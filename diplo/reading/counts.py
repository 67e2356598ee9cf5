"""How many members, observers or partners an organization has, and what share of mankind lives there."""

import re

from diplo.reading.claims import ANNOUNCED, ASSERTED, Value
from diplo.reading.cues import Parts
from diplo.reading.draft import Draft
from diplo.reading.lines import Line, number, pattern

_RULES = (
    pattern(
        r"\b(?P<what>(?:full )?members?(?: states?)?|observers?|dialogue partners?)(?: now| today| currently)? ?"
        r"(?:\((?P<n>{NUM})\)|:? (?P<n2>{NUM})(?= \||$|[,;.])|: (?P<n3>{NUM})\b)"
    ),
    pattern(
        r"(?<!\bother )(?P<n>{NUM})(?: more)?(?:,? | ?- ?)(?:(?:full|permanent|current|sco|{O}|new|founding|the"
        r"|member) )*"
        r"(?P<what>member(?:s\b|[- ]states?| countries| nations)|observers?\b|dialogue partners?"
        r"|-?(?:nation|member|state|country|strong) (?:bloc|group|organi[sz]ation|club|alliance|{O})|states(?= are\b"
        r"| have\b))"
    ),
    pattern(
        r"(?:organi[sz]ation|bloc|club|group|alliance|{O}) (?:now |today |currently )?(?:has|have|counts|numbers"
        r"|comprises"
        r"|consists of) (?P<n>{NUM}) of them|(?:family|club|group|bloc) of (?P<n2>{NUM})\b"
        r"(?=[.,;:)]|$| (?:states|countries|nations|members|that|which|with|in|is|has|had|now|and)\b)"
        r"|number of (?:{O} )?(?:members|member states)(?:,| to| is| stands at) (?P<n3>{NUM})|makes? (?:that "
        r"|it )?(?P<n4>{NUM}) members"
        r"|membership (?:to|of) (?P<n5>{NUM})\b"
        r"|(?:grow[ns]?|growing|grew|expand\w*|enlarged|swell\w*|swollen) from {NUM} (?:members )?to"
        r" (?P<n7>{NUM})\b(?! [a-z]*(?:per|billion))"
        r"|(?:consists of|comprises|counts|numbers|unites|groups) (?P<n6>{NUM}) (?:states|countries|nations)"
    ),
    pattern(
        r"(?P<n>{NUM}) (?:more |other |further )?(?:countries|states|nations),? (?:{STATES},? )?(?:\w+ ){0,4}(?:as"
        r"|are) "
        r"(?P<what>observers|dialogue partners)"
    ),
    pattern(
        r"\b(?P<what>member (?:states|countries)|members|observer (?:states|countries)|observers"
        r"|dialogue partners),? of "
        r"(?:which|whom) (?:at present |currently |now |today )?there are (?:now "
        r"|currently )?(?P<n>{NUM})\b(?! ⟨| [a-z])"
    ),
    pattern(r"\b(?:the|of the) {O} (?P<n>{NUM})(?=[,.;:)]| (?:is|are|has|have|were|meet|met|will)\b)"),
)
_GROWS = pattern(
    r"(?:club|bloc|group|grouping|organi[sz]ation|family|alliance|{O}) (?:should|will|is to|is set to"
    r"|is expected to) (?:then |soon )?"
    r"(?:become|grow to|expand to|number|count|have) (?P<n>{NUM})(?! [a-z]*(?:year|day|billion|million|per"
    r"|summit|other|more|new|working|document))\b"
)
_SHARE = pattern(
    r"(?P<share>half|(?:a |one )(?:third|quarter|fifth)|two[- ](?:thirds|fifths)|three[- ](?:fifths|quarters)"
    r"|(?P<percent>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent))(?: of)?(?: the| all)?(?: people)?(?: of)?(?: the| all)? "
    r"(?:(?:world|globe)'?s?(?: total)? population|population of the (?:world|planet|globe|earth)|global population"
    r"|mankind"
    r"|humanity|humankind|people (?:of|in) the world|world's people|people on (?:earth|the planet)"
    r"|world\b(?! (?:output|trade|economy|oil|gas|energy|market|production|exports|GDP|product)))"
)
_ANSWERED = pattern(r"(?:A\. |- )?(?:\w+ ){0,2}(?P<percent>\d{1,2}(?:\.\d+)?) ?(?:%|per ?cent)")
_MANKIND = re.compile(r"world|mankind|humanity|population|human", re.IGNORECASE)
_OUT_OF = pattern(
    r"(?P<part>{NUM}) (?:in|out of) (?:every )?(?P<whole>{NUM}) (?:human beings|of the world's (?:people"
    r"|population|inhabitants)"
    r"|(?:people|inhabitants) (?:in the world|on (?:earth|the planet)|of the (?:globe|world|planet|earth)|worldwide)"
    r"|of (?:mankind|humanity)\b)"
)
_FRACTIONS = {
    "half": 0.5,
    "third": 1 / 3,
    "quarter": 0.25,
    "fifth": 0.2,
    "two-thirds": 2 / 3,
    "two-fifths": 0.4,
    "three-fifths": 0.6,
    "three-quarters": 0.75,
}
_NOT_ALL = re.compile(
    r"\b(?:other|as|only|the first|first|another|among|between|new|for|between the|last|latest|newest"
    r"|one of|one of the|three of|two of|mission (?:has|had)|delegation (?:has|had)|team (?:has|had)) $",
    re.IGNORECASE,
)
_SOME = re.compile(r"new |founding |^one ", re.IGNORECASE)
_PEOPLE = Parts("world", "mankind", "humanity", "human", "population", "people on", " of us")
_STATES = Parts(
    *("member", "observer", "partner", "of them", "family", "club", "bloc", "nation", "consists", "group", "⟨o"),
    *("comprises", "counts"),
)


def read_counts(draft: Draft) -> None:
    """Emit the numbers that the document puts on an organization's states and people."""
    for line in draft.lines:
        if line.text.endswith("?"):
            continue
        _read_answered_share(draft, line)
        if line.has(_PEOPLE):
            _read_shares(draft, line)
        if line.has(_STATES):
            for rule in _RULES:
                for match in line.finditer(rule):
                    _read_number(draft, line, match)
            for match in line.finditer(_GROWS):
                _read_number(draft, line, match, ANNOUNCED)


def _founders(draft: Draft, organization: str) -> int:
    """With how many members the record has an organization begin; 0 where it does not know."""
    spells = (
        days for (_, body, status), days in draft.lexicon.begins.items() if (body, status) == (organization, "member")
    )
    firsts = [min(first for first, _ in days) for days in spells]
    return firsts.count(min(firsts)) if firsts else 0


def _read_number(draft: Draft, line: Line, match: re.Match[str], modality: str = ASSERTED) -> None:
    organization = draft.organization(line, match.span())
    groups = match.groupdict()
    value = number(next(text for name, text in groups.items() if name[0] == "n" and text))
    if (
        organization is None
        or value is None
        or (_NOT_ALL.search(line.text[: match.start()]) and "there are" not in match.group())
        or _SOME.search(match.group())
    ):
        return
    word = (groups.get("what") or "members").lower()
    what = "observers" if "observer" in word else "dialogue_partners" if "dialogue" in word else "members"
    if what == "members" and value < _founders(draft, organization):
        return  # `two member states` are some of them: there never were so few
    slots: dict[str, Value | None] = {
        "organization": organization,
        "what": what,
        "value": value,
        "as_of": draft.label_date(line) or (draft.date_in(line.text, True) if modality == ANNOUNCED else None),
    }
    draft.emit("count", slots, modality, line, match.span())


def _read_shares(draft: Draft, line: Line) -> None:
    for match in line.finditer(_OUT_OF):
        part, whole = number(match.group("part")), number(match.group("whole"))
        if part and whole and part < whole:
            _emit_share(draft, line, match, round(part / whole, 4))
    for match in line.finditer(_SHARE):
        word = re.sub(r"^(?:a|one) ", "", match.group("share").lower()).replace(" ", "-")
        value = float(match.group("percent")) / 100 if match.group("percent") else round(_FRACTIONS[word], 4)
        _emit_share(draft, line, match, value)


def _read_answered_share(draft: Draft, line: Line) -> None:
    """`About 42 per cent` below a question about mankind."""
    match = _ANSWERED.match(line.text)
    asked = draft.lines[line.number - 1].text if line.number else ""
    if match is not None and asked.endswith("?") and _MANKIND.search(asked):
        _emit_share(draft, line, match, float(match.group("percent")) / 100)


def _emit_share(draft: Draft, line: Line, match: re.Match[str], value: float) -> None:
    organization = draft.organization(line, match.span())
    if organization is not None:
        slots: dict[str, Value | None] = {
            "organization": organization,
            "what": "world_population_share",
            "value": value,
        }
        draft.emit("count", slots, ASSERTED, line, match.span())
