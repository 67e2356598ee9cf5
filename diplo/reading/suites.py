"""Companions told in ways that no rule reads: `flanked by her ministers, X stepped out`, `X's party includes Y`.

Each pair of a leader and somebody else whom a line names is a candidate; a model weighs the words around and between
both and answers `with`, `denied` or `none`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from diplo.reading.claims import DENIED
from diplo.reading.draft import Draft
from diplo.reading.evidence import clause_around, rank_of_person, words_around, words_between, words_of
from diplo.reading.lines import Line, Mention, marks_in
from diplo.reading.weighing import model

WITH, REFUSED, NONE = "with", "denied", "none"
SURE = 0.2
"""Who is likelier than this to be no companion is left out."""

_MANY = 4


@dataclass(frozen=True, slots=True)
class Suite:
    """Somebody who may travel with a leader: both, the line, the stretch from one to the other, what speaks for it."""

    person: str
    leader: str
    line: Line
    span: tuple[int, int]
    circumstances: tuple[frozenset[str], ...]


def read_suites(draft: Draft) -> None:
    """Emit the companions that the model finds and that no rule has found."""
    weights = model("companions")
    told = {(claim["person"], claim["leader"]) for claim in draft.claims if claim.predicate == "accompaniment"}
    for suite in find_suites(draft):
        if (suite.person, suite.leader) in told or (suite.leader, suite.person) in told:
            continue
        chances = weights.chances(*suite.circumstances)
        if chances[NONE] <= SURE:
            denied = chances[REFUSED] > chances[WITH]
            begin, end = clause_around(suite.line.text, suite.span[0])
            modality = DENIED if denied else draft.modality(suite.line.text[begin:end])
            slots = {"person": suite.person, "leader": suite.leader}
            draft.emit("accompaniment", slots, modality, suite.line, suite.span)


def find_suites(draft: Draft) -> list[Suite]:
    """All pairs of a leader and one who is none in a line."""
    found = []
    for line in draft.lines:
        people = [(at, draft.mentions[number]) for at, kind, number in marks_in(line.text) if kind == "P"]
        if len(people) < 2 or line.text.endswith("?"):
            continue
        ranks = {mention.key: rank_of_person(draft, mention) for _, mention in people}
        for at, leader in people:
            for spot, person in people:
                led = person.key != leader.key and ranks[leader.key] == "lead" != ranks[person.key]
                if led and _may_travel_together(draft, person, leader):
                    found.append(_suite(draft, line, (spot, person, ranks[person.key]), (at, leader)))
    return found


def _may_travel_together(draft: Draft, person: Mention, leader: Mention) -> bool:
    """Whether the record has them of one state, or does not know of which one is."""
    states = {draft.lexicon.state_of(one.key, None, draft.day) for one in (person, leader)} - {None}
    return len(states) < 2


def _suite(draft: Draft, line: Line, person: tuple[int, Mention, str], leader: tuple[int, Mention]) -> Suite:
    (spot, other, _), (at, head) = person, leader
    circumstances = (
        frozenset(_circumstances(draft, line, person, leader)),
        words_around(line.text, spot, "p:"),
        words_around(line.text, at, "l:"),
        words_between(line.text, spot, at, "b"),
        words_of(line.text),
    )
    return Suite(other.key, head.key, line, (min(spot, at), max(spot, at) + 1), circumstances)


def _circumstances(
    draft: Draft, line: Line, person: tuple[int, Mention, str], leader: tuple[int, Mention]
) -> Iterator[str]:
    (spot, other, rank), (at, head) = person, leader
    text = line.text
    known = other.key in draft.lexicon.names
    own = draft.lexicon.state_of(other.key, None, draft.day)
    yield from (f"rank:{rank}", f"known:{known}", f"one state:{own is not None}", f"pronoun:{head.pronoun}")
    yield f"people:{min(text.count('⟨P'), _MANY)}"
    begin, end = clause_around(text, spot)
    yield f"one clause:{begin <= at < end}"
    yield f"apart:{min(text[min(spot, at) : max(spot, at)].count('⟨P') - 1, _MANY)}"
    yield f"travels:{any(visit.visitor == head.key for visit in draft.visits)}"
    yield f"travels alone:{any(visit.visitor == other.key for visit in draft.visits)}"
    yield f"meeting:{line.number in draft.summit_at}"
