"""A document read: its date, its publisher, its claims."""

import re
from datetime import date

from diplo.dates import DateLike, parse_as_of, parse_edtf
from diplo.errors import BadDate
from diplo.reading import when
from diplo.reading.accompaniment import read_accompaniment
from diplo.reading.chairmanship import read_chairmanship
from diplo.reading.claims import Reading
from diplo.reading.counterparts import read_counterparts
from diplo.reading.counts import read_counts
from diplo.reading.doubts import leave_doubtful_days_open
from diplo.reading.draft import Draft
from diplo.reading.journeys import emit_visits
from diplo.reading.lexicon import Lexicon
from diplo.reading.marking import mark_lines
from diplo.reading.membership import read_membership, settle_spells
from diplo.reading.offices import read_offices
from diplo.reading.participation import read_participation, settle_participation
from diplo.reading.people import resolve_people
from diplo.reading.recalled import recall_meetings
from diplo.reading.sections import read_sections
from diplo.reading.settling import emit_summits, join_same, settle_summits
from diplo.reading.suites import read_suites
from diplo.reading.summits import read_summits
from diplo.reading.texts import Text, read_text
from diplo.reading.ties import read_ties
from diplo.reading.topics import set_topics
from diplo.reading.towns import mark_towns
from diplo.reading.trips import recall_visits
from diplo.reading.turns import read_turns
from diplo.reading.visits import read_visits

_HEAD_LENGTH = 1200
_DATELINE_BEFORE = re.compile(r"^(?:[A-Z][\w'\u2019.-]*[ ,(/:\u2013—-]*){1,5}$")
_DATELINE_AFTER = re.compile(r"^\s*(?:[(/:|]|-|\u2013|—|\.|$)|^,? \d\d:\d\d")
_DATELINE = re.compile(r"^⟨[CT]\d+⟩,? (?:\(?⟨S\d+⟩\)?,? )?(?P<day>(?:⟨D\d+⟩,? ?)*)(?:\([^)⟨]*\) ?)?(?:-+|:) (?=\S)")
_TOLD = re.compile(r"\b(?:(?:said|announced|told reporters) on|(?:[Pp]ublished|[Pp]osted|[Uu]pdated)(?: on)?:?) ")
_OUR_CITY = re.compile(r"\b(?:[Oo]ur|[Tt]his) (?:city|town|capital)\b")
_GOVERNED = re.compile(
    r"\b(?:in|from|since|until|till|by|of|(?<!compiled )(?<!published )(?<!posted )(?<!updated )(?<!issued"
    r" )(?<!recorded )on) (?:\w+day,? )?$",
    re.IGNORECASE,
)
_ENTRIES = re.compile(
    r"^[ \t]*(?:[-*•] )?(?:(?:\d{1,2}(?:[-\u2013]\d{1,2})? )?[A-Z][a-z]{2,8} )?(?:19|20)\d\d(?:[.:,]| [-\u2013—])",
    re.MULTILINE,
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_FULL = frozenset({"iso", "dotted", "day", "day2"})


def read_document(data: bytes | str, lexicon: Lexicon, date: DateLike | None = None) -> Reading:
    """Read what a document claims. The same document gives the same answer every time; nothing is written.

    Args:
        data: the document's bytes (text, HTML, Markdown, PDF with the extra), or its text.
        lexicon: the names, of the record that it is to be checked against.
        date: the document's date, where the caller knows it; else it is looked for in the text.

    Raises:
        BadDate: the date that was given is none.
        AskedWrongly: it is a PDF that cannot be read.
    """
    text = read_text(data)
    day, printed = _document_day(text, date)
    draft = Draft(text, lexicon, day)
    mark_lines(draft)
    mark_towns(draft)
    draft.tell_summary()
    _find_here(draft)
    set_topics(draft)
    read_offices(draft)
    resolve_people(draft)
    read_counterparts(draft)
    read_summits(draft)
    recall_meetings(draft)
    settle_summits(draft)
    join_same(draft)
    leave_doubtful_days_open(draft)
    join_same(draft)
    emit_summits(draft)
    read_participation(draft)
    read_visits(draft)
    recall_visits(draft)
    emit_visits(draft)
    read_accompaniment(draft)
    read_suites(draft)
    read_sections(draft)
    read_membership(draft)
    read_ties(draft)
    read_chairmanship(draft)
    read_turns(draft)
    read_counts(draft)
    settle_spells(draft)
    settle_participation(draft)
    claims = tuple(sorted(draft.claims, key=lambda claim: (claim.start, claim.end)))
    publisher = _publisher(text)
    return Reading(claims, text.source, text.sha256, printed, publisher, text.notes, text.plain, text.places)


def _document_day(text: Text, given: DateLike | None) -> tuple[date | None, str]:
    if given is not None:
        return parse_as_of(given), str(given)
    field = re.match(r"\d{4}-\d\d-\d\d", text.fields.get("date", ""))
    for found in ([field.group()] if field else []), _dates_of_field(text), _head_dates(text.plain):
        for printed in found:
            try:
                return parse_as_of(printed), printed
            except BadDate:
                continue
    return None, ""


def _dates_of_field(text: Text) -> list[str]:
    return [found for e in when.find_dates(text.fields.get("date", "")) if (found := when.resolve(e, None, False))]


def _head_dates(plain: str) -> list[str]:
    """Dates in the first lines: of a dateline, or of a line that holds little else."""
    found = []
    years = re.findall(r"\b(?:19\d\d|20[0-4]\d)\b(?![-.,]\d)", plain[:6000])
    lines = [line.strip() for line in plain[:_HEAD_LENGTH].split("\n") if line.strip()][:7]
    is_chronology = len(_ENTRIES.findall(plain)) > 2
    for line in lines:
        for expression in when.find_dates(line[: 400 if _TOLD.search(line) else 120]):
            if expression.kind not in _FULL:
                continue
            resolved = when.resolve(expression, None, False)
            if resolved is None and years and expression.start:
                resolved = _in_its_year(expression, [int(year) for year in years], line)
            heads = _heads(line, expression) or _told(line, expression) or _stands_alone(line, expression)
            is_entry = is_chronology and line.startswith(line[expression.start : expression.end])
            if resolved and heads and not is_entry:
                found.append(resolved)
    return found


def _in_its_year(expression: when.DateExpression, years: list[int], line: str) -> str | None:
    """The day of a dateline without a year: that on which its weekday falls, else of the first year in the text."""
    weekdays = [when.WEEKDAYS.index(name.lower()) for name in _WEEKDAY.findall(line)]
    told = {year: when.resolve(expression, date(year, 7, 1), False) for year in range(min(years) - 1, max(years) + 4)}
    fitting = [year for year, day in told.items() if day and parse_edtf(day).earliest.weekday() in weekdays[:1]]
    return told[min(fitting, key=lambda year: abs(year - max(years)))] if fitting else told[years[0]]


def _stands_alone(line: str, expression: when.DateExpression) -> bool:
    """Whether a date is most of a short phrase: `Evening bulletin, 3 July 1998.`, `Compiled on 7 September 2014`."""
    before = re.split(r"[.;|·•]\s", line[: expression.start])[-1]
    after = re.split(r"[.;|·•](?:\s|$)", line[expression.end :])[0]
    around = re.findall(r"\b[a-z]{3,}\b", before + after)
    return len(around) <= 4 and not after.strip() and not _GOVERNED.search(before)


def _told(line: str, expression: when.DateExpression) -> bool:
    """`… said on Friday, 28 June 2024` in the first lines: news is told on its own day."""
    return (
        re.search(
            r"\b(?:(?:said|announced|told reporters) on|[Pp]ublished(?: on)?:?|[Pp]osted(?: on)?:?"
            r"|[Uu]pdated(?: on)?:?|[Ii]ssued(?: on)?) (?:\w+day,? )?$",
            line[: expression.start],
        )
        is not None
    )


def _heads(line: str, expression: when.DateExpression) -> bool:
    rest = f"{line[: expression.start]}{line[expression.end :]}"
    if len(line) <= 90 and not re.search(r"[a-z]{3}\.\s*$", line) and len(re.findall(r"\b[a-z]{3,}\b", rest)) <= 4:
        return True
    before, after = line[: expression.start], line[expression.end :]
    return expression.start <= 50 and bool(_DATELINE_BEFORE.match(before)) and bool(_DATELINE_AFTER.match(after))


def _find_here(draft: Draft) -> None:
    """The place that a document is written from: of its dateline, else the town that it names first."""
    for line in draft.lines[:8]:
        match = re.match(r"^⟨([CT])(\d+)⟩(?:,|:|\.| -| \(| /)", line.text)
        if (match and draft.mentions[int(match.group(2))].text.isupper()) or (match and "⟨D" in line.text[:40]):
            draft.here = draft.mentions[int(match.group(2))] if match else None
            draft.is_dated_here = match is not None
            dateline = _DATELINE.match(line.text)
            if dateline and (dateline.group("day") or (draft.here is not None and draft.here.text.isupper())):
                line.put(0, dateline.end(), "")
            return
    draft.is_dated_here = _OUR_CITY.search(draft.text.plain) is not None
    for line in draft.lines:
        mention = draft.first(line.text, "CT")
        if mention is not None:
            draft.here = mention
            return


def _publisher(text: Text) -> str:
    for key in ("publisher", "outlet", "source"):
        if text.fields.get(key):
            return text.fields[key]
    lines = [line.strip() for line in text.plain[:_HEAD_LENGTH].split("\n") if line.strip()][:4]
    for line in lines:
        match = re.search(r"(?:\(|/ ?)([A-Z][\w .-]{3,40}?)(?:\)| ?/) ?(?:-|\u2013|\.)", line[:120])
        if match:
            return match.group(1)
    for line in lines[:3]:
        dates = list(when.find_dates(line))
        if dates and dates[0].kind in _FULL:
            rest = re.sub(r"^[\s|,·-]+|[\s|,·-]+$", "", line[: dates[0].start] or line[dates[0].end :])
            if 3 < len(rest) < 50 and rest[0].isupper():
                return rest
    return ""
