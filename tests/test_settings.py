"""Where the record lives: what was named, else the environment, else the user's own folder."""

from pathlib import Path

import pytest

from diplo.errors import AskedWrongly
from diplo.settings import read_settings


def test_a_file_that_was_named_comes_first() -> None:
    settings = read_settings("/tmp/one.sqlite", {"DIPLO_DATABASE_URL": "/tmp/two.sqlite"})
    assert settings.path == Path("/tmp/one.sqlite")
    assert not settings.is_default


def test_the_environment_comes_second() -> None:
    settings = read_settings(None, {"DIPLO_DATABASE_URL": "sqlite:////tmp/two.sqlite"})
    assert settings.path == Path("/tmp/two.sqlite")
    assert not settings.is_default


def test_the_users_own_folder_comes_last(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    settings = read_settings(None, {})
    assert settings.path == tmp_path / "diplo" / "diplo.sqlite"
    assert settings.is_default


def test_an_empty_variable_names_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert read_settings(None, {"DIPLO_DATABASE_URL": ""}).is_default


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_a_postgresql_url_is_no_file_and_is_read_with_psycopg(scheme: str) -> None:
    settings = read_settings(f"{scheme}://me@host/record", {})
    assert settings.path is None
    assert settings.database_url == "postgresql+psycopg://me@host/record"


def test_a_relative_path_starts_where_one_stands(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings("here.sqlite", {}).path == tmp_path / "here.sqlite"


def test_a_tilde_is_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/somebody")
    assert read_settings("~/record.sqlite", {}).path == Path("/home/somebody/record.sqlite")


@pytest.mark.parametrize("url", ["mysql://host/record", "https://example.org/record.sqlite", "oracle://x"])
def test_a_database_that_diplo_does_not_use_is_refused(url: str) -> None:
    with pytest.raises(AskedWrongly, match="diplo keeps its record in SQLite or PostgreSQL, not in "):
        read_settings(url, {})
