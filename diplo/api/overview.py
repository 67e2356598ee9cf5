"""The record in numbers: what `diplo db info` prints."""

from typing import TYPE_CHECKING, Any, NamedTuple

from diplo.exporting.answers import Answer, Card, Column

if TYPE_CHECKING:
    from diplo.api.record import Record


class KindCount(NamedTuple):
    """How many facts of a kind there are, and on how many sources each rests."""

    kind: str
    facts: int
    one_source: int
    two_sources: int
    three_or_more: int
    two_or_more_percent: float | None


class SubjectReach(NamedTuple):
    """Through which day a subject is complete."""

    subject: str
    scope: str
    complete_through: str


_COUNTS = """
SELECT f.kind, count(*),
       sum(CASE WHEN n = 1 THEN 1 ELSE 0 END), sum(CASE WHEN n = 2 THEN 1 ELSE 0 END),
       sum(CASE WHEN n >= 3 THEN 1 ELSE 0 END)
FROM (SELECT fact.kind AS kind,
        (SELECT count(DISTINCT s.publisher) FROM citation AS c JOIN source AS s ON s.key = c.source_key
         WHERE c.fact_key = fact.key) AS n
      FROM fact) AS f
GROUP BY f.kind ORDER BY f.kind
"""

_EVENTFUL = ("memberships", "chairmanships", "summits", "visits", "populations")
_COUNT_COLUMNS = (
    Column("Kind", lambda row: row.kind.replace("_", " ")),
    Column("Facts", "facts"),
    Column("1 source", "one_source"),
    Column("2", "two_sources"),
    Column("3 or more", "three_or_more"),
    Column("2+ %", "two_or_more_percent"),
)
_REACH_COLUMNS = (
    Column("Subject", "subject"),
    Column("Scope", "scope"),
    Column("Complete through", "complete_through"),
)


def info_card(record: "Record") -> Card:
    """What the record holds, and what it was loaded from.

    Sources by the same publisher count once: two reports of one agency are not independent.
    """
    from diplo.database import SCHEMA_REVISION

    kinds = tuple(_kind_count(*row) for row in record._plain(_COUNTS))
    reach = tuple(
        SubjectReach(*subject, day.isoformat())
        for subject, day in sorted(record.reach.days.items())
        if subject[0] in _EVENTFUL
    )
    loaded = record._plain("SELECT diplo_version, seeds_sha256 FROM load")
    sources = record._plain("SELECT count(*), count(DISTINCT publisher) FROM source")[0]
    citations = record._plain("SELECT count(*), sum(CASE WHEN stance = 'disputes' THEN 1 ELSE 0 END) FROM citation")[0]
    pairs = [
        ("Database", str(record.settings.path or record.engine.url.render_as_string(hide_password=True))),
        ("Schema", SCHEMA_REVISION),
        ("Sources", f"{sources[0]} by {sources[1]} publishers"),
        ("Citations", f"{citations[0]}, of which {citations[1] or 0} dispute the record's value"),
    ]
    if loaded:
        pairs[2:2] = [("Loaded by", f"diplo {loaded[0][0]}"), ("Seeds digest", str(loaded[0][1]))]
    sections: dict[str, Answer[Any]] = {
        "facts": Answer(kinds, KindCount._fields, _COUNT_COLUMNS, "Facts and on how many publishers they rest", "kind"),
        "reach": Answer(reach, SubjectReach._fields, _REACH_COLUMNS, "Complete through", "subject"),
    }
    fields: dict[str, object] = {label.lower().replace(" ", "_"): text for label, text in pairs}
    return Card("record", "The record", tuple(pairs), sections, fields=fields)


def _kind_count(kind: str, facts: int, one: int, two: int, more: int) -> KindCount:
    cited = one + two + more
    return KindCount(kind, facts, one, two, more, round(100 * (two + more) / cited, 1) if cited else None)
