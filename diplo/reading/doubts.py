"""Days that were worked out rather than read are left open where the record shows how easily they are a day off.

A report of the morning after says `yesterday`, a caption `on Friday`; which day that was hangs on the day of the
report, which may itself be that of printing. A claim must not accuse for that: where a meeting of the record lies
close by, or lasted several days, only the month of a worked-out day is kept. A day that the text spells out stays,
right or wrong.
"""

from datetime import timedelta

from diplo.dates import parse_edtf
from diplo.queries.lookup import fold
from diplo.reading.draft import Draft
from diplo.reading.meetings import Summit
from diplo.reading.merging import agree

_SPELT_OUT = frozenset({"iso", "dotted", "year_of", "span", "span2", "days", "days2", "day", "day2"})
_CLOSE = timedelta(10)
_DATELINE = 60
"""How many characters of a line a dateline may take."""


def leave_doubtful_days_open(draft: Draft) -> None:
    """Keep only the month of a meeting's day that was worked out and that the record's meeting there puts in doubt."""
    for summit in draft.summits:
        if summit.date is None or not summit.city or _is_spelt_out(draft, summit):
            continue
        claimed = parse_edtf(summit.date)
        if not claimed.is_exact or claimed.earliest.month != claimed.latest.month:
            continue
        days = draft.lexicon.summit_days.get((summit.organization, fold(summit.city)), ())
        near = [
            (first, last)
            for first, last in days
            if first - _CLOSE <= claimed.latest and claimed.earliest <= last + _CLOSE
        ]
        if any((first, last) != (claimed.earliest, claimed.latest) for first, last in near):
            summit.date = f"{claimed.earliest:%Y-%m}"


def _is_spelt_out(draft: Draft, summit: Summit) -> bool:
    """Whether the line of the meeting, its dateline aside, names the day in figures."""
    for mention in draft.marks(summit.line.text, "D"):
        found = draft.when(mention)
        if found is None or draft.dates[int(mention.key)].kind not in _SPELT_OUT or not agree(found, summit.date):
            continue
        in_dateline = mention.start - summit.line.start < _DATELINE and draft.day and found == draft.day.isoformat()
        if not in_dateline:
            return True
    return False
