"""Boosted trees learnt from the corpus: what the circumstances of a mention, taken together, speak for.

A model is a JSON file in `weights/`. For each of its answers but the last it has trees; a tree asks whether a
circumstance is there, goes on to one of two branches, and ends in a number. The sum over the trees tells how likely the
answer is, if it is none of those before. `bench/train.py` learns the trees, and tells how well they do on documents
that they have not seen.

The trees are not walked. All ends of all trees are bits of one number, sixteen for each tree, those without a
circumstance before those with it. A circumstance that is there takes away the ends that it rules out; whatever is not
there takes away nothing, and the first end that is left in each tree is the one that a walk would come to. This is
QuickScorer (Lucchese and others, SIGIR 2015), with the bits of all trees side by side.
"""

import json
import math
import struct
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import getitem
from pathlib import Path
from typing import Any

UNIT = 1000
"""The numbers at the ends of a tree are whole thousandths, so that their sum is the same in any order."""

_FOLDER = Path(__file__).parent / "weights"
_MOST = 16
"""No tree has more ends."""

Tree = int | tuple[str, "Tree", "Tree"]
"""A number; or a circumstance, what follows without it, and what follows with it."""


class Forest:
    """The trees of one answer.

    Attributes:
        trees: they.
    """

    def __init__(self, trees: tuple[Tree, ...]) -> None:
        self.trees = trees
        self._layout = struct.Struct(f"<{len(trees)}H")
        self._firsts = sum(1 << _MOST * number for number in range(len(trees)))
        self._all = (1 << _MOST * len(trees)) - 1
        self._kept: dict[str, int] = {}
        self._ends: list[dict[int, int]] = []
        for number, tree in enumerate(trees):
            values: list[int] = []
            for circumstance, first, last in _rulings(tree, values):
                lost = ((1 << last) - (1 << first)) << _MOST * number
                self._kept[circumstance] = self._kept.get(circumstance, self._all) & ~lost
            if len(values) > _MOST:
                raise ValueError(f"a tree has {len(values)} ends, more than {_MOST}")
            self._ends.append({1 << place: value for place, value in enumerate(values)})
        self._known = frozenset(self._kept)
        self._left_by = lru_cache(maxsize=2048)(self._left)

    def _left(self, circumstances: frozenset[str] | set[str]) -> int:
        """The ends that some circumstances leave."""
        left = self._all
        for circumstance in self._known & circumstances:
            left &= self._kept[circumstance]
        return left

    def chance(self, groups: Iterable[frozenset[str] | set[str]]) -> float:
        """How likely the answer is, from 0 to 1, by all circumstances of some groups.

        A group that is frozen is looked up where it has been weighed before: many candidates of a line share theirs.
        """
        left = self._all
        for group in groups:
            left &= self._left_by(group) if isinstance(group, frozenset) else self._left(group)
        first = left & ~(left - self._firsts)
        total = sum(map(getitem, self._ends, self._layout.unpack(first.to_bytes(self._layout.size, "little"))))
        return 1 / (1 + math.exp(-total / UNIT))


def _rulings(tree: Tree, values: list[int]) -> Iterator[tuple[str, int, int]]:
    """Each circumstance of a tree with the ends that it rules out, from one number to another; fills in the ends."""
    if isinstance(tree, int):
        values.append(tree)
        return
    circumstance, without, present = tree
    first = len(values)
    yield from _rulings(without, values)
    yield circumstance, first, len(values)
    yield from _rulings(present, values)


class Model:
    """Trees for each answer but the last.

    Attributes:
        answers: what it chooses from.
        forests: the trees of each answer but the last.
    """

    def __init__(self, answers: tuple[str, ...], forests: tuple[tuple[Tree, ...], ...]) -> None:
        self.answers, self.forests = answers, tuple(map(Forest, forests))

    def first(self, *groups: frozenset[str] | set[str]) -> float:
        """How likely the first answer is, as `chances` has it; the trees of the others are not asked."""
        return self.forests[0].chance(groups)

    def chances(self, *groups: frozenset[str] | set[str]) -> dict[str, float]:
        """How likely each answer is, from 0 to 1 and 1 in all.

        Args:
            groups: the circumstances.
        """
        found, left = {}, 1.0
        for answer, forest in zip(self.answers, self.forests, strict=False):
            chance = left * forest.chance(groups)
            found[answer] = chance
            left -= chance
        found[self.answers[-1]] = left
        return found


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
