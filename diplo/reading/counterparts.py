"""Offices that a text gives by another's: `Modi and his Pakistani counterpart, Nawaz Sharif`."""

import re

from diplo.reading.cues import Parts
from diplo.reading.draft import Draft
from diplo.reading.lexicon import TOP_OFFICES
from diplo.reading.lines import Line, Mention, pattern
from diplo.reading.names import slug

_COUNTERPART = pattern(
    r"(?P<whose>{P})'s (?:own )?(?P<state>{A} )?(?:counterpart|colleague|opposite number),? (?:(?P<who>{P})"
    r"|(?P<name>{NAME}))"
)
_SHARED = (*TOP_OFFICES, "foreign_minister")
_CUES = Parts("counterpart", "colleague", "opposite")


def read_counterparts(draft: Draft) -> None:
    """Emit that a counterpart holds the same office in their own state."""
    for line in draft.lines:
        if line.has(_CUES):
            for match in reversed(list(line.finditer(_COUNTERPART))):
                _read(draft, line, match)


def _read(draft: Draft, line: Line, match: re.Match[str]) -> None:
    whose = next(draft.marks(match.group("whose"), "P"))
    nation = draft.first(match.group("state"), "A")
    person = draft.first(match.group("who"), "P")
    if person is None:
        if nation is None:
            return
        printed = match.group("name")
        person = Mention("P", slug(printed), *line.place(match.start("name"), match.end("name")), printed)
        line.put(match.start("name"), match.end("name"), draft.mark(person))
    told = [office for office in draft.titled.get(whose.key, {}) if office in _SHARED]
    held = [office for office in draft.lexicon.offices(whose.key, draft.day) if office in _SHARED]
    own = draft.lexicon.offices(person.key, draft.day)
    offices = [office for office in own if office in {*told, *held}] or told[:1] or held[:1]
    state = draft.state(nation) if nation else draft.lexicon.state_of(person.key, None, draft.day)
    if offices and state:
        draft.titled.setdefault(person.key, {})[offices[0]] = state
        slots = {"person": person.key, "office": offices[0], "state": state}
        draft.emit("office", slots, "asserted", line, match.span())
