"""Options and arguments that several commands share, spelt and explained the same everywhere."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from diplo.exporting import FORMATS
from diplo.vocabulary import MembershipStatus

FuncT = TypeVar("FuncT", bound=Callable[..., Any])


def database(function: FuncT) -> FuncT:
    """`--database` behind the command as well as before it."""
    return click.option(
        "--database",
        metavar="FILE_OR_URL",
        help="A SQLite file or a PostgreSQL URL, instead of the usual one.",
        expose_value=False,
        callback=_remember_database,
    )(function)


def _remember_database(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.find_root().obj = value


def output(function: FuncT) -> FuncT:
    """`--format`, and `--database`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help="How to print: a table on a terminal, tab-separated values elsewhere.",
    )(database(function))


def with_sources(function: FuncT) -> FuncT:
    """`--sources`."""
    return click.option("--sources", is_flag=True, help="Print what each fact rests on.")(function)


def organization(function: FuncT) -> FuncT:
    """`--organization`, with the SCO as the default."""
    return click.option(
        "--organization", default="sco", show_default=True, metavar="NAME", help="Name, abbreviation or key."
    )(function)


def as_of(function: FuncT) -> FuncT:
    """`--as-of`."""
    return click.option(
        "--as-of", metavar="DATE", help="On a day: 2018 is the end of 2018, 2017-06 the end of that month."
    )(function)


def during(function: FuncT) -> FuncT:
    """`--during`."""
    return click.option(
        "--during", metavar="DATE", help="At any time in a year, a month, a day, or from one to another (2013/2018)."
    )(function)


def status(function: FuncT) -> FuncT:
    """`--status`, once or several times."""
    return click.option(
        "--status",
        multiple=True,
        default=("member",),
        show_default=True,
        type=click.Choice([*(status.value for status in MembershipStatus), "all"]),
        help="Which status; may be given several times.",
    )(function)
