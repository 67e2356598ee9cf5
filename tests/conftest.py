"""Databases built once by the real migrations and the real loader, and the installed command."""

import fcntl
import os
import pty
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import hypothesis
import psycopg
import pytest
from click.testing import CliRunner, Result

import diplo
from diplo.api import Record
from diplo.cli.main import cli
from diplo.database import open_writing
from diplo.resources import seeds_path
from diplo.seeding.loading import load, load_into
from tests.support import MINI_SEEDS, Invoke, Run, Terminal, copy_seeds, settings_of

# No deadline: a busy machine is no bug. No database of examples: a test run leaves nothing behind.
hypothesis.settings.register_profile("diplo", deadline=None, database=None)
hypothesis.settings.load_profile("diplo")


@pytest.fixture(scope="session", autouse=True)
def _nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees, or writes, the databases of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_DATA_HOME", str(home / "data"))
        patch.delenv("DIPLO_DATABASE_URL", raising=False)
        patch.delenv("COLUMNS", raising=False)
        yield


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database with the mini seeds; only ever read."""
    path = tmp_path_factory.mktemp("template") / "mini.sqlite"
    engine = open_writing(settings_of(path))
    load(engine, MINI_SEEDS)
    engine.dispose()
    return path


@pytest.fixture
def database(template: Path, tmp_path: Path) -> Path:
    """A SQLite database with the mini seeds, to do with as one likes."""
    return Path(shutil.copy(template, tmp_path / "record.sqlite"))


@pytest.fixture(scope="session")
def record(template: Path) -> Iterator[Record]:
    """The record of the mini seeds, open for reading."""
    with diplo.open(str(template)) as opened:
        yield opened


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the mini seeds, to be edited."""
    return copy_seeds(tmp_path / "seeds")


@pytest.fixture
def run(template: Path, tmp_path: Path) -> Run:
    """The installed command in a process of its own, on the mini seeds unless told otherwise."""

    def run_command(
        *arguments: str,
        database: Path | str | None = template,
        cwd: Path | None = None,
        stdin: str = "",
        **variables: str,
    ) -> "subprocess.CompletedProcess[str]":
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("DIPLO_", "PYTHON"))}
        environment |= {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), **variables}
        if database is not None:
            environment["DIPLO_DATABASE_URL"] = str(database)
        return subprocess.run(
            [Path(sys.executable).with_name("diplo"), *arguments],
            env=environment,
            cwd=cwd,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run_command


@pytest.fixture(scope="session")
def invoke(template: Path) -> Invoke:
    """A command in this process, for what is said of many commands; standard output is no terminal."""

    def invoke_command(*arguments: str, database: Path | str = template, **options: object) -> Result:
        runner = CliRunner(env={"DIPLO_DATABASE_URL": str(database)})
        return runner.invoke(cli, arguments, prog_name="diplo", catch_exceptions=False, **options)  # type: ignore[arg-type]

    return invoke_command


@pytest.fixture
def terminal(template: Path, tmp_path: Path) -> Terminal:
    """What the installed command prints on a terminal of a given width."""

    def run_on_terminal(*arguments: str, columns: int = 80, database: Path = template, **variables: str) -> str:
        outer, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("DIPLO_", "COLUMNS"))}
        environment |= {"HOME": str(tmp_path), "TERM": "xterm", "DIPLO_DATABASE_URL": str(database), **variables}
        command = [str(Path(sys.executable).with_name("diplo")), *arguments]
        with subprocess.Popen(command, env=environment, stdin=inner, stdout=inner, stderr=inner) as process:
            os.close(inner)
            parts = []
            with suppress(OSError):  # Linux says so when the other end has closed
                while part := os.read(outer, 65536):
                    parts.append(part)
            os.close(outer)
            assert process.wait(60) in (0, 1)
        return b"".join(parts).decode(errors="replace").replace("\r\n", "\n")

    return run_on_terminal


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server of our own, without the database's name."""
    pg_config = shutil.which("pg_config")
    if pg_config is None:
        pytest.skip("PostgreSQL is not installed: there is no pg_config, so nothing can be said about it")
    binaries = Path(subprocess.run([pg_config, "--bindir"], capture_output=True, text=True, check=True).stdout.strip())
    if not (binaries / "initdb").exists() or not (binaries / "postgres").exists():
        pytest.skip(f"PostgreSQL's server is not installed: {binaries} has no initdb or no postgres")
    user = "postgres" if os.geteuid() == 0 else None  # initdb refuses to run as root
    with tempfile.TemporaryDirectory(prefix="diplo-pg-", ignore_cleanup_errors=True) as folder:
        if user:
            shutil.chown(folder, user)
        data = Path(folder) / "data"
        initdb = [str(binaries / "initdb"), "-D", str(data), "-U", "diplo", "-A", "trust", "-E", "UTF8", "--no-sync"]
        # A server that sorts as English dictionaries do, where it can: answers must not depend on it.
        for locale in (["--locale=C", "--locale-provider=icu", "--icu-locale=en"], ["--locale=C"]):
            made = subprocess.run([*initdb, *locale], user=user, cwd=folder, capture_output=True, check=False)
            if made.returncode == 0:
                break
            shutil.rmtree(data, ignore_errors=True)
        assert made.returncode == 0, made.stderr
        port = _free_port()
        options = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_connections": "20"}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        address = ["-k", folder, "-h", "127.0.0.1", "-p", str(port)]
        control = [str(binaries / "pg_ctl"), "-D", str(data), "-w", "-t", "60", "-l", f"{folder}/log"]
        start = [*control, "-o", " ".join([*address, *settings]), "start"]
        subprocess.run(start, user=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        try:
            yield f"postgresql://diplo@127.0.0.1:{port}"
        finally:
            stop = [str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"]
            subprocess.run(stop, user=user, cwd=folder, capture_output=True, check=True)


_numbers = count()


def _create(server: str, template: str = "template1") -> str:
    name = f"record_{next(_numbers)}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return f"{server}/{name}"


@pytest.fixture
def empty_postgres(postgres_server: str) -> str:
    """The URL of an empty PostgreSQL database."""
    return _create(postgres_server)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """The URL of a PostgreSQL database with the mini seeds; only ever read."""
    url = _create(postgres_server)
    engine = open_writing(settings_of(url))
    load(engine, MINI_SEEDS)
    engine.dispose()
    return url


@pytest.fixture
def postgres(postgres_server: str, postgres_template: str) -> str:
    """The URL of a PostgreSQL database with the mini seeds, to do with as one likes."""
    return _create(postgres_server, postgres_template.rpartition("/")[2])


@pytest.fixture(scope="session")
def shipped_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database with the seeds that come with diplo; only ever read."""
    path = tmp_path_factory.mktemp("shipped") / "record.sqlite"
    load_into(settings_of(path), seeds_path())
    return path


@pytest.fixture
def shipped(shipped_template: Path, tmp_path: Path) -> Path:
    """The record that comes with diplo, to do with as one likes."""
    return Path(shutil.copy(shipped_template, tmp_path / "shipped.sqlite"))
