"""Whether a clause looks ahead or back."""

import re
from functools import lru_cache


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WORD = re.compile(r"won't|'ll|\w+", re.IGNORECASE)
_AHEAD = _set_of(
    "will 'll shall won't expected expects plan plans planned planning scheduled foreseen intend intends next "
    "tomorrow upcoming should would may might soon proceeds leaves departs travels goes flies begins starts comes "
    "opens closes arrives lands meets ends convenes attends receives gathers sets pays visits joins addresses chairs "
    "embarks continues moves"
)
_BACK = _set_of(
    "was were had did has have been took came met went became paid flew began left made sent held spoke sat since "
    "ago last yesterday"
)
_TO = r" to\b"
_IS_TO = r" (?:also |now |then |both |all )?to\b"
_AHEAD_WITH = {
    word: re.compile(behind, re.IGNORECASE)
    for words, behind in {
        "set about going wants prepares preparing hopes hoping": _TO,
        "was were": _IS_TO,
        "is are": _IS_TO + r"| due\b",
        "coming": r" (?:up|for|on|to|back|as|here|in)\b",
        "due": r" (?:to|in|on|back|home|here|at)\b",
        "on": r" the cards\b",
        "in": r" order to\b",
        "has": r" accepted an invitation\b",
        "accepted": r" an invitation\b",
        "look looks": r" forward\b",
        "ahead": r" of\b",
        "heads": r" (?:to|for|off)\b",
        "returns": r" (?:to|home|on)\b",
        "takes": r" over\b",
    }.items()
    for word in words.split()
}
"""Words that look ahead with what is behind them: `set to`, `is due`."""

_PASSIVE = frozenset(["be", "being"])


@lru_cache(maxsize=4096)
def _cues(fragment: str) -> tuple[tuple[int, bool], ...]:
    """The words of a clause that tell past from future: where each stands, and whether it looks ahead."""
    found = []
    before = ""
    for match in _WORD.finditer(fragment):
        word, at = match.group().lower(), match.start()
        if word in _AHEAD or (word in _AHEAD_WITH and _AHEAD_WITH[word].match(fragment, match.end())):
            found.append((at, True))
        elif word == "hosts":
            if before != "the":  # and not `the hosts`, who are people
                found.append((at, True))
        elif word in _BACK or (word.endswith("ed") and len(word) >= len("shed")):
            if before not in _PASSIVE:
                found.append((at, False))
        elif word == "to" and fragment[at - 2 : at] == "⟩ " and fragment[at + 3 : at + 5].isalpha():
            found.append((at, True))  # `⟨P0⟩ to visit`, as headlines have it
        before = word
    return tuple(found)


def looks_ahead(fragment: str, at: int | None = None) -> bool | None:
    """Whether a clause speaks of what is to come, at a place in it: the last word before it that tells decides.

    None where no word tells.

    Args:
        fragment: the clause.
        at: the place; the end of the clause where not given.
    """
    told = _cues(fragment)
    place = len(fragment) if at is None else at
    for where, ahead in reversed(told):
        if where <= place:
            return ahead
    return told[0][1] if told else None
