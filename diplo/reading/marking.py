"""The first step of reading: sentences become lines with marks for the names and dates in them."""

import re

from diplo.reading import when
from diplo.reading.draft import Draft
from diplo.reading.lexicon import FAMILY, PERSON, Entry
from diplo.reading.lines import Line, Mention
from diplo.reading.sentences import Sentence, split_sentences
from diplo.reading.tagging import choose, find_names
from diplo.reading.titles import office_before

_COMPANY = re.compile(r"\bSCO (?:Group|Inc|Corp|Unix|UNIX|Linux|OpenServer|software|v\.|vs)\b|\bSanta Cruz Operation\b")
_NAMESAKE = re.compile(r"\bS[\w-]+\s+C[\w-]+\s+O[\w-]+\b")
_FIVE_NAME = re.compile(r"Shanghai[- ]Five", re.IGNORECASE)
_FIVE = re.compile(r"(?<=\b[Tt]he )Five\b(?! [A-Z])")
_TOGETHER = re.compile(r"\b(?:[Ss]ummits?|format|mechanism|[Mm]eeting)\b")
_NEIGHBOURS = re.compile(
    r"\bChina (?:and|with) ((?:the )?(?:five )?(?:countries|states|republics|leaders|presidents) of Central Asia"
    r"|(?:the )?(?:five )?Central Asian? (?:countries|states|republics|leaders|presidents)|Central Asia\b)"
)
_FULL_NAME = re.compile(r"Shanghai\s+Co-?operation", re.IGNORECASE)
_YEAR_ENTRY = re.compile(r"(?:[-*•#] )*⟨D(\d+)⟩(?=[.:]| ?-|$)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!.*\b(?:19|20)\d\d\b)")
_YEARLESS = frozenset({"span", "span2", "days", "days2", "day", "day2", "month", "month2", "bare"})
Found = tuple[Mention, Entry]
Span = tuple[int, int, Mention]


def mark_lines(draft: Draft) -> None:
    """Split the text into lines and mark the names and dates in them."""
    sentences = split_sentences(draft.text.plain)
    tagged = [list(find_names(sentence, draft.lexicon)) for sentence in sentences]
    if _means_another(draft.text.plain):
        tagged = [[pair for pair in found if pair[0].key != "sco"] for found in tagged]
    for order, (mention, entry) in enumerate(pair for found in tagged for pair in found):
        if entry.kind == PERSON:
            draft.seen.setdefault(mention.key, order)
    five = _FIVE_NAME.search(draft.text.plain) is not None
    order = 0
    for number, (sentence, found) in enumerate(zip(sentences, tagged, strict=True)):
        line = Line(sentence.text, sentence.start, number, sentence.block, sentence.group)
        spans = _name_spans(draft, sentence, found, order)
        order += len(found)
        spans += _date_spans(draft, sentence, spans)
        if five:
            spans += _short_names(sentence, spans)
        spans += _long_names(sentence, spans)
        for start, end, mention in sorted(spans, key=lambda span: -span[0]):
            line.put(start, end, draft.mark(mention))
        line.tidy()
        draft.lines.append(line)
    _set_years(draft)


def _set_years(draft: Draft) -> None:
    """Give the dates of an entry the year that it begins with, as in `1998. Almaty, 3 July.` or `June 1998: ...`."""
    year, block = 0, -1
    for line in draft.lines:
        heading = _YEAR_ENTRY.match(line.text)
        if heading:
            told = _YEAR.search(draft.mentions[int(heading.group(1))].text)
            year, block = int(told.group()) if told else 0, line.block
        if year and line.block == block:
            for mention in draft.marks(line.text, "D"):
                if draft.dates[int(mention.key)].kind in _YEARLESS and not _YEAR.search(mention.text):
                    draft.years[int(mention.key)] = year


def _means_another(plain: str) -> bool:
    """Whether `SCO` stands for something else in a text: a company, an orchestra, an office of its own."""
    if _FULL_NAME.search(plain):
        return False
    return _COMPANY.search(plain) is not None or _NAMESAKE.search(plain) is not None


def _name_spans(draft: Draft, sentence: Sentence, found: list[Found], order: int) -> list[Span]:
    spans: list[Span] = []
    for place, (mention, entry) in enumerate(found, order + 1):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if entry.kind == FAMILY:
            office = office_before(sentence.text[:start])
            key = choose(entry, draft.lexicon, draft.seen, office, draft.day)
            if key is None:
                continue
            mention.kind, mention.key = PERSON, key
        if mention.kind == PERSON:
            draft.seen[mention.key] = place
        spans.append((start, end, mention))
    return spans


def _short_names(sentence: Sentence, taken: list[Span]) -> list[Span]:
    """`The Five`, in a text that names the Shanghai Five in full."""
    found = []
    for match in _FIVE.finditer(sentence.text):
        if all(match.end() <= start or match.start() >= end for start, end, _ in taken):
            places = (sentence.start + match.start(), sentence.start + match.end())
            found.append((match.start(), match.end(), Mention("O", "shanghai-five", *places, match.group())))
    return found


def _long_names(sentence: Sentence, taken: list[Span]) -> list[Span]:
    """`China and the five countries of Central Asia`, in a sentence about their meeting, for the format of these."""
    if "Central Asia" not in sentence.text or not _TOGETHER.search(sentence.text):
        return []
    found = []
    for match in _NEIGHBOURS.finditer(sentence.text):
        if all(match.end(1) <= start or match.start(1) >= end for start, end, _ in taken):
            places = (sentence.start + match.start(1), sentence.start + match.end(1))
            found.append((match.start(1), match.end(1), Mention("O", "china-central-asia", *places, match.group(1))))
    return found


def _date_spans(draft: Draft, sentence: Sentence, taken: list[Span]) -> list[Span]:
    spans: list[Span] = []
    for found in when.find_dates(sentence.text):
        if all(found.end <= start or found.start >= end for start, end, _ in taken):
            draft.dates.append(found)
            places = (sentence.start + found.start, sentence.start + found.end)
            mention = Mention("D", str(len(draft.dates) - 1), *places, sentence.text[found.start : found.end])
            spans.append((found.start, found.end, mention))
    return spans
