"""Whom pronouns and bare titles mean: each becomes a mark of the person, so that the rules need to know names only."""

import re

from diplo.reading.cues import Parts, Rule
from diplo.reading.draft import Draft
from diplo.reading.lexicon import TOP_OFFICES
from diplo.reading.lines import Line, Mention, pattern
from diplo.reading.titles import offices_of

_ROLE = (
    r"(?P<role>(?:acting )?president|prez\b|chief executive|prime minister|premier|head of state|foreign minister"
    r"|external affairs minister|leader"
    r"|head of government)"
)
_OF_STATE = pattern(
    rf"(?:\b(?:the|its|a) )?(?:(?P<adjective>{{A}}) {_ROLE}(?!ial)"
    rf"|(?P<owner>{{S}})'s (?:new )?{_ROLE.replace('role', 'role2')}"
    rf"|\b{_ROLE.replace('role>', 'role3>chairman|head|')} of (?:the )?(?P<of>{{S}}))(?!\w)(?! ⟨P|s\b|,? ⟨P"
    rf"| to come was)"
)
_BARE = pattern(
    rf"\b(?:the|their|his) (?:{_ROLE}|(?P<guest>guest|visitor)|(?P<minister>minister)|(?P<chief>secretary-general))\b"
    r"(?! of\b|s\b|-|ial\b| ⟨P)"
)
_PRONOUN = Rule(r"\b(?P<he>[Hh]e|[Hh]is|[Hh]im)\b(?! ⟨P)|\b(?P<she>[Ss]he|[Hh]er)\b(?! ⟨P)")
_COUNTRY = pattern(
    r"(?P<who>{P})(?:,[^,;⟨]{0,40})?, (?P<what>whose (?:own )?country)(?! ⟨|'s)|(?P<what2>(?P<owner>{P})'s (?:own"
    r" )?country)(?! ⟨|'s)"
)
_STATE_COUNCIL = Rule(r"\b[Tt]he Premier of the State Council\b(?! of| ⟨P)")
_EARLY = 90
_SUBJECT = re.compile(r"⟨P(\d+)⟩")
_INVITATION = re.compile(
    r"^(?:[-*] )?At the invitation of ⟨P\d+⟩(?:(?:,? and |, and |, )⟨P\d+⟩(?!'s| will| is| pays| arrived))*,? (?=⟨P"
    r"|s?he\b)"
)
_SPEAKER = re.compile(r"^⟨P(\d+)⟩: ")
_FIRST_PERSON = Rule(r"\bI\b|\bmy\b")
_ROLES = Parts(
    *("president", "minister", "premier", "head of", "leader", "guest", "visitor", "secretary-general", "head"),
    *("chief executive", "prez", "chairman"),
)


def resolve_people(draft: Draft) -> None:
    """Put a mark for each bare title and pronoun that means one person."""
    subject: Mention | None = None
    man: Mention | None = None
    woman: Mention | None = None
    speaker: tuple[int, Mention] | None = None
    for line in draft.lines:
        if line.text.isupper():
            continue
        _titles(draft, line, subject)
        _pronouns(draft, line, man, woman)
        label = _SPEAKER.match(line.text)
        if label:
            speaker = (line.block, draft.mentions[int(label.group(1))])
        if speaker and speaker[0] == line.block:
            for match in reversed(list(line.finditer(_FIRST_PERSON))):
                line.put(match.start(), match.end(), _standing(draft, speaker[1]))
        _countries(draft, line)
        subject = _next_subject(draft, line) or subject
        man = subject if subject is not None and subject.key not in draft.lexicon.women else man
        for mention in draft.marks(line.text, "P"):
            unknown = "spokesperson" in draft.titled.get(mention.key, {}) or mention.key not in draft.lexicon.names
            known = woman is not None and woman.key in draft.lexicon.women
            if mention.key in draft.lexicon.women or (unknown and not known):
                woman = mention


def _countries(draft: Draft, line: Line) -> None:
    """Put a mark for the state that `whose country` or `his country` means."""
    for match in reversed(list(line.finditer(_COUNTRY))):
        who = draft.first(match.group("who") or match.group("owner"), "P")
        state = draft.lexicon.state_of(who.key, None, draft.day) if who else None
        if state is not None:
            start = match.start("what" if match.group("what") else "what2")
            printed = line.text[start : match.end()]
            mention = Mention("S", state, *line.place(start, match.end()), printed, pronoun=True)
            line.put(start, match.end(), draft.mark(mention))


def _next_subject(draft: Draft, line: Line) -> Mention | None:
    """The person whom a pronoun in the next sentence will mean: the first who is not only an inviter or the like."""
    first = None
    guests = _INVITATION.match(line.text)
    for match in _SUBJECT.finditer(line.text, guests.end() if guests else 0):
        before = line.text[max(0, match.start() - 28) : match.start()]
        mention = draft.mentions[int(match.group(1))]
        if draft.speaks_only(mention.key):
            continue
        first = first or (mention if match.start() < _EARLY else None)
        if match.start() < _EARLY and not re.search(r"(?:invitation of|invited by|said|by|with|of|from|to) $", before):
            return mention
    return first


def _standing(draft: Draft, person: Mention, state: str | None = None) -> str:
    return draft.mark(Mention("P", person.key, person.start, person.end, person.text, state, pronoun=True))


def _titles(draft: Draft, line: Line, subject: Mention | None) -> None:
    if not line.has(_ROLES):
        return
    for match in reversed(list(line.finditer(_STATE_COUNCIL))):
        key = draft.lexicon.holder("CHN", "head_of_government", draft.day)
        if key:
            plain, printed = line.place(match.start(), match.end()), draft.lexicon.names.get(key, key)
            line.put(match.start(), match.end(), draft.mark(Mention("P", key, *plain, printed, pronoun=True)))
    for match in reversed(list(line.finditer(_OF_STATE))):
        role = match.group("role") or match.group("role2") or match.group("role3")
        place = draft.first(match.group("adjective") or match.group("owner") or match.group("of"), "ASCG")
        if place is None:
            continue
        key = _holder(draft, draft.state(place), role)
        if key:
            _name_office(draft, line, match, key, role, draft.state(place))
            printed = draft.lexicon.names.get(key, key)
            plain = line.place(match.start(), match.end())
            owned = draft.state(place) if match.group("owner") else None
            line.put(match.start(), match.end(), draft.mark(Mention("P", key, *plain, printed, owned, pronoun=True)))
    for match in reversed(list(line.finditer(_BARE))):
        meant = _bare(draft, line, match, subject)
        if meant is not None:
            line.put(match.start(), match.end(), _standing(draft, meant))


def _name_office(draft: Draft, line: Line, match: re.Match[str], key: str, role: str, state: str) -> None:
    """`Rouhani, in China for the first time as Iran's president`: a title beside the name of its bearer."""
    named = (mention for mention in draft.marks(line.text, "P") if not mention.pronoun)
    offices = offices_of(role)
    if offices and any(mention.key == key for mention in named):
        draft.emit("office", {"person": key, "office": offices[0], "state": state}, "asserted", line, match.span())


def _holder(draft: Draft, state: str, role: str) -> str | None:
    if role.lower() in ("leader", "head", "chief executive"):
        named = [
            key
            for key in draft.seen
            if key in draft.lexicon.names and draft.lexicon.state_of(key, None, draft.day) == state
        ]
        top = [key for key in named if draft.lexicon.leading_office(state) in draft.lexicon.offices(key, draft.day)]
        top = top or [key for key in named if set(draft.lexicon.offices(key, draft.day)) & set(TOP_OFFICES)]
        return top[0] if len(top) == 1 else draft.lexicon.leader(state, draft.day)
    offices = offices_of(role)
    office = offices[0] if offices else ""
    titled = [key for key, held in draft.titled.items() if held.get(office) == state]
    return titled[0] if len(titled) == 1 else draft.lexicon.holder(state, office, draft.day)


def _bare(draft: Draft, line: Line, match: re.Match[str], subject: Mention | None) -> Mention | None:
    role = match.group("role") or ""
    here = line.text[: match.start()]
    wanted = set(offices_of(role)) if role and role != "leader" else set(TOP_OFFICES)
    if match.group("minister"):
        wanted = {"foreign_minister", "other"}
    if match.group("chief"):
        wanted = {"secretary_general"}
    recent = [
        mention
        for earlier in draft.lines[max(0, line.number - 60) : line.number]
        for mention in draft.marks(earlier.text, "P")
    ]
    recent += list(draft.marks(here, "P"))
    own = _of_here(draft, line, match, role)
    if own is not None and own.key in draft.seen and match.group().split(" ")[-1][:1].isupper():
        return own  # in a text from a capital, `the President` with a capital is its own
    candidates = [subject] if subject is not None else []
    home = draft.here.state if match.group("guest") and draft.here is not None and draft.is_dated_here else None
    for mention in (*candidates, *reversed(recent)):
        if home is not None and draft.lexicon.state_of(mention.key, None, draft.day) == home:
            continue  # a guest comes from elsewhere
        held = draft.titled.get(mention.key, {}).keys() | set(draft.lexicon.offices(mention.key, draft.day))
        if held & wanted:
            return mention
    later = [mention for after in draft.lines[line.number :][:60] for mention in draft.marks(after.text, "P")]
    named_later = {mention.key: mention for mention in later if wanted & draft.titled.get(mention.key, {}).keys()}
    if len(named_later) == 1:
        return next(iter(named_later.values()))
    return _of_here(draft, line, match, role)


def _of_here(draft: Draft, line: Line, match: re.Match[str], role: str) -> Mention | None:
    """`The Prime Minister` in a text from a capital that has named nobody yet: whoever holds the office there."""
    offices = offices_of(role)
    here = draft.here
    if here is None or here.kind != "C" or not draft.is_dated_here or not offices or match.group().islower():
        return None
    key = draft.lexicon.holder(here.state or "", offices[0], draft.day)
    if key is None:
        return None
    return Mention("P", key, *line.place(match.start(), match.end()), draft.lexicon.names.get(key, key))


def _pronouns(draft: Draft, line: Line, man: Mention | None, woman: Mention | None) -> None:
    for match in reversed(list(line.finditer(_PRONOUN))):
        before = list(_SUBJECT.finditer(line.text[: match.start()]))
        clause = re.split(r"; |: |\. ", line.text[: match.start()])[-1]
        here = list(_SUBJECT.finditer(clause)) or before
        invited = _INVITATION.match(line.text)
        if invited and match.start() >= invited.end():
            here = [m for m in here if m.start() >= invited.end()]
        if match.group("he"):
            here = [m for m in here if draft.mentions[int(m.group(1))].key not in draft.lexicon.women]
        if match.group("she"):
            meant = woman
        elif match.group().lower() == "him":
            meant = man
        elif here:
            # in a list of people it is the last who is told more of; else the subject
            meant = draft.mentions[int(here[0 if len(before) < 3 else -1].group(1))]
        else:
            meant = man
        if meant is None:
            continue
        own = "'s" if match.group().lower() in ("his", "her") else ""
        line.put(match.start(), match.end(), _standing(draft, meant) + own)
