"""Statuses told by a noun: `SCO member India`, `An observer from 2006, India`, `since joining in 2017, Pakistan`."""

import re

from diplo.reading.draft import Draft
from diplo.reading.lines import Line, pattern
from diplo.reading.statuses import STATUS, Spell, dates_behind, emit_spell, status_of, subjects

_BESIDE = pattern(
    r"(?:\b(?:{O}(?:'s)?|fellow|non-?|its|the bloc's|the organi[sz]ation's)[ -]?)(?:newest |latest |current |new )?"
    r"(?:" + STATUS + r"|(?P<applicant>applicants?)) (?P<states>{STATES})(?!'s? (?:{P}|leader|president))"
)
_FRONTED = pattern(
    r"^(?:As |\"|- )*(?:an? |the )(?:{O} |charter |founding |full |permanent |original )*" + STATUS + r"\b"
    r"(?P<when>[^⟨.;,]{0,40}(?:⟨[OD]\d+⟩[^⟨.;,]{0,40}){0,3}), (?P<states>{STATES}) "
)
_ON_JOINING = pattern(
    r"\b(?P<how>since|after|upon|on|by|before) (?:joining|entering|acceding to) (?:the |it\b|{O}|organi[sz]ation"
    r"|bloc|club)*"
    r"(?P<when>(?: [^⟨.;,]{0,20}⟨D\d+⟩)?), (?P<states>{STATES})"
)
_ONE_OF = pattern(
    r"(?P<states>{STATES}), (?:an?|one of (?:the )?(?:{O}'s )?(?:{NUM} )?)(?:founder|founding"
    r" (?:nations|members?|states?))"
)
_NO_APPLICATION = pattern(
    r"\bno (?:application|request|bid)(?: \w+){0,3} from (?P<from>{STATES})"
    r"|(?P<states>{STATES})(?:'s \w+)?(?: (?:has|have|had))? (?:no (?:intention|plans?|wish)(?: of| to)?|"
    r"(?:will|would|is|are|was|were) not(?: be)?) (?:apply(?:ing)?|seek(?:ing)?|ask(?:ing)?)"
    r" (?:to join|for|to|(?:an? )?(?:full )?(?:member|observer|dialogue|partner))"
)
_CANNOT = pattern(
    r"(?P<states>{STATES}) (?:cannot|can't|can not|could not|may not)(?: yet)? (?:join|enter"
    r"|be(?:come)? (?:an? )?(?:full )?member)"
)
_NONE_OF = pattern(
    r"\b(?:none of (?:the |these |those )?(?:{NUM}|them|countries|states)|neither (?:country|state"
    r"|of (?:them|the two))) (?:is an? |are |belongs? to "
    r"|is in )" + r"(?:the )?(?:" + STATUS + r"|(?P<body>{O}|organi[sz]ation|bloc))"
)
_PARTNERSHIP = pattern(
    r"(?P<states>{STATES})'s (?P<what>dialogue partnership|partnership|observer status) (?:with|in|of) (?:the"
    r" )?(?:{O}|organi[sz]ation)"
    r"(?P<rest>[^.;]*)"
)
_REQUEST = pattern(
    r"(?P<states>{STATES})(?:, [^.;⟨]{0,60},)?(?: (?:has|had|have|formally|officially|also|first|twice))*"
    r" (?:requested|sought|asked for|applied for)"
    r" (?:an? |the |its )?(?:full )?(?:{O} )?(?:membership|dialogue partnership|partnership|(?:observer"
    r"|partner)(?:'s)? (?:status|seat)|admission)"
    r"(?P<rest>[^.;]*)"
)
_PAPER = pattern(
    r"(?:(?P<states>{STATES})|(?P<who>{P}))(?:, [^.;]{0,60},)?(?: (?:has|had|have|formally|officially))* (?:handed"
    r" in|submitted|filed|lodged|presented)"
    r" (?:(?:the|his|her|their|its) (?:country's )?|⟨[PS]\d+⟩'s )(?:\w+ ){0,2}?(?P<what>application|bid"
    r"|request)\b(?P<rest>[^.;]*)"
)
_ASKED = pattern(
    r"\b(?:is|are) (?:the )?(?P<states>{STATES}) (?:now |already |still |also |not )?(?:an? )?(?:full )?(?:{O} )?"
    + STATUS
    + r"\b[^?]*\?$"
)
_REPLY = re.compile(r"^(?:A: )?(?:No|Not yet|Yes)\b[.,:;]?", re.IGNORECASE)
_NAMED = pattern(r"{O} ?(?:-+|\() ?(?P<states>{STATES})(?: ?-+|\))")
_PLAIN_NOT = re.compile(r"\b(?:not|never|no longer|denied|deny)\b|n't")


def read_reply(draft: Draft, line: Line) -> None:
    """Emit what `No.` or `Yes.` says of a status that the line before asks for."""
    reply = _REPLY.match(line.text)
    asked = _ASKED.search(draft.lines[line.number - 1].text) if reply is not None and line.number else None
    if asked is not None and reply is not None:
        above = draft.lines[line.number - 1]
        spell = Spell(status_of(asked.group("status")), denied=reply.group().lower().startswith("no"))
        emit_spell(draft, above, draft.states(asked.group("states")), spell, asked.span())


def read_named(draft: Draft, line: Line) -> None:
    """Emit the members whom a line names behind an organization: `the Shanghai Five - China, Russia, … - met`."""
    for match in line.finditer(_NAMED) if "⟨O" in line.text else ():
        if len(states := draft.states(match.group("states"))) > 2:
            emit_spell(draft, line, states, Spell("member"), match.span())


def read_nouns(draft: Draft, line: Line) -> None:
    """Emit the statuses that a line tells by a noun beside a state's name, or that it says nobody asked for."""
    for match in line.finditer(_BESIDE):
        denied = match.group().lower().startswith("non")
        status = "applicant" if match.group("applicant") else status_of(match.group("status"))
        emit_spell(draft, line, draft.states(match.group("states")), Spell(status, denied=denied), match.span())
    for match in (*line.finditer(_FRONTED), *line.finditer(_ONE_OF)):
        groups = match.groupdict()
        start = dates_behind(draft, groups.get("when") or "", True)[0]
        status = status_of(groups.get("status") or "member")
        emit_spell(draft, line, draft.states(match.group("states")), Spell(status, start), match.span())
    for match in line.finditer(_ON_JOINING):
        ahead = match.group("how").lower() == "before"
        start = draft.date_in(match.group("when"), ahead)
        emit_spell(draft, line, draft.states(match.group("states")), Spell("member", start), match.span())
    for match in (*line.finditer(_CANNOT), *line.finditer(_NONE_OF)):
        groups = match.groupdict()
        states = draft.states(groups.get("states") or "") or subjects(draft, line, "they", match.start())
        status = status_of(groups.get("status") or "member")
        emit_spell(draft, line, states, Spell(status, denied=True), match.span())
    for match in line.finditer(_PARTNERSHIP):
        status = "observer" if "observer" in match.group("what").lower() else "dialogue_partner"
        start = dates_behind(draft, match.group("rest"), True)[0] if _began(match.group("rest")) else None
        emit_spell(draft, line, draft.states(match.group("states")), Spell(status, start), match.span())
    _read_requests(draft, line)


def _began(rest: str) -> bool:
    return re.search(r"\b(?:took effect|began|started|dates from|came into)", rest) is not None


def _read_requests(draft: Draft, line: Line) -> None:
    for match in line.finditer(_NO_APPLICATION):
        states = draft.states(match.group("states") or match.group("from"))
        emit_spell(draft, line, states, Spell("applicant", denied=True), match.span())
    for match in (*line.finditer(_REQUEST), *line.finditer(_PAPER)):
        groups = match.groupdict()
        denied = _PLAIN_NOT.search(line.text[: match.end()]) is not None
        who = draft.first(groups.get("who"), "P")
        state = draft.lexicon.state_of(who.key, None, draft.day) if who else None
        states = draft.states(groups.get("states") or "") or ([state] if state else [])
        start = dates_behind(draft, match.group("rest"), True)[0] or draft.date_in(match.group("rest")[:14])
        emit_spell(draft, line, states, Spell("applicant", start, denied=denied), match.span())
