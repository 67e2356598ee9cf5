"""Opening a database: only for reading where somebody asks, and never something that is none of ours."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

import diplo
from diplo.errors import AskedWrongly, DatabaseMissing, DatabaseUnfit
from tests.support import ROOT, Run, one_line, settings_of, write


def test_a_database_that_was_named_and_is_not_there_is_an_error_and_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "none.sqlite"
    with pytest.raises(
        DatabaseMissing, match=r"there is no database at .*none.sqlite; make one with: diplo --database"
    ):
        diplo.open(str(path))
    assert list(tmp_path.iterdir()) == []


def _write_text(path: Path) -> None:
    path.write_text("this is no database at all, just some text of some length\n" * 40, encoding="utf-8")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _put_something_else_there(path: Path) -> None:
    path.unlink()
    write(path, "CREATE TABLE songs (title)")


def _put_a_folder_there(path: Path) -> None:
    path.unlink()
    path.mkdir()


BROKEN = [_write_text, _empty, _cut_off, _put_something_else_there, _put_a_folder_there]


@pytest.mark.parametrize("spoil", BROKEN)
def test_a_file_that_holds_no_record_is_called_so_in_one_line(
    spoil: Callable[[Path], None], database: Path, run: Run
) -> None:
    spoil(database)
    result = run("members", "--as-of", "1920", "--organization", "xorg", database=database)
    assert (result.returncode, result.stdout) == (1, "")
    line = one_line(result.stderr)
    assert line.startswith((f"diplo: {database} ", "diplo: the database cannot be used: "))


def test_a_database_of_a_newer_diplo_is_not_read(database: Path) -> None:
    write(database, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(DatabaseUnfit, match=r"was made by a newer diplo \(schema 9999\); upgrade"):
        diplo.open(str(database))


def test_a_question_leaves_the_file_as_it_was_to_the_byte_and_the_second(database: Path) -> None:
    os.utime(database, (1_000_000_000, 1_000_000_000))
    before = database.read_bytes()
    with diplo.open(str(database)) as record:
        assert len(record.members(1920, organization="xorg")) == 5
        record.state("Exampla", sources=True)
        record.info()
        record.verify()
        record.sql("SELECT * FROM timeline")
    assert database.read_bytes() == before
    assert database.stat().st_mtime == 1_000_000_000
    assert [path.name for path in database.parent.iterdir()] == [database.name]


def _as_somebody_else(question: Callable[[], int]) -> int:
    """Ask in a child process without the rights of root, to whom nothing is read-only."""
    child = os.fork()
    if child == 0:  # pragma: no cover
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            os._exit(question())
        except BaseException:
            os._exit(99)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_read_only_file_in_a_read_only_folder_can_be_asked(template: Path) -> None:
    folder = Path("/tmp") / f"diplo-read-only-{os.getpid()}"
    folder.mkdir()
    try:
        path = Path(shutil.copy(template, folder / "record.sqlite"))
        path.chmod(0o444)
        folder.chmod(0o555)

        def question() -> int:
            with diplo.open(str(path)) as record:
                return len(record.members(1920, organization="xorg"))

        assert _as_somebody_else(question) == 5
        assert [found.name for found in folder.iterdir()] == ["record.sqlite"]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_file_name_with_odd_characters_is_only_a_file_name(template: Path, tmp_path: Path, run: Run) -> None:
    path = Path(shutil.copy(template, tmp_path / "my 100% record?#é.sqlite"))
    result = run("db", "path", database=path)
    assert (result.stdout, result.stderr, result.returncode) == (f"{path}\n", "", 0)
    assert run("load", str(ROOT / "tests" / "mini_seeds"), database=path).returncode == 0


def test_on_postgresql_a_question_cannot_write(postgres: str) -> None:
    with diplo.open(postgres) as record:
        for query in (
            "DELETE FROM citation_field",
            "CREATE TABLE mine (x int)",
            "SET default_transaction_read_only = off; DELETE FROM citation_field",
            "BEGIN READ WRITE; DELETE FROM citation_field; COMMIT",
        ):
            with pytest.raises(AskedWrongly, match=r"^the query failed: "):
                record.sql(query)
        for query in ("BEGIN READ WRITE", "SET default_transaction_read_only = off", "COMMIT"):
            record.sql(query)
            with pytest.raises(
                AskedWrongly, match=r"^the query failed: cannot execute DELETE in a read-only transaction"
            ):
                record.sql("DELETE FROM citation_field")
    with psycopg.connect(postgres) as connection:
        assert connection.execute("SELECT count(*) FROM citation_field").fetchone() != (0,)


def test_on_postgresql_a_database_that_is_not_there_or_holds_no_record_is_called_so(
    postgres_server: str, empty_postgres: str, run: Run
) -> None:
    result = run("members", database=f"{postgres_server}/nowhere")
    assert (result.returncode, result.stdout) == (1, "")
    assert "nowhere" in one_line(result.stderr)
    result = run("members", database=empty_postgres)
    assert result.returncode == 1
    assert "is not a diplo database; make one with: diplo --database" in one_line(result.stderr)


def test_a_password_is_never_printed(run: Run) -> None:
    result = run("members", database="postgresql://me:secret@127.0.0.1:1/record")
    assert result.returncode == 1
    assert "secret" not in result.stderr + result.stdout
    assert "Traceback" not in result.stderr


def test_a_load_that_goes_on_does_not_keep_anybody_from_asking(database: Path) -> None:
    writer = sqlite3.connect(database, isolation_level=None)
    try:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE state SET capital = 'Elsewhere'")
        with diplo.open(str(database)) as record:
            assert dict(record.state("Exampla").pairs)["Capital"] == "Exampleton"
        writer.execute("ROLLBACK")
    finally:
        writer.close()


def test_an_open_record_closes(template: Path) -> None:
    with diplo.open(str(template)) as record:
        assert str(settings_of(template).path) in repr(record)
        connection = record.connection
    assert connection.closed
