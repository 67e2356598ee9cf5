"""The only module that knows dates: EDTF texts, as-of points, windows.

A date in the record is an EDTF text (ISO 8601-2, level 0 and the parts of level 1 that the record uses) together with
the first and the last day that it can mean. `2017-06` is not the first of June: it is some day between 2017-06-01 and
2017-06-30, and questions about a day inside that range are answered with "possibly".
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from diplo.errors import BadDate

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)", re.ASCII)
_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written, and the days that it can mean.

    Attributes:
        text: the EDTF text, unchanged.
        earliest: the first day that it can mean; of an interval, the first day of its start.
        latest: the last day that it can mean; of an interval, the last day of its end.
        is_interval: whether it lasts from one date to another, rather than being one date of some precision.
    """

    text: str
    earliest: date
    latest: date
    is_interval: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it names days, on both ends where it has two, and calls none of them uncertain."""
        return all(len(end) == 10 and "X" not in end for end in self.text.split("/"))


def _years(text: str) -> tuple[int, int]:
    return int(text.replace("X", "0")), int(text.replace("X", "9"))


def _parse_point(text: str, whole: str) -> tuple[date, date]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise BadDate(f"'{whole}' is not an EDTF date; write 2024, 2024-07, 2024-07-02 or 2024-07-02/2024-07-04")
    year, month, day, _ = match.groups()
    first, last = _years(year)
    if first < 1:
        raise BadDate(f"'{whole}' has no year 0; years run from 0001 to 9999")
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise BadDate(f"'{whole}' names a day of an unnamed month")
        return date(first, 1, 1), date(last, 12, 31)
    if "X" in year:
        raise BadDate(f"'{whole}' names a month of an unnamed year")
    number = int(month)
    if not 1 <= number <= 12:
        raise BadDate(f"'{whole}' has month {month}; months run from 01 to 12")
    days = monthrange(first, number)[1]
    if day is None or day == "XX":
        return date(first, number, 1), date(first, number, days)
    if not 1 <= int(day) <= days:
        raise BadDate(f"'{whole}' has day {day}; that month runs from 01 to {days}")
    exact = date(first, number, int(day))
    return exact, exact


@lru_cache(maxsize=65536)
def parse_edtf(text: str) -> Edtf:
    """Read an EDTF date or closed interval.

    Taken are years, months and days, unspecified digits at the right (`201X`, `2004-XX`), a qualifier at the end
    (`?`, `~`, `%`), and intervals of two such dates with both ends in. Open intervals, seasons, times and years
    beyond four digits are refused: a spell says that it goes on by having no end.

    Raises:
        BadDate: the text is no such date, or its end lies before its start.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return Edtf(text, *_parse_point(text, text))
    if end in ("", "..") or start in ("", ".."):
        raise BadDate(f"'{text}' is an open interval; give both ends, or leave the end out where the record has one")
    first, second = _parse_point(start, text), _parse_point(end, text)
    if second[1] < first[0] or (second[0] < first[0] and second[1] < first[1]):
        raise BadDate(f"'{text}' ends before it starts")
    return Edtf(text, first[0], second[1], is_interval=True)


def parse_point(text: str) -> Edtf:
    """Read an EDTF date that is no interval.

    Raises:
        BadDate: the text is no such date.
    """
    parsed = parse_edtf(text)
    if parsed.is_interval:
        raise BadDate(f"'{text}' is an interval; one date is wanted here")
    return parsed


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first` to `last`, both in, and the text that they were asked for with."""

    text: str
    first: date
    last: date

    def __str__(self) -> str:
        return self.first.isoformat() if self.first == self.last else f"{self.first} to {self.last}"


DateLike = str | int | date


def _parse_plain(value: DateLike, what: str) -> tuple[date, date]:
    if isinstance(value, date):
        day = date(value.year, value.month, value.day)
        return day, day
    text = str(value).strip()
    if not _PLAIN.fullmatch(text):
        raise BadDate(f"'{text}' is not {what}: write a year, a month or a day (2018, 2018-06, 2018-06-09)")
    return _parse_point(text, text)


def parse_as_of(value: DateLike) -> date:
    """The day that an as-of question means: a year is its 31 December, a month its last day.

    Raises:
        BadDate: the value is no year, month or day.
    """
    return _parse_plain(value, "a point in time")[1]


def parse_window(value: DateLike) -> Window:
    """The days that a during-question means: a year, a month, a day, or an interval of two of them (`2013/2018`).

    Raises:
        BadDate: the value is no such window, or its end lies before its start.
    """
    start, slash, end = str(value).partition("/")
    if slash and not (_PLAIN.fullmatch(start.strip()) and _PLAIN.fullmatch(end.strip())):
        raise BadDate(f"'{value}' is not a window of time: write a year, a month, a day, or two of them (2013/2018)")
    first = _parse_plain(value if not slash else start, "a window of time")
    last = _parse_plain(end, "a window of time") if slash else first
    if last[1] < first[0]:
        raise BadDate(f"'{value}' ends before it starts")
    return Window(str(value).strip(), first[0], last[1])


def is_certain(text: str, window: Window) -> bool:
    """Whether an event that overlaps a window surely does: its days are known, or all possible ones lie inside."""
    when = parse_edtf(text)
    return when.is_exact or (window.first <= when.earliest and when.latest <= window.last)


def surely_holds(start: str, end: str | None, window: Window) -> bool:
    """Whether a half-open spell surely holds on some day of a window."""
    return parse_edtf(start).latest <= window.last and (end is None or parse_edtf(end).earliest > window.first)


def parse_day(text: str) -> date:
    """The day that a text names to the day.

    Raises:
        BadDate: the text is no day.
    """
    parsed = parse_point(text)
    if not parsed.is_exact:
        raise BadDate(f"'{text}' is not a day; write YYYY-MM-DD")
    return parsed.earliest


def unbroken(slices: Iterable[tuple[int, date]]) -> date:
    """The last day through which slices of a year each are complete without a gap.

    A slice that is not complete to the end of its year ends the run, unless it is the last one; a year without a slice
    is a year in which there was nothing.

    Args:
        slices: (year, the last complete day in it), at least one.
    """
    ordered = sorted(slices)
    for year, day in ordered[:-1]:
        if day < date(year, 12, 31):
            return day
    return ordered[-1][1]


def today() -> date:
    """Today, where the machine is."""
    return datetime.now().astimezone().date()


def spoken(day: date) -> str:
    """A day as people write it: 9 June 2017."""
    return f"{day.day} {day:%B} {day.year}"
