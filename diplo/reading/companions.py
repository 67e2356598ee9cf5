"""Companions told in other ways: brought along, in a suite, members of a delegation, a wife who came too."""

from diplo.reading.cues import Parts, Rule
from diplo.reading.draft import Draft
from diplo.reading.lines import Line, Mention, pattern
from diplo.reading.names import OFFICE_WORDS, slug

CUES = Parts(
    "accompan",
    "with ",
    "party",
    "delegation",
    "entourage",
    "side",
    "suite",
    "retinue",
    "brought",
    "along",
    "so are",
    "so is",
    "so will",
    "so were",
    "bringing",
    "travel",
    "wife",
    "husband",
)
"""Parts of words of which one is in every line that tells of companions."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_GROUP = r"(?:delegation|cabinet|team|retinue|entourage|party|suite|group)"
FORMS = (
    pattern(
        r"(?P<leader>{P}) (?:has |had |is |will )?(?:brought|brings?|bringing)(?: along| with {P})?,? "
        r"(?:(?:half )?(?:a|an|the|{P}'s) (?:[\w-]+ ){0,4}" + _GROUP + r",? )?"
        r"(?:incl\.|including|among them|led by|made up of|consisting of|of) (?P<people>[^.;]*)"
    ),
    pattern(
        r"(?P<leader>{P}) (?:has |had )?(?:brought|brings) (?:along|with {P}) (?P<people>(?:(?:the"
        r"|{P}'s) [\w ]{0,30})?{PEOPLE})"
    ),
    pattern(
        r"(?P<leader>{P})[^.;]*? (?:at the head of|heading|leading|with) (?:a|an) [^.;⟨]{0,60}delegation,? (?:with )?"
        r"(?P<people>{PEOPLE}) among (?:its members|them)"
    ),
    pattern(
        r"(?P<leader>{P})'s (?:wife|husband|spouse|daughter|son),? (?P<people>{P}),? (?:came|went|flew"
        r"|travell?ed|is|was) (?:along|with {P}|too\b|as well)"
    ),
    pattern(
        r"(?P<leader>{P})[^.;]*?\bwith (?P<people>(?:{P}'s [a-z]+, )?{P}[^.;]*?) in {P}'s (?:party|delegation"
        r"|entourage|suite"
        r"|retinue|train|company)\b"
    ),
    pattern(r"^(?:[-*] )?With (?P<leader>{P}): (?P<people>{P}[^.;]*)"),
    pattern(r"^Travell?ing with (?:the )?(?P<leader>{P}),? (?:is|are|was|were|will be) (?P<people>[^.;]*)"),
    pattern(r"(?P<leader>{P})\b[^.;]*?, (?:bringing|taking) (?P<people>{PEOPLE})(?: along)? with (?:{P}|him|her)\b"),
    pattern(
        r"(?P<leader>{P})[^.;]*?,? with {P}'s (?:wife|husband|spouse|daughter|son),? (?P<people>{P}),?[^.;]*? in tow\b"
    ),
    pattern(
        r"(?P<leader>{P})(?:,? who)?(?: has| had| is| was| will)? (?:comes?|came|arriv\w+|flew in|flies in|landed"
        r"|lands|travel\w+|here)"
        r"(?: here)?(?: (?:on )?{D})?(?: in {PLACE})?(?: (?:on )?{D})? (?:together )?with (?P<people>(?:{P}'s"
        r" [a-z]+,? )?{PEOPLE})"
    ),
    pattern(r"(?P<leader>{P})[^.;]*?,? with (?P<people>[^.;]*?{P}[^.;]{0,30}?),? at {P}'s (?:side|elbow)\b"),
    pattern(
        r"(?P<people>{PEOPLE}) (?:goes|go|travels?|went|travelled|flies|is travelling|are travelling) with"
        r" (?P<leader>{P})"
    ),
    pattern(
        r"(?P<people>{PEOPLE})(?: [^.;⟨]{0,40}(?:and|,) {PEOPLE})? (?:is|are|was|were) (?:in|among|part of) (?:the"
        r" delegation|the party|the suite|those)"
        r"[^.;⟨]{0,20}\baccompan\w+ (?P<leader>{P})"
    ),
    pattern(
        r"(?:^|[;:] )with (?P<leader>{P}),? (?:were|was|came|are|is|travelled|flew) "
        r"(?P<people>(?:the |{P}'s )?(?:(?-i:[A-Z][\w-]*) ){0,4}{P}[^.;]*)"
    ),
)
"""Ways of naming companions, each with the groups `leader` and `people`."""

_TITLES = _words(
    "special assistant adviser advisor aide deputy vice first chief national security head defence finance"
    " economy energy"
    " trade interior the our his her"
)
_NO_PERSON = _words(
    "ministry council bank committee group fund house party palace airport office agency university road hall"
    " square park"
    " street union forum summit region province republic state press wire news international company"
    " corporation commission committee administration authority federation academy"
)
_STRANGER = pattern(
    r"(?:(?<=, )|(?<=and )|(?<=& )|(?<=by )|(?<=with )|(?<=including )|(?<=[a-z] ))(?P<who>{NAME})(?=,| and\b"
    r"| &| \(|[.;]|$| is\b| are\b| was\b| were\b)"
)
_COMPANY = Rule(r"accompan|travel\w* with|delegation|suite\b|entourage|retinue|\bbrought\b")


def name_strangers(draft: Draft, line: Line) -> None:
    """Put marks for people unknown to the record whom a line about companions names beside others."""
    if not line.search(_COMPANY) or "⟨P" not in line.text:
        return
    for match in reversed(list(line.finditer(_STRANGER))):
        words = match.group("who").split()
        titles = [place for place, word in enumerate(words) if word.lower() in OFFICE_WORDS or word.lower() in _TITLES]
        words = words[titles[-1] + 1 if titles else 0 :]
        if not 2 <= len(words) <= 3 or any(word.lower() in _NO_PERSON for word in words):
            continue
        printed = " ".join(words)
        start = match.end("who") - len(printed)
        if line.text[start : match.end("who")] == printed:
            plain = line.place(start, match.end("who"))
            line.put(start, match.end("who"), draft.mark(Mention("P", slug(printed), *plain, printed)))
