"""Whether a clause looks ahead or back."""

from functools import lru_cache

from diplo.reading.lines import pattern

_AHEAD = pattern(
    r"(?<=⟩) to (?=[a-z]{2})|\b(?:will|'ll|shall|won't|(?:is|are|was|were) (?:also |now |then |both |all )?to"
    r"|set to|due to|is due|are due"
    r"|expected|expects|plan(?:s|ned|ning)?|scheduled|about to|going to|foreseen|intends?|next|tomorrow|upcoming"
    r"|coming up|on the cards|should|would|may|might|soon|wants to|(?:has )?accepted an invitation|prepar(?:es|ing) to"
    r"|proceeds|in order to"
    r"|looks? forward|hop(?:es|ing) to|ahead of|leaves|departs|travels|goes|heads (?:to|for|off)|flies"
    r"|(?<!the )hosts|begins|starts|returns (?:to|home|on)|comes|takes over|opens|closes|arrives|lands|meets|ends"
    r"|convenes|attends|receives|gathers)\b"
)
_BACK = pattern(
    r"(?<!\bbe )(?<!\bbeing )\b(?:was|were|had|did|has|have|been|took|came|met|went|became|paid|flew|began|left"
    r"|made|\w{2,}ed|sent|held|spoke"
    r"|sat|since|ago|last|yesterday)\b"
)


@lru_cache(maxsize=4096)
def _cues(fragment: str) -> tuple[tuple[int, bool], ...]:
    """The words of a clause that tell past from future: where each stands, and whether it looks ahead."""
    rules = ((_AHEAD, True), (_BACK, False))
    return tuple((match.start(), ahead) for rule, ahead in rules for match in rule.finditer(fragment))


def looks_ahead(fragment: str, at: int | None = None) -> bool:
    """Whether a clause speaks of what is to come, at a place in it: the last word before it that tells decides.

    Args:
        fragment: the clause.
        at: the place; the end of the clause where not given.
    """
    told = _cues(fragment)
    place = len(fragment) if at is None else at
    before = [one for one in told if one[0] <= place]
    if before:
        return max(before)[1]
    return min(told)[1] if told else False
