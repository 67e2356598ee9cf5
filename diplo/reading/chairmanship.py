"""Which state chairs an organization, from when to when."""

import re
from collections.abc import Callable

from diplo.dates import parse_edtf
from diplo.reading.claims import ANNOUNCED, ASSERTED
from diplo.reading.cues import Parts, Rule
from diplo.reading.draft import Draft
from diplo.reading.evidence import clause_around
from diplo.reading.lines import Line, pattern

_BODY = r"(?:{O}|organi[sz]ation|bloc|alliance|group|club|union|commonwealth|community)"
_NOUN = (
    r"(?:(?:the |its |rotating |annual |one-year |organi[sz]ation's |{O}(?:'s)? )*(?:chair(?:manship)?|presidency"
    r"|gavel|helm(?= of)|reins(?= of))"
    rf"(?: of (?:the )?{_BODY})?)"
)
_HOLDS = pattern(
    r"(?P<state>{S}),?(?: which| that)? (?:currently |now |still |also )?(?:holds|has held|held|had|has"
    r"|has (?:also )?had|is in|keeps|retains"
    r"|will (?:hold|have|keep)) " + _NOUN + r"(?P<rest>[^.;]*)"
)
_CHAIRS = pattern(
    r"(?P<state>{S}),?(?: which)?(?P<verb> (?:currently |now |has |had |will )?(?:chair(?:s|ed)?|(?:has |had )?been"
    r" chairing|is chairing)) (?:(?:the )?" + _BODY + r"|us\b|it\b)" + r"(?P<rest>[^.;]*)"
)
_CHAIRED = pattern(
    r"(?:" + _BODY + r"|(?<=members)|,|and)(?:[^.;⟨]|⟨D\d+⟩){0,50}?(?: itself)? (?:(?:is|was) )?(?:currently |now"
    r" )?chaired(?: {D})? by (?:the )?(?P<state>{S})(?P<rest>[^.;]*)"
)
_IN_CHAIR = pattern(
    r"(?P<state>{S}),?(?: (?:which|who) [^.;]{0,60},)?(?P<verb>(?: which| who)? (?:is|was|has been|had been|will"
    r" be)(?: now"
    r"| currently)?)"
    r" in the chair(?P<rest>[^.;]*)"
)
_RESTS = pattern(
    _NOUN + r"(?: itself)?(?: for the coming year)? (?:remains|stays|rests|lies|is) "
    r"(?:(?:with|in the hands of) (?:the )?(?P<state>{S})|in (?P<state2>{A}) hands|(?P<state3>{S})'s(?=[.,;]))"
    r"(?P<rest>[^.;]*)"
)
_BELONGS = pattern(
    _NOUN + r"(?P<rest>(?: (?:in|for|of) {D})?) (?:belongs|falls|belonged|fell) to (?:the )?(?P<state>{S})"
    r"|" + _NOUN.replace("?P<", "?P<x") + r"(?P<rest2>(?: (?:in|for|of) {D})?) (?:is|was|has been|was being) "
    r"(?:held|exercised) by (?:the )?(?P<state2>{S})"
)
_TERMS = pattern(r"(?P<state>{S}),? \((?P<date>{D})\)")
_FROM_TO = pattern(r"(?P<state>{S})(?:,| had it| held it| did so)? from (?P<first>{D})(?: to (?P<last>{D}))?")
_HAD_IT = pattern(r"(?P<state>{S}) (?P<verb>had|held|will have|will hold) it (?P<rest>[^.;]*)")
_NAMED = pattern(
    r"(?:{O}|organi[sz]ation|{D})(?:'s)? (?:current |rotating |present )?(?:{O} )?chair,? (?:the )?(?P<state>{S})"
    r"|(?:(?P<state2>{A})|(?P<state3>{S})'s) (?:chairmanship|presidency) (?:of |in |for |\()(?P<rest>{D})"
)
_UNDER = pattern(
    r"under (?:the )?(?P<state>{S})(?:'s)? (?:rotating |current |annual )?(?:chairmanship|presidency|chair)"
    r"|(?P<state2>{S}),? in the chair"
)
_TAKES = pattern(
    r"(?P<state>{S}|{P}'s country),?(?: which| who)?(?P<verb>(?: will| is to| is set to| now| then|'ll)? (?:takes?"
    r"|took|assumes?"
    r"|assumed|has taken|inherits?|gets|receives?|received))(?: over)? (?P<noun>"
    + _NOUN
    + r"|it)?(?: over)?(?P<rest>[^.;]*)"
)
_PASSES = (
    pattern(
        _NOUN + r"(?: (?:for|in) (?P<term>{D}))?:?(?P<verb> (?:now |then |will |is to |thereby )?(?:pass(?:es|ed)?|goes"
        r"|go|moves?|went|has (?:just |now )?(?:gone|passed|moved))) "
        r"(?:from (?:the )?(?P<old>{S}) )?"
        r"(?:on |over )?to (?:the )?(?P<new>{S}|{A}(?= side))(?P<rest>[^.;]*)"
    ),
    pattern(
        r"(?:(?P<old>{S})(?:[^.;⟨]|⟨D\d+⟩){0,60}? )?(?P<verb>(?:now |then |will |is to )?(?:hands?|handed|pass(?:es"
        r"|ed)?|gives?"
        r"|gave))(?: over)? (?P<noun>" + _NOUN + r" |it |the powers )?(?:over )?(?:on )?to (?:the )?(?P<new>{S}"
        r"|{A}(?= side))"
        r"(?P<rest>[^.;]*)"
    ),
)
_HANDED = pattern(
    r"(?P<verb>(?:will |is to )?(?:hand(?:s|ed|ing)?|pass(?:es|ed|ing)?|transferr?(?:s|ed)?|g[ai]ve[sn]?))(?: over)?"
    r" (?P<noun>"
    + _NOUN
    + r")(?: of (?:the )?[^.;⟨]{0,30})? from (?:the )?(?P<old>{S}) to (?:the )?(?P<new>{S})(?P<rest>[^.;]*)"
)
_GIVES_UP = pattern(
    r"(?P<old>{S}) (?P<verb>(?:will |is to )?(?:g[ai]ves?(?: it)? up|hand(?:s|ed) over|lays down|laid down"
    r"|relinquish\w+|surrender\w+"
    r"|leaves|left)) (?P<noun>" + _NOUN + r"|it|)(?: to (?:the )?(?P<new>{S}))?(?P<rest>[^.;]*)"
)
_TAKEN = pattern(
    r"(?P<noun>"
    + _NOUN
    + r")(?P<verb> (?:has been|was|is|will be) (?:(?:assumed|taken over|taken on) by|(?:entrusted|given|handed"
    r"|handed over"
    r"|transferred|conferred) (?:to|on|upon))) (?:the )?(?P<state>{S})(?P<rest>[^.;]*)"
)
_IS_CHAIR = pattern(
    r"(?P<state>{S}),? (?:is|as|remains) (?:the |this year's )?(?:current |rotating "
    r"|present )?(?:{O} )?chair of (?:the )?" + _BODY
)
_IT_PASSES = pattern(
    r"^(?:[-*] )?It(?P<verb> (?:will |is to )?(?:now |then )?(?:pass(?:es|ed)?|goes|go|moves?|went))(?: on)?(?: from"
    r" (?:the )?(?P<old>{S}))? to (?:the )?"
    r"(?P<new>{S})(?P<rest>[^.;]*)"
)
_TURN = pattern(r"(?P<new>{S})'s turn in the chair (?P<rest>[^.;]*)")
_OVER = pattern(
    r"(?P<state>{S})(?:, whose|'s) (?:chairmanship|presidency|(?:year|turn|term|time) (?:in the chair|as chair"
    r"|at the helm))(?: of [^,.;]{0,40})? (?P<verb>ended|ends|is over|is to end|will end|expire[ds]?|r[au]ns? out)"
    r"(?P<rest>[^.;]*)"
)
_LABEL = pattern(r"^(?:[-*] )?chair(?:manship)?(?: now| today)?(?: of [^:]{0,40})?: (?P<state>{S})(?P<rest>.*)")
_FOLLOWS = pattern(r"(?P<next>{S}) (?:follows|is next|takes over|comes next)")
_AFTER = pattern(r"\b(?:after|before that|previously|formerly) (?:the )?(?P<old>{S}) ?\(?(?:in )?(?P<date>{D})")
_KEEPS = pattern(
    r"(?:whose (?:term|turn)|(?:which|and) (?:will )?(?:keeps?|holds?) it)(?: runs| lasts| goes)? "
    r"(?:until|till|through) (?P<until>{D})"
)
_FROM = pattern(r"(?:over )?from (?:the )?(?P<old>{S})")
_TAIL = re.compile(
    r", (?:where|which|while|but|who|whose|so|with)\b|,? and (?:meets?|plans?|with)\b|; | & |, (?:the"
    r" )?⟨S| and (?:will|is|has|so|it|the)\b"
)
_CHAIR = Rule(r"chair|presid(?:ency|ed)|gavel|helm|reins", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|is to|is set to)\b")
_PRESENT = re.compile(r"\b(?:takes|assumes|inherits|gets|receives)\b")
_UP_TO = re.compile(r"\b(?:until|till|through) (?:the )?(?:[a-z]+ )*(?:in |of )?(?:⟨[CTSO]\d+⟩ ?(?:in |of )?)?$")
_COUNCIL = re.compile(
    r"\b(?:of|in) the (?:council|heads of government|(?:prime ministers|premiers)'? council)\b"
    r"|\b(?:chair(?:manship)?|presidency) (?:of|at) (?:the |this |a |its )?(?:meeting|session|talks|group on"
    r"|working group"
    r"|committee|commission|forum|conference|assembly|board)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"\b(?:after that|afterwards|after ⟨S\d+⟩)\b", re.IGNORECASE)
_STATE = Rule(r"⟨[SC](\d+)⟩")
_IS_CHAIR_WORD = re.compile(r"\b(?:chair(?:manship|s|ed|ing)?|presidency|gavel)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no longer|next|chairman of|chairs? of the)\b|n't")
_UNTIL_WORDS = frozenset({"until", "till", "through", "to"})
_STARTS = frozenset({"since", "in", "from", "on", "last", "for", "after", "at", "", "only", "summit"})
_GATE = Parts("it ", "chair", "presid", "helm", "reins", " it ", "presidency", "gavel", "over", "assume")


def read_chairmanship(draft: Draft) -> None:
    """Emit who chairs, chaired or will chair an organization."""
    rules: tuple[tuple[Rule, Callable[[Draft, Line, re.Match[str]], None]], ...] = (
        (_LABEL, _label),
        (_HOLDS, _holds),
        (_CHAIRS, _holds),
        (_CHAIRED, _holds),
        (_UNDER, _holds),
        (_IN_CHAIR, _holds),
        (_RESTS, _holds),
        (_BELONGS, _holds),
        (_NAMED, _holds),
        (_HAD_IT, _had_it),
        (_IS_CHAIR, _holds),
        (_TAKEN, _takes),
        (_TAKES, _takes),
        (_HANDED, _passes),
        (_GIVES_UP, _gives_up),
        (_OVER, _is_over),
        *((rule, _passes) for rule in _PASSES),
        (_TURN, _turn),
        (_IT_PASSES, _it_passes),
    )
    for line in draft.lines:
        if line.has(_GATE) and re.search(r"⟨[SCGA]|'s country", line.text) and draft.organization(line) is not None:
            told = len(draft.claims)
            for rule, handle in rules:
                for match in line.finditer(rule):
                    told_to = match.start("rest") if match.groupdict().get("rest") else match.end()
                    if not _COUNCIL.search(line.text[max(0, match.start() - 40) : told_to + 12]):
                        handle(draft, line, match)
            if _CHAIR.search(line.text[: line.text.find("⟨S")]) or (
                " it from ⟨D" in line.text and _in_question(draft, line)
            ):
                _terms(draft, line)
            if len(draft.claims) == told:
                _recall(draft, line)


def _recall(draft: Draft, line: Line) -> None:
    """A state that had the chair when a line about it, which no rule has read, names that state."""
    for match in line.finditer(_STATE):
        begin, end = clause_around(line.text, match.start())
        clause = line.text[begin:end]
        if not _IS_CHAIR_WORD.search(clause) or _COUNCIL.search(clause) or _NOT.search(clause):
            continue
        organization = draft.organization(line, match.span())
        state = draft.state(draft.mentions[int(match.group(1))])
        terms = draft.lexicon.chairs.get((organization or "", state), ())
        dates = [day for _, day, _ in draft.dated(clause)] or [draft.label_date(line) or draft.today or ""]
        spans = [parse_edtf(day) for day in dates if day]
        if any(first <= span.latest and span.earliest < last for first, last in terms for span in spans):
            _emit(draft, line, match, match.group(), (None, None))


def _emit(
    draft: Draft,
    line: Line,
    match: re.Match[str],
    state: str | None,
    term: tuple[str | None, str | None],
    modality: str = ASSERTED,
) -> None:
    mention = draft.first(state, "SCGAP")
    if mention is None:
        return
    key = draft.lexicon.state_of(mention.key, None, draft.day) if mention.kind == "P" else draft.state(mention)
    if key is not None:
        organization = draft.organization(line, match.span())
        slots = {"organization": organization, "state": key, "start": term[0], "end": term[1]}
        draft.emit("chairmanship", slots, modality, line, match.span())


def _term(draft: Draft, rest: str, ahead: bool = False) -> tuple[str | None, str | None]:
    """From when to when, as `for 2022-23`, `since September`, `until 2025` and the like say."""
    start = end = None
    for match in re.finditer(r"(?:(\w+) )?(?:the )?(?:(?:period|summit of|summit in) )?⟨D(\d+)⟩", _TAIL.split(rest)[0]):
        mention, word = draft.mentions[int(match.group(2))], (match.group(1) or "").lower()
        word = "until" if _UP_TO.search(rest[: match.start(2) - 2]) else word
        found = draft.when(mention, ahead or word in _UNTIL_WORDS)
        if found is None or mention.text.lower() == "this year":
            continue
        if word in _UNTIL_WORDS:
            end = end or found.rpartition("/")[2]
        elif "/" in found and len(found) == 9:
            first, _, last = found.partition("/")
            start, end = start or first, end or last
        elif start is None and word in _STARTS:
            start = found.partition("/")[0]
            end = end or (found if word == "for" and len(found) == 4 else None)
    keeps = None if end else _KEEPS.search(rest)
    return start, draft.when(draft.first(keeps.group("until"), "D"), True) if keeps else end


def _label(draft: Draft, line: Line, match: re.Match[str]) -> None:
    start, end = _term(draft, match.group("rest").split(";")[0], True)
    _emit(draft, line, match, match.group("state"), (start, end))
    before = _AFTER.search(match.group("rest"))
    if before:
        first, _, last = (draft.date_in(before.group("date")) or "").partition("/")
        _emit(draft, line, match, before.group("old"), (first or None, last or None))
    following = _FOLLOWS.search(match.group("rest"))
    if following:
        _emit(draft, line, match, following.group("next"), (end, None), ANNOUNCED)


def _terms(draft: Draft, line: Line) -> None:
    """`Recent chairs: Kazakhstan (2010-11), China (2011-12)`."""
    spans = list(line.finditer(_FROM_TO))
    for match in spans if len(spans) > 1 else ():
        first, _, last = (draft.date_in(match.group("first")) or "").partition("/")
        last = last or draft.date_in(match.group("last") or "") or ""
        _emit(
            draft, line, match, match.group("state"), (first or None, last or None), draft.modality("", first or None)
        )
    matches = list(line.finditer(_TERMS))
    for match in matches if len(matches) > 1 else ():
        start, _, end = (draft.date_in(match.group("date")) or "").partition("/")
        _emit(draft, line, match, match.group("state"), (start or None, end or None), draft.modality("", start or None))


def _holds(draft: Draft, line: Line, match: re.Match[str]) -> None:
    groups = match.groupdict()
    modality = ANNOUNCED if "will" in (groups.get("verb") or "") else ASSERTED
    term = _term(draft, groups.get("rest") or groups.get("rest2") or "", modality == ANNOUNCED)
    _emit(draft, line, match, groups["state"] or groups.get("state2") or groups.get("state3"), term, modality)


def _had_it(draft: Draft, line: Line, match: re.Match[str]) -> None:
    if _CHAIR.search(line.text[: match.start()]):
        _holds(draft, line, match)


def _in_question(draft: Draft, line: Line) -> bool:
    """Whether the line, or the question that it answers, is about the chair."""
    around = (other for other in draft.lines[max(0, line.number - 3) : line.number + 1] if other.group == line.group)
    return any(other.search(_CHAIR) for other in around)


def _when(draft: Draft, line: Line, match: re.Match[str]) -> str | None:
    """The month of a change of chair for which the text gives no date: that of the meeting or of the document."""
    before = line.text[: match.start()]
    if _AFTERWARDS.search(before) and "⟨D" not in before:
        return None
    if re.fullmatch(r"(?:[-*] )?(?:On )?⟨D\d+⟩,? (?:the )?", before):
        return (draft.date_in(before) or "").rpartition("/")[2] or None
    found = draft.date_in(before) or _when_closed(draft, line) or draft.context_date(line)
    return found.rpartition("/")[2][:7] if found else None


def _when_closed(draft: Draft, line: Line) -> str | None:
    """`At the close of the meeting` is at the end of the one that is to come."""
    if not re.search(
        r"\b(?:close|end) of the (?:meeting|summit|session)|\bat the (?:meeting|summit|session)", line.text
    ):
        return None
    return next((one.date for one in draft.summits if one.date and one.modality == ANNOUNCED), None)


def _takes(draft: Draft, line: Line, match: re.Match[str]) -> None:
    rest = match.group("rest")
    if not (_CHAIR.search(match.group("noun") or "") or ("over" in match.group() and _in_question(draft, line))):
        return
    present = _PRESENT.search(match.group("verb")) is not None
    start, end = _term(draft, rest, present or _AHEAD.search(match.group("verb")) is not None)
    later = line.text.find(" for ⟨D", match.end("verb"))
    if later >= 0 and not end:
        end = _term(draft, line.text[later:])[1]
    told = bool(start) and not draft.past(start) and start != draft.today and present and "⟨D" in rest
    ahead = "will" if _AHEAD.search(match.group("verb")) or told or _is_before_the_meeting(draft, match) else ""
    start = start or _when(draft, line, match)
    _emit(draft, line, match, match.group("state"), (start, end), draft.modality(ahead, start))
    old = _FROM.search(rest)
    if old:
        _emit(draft, line, match, old.group("old"), (None, start))


def _passes(draft: Draft, line: Line, match: re.Match[str]) -> None:
    if "noun" in match.groupdict() and not (_CHAIR.search(match.group("noun") or "") or _in_question(draft, line)):
        return
    start, end = _term(draft, match.group("rest"), True)
    years = match.groupdict().get("term")
    if years and not start:
        start, end = _term(draft, f"for {years}", True)
    start = start or _when(draft, line, match)
    ahead = "will" if _AHEAD.search(match.group("verb")) or _is_before_the_meeting(draft, match) else ""
    _emit(draft, line, match, match.group("new"), (start, end), draft.modality(ahead, start))
    if match.group("old"):
        _emit(draft, line, match, match.group("old"), (None, None if years else start))


def _is_over(draft: Draft, line: Line, match: re.Match[str]) -> None:
    rest = match.group("rest")
    ahead = re.search(r"will|to end", match.group("verb")) is not None
    end = draft.date_in(rest.partition(" and ")[0], ahead or None) or _when(draft, line, match)
    _emit(draft, line, match, match.group("state"), (None, end))


def _gives_up(draft: Draft, line: Line, match: re.Match[str]) -> None:
    if not (_CHAIR.search(match.group("noun")) or _in_question(draft, line)):
        return
    when = draft.date_in(_TAIL.split(match.group("rest"))[0]) or _when(draft, line, match)
    ahead = "will" if _AHEAD.search(match.group("verb")) or _is_before_the_meeting(draft, match) else ""
    _emit(draft, line, match, match.group("old"), (None, when))
    if match.group("new"):
        _emit(draft, line, match, match.group("new"), (when, None), draft.modality(ahead, when))


def _is_before_the_meeting(draft: Draft, match: re.Match[str]) -> bool:
    """Whether `X takes over` is said while the document's meeting is still to come."""
    present = re.search(r"\b(?:takes|hands|passes|gives|goes|assumes)\b", match.group("verb")) is not None
    return present and bool(draft.summits) and draft.summits[0].modality == ANNOUNCED


def _it_passes(draft: Draft, line: Line, match: re.Match[str]) -> None:
    """`It now passes to Tajikistan`, where the line before speaks of the chair."""
    if line.number and _IS_CHAIR_WORD.search(draft.lines[line.number - 1].text):
        _passes(draft, line, match)


def _turn(draft: Draft, line: Line, match: re.Match[str]) -> None:
    start, end = _term(draft, match.group("rest"), True)
    year = (start or _when(draft, line, match) or "")[:4]
    _emit(draft, line, match, match.group("new"), (year or None, end), ANNOUNCED)
