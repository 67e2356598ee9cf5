"""Nothing that a file can hold makes the reader stumble, and the same file always gives the same answer."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplo.api import Record
from diplo.reading.claims import Reading
from diplo.reading.documents import read_document
from diplo.reading.lexicon import Lexicon

NEWS = """<div class=news><p>EXAMPLETON, June 9, 1917 &mdash; Examplan President Ann&nbsp;Aleph arrived in Bexborough on
Thursday on a state visit. The second summit of the Example Cooperation Organization (XORG) ended today; Bo Beth
presided, Zo\u00eb \u017deta did not attend.</p><p>The four members are Exampla, Bexland, Cexonia and Fexia.
<b>Dexistan</b>, a dialogue partner since 1910, will become a member in 1920,
and the chair passes to Bexland for 1917-18.</p></div>"""
PIECES = [
    *(
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\u0430",
        "&#x0;",
        "&#999999;",
        "<p",
        "</div",
        "<!--",
        "]]>",
        "<b",
    ),
    *(
        "\u27e8P0\u27e9",
        "\u27e8D99\u27e9",
        "(",
        ")",
        '"',
        "'",
        "\n",
        "\r\n",
        "-\n",
        ". ",
        ", ",
        ": ",
        "0000-00-00",
        "31 February 1917",
    ),
    *("not ", "will ", "Exampla", "member", "summit", "visit", "President ", "99999999999 ", "\ud7ff", "\U0010ffff"),
]


def is_sound(reading: Reading) -> bool:
    return all(0 <= claim.start <= claim.end <= len(reading.source) for claim in reading)


def mutate(text: str, seed: int) -> str:
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 1, 5, 40)))
        text = text[:start] + chance.choice((*PIECES, text[end : end + 30])) + text[end:]
    return text


@pytest.mark.parametrize("chunk", range(10))
def test_thousands_of_mutated_documents(lexicon: Lexicon, chunk: int) -> None:
    for seed in range(chunk * 200, chunk * 200 + 200):
        assert is_sound(read_document(mutate(NEWS, seed), lexicon, "1917-06-09")), seed


@settings(max_examples=150)
@given(st.binary(max_size=400))
def test_junk_bytes(lexicon: Lexicon, data: bytes) -> None:
    assert is_sound(read_document(data.replace(b"%PDF-", b""), lexicon))


@settings(max_examples=150)
@given(st.lists(st.sampled_from([*PIECES, *NEWS.split(" ")]), max_size=60))
def test_words_in_any_order(lexicon: Lexicon, words: list[str]) -> None:
    text = " ".join(words)

    assert is_sound(read_document(text, lexicon))
    assert read_document(text, lexicon) == read_document(text, lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n" * 5000,
        "<p" * 5000,
        "<!--" * 5000,
        "&amp" * 5000,
        "'" * 5000,
        "China, " * 2000,
        "a-\n" * 3000,
        "x" * 200_000,
    ],
)
def test_empty_endless_and_unclosed_documents(lexicon: Lexicon, text: str) -> None:
    assert read_document(text, lexicon).claims == ()


def test_the_same_document_gives_the_same_answer(lexicon: Lexicon, record: Record) -> None:
    again = Lexicon.from_record(record.connection)

    assert read_document(NEWS, lexicon).to_json() == read_document(NEWS, again).to_json()


def test_a_mark_that_the_text_itself_holds_means_nothing(lexicon: Lexicon) -> None:
    assert (
        read_document("\u27e8P0\u27e9 arrived in \u27e8S1\u27e9 on \u27e8D2\u27e9 for a state visit.", lexicon).claims
        == ()
    )
