"""Linear models learnt from the corpus: how much each circumstance of a mention speaks for and against a reading.

A model is a JSON file in `weights/`: for each answer a bias, and for each circumstance a weight per answer. It is
learnt by `bench/train.py`, which also tells how well it does on documents that it has not seen.
"""

import json
import math
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_UNIT = 1000
_FOLDER = Path(__file__).parent / "weights"


class Model:
    """A linear model.

    Attributes:
        answers: what it chooses from.
        bias: a weight per answer that always counts, in thousandths.
        weights: by circumstance, a weight per answer, in thousandths; what is not there counts nothing.
    """

    def __init__(self, answers: tuple[str, ...], bias: tuple[int, ...], weights: dict[str, tuple[int, ...]]) -> None:
        self.answers, self.bias, self.weights = answers, bias, weights
        self._nothing = (0,) * len(answers)
        self._known = lru_cache(maxsize=8192)(self._sums)

    def _sums(self, circumstances: Iterable[str]) -> tuple[int, ...]:
        known = self.weights
        found = [known[one] for one in circumstances if one in known]
        return tuple(map(sum, zip(*found, strict=True))) if found else self._nothing  # whole numbers, so in any order

    def chances(self, *groups: Iterable[str]) -> dict[str, float]:
        """How likely each answer is, from 0 to 1 and 1 in all.

        Args:
            groups: the circumstances. Of several groups none may have what another has; those that are frozen sets
                are remembered, so that what many candidates share is weighed once.
        """
        told = [self._known(group) if isinstance(group, frozenset) else self._sums(group) for group in groups]
        sums = [sum(column) for column in zip(self.bias, *told, strict=True)]
        top = max(sums)
        raised = [math.exp((one - top) / _UNIT) for one in sums]
        return {answer: one / sum(raised) for answer, one in zip(self.answers, raised, strict=True)}


@lru_cache(maxsize=8)
def model(name: str) -> Model:
    """The model of a name, read once."""
    told = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    weights = {circumstance: _whole(values) for circumstance, values in told["weights"].items()}
    return Model(tuple(told["answers"]), _whole(told["bias"]), weights)


def _whole(values: list[float]) -> tuple[int, ...]:
    return tuple(round(value * _UNIT) for value in values)
