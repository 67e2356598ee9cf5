"""From what a person types to the key that is meant: names, former names, codes, unambiguous parts."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from diplo.errors import Ambiguous, NotFound
from diplo.queries.states import Name

_TITLES = frozenset({"president", "premier", "prime", "minister", "mr", "mrs", "ms", "dr", "sir"})
_SUGGESTED = frozenset({"name", "family_name", "other", "official", "former", "alias"})
"""Kinds of names that an error may suggest; a code is too short to be close to anything."""

_FEW = 6
"""So many things of a kind are listed where none of them is close."""

_APOSTROPHES = "'\u2019\u02bc`"


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """A text without case, accents and punctuation: what two spellings of one name have in common."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c) and c not in _APOSTROPHES)
    return " ".join("".join(kept).split())


def find_key(noun: str, wanted: str, names: Iterable[Name]) -> str:
    """The key of the one thing that is meant.

    An exact name or code wins over a part of one; a part is a run of whole words or the beginning of one. The order of
    words and titles such as "President" do not matter.

    Raises:
        NotFound: nothing matches; the message suggests what is close, or says what there is, where that is not much.
        Ambiguous: several match; the message lists them.
    """
    folded = fold(wanted)
    untitled = " ".join(word for word in folded.split() if word not in _TITLES) or folded
    words = set(untitled.split())
    usual: dict[str, str] = {}
    exact: dict[str, None] = {}
    turned: dict[str, None] = {}
    partly: dict[str, None] = {}
    spellings: dict[str, str] = {}
    for name in names:
        if name.name_kind == "name":
            usual[name.fact] = name.name
        text = fold(name.name)
        if name.name_kind in _SUGGESTED:
            spellings.setdefault(text, name.fact)
        if text in (folded, untitled):
            exact[name.fact] = None
        elif len(words) > 1 and words == set(text.split()):
            turned[name.fact] = None
        elif untitled and f" {untitled}" in f" {text}" and name.name_kind != "code":
            partly[name.fact] = None
    matches = list(exact or turned or partly)
    if len(matches) == 1:
        return matches[0]
    if matches:
        listed = ", ".join(f"{usual.get(key, key)} ({key})" for key in matches[:6])
        more = f" and {len(matches) - 6} more" if len(matches) > 6 else ""
        raise Ambiguous(f"'{wanted}' matches several {_plural(noun)}: {listed}{more}; say which")
    from difflib import get_close_matches  # only on the way to an error

    close = get_close_matches(folded, spellings, n=1, cutoff=0.8)
    hint = ""
    if close:
        key = spellings[close[0]]
        hint = f"; did you mean {usual.get(key, key)} ({key})?"
    elif usual and len(usual) <= _FEW:
        hint = f"; there are {', '.join(f'{name} ({key})' for key, name in usual.items())}"
    raise NotFound(f"no {noun} matches '{wanted}'{hint}")


def _plural(noun: str) -> str:
    return {"person": "people"}.get(noun, f"{noun}s")
