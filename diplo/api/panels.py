"""The record as panels for statistics."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, overload

from diplo.api import columns
from diplo.api.reader import Reader, the
from diplo.api.wording import statuses
from diplo.dates import DateLike, parse_window
from diplo.errors import AskedWrongly
from diplo.exporting.answers import Answer

if TYPE_CHECKING:
    from diplo.queries.panels import DyadYear, StateYear


class Panels(Reader):
    """Memberships year by year, a state or a pair of states a row."""

    @overload
    def members_panel(
        self,
        organization: str = ...,
        *,
        unit: Literal["state"] = ...,
        status: str | Iterable[str] = ...,
        during: DateLike | None = ...,
        sources: bool = ...,
    ) -> Answer["StateYear"]: ...

    @overload
    def members_panel(
        self,
        organization: str = ...,
        *,
        unit: Literal["dyad"],
        status: str | Iterable[str] = ...,
        during: DateLike | None = ...,
        sources: bool = ...,
    ) -> Answer["DyadYear"]: ...

    def members_panel(
        self,
        organization: str = "sco",
        *,
        unit: Literal["state", "dyad"] = "state",
        status: str | Iterable[str] = "all",
        during: DateLike | None = None,
        sources: bool = False,
    ) -> Answer["StateYear"] | Answer["DyadYear"]:
        """Who had which status at the end of each year, with COW, Gleditsch-Ward and ISO codes, for statistics.

        Years that are not over, and years beyond the record, are left out rather than guessed.

        Args:
            organization: which.
            unit: `state` for a row a state and year; `dyad` for a row a pair of states with the same status and year.
            status: one status, several, or `all`.
            during: only the years whose last day lies in this window.
            sources: whether to bring the citations along; of a pair, those of its first state's spell.

        Raises:
            AskedWrongly: a date, status, unit or organization cannot be understood.
        """
        from diplo.queries.panels import DyadYear, StateYear, dyads, select_state_years, with_numbers

        if unit not in ("state", "dyad"):
            raise AskedWrongly(f"'{unit}' is no unit of a panel; those are state and dyad")
        wanted = statuses(status)
        window = parse_window(during) if during is not None else None
        key = self._organization(organization)
        first, last = (window.first, window.last) if window else (None, None)
        found = self._rows(StateYear, select_state_years(key, wanted, first, last))
        states = tuple(with_numbers(row) for row in found)
        name = the(self._short_name(key))
        span = f", {states[0].year} to {states[-1].year}" if states else ""
        notes = self.reach.notes("memberships", key, last)
        if unit == "state":
            title = f"States with a status in {name} by year{span}: {len(states)} state-years"
            return self._answer(StateYear, states, columns.STATE_YEARS, title, "membership", notes, sources)
        pairs = tuple(dyads(states))
        title = f"Pairs of states with the same status in {name} by year{span}: {len(pairs)} dyad-years"
        return self._answer(DyadYear, pairs, columns.DYAD_YEARS, title, "membership1", notes, sources)
