"""What a plain CHECK cannot say: no two overlapping spells, on SQLite by triggers, on PostgreSQL by exclusion.

Two spells overlap when the days on which each surely holds have a day in common. That days known only to the month or
the year may touch is no mistake: `1960` can end one spell and start the next. On SQLite, citations are guarded by
triggers as well, since a plain `sqlite3` shell does not check foreign keys unless told to.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guard:
    """One rule as the statements that set it up and take it down, for each of the two databases."""

    name: str
    sqlite: dict[str, str]
    postgresql: str


def _no_overlap(table: str, columns: tuple[str, ...], what: str) -> Guard:
    name = f"{table}_no_overlap"
    same = " AND ".join(f"other.{column} = NEW.{column}" for column in columns)
    body = (
        "BEGIN "
        f"SELECT RAISE(ABORT, '{what}') FROM {table} AS other WHERE other.key <> NEW.key AND {same} "
        "AND other.start_latest < coalesce(NEW.end_earliest, '9999-12-31') "
        "AND NEW.start_latest < coalesce(other.end_earliest, '9999-12-31') "
        "AND (other.end_earliest IS NULL OR other.end_earliest > other.start_latest) "
        "AND (NEW.end_earliest IS NULL OR NEW.end_earliest > NEW.start_latest); END"
    )
    columns_sql = ", ".join(f"{column} WITH =" for column in columns)
    sure = (
        "daterange(start_latest, CASE WHEN end_earliest IS NULL THEN NULL "
        "ELSE greatest(start_latest, end_earliest) END)"
    )
    return Guard(
        name,
        {
            f"{name}_insert": f"CREATE TRIGGER {name}_insert BEFORE INSERT ON {table} {body}",
            f"{name}_update": f"CREATE TRIGGER {name}_update BEFORE UPDATE ON {table} {body}",
        },
        f"ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist ({columns_sql}, {sure} WITH &&) "
        "DEFERRABLE INITIALLY DEFERRED",
    )


def _citation_stands() -> dict[str, str]:
    body = (
        "BEGIN "
        "SELECT RAISE(ABORT, 'a citation needs a source that is in the record') "
        "WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.key = NEW.source_key); "
        "SELECT RAISE(ABORT, 'a citation needs a fact that is in the record') "
        "WHERE NOT EXISTS (SELECT 1 FROM fact WHERE fact.key = NEW.fact_key); END"
    )
    names = {"INSERT": "citation_stands_insert", "UPDATE": "citation_stands_update"}
    return {name: f"CREATE TRIGGER {name} BEFORE {event} ON citation {body}" for event, name in names.items()}


OVERLAPS = (
    _no_overlap(
        "membership",
        ("organization_key", "state_key"),
        "a state has one status in an organization at a time; this spell overlaps another",
    ),
    _no_overlap(
        "chairmanship",
        ("organization_key",),
        "an organization has one chair at a time; this chairmanship overlaps another",
    ),
)

SQLITE_TRIGGERS: dict[str, str] = {
    **{name: sql for guard in OVERLAPS for name, sql in guard.sqlite.items()},
    **_citation_stands(),
}
POSTGRESQL_CONSTRAINTS: dict[str, str] = {guard.name: guard.postgresql for guard in OVERLAPS}
