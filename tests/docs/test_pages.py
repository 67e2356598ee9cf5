"""The documentation says what the code does: pages are fresh, commands exist, queries and examples run."""

import doctest
import itertools
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import click
import psycopg
import pytest

import diplo
from diplo.cli.main import COMMANDS, cli
from diplo.database import open_writing
from diplo.resources import seeds_path
from diplo.seeding.loading import load
from tests.docs.pages import GENERATED, WRITTEN, commands, make, queries, read
from tests.support import ROOT, settings_of

PAGES = (*GENERATED, *WRITTEN)


@pytest.fixture(scope="session")
def shipped_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database with the record as it ships."""
    path = tmp_path_factory.mktemp("shipped") / "record.sqlite"
    engine = open_writing(settings_of(path))
    load(engine, seeds_path())
    engine.dispose()
    return path


@pytest.mark.parametrize("page", PAGES)
def test_page_is_fresh(page: str, shipped_database: Path) -> None:
    assert read(page) == make(page, shipped_database), f"{page} is stale; run: python -m tests.docs"


@pytest.mark.parametrize("page", WRITTEN)
def test_lines_are_short(page: str) -> None:
    prose = re.sub(r"(?ms)^```.*?^```$", "", read(page))
    long = [line for line in prose.splitlines() if len(line) > 120 and not line.startswith("|")]
    assert not long


@pytest.mark.parametrize("page", WRITTEN)
def test_links_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", read(page)):
        assert (ROOT / page).parent.joinpath(target).exists(), f"{page} points to {target}"


@pytest.mark.parametrize("page", WRITTEN)
def test_commands_and_options_exist(page: str) -> None:
    for line in commands(page):
        words = shlex.split(line)[1:]
        command: click.Command = cli
        known = {option for parameter in cli.params for option in parameter.opts} | {"--help", "-h"}
        while words:
            word = words.pop(0)
            if word.startswith("-") and word != "-":
                assert word.partition("=")[0] in known, f"{page}: {line}: there is no option {word}"
            elif isinstance(command, click.Group) and (inner := command.get_command(click.Context(command), word)):
                command = inner
                known |= {option for parameter in command.params for option in parameter.opts}
            elif command is cli and not word.isupper():
                assert "--database" in line, f"{page}: {line}: there is no command {word}"


def test_every_command_is_described() -> None:
    for name in COMMANDS:
        assert f"\n## diplo {name}\n" in read("docs/commands.md")


@pytest.fixture
def project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)


def test_dependencies_are_explained(project: dict[str, Any]) -> None:
    table = project["project"]
    wanted = (*table["dependencies"], *itertools.chain.from_iterable(table["optional-dependencies"].values()))
    page = read("docs/dependencies.md")
    for package in {re.split(r"[^A-Za-z0-9-]", requirement)[0] for requirement in wanted} - {"diplo"}:
        assert re.search(rf"\| [^|]*\b{package}\b[^|]* \|", page), f"docs/dependencies.md does not name {package}"


def test_rooms_are_the_contract(project: dict[str, Any]) -> None:
    (contract,) = [c for c in project["tool"]["importlinter"]["contracts"] if c["type"] == "layers"]
    table = read("docs/rooms.md").partition("\n\nclick stays")[0]
    rows = re.findall(r"(?m)^\| ((?:`[a-z]+`(?:, )?)+) \|", table)
    assert [set(re.findall(r"[a-z]+", row)) for row in rows] == [set(line.split(" | ")) for line in contract["layers"]]


def test_quick_start_is_two_lines() -> None:
    readme = read("README.md")
    for line in (
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/diplo members --as-of 2018",
        ".venv/bin/pip install '.[test]' && .venv/bin/pytest",
    ):
        assert readme.count(f"\n{line}\n") == 1


@pytest.mark.parametrize("query", queries("docs/sql.md"))
def test_query_runs_on_postgresql_too(query: str, postgres_template: str) -> None:
    with psycopg.connect(postgres_template) as connection:
        assert connection.execute(query.encode()).description


@pytest.mark.parametrize("page", ["docs/library.md"])
def test_python_examples_run(page: str, shipped_database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLO_DATABASE_URL", str(shipped_database))
    blocks = re.findall(r"(?ms)^```python\n(>>> .*?)^```$", read(page))
    assert blocks
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {"diplo": diplo}, page, page, 0)
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    runner = doctest.DocTestRunner(optionflags=options, verbose=False)
    told: list[str] = []
    runner.run(examples, out=told.append)
    assert not runner.failures, "".join(told)
