"""Statuses told in other words: `made Iran an observer`, `got that status`, `is in the SCO`, `is not one`."""

import re
from dataclasses import replace

from diplo.reading.draft import Draft
from diplo.reading.lines import Line, pattern
from diplo.reading.statuses import STATUS, Spell, dates_behind, emit_spell, status_of, subjects

_WHOM = r"(?P<states>{STATES}|it|them|both)"
_MADE = pattern(
    r"\b(?P<verb>(?:will |is to |are to )?(?:mak(?:e|es|ing)|made|gave|grant(?:s|ed|ing)?|award(?:s|ed)?"
    r"|accept(?:s|ed)?|admit(?:s|ted)?|upgraded?|promoted?|took in)) "
    + _WHOM
    + r" (?:as |to )?(?:an? |the |full |new |status of |rank of )*"
    + STATUS
    + r"\b(?P<rest>[^.;]*)"
)
_MADE_OF = pattern(
    r"\b(?P<verb>(?:will |is to |are to )?(?:mak(?:e|es|ing)|made)) (?:full |new )?"
    + STATUS.replace("members?", "members").replace("observers?", "observers").replace("partners?", "partners")
    + r" (?:of|out of) (?P<states>{STATES})(?P<rest>[^.;]*)"
)
_RAISED = pattern(
    r"(?:(?:raised?|raises|raising|upgrad\w+|promot\w+|elevat\w+) (?P<states>{STATES}|it)|(?P<passive>{STATES}|it)(?:,"
    r" [^.;⟨]{0,40},)?,? (?:is |was |were |has been |had been |being )?(?:raised|upgraded|promoted|elevated))"
    r" (?:from (?:an? |the )?(?:status of )?" + STATUS.replace("<status>", "<old>") + r" )?to "
    r"(?:(?:an? |the |full |status |rank |of )*)" + STATUS + r"\b(?P<rest>[^.;]*)"
)
_TOOK_IN = pattern(
    r"(?:{O}|organi[sz]ation|bloc|club|group|\bit) (?:has |had |have |is to |will )?(?:took in|taken in|admit(?:s|ted)?"
    r"|let in"
    r"|accept(?:s|ed)"
    r"|welcomed|takes in) (?P<states>{STATES})(?! (?:as|to an?)\b)(?P<rest>[^.;]*)"
)
_COMES_AS = pattern(
    r"(?P<who>{P})(?:[^.;⟨]|⟨[DCTO]\d+⟩){0,80}?,? as (?:the (?:leader|president|head) of )?an? (?:new )?"
    + STATUS
    + r"\b(?! of the (?:board|delegation))"
)
_NEITHER = pattern(
    r"\bneither (?:is|are|was|were|has become|had become) (?:yet )?(?:an? )?(?:full )?"
    + STATUS
    + r"\b|\bneither was (?P<admitted>admitted|let in|accepted)\b"
)
_THAT = pattern(
    r"(?P<states>{STATES}|it|both)(?:,? which|,? who)?(?: also| too)? (?:got|received|obtained|gained|(?:was|were)"
    r" (?:given|granted)|has had|had"
    r"|have had|holds|has held) (?:(?:that|the same|this|the) (?:status|rank)|it(?= since))(?P<rest>[^.;]*)"
)
_IN = pattern(
    r"(?P<states>{STATES}|it|both countries)(?:, which|, who)? (?: --?|,)?(?: also)? ?(?:(?:is|are|was|sits?|sat"
    r"|remains?|stays?) (?P<not>not )?(?:also "
    r"|itself |themselves )?(?:in|inside)"
    r"|(?:does|do) (?P<not2>not )belong to|(?:has |have |had )?belong(?:s|ed)? to) (?:the )?(?:{O}|group(?:ing)?\b"
    r"|bloc\b"
    r"|club\b|organi[sz]ation\b)(?! (?:chair|as|summit|meeting))(?: since (?P<since>{D}))?"
)
_ONE = pattern(
    r"(?P<states>{STATES}|it)(?:,? which|,? who)? (?:is|are|was|were|has been|have been|had been|(?P<begins>bec[ao]mes?"
    r"|(?:will|is to) become|was made|were made)) (?P<not>not |never |no longer )?(?:been )?"
    r"(?:one(?: of (?:them|these|those))?|two of them)(?: too| as well| either)?(?=[.,;]| since| until| in ⟨| on ⟨|$)"
    r"(?P<rest>[^.;]*)"
)
_COUNTED = pattern(r"\b{NUM} $")
_AS_ARE = pattern(
    r"\b" + STATUS + r"\b[^.;⟨]{0,30}, as (?:are|is|were|was) (?:also )?(?P<states>{STATES})(?P<more> and, [^,⟨]{0,60}"
    r"(?:⟨[CTD]\d+⟩[^,⟨]{0,20}){0,3}, (?:the )?{S})?"
)
_ALSO = pattern(r"\b(?:so|as)(?:, [^,⟨]{0,40},)? (?:did|has|will|is|does) (?P<states>{STATES})")
_BID = pattern(
    r"(?P<states>{STATES}|it)(?: (?:has|had|have|formally|officially))* (?:submitted|filed|lodged|made"
    r"|handed in) (?:an?|its|their)"
    r" (?:formal |official )?(?:application|request|bid)(?: for| to)(?P<rest>[^.;]*)"
)
_UNAPPLIED = pattern(
    r"(?P<states>{STATES}|it|they)(?:, [^.;⟨]{0,60},)?(?: which| that)? (?:has|have|had) (?:not|never) (?:yet"
    r" )?(?:applied|asked)\b"
)
_ASKED = pattern(
    r"(?P<states>{STATES})(?:, [^.;⟨]{0,60},)?,? (?:has |have |had )?(?:also |both |formally |twice )?asked(?:"
    r" (?P<date>{D}))? "
    r"(?:to (?:be(?:come)?|be made|be let in as)|for) (?:an? |the )?(?:full )?(?:{O} )?" + STATUS + r"(?P<rest>[^.;]*)"
)
_STATUS = pattern(r"\b" + STATUS + r"\b")


def read_grants(draft: Draft, line: Line) -> None:
    """Emit the statuses that a line gives, or speaks of with a word that points back to one."""
    for match in (*line.finditer(_MADE), *line.finditer(_MADE_OF)):
        ahead = draft.is_future(match.group("verb"))
        start = _start(draft, line, match, ahead)
        guessed = start is None
        start = start or draft.context_date(line)
        _emit(draft, line, match, Spell(status_of(match.group("status")), start, ahead=ahead, is_guessed=guessed))
    for match in line.finditer(_RAISED):
        states = subjects(draft, line, match.group("states") or match.group("passive"), match.start())
        start = _start(draft, line, match)
        spell = Spell(status_of(match.group("status")), start or draft.context_date(line), is_guessed=start is None)
        emit_spell(draft, line, states, spell, match.span())
        if match.group("old"):
            emit_spell(draft, line, states, Spell(status_of(match.group("old")), end=start), match.span())
    for match in line.finditer(_COMES_AS):
        who = draft.first(match.group("who"), "P")
        state = draft.lexicon.state_of(who.key, None, draft.day) if who else None
        if state is not None and match.group("status").lower()[-1:] != "s":
            emit_spell(draft, line, [state], Spell(status_of(match.group("status"))), match.span())
    for match in line.finditer(_TOOK_IN):
        start = _start(draft, line, match)
        guessed = start is None
        _emit(draft, line, match, Spell("member", start or draft.context_date(line), is_guessed=guessed))
    for match in line.finditer(_NEITHER):
        refused = "member" if match.group("admitted") else status_of(match.group("status"))
        states = subjects(draft, line, "both", match.start())
        emit_spell(draft, line, states[-2:], Spell(refused, denied=True), match.span())
    for match in line.finditer(_THAT):
        status = _named_last(draft, line, match.start())
        if status:
            start = draft.date_in(match.group("rest")) or draft.date_in(line.text[: match.start()])
            _emit(draft, line, match, Spell(status, start))
    for match in line.finditer(_IN):
        since = draft.when(draft.first(match.group("since"), "D"))
        _emit(draft, line, match, Spell("member", since, denied=bool(match.group("not") or match.group("not2"))))
    for match in line.finditer(_ONE):
        status = _named_last(draft, line, match.start())
        if status:
            denied, begins = match.group("not") is not None, match.group("begins") or ""
            start = dates_behind(draft, match.group("rest"), bool(begins))[0]
            _emit(draft, line, match, Spell(status, start, denied=denied, ahead=begins.startswith(("will", "is to"))))
    for match in line.finditer(_AS_ARE):
        spell = Spell(status_of(match.group("status")))
        _emit(draft, line, match, spell)
        since = draft.date_in(match.group("more") or "", False)
        emit_spell(draft, line, draft.states(match.group("more") or "")[-1:], replace(spell, start=since), match.span())
    for match in line.finditer(_BID):
        if re.search(r"member|join|admission|⟨O", match.group("rest")):
            _emit(draft, line, match, Spell("applicant", draft.date_in(match.group("rest"))))
    for match in line.finditer(_UNAPPLIED):
        states = subjects(draft, line, match.group("states"), match.start())
        emit_spell(draft, line, states, Spell("applicant", denied=True), match.span())
    for match in line.finditer(_ASKED):
        start = draft.when(draft.first(match.group("date"), "D")) or dates_behind(draft, match.group("rest"), True)[0]
        _emit(draft, line, match, Spell("applicant", start))


def _start(draft: Draft, line: Line, match: re.Match[str], ahead: bool = False) -> str | None:
    """When a status was given: a date behind it, else one before it."""
    rest = match.group("rest")
    told = dates_behind(draft, rest, True, ahead)[0]
    bare = draft.date_in(rest) if re.match(r"(?: only| just| back)? ⟨D", rest) else None  # `admitted Iran last June`
    return told or bare or draft.date_in(line.text[: match.start()])


def _emit(draft: Draft, line: Line, match: re.Match[str], spell: Spell) -> None:
    states = subjects(draft, line, match.group("states"), match.start())
    emit_spell(draft, line, states, spell, match.span())


def _named_last(draft: Draft, line: Line, position: int) -> str | None:
    """The status that was spoken of last, in this paragraph or its heading."""
    near = (
        other for other in reversed(draft.lines[max(0, line.number - 3) : line.number]) if other.group == line.group
    )
    for text in (line.text[:position], *(other.text for other in near)):
        found = _STATUS.finditer(text)
        named = [one for one in found if one.group()[0] != "m" or not _COUNTED.search(text[: one.start()])]
        if named:
            return status_of(named[-1].group("status"))
    return None
