"""The one way in which rows are written: replace all rows of one origin by others, in the caller's transaction.

Only what differs is touched. A row that changed is deleted and inserted again, so that no moment between two
statements breaks a rule (two spells that trade a day, say); foreign keys are checked when the transaction ends.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table
from sqlalchemy.exc import IntegrityError

from diplo.dates import parse_edtf
from diplo.errors import Refused
from diplo.models.tables import (
    AuditException,
    Base,
    Citation,
    CitationField,
    Coverage,
    Fact,
    Following,
    Load,
    RetiredKey,
    Source,
)
from diplo.vocabulary import FactKind, Origin

Row = tuple[str | int | None, ...]
"""A row's values in the order of the table's columns; days are ISO texts."""

Difference = tuple[dict[Row, Row], dict[Row, Row]]
"""Rows to delete and rows to insert, by key; a changed row is in both."""

_WHOLLY_SEEDED = {model.__tablename__ for model in (AuditException, Coverage, Following, Load, RetiredKey)}
_CITATION_PARTS = {CitationField.__tablename__}
_MADE_BY_MIGRATIONS = {"calendar_year", "data_dictionary", "vocabulary"}

TABLES: tuple[Table, ...] = tuple(
    table for table in Base.metadata.sorted_tables if table.name not in _MADE_BY_MIGRATIONS
)


@dataclass(slots=True)
class Rows:
    """The rows that there are to be, by table and primary key."""

    by_table: dict[str, dict[Row, Row]] = field(default_factory=lambda: {table.name: {} for table in TABLES})

    def add(self, model: type[Base], **values: str | int | None) -> None:
        """Add a row; columns that are not named are NULL. A row under a key that is there already replaces it."""
        name = model.__tablename__
        row = tuple(values.get(column) for column in _NAMES[name])
        self.by_table[name][tuple(row[index] for index in _KEY_PLACES[name])] = row

    def add_fact(
        self, key: str, kind: FactKind, origin: Origin, *, parent: str | None = None, note: str | None = None
    ) -> None:
        """Enter a fact's key; its own row goes into the table of its kind."""
        self.add(Fact, key=key, kind=kind.value, parent_key=parent, origin=origin.value, note=note)


def date_columns(prefix: str, text: str | None) -> dict[str, str | None]:
    """The three columns of a date: as written, and the days that it can mean; none for no date.

    Raises:
        BadDate: the text is no date.
    """
    if text is None:
        return {}
    parsed = parse_edtf(text)
    return {
        f"{prefix}_edtf": text,
        f"{prefix}_earliest": parsed.earliest.isoformat(),
        f"{prefix}_latest": parsed.latest.isoformat(),
    }


_NAMES: dict[str, tuple[str, ...]] = {table.name: tuple(column.name for column in table.columns) for table in TABLES}
_KEY_PLACES: dict[str, tuple[int, ...]] = {
    table.name: tuple(index for index, column in enumerate(table.columns) if column.primary_key) for table in TABLES
}


@dataclass(slots=True)
class Changes:
    """What a write changed, fact by fact.

    Attributes:
        added, changed, removed: the keys of facts and sources, with their kinds.
    """

    added: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    removed: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def counts(self) -> dict[str, tuple[int, int, int]]:
        """Per kind: how many were added, changed, removed."""
        totals = [Counter(part.values()) for part in (self.added, self.changed, self.removed)]
        return {
            kind: (totals[0][kind], totals[1][kind], totals[2][kind])
            for kind in sorted({kind for total in totals for kind in total})
        }


def replace_rows(connection: Connection, origin: Origin, rows: Rows) -> Changes:
    """Make the rows of one origin exactly these; rows of other origins stay.

    A key that another origin holds already is taken over with all that hangs on it, citations of others excepted: so
    a fact that was ingested first and written into the seeds later is one fact.

    The caller's transaction decides whether it holds: nothing is committed here.

    Raises:
        Refused: the database does not take the rows, since they break one of its rules.
    """
    taken = _taken_over(connection, origin, rows)
    differences = []
    for table in TABLES:
        there = _read(connection, table, _owned(table, origin)) | _read_taken(connection, table, taken)
        wanted = rows.by_table[table.name]
        gone = {key: row for key, row in there.items() if wanted.get(key) != row}
        come = {key: row for key, row in wanted.items() if there.get(key) != row}
        differences.append((gone, come))
    return _apply(connection, differences, rows)


def add_rows(connection: Connection, rows: Rows) -> Changes:
    """Add those of the rows whose keys are not there yet; what is there already, of whatever origin, stays as it is.

    Raises:
        Refused: the database does not take the rows, since they break one of its rules.
    """
    differences: list[Difference] = []
    for table in TABLES:
        wanted = rows.by_table[table.name]
        there = {key for key in wanted if _read(connection, table, *_by_key(connection, table, key))}
        differences.append(({}, {key: row for key, row in wanted.items() if key not in there}))
    return _apply(connection, differences, rows)


def _apply(connection: Connection, differences: list[Difference], rows: Rows) -> Changes:
    try:
        for table, (gone, _) in zip(reversed(TABLES), reversed(differences), strict=True):
            _delete(connection, table, gone)
        for table, (_, come) in zip(TABLES, differences, strict=True):
            _insert(connection, table, come.values())
        if connection.dialect.name == "sqlite":
            _refuse_dangling(connection)
        else:
            connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as error:
        raise Refused(f"the database refused a row: {str(error.orig).splitlines()[0]}") from error
    return _sum_up(differences, rows)


def _taken_over(connection: Connection, origin: Origin, rows: Rows) -> dict[str, list[str]]:
    """The keys of facts, sources and citations that these rows want and another origin holds."""
    taken = {}
    for name in (Fact.__tablename__, Source.__tablename__, Citation.__tablename__):
        others = connection.exec_driver_sql(f"SELECT key FROM {name} WHERE origin <> '{origin}'")
        taken[name] = [str(key) for (key,) in others if (key,) in rows.by_table[name]]
    return taken


def _read_taken(connection: Connection, table: Table, taken: Mapping[str, list[str]]) -> dict[Row, Row]:
    keys = () if table.name in _WHOLLY_SEEDED else taken[_owner_table(table)]
    mark = _placeholders(connection, 1)[0]
    found: dict[Row, Row] = {}
    for key in keys:
        found |= _read(connection, table, f" WHERE {_owner_column(table)} = {mark}", (key,))
    return found


def _owner_column(table: Table) -> str:
    return next(iter(table.primary_key.columns)).name


def _owner_table(table: Table) -> str:
    """The table whose `origin` decides to whom a row of this one belongs."""
    if "origin" in table.columns:
        return table.name
    return Citation.__tablename__ if table.name in _CITATION_PARTS else Fact.__tablename__


def _owned(table: Table, origin: Origin) -> str:
    """The WHERE clause that picks the rows of an origin."""
    if table.name in _WHOLLY_SEEDED:
        return "" if origin is Origin.SEEDS else " WHERE 1 = 0"
    if "origin" in table.columns:
        return f" WHERE origin = '{origin}'"
    return f" WHERE {_owner_column(table)} IN (SELECT key FROM {_owner_table(table)} WHERE origin = '{origin}')"


def _by_key(connection: Connection, table: Table, key: Row) -> tuple[str, Row]:
    columns = [_NAMES[table.name][index] for index in _KEY_PLACES[table.name]]
    marks = _placeholders(connection, len(columns))
    return " WHERE " + " AND ".join(f"{c} = {m}" for c, m in zip(columns, marks, strict=True)), key


def _read(connection: Connection, table: Table, where: str, parameters: Row = ()) -> dict[Row, Row]:
    places = _KEY_PLACES[table.name]
    found = connection.exec_driver_sql(f"SELECT {', '.join(_NAMES[table.name])} FROM {table.name}{where}", parameters)
    texts = (tuple(value.isoformat() if hasattr(value, "isoformat") else value for value in row) for row in found)
    return {tuple(row[index] for index in places): row for row in texts}


def _placeholders(connection: Connection, count: int) -> list[str]:
    return ["?" if connection.dialect.name == "sqlite" else "%s"] * count


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    values = list(rows)
    if values:
        names = _NAMES[table.name]
        marks = ", ".join(_placeholders(connection, len(names)))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})", values)


def _delete(connection: Connection, table: Table, rows: Mapping[Row, Row]) -> None:
    if rows:
        where, _ = _by_key(connection, table, ())
        connection.exec_driver_sql(f"DELETE FROM {table.name}{where}", list(rows))


def _refuse_dangling(connection: Connection) -> None:
    """Name the row that a commit would only call a failed constraint."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        table, rowid, target, _ = broken
        names = ", ".join(f"{name}" for name in _NAMES[table])
        row = connection.exec_driver_sql(f"SELECT {names} FROM {table} WHERE rowid = ?", (rowid,)).one()
        raise Refused(f"a row of {table} ({row[0]}) points to a row of {target} that is not there")


def _sum_up(differences: list[Difference], rows: Rows) -> Changes:
    touched: dict[str, tuple[bool, bool]] = {}
    kinds: dict[str, str] = {}
    inside: set[str] = set()
    for table, (gone, come) in zip(TABLES, differences, strict=True):
        if table.name in (Fact.__tablename__, Source.__tablename__):
            for place in gone.keys() | come.keys():
                key = str(place[0])
                touched[key] = (place in gone, place in come)
                kinds[key] = (
                    "source" if table.name == Source.__tablename__ else str((come.get(place) or gone[place])[1])
                )
        elif table.name == Citation.__tablename__:
            inside |= {str(row[1]) for row in (*gone.values(), *come.values())}
        elif table.name in _CITATION_PARTS:
            inside |= {str(place[0]).partition("|")[0] for place in (*gone, *come)}
        elif table.name not in _WHOLLY_SEEDED:
            inside |= {str(place[0]) for place in (*gone, *come)}
    facts = rows.by_table[Fact.__tablename__]
    for key in inside - touched.keys():
        touched[key] = (True, True)
        kinds[key] = str(facts[(key,)][1]) if (key,) in facts else "fact"

    def with_state(state: tuple[bool, bool]) -> dict[str, str]:
        return {key: kinds[key] for key in sorted(touched) if touched[key] == state}

    return Changes(with_state((False, True)), with_state((True, True)), with_state((True, False)))
