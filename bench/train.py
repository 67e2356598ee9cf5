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
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims import PARTS, PHRASES, Claim, agree, opened, reports
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import diplo
from diplo.queries.lookup import fold
from diplo.reading import documents, participation, recalled, suites, ties, turns
from diplo.reading import trips as travels
from diplo.reading.draft import Draft
from diplo.reading.lexicon import Lexicon
from diplo.reading.participation import AWAY, NONE, PART, Candidate, find_candidates
from diplo.reading.recalled import MET, find_recalled
from diplo.reading.suites import find_suites
from diplo.reading.ties import HELD, REFUSED, find_ties
from diplo.reading.trips import MADE, find_trips
from diplo.reading.turns import find_turns

WEIGHTS = Path(diplo.__file__).parent / "reading" / "weights"
RARE = 5
"""A circumstance that fewer documents have is left out."""

PENALTY = 0.2
"""How much large weights cost: the smaller, the more (scikit-learn's C)."""

SELDOM = 4.0
"""How much more an example of an absence or a denial counts: there are few."""

FOLDS = 10


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate with the right answer."""

    document: str
    circumstances: frozenset[str]
    answer: str


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


def attendance(draft: Draft, gold: Sequence[Claim]) -> Iterator[tuple[set[str], str | None]]:
    """Who may take part in which meeting: the circumstances and the answer, None where careful readers differ."""
    for candidate in find_candidates(draft):
        yield candidate.circumstances, _attendance_of(candidate, gold)


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


def statuses(draft: Draft, gold: Sequence[Claim]) -> Iterator[tuple[set[str], str | None]]:
    """Which state may have which status: the circumstances and the answer, None where careful readers differ."""
    for tie in find_ties(draft):
        key = (tie.state, tie.organization, tie.status)
        same = [
            claim
            for claim in gold
            if claim["predicate"] == "membership" and (claim["state"], claim["organization"], claim["status"]) == key
        ]
        yield tie.circumstances, _answer_of(same, HELD)


def _answer_of(same: Sequence[Claim], affirmed: str) -> str | None:
    """What the claims asked for say of a candidate; None where careful readers differ."""
    if not same:
        return NONE
    if same[0].get("optional"):
        return None
    return REFUSED if same[0]["modality"] == "denied" else affirmed


def meetings(draft: Draft, gold: Sequence[Claim]) -> Iterator[tuple[set[str], str | None]]:
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
        yield one.circumstances, MET if certain else None if same else NONE


def trips(draft: Draft, gold: Sequence[Claim]) -> Iterator[tuple[set[str], str | None]]:
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
        yield set().union(*trip.circumstances), answer if certain or not same else None


def companions(draft: Draft, gold: Sequence[Claim]) -> Iterator[tuple[set[str], str | None]]:
    """Who may travel with whom: the circumstances and the answer, None where careful readers differ."""
    for suite in find_suites(draft):
        same = [
            claim
            for claim in gold
            if claim["predicate"] == "accompaniment"
            and (claim["person"], claim["leader"]) == (suite.person, suite.leader)
        ]
        yield set().union(*suite.circumstances), _answer_of(same, suites.WITH)


def chairs(draft: Draft, gold: Sequence[Claim]) -> Iterator[tuple[set[str], str | None]]:
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
        yield set().union(*turn.circumstances), answer


Find = Callable[[Draft, Sequence[Claim]], Iterator[tuple[set[str], str | None]]]
MODELS: dict[str, tuple[str, Find, float]] = {
    "meetings": ("recall_meetings", meetings, recalled.SURE),
    "visits": ("recall_visits", trips, travels.SURE),
    "participation": ("read_participation", attendance, participation.DOUBT),
    "membership": ("read_ties", statuses, ties.SURE),
    "companions": ("read_suites", companions, suites.SURE),
    "chairmanship": ("read_turns", chairs, turns.SURE),
}
"""By model, the step of the reader that uses it, what finds its candidates, and from which doubt on it is silent."""


def examples(folders: Sequence[Path], lexicon: Lexicon, name: str) -> list[Example]:
    step, find, _ = MODELS[name]
    return [
        Example(document, frozenset(circumstances), answer)
        for document, draft, gold in drafts(folders, lexicon, step)
        for circumstances, answer in find(draft, gold)
        if answer is not None
    ]


def learn(told: Sequence[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for example in told:
        for circumstance in example.circumstances:
            seen[circumstance].add(example.document)
    kept = {circumstance for circumstance, where in seen.items() if len(where) >= RARE}
    vectors = DictVectorizer()
    rows = vectors.fit_transform([dict.fromkeys(sorted(example.circumstances & kept), 1) for example in told])
    seldom = dict.fromkeys({example.answer for example in told} & {AWAY, REFUSED}, SELDOM)
    fitted = LogisticRegression(C=PENALTY, max_iter=5000, class_weight=seldom or None).fit(
        rows, [example.answer for example in told]
    )
    return vectors, fitted


def measure(told: Sequence[Example], doubt: float) -> Counter[str]:
    counted = Counter[str]()
    names = sorted({example.document for example in told})
    for fold_number in range(FOLDS):
        left_out = set(names[fold_number::FOLDS])
        vectors, fitted = learn([example for example in told if example.document not in left_out])
        answers = list(fitted.classes_)
        for example in told:
            if example.document in left_out:
                chances = fitted.predict_proba(vectors.transform([dict.fromkeys(example.circumstances, 1)]))[0]
                none = chances[answers.index(NONE)]
                counted.update(
                    {
                        "found": int(none <= doubt),
                        "there": int(example.answer != NONE),
                        "right": int(none <= doubt and example.answer != NONE),
                    }
                )
    return counted


def write(told: Sequence[Example], name: str) -> int:
    vectors, fitted = learn(told)
    names = vectors.get_feature_names_out()
    rows, biases = fitted.coef_, fitted.intercept_
    if len(rows) == 1:  # of two answers, scikit-learn keeps the weights of the second
        rows, biases = [-rows[0] / 2, rows[0] / 2], [-biases[0] / 2, biases[0] / 2]
    weights: dict[str, Any] = {
        feature: [round(float(row[place]), 3) for row in rows] for place, feature in enumerate(names)
    }
    weights = {feature: values for feature, values in sorted(weights.items()) if max(map(abs, values)) >= 0.005}
    bias = [round(float(value), 3) for value in biases]
    lines = [f" {json.dumps(feature)}: {json.dumps(values)}" for feature, values in weights.items()]
    head = f'{{"answers": {json.dumps(list(fitted.classes_))}, "bias": {json.dumps(bias)}, "weights": {{\n'
    (WEIGHTS / f"{name}.json").write_text(head + ",\n".join(lines) + "\n}}\n", encoding="utf-8")
    return len(weights)


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
            counted = measure(told, MODELS[name][2])
            precision, recall = counted["right"] / counted["found"], counted["right"] / counted["there"]
            print(f"{name}: {len(told)} candidates, unseen: precision {precision:.3f}, recall {recall:.3f}")
            if not arguments.measure:
                print(f"{write(told, name)} weights written")


if __name__ == "__main__":
    main()
