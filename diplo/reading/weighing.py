"""Linear models learnt from the corpus: how much each circumstance of a mention speaks for and against a reading.

A model is a JSON file in `weights/`: for each answer a bias, and for each circumstance a weight per answer. It is
learnt by `bench/train.py`, which also tells how well it does on documents that it has not seen.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_UNIT = 1000
_FOLDER = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model.

    Attributes:
        answers: what it chooses from.
        bias: a weight per answer that always counts, in thousandths.
        weights: by circumstance, a weight per answer, in thousandths; what is not there counts nothing.
    """

    answers: tuple[str, ...]
    bias: tuple[int, ...]
    weights: dict[str, tuple[int, ...]]

    def chances(self, circumstances: Iterable[str]) -> dict[str, float]:
        """How likely each answer is, from 0 to 1 and 1 in all, given the circumstances."""
        found = [self.weights[one] for one in self.weights.keys() & circumstances]
        sums = [sum(column) for column in zip(self.bias, *found, strict=True)]  # whole numbers, so in any order
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
