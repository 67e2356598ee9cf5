"""The titles of offices, as texts print them."""

import re

from diplo.reading.lines import pattern

_CORES: tuple[tuple[str, str], ...] = (
    (
        "other",
        r"(?:first )?(?:vice|deputy)[- ](?:presidents?|prime ministers?|premiers?|foreign ministers?|chairman"
        r"|ministers? (?:of|for) (?:foreign|external) affairs)"
        r"|state councill?ors?|(?:first|second) lady|special (?:envoy|representative)|ambassador"
        r"|(?:defen[cs]e|interior|finance|trade|energy|economy|transport|culture|health) minister"
        r"|minister (?:of|for) (?:defen[cs]e|the interior|finance|trade|energy|the economy|economy|transport"
        r"|culture|health)"
        r"|foreign secretary|chairman of the standing committee of the [A-Z][\w']+ [A-Z]\w+(?: \w+)?|parliament speaker"
        r"|a member of the standing committee of the political bureau|member of the standing committee of the [A-Z]\w+"
        r"|supreme leader|governor|mayor",
    ),
    (
        "head_of_government",
        r"prime ministers?|premiers?(?: of the state council)?|pm|chancellors?"
        r"|(?:chairman|head) of the (?:cabinet|government)(?: of ministers)?|cabinet chairman|heads? of government",
    ),
    (
        "foreign_minister",
        r"(?:foreign|external affairs) ministers?|(?:foreign|external affairs) minister|fm(?= (?:⟨P|[A-Z]))"
        r"|ministers? (?:of|for) (?:foreign|external) affairs",
    ),
    (
        "spokesperson",
        r"(?:(?:the )?(?:foreign (?:ministry|office)|ministry of foreign affairs|ministry|presidential|government"
        r"|press) )?"
        r"spokes(?:man|woman|person)(?: (?:for|of|at) (?:the )?(?:ministry of (?:foreign|external) affairs"
        r"|foreign (?:ministry|office)|president|government|(?:⟨S\d+⟩'s|⟨A\d+⟩) (?:foreign ministry|ministry of foreign"
        r" affairs|president|government)))?|press secretary|official representative of the"
        r" (?:foreign ministry|ministry of foreign affairs)",
    ),
    ("secretary_general", r"secretar(?:y|ies)[- ]general"),
    ("head_of_state", r"presidents?|prez\b|heads? of state|chairman(?= of (?:the )?⟨S)|king|emir|amir|sultan"),
)
CORE = "|".join(core for _, core in _CORES)
MODIFIERS = (
    r"(?:(?:first|acting|interim|new|newly elected|present|serving|incumbent|outgoing|then|former|ex-?|late|previous"
    r"|old|own|visiting|current|official) ?)*"
)
TITLE = rf"{MODIFIERS}(?:{CORE})(?: and (?:{CORE}))?"
_EACH = [(office, pattern(core)) for office, core in _CORES]
_BEFORE = pattern(rf"(?P<title>{TITLE})(?: of (?:the )?[\w' ]{{1,30}})?,? $")
ANY = pattern(rf"\b(?:{CORE}|leaders?|guest|visitor|minister)\b")
PAST = pattern(r"\b(?:former|then|ex|late|previous|old)\b")


def offices_of(title: str) -> list[str]:
    """The offices that a title names: `Deputy Prime Minister and Foreign Minister` is two."""
    found = []
    position = 0
    while position < len(title):
        best: tuple[int, int, str] | None = None
        for office, core in _EACH:
            match = core.search(title, position)
            if (
                match
                and match.end() > match.start()
                and (best is None or (match.start(), -match.end()) < (best[0], -best[1]))
            ):
                best = (match.start(), match.end(), office)
        if best is None:
            break
        found.append(best[2])
        position = best[1]
    if not found and title.lower().endswith("chairman"):
        return ["head_of_state"]  # `Chairman of the PRC`: of a state, as the pattern asks
    if not found and title.lower().endswith("fm"):
        return ["foreign_minister"]
    return found


def office_before(text: str) -> str | None:
    """The office whose title stands right before a name, if any."""
    if not ANY.search(text[-60:]):
        return None
    match = _BEFORE.search(text[-60:])
    offices = offices_of(match.group("title")) if match else []
    return offices[-1] if offices else None


def is_former(title: str) -> bool:
    """Whether a title says that the office is held no longer."""
    return PAST.search(re.sub(r"⟨\w+⟩", "", title)) is not None
