"""Dates in running text, also relative ones, resolved against the day of the document; never against the clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from diplo.dates import parse_edtf
from diplo.errors import BadDate

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_HALF_A_YEAR = 6
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?![A-Za-z])"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:19\d\d|20[0-4]\d)(?!\d)"
_TO = r"\s?(?:-|\u2013|to|and|until|till|through|&)\s?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_COUNT = r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d{1,2})"

_PATTERNS = (
    ("iso", r"(?P<iso>\b(?:19\d\d|20[0-4]\d)-\d\d-\d\d)\b"),
    ("dotted", r"\b(?P<o_d>[0-3]?\d)\.(?P<o_m>[01]?\d)\.(?P<o_y>(?:19|20)\d\d)\b"),
    (
        "year_of",
        rf"\b(?:(?P<f_d>{_DAY}) (?:of )?)?(?P<f_m>{_MONTH})(?: (?P<f_e>{_DAY}),?)?,? (?:of )?"
        r"(?P<f_p>last|this|next|the current|the same|the following|that) year\b",
    ),
    ("span", rf"\b(?P<s_d1>{_DAY}) (?P<s_m1>{_MONTH}){_TO}(?P<s_d2>{_DAY}) (?P<s_m2>{_MONTH})(?:,? (?P<s_y>{_YEAR}))?"),
    (
        "span2",
        rf"\b(?P<t_m1>{_MONTH}) (?P<t_d1>{_DAY}){_TO}(?P<t_m2>{_MONTH}) (?P<t_d2>{_DAY})(?:,? (?P<t_y>{_YEAR}))?",
    ),
    ("days", rf"\b(?P<r_d1>{_DAY}){_TO}(?P<r_d2>{_DAY}) (?:of )?(?P<r_m>{_MONTH})(?:,? (?P<r_y>{_YEAR}))?"),
    ("days2", rf"\b(?P<q_m>{_MONTH}) (?P<q_d1>{_DAY}){_TO}(?P<q_d2>{_DAY})(?:,? (?P<q_y>{_YEAR}))?"),
    ("day", rf"\b(?P<d_d>{_DAY}) (?:of )?(?P<d_m>{_MONTH})(?:,? (?P<d_y>{_YEAR}))?"),
    ("day2", rf"\b(?P<e_m>{_MONTH}) (?P<e_d>{_DAY})(?:,? (?P<e_y>{_YEAR}))?"),
    ("month", rf"\b(?P<m_m>{_MONTH}),?(?: of)? (?P<m_y>{_YEAR})"),
    ("month2", rf"\b(?P<n_y>{_YEAR}), (?P<n_m>{_MONTH})\b(?!,? \d| \w)"),
    ("years", rf"\b(?P<y_1>{_YEAR})\s?[-\u2013/]\s?(?P<y_2>(?:20)?\d\d)\b(?!-)"),
    (
        "year",
        rf"\b(?P<y>{_YEAR})\b(?![-.,]?\d|\s?(?:metres|meters|km|kilomet|per cent|percent|people|soldiers|points))",
    ),
    (
        "weekdays",
        rf"\b(?P<v_1>{_WEEKDAY}){_TO}(?P<v_2>{_WEEKDAY})\b",
    ),
    (
        "diary",
        rf"\b(?:{_WEEKDAY}|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY|MON|TUES?|WED|THU|THURS|FRI|SAT|SUN),? (?:the"
        rf" )?(?P<k_d>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?"
        rf"(?!\d|[.:]\d|,? (?:of )?{_MONTH}| [a-z]| (?:[A-Z][a-z]+ )?\d{{4}})",
    ),
    (
        "weekday",
        rf"\b(?:(?P<w_p>last|next|this|coming) )?(?P<w>{_WEEKDAY})(?:'s)?\b",
    ),
    (
        "today",
        r"(?P<n>\b(?:today|tonight|this (?:morning|afternoon|evening)|yesterday|last (?:night|evening)|tomorrow"
        r"|(?<![A-Za-z] )(?:Today|Tonight|This (?:morning|afternoon|evening)|Yesterday|Last (?:night|evening)|Tomorrow)"
        r"|[Tt]he day before yesterday"
        r"|[Tt]he day after tomorrow|(?:[Tt]he|[Tt]hose) same (?:two|three) days|[Tt]hose (?:two |three )?days"
        r"|(?:[Tt]he|[Tt]hat) same (?:day|evening|morning|night)|[Tt]hat (?:day|evening|morning|night)"
        r"|[Tt]he day before|[Tt]he previous day|this noon"
        r"|[Tt]he (?:next|following) day))\b",
    ),
    (
        "period",
        rf"\b(?P<p_p>[Tt]his|[Ll]ast|[Nn]ext|(?:[Ll]ater|[Ee]arlier) this|only last) "
        rf"(?P<p>year|month|week|{_SEASON}|{_MONTH})\b",
    ),
    ("that_year", r"\b(?P<c_y>(?:[Tt]he|[Tt]hat) (?:same|following|previous|next) year|[Tt]hat year)\b"),
    ("later", rf"\b(?P<l_n>{_COUNT}) (?P<l_u>day|week|month|year)s? later\b"),
    ("that_month", rf"\b[Tt]hat (?P<i>{_MONTH})"),
    (
        "nth",
        r"(?<=\b(?:on|by) )[Tt]he (?P<h_1>\d{1,2})(?:st|nd|rd|th)(?:,? (?:and|to|-) (?:the )?(?P<h_2>\d{1,2})(?:st"
        r"|nd|rd|th))?(?! [a-z]*"
        r"(?:summit|meeting|session|visit|time|anniversary|floor|member))"
        r"|(?<=\b[Ff]rom )the (?P<h_3>\d{1,2})(?:st|nd|rd|th)(?: to the (?P<h_4>\d{1,2})(?:st|nd|rd|th))?(?!"
        r" [a-z]*(?:floor|rank|row))",
    ),
    ("ago", rf"\b(?P<a_n>{_COUNT}) (?P<a_u>day|week|month|year)s? (?:ago|earlier|before)\b(?P<a_m> this month)?"),
    (
        "bare",
        rf"(?<=\b[Ii]n )(?P<b_1>{_MONTH})|(?<=\b(?:of|[Bb]y) )(?P<b_2>{_MONTH})|(?<=\b[Ss]ince )(?P<b_3>{_MONTH})"
        rf"|(?<=\b(?:[Ff]rom|till) )(?P<b_4>{_MONTH})|(?<=\b[Uu]ntil )(?P<b_5>{_MONTH})|(?<=\b(?:[Ee]arly"
        rf"|until) )(?P<b_6>{_MONTH})"
        rf"|(?<=\b(?:[Ll]ate|back|ever|only) )(?P<b_7>(?!May){_MONTH})|(?<=\bmid-)(?P<b_8>{_MONTH})"
        rf"|(?:(?<=^)|(?<=^[-*] ))(?P<b_9>{_MONTH})(?=[,:;] | -+ )",
    ),
)
_ANY = re.compile("|".join(f"(?P<{name}_>{pattern})" for name, pattern in _PATTERNS))
_PARTS = {name: tuple(re.compile(pattern).groupindex) for name, pattern in _PATTERNS}
_NUMBERS = {
    word: number
    for number, word in enumerate(["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
}
_START = re.compile(
    r"(?<!\w)(?=\d|(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JU[NL]|AUG|SEP|OCT|NOV|DEC)"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)|[Tt]o(?:day|night|morrow)\b|[Yy]esterday"
    r"|[Tt]h(?:is (?:morning|afternoon|evening|noon|week|month|year|spring|summer|autumn|fall|winter|[A-Z])"
    r"|e (?:day|next|same|previous|following|\d)|at (?:same|day|evening|morning|night|year|[A-Z])|ose )"
    r"|[Ll]ast\b|[Nn]ext\b|coming\b|[Ll]ater\b|[Ee]arlier\b|only last"
    r"|(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en) (?:day|week|month"
    r"|year)s?\b)"
)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as a text puts it: where it stands in the sentence, and the parts of it."""

    start: int
    end: int
    kind: str
    parts: dict[str, str]


def find_dates(text: str) -> Iterator[DateExpression]:
    """All date expressions of a sentence, in order."""
    position = 0
    while (start := _START.search(text, position)) is not None:
        match = _ANY.match(text, start.start())
        if match is None:
            position = start.start() + 1
            continue
        position = match.end()
        kind = (match.lastgroup or "")[:-1]  # the group around the whole of a pattern is the last to close
        parts = {name: value for name in _PARTS[kind] if (value := match[name])}
        yield DateExpression(match.start(), match.end(), kind, parts)


def _month(text: str) -> int:
    start = text[:3].lower()
    return next(number for number, name in enumerate(MONTHS, 1) if name.startswith(start))


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def edtf(*parts: int) -> str | None:
    """Year, month and day, as far as given, as EDTF; None where there is no such day."""
    text = "-".join(f"{part:04d}" if place == 0 else f"{part:02d}" for place, part in enumerate(parts))
    try:
        return parse_edtf(text).text
    except BadDate:
        return None


def interval(start: str | None, end: str | None) -> str | None:
    """Two dates as an interval; one date where they are the same or one is missing."""
    if start is None or end is None or start == end:
        return start or end
    try:
        return parse_edtf(f"{start}/{end}").text
    except BadDate:
        return None


def resolve(
    expression: DateExpression, base: date | None, future: bool | None, previous: str | None = None
) -> str | None:
    """The EDTF date or interval that an expression means.

    Args:
        expression: what the text says.
        base: the document's date; without it relative dates stay unresolved.
        future: whether the clause speaks of what is to come; None where it does not tell.
        previous: the date last spoken of, for "the same day".
    """
    kind, parts = expression.kind, expression.parts
    if kind == "iso":
        return edtf(*map(int, parts["iso"].split("-")))
    if kind == "dotted":
        return edtf(int(parts["o_y"]), int(parts["o_m"]), int(parts["o_d"]))
    if kind == "year_of":
        return _of_year(parts, base, previous)
    if kind in ("span", "span2", "days", "days2", "day", "day2", "month", "month2"):
        return _calendar(kind, list(parts.items()), base)
    if kind == "year":
        return edtf(int(parts["y"]))
    if kind == "years":
        first = int(parts["y_1"])
        second = int(parts["y_2"]) if len(parts["y_2"]) == 4 else first // 100 * 100 + int(parts["y_2"])
        return interval(edtf(first), edtf(second)) if first < second <= first + 30 else edtf(first)
    if kind == "today" and re.search(r"same|[Tt]hat|[Tt]hose|before$|previous|(?:next|following) day", parts["n"]):
        back = re.search(r"before|previous", parts["n"]) is not None
        return _shifted(previous, -1 if back else 1 if re.search(r"next|following", parts["n"]) else 0)
    if kind == "nth":
        return _nth(parts, base, previous, future)
    if kind == "that_year":
        if previous is None:
            return None
        shift = 1 if re.search(r"following|next", parts["c_y"]) else -1 if "previous" in parts["c_y"] else 0
        return edtf(int(previous[:4]) + shift)
    if kind == "later":
        return _later(parts, previous)
    if kind == "that_month" and previous is not None:
        return edtf(int(previous[:4]), _month(parts["i"]))
    if base is None:
        return None
    return _relative(kind, parts, base, future)


def _of_year(parts: dict[str, str], base: date | None, previous: str | None) -> str | None:
    """`July last year`, `4 July of this year`, `May of the following year`: the year counts from what it is told by."""
    which = parts["f_p"]
    if which in ("the same", "that", "the following"):
        year = int(previous[:4]) if previous else None
    else:
        year = base.year if base else None
    if year is None:
        return None
    year += {"last": -1, "next": 1, "the following": 1}.get(which, 0)
    day = parts.get("f_d") or parts.get("f_e")
    return edtf(year, _month(parts["f_m"]), *([_day(day)] if day else []))


def _nth(parts: dict[str, str], base: date | None, previous: str | None, future: bool | None) -> str | None:
    """`On the 5th and 6th`: days of the month spoken of last, else, or if they are to come, of the document's."""
    if future and base is not None and (previous is None or previous[:7] < f"{base:%Y-%m}"):
        previous = None
    month = previous[:7] if previous and len(previous) >= 7 else None if base is None else f"{base:%Y-%m}"
    if month is None:
        return None
    year, number = map(int, month.split("-"))
    days = [edtf(year, number, int(value)) for name, value in sorted(parts.items()) if name.startswith("h_")]
    return interval(days[0], days[-1])


def _later(parts: dict[str, str], previous: str | None) -> str | None:
    """`Two years later`, from the date last spoken of; as exact as that."""
    if previous is None or "/" in previous:
        return None
    count, unit = _count(parts["l_n"]), parts["l_u"]
    given = [int(part) for part in previous.split("-")]
    if unit == "year":
        return edtf(given[0] + count, *given[1:2])
    if unit == "month" and len(given) > 1:
        months = given[0] * 12 + given[1] - 1 + count
        return edtf(months // 12, months % 12 + 1)
    return _shifted(previous, count * (7 if unit == "week" else 1)) if unit in ("day", "week") else None


def _shifted(previous: str | None, days: int) -> str | None:
    if previous is None or len(previous) == 7 or (days == 0 and "/" in previous):
        return previous
    if len(previous) != 10:
        return None
    return (parse_edtf(previous).earliest + timedelta(days)).isoformat()


def _calendar(kind: str, parts: list[tuple[str, str]], base: date | None) -> str | None:
    values = {name.partition("_")[2]: value for name, value in parts}
    if kind in ("month", "month2"):
        return edtf(int(values["y"]), _month(values["m"]))
    days = [_day(values[name]) for name in ("d", "d1", "d2") if name in values]
    months = [_month(values[name]) for name in ("m", "m1", "m2") if name in values]
    year = int(values["y"]) if values.get("y") else _nearest_year(months[0], days[0], base)
    if year is None:
        return None
    if len(days) == 1:
        return edtf(year, months[0], days[0])
    return interval(edtf(year, months[0], days[0]), edtf(year, months[-1], days[-1]))


def _nearest_year(month: int, day: int, base: date | None) -> int | None:
    if base is None:
        return None
    candidates = [date(year, month, min(day, 28)) for year in (base.year - 1, base.year, base.year + 1)]
    return min(candidates, key=lambda candidate: abs((candidate - base).days)).year


def _relative(kind: str, parts: dict[str, str], base: date, future: bool | None) -> str | None:
    if kind == "today":
        word = parts["n"].lower()
        shift = {"yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1}.get(word, 0)
        shift = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(word, shift)
        return (base + timedelta(shift)).isoformat()
    if kind == "weekday":
        return _weekday(parts["w"], parts.get("w_p"), base, future).isoformat()
    if kind == "weekdays":
        first = _weekday(parts["v_1"], None, base, future)
        second = _weekday(parts["v_2"], None, base, future)
        if second < first:
            first, second = (first - timedelta(7), second) if not future else (first, second + timedelta(7))
        return interval(first.isoformat(), second.isoformat())
    if kind == "diary":
        return _diary(int(parts["k_d"]), base)
    if kind == "period":
        return _period(parts["p_p"].lower(), parts["p"], base)
    if kind == "ago":
        return _ago(parts, base)
    return _month_near(_month(next(iter(parts.values()))), base, future)


def _weekday(name: str, prefix: str | None, base: date, future: bool | None) -> date:
    wanted = WEEKDAYS.index(name.lower())
    if prefix in ("next", "coming") or (future and prefix != "last"):
        ahead = (wanted - base.weekday()) % 7
        return base + timedelta(7 if ahead == 0 and prefix == "next" else ahead)
    back = (base.weekday() - wanted) % 7
    return base - timedelta(7 if back == 0 and prefix == "last" else back)


def _diary(day: int, base: date) -> str | None:
    """`Monday 8`: the day of the month that lies nearest."""
    months = [base.year * 12 + base.month - 1 + shift for shift in (-1, 0, 1)]
    near = [found for month in months if (found := edtf(month // 12, month % 12 + 1, day))]
    return min(near, key=lambda found: abs((parse_edtf(found).earliest - base).days), default=None)


def _period(prefix: str, unit: str, base: date) -> str | None:
    shift = -1 if prefix.endswith("last") else 1 if prefix == "next" else 0
    if unit == "year":
        return edtf(base.year + shift)
    if unit == "month":
        months = base.year * 12 + base.month - 1 + shift
        return edtf(months // 12, months % 12 + 1)
    if unit == "week":
        monday = base - timedelta(base.weekday()) + timedelta(7 * shift)
        sunday = monday + timedelta(6)
        return edtf(monday.year, monday.month) if monday.month == sunday.month else edtf(sunday.year)
    if unit in ("spring", "summer", "autumn", "fall", "winter"):
        first_month = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[unit]
        if shift == 1:
            return edtf(base.year + (1 if base.month >= first_month or base.month >= 6 else 0))
        return edtf(base.year + (shift if shift < 0 and base.month <= first_month + 2 else 0))
    if shift < 0 and _month(unit) == base.month - 1:
        return edtf(base.year - 1, _month(unit))  # of the month before one says `last month`
    if shift:
        return _month_near(_month(unit), base, shift > 0, strictly=True)
    return edtf(base.year, _month(unit))


def _month_near(month: int, base: date, future: bool | None, strictly: bool = False) -> str | None:
    if future is None:
        future = (month - base.month) % 12 < _HALF_A_YEAR
    if future:
        later = month < base.month or (strictly and month == base.month)
        return edtf(base.year + later, month)
    earlier = month > base.month or (strictly and month == base.month)
    return edtf(base.year - earlier, month)


def _count(word: str) -> int:
    lowered = word.lower().replace("an", "a")
    return int(lowered) if lowered.isdigit() else max(_NUMBERS.get(lowered, 1), 1)


def _ago(parts: dict[str, str], base: date) -> str | None:
    count, unit = _count(parts["a_n"]), parts["a_u"]
    if unit == "year":
        return edtf(base.year - count, *([base.month] if parts.get("a_m") else []))
    if unit == "month":
        months = base.year * 12 + base.month - 1 - count
        return edtf(months // 12, months % 12 + 1)
    day = base - timedelta(count * (7 if unit == "week" else 1))
    return day.isoformat() if unit == "day" else edtf(day.year, day.month)
