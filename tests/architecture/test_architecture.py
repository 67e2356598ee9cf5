"""The house rules that a machine can hold."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT, TESTS

MODULES = sorted((ROOT / "diplo").rglob("*.py"))
ALL_FILES = [*MODULES, *sorted(TESTS.rglob("*.py"))]
LONGEST = 400
LONGER = {"seeding/records.py": 460}
"""Modules that are long for a reason: one class an entry of the seed files, to be read from top to bottom."""


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_room_imports_a_room_above_it() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    if not program.exists():  # the test extra alone does not bring it; the rules themselves are still there
        assert (ROOT / "pyproject.toml").read_text(encoding="utf-8").count("[[tool.importlinter.contracts]]") >= 2
        return
    result = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_every_room_has_its_place() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = config["tool"]["importlinter"]["contracts"][0]["layers"]
    placed = {room.strip() for layer in layers for room in layer.split("|")}
    rooms = {
        path.stem for path in (ROOT / "diplo").iterdir() if path.suffix in ("", ".py") and path.name[0] not in "_."
    }
    assert rooms <= placed


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_no_module_is_too_long_to_read(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGER.get(path.relative_to(ROOT / "diplo").as_posix(), LONGEST)


def _public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                        yield inner


def _is_part_of_a_protocol_or_overload(node: ast.AST) -> bool:
    body = getattr(node, "body", [])
    return len(body) == 1 and isinstance(body[0], ast.Expr) and getattr(body[0].value, "value", None) is ...


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_every_module_class_and_public_function_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert path.name == "__init__.py" or ast.get_docstring(tree), "the module"
    overrides = {"list_commands", "get_command", "format_commands", "resolve_command"}
    silent = [
        node.name
        for node in _public(tree)
        if not ast.get_docstring(node)
        and node.name not in overrides
        and not _is_part_of_a_protocol_or_overload(node)
        and not (isinstance(node, ast.FunctionDef) and any("overload" in ast.dump(d) for d in node.decorator_list))
    ]
    assert silent == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_dates_reads_dates_and_the_clock(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name != "dates.py":
        assert not re.search(r"\b(strptime|datetime\.now|date\.today|import calendar|from calendar)\b", text)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_writing_writes_rows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name not in ("writing.py", "dictionary.py"):  # the dictionary is part of a migration
        assert not re.search(r"\b(INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b", text)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_tables_are_made_by_migrations_only(path: Path) -> None:
    assert "create_all" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ALL_FILES, ids=_name)
def test_nothing_is_left_for_later_or_skipped(path: Path) -> None:
    if path == Path(__file__):
        return
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", text)
    assert not re.search(r"mark\.(skip|xfail)|assert True\b", text)
    assert "pytest.skip(" not in text or path.name == "conftest.py"


def test_tests_mirror_the_rooms() -> None:
    beyond = {"architecture", "docs", "doors", "migrations", "mini_seeds", "packaging", "shipped"}
    rooms = {path.name for path in (ROOT / "diplo").iterdir() if path.is_dir()}
    folders = {path.name for path in TESTS.iterdir() if path.is_dir() and path.name[0] not in "_."}
    assert folders <= rooms | beyond | {"bench", "notebooks"}


def test_the_version_stands_in_one_place() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert config["project"]["dynamic"] == ["version"]
    found = [path for path in MODULES if re.search(r"(?m)^__version__ = ", path.read_text(encoding="utf-8"))]
    assert found == [ROOT / "diplo" / "__init__.py"]
