"""Who a meeting's host is, where a verb tells: `⟨S⟩, which has the chair, is to receive the leaders in ⟨D⟩`."""

import re

from diplo.reading.claims import DENIED
from diplo.reading.cues import Parts
from diplo.reading.draft import Draft
from diplo.reading.lines import Line, Mention, pattern
from diplo.reading.meetings import Summit, file_summit, set_modality
from diplo.reading.merging import agree

_HOSTS = pattern(
    r"\b(?:(?P<ahead>will|is to|are to|is due to|plans to|wants to|hopes to|expects to|offered to|prepar(?:es|ing)"
    r" to|to)"
    r" (?:host|receive|welcome|stage|hold|bring together|gather)|hosts|hosted|receive[sd]|welcome[sd]|is hosting"
    r"|convene[sd]?"
    r"|has hosted|(?:last |once )?(?:has|had)) "
    r"(?P<next>next )?(?:the |its |their |{O}'s |{O} |organi[sz]ation's |bloc's |group's |format's |annual |next )*"
    r"(?P<what>leaders|presidents|heads of state|heads of government|prime ministers|premiers|(?:next )?(?:one|summit"
    r"|meeting)\b)"
)
_OF = pattern(r"^ of (?:the )?(?P<o>{O})")
_IN = pattern(r"^[^;⟨]{0,40}\bin (?:the city of )?(?P<city>{CITY})")
_RELATIVE = re.compile(r"⟨[SCG]\d+⟩(?:, [^,;]{0,60})?,? (?:which|who)(?: [^,;]{0,40})? ?$")
_SUBJECT = re.compile(r"(?<!from )(?<!to )(?<!with )(?<!of )(?<!in )(?<!by )(?<!at )(?<!for )(?<!the )⟨[SCG]\d+⟩(?!'s)")
_IT = re.compile(r"(?:^|[;:,] |\band )(?:it|that country) (?:also |then |now )?$", re.IGNORECASE)
_PERSON = re.compile(r"⟨P(\d+)⟩(?: of (?:the )?⟨[SCG]\d+⟩)?,? (?:also )?$")
_CUT = re.compile(r"; |: | - ")
_HOSTING = Parts("host", "receiv", "welcom", "stag", "hold", "gather", "together", "has", "had")


def read_hosts(draft: Draft, line: Line) -> None:
    """File the meetings of which a line names the host by a verb, or give the host to one that the line names."""
    if not line.has(_HOSTING):
        return
    for match in line.finditer(_HOSTS):
        host = _subject(draft, line, match.start())
        rest = _CUT.split(line.text[match.end() :])[0]
        named = _OF.match(rest)
        organization = draft.first(named.group("o"), "O") if named else draft.first(match.group(), "O")
        key = organization.key if organization else draft.organization(line, match.span())
        if host is None or key is None:
            continue
        if match.group("what").endswith("one") and not draft.summit_at.get(line.number - 1):
            continue
        ahead = bool(match.group("ahead")) or "next" in match.group()
        when = draft.date_in(rest, ahead or None)
        known = _told(draft, line, key, when)
        if known is not None:
            _give(draft, known, host, rest)
        elif when or "next" in match.group():
            summit = Summit(key, line, match.span(), _body(match.group("what")), date=when)
            _give(draft, summit, host, rest)
            clause = line.text[: match.end()] + rest
            set_modality(draft, summit, clause, ahead, match.end())
            file_summit(draft, summit, False)


def _body(what: str) -> str | None:
    if re.search("government|minister|premier", what):
        return "chg"
    return "chs" if "state" in what else None


def _subject(draft: Draft, line: Line, at: int) -> Mention | None:
    """The state that a verb has for its subject."""
    before = _CUT.split(line.text[:at])[-1]
    relative = _RELATIVE.search(before)
    if relative is not None:
        return draft.first(relative.group(), "SCG")
    if _IT.search(before) and line.number:
        first = _SUBJECT.search(before) or _SUBJECT.search(draft.lines[line.number - 1].text)
        return draft.first(first.group(), "SCG") if first else None
    person = _PERSON.search(before)
    if person is not None:
        state = draft.lexicon.state_of(draft.mentions[int(person.group(1))].key, None, draft.day)
        return Mention("S", state, 0, 0, "", state) if state else None
    first = _SUBJECT.search(before)
    if first is None or "⟨P" in before[first.end() :]:
        return None
    return draft.first(first.group(), "SCG")


def _told(draft: Draft, line: Line, organization: str, when: str | None) -> Summit | None:
    """The meeting of the line that it may be."""
    own = [one for one in draft.summit_at.get(line.number, ()) if one.organization == organization]
    return next((one for one in own if one.modality != DENIED and when and one.date and agree(one.date, when)), None)


def _give(draft: Draft, summit: Summit, host: Mention, rest: str) -> None:
    if summit.host is None:
        summit.host = draft.state(host)
        place = _IN.match(rest)
        city = draft.first(place.group("city"), "CT") if place else host if host.kind in "CT" else None
        if city is not None and summit.city is None and draft.state(city) == summit.host:
            summit.city = draft.town(city)
