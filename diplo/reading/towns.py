"""Towns that the record does not know, marked where the text says in which state they lie."""

import re
from collections.abc import Iterator

from diplo.reading.draft import Draft
from diplo.reading.lines import Line, Mention, marks_in, pattern

_NAME = r"(?-i:(?P<town>[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?))"
_LOCATED = pattern(
    r"\b(?:in|at|to|near|from) (?:the )?(?:\w+ ){0,2}?"
    + _NAME
    + r"(?:,(?: in)?| in)(?: (?:the )?(?:north|south|east|west|centre)(?:ern)?(?: of)?)? (?:the )?$"
)
_LEADS = (", in the ", ", in ", " in the ", " in ", ", the ", ", ", " of ")
_LONGEST = 60
_RESORT = pattern(r"\b(?:resort|city|town|village|port|suburb|spa|district)(?: city| town)? of " + _NAME)
_WHOSE = pattern(r"(?P<state>{A}) (?:\w+ )?$")
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
        for match, state in _told(draft, line) if "⟨" in line.text else ():
            if state is not None and match.group("town").split()[0] not in _NO_TOWN:
                lying.setdefault(match.group("town"), state.key)
    if not lying:
        return
    printed = sorted([*lying, *map(str.upper, lying)], key=len, reverse=True)
    named = re.compile(r"\b(?:" + "|".join(map(re.escape, printed)) + r")\b(?! [A-Z])")
    for line in draft.lines:
        for match in reversed(list(named.finditer(line.text))):
            _mark(draft, line, match, lying.get(match.group()) or lying[match.group().title()])


def _told(draft: Draft, line: Line) -> Iterator[tuple[re.Match[str], Mention | None]]:
    """The names in a line that a state follows or a nationality goes before, each with that."""
    for at, kind, number in marks_in(line.text):
        if kind not in "SG":
            continue
        lead = next((one for one in _LEADS if line.text.endswith(one, 0, at)), None)
        end = at - len(lead or "")
        if lead is None or not line.text[line.text.rfind(" ", 0, end) + 1].isupper():
            continue
        located = _LOCATED.search(line.text, max(0, at - _LONGEST), at)
        if located is not None:
            yield located, draft.mentions[number]
    for match in line.finditer(_RESORT):
        whose = _WHOSE.search(line.text[: match.start()])
        yield match, draft.first(whose.group("state"), "A") if whose is not None else None


def _mark(draft: Draft, line: Line, match: re.Match[str], state: str) -> None:
    first, last = line.place(*match.span())
    line.put(*match.span(), draft.mark(Mention("T", match.group(), first, last, match.group(), state)))
