"""Small things that answers are made of: which statuses are meant, how a day is spoken of, how sure a row is."""

from collections.abc import Iterable
from typing import TypeVar

from diplo.dates import DateLike, Window, is_certain, spoken
from diplo.errors import AskedWrongly
from diplo.queries.events import Event
from diplo.queries.populations import Population, Share
from diplo.queries.summits import Summit
from diplo.queries.visits import Visit
from diplo.vocabulary import MembershipStatus

STATUSES = tuple(str(status) for status in MembershipStatus)


def statuses(status: str | Iterable[str]) -> tuple[str, ...]:
    """The statuses that are meant; none of them listed means all.

    Raises:
        AskedWrongly: one of them is no status, or none was named.
    """
    given = (status,) if isinstance(status, str) else tuple(status)
    if not given:
        raise AskedWrongly(f"name a status: {', '.join(STATUSES)} or all")
    if "all" in given:
        return ()
    for one in given:
        if one not in STATUSES:
            raise AskedWrongly(f"'{one}' is no status; those are {', '.join(STATUSES)} and all")
    return given


def shares(figures: tuple[Population, ...], names: dict[str, str]) -> tuple[Share, ...]:
    """The populations of states as shares of the world in the same series, and a last row that sums them up."""
    world = next((figure for figure in figures if figure.state is None), None)
    if world is None:
        return ()
    own = [figure for figure in figures if figure.state is not None and figure.series == world.series]
    rows = [
        Share(f.state or "", names[f.state or ""], f.year, f.persons, f.persons / world.persons, f.series, f.population)
        for f in own
    ]
    total = sum(figure.persons for figure in own)
    together = Share("", "Together", world.year, total, total / world.persons, world.series, world.population)
    return (*rows, together) if rows else ()


DatedRow = TypeVar("DatedRow", Summit, Visit, Event)


def dated(rows: tuple[DatedRow, ...], window: Window | None) -> tuple[DatedRow, ...]:
    """The rows with how sure it is that they are in the window."""
    if window is None:
        return rows
    return tuple(row._replace(certainty=sure(is_certain(row.date_edtf, window))) for row in rows)


def sure(certain: bool) -> str:
    """The word for it, as the views have it."""
    return "certain" if certain else "possible"


def words(term: str) -> str:
    """A term of a vocabulary as people write it."""
    return term.replace("_", " ")


def phrase(window: Window, as_of: DateLike | None, during: DateLike | None) -> str:
    """The day or window of a question, as it was understood."""
    if during is not None:
        return f"at any time in {window.text}" + (f" ({window})" if window.first != window.last else "")
    meant = f"on {spoken(window.last)}"
    if as_of is None:
        return f"today, {meant}"
    text = str(as_of)
    return meant if len(text) > 7 else f"{meant} (the end of {text})"
