"""Findings, the exceptions that explain them, and the run of all checks."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from sqlalchemy import Connection, text

from diplo.vocabulary import AuditCheck

Check = Callable[[Connection], Iterator["Finding"]]


class Finding(NamedTuple):
    """Something that does not fit.

    Attributes:
        check: which check found it.
        fact: the key of the fact at fault.
        message: what does not fit.
        explained: the editor's reason, where there is one.
    """

    check: str
    fact: str
    message: str
    explained: str | None = None


def read(connection: Connection, query: str, **parameters: object) -> list[tuple[object, ...]]:
    """The rows of a query on the documented views."""
    return [tuple(row) for row in connection.execute(text(query), parameters)]


def run(connection: Connection, checks: dict[AuditCheck, Check]) -> tuple[list[Finding], list[tuple[str, str]]]:
    """All findings, and the exceptions that no longer excuse anything.

    Args:
        connection: a database, for reading.
        checks: the checks to run, by name.

    Returns:
        The findings in order of check and fact, and the stale exceptions as (check, fact).
    """
    query = "SELECT audit_check, fact_key, reason FROM audit_exception"
    reasons = {(str(check), str(fact)): str(reason) for check, fact, reason in read(connection, query)}
    found = [finding for check in checks.values() for finding in check(connection)]
    explained = [
        finding._replace(explained=reasons.get((finding.check, finding.fact))) for finding in sorted(set(found))
    ]
    used = {(finding.check, finding.fact) for finding in found}
    stale = sorted(key for key in reasons if key not in used and AuditCheck(key[0]) in checks)
    return explained, stale
