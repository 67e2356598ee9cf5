"""What the questions of the record share: the connection, finding keys by name, turning rows into answers."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

from sqlalchemy.engine import Engine
from sqlalchemy.sql.expression import Select

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

_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?", re.ASCII)
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
        """The citations of facts, by key; a part without any of its own has those of its whole.

        Of a record that was closed there are none.
        """
        if self.connection.closed:
            return {}
        found: dict[str, list[Citation]] = {key: [] for key in keys}
        for start in range(0, len(keys), 500):
            for row in self._rows(Citation, select_citations(tuple(keys[start : start + 500]))):
                found[row.fact].append(row)
        return {key: tuple(rows) for key, rows in found.items()}

    @contextmanager
    def _connection_for_strangers(self) -> Iterator["Connection"]:
        """A connection for a query that is not ours.

        On PostgreSQL such a query could ask for a transaction that writes, or end the one it is in: it gets one
        statement in a transaction of its own, which is rolled back. On SQLite the file itself is open for reading only.
        """
        if self.engine.dialect.name == "sqlite":
            yield self.connection
        else:
            with self.engine.connect() as connection:
                yield connection

    def _rows(
        self, row_type: type[RowT], statement: Select[Any], parameters: dict[str, object] | None = None
    ) -> tuple[RowT, ...]:
        make = row_type._make
        return tuple(map(make, self.connection.execute(statement, parameters)))

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
        wanted = fold(which)
        exact = [row.summit for row in rows if row.summit == which]
        if exact:
            return exact[0]
        key = self._organization(organization)
        organ = organ.lower().removeprefix(f"{key}-")
        own = [
            row for row in rows if row.organization == key and (row.organ or "").removeprefix(f"{key}-") in ("", organ)
        ]
        if _DATE.fullmatch(which):
            window = parse_window(which)
            found = [row for row in own if row.date_earliest <= window.last and row.date_latest >= window.first]
        elif wanted.isdigit():
            number = int(wanted)
            found = [row for row in own if number in (row.ordinal, row.date_earliest.year)]
        else:
            words = wanted.split()
            found = [
                row for row in own if all(w in fold(f"{row.city} {row.date_earliest.year}").split() for w in words)
            ]
        if len(found) == 1:
            return found[0].summit
        if found:
            raise AskedWrongly(f"'{which}' is several summits: {', '.join(row.summit for row in found)}; give a key")
        raise NotFound(f"no summit matches '{which}'; `diplo summits` lists them (year, ordinal, city or key)")

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
        return notes + self._reach_notes("memberships", organization, window.last)

    @cached_property
    def reach(self) -> dict[tuple[str, str], str]:
        """Through which day each subject and scope is complete, as ISO text.

        Where files are slices of a year each, that is the last day before the first gap: a slice that is not complete
        to the end of its year ends the run. Elsewhere the weakest file counts.
        """
        found: dict[tuple[str, str], list[tuple[str, str]]] = {}
        query = "SELECT subject, scope, path, cast(complete_through as varchar) FROM coverage ORDER BY path"
        for subject, scope, path, day in self._plain(query):
            found.setdefault((subject, scope), []).append((str(path).rpartition("/")[2].removesuffix(".yml"), str(day)))
        return {key: _unbroken(files) for key, files in found.items()}

    def _reach_notes(self, subject: str, scope: str, last: Any) -> tuple[str, ...]:
        ends = [
            day for (name, where), day in self.reach.items() if name == subject and (not scope or where in (scope, ""))
        ]
        if not ends or (last is not None and last.isoformat() <= min(ends)):
            return ()
        if last is None and subject != "visits":
            return ()
        return (f"The record of {subject} is complete through {spoken(parse_as_of(min(ends)))}.",)


def _unbroken(files: list[tuple[str, str]]) -> str:
    """The last complete day of files in order of name, given as (name, complete through)."""
    if not all(name.isdigit() for name, _ in files):
        return min(day for _, day in files)
    broken = [day for name, day in files[:-1] if day < f"{name}-12-31"]
    return broken[0] if broken else files[-1][1]


def the(name: str) -> str:
    """A name with its article."""
    return name if name[:4] == "the " else f"the {name}"
