"""How long diplo takes, as ratios to the least that the same work can take.

    python bench/run.py               # medians of 15
    python bench/run.py --rounds 5
    python bench/run.py --profile     # and where the time goes

Each line compares two things in one run, taking turns, so that a busy machine slows both. Nothing is asserted: a ratio
over its limit is marked, and the exit code is 0 all the same.
"""

import argparse
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import yaml
from sqlalchemy.dialects import sqlite

import diplo
from diplo import __version__
from diplo.database import open_writing, upgrade, upgrade_within
from diplo.dates import today
from diplo.queries.members import select_members
from diplo.resources import seeds_path
from diplo.seeding.checks import check_seeds
from diplo.seeding.loading import load, read_sound_seeds
from diplo.seeding.reading import read_seeds, seed_paths
from diplo.seeding.rows import to_rows
from diplo.settings import Settings
from diplo.vocabulary import Origin
from diplo.writing import TABLES, replace_rows

DIPLO = str(Path(sys.executable).with_name("diplo"))
YEARS = range(2001, 2027)
Work = Callable[[], object]


@dataclass(frozen=True)
class Comparison:
    """Two things to time against each other.

    Attributes:
        name: what is compared.
        limit: how many times as long as `least` it may take.
        work: what diplo does.
        least: the least that the same work can take.
        before: what to do before each turn, outside of the measured time.
    """

    name: str
    limit: float
    work: Work
    least: Work
    before: Work = lambda: None


@dataclass(frozen=True)
class Measured:
    """Medians in seconds."""

    comparison: Comparison
    work: float
    least: float

    @property
    def ratio(self) -> float:
        return self.work / self.least


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15, help="how many turns each side takes (default: 15)")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        report([measure(one, arguments.rounds) for one in bench.comparisons()], arguments.rounds)
        if arguments.profile:
            bench.profile()


def measure(comparison: Comparison, rounds: int) -> Measured:
    """Let both sides take turns, after one turn each that does not count."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(rounds + 1):
        for side, times in zip((comparison.work, comparison.least), taken, strict=True):
            comparison.before()
            start = perf_counter()
            side()
            if turn:
                times.append(perf_counter() - start)
    return Measured(comparison, statistics.median(taken[0]), statistics.median(taken[1]))


def report(results: list[Measured], rounds: int) -> None:
    print(f"medians of {rounds}; Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")
    width = max(len(result.comparison.name) for result in results)
    print(f"{'':{width}}  {'ratio':>6}  {'limit':>6}  {'diplo':>10}  {'least':>10}")
    for result in results:
        over = "" if result.ratio <= result.comparison.limit else "  over the limit"
        print(
            f"{result.comparison.name:{width}}  {result.ratio:6.2f}  {result.comparison.limit:6.2f}"
            f"  {result.work * 1000:7.2f} ms  {result.least * 1000:7.2f} ms{over}"
        )


class Bench:
    """A loaded database in a folder of its own, and the comparisons on it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "record.sqlite"
        self.migrated = folder / "migrated.sqlite"
        self.empty = folder / "empty.sqlite"
        self.seeds = seeds_path()
        engine = open_writing(self._settings(self.migrated))
        upgrade(engine)
        engine.dispose()
        shutil.copyfile(self.migrated, self.path)
        self._load(self.path)
        self.record = diplo.open(str(self.path))
        self.direct = sqlite3.connect(self.path)
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("_DIPLO")} | {
            "DIPLO_DATABASE_URL": str(self.path)
        }
        rows = to_rows(read_sound_seeds(self.seeds), __version__)
        self.inserts = [
            (
                f"INSERT INTO {table.name} ({', '.join(table.columns.keys())}) "
                f"VALUES ({', '.join('?' * len(table.columns))})",
                list(rows.by_table[table.name].values()),
            )
            for table in TABLES
        ]

    def comparisons(self) -> list[Comparison]:
        click_alone = self._process(sys.executable, "-c", "import click")
        return [
            Comparison(
                "diplo members --as-of 2018 : import sqlalchemy.orm, click",
                1.25,
                self._process(DIPLO, "members", "--as-of", "2018"),
                self._process(sys.executable, "-c", "import sqlalchemy.orm, click"),
            ),
            Comparison("diplo --help : import click", 1.8, self._process(DIPLO, "--help"), click_alone),
            Comparison(
                "shell completion script : import click",
                1.8,
                self._process(DIPLO, _DIPLO_COMPLETE="bash_source"),
                click_alone,
            ),
            Comparison(
                "shell completion of a command : import click",
                1.8,
                self._process(DIPLO, _DIPLO_COMPLETE="bash_complete", COMP_WORDS="diplo mem", COMP_CWORD="1"),
                click_alone,
            ),
            Comparison("record.members(as_of=...) : the same SQL by sqlite3", 4, *self._queries()),
            Comparison(
                "load into an empty database : parse and insert",
                2.5,
                lambda: self._load(self.empty),
                self._parse_and_insert,
                lambda: shutil.copyfile(self.migrated, self.empty),
            ),
        ]

    def profile(self) -> None:
        """Print which imports a question waits for, and which steps a load spends its time in."""
        command = [sys.executable, "-X", "importtime", DIPLO, "members", "--as-of", "2018"]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        lines = [line.removeprefix("import time:").split("|") for line in done.stderr.splitlines() if "|" in line]
        own = [(int(self_), name.strip()) for self_, _, name in lines if self_.strip().isdigit()]
        print(f"\ndiplo members --as-of 2018: {sum(us for us, _ in own) / 1000:.1f} ms in imports, of them its own:")
        for package in ("diplo", "sqlalchemy", "click", "pydantic", "yaml", "alembic", "platformdirs"):
            inside = [us for us, name in own if name.split(".")[0] == package]
            if inside:
                print(f"  {sum(inside) / 1000:6.1f} ms  {package} ({len(inside)} modules)")
        shutil.copyfile(self.migrated, self.empty)
        stages = self._stages()
        print(f"\nload into an empty database, {sum(ms for _, ms in stages):.0f} ms:")
        for stage, ms in stages:
            print(f"  {ms:6.1f} ms  {stage}")

    def _stages(self) -> list[tuple[str, float]]:
        """What `load` does, step by step, in milliseconds."""
        clock = [perf_counter()]
        stages: list[tuple[str, float]] = []

        def took(stage: str) -> None:
            clock.append(perf_counter())
            stages.append((stage, (clock[-1] - clock[-2]) * 1000))

        seeds = read_seeds(self.seeds)
        took("reading and validating the files one by one (parsing, pydantic)")
        check_seeds(seeds)
        took("checking across files")
        rows = to_rows(seeds, __version__)
        took("turning records into rows")
        engine = open_writing(self._settings(self.empty))
        with engine.begin() as connection:
            upgrade_within(connection)
            took("asking Alembic whether the schema is new")
            replace_rows(connection, Origin.SEEDS, rows)
            took("comparing with what is there, deleting, inserting")
        took("committing")
        engine.dispose()
        return stages

    def _settings(self, path: Path) -> Settings:
        return Settings(f"sqlite:///{path}", is_default=False)

    def _process(self, *command: str, **variables: str) -> Work:
        environment = self.environment | variables

        def run() -> None:
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

        return run

    def _queries(self) -> tuple[Work, Work]:
        """The members at the end of each year, by the library and by sqlite3 with the very SQL that it runs."""
        statement, parameters = select_members("sco", ("member",), today(), today())
        compiled = statement.compile(dialect=sqlite.dialect())
        sql, order = str(compiled), compiled.positiontup or []
        by_year = []
        for year in YEARS:
            given = parameters | {"first": f"{year}-12-31", "last": f"{year}-12-31"}
            by_year.append(tuple(given[name] for name in order))

        def ask() -> None:
            for year in YEARS:
                self.record.members(as_of=year)

        def ask_directly() -> None:
            for values in by_year:
                self.direct.execute(sql, values).fetchall()

        assert [row[0] for row in self.direct.execute(sql, by_year[-1])] == list(self.record.members(YEARS[-1]).keys())
        return ask, ask_directly

    def _load(self, path: Path) -> None:
        engine = open_writing(self._settings(path))
        load(engine, self.seeds)
        engine.dispose()

    def _parse_and_insert(self) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for path in seed_paths(self.seeds):
            yaml.load(path.read_bytes(), loader)
        connection = sqlite3.connect(self.empty)
        connection.execute("PRAGMA foreign_keys = ON")
        with connection:
            for statement, rows in self.inserts:
                connection.executemany(statement, rows)
        connection.close()


if __name__ == "__main__":
    main()
