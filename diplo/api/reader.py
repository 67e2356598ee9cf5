"""What the questions of the record share: the connection, finding keys by name, turning rows into answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import starmap
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

from sqlalchemy.engine import Engine
from sqlalchemy.sql.expression import Select

from diplo.api.finding import find_summit
from diplo.api.reach import Reach
from diplo.dates import DateLike, Window, parse_as_of, parse_window, spoken, today
from diplo.errors import AskedWrongly, NotFound
from diplo.exporting.answers import Answer, Column
from diplo.queries.facts import Citation, select_citations
from diplo.queries.lookup import find_key, fold
from diplo.queries.states import Name, select_names
from diplo.queries.summits import Summit, select_summits

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from diplo.settings import Settings

RowT = TypeVar("RowT", bound=NamedTuple)


class Reader:
    """A database open for reading, and the ways in which all questions read it."""

    def __init__(self, engine: Engine, settings: "Settings") -> None:
        self.engine = engine
        self.settings = settings
        self.connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        self._sessions: list[Session] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Record of {self.settings.path or self.engine.url.render_as_string(hide_password=True)}>"

    def close(self) -> None:
        """Close the database."""
        for session in self._sessions:
            session.close()
        self.connection.close()
        self.engine.dispose()

    @cached_property
    def session(self) -> "Session":
        """A SQLAlchemy session that can only read, for whoever wants the models in `diplo.models.tables`."""
        from sqlalchemy.orm import Session  # slow to import, and no question needs it

        session = Session(self.engine)
        self._sessions.append(session)
        return session

    def citations(self, *keys: str) -> dict[str, tuple[Citation, ...]]:
        """The citations of facts, by key; a part without any of its own has those of its whole."""
        found: dict[str, list[Citation]] = {key: [] for key in keys}
        for start in range(0, len(keys), 500):
            for row in self._rows(Citation, select_citations(tuple(keys[start : start + 500]))):
                found[row.fact].append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    @contextmanager
    def _connection_for_strangers(self) -> Iterator["Connection"]:
        """A connection for a query that is not ours, thrown away after it.

        Such a query could begin a transaction, end one, or change how the connection behaves: it gets one statement
        on a connection of its own, and whatever it began is rolled back. `%` stands for itself in it.
        """
        with self.engine.connect() as connection:
            try:
                yield connection.execution_options(no_parameters=True)
            finally:
                connection.rollback()

    def _rows(
        self, row_type: type[RowT], statement: Select[Any], parameters: dict[str, object] | None = None
    ) -> tuple[RowT, ...]:
        return tuple(starmap(row_type, self.connection.execute(statement, parameters)))

    def _answer(
        self,
        row_type: type[RowT],
        rows: tuple[RowT, ...],
        shown: tuple[Column, ...],
        title: str,
        key_field: str,
        notes: tuple[str, ...] = (),
        sources: bool = False,
    ) -> Answer[RowT]:
        keys = dict.fromkeys(str(getattr(row, key_field)) for row in rows) if sources else {}
        citations = self.citations(*keys) if sources else None
        return Answer(rows, row_type._fields, shown, title, key_field, notes, citations, self.citations)

    def _when(self, as_of: DateLike | None, during: DateLike | None) -> Window:
        if during is not None:
            if as_of is not None:
                raise AskedWrongly("as-of is a point and during a window: give one of them")
            return parse_window(during)
        day = today() if as_of is None else parse_as_of(as_of)
        return Window("today" if as_of is None else str(as_of), day, day)

    def _names(self, kind: str) -> list[Name]:
        return list(self._rows(Name, select_names(kind)))

    def _organization(self, name: str) -> str:
        if name in self._organizations:
            return name
        return find_key("organization", name, self._names("organization"))

    def _state(self, name: str) -> str:
        return find_key("state", name, self._names("state"))

    def _person(self, name: str) -> str:
        return find_key("person", name, self._names("person"))

    def _name(self, key: str) -> str:
        """The usual name of a state, person or organization."""
        query = "SELECT name FROM names WHERE fact = :key AND name_kind = 'name'"
        return next((str(name) for (name,) in self._plain(query, key=key)), key)

    def _organ(self, name: str, organization: str) -> str:
        query = "SELECT key, abbreviation FROM organ WHERE organization_key = :organization ORDER BY key"
        organs = self._plain(query, organization=organization)
        wanted = fold(name)
        for key, abbreviation in organs:
            if wanted in (fold(key), fold(abbreviation or "")):
                return str(key)
        known = ", ".join(str(abbreviation or key) for key, abbreviation in organs) or "none"
        raise NotFound(f"no organ of {organization} matches '{name}'; the record has {known}")

    def _summit(self, which: str, organ: str, organization: str) -> str:
        rows = self._rows(Summit, select_summits())
        if any(row.summit == which for row in rows):
            return which
        key = self._organization(organization)
        has_organs = any(row.organ for row in rows if row.organization == key)
        return find_summit(which, rows, key, self._organ(organ, key) if has_organs else None)

    def sql_row(self, table: str, column: str, key: str) -> dict[str, object]:
        """One row of a table or view of our own, by key, as a dictionary."""
        from sqlalchemy import text

        statement = text(f"SELECT * FROM {table} WHERE {column} = :key")
        return dict(self.connection.execute(statement, {"key": key}).mappings().one())

    def _plain(self, query: str, **parameters: object) -> list[tuple[Any, ...]]:
        from sqlalchemy import text

        return [tuple(row) for row in self.connection.execute(text(query), parameters)]

    @cached_property
    def _organizations(self) -> dict[str, tuple[str, Any, Any]]:
        query = (
            "SELECT key, coalesce(abbreviation, name), cast(founded_earliest as varchar), "
            "cast(dissolved_earliest as varchar) FROM organization"
        )
        return {str(row[0]): (str(row[1]), row[2], row[3]) for row in self._plain(query)}

    def _short_name(self, organization: str) -> str:
        return self._organizations.get(organization, (organization, None, None))[0]

    def _member_notes(self, organization: str, name: str, window: Window) -> tuple[str, ...]:
        _, founded, dissolved = self._organizations.get(organization, (name, None, None))
        notes: tuple[str, ...] = ()
        if founded and window.last.isoformat() < founded:
            day = parse_as_of(founded)
            when = "the next day" if (day - window.last).days == 1 else "later"
            notes = (f"{the(name)[0].upper()}{the(name)[1:]} was founded {when}, on {spoken(day)}.",)
        if dissolved and window.first.isoformat() >= dissolved:
            notes = (f"{the(name)[0].upper()}{the(name)[1:]} ended on {spoken(parse_as_of(dissolved))}.",)
        return notes + self.reach.notes("memberships", organization, window.last)

    @property
    def loaded_by(self) -> str:
        """The version of diplo that loaded the seeds; empty where none were."""
        return next((str(version) for (version,) in self._plain("SELECT diplo_version FROM load")), "")

    @cached_property
    def reach(self) -> Reach:
        """Through which day each subject of the record is complete."""
        return Reach(self._plain)


def the(name: str) -> str:
    """A name with its article."""
    return name if name[:4] == "the " else f"the {name}"
