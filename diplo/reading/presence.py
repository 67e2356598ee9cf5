"""Who is simply there: the leaders of whom a report from a meeting speaks without a word that says they took part."""

import re
from datetime import timedelta

from diplo.dates import parse_edtf
from diplo.reading.attendance import STAYS_AWAY
from diplo.reading.claims import ANNOUNCED, DENIED
from diplo.reading.draft import Draft
from diplo.reading.lexicon import TOP_OFFICES
from diplo.reading.lines import Line, Mention
from diplo.reading.meetings import Summit

ASIDE = re.compile(
    r"(?:invitation of(?: ⟨P\d+⟩'s)?(?: ⟨A\d+⟩)?(?: counterpart| colleague)?|invited by|meets?|met|(?:meetings?"
    r"|talks|handshake) (?:are )?(?:\w+ )?(?:with|between)"
    r"|welcomed by"
    r"|received by|greeted by|hosted by|successor to|wife of|told|according to|visit of|side by side with|bust of"
    r"|accompanied by|under|thanked|congratulated|by|for)(?: the)?(?: former| late)? ?$",
    re.IGNORECASE,
)
"""What stands before a name that a sentence brings in without saying that its bearer took part."""

SPEAKS = re.compile(
    r",? (?:said|announced|added|noted|stated|reported(?! on\b)|confirmed|explained|told (?:reporters|journalists))\b"
)
DONE_BY = re.compile(
    r"(?:attended|represented|chaired|joined|opened|led|headed|presided over|made|delivered|given) by ?$", re.IGNORECASE
)
SENDS = re.compile(r",? (?:sent|sends|is sending|will send)\b")
OWNS = re.compile(r"'s (?!(?:and|who|delegation|turn)\b)")
_ELSEWHERE = re.compile(
    r"\b(?:not|never|nobody|without|instead|had|predecessor|former|received"
    r"|last time|years? ago|visit(?:s|ed)?|trip|telephone"
    r"|phone|letter|message|earlier|previous(?:ly)?|elected|born|invit\w+|if|would|may|might|could)\b|n't|\?"
)
_LABEL = re.compile(
    r"^(?:[-*] )?(?!(?:[Pp]articipants|[Pp]resent|[Aa]ttended|[Hh]ighest|[Gg]uests?))[^⟨:]{1,30}: ⟨P\d+⟩[^⟨]*$"
)
_NEAR = 36
_CLAUSE = re.compile(r"; |, who |, which |, but ")
_SAID = re.compile(r'" ?(?:said|says) (?:the |its )?host (?=⟨P)')


def read_presence(draft: Draft, line: Line, summit: Summit) -> list[tuple[Mention, int]]:
    """The leaders whom a line of a report from a meeting names as acting there, each with the place of the mark.

    Args:
        draft: the document.
        line: the line.
        summit: the meeting that the document is about.
    """
    if _LABEL.match(line.text) or _is_of_another(draft, line, summit):
        return []
    found: list[tuple[Mention, int]] = []
    position = 0
    for cut in (*_CLAUSE.finditer(line.text), None):
        end = cut.start() if cut else len(line.text)
        if not STAYS_AWAY.search(line.text[position:end]) and _is_about(draft, line.text[position:end], summit):
            found += _people(draft, line, position, end)
        position = cut.end() if cut else end
    several = sum(_leads(draft, mention) for mention, _ in found) > 1
    return [(mention, at) for mention, at in found if several or _leads(draft, mention)]


def _people(draft: Draft, line: Line, start: int, end: int) -> list[tuple[Mention, int]]:
    found = []
    for match in re.compile(r"⟨P(\d+)⟩").finditer(line.text, start, end):
        mention = draft.mentions[int(match.group(1))]
        before, after = line.text[max(0, match.start() - 40) : match.start()], line.text[match.end() :]
        if mention.pronoun or (ASIDE.search(before) and not DONE_BY.search(before)) or OWNS.match(after):
            continue
        if (SPEAKS.match(after) or _is_quoted(before)) and not _SAID.search(before):
            continue
        found.append((mention, match.start()))
    return found


def _leads(draft: Draft, mention: Mention) -> bool:
    offices = {*draft.lexicon.offices(mention.key, draft.day), *draft.titled.get(mention.key, {})}
    return bool(offices & {*TOP_OFFICES, "secretary_general"})


def _is_quoted(before: str) -> bool:
    return re.search(r"\b(?:said|says|according to) (?:\w+ ){0,2}$", before) is not None


def _is_of_another(draft: Draft, line: Line, summit: Summit) -> bool:
    """Whether a line's paragraph speaks of another meeting."""
    here = draft.summit_at.get(line.number)
    if here:
        return any(one is not summit for one in here)
    for number in range(line.number - 1, -1, -1):
        if draft.lines[number].block != line.block:
            return False
        if draft.summit_at.get(number):
            return draft.summit_at[number][-1] is not summit
    return False


def _is_about(draft: Draft, clause: str, summit: Summit) -> bool:
    """Whether nothing in a clause speaks of another time or another place."""
    if summit.modality == DENIED or not summit.date or _ELSEWHERE.search(clause):
        return False
    days = parse_edtf(summit.date)
    for _, told, _ in draft.dated(clause):
        span = parse_edtf(told)
        if span.latest < days.earliest - timedelta(3) or span.earliest > days.latest + timedelta(3):
            return False
    if summit.modality != ANNOUNCED and draft.is_future(clause[: clause.rfind("⟨P") + _NEAR]):
        return False
    return all(draft.state(place) == summit.host for place in draft.marks(clause, "CT"))
