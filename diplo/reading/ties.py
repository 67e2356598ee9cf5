"""States and statuses that a sentence names together in ways that no rule reads: `from the observers came …`.

Each state of a sentence and each status in it are a candidate; the words around and between both, from all sentences
that name them together, are weighed by a model that answers `held`, `denied` or `none`. The rules of the other modules
come first: they also read dates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from diplo.reading.draft import NEVER_TOPIC, Draft
from diplo.reading.evidence import clause_around, tokens
from diplo.reading.lines import MARK, Line, pattern
from diplo.reading.statuses import OF_UNKNOWN, STATUS, Spell, dates_behind, emit_spell, status_of
from diplo.reading.weighing import model

HELD, REFUSED, NONE = "held", "denied", "none"
SURE = 0.25
SURER = 0.03
"""A state that is likelier than this to have nothing to do with a status is left out.

The second is for a status that the record has never had the state in: to tell of it would accuse the text.
"""

_WORD = pattern(
    r"\b" + STATUS + r"\b(?! of (?:the )?(?:standing|delegation|cabinet|family|politburo|{A} delegation)| (?:mission"
    r"|team|post)s?\b)"
)
_MOVES = pattern(
    r"\b(?P<join>join(?:s|ed|ing)?(?! ⟨P| (?:the )?⟨O\d+⟩'s)(?! (?:an?|the|in|them|him|her|forces|hands)\b(?!"
    r" (?:full )?(?:organi[sz]ation"
    r"|bloc|club|group"
    r"|alliance|family|body|ranks|members|⟨O)))|admi(?:t\w*|ssion)|acce(?:de\w*|ssion)|taken in|let in)\b"
    r"|\b(?P<apply>appl(?:y"
    r"|ied|ies|ication)\w*|bids?)\b"
)
_WISHED = re.compile(
    r"\b(?:appl\w*|bids?|candida\w*|ask\w*|request\w*|want\w*|seek\w*|sought)(?: (?!⟨)[\w']+){0,3} $"
    r"|(?<=\w)-$|\b(?:club|team|choir|board|staff|crew|party|cabinet|government|family) (?:of|whose) (?:the )?$",
    re.IGNORECASE,
)
_JOINED_UNKNOWN = re.compile(r" (?:the )?(?!Shanghai)[A-Z][a-z]+ [A-Z]")
_BEGINS = re.compile(
    r"\b(?:becom\w*|became|admitted|granted|given|made|joined|let in|took in|taken in|promoted|upgraded|raised)\b",
    re.IGNORECASE,
)
_PLACE_BEFORE = re.compile(r"\b(?:in|at|near|outside|the|this|that) $", re.IGNORECASE)
_EVENT = re.compile(r" (?:summit|meeting|session|declaration|gathering)\b")
_FEW = 7


@dataclass(slots=True)
class Tie:
    """A state and a status that the document names together.

    Attributes:
        state: the state.
        organization: the organization in which it may have the status.
        status: the status.
        line: the line that names them first.
        span: the stretch of the line from one to the other.
        circumstances: what speaks for and against, from all lines.
    """

    state: str
    organization: str
    status: str
    line: Line
    span: tuple[int, int]
    circumstances: set[str] = field(default_factory=set)


def read_ties(draft: Draft) -> None:
    """Emit the statuses that the model finds and that no rule has found."""
    told = {
        (claim.text("state"), claim.text("organization"), claim.text("status"))
        for claim in draft.claims
        if claim.predicate == "membership"
    }
    weights = model("membership")
    for tie in find_ties(draft):
        if (tie.state, tie.organization, tie.status) in told:
            continue
        chances = weights.chances(tie.circumstances)
        denied = chances[REFUSED] > chances[HELD]
        if chances[NONE] <= (SURE if denied or _may_hold(draft, tie) else SURER):
            _emit(draft, tie, denied)


def _may_hold(draft: Draft, tie: Tie) -> bool:
    """Whether the record has ever had the state in the status, or does not keep the organization."""
    known = draft.lexicon.holders.get((tie.organization, tie.status))
    return known is None or tie.state in known


def find_ties(draft: Draft) -> list[Tie]:
    """All pairs of a state and a status in one sentence."""
    found: dict[tuple[str, str, str], Tie] = {}
    for line in draft.lines:
        if "⟨" not in line.text or line.text.endswith("?"):
            continue
        words = [*_statuses(line)]
        for status, begin, end in words:
            organization = draft.organization(line, (begin, end))
            if organization is None or organization in NEVER_TOPIC:
                continue
            for state, kind, at in _states(draft, line.text):
                span = (min(begin, at), max(end, at + 1))
                tie = found.setdefault((state, organization, status), Tie(state, organization, status, line, span))
                tie.circumstances.update(_circumstances(line, (begin, end), at, kind, len(words)))
                held = state in draft.lexicon.holders.get((organization, status), ())
                tie.circumstances.add(f"recorded:{held}:{status}")
    return list(found.values())


def _statuses(line: Line) -> Iterator[tuple[str, int, int]]:
    text = line.text
    for match in line.finditer(_WORD):
        if _WISHED.search(text[: match.start()]) or OF_UNKNOWN.match(text, match.end()):
            continue
        yield status_of(match.group("status")), match.start(), match.end()
    for match in line.finditer(_MOVES):
        if _WISHED.search(text[: match.start()]) or _JOINED_UNKNOWN.match(text, match.end()):
            continue
        yield "member" if match.group("join") else "applicant", match.start(), match.end()


def _states(draft: Draft, text: str) -> Iterator[tuple[str, str, int]]:
    """The states that a line names, by themselves or through their people."""
    for match in MARK.finditer(text):
        mention = draft.mentions[int(match.group(2))]
        if mention.kind == "C" and (_PLACE_BEFORE.search(text[: match.start()]) or _EVENT.match(text, match.end())):
            continue
        if mention.kind in "SCGA":
            yield draft.state(mention), mention.kind, match.start()
        elif mention.kind == "P":
            state = draft.lexicon.state_of(mention.key, None, draft.day)
            if state is not None:
                yield state, "P", match.start()


def _circumstances(line: Line, word: tuple[int, int], at: int, kind: str, several: int) -> Iterator[str]:
    text, (begin, end) = line.text, word
    words = tokens(text)
    printed = re.sub(r"\W+", "_", text[begin:end].lower())
    order = "before" if at < begin else "behind"
    yield from (f"word:{printed}", f"order:{order}:{kind}", f"{order}:{printed}", f"several:{min(several, 3)}")
    between = [one for one, start in words if min(at, begin) < start < max(at, begin)]
    run = [one for one in between if one not in (f"<{kind}>", f"<{kind}>'s", ",", "and", "th")]
    yield f"between:{order}:" + ("_".join(run) if len(run) <= _FEW else "long")
    yield from (f"b:{order}:{one}" for one in set(run))
    yield f"far:{min(len(run) // 3, 4)}"
    place = next((number for number, (_, start) in enumerate(words) if start >= begin), 0)
    for step in (1, 2):
        yield f"L{step}:{words[place - step][0] if place >= step else '^'}"
    behind = [one for one, start in words if start >= end][:2]
    yield from (f"R{step}:{one}" for step, one in enumerate(behind, 1))
    spot = next((number for number, (_, start) in enumerate(words) if start >= at), 0)
    yield f"SL:{words[spot - 1][0] if spot else '^'}"
    yield f"SR:{words[spot + 1][0] if spot + 1 < len(words) else '$'}"
    first, last = clause_around(text, begin)
    yield f"clause:{first <= at < last}"
    for one, start in words:
        if first <= start < last:
            yield f"C:{one}"
    others = [match.start() for match in line.finditer(_WORD)]
    yield f"nearest:{begin == min(others, key=lambda one: abs(one - at), default=begin)}"


def _emit(draft: Draft, tie: Tie, denied: bool) -> None:
    begin, end = clause_around(tie.line.text, tie.span[0])
    clause = tie.line.text[begin : max(end, tie.span[1])]
    begins = _BEGINS.search(clause) is not None
    ahead = draft.is_future(clause)
    start, until = dates_behind(draft, clause, begins, ahead)
    if clause.count("⟨D") > 1:
        start = until = None  # which of them is the status's own, nothing says
    emit_spell(draft, tie.line, [tie.state], Spell(tie.status, start, until, denied, ahead), tie.span)
