"""Whether a database still holds what its own rules promise, beyond what its constraints can say."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from diplo.dates import parse_edtf
from diplo.errors import BadDate

if TYPE_CHECKING:
    from diplo.api.record import Record

UNCITED = ("trip", "participation", "organ")
"""Kinds of facts that rest on the citations of others: a trip on its visits', a part on its whole's."""


def verify(record: "Record") -> Iterator[str]:
    """Yield one line for each thing that is wrong.

    Broken pages, dangling keys, dates that do not mean their days, facts without a row of their kind or a citation.
    """
    if record.engine.dialect.name == "sqlite":
        broken = tuple(_pages(record))
        yield from broken
        if broken:
            return  # what stands on broken pages says nothing
        for table, rowid, target, _ in record._plain("PRAGMA foreign_key_check"):
            yield f"{table}, row {rowid}: points to a row of {target} that is not there"
    yield from _dates(record)
    yield from _homeless(record)
    marks = ", ".join(f"'{kind}'" for kind in UNCITED)
    uncited = (
        f"SELECT kind, key FROM fact WHERE kind NOT IN ({marks}) "
        "AND NOT EXISTS (SELECT 1 FROM citation WHERE citation.fact_key = fact.key) ORDER BY kind, key"
    )
    for kind, key in record._plain(uncited):
        yield f"{kind} {key}: has no citation"


def _pages(record: "Record") -> Iterator[str]:
    try:
        yield from (str(row[0]) for row in record._plain("PRAGMA integrity_check") if row[0] != "ok")
    except DBAPIError as error:
        yield str(error.orig)


def _dates(record: "Record") -> Iterator[str]:
    columns = record._plain(
        "SELECT object_name, column_name FROM data_dictionary WHERE object_type = 'table' "
        "AND column_name LIKE '%\\_earliest' ESCAPE '\\' ORDER BY object_name, column_name"
    )
    for table, column in columns:
        prefix = str(column).removesuffix("_earliest")
        rows = record._plain(
            f"SELECT {prefix}_edtf, cast({prefix}_earliest as varchar), cast({prefix}_latest as varchar) "
            f"FROM {table} WHERE {prefix}_edtf IS NOT NULL"
        )
        for text, earliest, latest in rows:
            try:
                parsed = parse_edtf(str(text))
            except BadDate as error:
                yield f"{table}.{prefix}_edtf: {error}"
                continue
            if (parsed.earliest.isoformat(), parsed.latest.isoformat()) != (earliest, latest):
                yield f"{table}.{prefix}: '{text}' does not mean {earliest} to {latest}"


def _homeless(record: "Record") -> Iterator[str]:
    for (kind,) in record._plain("SELECT DISTINCT kind FROM fact ORDER BY kind"):
        query = f"SELECT key FROM fact WHERE kind = '{kind}' AND key NOT IN (SELECT key FROM {kind})"
        for (key,) in record._plain(query):
            yield f"{kind} {key}: stands in fact, but not in {kind}"
