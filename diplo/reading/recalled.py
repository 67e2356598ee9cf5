"""Meetings that a line recalls in ways that no rule reads: `Almaty, 3 July`, `the leaders came to him, in 2004`.

A line that names a place and a date at which the record has a meeting of the organization it is about is a candidate;
its words are weighed by a model that answers `meeting` or `none`. So the record helps to see what is spoken of, but the
claim has only what the text says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from diplo.dates import parse_edtf
from diplo.queries.lookup import fold
from diplo.reading.calendar import Meeting
from diplo.reading.cues import Rule
from diplo.reading.draft import NEVER_TOPIC, Draft
from diplo.reading.evidence import words_around, words_between, words_of
from diplo.reading.lines import MARK, Line, Mention
from diplo.reading.meetings import Summit, file_summit, set_modality
from diplo.reading.merging import agree
from diplo.reading.weighing import model

MET, NONE = "meeting", "none"
SURE = 0.05
"""A candidate that is likelier than this to be no meeting is left out."""

_TERSE = 2
_TOGETHER = Rule(
    r"\b(?:summits?|meet\w*|met|gather\w*|sessions?|leaders|presidents|premiers|prime ministers|heads of|council"
    r"|host\w*"
    r"|next|attend\w*|table|assembl\w*|chair\w*|communiqu\w+|declaration|charter|sign(?:ed|s|ing)|together|screens?|video"
    r"|receiv\w+|present|represented|guests?|absent|reunion|round|members|admitted|taken in|the (?:five|six|eight"
    r"|nine|ten)"
    r"|first|second|third|last)\b",
    re.IGNORECASE,
)
_CHG = Rule(
    r"\b(?:prime ministers?|premiers?|governments?|ministers|council|meet\w*|met|sessions?|talks|SCO-CHG)\b",
    re.IGNORECASE,
)
"""Words of which one is in a line about a meeting of heads of government: there are many, in many towns."""

_PLACED = re.compile(
    r"\b(?:in|at|to|from|near|for|of|on|left|host\w*|and|or) (?:the )?\||[,:;(/-] ?\||\|[,.:;)]", re.IGNORECASE
)
"""What stands around a capital that is meant as a place: `in ⟨C⟩`, `⟨C⟩, 3 July`, and not `⟨C⟩ seeks`."""

_HEADS = re.compile(r"\b(?:prime ministers?|premiers?|(?:heads?|chiefs?) of government)\b", re.IGNORECASE)


@dataclass(slots=True)
class Recalled:
    """A meeting of the record that a document may speak of.

    Attributes:
        meeting: the record's.
        line: the line that names its place and date first.
        place: the mention of its town or host.
        at: where that stands in the line.
        date: its date as the text has it.
        circumstances: what speaks for and against, from all lines.
    """

    meeting: Meeting
    line: Line
    place: Mention
    at: int
    date: str
    circumstances: set[str] = field(default_factory=set)

    @property
    def summit(self) -> Summit:
        """The meeting as far as the text tells of it."""
        begin = max(self.at, 0)
        found = Summit(self.meeting.organization, self.line, (begin, begin + 1))
        found.body = "chg" if self.meeting.body == "chg" else None
        found.date, found.host = self.date, self.meeting.host
        found.city = self.place.text if self.place.kind in "CT" else None
        return found


def recall_meetings(draft: Draft) -> None:
    """File the meetings that the model finds and that no rule has found."""
    weights = model("meetings")
    for recalled in find_recalled(draft):
        summit = recalled.summit
        if any(_may_be(known, summit) for known in draft.summits):
            continue
        if weights.chances(recalled.circumstances)[NONE] > SURE:
            continue
        if recalled.place.kind in "CT":
            summit.city = draft.town(recalled.place)
        set_modality(draft, summit, recalled.line.text, False, len(recalled.line.text))
        file_summit(draft, summit, False)


def _may_be(known: Summit, summit: Summit) -> bool:
    """Whether a meeting that a rule has found may be the one."""
    if known.organization != summit.organization or not agree(known.date, summit.date):
        return False
    return not (known.city and summit.city) or fold(known.city) == fold(summit.city)


def find_recalled(draft: Draft) -> list[Recalled]:
    """All meetings of the record that a line names by place and date."""
    found: dict[str, Recalled] = {}
    for line in draft.lines:
        if "⟨" not in line.text or line.text.endswith("?") or not _may_recall(line):
            continue
        organizations = _organizations(draft, line)
        dates = _dates(draft, line) if organizations else []
        places = [*_places(draft, line)] if dates else []
        pairs = [
            (meeting, at, place)
            for at, place in places or (_carried(draft, line) if dates else ())
            for meeting in draft.lexicon.meetings
            if meeting.organization in organizations and _is_there(draft, meeting, place)
        ]
        for when, date in dates if pairs else ():
            for meeting, at, place in pairs:
                if not _is_then(meeting, date) or (meeting.body == "chg" and not line.search(_CHG)):
                    continue
                one = found.setdefault(meeting.key, Recalled(meeting, line, place, at, date))
                told = _circumstances(draft, line, one, (at, place), (when, date))
                one.circumstances.update(told, words_of(line.text))
                if len(date) > len(one.date):
                    one.date = date
    return list(found.values())


def _may_recall(line: Line) -> bool:
    """Whether a line has a word for coming together, or is so short that it is an entry in a list."""
    return line.search(_TOGETHER) is not None or len(re.findall(r"\b[A-Za-z]+\b", MARK.sub("", line.text))) <= _TERSE


def _places(draft: Draft, line: Line) -> Iterator[tuple[int, Mention]]:
    for match in MARK.finditer(line.text):
        mention = draft.mentions[int(match.group(2))]
        around = line.text[: match.start()] + "|" + line.text[match.end() :]
        is_actor = mention.kind == "C" and not _PLACED.search(around)
        if mention.kind in "CTSA" and not mention.pronoun and not is_actor:
            yield match.start(), mention
    label = draft.label_place(line)
    if label is not None:
        yield 0, label


def _carried(draft: Draft, line: Line) -> list[tuple[int, Mention]]:
    """The place of a line that names none: that of the lines before it, or where the document is written."""
    for back in range(line.number - 1, max(-1, line.number - 4), -1):
        towns = list(draft.marks(draft.lines[back].text, "CT"))
        if towns:
            return [(-1, town) for town in towns]
    return [(-2, draft.here)] if draft.here is not None else []


def _dates(draft: Draft, line: Line) -> list[tuple[int, str]]:
    """The dates of a line with their places, else that of its heading, which has the place -1."""
    own = [(at, date) for at, date, _ in draft.dated(line.text)]
    label = None if own else draft.label_date(line)
    return [(-1, label)] if label else own


def _organizations(draft: Draft, line: Line) -> list[str]:
    named = [mention.key for mention in draft.marks(line.text, "O") if mention.key not in NEVER_TOPIC]
    topic = draft.topics.get(line.number, draft.topic)
    return list(dict.fromkeys(named or ([topic] if topic else [])))


def _is_there(draft: Draft, meeting: Meeting, place: Mention) -> bool:
    if place.kind in "CT":
        return fold(draft.town(place)) == meeting.town
    return draft.state(place) == meeting.host


def _is_then(meeting: Meeting, date: str) -> bool:
    span = parse_edtf(date)
    return (span.latest - span.earliest).days < 400 and span.earliest <= meeting.last and meeting.first <= span.latest


def _circumstances(
    draft: Draft, line: Line, recalled: Recalled, place: tuple[int, Mention], date: tuple[int, str]
) -> Iterator[str]:
    text, (at, mention), (when, told) = line.text, place, date
    own = any(named.key == recalled.meeting.organization for named in draft.marks(text, "O"))
    kind = "here" if at < -1 else "carried" if at < 0 else "town" if mention.kind in "CT" else mention.kind
    yield from (
        f"place:{kind}",
        f"date:{'line' if when >= 0 else 'label'}:{len(told)}",
        f"organ:{recalled.meeting.body}",
    )
    yield f"named:{own}:{recalled.meeting.organization == draft.topic}"
    yield f"people:{min(text.count('⟨P'), 3)}"
    yield f"towns:{min(text.count('⟨C') + text.count('⟨T'), 3)}"
    if when >= 0 and at >= 0:
        yield from words_between(text, at, when, "b")
    if when >= 0:
        yield from (one for one in words_around(text, when, "d:") if one[2] in "LR")
    if at >= 0:
        yield from words_around(text, at, f"{kind}:")
