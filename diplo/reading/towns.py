"""Towns that the record does not know, marked where the text says in which state they lie."""

import re

from diplo.reading.draft import Draft
from diplo.reading.lines import Line, Mention, pattern

_NAME = r"(?-i:(?P<town>[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?))"
_LOCATED = pattern(
    r"\b(?:in|at|to|near|from) (?:the )?(?:\w+ ){0,2}?"
    + _NAME
    + r"(?:,(?: in)?| in)(?: (?:the )?(?:north|south|east|west|centre)(?:ern)?(?: of)?)? (?:the )?(?P<state>⟨[SG]\d+⟩)"
)
_RESORT = pattern(
    r"(?:(?P<state>{A}) |\b)(?:\w+ )?(?:resort|city|town|village|port|suburb|spa|district)(?: city| town)? of " + _NAME
)
_NO_TOWN = frozenset(
    [
        *("The", "This", "That", "These", "Those", "Mr", "Mrs", "Ms", "Saint", "St", "Lake", "Mount"),
        *("President", "Prime", "Minister", "Foreign", "State", "Council"),
    ]
)


def mark_towns(draft: Draft) -> None:
    """Mark such towns wherever the document names them: `at Gleneagles in ⟨S⟩`, `the ⟨A⟩ resort of Benaulim`."""
    lying: dict[str, str] = {}
    for line in draft.lines:
        for rule in (_LOCATED, _RESORT) if "⟨" in line.text else ():
            for match in line.finditer(rule):
                state = draft.first(match.group("state"), "SGA")
                if state is not None and match.group("town").split()[0] not in _NO_TOWN:
                    lying.setdefault(match.group("town"), state.key)
    if not lying:
        return
    printed = sorted([*lying, *map(str.upper, lying)], key=len, reverse=True)
    named = re.compile(r"\b(?:" + "|".join(map(re.escape, printed)) + r")\b(?! [A-Z])")
    for line in draft.lines:
        for match in reversed(list(named.finditer(line.text))):
            _mark(draft, line, match, lying.get(match.group()) or lying[match.group().title()])


def _mark(draft: Draft, line: Line, match: re.Match[str], state: str) -> None:
    first, last = line.place(*match.span())
    line.put(*match.span(), draft.mark(Mention("T", match.group(), first, last, match.group(), state)))
