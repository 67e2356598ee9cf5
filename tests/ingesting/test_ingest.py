"""A document goes into the record: what it adds, what it never does."""

from pathlib import Path

import pytest

import diplo
from diplo.resources import seeds_path
from diplo.seeding.loading import load_into, read_sound_seeds
from tests.support import Run, ask, copy_seeds, dump, settings_of

REPORT = """ASTANA, July 4, 2024 (Steppe Wire) -- Xi Jinping, president of China, landed in Kazakhstan on July 2 at
the start of a state visit.

Belarus became a member of the Shanghai Cooperation Organisation on July 4, 2024.

The 23rd summit of the Council of Heads of State of the Shanghai Cooperation Organisation is being held in Astana.

Kazakh President Kassym-Jomart Tokayev paid an official visit to Egypt on 3-4 May 2024.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_dry_run_shows_what_would_be_added_and_writes_nothing(run: Run, shipped: Path, report: Path) -> None:
    before = dump(shipped)
    shown = run("ingest", str(report), "--dry-run", database=shipped)
    assert shown.returncode == 0
    assert "cites visit-xi-jinping-kaz-2024" in shown.stdout
    assert "cites sco-blr-member-2024" in shown.stdout
    assert "disagrees with sco-chs-2024" in shown.stdout
    assert dump(shipped) == before


def test_what_a_document_says_becomes_citations_in_our_own_words(run: Run, shipped: Path, report: Path) -> None:
    assert run("ingest", str(report), "--yes", database=shipped).returncode == 0
    rows = ask(
        shipped,
        "SELECT c.says, c.selector_start, c.selector_end FROM citation AS c JOIN source AS s ON s.key = c.source_key "
        "WHERE c.origin = 'ingested' AND c.fact_key = 'sco-blr-member-2024'",
    )
    ((says, start, end),) = rows
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert "member" in REPORT[start:end]
    assert str(says) not in REPORT


def test_a_disagreement_is_kept_beside_the_fact_and_never_written_over_it(
    run: Run, shipped: Path, report: Path
) -> None:
    run("ingest", str(report), "--yes", database=shipped)
    assert ask(shipped, "SELECT ordinal FROM summit WHERE key = 'sco-chs-2024'") == [(24,)]
    with diplo.open(str(shipped)) as record:
        disputed = [row for row in record.disagreements() if row.fact == "sco-chs-2024" and row.field == "ordinal"]
    assert [row.value for row in disputed] == ["23"]


def test_ingesting_a_document_twice_changes_nothing(run: Run, shipped: Path, report: Path) -> None:
    run("ingest", str(report), "--yes", database=shipped)
    once = dump(shipped)
    again = run("ingest", str(report), "--yes", database=shipped)
    assert again.returncode == 0
    assert "nothing to add" in again.stdout
    assert dump(shipped) == once


def test_what_was_ingested_stays_when_the_seeds_are_loaded_again(run: Run, shipped: Path, report: Path) -> None:
    run("ingest", str(report), "--yes", database=shipped)
    once = dump(shipped)
    assert not load_into(settings_of(shipped), seeds_path())
    assert dump(shipped) == once


def test_nobody_answers_for_a_document_on_standard_input(run: Run, shipped: Path) -> None:
    refused = run("ingest", "-", database=shipped, stdin=REPORT)
    assert refused.returncode == 2
    assert "--yes" in refused.stderr


def test_saying_no_adds_nothing(run: Run, shipped: Path, report: Path) -> None:
    before = dump(shipped)
    said_no = run("ingest", str(report), database=shipped, stdin="n\n")
    assert "nothing was added" in said_no.stdout
    assert dump(shipped) == before


def test_seed_files_for_review_are_sound_and_name_the_same_facts(
    run: Run, shipped: Path, report: Path, tmp_path: Path
) -> None:
    folder = copy_seeds(tmp_path / "seeds", seeds_path())
    written = run("ingest", str(report), "--to-seeds", str(folder), database=shipped)
    assert written.returncode == 0
    seeds = read_sound_seeds(folder)
    shipped_paths = {path.relative_to(seeds_path()).as_posix() for path in seeds_path().rglob("*.yml")}
    new = {parsed.file.path for parsed in seeds.files} - shipped_paths
    assert {path.partition("/")[0] for path in new} >= {"sources", "documents"}


def test_seed_files_that_are_there_are_not_written_over(run: Run, shipped: Path, report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    run("ingest", str(report), "--to-seeds", str(folder), database=shipped)
    again = run("ingest", str(report), "--to-seeds", str(folder), database=shipped)
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_a_fact_that_was_ingested_and_then_seeded_is_one_fact(
    run: Run, shipped: Path, report: Path, tmp_path: Path
) -> None:
    folder = copy_seeds(tmp_path / "seeds", seeds_path())
    run("ingest", str(report), "--to-seeds", str(folder), database=shipped)
    run("ingest", str(report), "--yes", database=shipped)
    new = "SELECT origin FROM fact WHERE key = 'visit-kassym-jomart-tokayev-egy-2024'"
    assert ask(shipped, new) == [("ingested",)]
    load_into(settings_of(shipped), folder)
    assert ask(shipped, new) == [("seeds",)]
    assert not load_into(settings_of(shipped), folder)


def test_an_unreadable_file_is_one_clear_line(run: Run, shipped: Path, tmp_path: Path) -> None:
    refused = run("ingest", str(tmp_path / "nowhere.txt"), database=shipped)
    assert refused.returncode == 2
    assert "nowhere.txt cannot be read" in refused.stderr
    assert "Traceback" not in refused.stderr
