import pytest

from diplo.reading.sentences import LONGEST, split_sentences


def texts(plain: str) -> list[str]:
    return [sentence.text for sentence in split_sentences(plain)]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    assert texts("Mr. Beth met S. Aleph on Sept. 3. They talked.") == [
        "Mr. Beth met S. Aleph on Sept. 3.",
        "They talked.",
    ]


def test_a_paragraph_wrapped_at_the_margin_is_one() -> None:
    plain = (
        "The leaders of the organization came together in the\ncapital of Exampla for two days of talks about the\n"
        "weather, which has been bad, and the price of bread,\nwhich has been worse."
    )

    assert len(texts(plain)) == 1


@pytest.mark.parametrize("plain", ["Founded: 1901\nMembers: Exampla, Bexland\nChair: Bexland", "- one\n- two\n- three"])
def test_entries_of_a_list_stay_apart(plain: str) -> None:
    assert texts(plain) == plain.split("\n")


def test_each_sentence_knows_where_it_stands() -> None:
    plain = "  One thing. \n\n Another thing."

    for sentence in split_sentences(plain):
        assert plain[sentence.start :].startswith(sentence.text)


def test_no_sentence_is_endless() -> None:
    assert max(map(len, texts("word " * 10_000))) <= LONGEST
