"""The command as a whole: it helps, it starts fast, and every mistake is one line and an exit code."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from diplo.cli.main import COMMANDS, cli
from tests.support import Invoke, Run, one_line


def _all_commands() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    with click.Context(cli) as context:
        for name in COMMANDS:
            command = cli.get_command(context, name)
            found.append((name,))
            if isinstance(command, click.Group):
                found += [(name, inner) for inner in command.list_commands(context)]
    return found


ALL_COMMANDS = _all_commands()


@pytest.mark.parametrize("command", ALL_COMMANDS, ids=" ".join)
def test_every_command_explains_itself_within_80_columns(command: tuple[str, ...], invoke: Invoke) -> None:
    result = invoke(*command, "--help")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: diplo {' '.join(command)} ")
    description = result.output.partition("\n\n")[2]
    assert len(description.strip()) > 20
    assert "\b" not in result.output
    assert max(map(len, result.output.splitlines())) <= 100


@pytest.mark.parametrize("command", ALL_COMMANDS, ids=" ".join)
def test_every_option_of_every_command_is_explained(command: tuple[str, ...]) -> None:
    with click.Context(cli) as context:
        found: click.Command | None = cli
        for name in command:
            assert isinstance(found, click.Group)
            found = found.get_command(context, name)
        assert found is not None
        unexplained = [p.name for p in found.params if isinstance(p, click.Option) and not p.help]
    assert unexplained == []


def test_the_help_lists_every_command_with_a_line(run: Run) -> None:
    result = run("--help")
    assert result.returncode == 0
    for name, (_, line) in COMMANDS.items():
        assert f"  {name} " in result.stdout
        assert line in " ".join(result.stdout.split())
    assert "2018 means 31 December 2018" in " ".join(result.stdout.split())


def test_it_knows_its_version(run: Run) -> None:
    from diplo import __version__

    assert run("--version").stdout == f"diplo, version {__version__}\n"


MISTAKES = {
    "a year too many": (("members", "--as-of", "20188"), "'20188' is not a point in time: write a year, a month or a"),
    "a month too many": (("members", "--as-of", "2018-13"), "'2018-13' has month 13; months run from 01 to 12"),
    "a day too many": (("members", "--as-of", "2018-02-30"), "'2018-02-30' has day 30"),
    "a window backwards": (("summits", "--organization", "xorg", "--during", "1917/1901"), "ends before it starts"),
    "a point and a window": (("members", "--as-of", "1917", "--during", "1917"), "give one of them"),
    "a state misspelt": (("state", "Exmapla"), "no state matches 'Exmapla'; did you mean Exampla (XAA)?"),
    "a name of two": (("person", "aleph"), "'aleph' matches several people"),
    "a key that there is not": (("show", "xorg-xcc-member-1916"), "the record has no key"),
    "a summit that there is not": (("summit", "1800", "--organization", "xorg"), "no summit matches '1800'"),
    "an unknown organization": (("members", "--organization", "nobody"), "no organization matches 'nobody'"),
    "days in the wrong order": (("diff", "1917", "1901", "--organization", "xorg"), "give the earlier date first"),
    "wrong SQL": (("sql", "SELECT wrong FROM state"), "the query failed: no such column: wrong"),
    "SQL that writes": (("sql", "DELETE FROM fact"), "the query failed: attempt to write a readonly database"),
    "another kind of database": (("--database", "mysql://x/y", "members"), "SQLite or PostgreSQL, not in mysql://"),
    "no such database": (("--database", "/nowhere/x.sqlite", "members"), "there is no database at /nowhere/x"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_the_question_is_one_line_and_exit_code_2(mistake: str, run: Run) -> None:
    arguments, message = MISTAKES[mistake]
    result = run(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    line = one_line(result.stderr)
    assert line.startswith("diplo: ")
    assert message in line


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("membres",), "did you mean members?"),
        (("frobnicate",), "there is no command 'frobnicate'"),
        (("members", "--status", "friend"), "'friend' is not one of 'member', 'associate'"),
        (("members", "--format", "xml"), "'xml' is not one of 'table', 'csv'"),
        (("members", "--as-off", "2018"), "--as-of"),
        (("state",), "Missing argument 'NAME'"),
        (("seeds", "check", "/nowhere"), "/nowhere"),
    ],
)
def test_a_mistake_in_the_command_line_says_what_is_possible(
    arguments: tuple[str, ...], message: str, invoke: Invoke
) -> None:
    result = invoke(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert "Traceback" not in result.output


def test_the_database_can_be_named_before_or_behind_the_command(invoke: Invoke, template: Path) -> None:
    nowhere = "/nowhere/x.sqlite"
    before = invoke("--database", str(template), "db", "path", database=nowhere)
    behind = invoke("db", "path", "--database", str(template), database=nowhere)
    assert before.stdout == behind.stdout == f"{template}\n"


def test_a_reader_that_goes_away_is_no_error(run: Run, template: Path) -> None:
    program = Path(sys.executable).with_name("diplo")
    command = f"{program} --database {template} sql 'SELECT * FROM data_dictionary, calendar_year' | head -n 1"
    result = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr == ""


LIGHT = "import json, sys, diplo.cli.main as m; {}; print(json.dumps(sorted(sys.modules)))"


@pytest.mark.parametrize(
    "action",
    ["pass", "m.cli.main(['--help'], standalone_mode=False)"],
    ids=["start", "--help"],
)
def test_starting_and_helping_import_nothing_heavy(action: str) -> None:
    code = LIGHT.format(action)
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(json.loads(result.stdout.splitlines()[-1]))
    assert not {"sqlalchemy", "alembic", "pydantic", "yaml", "pandas", "platformdirs", "psycopg"} & modules


def test_a_question_imports_neither_the_models_nor_what_only_loading_needs(template: Path) -> None:
    question = ["--database", str(template), "members", "--organization", "xorg"]
    action = f"m.cli.main({question!r}, standalone_mode=False)"
    result = subprocess.run([sys.executable, "-c", LIGHT.format(action)], capture_output=True, text=True, check=True)
    modules = set(json.loads(result.stdout.splitlines()[-1]))
    assert not {"sqlalchemy.orm", "alembic", "pydantic", "yaml", "pandas", "diplo.models.tables"} & modules


def test_a_shell_completes_commands(run: Run) -> None:
    result = run(_DIPLO_COMPLETE="bash_complete", COMP_WORDS="diplo su", COMP_CWORD="1")
    assert result.returncode == 0
    assert {line.partition(",")[2] for line in result.stdout.splitlines()} == {"summits", "summit"}
