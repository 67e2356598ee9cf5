"""Chairmanships told in ways that no rule reads: `India's turn to steer the SCO`, `after China in the chair`.

Each state that a line names beside a word for the chair is a candidate; a model weighs the words and answers `in` (it
takes the chair), `out` (it gives it up), `holds` or `none`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diplo.reading.claims import ANNOUNCED, ASSERTED
from diplo.reading.cues import Rule
from diplo.reading.draft import NEVER_TOPIC, Draft
from diplo.reading.evidence import clause_around, words_around, words_between, words_of
from diplo.reading.lines import Line, marks_in
from diplo.reading.weighing import model

IN, OUT, HOLDS, NONE = "in", "out", "holds", "none"
SURE = 0.02
"""A state that is likelier than this to have nothing to do with the chair is left out."""

_CUE = Rule(
    r"\b(?:chair(?!man\b|men\b|woman\b)\w*|presid(?:e|es|ed|ing|ency)\b|gavel|helm|reins|hand(?:s|ed|ing)? (?:it )?over"
    r"|handover|steer\w*|in charge|at the head|baton)\b",
    re.IGNORECASE,
)
_OF_MEETING = re.compile(
    r"chair\w*(?:,? (?:of|at|by|over))?(?: the| a| an| its| this| today's| ⟨D\d+⟩'s| \w+day's)?(?:"
    r" ⟨O\d+⟩(?:'s)?)?(?: \w+)?"
    r" (?:⟨P|meeting|session|summit|council|talks|sitting|round|forum|committee|commission|board|working|prime"
    r" ministers"
    r"|premiers|heads of)",
    re.IGNORECASE,
)
"""The chair of a meeting, which is not that of the organization."""

_MANY = 4


@dataclass(frozen=True, slots=True)
class Turn:
    """A state that may have to do with the chair of an organization, the line, where, and what speaks for it."""

    state: str
    organization: str
    line: Line
    span: tuple[int, int]
    circumstances: tuple[frozenset[str], ...]


def read_turns(draft: Draft) -> None:
    """Emit the chairmanships that the model finds and that no rule has found."""
    weights = model("chairmanship")
    told = {(claim["state"], claim["organization"]) for claim in draft.claims if claim.predicate == "chairmanship"}
    best: dict[tuple[str, str], tuple[float, dict[str, float], Turn]] = {}
    for turn in find_turns(draft):
        key = (turn.state, turn.organization)
        chances = weights.chances(*turn.circumstances)
        if key not in told and chances[NONE] <= SURE and (key not in best or chances[NONE] < best[key][0]):
            best[key] = (chances[NONE], chances, turn)
    for _, chances, turn in best.values():
        _emit(draft, turn, max((IN, OUT, HOLDS), key=lambda answer: chances[answer]))


def _emit(draft: Draft, turn: Turn, how: str) -> None:
    begin, end = clause_around(turn.line.text, turn.span[0])
    clause = turn.line.text[begin : max(end, turn.span[1])]
    dates = draft.dated(clause) or draft.dated(turn.line.text)
    when = dates[0][1] if dates else None
    slots: dict[str, str | None] = {"organization": turn.organization, "state": turn.state}
    if how == HOLDS and when and "/" in when:
        slots["start"], _, slots["end"] = when.partition("/")
    elif how != HOLDS:
        told = when or draft.context_date(turn.line) or ""
        slots["start" if how == IN else "end"] = told.partition("/")[2] or told or None
    is_ahead = how == IN and draft.modality(clause, when) == ANNOUNCED
    draft.emit("chairmanship", slots, ANNOUNCED if is_ahead else ASSERTED, turn.line, turn.span)


def find_turns(draft: Draft) -> list[Turn]:
    """All states that a line names beside a word for the chair."""
    found = []
    for line in draft.lines:
        cues = [match.start() for match in line.finditer(_CUE) if not _OF_MEETING.match(line.text, match.start())]
        if not cues or line.text.endswith("?"):
            continue
        marks = [mark for mark in marks_in(line.text) if mark[1] in "SCGA"]
        for at, kind, number in marks:
            cue = min(cues, key=lambda place: abs(place - at))
            organization = draft.organization(line, (min(cue, at), max(cue, at) + 1))
            if organization is not None and organization not in NEVER_TOPIC:
                state = draft.state(draft.mentions[number])
                circumstances = (
                    frozenset(_circumstances(line, at, cue, kind, len(marks))),
                    words_of(line.text),
                    words_around(line.text, at, "s:"),
                    words_around(line.text, cue, "c:"),
                    words_between(line.text, at, cue, "b"),
                )
                span = (min(cue, at), max(cue, at) + 1)
                found.append(Turn(state, organization, line, span, circumstances))
    return found


def _circumstances(line: Line, at: int, cue: int, kind: str, several: int) -> Iterator[str]:
    text = line.text
    yield from (f"kind:{kind}", f"states:{min(several, _MANY)}", f"dates:{min(text.count('⟨D'), 2)}")
    yield f"first:{not any(mark in text[:at] for mark in ('⟨S', '⟨C', '⟨A'))}:{min(several, 2)}"
    yield f"organ:{'⟨O' in text}"
    begin, end = clause_around(text, at)
    yield f"one clause:{begin <= cue < end}"
