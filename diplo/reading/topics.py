"""Which organization each line of a document is about."""

import re
from collections import Counter

from diplo.dates import parse_edtf
from diplo.reading.cues import Rule
from diplo.reading.draft import NEVER_TOPIC, Draft
from diplo.reading.lines import Line

_TWICE = Rule(r"(⟨O(\d+)⟩)( \(⟨O(\d+)⟩\))")
_THAT_ONE = Rule(r"\bthat (?:one|organi[sz]ation|bloc|group(?:ing)?)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:It|Its|They|Their|The (?:bloc|group(?:ing)?|club|alliance|[Oo]rgani[sz]ation|[Uu]nion|summit|meeting|forum))\b"
)
_RANKS = Rule(r"\b(?:dialogue partner|observer|chair|next (?:year's )?(?:summit|meeting))", re.IGNORECASE)


def set_topics(draft: Draft) -> None:
    """Which organization a line without one means: the one that its paragraph is about, else the document's."""
    counted: Counter[str] = Counter()
    for line in draft.lines:
        for match in reversed(list(line.finditer(_TWICE))):
            if draft.mentions[int(match.group(2))].key == draft.mentions[int(match.group(4))].key:
                line.put(match.start(3), match.end(3), "")
        if "⟨O" in line.text:
            counted.update(m.key for m in draft.marks(line.text, "O") if m.key not in NEVER_TOPIC)
    if not counted:
        return
    counted[next(iter(counted))] += 1  # what a text names first is what it is about, unless others crowd it out
    kept = set[str]().union(*draft.lexicon.summit_towns.values())
    counted.update(key for key in list(counted) if key in kept)
    draft.topic = max(counted, key=lambda key: (counted[key], key in kept))
    before: str | None = None
    introduced = False
    for line in draft.lines:
        named = [mention.key for mention in draft.marks(line.text, "O") if mention.key not in NEVER_TOPIC]
        introduced = introduced or draft.topic in named
        before = named[-1] if named else before
        topic = _paragraph_topic(draft, line) or draft.topic
        if topic == draft.topic and not introduced and before is not None:
            topic = before  # nobody speaks of `the members` of what the text has yet to name
        if topic in draft.lexicon.ended and _is_over(draft, line, topic):
            topic = next((key for key, _ in counted.most_common() if key not in draft.lexicon.ended), topic)
        if _is_to_come(draft, line, topic):
            topic = next((key for key, _ in counted.most_common() if key in draft.lexicon.ended), topic)
        draft.topics[line.number] = topic


def _paragraph_topic(draft: Draft, line: Line) -> str | None:
    """The organization that a line without one means.

    It is the document's, unless the sentences before it in its paragraph name another and it goes on about that.
    """
    own = [mention.key for mention in draft.marks(line.text, "O") if mention.key not in NEVER_TOPIC]
    if own:
        return own[0] if draft.topic not in own else draft.topic
    named: list[str] = []
    for back in range(line.number - 1, -1, -1):
        other = draft.lines[back]
        if other.block != line.block:
            break
        named = [mention.key for mention in draft.marks(other.text, "O") if mention.key not in NEVER_TOPIC] or named
        begins = back == 0 or draft.lines[back - 1].block != line.block
        if named and draft.topic in named:
            return draft.topic
        if named and begins and "⟨O" in other.text:
            return named[0]
    goes_on = line.search(_THAT_ONE) or (_GOES_ON.match(line.text) and not line.search(_RANKS))
    return named[-1] if named and goes_on else draft.topic


def _is_over(draft: Draft, line: Line, organization: str) -> bool:
    """Whether a line speaks of a time at which an organization was no more."""
    told = draft.date_in(line.text) or draft.label_date(line) or draft.today
    return told is not None and parse_edtf(told).earliest > draft.lexicon.ended[organization]


def _is_to_come(draft: Draft, line: Line, organization: str) -> bool:
    """Whether a line speaks of a time at which an organization was not founded yet."""
    founded = draft.lexicon.founded.get(organization)
    told = draft.date_in(line.text) or draft.label_date(line) if founded is not None else None
    return told is not None and founded is not None and parse_edtf(told).latest < founded
