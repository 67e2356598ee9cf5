"""`diplo sql`."""

import sys

import click

from diplo.cli import options
from diplo.cli.output import opened, print_rows


@click.command("sql")
@click.argument("query")
@options.output
def sql_command(query: str, form: str | None) -> None:
    r"""Run one SQL QUERY on the record; it can only read. `-` reads the query from standard input.

    The documented views are listed by: diplo sql "SELECT * FROM data_dictionary WHERE column_name = ''"

    \b
    diplo sql "SELECT state_name, start_edtf FROM current_members WHERE organization = 'sco'"
    """
    text = sys.stdin.read() if query == "-" else query
    with opened() as record:
        table = record.sql(text)
        print_rows(table.names, table.rows, form)
