"""The entry point: finds the command that is asked for and imports only that one."""

import importlib
import signal
import sys
from io import TextIOWrapper
from typing import NoReturn

import click

from diplo import __version__
from diplo.errors import DiploError

COMMANDS: dict[str, tuple[str, str]] = {
    "members": ("members", "Who had which status, on a day or in a window."),
    "state": ("state", "Everything about one state."),
    "summits": ("summits", "Summits of an organization."),
    "summit": ("summits", "One summit: who took part, what was decided."),
    "visits": ("visits", "Who visited which state, and when."),
    "person": ("person", "Everything about one person."),
    "chairs": ("chairs", "Who chaired an organization."),
    "population": ("population", "How many people live in the member states."),
    "timeline": ("timeline", "Everything dated, in order."),
    "diff": ("timeline", "What changed between two days."),
    "read": ("read", "What documents claim."),
    "check": ("check", "What documents claim, and whether the record bears it out."),
    "ingest": ("ingest", "Add what a document says to the record, after showing it."),
    "show": ("show", "Whatever a key stands for, with its sources."),
    "sources": ("sources", "What the record rests on."),
    "disagreements": ("sources", "Where sources disagree with the record."),
    "sql": ("sql", "Run one SQL query, read-only."),
    "audit": ("audit", "Whether the facts of the record fit together."),
    "db": ("db", "Where the database is; upgrade and verify it."),
    "seeds": ("seeds", "Check the seed files."),
    "load": ("seeds", "Bring the database to what the seed files say."),
}
"""Each command, the module in `diplo.cli` that has it, and its line in the help."""


class _Commands(click.Group):
    """A group that imports a command's module only when the command runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"diplo.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        # click keeps the lines of a paragraph behind a backspace; a raw docstring spells that with two characters.
        command.help = (command.help or "").replace("\\b\n", "\b\n")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {close[0]}?" if close else "nothing is close"
            ctx.fail(f"there is no command '{args[0]}': {hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Dates are a year, a month or a day: 2018 means 31 December 2018, 2017-06 means 30 June 2017.",
)
@click.version_option(__version__, prog_name="diplo")
@click.option(
    "--database",
    metavar="FILE_OR_URL",
    help="A SQLite file or a PostgreSQL URL; else DIPLO_DATABASE_URL; else your own copy, built on first use.",
)
@click.pass_context
def cli(ctx: click.Context, database: str | None) -> None:
    """The citable record of SCO membership and diplomacy.

    Who belonged to the Shanghai Cooperation Organisation on a given day, who met whom where, and who says so.
    """
    ctx.obj = database


def main() -> None:
    """Run the command line; turn every error that diplo raises into one line and an exit code."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # end as other tools do when `| head` has seen enough
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that has no Cyrillic is no reason to stop
    try:
        sys.exit(cli(prog_name="diplo", standalone_mode=False) or 0)
    except DiploError as error:
        _give_up(str(error), error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "diplo"
        message = error.format_message().rstrip(".")
        _give_up(f"{message} See: {path} --help" if message.endswith("?") else f"{message}; see: {path} --help", 2)
    except click.ClickException as error:
        _give_up(error.format_message(), error.exit_code)
    except click.Abort:
        _give_up("stopped; nothing was changed", 130)
    except Exception as error:
        line = _database_said(error)
        if line is None:
            raise
        _give_up(line, 1)


def _give_up(line: str, code: int) -> NoReturn:
    from diplo.exporting.text import clean  # names out of the record may stand in an error, too

    click.echo("\n".join(map(clean, f"diplo: {line}".splitlines())), err=True)
    sys.exit(code)


def _database_said(error: Exception) -> str | None:
    """What the database itself said, where the error came from there: a full disk, a lock, no database at all."""
    exceptions = sys.modules.get("sqlalchemy.exc")  # if nothing has imported it, it raised nothing
    if exceptions is None or not isinstance(error, exceptions.DBAPIError):
        return None
    return f"the database cannot be used: {str(error.orig).splitlines()[0]}"
