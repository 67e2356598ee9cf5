"""How well diplo reads and checks documents whose answers are known.

    python bench/claims.py                         # the worked documents in ../shared, and both halves of the corpus
    python bench/claims.py --shared FOLDER         # the worked documents elsewhere
    python bench/claims.py --show tuned            # and every miss in one part

Documents are read with the record that comes with diplo. A document whose text gives no date gets that of its answer,
as `--date` would give it. `bench/corpus/held-out` is for measuring only: look at its totals, never at its misses.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import diplo
from diplo.api import Record
from diplo.checking import Known, check_with
from diplo.dates import parse_edtf
from diplo.errors import BadDate
from diplo.reading.lexicon import Lexicon
from diplo.resources import seeds_path
from diplo.seeding.loading import load_into
from diplo.settings import Settings

HERE = Path(__file__).parent
PARTS = {"tuned": HERE / "corpus" / "tuned", "held-out": HERE / "corpus" / "held-out"}
AUTHORS = {
    "first author": range(1, 17),
    "second author": range(17, 31),
    "third author": range(31, 45),
    "fourth author": range(45, 59),
}
"""Who wrote which held-out documents: authors differ in how hard they are to read."""

PHRASES = HERE / "corpus" / "phrases"
KEYS = {
    "membership": ("state", "organization", "status"),
    "summit": ("organization",),
    "participation": ("organization",),
    "visit": ("visitor", "host"),
    "accompaniment": ("person", "leader"),
    "chairmanship": ("organization", "state"),
    "office": ("person", "office"),
    "count": ("organization", "what"),
}
"""The slots on which two claims of one predicate must agree to be the same."""

BESIDE = frozenset(
    ["predicate", "selector", "verdict", "evidence", "explanation", "attribution", "id", "optional", "slot_verdicts"]
)
Claim = dict[str, Any]


@dataclass
class Tally:
    """What was counted, and the misses in words."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def share(self, right: str, of: str) -> float:
        return self.counts[right] / self.counts[of] if self.counts[of] else 0.0


def days(text: object) -> tuple[str, str]:
    """The first and the last day of an EDTF date, as texts that sort."""
    parsed = parse_edtf(str(text))
    return parsed.earliest.isoformat(), parsed.latest.isoformat()


def agree(slot: str, gold: object, ours: object) -> bool:
    """Whether two values of a slot count as equal: dates that overlap, numbers that are close, texts without case."""
    if slot in ("date", "start", "end", "as_of"):
        try:
            (first, last), (begin, end) = days(gold), days(ours)
        except BadDate:
            return str(gold) == str(ours)
        return first <= end and begin <= last
    if slot == "value":
        return abs(float(str(gold)) - float(str(ours))) <= 0.005 * max(1.0, abs(float(str(gold))))
    return str(gold).casefold() == str(ours).casefold()


def is_same(gold: Claim, ours: Claim) -> bool:
    """Whether two claims are one: predicate and key slots."""
    predicate = gold["predicate"]
    if predicate != ours["predicate"] or any(str(gold.get(key)) != str(ours.get(key)) for key in KEYS[predicate]):
        return False
    both = {slot for slot in gold if gold.get(slot) and ours.get(slot)}
    if predicate == "participation":
        who = both & {"person", "state"}
        return bool(who) and all(agree(slot, gold[slot], ours[slot]) for slot in who | (both & {"date", "city"}))
    if predicate == "summit":
        shared = both & {"ordinal", "date", "city", "host"}
        return bool(shared) and all(agree(slot, gold[slot], ours[slot]) for slot in shared)
    if predicate == "visit" and "start" in both:
        (first, last), (begin, end) = days(gold["start"]), days(ours["start"])
        return first[:4] <= end[:4] and begin[:4] <= last[:4]
    return True


def slots_of(claim: Claim) -> dict[str, object]:
    return {slot: value for slot, value in claim.items() if slot not in BESIDE and value is not None}


def likeness(gold: Claim, ours: Claim) -> int:
    return sum(
        1 if agree(slot, value, ours[slot]) else -1
        for slot, value in slots_of(gold).items()
        if ours.get(slot) is not None
    )


def pair_up(gold: list[Claim], ours: list[Claim]) -> dict[int, int]:
    """Which of our claims is which of the gold ones, the most alike first."""
    options = [
        (-likeness(g, o), bool(g.get("optional")), i, j)
        for i, g in enumerate(gold)
        for j, o in enumerate(ours)
        if is_same(g, o)
    ]
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(options):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def score(name: str, gold: list[Claim], ours: list[Claim], tally: Tally) -> None:
    """Count one document's hits and misses; what is optional is neither asked for nor held against anybody."""
    pairs = pair_up(gold, ours)
    for i, claim in enumerate(gold):
        if claim.get("optional"):
            continue
        tally.counts["gold"] += 1
        if i not in pairs:
            tally.misses.append(f"missed   {name}: {json.dumps(claim, ensure_ascii=False)}")
            continue
        found = ours[pairs[i]]
        tally.counts.update(("hit", "ours"))
        for slot, value in slots_of(claim).items():
            right = found.get(slot) is not None and agree(slot, value, found[slot])
            tally.counts.update({"slots": 1, "slots right": int(right)})
            if not right:
                tally.misses.append(
                    f"slot     {name}: {slot} is {found.get(slot)}, not {value}, in {json.dumps(claim)}"
                )
        if claim.get("verdict"):
            right = claim["verdict"] == found.get("verdict")
            tally.counts.update({"verdicts": 1, "verdicts right": int(right)})
            if not right:
                tally.misses.append(
                    f"verdict  {name}: {found.get('verdict')}, not {claim['verdict']}: {json.dumps(found)}"
                )
    spurious = [claim for j, claim in enumerate(ours) if j not in pairs.values()]
    tally.counts["ours"] += len(spurious)
    tally.misses += [f"spurious {name}: {json.dumps(claim, ensure_ascii=False)}" for claim in spurious]


def reports(folder: Path) -> Iterator[tuple[str, bytes, list[Claim]]]:
    """The name, the bytes and the claims of each document of a folder, or of each short report in its lists."""
    for path in sorted(folder.glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(told, dict):
            yield path.stem, path.with_suffix(".txt").read_bytes(), told["claims"]
            continue
        for one in told:
            head = f"date: {one['date']}\n\n" if one["date"] else ""
            yield f"{path.stem}-{one['id']}", f"{head}{one['text']}\n".encode(), one["claims"]


def answers(record: Record, documents: Path, golds: Path) -> Iterator[tuple[str, list[Claim], list[Claim]]]:
    """Each document's name, the claims asked for, and ours with their verdicts."""
    lexicon, known = Lexicon.from_record(record.connection), Known.from_record(record.connection)
    for path in sorted(golds.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        data = (documents / f"{path.stem}.txt").read_bytes()
        check = check_with(record.connection, data, lexicon=lexicon, known=known)
        if not check.reading.date and gold["document"].get("date"):
            given = gold["document"]["date"]
            check = check_with(record.connection, data, date=given, lexicon=lexicon, known=known)
        yield path.stem, gold["claims"], check.to_json()["claims"]


def measure(record: Record, name: str, documents: Path, golds: Path, show: bool) -> None:
    found = list(answers(record, documents, golds))
    parts = {name: found}
    if name == "held-out":
        for author, numbers in AUTHORS.items():
            parts[f"  {author}"] = [one for one in found if int(one[0].partition("-")[0]) in numbers]
    for part, told in parts.items():
        tally = Tally()
        for stem, gold, ours in told:
            score(stem, gold, ours, tally)
        if show:
            print(*tally.misses, sep="\n")
        precision, recall = tally.share("hit", "ours"), tally.share("hit", "gold")
        slots, verdicts = tally.share("slots right", "slots"), tally.share("verdicts right", "verdicts")
        print(f"{part:15} {len(told):3} documents {tally.counts['gold']:4} claims", end="  ")
        print(f"precision {precision:.3f}  recall {recall:.3f}  slots {slots:.3f}  verdicts {verdicts:.3f}")


@contextmanager
def opened(database: str | None) -> Iterator[Record]:
    """The record of a database, or else one made from the seeds for the while."""
    with tempfile.TemporaryDirectory() as folder:
        path = database or str(Path(folder) / "record.sqlite")
        if database is None:
            load_into(Settings(f"sqlite:///{path}", is_default=False), seeds_path())
        with diplo.open(path) as record:
            yield record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=HERE.parent.parent / "shared", help="the worked documents")
    parser.add_argument("--database", help="a record to read with, instead of one made from the seeds")
    parser.add_argument("--only", choices=["worked", *PARTS], help="measure one part")
    parser.add_argument("--show", choices=["worked", "tuned"], help="print the misses of one part")
    arguments = parser.parse_args()
    with opened(arguments.database) as record:
        worked = arguments.shared / "documents", arguments.shared / "claims" / "gold"
        parts = {"worked": worked, **{name: (path, path) for name, path in PARTS.items()}}
        for name, (documents, golds) in parts.items():
            if arguments.only not in (None, name):
                continue
            if not golds.is_dir():
                print(f"{name:10} there is no {golds}", file=sys.stderr)
                continue
            measure(record, name, documents, golds, arguments.show == name)


if __name__ == "__main__":
    main()
