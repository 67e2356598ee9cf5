"""Which summit is meant: by key, year, date, ordinal or city."""

import re

from diplo.dates import parse_window
from diplo.errors import AskedWrongly, NotFound
from diplo.queries.lookup import fold
from diplo.queries.summits import Summit

_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?", re.ASCII)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)?", re.ASCII)


def find_summit(which: str, summits: tuple[Summit, ...], organization: str, organ: str | None) -> str:
    """The key of the one summit that is meant.

    Args:
        which: what was asked for.
        summits: all summits.
        organization: of which organization, where no key is given.
        organ: of which organ; others are looked at only where none of it matches.

    Raises:
        NotFound: nothing matches.
        AskedWrongly: several match, or nothing was asked for.
    """
    wanted = fold(which)
    if not wanted:
        raise AskedWrongly("name a summit: a key, a year, a date, a number or a city")
    for row in summits:
        if fold(row.summit) == wanted:
            return row.summit
    own = [row for row in summits if row.organization == organization]
    first = [row for row in own if row.organ in (organ, None)]
    for rows in (first, own):
        found = [row for row in rows if _is_meant(which.strip(), wanted, row)]
        if len(found) == 1:
            return found[0].summit
        if found:
            keys = ", ".join(row.summit for row in found[:12])
            raise AskedWrongly(f"'{which}' is several summits: {keys}; give a key")
    raise NotFound(f"no summit matches '{which}'; `diplo summits` lists them (year, number, city or key)")


def _is_meant(which: str, wanted: str, row: Summit) -> bool:
    if _DATE.fullmatch(which):
        window = parse_window(which)
        return row.date_earliest <= window.last and row.date_latest >= window.first
    number = _ORDINAL.fullmatch(wanted)
    if number:
        return int(number.group(1)) in (row.ordinal, row.date_earliest.year)
    words = {*fold(f"{row.city} {row.host_name or ''} {row.date_earliest.year} {row.organ or ''}").split()}
    return all(word in words for word in wanted.split())
