"""Which meeting a line that tells of people taking part is about."""

import re
from datetime import timedelta

from diplo.dates import parse_edtf
from diplo.reading.claims import ANNOUNCED, DENIED
from diplo.reading.draft import Draft
from diplo.reading.lines import Line, pattern
from diplo.reading.meetings import Summit

TAKES_PART = pattern(
    r"\b(?:attend\w*|(?:take|takes|took|taking|taken) part|participat\w+|presid(?:e|es|ed|ing)|chair(?:s|ed"
    r"|ing)?(?! (?:of )?(?:the )?(?:⟨O|organi[sz]ation|bloc|group))"
    r"|(?:led|headed) by|in the chair|address(?:es|ed|ing)?|(?<!at )present|represented|connected|(?:is"
    r"|are) (?:also |all "
    r"|both )?expected(?! to)|in the hall|sat|joined|also seen"
    r"|at both"
    r"|at the (?:table|first|second)|(?:at|for|to) (?:the|an?|its) [^⟨.;]{0,30}(?:summit|meeting|session)"
    r"|(?:was|were) (?:also )?there|(?:is|are) here|(?:are|is) coming|on the (?:margins|sidelines))\b"
)
"""Words that say by themselves that somebody takes part in a meeting."""

STAYS_AWAY = pattern(
    r"\b(?:(?:did|does|do|will|is|was|were|are|has|have) not (?:(?:expected|planning|going|able) )?(?:to )?"
    r"(?=attend|come|take part|join|go\b|there|present|among|at the|in the (?:room|hall)|be (?:there|present))"
    r"|(?:did|does|do|will|is|was|were|are) not(?=,|:|;|\.|$)|not attend(?:ing)?|stay(?:s|ed)? (?:away|(?:at )?home)"
    r"|absent|miss(?:es|ed|ing)?|a miss|skip(?:s|ped)?|(?:seat|chair) (?:stayed|was|remained) empty|no-show"
    r"|not coming|called off"
    r"|cancell?ed|nobody|pulled out|failed to|nor (?:has|have|had|was|were|did|will))\b"
)
"""Words that say that somebody does not."""

_COMES = re.compile(r"\b(?:came|comes?|fl(?:ew|y|ies|ying) in|land(?:s|ed)|arriv(?:es|ed)|gets in|sent|is sending)\b")
_SENDS = re.compile(r"\b(?:sent|sends|is sending)\b")
_ARRIVES = re.compile(
    r"⟨P\d+⟩[^⟨;]{0,40}\b(?:came|comes|come|fl(?:y|ies|ew|ying) in|land(?:s|ed)|arriv(?:es|ed)|gets in|got in|is due)\b"
)
_IN_TOWN = re.compile(r"\b(?:be|is|are|was|were) (?:all |both |also )?in (⟨[CT]\d+⟩)")
_LOOKS_BACK = re.compile(
    r"\b(?:was|were|had|included|represented|attended|addressed|spoke|took|came|presided|chaired|joined|sat)\b"
)
_ALL_CAME = re.compile(r"\b[Aa]ll\b[^⟨]{0,40}\b(?:there|present|attended|came|took part)\b")
_ONE_OF_TWO = re.compile(r"\bat the (first|second)\b(?! (?:day|session|time))")
_ENTRY = re.compile(r"^(?:[-*] |Guests?: )?⟨P\d+⟩(?: ?\([^)]*\)?)?(?:, ⟨P\d+⟩(?: ?\([^)]*\)?)?)*[.,;]?$")
_SEVERAL = re.compile(r"after that|then on|and at")


def main_summit(draft: Draft) -> Summit:
    """The meeting that the document is about."""
    return max(draft.summits, key=lambda s: (s.modality != DENIED, s.mentions + 2 * bool(s.ordinal), -s.line.number))


def meant_summits(draft: Draft, line: Line) -> list[Summit]:
    """The meetings that a line may be about: those it names, else its paragraph's, else the document's."""
    here = draft.summit_at.get(line.number, [])
    told = [summit for number in range(line.number + 1) for summit in draft.summit_at.get(number, [])]
    told = list(dict.fromkeys(told))
    if line.has("both") and len(draft.summits) > 1:
        return told[-2:]
    which = _ONE_OF_TWO.search(line.text)
    if which and not here and len(told) > 1:
        return told[:1] if which.group(1) == "first" else told[1:2]
    if here:
        return list(dict.fromkeys(here)) if _SEVERAL.search(line.text) else here[:1]
    back_then = _LOOKS_BACK.search(line.text) is not None and not draft.is_future(line.text)
    for back in range(line.number - 1, max(-1, line.number - 4), -1):
        if draft.summit_at.get(back) and draft.lines[back].block == line.block:
            last = draft.summit_at[back][-1]
            if not (back_then and last.modality == ANNOUNCED and last is not main_summit(draft)):
                return [last]
    away = STAYS_AWAY.search(line.text) is not None
    if not (away or TAKES_PART.search(line.text) or _COMES.search(line.text)):
        return []
    main = main_summit(draft)
    if not (away or TAKES_PART.search(line.text) or main in told):
        return []
    if main.modality == ANNOUNCED and not away and not draft.is_future(line.text) and _LOOKS_BACK.search(line.text):
        return []  # what is told as past is not about a meeting to come
    return [main]


def is_told_here(draft: Draft, line: Line, summit: Summit) -> bool:
    """Whether a line's paragraph speaks of a meeting."""
    near = (number for number in draft.summit_at if abs(number - line.number) < 8)
    return any(summit in draft.summit_at[n] for n in near if draft.lines[n].block == line.block)


def is_current(draft: Draft, summit: Summit) -> bool:
    """Whether the document is written around the days of a meeting."""
    if not summit.date or draft.day is None or len(summit.date) < 7:
        return False
    days = parse_edtf(summit.date)
    return days.earliest - timedelta(10) <= draft.day <= days.latest + timedelta(10)


def is_journey_to(draft: Draft, clause: str, summit: Summit) -> bool:
    """Whether somebody came to the place of a meeting, or just came, in a document written around it."""
    if not is_current(draft, summit):
        return False
    if _SENDS.search(clause):
        return True
    there = _IN_TOWN.search(clause)
    if there and summit.host == draft.state(next(draft.marks(there.group(1), "CT"))):
        return True
    if not _ARRIVES.search(clause):
        return False
    places = list(draft.marks(re.sub(r"from ⟨\w+⟩", "", clause), "SCT"))
    return not places or any(summit.host == draft.state(place) for place in places)


def follows_roll(draft: Draft, line: Line) -> bool:
    """Whether a line follows on one that says who took part."""
    return line.number > 0 and TAKES_PART.search(draft.lines[line.number - 1].text) is not None


def is_listed(draft: Draft, line: Line) -> bool:
    """Whether a line is an entry in a list of those present, in a document written around its meeting."""
    return _ENTRY.match(line.text) is not None and is_current(draft, main_summit(draft))


def is_roll_call(draft: Draft, line: Line) -> bool:
    """Whether a line stands in a paragraph that begins with `all were there` and then goes through them."""
    before = draft.lines[max(0, line.number - 5) : line.number]
    return "⟨P" in line.text and any(
        other.block == line.block and "⟨P" not in other.text and _ALL_CAME.search(other.text) for other in before
    )
