"""States on the move: joining, applying, leaving, rising from one status to the next."""

import re

from diplo.reading.cues import Rule
from diplo.reading.draft import Draft
from diplo.reading.lines import Line, pattern
from diplo.reading.statuses import Spell, dates_behind, emit_spell, states_above, status_of, subjects

_AUX = (
    r"(?P<aux>(?:(?:has|have|had|is|are|was|were|will|would|should|may|might|could|did|does|set|due|about|expected|to"
    r"|formally|officially|also|only|not|never|yet|be|been|hopes?|wants?|wishes|finally|now|both|together"
    r"|then)(?:n't)? ){0,7})"
)
_MOVE = pattern(
    r"(?P<states>{STATES}|\bit|\bthey|\bboth)(?:, (?:(?:an? |the |rivals )[^,.;]{0,60}|(?:which|who|both)"
    r" [^,;⟨]{0,40}(?:⟨D\d+⟩)?[^,;⟨]{0,10}),)?(?:, (?:which|who) |,? )"
    + _AUX
    + r"(?P<verb>join(?:s|ed|ing)?|admitted|added|entered|enters|acced(?:es|ed|e)|applied|appl(?:y|ies)|withdr[ae]w"
    r"|left"
    r"|walked out|quits?|c[oa]mes? in|came in)(?P<rest>[^.;]*)"
)
_RISE = pattern(
    r"(?P<states>{STATES}|it|the {A})(?:'s rank)?,? (?:\w+ ){0,3}?(?:went|goes|go|moves?(?: up)?|moved(?: up)?|rose"
    r"|rises"
    r"|(?:(?:was|is|were) )?(?:upgraded|raised|promoted)|advanced?)(?: its status)?(?: (?:in|at) {PLACE})?(?: (?:in"
    r"|on) {D})? from (?:an? )?"
    r"(?P<old>observer|dialogue partner)s?(?: status)? to (?:an? |full )*(?P<new>member|observer|dialogue partner"
    r"|partner)"
)
_RECEIVED = pattern(
    r"(?P<states>{STATES}|\bit|\bthey|\bboth) (?:was|were|is|are|has been|have been|had been) "
    r"(?:received|taken|welcomed|accepted|brought|admitted|let)(?P<rest>[^.;]{0,50}?) into (?:the )?"
    r"(?:{O}|organi[sz]ation\b|bloc\b|club\b|group\b)(?P<tail>[^.;]*)"
)
_NOT_ONE = pattern(r"(?P<states>{STATES}) (?:is|was|are) (?:not|none|neither) (?:one )?of (?:them|the members)\b")
_OUTSIDE = pattern(
    r"(?P<states>{STATES}) (?:is|are|was|were|remains?|remained|stays?|stayed) (?:still )?"
    r"(?:outside (?:the )?(?:{O}|organi[sz]ation|bloc|club|group|circle of (?:{NUM} )?members)"
    r"|without (?:any )?(?:status|standing|rank)(?: of any kind)?)"
    r"|(?P<others>{STATES}) (?:(?:does|do|did) not belong to|belongs? to no such) (?:it|them|{O}|(?:the )?(?:\w+"
    r" )?(?:organi[sz]ation|bloc|club|group(?:ing)?|circle|format))\b"
)
_HAVING_LEFT = pattern(
    r"(?P<states>{STATES})[^.;⟨]{0,60}, (?:having (?:left|quit|withdrawn)|which (?:it )?(?:left|quit))(?: it| the"
    r" \w+)?(?: in)? (?P<date>{D})"
)
_APPLIED = pattern(r"\b(?:application|bid)(?: \w+){0,4}? (?:filed|submitted|lodged|made|handed in)(?P<rest>[^.;]*)")
_NOT = re.compile(r"\b(?:not|never)\b|n't")
_BODY = r"(?:⟨O\d+⟩|organi[sz]ation|bloc|club|grouping|group|alliance|family)"
_JOINED = re.compile(
    rf"(?: (?:the )?{_BODY}(?!'s)| (?:in |on )?⟨D| last| this| as| at| together| it\b|,|$)", re.IGNORECASE
)
_INTO = re.compile(rf"[^,]{{0,50}}{_BODY}|,? (?:in|on|at|to|last|this|⟨D)", re.IGNORECASE)
_LEFT = re.compile(rf"(?: of)?(?: it| (?:the )?{_BODY})?(?:,| in ⟨D| on ⟨D| ⟨D| out|$)", re.IGNORECASE)
_LEADING = re.compile(r"(?:On |In )⟨D\d+⟩,? ")
_GAPPED = pattern(
    r"(?:,|,? and) (?:then )?(?P<states>{STATES})(?:, [^,;⟨]{0,60},)? (?:only )?(?:since|in|on|from)"
    r" (?P<date>{D})(?!,? ⟨S\d+⟩(?! (?:only )?(?:since|in|on|from)))"
)
_ADDED = Rule(
    r"\b(?:added|join(?:s|ed|ing)|admitted|took in|taken in|let in|came|come|followed|newcomers|new members|enlarged"
    r"|grown|grew)\b"
)
_WITH_YEAR = pattern(r"(?P<states>{STATES}) \((?:in |since )?(?P<date>{D})\)")
_LOWER = re.compile(
    r" as (?:an? )?(?:new )?(?:observer|dialogue|partner)"
    r"| to (?:the |that |a )?(?:new |same |lower )?(?:rank|status|tier)\b"
)


_OTHER_STATUS = Rule(r"\b(?:observers?|partners?|chair\w*)\b")


def read_moves(draft: Draft, line: Line) -> None:
    """Emit who joined, applied, left, or rose."""
    for match in line.finditer(_RISE):
        _rise(draft, line, match)
    for match in line.finditer(_MOVE):
        verb = match.group("verb").lower()
        move = (
            _apply
            if verb.startswith("appl")
            else _leave
            if verb.startswith(("with", "left", "walk", "quit"))
            else _join
        )
        move(draft, line, match)
    if line.search(_ADDED) and not line.search(_OTHER_STATUS):
        for match in line.finditer(_WITH_YEAR):
            start = draft.date_in(match.group("date"), False)
            emit_spell(draft, line, draft.states(match.group("states")), Spell("member", start), match.span())
    for match in line.finditer(_RECEIVED):
        told = dates_behind(draft, match.group("tail"), True)[0]
        start = draft.date_in(match.group("rest")) or told
        states = subjects(draft, line, match.group("states"), match.start())
        spell = Spell("member", start or draft.context_date(line), is_guessed=start is None)
        emit_spell(draft, line, states, spell, match.span())
    for match in line.finditer(_NOT_ONE):
        emit_spell(draft, line, draft.states(match.group("states")), Spell("member", denied=True), match.span())
    for match in line.finditer(_OUTSIDE):
        emit_spell(
            draft,
            line,
            draft.states(match.group("states") or match.group("others")),
            Spell("member", denied=True),
            match.span(),
        )
    for match in line.finditer(_HAVING_LEFT):
        end = draft.when(draft.first(match.group("date"), "D"))
        emit_spell(draft, line, draft.states(match.group("states")), Spell("member", end=end), match.span())
    for match in line.finditer(_APPLIED):
        states = draft.states(line.text[: match.start()]) or states_above(draft, line)
        start = dates_behind(draft, match.group("rest"), True)[0]
        emit_spell(draft, line, states[-1:], Spell("applicant", start), match.span())


def _rise(draft: Draft, line: Line, match: re.Match[str]) -> None:
    states = subjects(draft, line, match.group("states"), match.start())
    start = dates_behind(draft, line.text[match.end() :], True)[0] or draft.date_in(line.text[: match.start()])
    start = start or draft.context_date(line)
    emit_spell(draft, line, states, Spell(status_of(match.group("new")), start), match.span())
    emit_spell(draft, line, states, Spell(status_of(match.group("old")), end=start), match.span())


def _apply(draft: Draft, line: Line, match: re.Match[str]) -> None:
    rest = match.group("rest")
    wanted = re.match(r" (?:for|to)\b", rest) and re.search(r"member|join|admission|status|entry|⟨O", rest)
    if wanted and not _NOT.search(match.group("aux")):
        start = dates_behind(draft, rest, True)[0] or draft.date_in(rest[:40])
        states = subjects(draft, line, match.group("states"), match.start())
        emit_spell(draft, line, states, Spell("applicant", start), match.span())
        for other in _GAPPED.finditer(rest):
            since = draft.when(draft.first(other.group("date"), "D"))
            span = (match.start(), match.start("rest") + other.end())
            emit_spell(draft, line, draft.states(other.group("states")), Spell("applicant", since), span)


def _leave(draft: Draft, line: Line, match: re.Match[str]) -> None:
    rest = match.group("rest")
    if _LEFT.match(rest) and "⟨D" in rest and not _NOT.search(match.group("aux")):
        states = subjects(draft, line, match.group("states"), match.start())
        emit_spell(draft, line, states, Spell("member", end=dates_behind(draft, rest, True)[0]), match.span())


def _join(draft: Draft, line: Line, match: re.Match[str]) -> None:
    verb, aux, rest = match.group("verb").lower(), match.group("aux"), match.group("rest")
    together = re.match(r" together\b", rest) is not None and re.search(r"member|organi[sz]ation", line.text)
    fits = _JOINED.match(rest) if verb.startswith("join") else _INTO.match(rest)
    if _LOWER.match(rest) or not (fits or together):
        return
    start = dates_behind(draft, rest, True)[0]
    if start is None and re.match(r" ⟨D", rest):
        start = draft.date_in(rest[:12])
    if start is None and (together or _LEADING.match(line.text)):
        start = draft.date_in(line.text[: match.start()])
    start = start or draft.label_date(line)
    denied, ahead = _NOT.search(aux) is not None, draft.is_future(aux) or (verb == "join" and not (aux or start))
    if start is None and not ahead and re.search(r"today|now", aux + rest):
        start = draft.today
    states = subjects(draft, line, match.group("states"), match.start())
    emit_spell(draft, line, states, Spell("member", start, None, denied, ahead), match.span())
    for other in _GAPPED.finditer(rest):  # `… joined in 2017, Iran in 2023 and Belarus in 2024`
        since = draft.when(draft.first(other.group("date"), "D"), ahead)
        span = (match.start(), match.start("rest") + other.end())
        emit_spell(draft, line, draft.states(other.group("states")), Spell("member", since, None, denied, ahead), span)
