"""`load` brings a database to what the seed files say: all or nothing, and nothing that is not theirs."""

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from diplo.database import open_writing
from diplo.errors import BadSeeds, DatabaseUnfit, Refused
from diplo.seeding.loading import load
from diplo.writing import Changes
from tests.support import MINI_SEEDS, Run, ask, dump, edit, settings_of, write

XCC = "memberships/xorg/xcc.yml"


def load_into(database: Path | str, folder: Path = MINI_SEEDS) -> Changes:
    engine = open_writing(settings_of(database))
    try:
        return load(engine, folder)
    finally:
        engine.dispose()


def test_the_first_load_adds_everything_and_says_so(tmp_path: Path, template: Path) -> None:
    changes = load_into(tmp_path / "new.sqlite")
    assert not changes.changed
    assert not changes.removed
    assert changes.added["xorg-xcc-member-1917"] == "membership"
    assert changes.added["xgazette-1900-atlas"] == "source"
    assert changes.counts()["state"] == (8, 0, 0)
    assert dump(tmp_path / "new.sqlite") == dump(template)


def test_a_second_load_changes_nothing(database: Path) -> None:
    before = dump(database)
    changes = load_into(database)
    assert not changes
    assert (changes.added, changes.changed, changes.removed) == ({}, {}, {})
    assert dump(database) == before


def test_a_fact_that_is_gone_from_the_seeds_goes_away(database: Path, seeds: Path) -> None:
    (seeds / "visits" / "bo-beth" / "1918.yml").unlink()
    changes = load_into(database, seeds)
    assert changes.removed == {"visit-bo-beth-xaa-1918": "visit"}
    assert not changes.added
    assert not changes.changed
    for table, column in (("fact", "key"), ("visit", "key"), ("citation", "fact_key")):
        assert ask(database, f"SELECT * FROM {table} WHERE {column} = 'visit-bo-beth-xaa-1918'") == []


CHANGED = {
    "a column": (
        ("states/xbb.yml", "capital: Bexborough", "capital: Bextown"),
        "XBB",
        "SELECT capital FROM state WHERE key = 'XBB'",
        "Bextown",
    ),
    "what a citation says": (
        (XCC, "says: counts from the first of July", "says: another thing"),
        "xorg-xcc-member-1917",
        "SELECT says FROM citation WHERE stance = 'disputes' AND fact_key = 'xorg-xcc-member-1917'",
        "another thing",
    ),
    "a disputed value": (
        (XCC, 'disputes: {start: "1917-07-01"}', 'disputes: {start: "1917-07-02"}'),
        "xorg-xcc-member-1917",
        "SELECT value FROM disagreements WHERE fact = 'xorg-xcc-member-1917'",
        "1917-07-02",
    ),
    "a part": (
        ("visits/ann-aleph/1917.yml", "city: Bexport", "city: Bexburg"),
        "visit-ann-aleph-xbb-1917",
        "SELECT cities FROM visit_log WHERE visit = 'visit-ann-aleph-xbb-1917'",
        "Bexborough, Bexburg",
    ),
    "a source": (
        ("sources/xnews.yml", "author: A. Nobody", "author: B. Somebody"),
        "xgazette-1900-atlas",
        "SELECT author FROM source WHERE key = 'xgazette-1900-atlas'",
        "B. Somebody",
    ),
    "a note": (
        ("summits/xorg-chs/1917.yml", "the host had moved", "nobody had moved"),
        "xorg-chs-1917",
        "SELECT note FROM fact WHERE key = 'xorg-chs-1917'",
        "nobody had moved the meeting from Gextown",
    ),
}


@pytest.mark.parametrize("what", CHANGED)
def test_what_changed_in_the_seeds_is_changed_and_named(what: str, database: Path, seeds: Path) -> None:
    change, key, query, value = CHANGED[what]
    edit(seeds, *change)
    changes = load_into(database, seeds)
    assert list(changes.changed) == [key]
    assert not changes.added
    assert not changes.removed
    assert ask(database, query) == [(value,)]


def _trade_days(seeds: Path) -> None:
    edit(seeds, XCC, 'end: "1917-06-09"', 'end: "1918-01-01"')
    edit(seeds, XCC, 'start: "1917-06-09"', 'start: "1918-01-01"')


def test_two_spells_can_trade_a_day_in_one_load(database: Path, seeds: Path) -> None:
    _trade_days(seeds)
    assert set(load_into(database, seeds).changed) == {"xorg-xcc-observer-1905", "xorg-xcc-member-1917"}
    assert set(load_into(database).changed) == {"xorg-xcc-observer-1905", "xorg-xcc-member-1917"}


FOREIGN = (
    "INSERT INTO source (key, source_kind, publisher, title, origin) "
    "VALUES ('elsewhere', 'other', 'X', 'Y', 'ingested')",
    "INSERT INTO fact (key, kind, origin) VALUES ('xorg-xgg-observer-1940', 'membership', '{origin}')",
    "INSERT INTO membership (key, organization_key, state_key, status, start_edtf, start_earliest, start_latest) "
    "VALUES ('xorg-xgg-observer-1940', 'xorg', 'XGG', 'observer', '1940', '1940-01-01', '1940-12-31')",
    "INSERT INTO citation (key, fact_key, source_key, stance, says, origin) "
    "VALUES ('one', 'xorg-xgg-observer-1940', 'elsewhere', 'supports', 'so it says', '{origin}')",
    "INSERT INTO citation (key, fact_key, source_key, stance, says, origin) "
    "VALUES ('two', 'xorg-xcc-member-1917', 'elsewhere', 'disputes', 'not so', '{origin}')",
    "INSERT INTO citation_field (citation_key, field, agrees, value) VALUES ('two', 'start', 0, '1916')",
)


@pytest.mark.parametrize("origin", ["ingested", "imported"])
def test_rows_from_elsewhere_stay_whatever_the_seeds_do(origin: str, database: Path, seeds: Path) -> None:
    write(database, *(statement.format(origin=origin) for statement in FOREIGN))
    edit(seeds, XCC, 'start: "1917-06-09"', 'start: "1917-06-10"')
    edit(seeds, "states/xgg.yml", "capital: Gextown", "capital: Gexville")
    changes = load_into(database, seeds)
    assert changes.removed == {}
    assert ask(database, "SELECT origin FROM fact WHERE key = 'xorg-xgg-observer-1940'") == [(origin,)]
    assert ask(database, "SELECT state_key FROM membership WHERE key = 'xorg-xgg-observer-1940'") == [("XGG",)]
    assert ask(database, "SELECT key FROM citation WHERE origin = ? ORDER BY key", origin) == [("one",), ("two",)]
    assert ask(database, "SELECT value FROM citation_field WHERE citation_key = 'two'") == [("1916",)]


def test_a_seeded_fact_that_somebody_else_cites_cannot_just_vanish(database: Path, seeds: Path) -> None:
    write(database, *(statement.format(origin="ingested") for statement in FOREIGN))
    before = dump(database)
    for name in (XCC, "retired.yml", "exceptions.yml"):
        (seeds / name).unlink()
    with pytest.raises(Refused, match=r"citation .* points to a row of fact that is not there"):
        load_into(database, seeds)
    assert dump(database) == before


def test_a_fact_that_was_ingested_first_and_seeded_later_is_one_fact(database: Path, seeds: Path) -> None:
    write(database, *(statement.format(origin="ingested") for statement in FOREIGN))
    _seed_for_xgg(seeds, key="xorg-xgg-observer-1940", start="1941", status="observer")
    changes = load_into(database, seeds)
    assert changes.changed == {"xorg-xgg-observer-1940": "membership"}
    row = ask(database, "SELECT origin, start_edtf FROM fact JOIN membership USING (key) WHERE state_key = 'XGG'")
    assert row == [("seeds", "1941")]
    assert ask(database, "SELECT key FROM citation WHERE origin = 'ingested' ORDER BY key") == [("one",), ("two",)]
    assert not load_into(database, seeds)


def _seed_for_xgg(seeds: Path, key: str, start: str, status: str) -> None:
    text_of = (seeds / "memberships/xorg/xaa.yml").read_text(encoding="utf-8")
    for old, new in (
        ("xorg-xaa-member-1901", key),
        ("XAA", "XGG"),
        ('1901-06-15"', f'{start}"'),
        (": member", f": {status}"),
    ):
        text_of = text_of.replace(old, new)
    (seeds / "memberships/xorg/xgg.yml").write_text(text_of, encoding="utf-8")


def test_seeds_that_the_database_does_not_take_are_refused_and_nothing_is_written(database: Path, seeds: Path) -> None:
    write(database, *(statement.format(origin="ingested") for statement in FOREIGN))
    _seed_for_xgg(seeds, key="xorg-xgg-member-1945", start="1945", status="member")
    before = dump(database)
    with pytest.raises(
        Refused, match="the database refused a row: a state has one status in an organization at a time"
    ):
        load_into(database, seeds)
    assert dump(database) == before


def test_seeds_with_problems_leave_the_database_alone(database: Path, seeds: Path) -> None:
    edit(seeds, XCC, 'end: "1917-06-09"', 'end: "1904"')
    before = dump(database)
    with pytest.raises(BadSeeds):
        load_into(database, seeds)
    assert dump(database) == before


def test_seeds_with_problems_make_no_database(tmp_path: Path, seeds: Path, run: Run) -> None:
    edit(seeds, XCC, 'end: "1917-06-09"', 'end: "1904"')
    result = run("load", str(seeds), database=tmp_path / "new.sqlite")
    assert result.returncode == 1
    assert "memberships/xorg/xcc.yml:" in result.stderr
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.glob("*new.sqlite*"))


KILLED = textwrap.dedent(
    """
    import os, signal, sys
    from pathlib import Path
    from sqlalchemy import event
    from diplo.database import open_writing
    from diplo.seeding.loading import load
    from diplo.settings import read_settings

    database, folder, word = sys.argv[1:]
    engine = open_writing(read_settings(database, {}))

    @event.listens_for(engine, "connect")
    def _(connection, record):
        connection.execute("PRAGMA cache_size = 5")  # as in a load that is larger than the cache: pages reach the disk

    @event.listens_for(engine, "after_cursor_execute")
    def _(connection, cursor, statement, parameters, context, executemany):
        if statement.strip().startswith(word):
            os.kill(os.getpid(), signal.SIGKILL)

    load(engine, Path(folder))
    """
)


MOMENTS = ["DELETE FROM fact", "INSERT INTO fact", "INSERT INTO citation ", "INSERT INTO load", "PRAGMA foreign_key"]


@pytest.mark.parametrize("word", MOMENTS)
def test_a_load_that_is_killed_has_never_been(word: str, database: Path, seeds: Path, run: Run) -> None:
    before = dump(database)
    for path in (seeds / "states").iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("describes", "tells of"), encoding="utf-8")
    edit(seeds, "visits/bo-beth/1918.yml", "note: called off", "note: cancelled")
    edit(seeds, "visits/bo-beth/1918.yml", "visit-bo-beth-xaa-1918", "visit-bo-beth-xaa-1918-02")
    killed = subprocess.run([sys.executable, "-c", KILLED, database, seeds, word], check=False, capture_output=True)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    answer = run("show", "visit-bo-beth-xaa-1918", "--format", "table", database=database)
    assert answer.returncode == 0, answer.stderr
    assert "called off because of snow" in answer.stdout
    assert dump(database) == before
    assert "visit-bo-beth-xaa-1918-02" in load_into(database, seeds).added


@pytest.mark.parametrize("word", ["CREATE TABLE state_code", "CREATE VIEW", "INSERT INTO visit "])
def test_a_first_load_that_is_killed_leaves_no_database_that_answers_wrongly(
    word: str, tmp_path: Path, run: Run, template: Path
) -> None:
    path = tmp_path / "new.sqlite"
    subprocess.run([sys.executable, "-c", KILLED, path, MINI_SEEDS, word.strip()], check=False, capture_output=True)
    answer = run("members", "--organization", "xorg", database=path)
    assert answer.returncode in (1, 2)
    assert "load" in answer.stderr
    load_into(path)
    assert dump(path) == dump(template)


def test_a_load_brings_an_old_schema_up_to_date_in_the_same_stroke(tmp_path: Path, template: Path) -> None:
    from diplo.database import upgrade

    path = tmp_path / "old.sqlite"
    engine = open_writing(settings_of(path))
    upgrade(engine, "0001")
    engine.dispose()
    load_into(path)
    assert sorted(dump(path).splitlines()) == sorted(dump(template).splitlines())


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "music.sqlite"
    write(path, "CREATE TABLE songs (title)")
    before = dump(path)
    with pytest.raises(DatabaseUnfit, match="this is a database of something else"):
        load_into(path)
    assert dump(path) == before


def test_on_postgresql_a_second_load_changes_nothing_and_a_failing_one_neither(postgres: str, seeds: Path) -> None:
    assert not load_into(postgres)
    with psycopg.connect(postgres) as connection:
        for statement in FOREIGN:
            connection.execute(statement.format(origin="ingested"))
        before = connection.execute("SELECT * FROM fact ORDER BY key").fetchall()
    _seed_for_xgg(seeds, key="xorg-xgg-member-1945", start="1945", status="member")
    with pytest.raises(
        Refused, match="the database refused a row: conflicting key value violates exclusion constraint"
    ):
        load_into(postgres, seeds)
    with psycopg.connect(postgres) as connection:
        assert connection.execute("SELECT * FROM fact ORDER BY key").fetchall() == before


def test_on_postgresql_facts_go_away_and_change_too(postgres: str, seeds: Path) -> None:
    (seeds / "visits" / "bo-beth" / "1918.yml").unlink()
    edit(seeds, "states/xbb.yml", "capital: Bexborough", "capital: Bextown")
    changes = load_into(postgres, seeds)
    assert changes.removed == {"visit-bo-beth-xaa-1918": "visit"}
    assert changes.changed == {"XBB": "state"}


def test_two_spells_can_trade_a_day_on_postgresql(postgres: str, seeds: Path) -> None:
    _trade_days(seeds)
    assert set(load_into(postgres, seeds).changed) == {"xorg-xcc-observer-1905", "xorg-xcc-member-1917"}


def test_progress_counts_every_file_once(database: Path) -> None:
    seen: list[tuple[int, int]] = []
    engine = open_writing(settings_of(database))
    load(engine, MINI_SEEDS, lambda done, total: seen.append((done, total)))
    engine.dispose()
    files = len(list(MINI_SEEDS.rglob("*.yml")))
    assert seen == [(number, files) for number in range(1, files + 1)]


def test_the_database_says_what_it_was_loaded_from(database: Path, seeds: Path) -> None:
    (before,) = ask(database, "SELECT seeds_sha256 FROM load")
    edit(seeds, "states/xbb.yml", "capital: Bexborough", "capital: Bextown")
    load_into(database, seeds)
    (after,) = ask(database, "SELECT seeds_sha256 FROM load")
    assert before != after
    engine = open_writing(settings_of(database))
    with engine.connect() as connection:
        assert connection.execute(text("SELECT diplo_version FROM load")).scalar_one()
    engine.dispose()
