"""What `pip install` brings works far from a checkout, with nothing but what the wheel holds."""

import csv
import importlib.util
import io
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps", "--quiet", "--wheel-dir", str(folder)]
    if importlib.util.find_spec("hatchling"):  # no need to fetch it then
        command.append("--no-build-isolation")
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    (built,) = folder.glob("diplo-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment that has the wheel, and finds the dependencies where the tests have them."""
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    site = next(folder.glob("lib/python*/site-packages"))
    ours = [path for path in map(Path, sys.path) if path.name == "site-packages"]
    # A line of a .pth file adds a folder, but not that folder's own .pth files: the checkout stays out of reach.
    (site / "dependencies.pth").write_text("\n".join(map(str, ours)), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python"), "install", "--no-deps", "--quiet"]
    result = subprocess.run(
        [*pip, "--no-index", "--ignore-installed", str(wheel)], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return folder / "bin" / "diplo"


@pytest.fixture(scope="module")
def far_away(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("far-away")


def _ask(installed: Path, far_away: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {"HOME": str(far_away), "XDG_DATA_HOME": str(far_away / "data"), "PATH": os.defpath}
    return subprocess.run(
        [installed, *arguments], cwd=far_away, env=environment, capture_output=True, text=True, check=False
    )


def test_seeds_and_migrations_travel_in_the_wheel_and_tests_do_not(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    bundled = {name.removeprefix("diplo/_bundled/") for name in names if name.startswith("diplo/_bundled/")}
    assert {path.relative_to(ROOT).as_posix() for path in (ROOT / "migrations" / "versions").glob("*.py")} <= bundled
    assert "migrations/env.py" in bundled
    assert len([name for name in bundled if name.startswith("seeds/") and name.endswith(".yml")]) > 500
    assert not [name for name in names if name.startswith(("tests/", "bench/")) or name.endswith((".sqlite", ".pyc"))]
    assert [name for name in names if name.endswith("LICENSE")]


def test_the_wheel_alone_answers_who_belonged_to_the_sco_at_the_end_of_2018(installed: Path, far_away: Path) -> None:
    result = _ask(installed, far_away, "members", "--as-of", "2018", "--format", "csv")
    assert result.returncode == 0, result.stderr
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["state"], row["start_edtf"]) for row in rows] == [
        ("CHN", "2001-06-15"),
        ("KAZ", "2001-06-15"),
        ("KGZ", "2001-06-15"),
        ("RUS", "2001-06-15"),
        ("TJK", "2001-06-15"),
        ("UZB", "2001-06-15"),
        ("IND", "2017-06-09"),
        ("PAK", "2017-06-09"),
    ]
    assert result.stderr == (
        f"building the record at {far_away}/data/diplo/diplo.sqlite, for this first question only ...\n"
    )


def test_it_reads_the_seeds_of_the_wheel_and_not_of_a_checkout(installed: Path, far_away: Path) -> None:
    python = installed.with_name("python")
    code = "from diplo.resources import *; print(seeds_path()); print(migrations_path())"
    result = subprocess.run([python, "-c", code], cwd=far_away, capture_output=True, text=True, check=True)
    for line in result.stdout.splitlines():
        assert Path(line).is_relative_to(installed.parent.parent)


def test_migrations_run_from_the_wheel(installed: Path, far_away: Path) -> None:
    result = _ask(installed, far_away, "--database", str(far_away / "new.sqlite"), "db", "upgrade")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.endswith("(was empty)\n")
