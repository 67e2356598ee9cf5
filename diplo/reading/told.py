"""What a part of a sentence tells of a journey, and how many the text counts."""

import re
from dataclasses import dataclass

from diplo.reading.draft import Draft
from diplo.reading.journeys import Segment
from diplo.reading.lines import ordinal, pattern

RANK = pattern(
    r"⟨P\d+⟩'s (?P<ordinal>{ORD})(?= to | as | here| there| and |, |\.|\)|$| of )(?P<rest>.{0,40})|\bthe"
    r" (?P<ordinal2>first) was in "
    r"|\bthe (?P<ordinal3>{ORD}) (?:time )?(?:that )?(?P<who>{P}) (?:has |had |will have )?"
    r"(?:paid|made|set foot|been|come|visited|travelled|flown|gone|landed|goes|visits)\b(?P<rest3>.{0,40})"
)
"""That a visit is the third, where no noun says what."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a segment tells of a journey: the verb of going, the noun, the rank that the text counts."""

    segment: Segment
    noun: re.Match[str] | None
    go: re.Match[str] | None
    rank: re.Match[str] | None

    @property
    def text(self) -> str:
        """The segment's text."""
        return self.segment.text


def rank_of(draft: Draft, told: Told) -> int | None:
    """How many visits the text counts; a first of another kind (`first since 2019`) is no count."""
    noun, text = told.noun, told.text
    if told.rank is not None:
        printed, after = (
            told.rank.group("ordinal") or told.rank.group("ordinal2") or told.rank.group("ordinal3"),
            (told.rank.group("rest") or told.rank.group("rest3") or ""),
        )
    elif noun is not None and noun.group("ordinal") and not noun.group("kind") and noun.group("noun").lower() != "leg":
        printed, after = noun.group("ordinal").strip(), text[noun.end() :]
    else:
        return None
    periods = (mention.text.lower() for mention in draft.marks(after[:60], "D"))
    if re.search(r"\bin (?:\w+ )?(?:weeks|months|years|days)|\bsince\b", after[:40]) or "this year" in periods:
        return None
    value = ordinal(printed)
    if value == 1:
        other = re.match(r" (?:by|abroad|outside|of the|for)", after) or re.search(r"\bnot\b|\bnor\b", text)
        if other or ("⟨D" in after[:14] and told.rank is None):
            return None
    return value
