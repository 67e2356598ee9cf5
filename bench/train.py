"""Learn the weights with which diplo reads, from the corpus, and tell how well they do on unseen documents.

    pip install -e '.[train]'
    python bench/train.py                      # measure by cross-validation, then write diplo/reading/weights/*.json
    python bench/train.py --measure            # only measure

The measure leaves a tenth of the documents out at a time, learns from the others and reads those left out. Each model
answers one question about candidates that the reader finds: does this person take part in that meeting?
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import accumulate, chain, groupby
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from claims import PARTS, PHRASES, Claim, agree, opened, reports
from scipy.sparse import csr_matrix

import diplo
from diplo.queries.lookup import fold
from diplo.reading import documents, participation, recalled, suites, ties, turns
from diplo.reading import trips as travels
from diplo.reading.comparing import Shared, compare
from diplo.reading.draft import Draft
from diplo.reading.lexicon import Lexicon
from diplo.reading.participation import AWAY, NONE, PART, Candidate, find_candidates
from diplo.reading.recalled import MET, find_recalled
from diplo.reading.suites import find_suites
from diplo.reading.ties import HELD, REFUSED, find_ties
from diplo.reading.trips import MADE, find_trips
from diplo.reading.turns import find_turns
from diplo.reading.weighing import UNIT, Model, Tree

WEIGHTS = Path(diplo.__file__).parent / "reading" / "weights"
RARE = 5
"""A circumstance that fewer documents have is left out."""

TREES = 100
GROWTH = {
    "objective": "binary",
    "learning_rate": 0.12,
    "num_leaves": 15,
    "min_data_in_leaf": 8,
    "lambda_l2": 1.0,
    "max_bin": 2,
    "min_data_in_bin": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": 1,
    "verbose": -1,
}
"""How many trees an answer has, and how they grow (LightGBM's parameters)."""

FOLDS = 10
INNER = 5
"""Into how many parts the documents are cut to measure, and to compare candidates by a model that has not seen them."""


Told = tuple[set[str], str | None, Shared]
"""A candidate's circumstances, the right answer (None where careful readers differ), what others may share with it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of a document."""

    document: str
    circumstances: frozenset[str]
    answer: str | None
    shared: Shared


def drafts(folders: Sequence[Path], lexicon: Lexicon, step: str) -> Iterator[tuple[str, Draft, list[Claim]]]:
    """Each document of some folders as the reader has it when it comes to a step, and the claims asked for."""
    caught: list[Draft] = []

    def catch(draft: Draft) -> None:
        caught.append(draft)
        raise _Reached

    real = getattr(documents, step)
    setattr(documents, step, catch)
    try:
        for folder in folders:
            for name, data, gold in reports(folder):
                with suppress(_Reached):
                    documents.read_document(data, lexicon)
                yield name, caught.pop(), gold
    finally:
        setattr(documents, step, real)


class _Reached(Exception):
    """The reader has come to the step that was asked for."""


def attendance(draft: Draft, gold: Sequence[Claim]) -> Iterator[Told]:
    """Who may take part in which meeting: the circumstances and the answer, None where careful readers differ."""
    for candidate in find_candidates(draft):
        yield candidate.circumstances, _attendance_of(candidate, gold), {}


def _attendance_of(candidate: Candidate, gold: Sequence[Claim]) -> str | None:
    summit = candidate.summit
    for claim in gold:
        if claim["predicate"] != "participation" or claim["organization"] != summit.organization:
            continue
        if any(claim.get(slot) != value for slot, value in candidate.who.items()):
            continue
        dated = not (summit.date and claim.get("date")) or agree("date", claim["date"], summit.date)
        placed = not (summit.city and claim.get("city")) or fold(claim["city"]) == fold(summit.city)
        if dated and placed:
            return None if claim.get("optional") else AWAY if claim["modality"] == "denied" else PART
    return NONE


def statuses(draft: Draft, gold: Sequence[Claim]) -> Iterator[Told]:
    """Which state may have which status: the circumstances and the answer, None where careful readers differ."""
    for tie in find_ties(draft):
        key = (tie.state, tie.organization, tie.status)
        same = [
            claim
            for claim in gold
            if claim["predicate"] == "membership" and (claim["state"], claim["organization"], claim["status"]) == key
        ]
        yield tie.circumstances, _answer_of(same, HELD), {}


def _answer_of(same: Sequence[Claim], affirmed: str) -> str | None:
    """What the claims asked for say of a candidate; None where careful readers differ."""
    if not same:
        return NONE
    if same[0].get("optional"):
        return None
    return REFUSED if same[0]["modality"] == "denied" else affirmed


def meetings(draft: Draft, gold: Sequence[Claim]) -> Iterator[Told]:
    """Which meetings of the record a document speaks of: the circumstances and the answer."""
    for one in find_recalled(draft):
        summit = one.summit
        same = [
            claim
            for claim in gold
            if claim["predicate"] == "summit"
            and claim["organization"] == summit.organization
            and (not claim.get("date") or agree("date", claim["date"], summit.date))
            and (not (claim.get("city") and summit.city) or fold(claim["city"]) == fold(summit.city))
            and (not claim.get("host") or claim["host"] == summit.host)
        ]
        certain = any(not claim.get("optional") for claim in same)
        yield one.circumstances, MET if certain else None if same else NONE, {}


def trips(draft: Draft, gold: Sequence[Claim]) -> Iterator[Told]:
    """Who may have travelled where: the circumstances and the answer, None where careful readers differ."""
    places = draft.text.places
    for trip in find_trips(draft):
        first, last = (places[spot] for spot in (trip.line.spots[0], min(trip.line.spots[-1], len(places) - 1)))
        same = [
            claim
            for claim in gold
            if claim["predicate"] == "visit" and (claim["visitor"], claim["host"]) == (trip.visitor, trip.host)
        ]
        here = [claim for claim in same if "selector" not in claim or first <= claim["selector"]["start"] <= last]
        certain = [claim for claim in here if not claim.get("optional")]
        answer: str | None = NONE
        if certain:
            answer = travels.REFUSED if all(claim["modality"] == "denied" for claim in certain) else MADE
        yield set().union(*trip.circumstances), answer if certain or not same else None, trip.shared


def companions(draft: Draft, gold: Sequence[Claim]) -> Iterator[Told]:
    """Who may travel with whom: the circumstances and the answer, None where careful readers differ."""
    for suite in find_suites(draft):
        same = [
            claim
            for claim in gold
            if claim["predicate"] == "accompaniment"
            and (claim["person"], claim["leader"]) == (suite.person, suite.leader)
        ]
        yield set().union(*suite.circumstances), _answer_of(same, suites.WITH), {}


def chairs(draft: Draft, gold: Sequence[Claim]) -> Iterator[Told]:
    """Which state may have to do with the chair: the circumstances and the answer, None where readers differ."""
    for turn in find_turns(draft):
        same = [
            claim
            for claim in gold
            if claim["predicate"] == "chairmanship"
            and (claim["state"], claim["organization"]) == (turn.state, turn.organization)
            and claim["modality"] != "denied"
        ]
        answer: str | None = turns.NONE
        if same:
            start, end = same[0].get("start"), same[0].get("end")
            answer = turns.HOLDS if bool(start) == bool(end) else turns.IN if start else turns.OUT
            answer = None if same[0].get("optional") else answer
        yield set().union(*turn.circumstances), answer, {}


Find = Callable[[Draft, Sequence[Claim]], Iterator[Told]]
MODELS: dict[str, tuple[str, Find, float]] = {
    "meetings": ("recall_meetings", meetings, recalled.SURE),
    "participation": ("read_participation", attendance, participation.DOUBT),
    "visits": ("recall_visits", trips, travels.SURE),
    "companions": ("read_suites", companions, suites.SURE),
    "membership": ("read_ties", statuses, ties.SURE),
    "chairmanship": ("read_turns", chairs, turns.SURE),
}
"""By model, in the order of reading: the step of the reader that uses it, what finds its candidates, and from which
doubt on it is silent."""

COMPARED = frozenset(["visits"])
"""Models whose candidates are weighed again beside the others of their document."""


def examples(folders: Sequence[Path], lexicon: Lexicon, name: str) -> list[Example]:
    step, find, _ = MODELS[name]
    return [
        Example(document, frozenset(circumstances), answer, shared)
        for document, draft, gold in drafts(folders, lexicon, step)
        for circumstances, answer, shared in find(draft, gold)
    ]


def learn(told: Sequence[Example]) -> Model:
    """Trees for each answer but the last: first whether it is none, then among the others, the rarer first."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    told = [example for example in told if example.answer is not None]
    for example in told:
        for circumstance in example.circumstances:
            seen[circumstance].add(example.document)
    kept = sorted(circumstance for circumstance, where in seen.items() if len(where) >= RARE)
    place = {circumstance: number for number, circumstance in enumerate(kept)}
    counted = Counter(example.answer for example in told if example.answer is not None)
    answers = sorted(counted, key=lambda answer: (answer != NONE, counted[answer], answer))
    forests, left = [], told
    for answer in answers[:-1]:
        forests.append(_grow(left, answer, place, kept))
        left = [example for example in left if example.answer != answer]
    return Model(tuple(answers), tuple(forests))


def _grow(told: Sequence[Example], answer: str, place: dict[str, int], kept: Sequence[str]) -> tuple[Tree, ...]:
    columns = [[place[one] for one in example.circumstances if one in place] for example in told]
    starts = [0, *accumulate(map(len, columns))]
    cells = np.fromiter(chain.from_iterable(columns), dtype=np.int32)
    shape = (len(told), len(kept))
    rows = csr_matrix((np.ones(len(cells), dtype=np.float32), cells, starts), shape=shape)
    rows.sort_indices()
    data = lightgbm.Dataset(rows, [int(example.answer == answer) for example in told], params=GROWTH)
    dumped = lightgbm.train(GROWTH, data, TREES).dump_model()
    return tuple(_branch(tree["tree_structure"], kept) for tree in dumped["tree_info"])


def _branch(node: Any, kept: Sequence[str]) -> Tree:
    if "leaf_value" in node:
        return round(float(node["leaf_value"]) * UNIT)
    circumstance = kept[node["split_feature"]]
    return circumstance, _branch(node["left_child"], kept), _branch(node["right_child"], kept)


def folds(told: Sequence[Example], number: int) -> Iterator[tuple[list[Example], list[Example]]]:
    """The examples parted by document: those to learn from, and those left out."""
    names = sorted({example.document for example in told})
    for first in range(number):
        left_out = set(names[first::number])
        parted: tuple[list[Example], list[Example]] = ([], [])
        for example in told:
            parted[example.document in left_out].append(example)
        yield parted


def compared(told: Sequence[Example], learnt: Model) -> list[Example]:
    """The examples of some documents with what each owes to the others of its document."""
    found = []
    for _, group in groupby(told, key=lambda example: example.document):
        own = list(group)
        chances = [1 - learnt.chances(example.circumstances)[NONE] for example in own]
        for example, more in zip(own, compare([example.shared for example in own], chances), strict=True):
            found.append(replace(example, circumstances=example.circumstances | more))
    return found


def compared_unseen(told: Sequence[Example]) -> list[Example]:
    """The same, each document compared by a model that has not seen it."""
    return [example for rest, left_out in folds(told, INNER) for example in compared(left_out, learn(rest))]


def measure(told: Sequence[Example], doubt: float, is_compared: bool) -> Counter[str]:
    counted = Counter[str]()
    for rest, left_out in folds(told, FOLDS):
        learnt = learn(rest)
        if is_compared:
            rest, left_out = compared_unseen(rest), compared(left_out, learnt)
            learnt = learn(rest)
        for example in left_out:
            if example.answer is not None:
                found = learnt.chances(example.circumstances)[NONE] <= doubt
                there = example.answer != NONE
                counted.update({"found": int(found), "there": int(there), "right": int(found and there)})
    return counted


def write(learnt: Model, name: str) -> None:
    forests = ["[\n " + ",\n ".join(map(json.dumps, one.trees)) + "]" for one in learnt.forests]
    text = f'{{"answers": {json.dumps(learnt.answers)}, "forests": [' + ", ".join(forests) + "]}\n"
    (WEIGHTS / f"{name}.json").write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measure", action="store_true", help="only measure")
    parser.add_argument("--only", action="append", choices=[*MODELS], help="one model")
    parser.add_argument("--database", help="a record to read with, instead of one made from the seeds")
    arguments = parser.parse_args()
    with opened(arguments.database) as record:
        lexicon = Lexicon.from_record(record.connection)
        for name in arguments.only or MODELS:
            told = examples((PARTS["tuned"], PHRASES), lexicon, name)
            counted = measure(told, MODELS[name][2], name in COMPARED)
            precision, recall = counted["right"] / counted["found"], counted["right"] / counted["there"]
            print(f"{name}: {len(told)} candidates, unseen: precision {precision:.3f}, recall {recall:.3f}")
            if not arguments.measure:
                write(learn(told), name)
            if not arguments.measure and name in COMPARED:
                write(learn(compared_unseen(told)), f"{name}-compared")


if __name__ == "__main__":
    main()
