import pytest

from diplo.errors import AskedWrongly
from diplo.reading.texts import SIZE_LIMIT, decode, read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_any_encoding_that_can_be_told_is_read(encoding: str) -> None:
    text = "Zoë spoke first, and the others listened to her for quite some time."

    assert decode(text.encode(encoding)) == text


def test_an_encoding_that_a_page_declares_is_believed() -> None:
    page = '<meta charset="iso-8859-5"><p>Алеф</p><p>Бет</p>'

    assert "Алеф" in decode(page.encode("iso-8859-5"))


def test_tags_and_entities_are_not_text_but_keep_their_places() -> None:
    text = read_text("<div><p>Ann&nbsp;Aleph &amp; <b>Bo Beth</b> met.</p><script>var x = 'Zed';</script></div>")

    start = text.plain.index("Bo Beth")
    first, last = text.span(start, start + len("Bo Beth"))
    assert "Ann Aleph & Bo Beth met." in text.plain
    assert "Zed" not in text.plain
    assert text.source[first:last] == "Bo Beth"


def test_a_word_cut_by_the_margin_is_put_together_again() -> None:
    text = read_text("They met in Exam-\npleton, and Bo-\nBeth was late.")

    assert "Exampleton" in text.plain
    assert "Bo-Beth" in text.plain
    start = text.plain.index("Exampleton")
    assert text.source[slice(*text.span(start, start + 10))] == "Exam-\npleton"


def test_front_matter_and_meta_tags_say_when_and_by_whom() -> None:
    assert read_text("---\ndate: 1917-06-09\npublisher: The Examplan\n---\nText.").fields == {
        "date": "1917-06-09",
        "publisher": "The Examplan",
    }
    page = '<html><head><meta property="article:published_time" content="1917-06-09T10:00"></head><body><p>x</p></body>'
    assert read_text(page).fields["date"] == "1917-06-09T10:00"


def test_markdown_marks_are_not_text() -> None:
    text = read_text("# News\n\n**Ann Aleph** met [Bo Beth](https://example.org) [^1].\n\n[^1]: So it says.")

    assert "Ann Aleph met Bo Beth" in text.plain
    assert "https" not in text.plain


def test_bytes_that_are_no_text_have_no_words() -> None:
    assert read_text(bytes(range(256)) * 50).plain == ""


def test_of_a_huge_document_only_the_beginning_is_read() -> None:
    text = read_text(b"word " * SIZE_LIMIT)

    assert len(text.source) <= SIZE_LIMIT
    assert "only the beginning" in text.notes[0]


def test_a_pdf_that_cannot_be_read_is_one_line_of_advice() -> None:
    with pytest.raises(AskedWrongly, match="PDF"):
        read_text(b"%PDF-1.7\nbroken")
