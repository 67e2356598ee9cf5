"""What a document's other candidates tell of one: of two towns that a traveller may have gone to, one is likelier.

Candidates are weighed one by one first. Then each learns how likely the best of those is that share something with it
(the traveller, say), and all are weighed again with that.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

_OWN = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98)
_BEST = (0.1, 0.3, 0.5, 0.7, 0.9)

Shared = Mapping[str, Hashable]
"""What a candidate may share with others, by the name of what is shared."""


def compare(candidates: Sequence[Shared], chances: Sequence[float], hopeless: float = -1.0) -> list[frozenset[str]]:
    """The circumstances that each of a document's candidates owes to the others.

    Args:
        candidates: of each, what it may share.
        chances: of each, how likely it is by itself, from 0 to 1.
        hopeless: nothing is told of a candidate that is not likelier than this by itself.
    """
    groups: defaultdict[tuple[str, Hashable], list[int]] = defaultdict(list)
    for number, shared in enumerate(candidates):
        for name, value in shared.items():
            groups[name, value].append(number)
    best = {key: sorted(((chances[one], one) for one in group), reverse=True)[:2] for key, group in groups.items()}
    return [
        frozenset(_told(number, shared, chances[number], best)) if chances[number] > hopeless else frozenset()
        for number, shared in enumerate(candidates)
    ]


def _told(
    number: int, shared: Shared, chance: float, best: Mapping[tuple[str, Hashable], list[tuple[float, int]]]
) -> Iterator[str]:
    for limit in _OWN:
        if chance > limit:
            yield f"itself>{limit}"
    for name, value in shared.items():
        others = [other for other, one in best[name, value] if one != number]
        if not others:
            yield f"{name}:alone"
            continue
        for limit in _BEST:
            if others[0] > limit:
                yield f"{name}>{limit}"
        if others[0] > chance:
            yield f"{name}:beaten"
