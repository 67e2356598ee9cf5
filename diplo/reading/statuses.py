"""What the rules about a state's status share: the words for statuses, their dates, and whom a pronoun means."""

import re
from dataclasses import dataclass

from diplo.dates import parse_edtf
from diplo.reading.claims import ASSERTED
from diplo.reading.draft import NEVER_TOPIC, Draft
from diplo.reading.lines import Line, pattern

STATUS = (
    r"(?P<status>(?:full |full-fledged |permanent |founding )*members?(?:hip)?(?: ?-? ?(?:states?|countries|nations))?"
    r"|observers?(?: (?:states?|countries))?|dialogue partners?|(?:sco )?\"?(?:sco )?partners?\"?(?: states?)?)"
)
_SINCE = pattern(
    r"(?:\b(?:(?P<since>since|from|as of|effective)|(?P<until>until|till|through)|(?P<at>in|on|at|this|(?:summit"
    r"|meeting|session) of))"
    r"|[,:]) ?(?:the )?(?P<date>{D})"
)
OF_UNKNOWN = re.compile(r" of (?:the )?(?!Shanghai|Organi[sz]ation\b)[A-Z][a-z]")
"""What follows a status in an organization that the reader does not know: `member of the World Trade Organization`."""

_STATES = pattern(r"{STATES}")
_KINDS = (("member", "member"), ("observer", "observer"), ("dialogue", "dialogue_partner"), ("partner", "partner"))


@dataclass(frozen=True, slots=True)
class Spell:
    """A status as a text puts it: since when, until when, denied or announced.

    `is_guessed`: the text gives the start only by what stands around, such as the date of the meeting it tells of.
    """

    status: str
    start: str | None = None
    end: str | None = None
    denied: bool = False
    ahead: bool = False
    is_guessed: bool = False


def status_of(text: str) -> str:
    """The status that a word names."""
    lowered = text.lower()
    return next(status for word, status in _KINDS if word in lowered)


def emit_spell(
    draft: Draft,
    line: Line,
    states: list[str],
    spell: Spell,
    span: tuple[int, int],
    organization: str | None = None,
) -> None:
    """Emit that states have a status in an organization: that given, else the one that this part of the line names."""
    start, end = (None, None) if spell.denied else (spell.start, spell.end)
    modality = draft.modality("will" if spell.ahead else "", start, spell.denied)
    if spell.status == "applicant" and not spell.denied:
        modality = ASSERTED
    organization = organization or draft.organization(line, span)
    if _is_of_another(draft, line, states, spell, organization):
        return
    for state in states:
        if spell.is_guessed and start and _is_doubtful(draft, (state, organization or "", spell.status), start):
            start = None
        slots = {"state": state, "organization": organization, "status": spell.status, "start": start, "end": end}
        draft.emit("membership", slots, modality, line, span)


def _is_of_another(draft: Draft, line: Line, states: list[str], spell: Spell, organization: str | None) -> bool:
    """Whether a list without an organization is of another one that the document names, not of the one assumed.

    `Egypt, Ethiopia and Iran have been members since January`, in a report on BRICS that also names the SCO.
    """
    if organization is None or len(states) < 2 or spell.denied or "⟨O" in line.text:
        return False
    others = {one.key for other in draft.lines for one in draft.marks(other.text, "O")} - NEVER_TOPIC - {organization}
    known = draft.lexicon.holders.get((organization, spell.status), set())
    return bool(others) and bool(known) and any(state not in known for state in states)


def _is_doubtful(draft: Draft, key: tuple[str, str, str], start: str) -> bool:
    """Whether the record has the status begin on other days than a worked-out date: then it must not accuse."""
    claimed = parse_edtf(start)
    known = draft.lexicon.begins.get(key, ())
    return bool(known) and all(last < claimed.earliest or claimed.latest < first for first, last in known)


def dates_behind(draft: Draft, text: str, begins: bool, ahead: bool = False) -> tuple[str | None, str | None]:
    """Since when and until when, as the words behind a status say.

    Args:
        draft: the document.
        text: the words.
        begins: whether they tell of the status's beginning, so that `in 2017` is its start.
        ahead: whether they speak of what is to come.
    """
    start = end = None
    for match in _SINCE.finditer(text):
        found = draft.when(draft.first(match.group("date"), "D"), ahead)
        if match.group("until"):
            end = end or found
        elif match.group("since") or begins:
            start = start or found
    return start, end


def subjects(draft: Draft, line: Line, text: str, position: int) -> list[str]:
    """The states that a subject names; a pronoun means those named last, `it` the first of them."""
    found = draft.states(text) or [draft.state(mention) for mention in draft.marks(text, "A")]
    if found:
        return found
    near = (other.text for other in reversed(draft.lines[max(0, line.number - 3) : line.number]))
    is_pair = text.lower().startswith(("both", "the two"))
    for earlier in (line.text[:position], *near):
        runs = [draft.states(run) for run in _STATES.findall(earlier)]
        if text.lower() == "it":
            single = next((run for run in runs if len(run) == 1), None)
            if single is not None:
                return single
        elif several := [run for run in runs if len(run) == 2 or (len(run) > 1 and not is_pair)]:
            return several[-1]
        elif runs and text.lower().startswith("the two"):
            return _two_of(draft, line)
    if text.lower() in ("both countries", "the two countries") and draft.visits:
        home = draft.lexicon.state_of(draft.visits[0].visitor, None, draft.day)
        return [draft.visits[0].host, *([home] if home else [])]
    return []


def _two_of(draft: Draft, line: Line) -> list[str]:
    """The two states that a paragraph spoke of so far; none where there are more."""
    block = (other.text for other in draft.lines[max(0, line.number - 5) : line.number] if other.block == line.block)
    found = draft.states(" ".join(block))
    return found if len(found) == 2 else []


def states_above(draft: Draft, line: Line) -> list[str]:
    """The state that the entries of a list are about: the one named last before the list."""
    for other in reversed(draft.lines[max(0, line.number - 8) : line.number]):
        found = draft.states(other.text)
        if found and not other.text.startswith(("- ", "* ")):
            return found[-1:]
    return []
