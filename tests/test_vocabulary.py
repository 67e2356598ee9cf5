"""Closed vocabularies: words that are defined, once."""

import re

import pytest

from diplo import vocabulary
from diplo.vocabulary import VOCABULARIES, Term


@pytest.mark.parametrize("words", VOCABULARIES, ids=[words.__name__ for words in VOCABULARIES])
def test_every_word_is_lower_case_and_has_a_definition(words: type[Term]) -> None:
    for term in words:
        assert re.fullmatch(r"[a-z][a-z0-9_]*", term)
        assert term.definition
        assert str(term) == term == term.value
    assert len({term.definition for term in words}) == len(list(words))


def test_every_vocabulary_is_listed() -> None:
    defined = {
        value
        for value in vars(vocabulary).values()
        if isinstance(value, type) and issubclass(value, Term) and value is not Term
    }
    assert set(VOCABULARIES) == defined
