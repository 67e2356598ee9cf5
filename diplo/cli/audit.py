"""`diplo audit`."""

import sys

import click

from diplo.cli import options
from diplo.cli.output import opened, print_answer


@click.command("audit")
@click.option("--all", "everything", is_flag=True, help="Print the findings that an editor explained, too.")
@options.output
def audit_command(everything: bool, form: str | None) -> None:
    """Check whether the facts of the record fit together; exit 1 where something does not and nobody explained it.

    An explanation is an entry in seeds/exceptions.yml.
    """
    with opened() as record:
        findings = record.audit(explained=everything)
        print_answer(findings, form)
        sys.exit(1 if any(finding.explained is None for finding in findings) else 0)
