"""People together with their titles: who holds which office. Each such phrase becomes the one mark of the person."""

import re
from collections.abc import Sequence

from diplo.reading.cues import Parts, Rule
from diplo.reading.draft import Draft
from diplo.reading.evidence import clause_around
from diplo.reading.lexicon import TOP_OFFICES
from diplo.reading.lines import Line, Mention, pattern
from diplo.reading.names import OFFICE_WORDS, slug
from diplo.reading.titles import ANY, CORE, TITLE, is_former, offices_of

_OF = r" (?:of|from|for) (?:the )?"
_OWNER = r"(?P<state>{A}|{S}'s|{O}'s|{S}|{O}|(?:organi[sz]ation|bloc|group|body)'s(?: own)?)"
_PREFIXED = pattern(
    rf"(?:\bthe )?(?P<its>\b(?:its|his|her|their|our|my|whose) )?(?:{_OWNER} )?(?P<title>\b{TITLE})(?:{_OF}(?P<of>{{S}}"
    rf"|{{O}}|organi[sz]ation))?(?P<comma>,)? "
    rf"(?P<who>{{P}}|{{NAME}})(?:{_OF}(?P<of2>{{S}}|{{O}}))?"
)
_SUFFIXED = pattern(
    rf"(?P<who>{{P}}|{{NAME}})(?: of (?:the )?{{S}})?, (?:who is )?(?:(?:the|an?|its|his|her|their|our|my)"
    rf" )?(?:{_OWNER} )?(?P<title>{TITLE})"
    rf"(?:{_OF}(?P<of>{{S}}|{{O}}|organi[sz]ation))?(?! ?⟨P)(?=[,.;:)]| (?:and|who|said|is|was|has|had|to|in|since"
    rf"|[a-z]+s)\b| -|$)"
)
_NEXT_GUEST = re.compile(r",? (?:(?:H\.E\.|Mr\.?) )*⟨P")
_GATE = Parts(
    *(
        "president",
        "minister",
        "premier",
        "secretar",
        "spokes",
        "head",
        "chairman",
        "chancellor",
        "councill",
        "envoy",
        "pm",
    ),
    *(
        "fm ",
        "lady",
        "king",
        "emir",
        "amir",
        "sultan",
        "ambassador",
        "governor",
        "mayor",
        "speaker",
        "leader",
        "head of",
        "speaking for",
        "member of",
        "cabinet",
    ),
)
_HONORIFIC = Rule(
    r"\b(?:Mr|Mrs|Ms|Dr|Comrade|H\.E|Senator|Sir|Field Marshal|Muhammad|Mohamm[ae]d)\.? (?=⟨P)"
    r"|\b(?:Shri|Smt|Sheikh)\.? (?=⟨P|[A-Z][a-z]+ [A-Z])"
)
_PLURAL = (
    r"(?P<title>presidents|prime ministers|premiers|heads of (?:state|government)|(?:foreign"
    r"|external affairs) ministers"
    r"|ministers of (?:foreign|external) affairs)"
)
_SHARED = pattern(_PLURAL.replace("presidents|", r"presidents(?! of the(?! [^:⟨]{0,40}:))|secretaries[- ]general|"))
_BESIDE = re.compile(r"⟨P\d+⟩(?: of (?:the )?⟨[SCG]\d+⟩)?, (?:all |both |the |two |three |four |five )*$")
_BESIDE_AFTER = re.compile(r"(?: all)?(?:,| -+|:| \()? (?:[^.;:⟨]{0,20} )?⟨P|[^.;:⟨]{0,60}: ⟨P")
_OF_STATES = pattern(r" of (?:the )?{S}(?!.{0,60}⟨P)")
_OWN = r"{P}(?: (?:of|from) (?:the )?{S})?"
_ZIPPED = pattern(rf"(?:\bthe )?\b{_PLURAL} of (?P<states>{{STATES}})(?:,| ?-+| \(|:)? ?(?P<people>{{PEOPLE}})")
_UNZIPPED = pattern(rf"(?P<people>{{PEOPLE}}),? (?:respectively )?(?:the )?{_PLURAL} of (?P<states>{{STATES}})")
_PARENTHESIS = pattern(rf"(?P<who>{{P}}) \((?:the )?(?P<title>{TITLE})(?:{_OF}(?P<of>{{S}}|{{O}}))?\)")
_AIDE = re.compile(r"\b(?:advis[eo]r|aide|assistant|envoy|deputy|wife|daughter|son|spokes\w+) (?:to|of|for) (?:the )?$")
_TITLED_BEFORE = pattern(rf"\b(?:{CORE}),? {{P}}, $")
_PAIR = r"(?:the )?{S}(?:, {P}| \({P}\))"
_WOVEN = pattern(rf"(?:\bthe )?\b{_PLURAL} of (?P<pairs>{_PAIR}(?:,? (?:and )?{_PAIR})+)")
_LISTED = pattern(rf"(?:\bthe )?\b{_PLURAL}[,:]? (?P<pairs>{_OWN}(?:(?:, and | and |, ){_OWN})+)")
_OWNED = pattern(r"{S}'s (?={P})|(?<=⟩) of (?:the )?(?P<of>{S})(?=[,.;:)]| and | were| was| had| have| has|$)")
_LABELLED = pattern(
    rf"^(?:[-*] )?(?:(?:current|new|present) )?(?P<title>{CORE}): (?P<who>{{P}}|{{NAME}})(?: of"
    rf" (?:the )?{{S}})?"
)
_HEADS = pattern(
    r"(?P<who>{P}|{NAME}), who (?:heads|leads|chairs) (?:the )?(?:(?P<of>{A}) |(?P<of2>{S})'s )?(?P<title>cabinet"
    r"|government)\b"
    r"|(?P<who3>{P}|{NAME}), (?:the )?(?:chairman|head|chief) of (?:(?P<of4>{S})'s|the (?P<of5>{A})) (?P<title3>cabinet"
    r"|government)\b"
    r"|(?:the )?(?P<title2>head) of the (?P<of3>{A}) (?:cabinet|government),? (?P<who2>{P}|{NAME})"
)
_BECOMES = pattern(
    r"(?P<who>{P})(?: of (?:the )?{S}|, [^,⟨]{0,40}(?:⟨S\d+⟩)?,)? (?P<verb>(?:will |is to )?(?:be|become|becomes"
    r"|take over as|takes over as)"
    r"|(?:was|has been) (?:elected|appointed)|is|has been|has served as|serves as|(?:is to |will )?(?:succeeds?"
    r"|replaces?) {P} as) (?:(?:the |its )?(?:organi[sz]ation's |{O}'s )?)(?:new |first |next )?"
    rf"(?P<title>{CORE})(?: of (?:the )?(?P<of>{{S}}|{{O}}))?"
)

_IS = pattern(
    rf"\b(?:the )?(?:(?P<of2>{{S}}|{{O}})'s )?(?P<title>{CORE})(?:{_OF}(?P<of>{{S}}|{{O}}))? is (?:now |currently "
    rf"|once more )?"
    r"(?:Mr\.? |Ms\.? )?(?P<who>{P})(?=[.,;]| of\b|$)"
)
_SUCCEEDS = pattern(
    r"(?P<who>{P}|{NAME})(?: of (?:the )?{S})? (?P<verb>(?:will|is to) (?:succeed|replace)|succeeds|replaces|(?:has"
    r" )?(?:succeeded|replaced)) "
    rf"(?P<old>{{P}}|{{NAME}})(?: of (?:the )?{{S}})?(?:, an? {{A}}(?: diplomat)?,)? as (?:the )?(?:new"
    rf" )?(?P<title>{CORE})"
)
_SEVERAL = Parts("presidents", "ministers", "premiers", "heads of")
_SECRETARIES = Parts("secretaries")


def read_offices(draft: Draft) -> None:
    """Emit who holds which office, and put one mark for each person with a title."""
    for line in draft.lines:
        _drop_honorifics(line)
        if not line.has(_GATE) or not line.search(ANY):
            _drop_owners(draft, line)
            continue
        several = line.has(_SEVERAL)
        for rule, handle in (
            (_WOVEN, _weave),
            (_ZIPPED, _zip),
            (_UNZIPPED, _zip),
            (_LISTED, _list),
            (_PREFIXED, _prefix),
            (_SUFFIXED, _suffix),
        ):
            if several or rule in (_PREFIXED, _SUFFIXED):
                for match in reversed(list(line.finditer(rule))):
                    handle(draft, line, match)
        for rule in (_LABELLED, _BECOMES, _PARENTHESIS, _HEADS, _IS):
            for match in list(line.finditer(rule)):
                _label(draft, line, match)
        for match in list(line.finditer(_SUCCEEDS)):
            _succeed(draft, line, match)
        _drop_owners(draft, line)
        if several or line.has(_SECRETARIES):
            _share(draft, line)


def _succeed(draft: Draft, line: Line, match: re.Match[str]) -> None:
    """`A succeeds B as secretary-general`: one will hold the office, the other still does."""
    ahead = not match.group("verb").endswith("ed")
    modality = draft.modality("will" if ahead else "", draft.date_in(line.text, ahead))
    for who, how in (("who", modality), ("old", "asserted")):
        person = _person(draft, line, match.group(who), match.start(who))
        if person is not None:
            _claim(draft, line, person, match.group("title"), None, match.span(), how)


def _holds(draft: Draft, person: Mention, title: str) -> bool:
    """Whether the record has a person in the office of a title on the document's day."""
    return bool(set(offices_of(title)) & set(draft.lexicon.offices(person.key, draft.day)))


def _share(draft: Draft, line: Line) -> None:
    """`A of X, B of Y and C, prime ministers all`: those of a clause whom the record has in that office then."""
    if draft.day is None:
        return
    for match in line.finditer(_SHARED):
        begin, end = clause_around(line.text, match.start())
        beside = _BESIDE.search(line.text[: match.start()]) or _BESIDE_AFTER.match(line.text, match.end())
        if line.text[begin:end].startswith(": ") or _OF_STATES.match(line.text, match.end()) or not beside:
            continue
        for mention in draft.marks(line.text[begin:end], "P"):
            office = offices_of(match.group("title"))[0]
            if not mention.pronoun and office in draft.lexicon.offices(mention.key, draft.day):
                _claim(draft, line, mention, match.group("title"), None, match.span())


def _drop_honorifics(line: Line) -> None:
    for match in reversed(list(line.finditer(_HONORIFIC))):
        line.put(match.start(), match.end(), "")


def _drop_owners(draft: Draft, line: Line) -> None:
    """`Iran's ⟨P⟩` and `⟨P⟩ of Tajikistan` are just the person."""
    if "⟨P" not in line.text:
        return
    for match in reversed(list(line.finditer(_OWNED))):
        line.put(match.start(), match.end(), "")


def _person(draft: Draft, line: Line, text: str, start: int) -> Mention | None:
    """The person of a name or mark; a name unknown to the record becomes a mention of its own."""
    known = draft.first(text, "P")
    if known is not None:
        return known
    parts = text.split()
    while parts and parts[0].lower() in OFFICE_WORDS:
        parts = parts[1:]
    if line.text.isupper() or len(parts) < 2 or "⟨" in text or parts[0].lower() in ("the", "in", "on", "at", "of"):
        return None
    printed = " ".join(parts)
    plain = line.place(start + text.index(printed), start + len(text))
    mention = Mention("P", slug(printed), *plain, printed)
    draft.seen.setdefault(mention.key, plain[0])
    return mention


def _claim(
    draft: Draft,
    line: Line,
    person: Mention,
    title: str,
    owner: Mention | None,
    span: tuple[int, int],
    modality: str = "asserted",
) -> None:
    former = is_former(title)
    owner = owner or draft.first(title, "SA")
    for office in offices_of(title):
        state, organization = _owner(draft, line, person, office, owner)
        draft.titled.setdefault(person.key, {})[office] = state
        if former or (office == "other" and "lady" not in title.lower() and state is None):
            continue
        if state is None and organization is None and person.key not in draft.lexicon.names:
            continue
        slots = {"person": person.key, "office": office, "state": state, "organization": organization}
        draft.emit("office", slots, modality, line, span)


def _owner(
    draft: Draft, line: Line, person: Mention, office: str, owner: Mention | None
) -> tuple[str | None, str | None]:
    if owner is not None and owner.kind == "O":
        return None, owner.key
    if owner is not None:
        return draft.state(owner), None
    held = [t for t in draft.lexicon.by_person.get(person.key, ()) if t.office == office]
    current = [t for t in held if draft.day and t.holds(draft.day)] or held
    if current:
        return current[0].state, current[0].organization
    if office == "secretary_general":
        return None, draft.topic
    if office in TOP_OFFICES:
        return draft.lexicon.people_states.get(person.key), None
    return draft.lexicon.people_states.get(person.key) or _company(draft, line, person), None


def _prefix(draft: Draft, line: Line, match: re.Match[str]) -> None:
    owner_text = match.group("of") or match.group("state") or match.group("of2")
    before = line.text[: match.start()]
    person = _person(draft, line, match.group("who"), match.start("who"))
    owned = match.group("of") or match.group("state") or match.group("its")
    if match.group("comma") and (
        not (owned or (person is not None and _holds(draft, person, match.group("title"))))
        or (re.search(r"⟨P\d+⟩, $", before) and not _TITLED_BEFORE.search(before))
    ):
        return
    if person is None or _AIDE.search(before):
        return
    owner = draft.first(owner_text, "SCGAO")
    if owner is not None and owner.kind == "C" and match.group("of") is None and match.group("state"):
        owner = owner if match.group("state").endswith("'s") else None
    end = match.end("who") if match.group("of") or match.group("state") else match.end()
    _claim(draft, line, person, match.group("title"), owner, (match.start(), match.end()))
    line.put(match.start(), end, _mark(draft, person))


def _suffix(draft: Draft, line: Line, match: re.Match[str]) -> None:
    person = _person(draft, line, match.group("who"), match.start("who"))
    if person is None:
        return
    invited = (
        re.search(r"\bat the invitation of\b", line.text[: match.start()], re.IGNORECASE) and ", the " in match.group()
    )
    if invited and _NEXT_GUEST.match(line.text, match.end()):
        return  # `At the invitation of A, the President of S, B, …`: the title is B's
    owner = draft.first(match.group("of") or match.group("state"), "SCGAO")
    if draft.first(match.group("who"), "P") is None and owner is None and "spokes" not in match.group("title").lower():
        return
    _claim(draft, line, person, match.group("title"), owner, (match.start(), match.end()))
    end = match.end()
    if line.text[end : end + 2] in (", ", ",") and "," not in line.text[match.start() - 2 : match.start()]:
        end += line.text[end : end + 1] == "," and not re.match(r", (?:and )?⟨P", line.text[end:])
    line.put(match.start(), end, _mark(draft, person))


def _label(draft: Draft, line: Line, match: re.Match[str]) -> None:
    groups = match.groupdict()
    which = next(name for name in ("who", "who2", "who3") if groups.get(name))
    person = _person(draft, line, groups[which] or "", match.start(which))
    if person is None:
        return
    modality = "announced" if re.match(r"will|is to", groups.get("verb") or "") else "asserted"
    title = "prime minister" if match.re is _HEADS.re else match.group("title")
    of = next((groups[name] for name in ("of", "of2", "of3", "of4", "of5") if groups.get(name)), None)
    _claim(draft, line, person, title, draft.first(of, "SCGAO"), match.span(), modality)


def _mark(draft: Draft, person: Mention) -> str:
    for place, mention in enumerate(draft.mentions):
        if mention is person:
            return f"⟨P{place}⟩"
    return draft.mark(person)


def _zip(draft: Draft, line: Line, match: re.Match[str]) -> None:
    states, people = list(draft.marks(match.group("states"), "SCG")), list(draft.marks(match.group("people"), "P"))
    if len(states) != len(people):
        owners = {draft.lexicon.state_of(person.key, None, draft.day): person for person in people}
        pairs = [(state, owners[draft.state(state)]) for state in states if draft.state(state) in owners]
    else:
        pairs = list(zip(states, people, strict=True))
    _pairs(draft, line, match, pairs)
    if pairs and len(pairs) == len(people):
        line.put(match.start(), match.end(), match.group("people"))


def _weave(draft: Draft, line: Line, match: re.Match[str]) -> None:
    found = list(draft.marks(match.group("pairs"), "SCGP"))
    _pairs(draft, line, match, list(zip(found[::2], found[1::2], strict=False)))
    line.put(match.start(), match.end(), ", ".join(re.findall(r"⟨P\d+⟩", match.group("pairs"))))


def _list(draft: Draft, line: Line, match: re.Match[str]) -> None:
    pairs: list[tuple[Mention | None, Mention]] = []
    for mention in draft.marks(match.group("pairs"), "SCGP"):
        if mention.kind == "P":
            pairs.append((None, mention))
        elif pairs:
            pairs[-1] = (mention, pairs[-1][1])
    _pairs(draft, line, match, pairs)
    line.put(match.start(), match.end(), ", ".join(re.findall(r"⟨P\d+⟩", match.group("pairs"))))


def _pairs(draft: Draft, line: Line, match: re.Match[str], pairs: Sequence[tuple[Mention | None, Mention]]) -> None:
    for state, person in pairs:
        _claim(draft, line, person, match.group("title"), state, match.span())


def _company(draft: Draft, line: Line, person: Mention) -> str | None:
    """The state of the people whom somebody unknown is named with, in the line or those around it."""
    block = [other for other in draft.lines[max(0, line.number - 8) : line.number + 1] if other.block == line.block]
    for other in reversed(block):
        seat = draft.first(other.text, "G")
        if seat is not None and person.key not in draft.lexicon.names:
            return seat.key
    before, after = draft.lines[max(0, line.number - 30) : line.number], draft.lines[line.number + 1 :][:30]
    around = [line, *reversed(before), *after]
    for one in around:
        for mention in draft.marks(one.text, "P"):
            state = draft.lexicon.state_of(mention.key, None, draft.day)
            if mention.key != person.key and state is not None:
                return state
    return None
