"""Statuses that a heading or a label gives to what stands below or behind it: `OBSERVERS - 2`, `Partners: six`."""

import re

from diplo.reading.claims import ASSERTED
from diplo.reading.cues import Parts
from diplo.reading.draft import Draft
from diplo.reading.lines import Line, number, pattern
from diplo.reading.statuses import STATUS, Spell, emit_spell, status_of

_HEADING = pattern(
    r"^(?:[-*#] )?(?:(?:the |current |full |from the )*|(?:its|the organi[sz]ation's|the (?:mechanism|format|group)'s)"
    r" (?:{NUM} )?)" + STATUS + r"(?: of the {O})?(?: (?:are|include))?(?: ?[-(:]+ ?(?P<n>{NUM})\)?)?:?$"
)
_ENTRY = pattern(
    r"^(?:[-*] |\d{1,2}[.)] )?(?P<state>(?:the )?{S})(?:,? \(?(?:since |from |on |in )?(?P<date>{D})\)?)?[.,;]?$"
)
_BEARER_ENTRY = pattern(r"^(?:[-*] |\d{1,2}[.)] )?{P}(?:[,.;] ?[^⟨]{0,40}|[^⟨.]{0,10})?$")
_ROW = pattern(r"^(?:[-*] )?{STATES}[.;]?$")
_BEARERS = pattern(r"\b" + STATUS + r": (?=⟨P\d+⟩ \()(?P<list>.*)")
_BEARER = pattern(r"⟨P\d+⟩ \((?P<state>{S})\)")
_CHAIRS = re.compile(r"^(?:[-*#] )?(?:The )?[Cc]hair(?:s|manship|ing states?)?\b[^⟨.]{0,30}$|^CHAIRS?\b[^⟨.]{0,30}$")
_TERM = pattern(r"^(?:[-*] |\d{1,2}[.)] )?(?P<state>(?:the )?{S})[:,]? ?\(?(?P<date>{D})")
_TABLE_ROW = pattern(r"^(?P<state>(?:the )?{S}): (?P<cells>(?:[^,⟨]|⟨D\d+⟩)*(?:,(?:[^,⟨]|⟨D\d+⟩)*)+)$")
_STATUS = pattern(r"\b" + STATUS + r"\b")
_WHAT = {"member": "members", "observer": "observers", "dialogue_partner": "dialogue_partners", "partner": "partners"}
_LONGEST = 40
_STATUSES = Parts("member", "observer", "partner")


def read_sections(draft: Draft) -> None:
    """Emit the statuses of the states listed below a heading that names one, and the number that it gives."""
    for line in draft.lines:
        if _CHAIRS.match(line.text) and draft.organization(line) is not None:
            _read_chairs(draft, line)
        if not line.has(_STATUSES) or draft.organization(line) is None:
            continue
        if "," in line.text or ":" in line.text:
            _read_table(draft, line)
        bearers = line.search(_BEARERS)
        if bearers is not None:
            states = [draft.states(match.group("state"))[0] for match in _BEARER.finditer(bearers.group("list"))]
            emit_spell(draft, line, states, Spell(status_of(bearers.group("status"))), bearers.span())
        heading = _HEADING.match(line.text)
        if heading is not None and heading.group("status").lower().endswith("s"):
            _read_section(draft, line, heading)


def _read_table(draft: Draft, line: Line) -> None:
    """Rows below the head of a table: `observer from, member from` above `Pakistan: 2005, 2017`."""
    heads = [cell for cell in re.split(r"[:,|]", line.text) if cell.strip()]
    heads = heads[1:] if len(heads) > 2 or not _STATUS.search(heads[0]) else heads
    columns = [status_of(found.group("status")) if (found := _STATUS.search(cell)) else "" for cell in heads]
    if sum(map(bool, columns)) < 2 or "⟨D" in line.text:
        return
    for below in draft.lines[line.number + 1 : line.number + _LONGEST]:
        row = _TABLE_ROW.match(below.text)
        if row is None:
            return
        for status, cell in zip(columns, row.group("cells").split(","), strict=False):
            since = draft.date_in(cell)
            if status and since:
                spell = Spell(status, since.partition("/")[0])
                emit_spell(draft, below, draft.states(row.group("state")), spell, (0, len(below.text)))


def _read_chairs(draft: Draft, line: Line) -> None:
    """A list of who chaired when."""
    for below in draft.lines[line.number + 1 : line.number + _LONGEST]:
        entry = _TERM.match(below.text)
        if entry is None:
            return
        start, _, end = (draft.date_in(entry.group("date")) or "").partition("/")
        slots = {"organization": draft.organization(below), "state": draft.states(entry.group("state"))[0]}
        term: dict[str, str | None] = {"start": start or None, "end": end or None}
        draft.emit("chairmanship", {**slots, **term}, draft.modality("", start or None), below, entry.span())


def _read_section(draft: Draft, line: Line, heading: re.Match[str]) -> None:
    status = status_of(heading.group("status"))
    if heading.group("n"):
        slots = {"organization": draft.organization(line), "what": _WHAT[status], "value": number(heading.group("n"))}
        draft.emit("count", slots, ASSERTED, line, heading.span())
    for below in draft.lines[line.number + 1 : line.number + _LONGEST]:
        entry = _ENTRY.match(below.text)
        if entry is not None:
            since = draft.date_in(entry.group("date") or "")
            emit_spell(draft, below, draft.states(entry.group("state")), Spell(status, since), entry.span())
        elif _BEARER_ENTRY.match(below.text):
            who = draft.first(below.text, "P")
            state = draft.lexicon.state_of(who.key, None, draft.day) if who else None
            if state is not None:
                emit_spell(draft, below, [state], Spell(status), (0, len(below.text)))
        elif _ROW.match(below.text):
            emit_spell(draft, below, draft.states(below.text), Spell(status), (0, len(below.text)))
        else:
            return
