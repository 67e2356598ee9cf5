"""Lists of states with a status: `the observers are …`, `the SCO comprises …`, `founded by …`."""

import re
from collections.abc import Iterator

from diplo.reading.claims import ASSERTED
from diplo.reading.draft import Draft
from diplo.reading.lines import Line, number, pattern
from diplo.reading.statuses import Spell, dates_behind, emit_spell, status_of, subjects

_LIST_AFTER = pattern(
    r"^(?: ?\((?P<number>{NUM})\))?(?: of (?:the )?(?:{O}|organi[sz]ation|bloc|group|club))?"
    r"(?: at present| now| today| currently)?(?P<verb>:| are| were| include| being| comprise|,? such as|,? that is,?"
    r"|,? namely|, i\.e\.,?| \(|,? (?:which"
    r"|who) (?:are|were) | -+"
    r"|,(?:[^⟨,]{0,50},)?(?: are)?)? ?"
    r"(?P<lead>[^⟨.]{0,40}?)(?P<list>(?:the )?⟨[SCG])"
)
_LEAD = re.compile(
    r"(?:(?:now|currently|still|today|the|all|both|also|namely|as follows|the following)[:,]? )*(?:the )?",
    re.IGNORECASE,
)
_RUN = pattern(r"(?:the )?{S}(?:,? (?P<both>both )?\(?(?:since |from |in |(?<=\()){D}\)?)?")
_GAP = re.compile(
    r"(?:, and|; and|,|;| and| &)(?: (?:[a-z]+ ){1,5}(?:Central Asian )?(?:states|countries|republics),)?(?: also)?"
    r"(?: since ⟨D\d+⟩,?)?(?: all)?(?: the)? ?",
    re.IGNORECASE,
)
_NEWLY = re.compile(r"\b(?:newcomers|new|newly|leave|admitted|become|became)\b", re.IGNORECASE)
_COMPRISES = pattern(
    r"(?:{O}|organi[sz]ation|bloc|grouping|group|alliance)(?:,[^,⟨]{0,60},)? (?:now |currently |today )?"
    r"(?:comprises|consists of|is made up of|brings together|groups|is composed of)"
    r"(?: {NUM} (?:countries|states|members|nations)[:,]?| the following[^:⟨]{0,20}:)? (?P<list>(?:the )?⟨[SCG].*)"
)
_FOUNDED = pattern(
    r"\b(?:founded|set up|established|created|launched|declared|proclaimed),? (?:(?:in|on) (?:{D}|{PLACE}),? )*by"
    r" (?:the leaders of )?"
    r"(?:{NUM} (?:states|countries|nations)[,:] )?(?P<states>{STATES})(?P<rest>[^.;]*)"
)
_FOUND = pattern(
    r"(?P<states>{STATES})(?: (?:jointly|together))? (?:founded|set up|created|established"
    r"|launched|formed) (?:(?:the )?{O}|it\b|the (?:organi[sz]ation|group|bloc|body|club)|what"
    r" [^.;⟨]{0,50}{O})(?P<rest>[^.;]*)"
)
_FOUND_NOW = pattern(r"(?P<states>{STATES}) (?:jointly )?found (?:the )?{O}(?P<rest>[^.;]*)")
_WHICH = pattern(
    r"{O},? (?:which|that) (?P<states>{STATES})(?: (?:had|jointly|together))* (?:founded|set up|created|established"
    r"|launched"
    r"|formed)\b(?P<rest>[^.;]*)"
)
_FOUND_IT = pattern(
    r"\b{NUM}(?: (?:states|countries|nations))?(?: had)? (?:founded|set up|created|established) (?:it|the {O}|{O}"
    r"|the organi[sz]ation)"
    r"(?P<rest>[^.;:]*): (?P<states>{STATES})"
)
_AMONG = pattern(
    r"(?P<states>{STATES}|both countries) (?:is|are|was|were) (?:(?:among|one of|two of) )?(?:the |its )?(?:{NUM} )?"
    r"(?:founders|(?:founding|original) (?:members|states))(?P<rest>[^.;]*)"
)
_FOUNDERS = pattern(
    r"\b(?:founders|founding (?:members|states))(?:,? (?:(?:which|who) )?(?:are|were|being))?(?::| -+"
    r"|,)? (?P<states>{STATES})(?P<rest>[^.;]*)"
)
_FOUNDING = pattern(
    r"(?:(?:found(?:ed|ing)|establish(?:ed|ment)|creat(?:ed|ion)|born|birth|set up"
    r"|proclaimed)\b[^.;⟨]{0,50}(?:⟨[OCT]\d+⟩[^.;⟨]{0,30}){0,2}{D})"
    r"|(?:{D}[^.;⟨]{0,50}(?:⟨[OCT]\d+⟩[^.;⟨]{0,30})?\b(?:found(?:ed|ing)|establish(?:ed|ment)|born|birth|set up"
    r"|proclaimed)\b)"
)
_ANSWER = pattern(r"^(?P<n>{NUM})(?: (?:states|countries|nations|members))?: (?P<list>(?:the )?⟨[SCG].*)")
_ONLY_COUNT = pattern(r"^(?P<n>{NUM}) (?:states|countries|nations|members)\.$")
_QUESTION = re.compile(
    r"How many (?:countries|states|members|nations)|(?i:who) (?:belongs|is in|are the members|is"
    r" a member)"
)
_JOINED_IN = pattern(
    r"^(?:[-*] )?(?:joined|admitted|acceded|members since)(?: in)? (?P<d>{D}): (?P<list>(?:the"
    r" )?⟨[SCG].*)"
)


def read_list(draft: Draft, line: Line, head: re.Match[str], after: str, before: str) -> bool:
    """Emit `The observers are India, Pakistan …`, `the observer states Belarus and Mongolia`, `Observers: …`.

    Args:
        draft: the document.
        line: the line.
        head: the word for the status.
        after: the words behind it, up to the next such word.
        before: the words before it, from the last such word.

    Returns:
        Whether it was such a list.
    """
    match = _LIST_AFTER.match(after)
    if match is None or not _is_list(head, match, before):
        return False
    entries = list(_entries(draft, after[match.start("list") :]))
    verb = (match.group("verb") or "").strip()
    if len(entries) < 2 and not (
        verb in (":", "are", "were", "-", "--") or (verb == "" and head.group("count") is None)
    ):
        return False
    start = draft.context_date(line) if _NEWLY.search(before + head.group()) else None
    span = (head.start(), head.end() + len(after))
    for state, since in entries:
        emit_spell(draft, line, [state], Spell(status_of(head.group("status")), since or start), span)
    return True


def _is_list(head: re.Match[str], match: re.Match[str], before: str) -> bool:
    word, lead = head.group("status").lower().rstrip('"'), match.group("lead")
    if "membership" in word:
        return False
    if (match.group("verb") or "") == ":":
        return len(lead.split()) <= 5
    plural = word.endswith(("s", "countries"))
    if not plural or ";" in lead or (match.group("verb") == "," and not before.strip()):
        return False
    # `two states become members in one go, India and Pakistan`
    newly = re.search(r"\b(?:become|became|admitted)\b", before) is not None and "⟨S" not in before
    return _LEAD.fullmatch(lead) is not None or (newly and len(lead.split()) <= 5)


def _entries(draft: Draft, text: str) -> Iterator[tuple[str, str | None]]:
    """The states of a list, each with the date since when, where the list says one."""
    pending: list[str] = []
    lead: str | None = None
    position = 0
    while match := _RUN.match(text, position):
        state, since = draft.states(match.group())[0], draft.date_in(match.group()) or lead
        if match.group("both") and since and pending:
            yield pending.pop(), since
        if since:
            yield state, since
        else:
            pending.append(state)
        gap = _GAP.match(text, match.end())
        if gap is None:
            break
        lead = draft.date_in(gap.group())
        position = gap.end()
    for state in pending:
        yield state, None


def read_founders(draft: Draft, line: Line) -> None:
    """Emit the members of `founded by …`, `founders: …` and `the SCO comprises …`."""
    for rule in (_FOUNDED, _FOUNDERS, _FOUND, _FOUND_NOW, _WHICH, _FOUND_IT, _AMONG):
        for match in line.finditer(rule):
            start = dates_behind(draft, match.group("rest"), True)[0] or dates_behind(draft, match.group(), True)[0]
            if rule in (_FOUND, _FOUND_NOW) and start is None:
                start = draft.date_in(line.text[: match.start()]) or _date_above(draft, line)
            states = subjects(draft, line, match.group("states"), match.start())
            start = start or _founding_date(draft, line, match.span())
            emit_spell(draft, line, states, Spell("member", start), match.span())
    for match in line.finditer(_JOINED_IN):
        for state, _ in _entries(draft, match.group("list")):
            emit_spell(draft, line, [state], Spell("member", draft.date_in(match.group("d"))), match.span())
    for match in line.finditer(_COMPRISES):
        for state, since in _entries(draft, match.group("list")):
            emit_spell(draft, line, [state], Spell("member", since), match.span())


def _founding_date(draft: Draft, line: Line, span: tuple[int, int]) -> str | None:
    """When an organization was founded, as the document says elsewhere or the entry of a chronology."""
    labelled = draft.label_date(line)
    if labelled:
        return labelled
    organization = draft.organization(line, span)
    for other in draft.lines:
        match = other.search(_FOUNDING) if "⟨D" in other.text else None
        if match is not None and draft.organization(other, match.span()) == organization:
            return draft.when(draft.first(match.group(), "D"))
    return None


def _date_above(draft: Draft, line: Line) -> str | None:
    above = draft.lines[line.number - 1] if line.number else None
    return draft.date_in(above.text) if above is not None and above.block == line.block else None


def read_answer(draft: Draft, line: Line) -> None:
    """Emit `Ten: Russia, China …` under a question how many there are."""
    match = _ANSWER.match(line.text) if ": " in line.text[:24] else _ONLY_COUNT.match(line.text)
    if match is None:
        return
    organization = draft.organization(line)
    asked = " ".join(other.text for other in draft.lines[max(0, line.number - 3) : line.number])
    if organization is None or not _QUESTION.search(asked):
        return
    slots = {"organization": organization, "what": "members", "value": number(match.group("n"))}
    draft.emit("count", slots, ASSERTED, line, match.span("n"))
    for state, since in _entries(draft, match.groupdict().get("list") or ""):
        emit_spell(draft, line, [state], Spell("member", since), match.span("list"))
