"""The circumstances of a mention in words that a linear model weighs: what stands around it, and where.

A word is cut to its stem, a mark stands for its kind: in `⟨P0⟩ presided over the meeting` the circumstances of P0 are,
among others, `R1:presid` (the next word), `A:meet` (a word behind it in its clause) and `lead` (a leader by office).
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from diplo.reading.draft import Draft
from diplo.reading.lexicon import TOP_OFFICES
from diplo.reading.lines import Line, Mention

_TOKEN = re.compile(r"⟨([A-Z])\d+⟩('s)?|[a-z]+(?:'[a-z]+)?|\d+|[^\w\s]", re.IGNORECASE)
_CLAUSE = re.compile(r"; |, (?:but|while|who|which|whose|where|whereas|although) | - | but ")
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST = 3
_FEW = 6
Token = tuple[str, int]


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    return word.rstrip("e")


@lru_cache(maxsize=256)
def tokens(text: str) -> tuple[Token, ...]:
    """The stems and kinds of marks of a line, each with its place."""
    return tuple(
        (f"<{match[1]}>{match[2] or ''}" if match[1] else _stem(match[0]), match.start())
        for match in _TOKEN.finditer(text)
    )


@lru_cache(maxsize=1024)
def clause_around(text: str, at: int) -> tuple[int, int]:
    """From where to where the clause runs that a place in a line is in."""
    begin, end = 0, len(text)
    for cut in _CLAUSE.finditer(text):
        if cut.end() <= at:
            begin = cut.end()
        elif cut.start() >= at:
            return begin, cut.start()
    return begin, end


@lru_cache(maxsize=4096)
def words_around(text: str, at: int, label: str = "") -> frozenset[str]:
    """The words next to a mark, and those of its clause before and behind it.

    Args:
        text: the line.
        at: where in it the mark stands.
        label: what to put before each, where a line is weighed by several marks.
    """
    words, starts, in_clause, before, behind = _columns(text, label)
    here = bisect_left(starts, at)
    place = min(here, len(words) - 1)
    begin, end = (bisect_left(starts, edge) for edge in clause_around(text, at))
    return frozenset(
        [
            *(f"{label}L{step}:{words[place - step] if place >= step else '^'}" for step in (1, 2, 3)),
            *(f"{label}R{step}:{words[place + step] if place + step < len(words) else '$'}" for step in (1, 2, 3)),
            f"{label}LL:{'_'.join(words[max(0, place - 2) : place])}",
            f"{label}RR:{'_'.join(words[place + 1 : place + 3])}",
            *in_clause[begin:end],
            *before[begin : min(here, end)],
            *behind[max(here, begin) : end],
        ]
    )


@lru_cache(maxsize=256)
def _columns(text: str, label: str) -> tuple[list[str], list[int], list[str], list[str], list[str]]:
    """The words of a line, where they start, and what each is called in the clause, before the mark and behind it."""
    words = [word for word, _ in tokens(text)]
    in_clause, before, behind = ([f"{label}{side}:{word}" for word in words] for side in "CBA")
    return words, [start for _, start in tokens(text)], in_clause, before, behind


@lru_cache(maxsize=4096)
def words_between(text: str, one: int, other: int, label: str) -> frozenset[str]:
    """The words between two places of a line, each, and all of them where they are few."""
    between = [word for word, start in tokens(text) if min(one, other) < start < max(one, other)]
    told = "_".join(between) if len(between) <= _FEW else "long"
    return frozenset([f"{label}:{one < other}:{told}", *(f"{label}:{word}" for word in between)])


@lru_cache(maxsize=1024)
def words_of(text: str) -> frozenset[str]:
    """All words of a line."""
    return frozenset(f"w:{word}" for word, _ in tokens(text))


def rank_of_person(draft: Draft, mention: Mention) -> str:
    """What a person is, as far as the text or the record tells: `lead`, `sg`, `fm` or `no`."""
    offices = {*draft.lexicon.offices(mention.key, draft.day), *draft.titled.get(mention.key, {})}
    if offices & set(TOP_OFFICES):
        return "lead"
    return "sg" if "secretary_general" in offices else "fm" if "foreign_minister" in offices else "no"


def bearer(draft: Draft, line: Line, mention: Mention, at: int) -> Iterator[str]:
    """Who a mention is, and how it stands in its line."""
    offices = {*draft.lexicon.offices(mention.key, draft.day), *draft.titled.get(mention.key, {})}
    yield from (f"office:{office}" for office in offices)
    rank = rank_of_person(draft, mention)
    yield f"rank:{rank}"
    if mention.pronoun:
        yield "pronoun"
    if mention.pronoun and mention.state is not None:
        yield "title of a state"
    if mention.key not in draft.lexicon.names:
        yield "unknown"
    yield f"people:{min(line.text.count('⟨P'), 5)}"
    yield f"first:{'⟨P' not in line.text[:at]}:{rank}"
    if line.text.endswith("?"):
        yield "question"
