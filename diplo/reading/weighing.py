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

_FOLDER = Path(__file__).parent / "weights"


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model.

    Attributes:
        answers: what it chooses from.
        bias: a weight per answer that always counts.
        weights: by circumstance, a weight per answer; what is not there counts nothing.
    """

    answers: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, tuple[float, ...]]

    def chances(self, circumstances: Iterable[str]) -> dict[str, float]:
        """How likely each answer is, from 0 to 1 and 1 in all, given the circumstances."""
        sums = list(self.bias)
        for circumstance in sorted(circumstances):  # one order, so that the last digit is always the same
            found = self.weights.get(circumstance)
            if found is not None:
                sums = [one + other for one, other in zip(sums, found, strict=True)]
        top = max(sums)
        raised = [math.exp(one - top) for one in sums]
        return {answer: one / sum(raised) for answer, one in zip(self.answers, raised, strict=True)}


@lru_cache(maxsize=8)
def model(name: str) -> Model:
    """The model of a name, read once."""
    told = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    weights = {circumstance: tuple(values) for circumstance, values in told["weights"].items()}
    return Model(tuple(told["answers"]), tuple(told["bias"]), weights)
