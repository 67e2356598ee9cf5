"""Boosted trees learnt from the corpus: what the circumstances of a mention, taken together, speak for.

A model is a JSON file in `weights/`. For each of its answers but the last it has trees; a tree asks whether a
circumstance is there, goes on to one of two branches, and ends in a number. The sum over the trees tells how likely the
answer is, if it is none of those before. `bench/train.py` learns the trees, and tells how well they do on documents
that they have not seen.
"""

import json
import math
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

UNIT = 1000
"""The numbers at the ends of a tree are whole thousandths, so that their sum is the same in any order."""

_FOLDER = Path(__file__).parent / "weights"
Tree = int | tuple[str, "Tree", "Tree"]
"""A number; or a circumstance, what follows without it, and what follows with it."""


class Model:
    """Trees for each answer but the last.

    Attributes:
        answers: what it chooses from.
        forests: the trees of each answer but the last.
    """

    def __init__(self, answers: tuple[str, ...], forests: tuple[tuple[Tree, ...], ...]) -> None:
        self.answers, self.forests = answers, forests

    def first(self, *groups: Iterable[str]) -> float:
        """How likely the first answer is, as `chances` has it; the trees of the others are not asked."""
        return _chance(self.forests[0], frozenset[str]().union(*groups))

    def chances(self, *groups: Iterable[str]) -> dict[str, float]:
        """How likely each answer is, from 0 to 1 and 1 in all.

        Args:
            groups: the circumstances.
        """
        told = frozenset[str]().union(*groups)
        found, left = {}, 1.0
        for answer, trees in zip(self.answers, self.forests, strict=False):
            chance = left * _chance(trees, told)
            found[answer] = chance
            left -= chance
        found[self.answers[-1]] = left
        return found


def _chance(trees: tuple[Tree, ...], told: frozenset[str]) -> float:
    total = 0
    for tree in trees:
        while not isinstance(tree, int):
            tree = tree[2] if tree[0] in told else tree[1]
        total += tree
    return 1 / (1 + math.exp(-total / UNIT))


@lru_cache(maxsize=8)
def model(name: str) -> Model:
    """The model of a name, read once."""
    told = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    forests = tuple(tuple(map(_tree, trees)) for trees in told["forests"])
    return Model(tuple(told["answers"]), forests)


def _tree(told: Any) -> Tree:
    if isinstance(told, int):
        return told
    circumstance, without, present = told
    return circumstance, _tree(without), _tree(present)
