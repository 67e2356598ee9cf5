"""How fast diplo reads documents, beside a small spaCy English pipeline, and whether its memory stays flat.

    python bench/reading_speed.py
    python bench/reading_speed.py --spacy /path/to/another/venv/bin/python

Both read the same documents (the tuned half of the corpus), one at a time, taking turns, so that a busy machine slows
both. spaCy is no dependency: it is measured where it, and any English pipeline with a tagger, a parser and named
entities, can be imported by the Python that is given.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import diplo
from diplo.reading.documents import read_document
from diplo.reading.lexicon import Lexicon
from diplo.resources import seeds_path
from diplo.seeding.loading import load_into
from diplo.settings import Settings

CORPUS = Path(__file__).parent / "corpus" / "tuned"
SPACY = """
import json, sys, time
import spacy
from spacy.util import get_installed_models
texts = json.load(sys.stdin)
names = [name for name in get_installed_models() if name.startswith("en")]
if not names:
    sys.exit("no English pipeline is installed")
nlp = spacy.load(names[0], exclude=["lemmatizer", "attribute_ruler"])
for text in texts:
    nlp(text)
start = time.perf_counter()
for text in texts:
    nlp(text)
print(json.dumps({"pipeline": names[0], "parts": nlp.pipe_names, "seconds": time.perf_counter() - start}))
"""


def time_spacy(python: str, texts: list[str]) -> tuple[float, str] | None:
    """Documents a second, and which pipeline it was; None where there is none."""
    done = subprocess.run([python, "-c", SPACY], input=json.dumps(texts), capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"spaCy was not measured: {(done.stderr.strip().splitlines() or ['it failed'])[-1]}", file=sys.stderr)
        return None
    answer = json.loads(done.stdout)
    return len(texts) / answer["seconds"], f"{answer['pipeline']} ({', '.join(answer['parts'])})"


def time_diplo(lexicon: Lexicon, documents: list[bytes], rounds: int = 5) -> float:
    start = perf_counter()
    for _ in range(rounds):
        for data in documents:
            read_document(data, lexicon)
    return rounds * len(documents) / (perf_counter() - start)


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_memory(lexicon: Lexicon, documents: list[bytes], total: int) -> list[float]:
    """The peak of memory after each tenth of many documents, no two of which are the same."""
    peaks = []
    for number in range(total):
        read_document(documents[number % len(documents)] + f"\n\nNumber {number}.".encode(), lexicon)
        if (number + 1) % (total // 10) == 0:
            peaks.append(megabytes())
    return peaks


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spacy", default=sys.executable, help="the Python that has spaCy and an English pipeline")
    parser.add_argument("--turns", type=int, default=5, help="how many turns each takes (default: 5)")
    parser.add_argument("--documents", type=int, default=10_000, help="over how many to watch memory (default: 10000)")
    parser.add_argument("--database", help="a record to read with, instead of one made from the seeds")
    arguments = parser.parse_args()
    documents = [path.read_bytes() for path in sorted(CORPUS.glob("*.txt"))]
    texts = [data.decode("utf-8", "replace") for data in documents]
    with tempfile.TemporaryDirectory() as folder:
        database = arguments.database or str(Path(folder) / "record.sqlite")
        if arguments.database is None:
            load_into(Settings(f"sqlite:///{database}", is_default=False), seeds_path())
        with diplo.open(database) as record:
            lexicon = Lexicon.from_record(record.connection)
    ours, theirs, pipeline = [], [], ""
    for _ in range(arguments.turns):
        ours.append(time_diplo(lexicon, documents))
        measured = time_spacy(arguments.spacy, texts)
        if measured is None:
            break
        theirs.append(measured[0])
        pipeline = measured[1]
    print(f"diplo: {statistics.median(ours):.0f} documents a second ({len(documents)} documents)")
    if theirs:
        ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
        print(
            f"spaCy {pipeline}: {statistics.median(theirs):.1f} documents a second; diplo is {ratio:.1f} times as fast"
        )
    peaks = measure_memory(lexicon, documents, arguments.documents)
    shown = ", ".join(f"{peak:.0f}" for peak in peaks)
    print(f"peak memory in MB after each tenth of {arguments.documents} documents: {shown}")


if __name__ == "__main__":
    main()
