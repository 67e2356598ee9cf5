"""The commands that write or check: load, seeds, db; and the database that is built on first use."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from diplo.database import SCHEMA_REVISION, downgrade, open_writing
from tests.support import MINI_SEEDS, Invoke, Run, ask, copy_seeds, dump, edit, one_line, settings_of, write

XDD = "memberships/xorg/xdd.yml"


@pytest.fixture(scope="module", autouse=True)
def waiting_load(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator["subprocess.Popen[str]"]:
    """A load of a database that somebody else holds; it waits while the other tests of this module run."""
    path = shutil.copy(template, tmp_path_factory.mktemp("held") / "record.sqlite")
    command = [str(Path(sys.executable).with_name("diplo")), "--database", str(path), "load", str(MINI_SEEDS)]
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            yield process


def test_load_prints_what_it_added_changed_and_removed(database: Path, seeds: Path, invoke: Invoke) -> None:
    (seeds / "visits" / "bo-beth" / "1918.yml").unlink()
    edit(seeds, "states/xbb.yml", "capital: Bexborough", "capital: Bextown")
    result = invoke("load", str(seeds), database=database)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "state: 1 changed",
        "visit: 1 removed",
        "  changed XBB",
        "  removed visit-bo-beth-xaa-1918",
    ]


def test_load_makes_a_database_that_was_named_and_its_folder(tmp_path: Path, invoke: Invoke, template: Path) -> None:
    path = tmp_path / "deep" / "new.sqlite"
    result = invoke("load", str(MINI_SEEDS), "--database", str(path))
    assert result.exit_code == 0
    assert "state: 8 added" in result.stdout
    assert dump(path) == dump(template)
    assert [found.name for found in path.parent.iterdir()] == ["new.sqlite"]


def test_load_refuses_seeds_with_problems_and_names_all_of_them(database: Path, seeds: Path, run: Run) -> None:
    edit(seeds, XDD, 'start: "1910"', 'start: "1910-13"')
    edit(seeds, XDD, "status: member", "status: friend")
    before = dump(database)
    result = run("load", str(seeds), database=database)
    assert (result.returncode, result.stdout) == (1, "")
    assert f"{XDD}:7 xorg-xdd-dialogue-partner-1910.start: '1910-13' has month 13" in result.stderr
    assert f"{XDD}:14 xorg-xdd-member-1920.status: 'friend' is not one of" in result.stderr
    assert result.stderr.splitlines()[-1] == "2 problems in the seed files; nothing was loaded"
    assert dump(database) == before


def test_load_of_somebody_elses_database_is_refused(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "music.sqlite"
    write(path, "CREATE TABLE songs (title)")
    result = run("load", str(MINI_SEEDS), database=path)
    assert result.returncode == 1
    assert "this is a database of something else" in one_line(result.stderr)


def test_load_into_a_file_that_is_no_database_is_refused(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, this is a letter and no database.\n" * 50, encoding="utf-8")
    result = run("load", str(MINI_SEEDS), database=path)
    assert result.returncode == 1
    assert "not a database" in one_line(result.stderr)
    assert path.read_text(encoding="utf-8").startswith("Dear reader")


def test_seeds_check_is_quiet_about_sound_seeds(run: Run) -> None:
    result = run("seeds", "check", str(MINI_SEEDS), database=None)
    files = len(list(MINI_SEEDS.rglob("*.yml")))
    assert result.returncode == 0
    assert one_line(result.stdout).startswith(f"{files} files, ")
    assert result.stdout.endswith("entries, no problems\n")


def test_seeds_check_prints_a_line_a_problem_and_exits_with_1(seeds: Path, run: Run) -> None:
    edit(seeds, XDD, 'start: "1910"', 'start: "1910-13"')
    edit(seeds, "states/xcc.yml", '"NO"', "NO")
    result = run("seeds", "check", str(seeds), database=None)
    assert result.returncode == 1
    assert result.stdout.splitlines() == [
        f"{XDD}:7 xorg-xdd-dialogue-partner-1910.start: '1910-13' has month 13; months run from 01 to 12",
        'states/xcc.yml:7: has an unquoted NO: write "NO"',
    ]
    assert result.stderr == "2 problems in the seed files\n"


def test_seeds_check_keeps_to_one_line_a_problem_whatever_stands_in_the_seeds(seeds: Path, invoke: Invoke) -> None:
    edit(seeds, "states/xbb.yml", "name: Bexland", 'name: "Bex\\nland"')
    result = invoke("seeds", "check", str(seeds))
    assert result.exit_code == 1
    assert one_line(result.stdout).startswith("states/xbb.yml:4 XBB.name: 'Bex\\nland' does not have the form")
    assert result.stderr == "1 problem in the seed files\n"


def test_seeds_check_needs_and_makes_no_database(run: Run, tmp_path: Path) -> None:
    assert run("seeds", "check", str(MINI_SEEDS), database=None).returncode == 0
    assert not (tmp_path / "data").exists()


def test_seeds_schema_prints_the_schema(invoke: Invoke) -> None:
    from diplo.seeding.schema import schema_text

    assert invoke("seeds", "schema").stdout == schema_text()


def test_db_path_is_for_sqlite3_and_nothing_else(run: Run, template: Path) -> None:
    assert run("db", "path").stdout == f"{template}\n"


def test_db_upgrade_brings_the_schema_up_to_date_and_says_so(database: Path, invoke: Invoke, template: Path) -> None:
    engine = open_writing(settings_of(database))
    downgrade(engine, "0001")
    engine.dispose()
    assert invoke("db", "upgrade", database=database).stdout == f"schema {SCHEMA_REVISION} (was 0001)\n"
    assert invoke("db", "upgrade", database=database).stdout == f"schema {SCHEMA_REVISION}, as it was\n"
    assert sorted(dump(database).splitlines()) == sorted(dump(template).splitlines())


def test_db_upgrade_makes_an_empty_record_where_there_is_none(tmp_path: Path, invoke: Invoke, run: Run) -> None:
    path = tmp_path / "new.sqlite"
    assert invoke("db", "upgrade", database=path).stdout == f"schema {SCHEMA_REVISION} (was empty)\n"
    assert ask(path, "SELECT count(*) FROM fact") == [(0,)]
    result = run("members", database=path)
    assert (result.returncode, result.stderr) == (2, "diplo: no organization matches 'sco'\n")


def test_db_verify_is_content_with_a_sound_database_and_not_with_another(database: Path, invoke: Invoke) -> None:
    result = invoke("db", "verify", database=database)
    assert (result.exit_code, result.stdout) == (0, "the database is sound\n")
    write(database, "DELETE FROM citation WHERE fact_key = 'XGG'", foreign_keys=False)
    result = invoke("db", "verify", database=database)
    assert result.exit_code == 1
    assert "state XGG: has no citation\n" in result.stdout


def test_audit_exits_with_1_where_nobody_explained_a_finding(database: Path, seeds: Path, invoke: Invoke) -> None:
    result = invoke("audit", "--format", "csv", database=database)
    assert result.exit_code == 1
    assert "source_age,xorg-chg-1917," in result.stdout
    for check, fact in [line.split(",")[:2] for line in result.stdout.splitlines()[1:]]:
        write(database, f"INSERT INTO audit_exception VALUES ('{check}', '{fact}', 'why not')")
    result = invoke("audit", "--format", "csv", database=database)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 1
    assert "why not" in invoke("audit", "--all", "--format", "csv", database=database).stdout


@pytest.fixture(scope="module")
def first_question(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list["subprocess.CompletedProcess[str]"]]:
    """Two first questions at once, on a machine that has no record yet; then a third."""
    home = tmp_path_factory.mktemp("first")
    command = [str(Path(sys.executable).with_name("diplo")), "members", "--as-of", "2018", "--format", "csv"]
    environment = {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "PATH": "/usr/bin:/bin"}
    started = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=home)
        for _ in range(2)
    ]
    results = []
    for process in started:
        out, err = process.communicate(timeout=120)
        results.append(subprocess.CompletedProcess(command, process.returncode, out, err))
    results.append(subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=home))
    return home, results


def test_the_first_question_builds_the_record_and_says_so(
    first_question: tuple[Path, list["subprocess.CompletedProcess[str]"]],
) -> None:
    home, results = first_question
    path = home / "data" / "diplo" / "diplo.sqlite"
    for result in results[:2]:
        assert result.returncode == 0, result.stderr
        assert len(result.stdout.splitlines()) == 1 + 8
    assert any(f"building the record at {path}" in one_line(result.stderr) for result in results[:2])


def test_two_first_questions_at_once_both_get_their_answer_and_leave_one_database(
    first_question: tuple[Path, list["subprocess.CompletedProcess[str]"]],
) -> None:
    home, results = first_question
    assert results[0].stdout == results[1].stdout
    assert [path.name for path in (home / "data" / "diplo").iterdir()] == ["diplo.sqlite"]


def test_the_next_question_is_quiet(
    first_question: tuple[Path, list["subprocess.CompletedProcess[str]"]],
) -> None:
    _, results = first_question
    assert (results[2].returncode, results[2].stderr, results[2].stdout) == (0, "", results[0].stdout)


def test_a_copy_of_the_seeds_is_loaded_the_same_wherever_it_lies(
    tmp_path: Path, template: Path, invoke: Invoke
) -> None:
    folder = copy_seeds(tmp_path / "elsewhere" / "my seeds")
    path = tmp_path / "new.sqlite"
    assert invoke("load", str(folder), database=path).exit_code == 0
    assert dump(path) == dump(template)


def test_a_load_waits_for_whoever_writes_but_not_for_ever(waiting_load: "subprocess.Popen[str]") -> None:
    _, stderr = waiting_load.communicate(timeout=60)
    assert waiting_load.returncode == 1
    assert one_line(stderr) == "diplo: the database cannot be used: database is locked"
