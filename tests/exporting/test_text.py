"""Tables for a terminal: aligned, within their width, and never able to steer it."""

from hypothesis import given
from hypothesis import strategies as st

from diplo.exporting.text import clean, display_width, table_lines, wrap

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)


def test_wide_and_combining_characters_are_counted_as_a_terminal_shows_them() -> None:
    assert display_width("Astana") == 6
    assert display_width("上海") == 4
    assert display_width("e\u0301") == 1


@given(words, st.integers(6, 60))
def test_wrapped_lines_are_never_too_wide_and_lose_nothing(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(display_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=5), st.integers(40, 120))
def test_a_table_fits_its_width(rows: list[tuple[str, str, str]], width: int) -> None:
    head, body = table_lines(("One", "Two", "Three"), rows, width)
    assert all(display_width(line) <= width for line in (*head, *body))


def test_columns_are_aligned_and_empty_ones_left_out() -> None:
    head, body = table_lines(("State", "", "Code"), [("Exampla", "", "XAA"), ("上海", "", "XBB")], 80)
    assert head == ["State    Code"]
    assert body == ["Exampla  XAA", "上海     XBB"]


def test_what_does_not_fit_is_wrapped_under_itself_between_words_first() -> None:
    _, body = table_lines(("A", "B"), [("key-one", "some words that are many")], 22)
    assert body == ["key-one  some words", "         that are many"]


def test_intervals_break_behind_the_slash_and_keys_behind_a_hyphen() -> None:
    assert wrap("1917-06-08/1917-06-09", 14) == ["1917-06-08/", "1917-06-09"]
    assert wrap("xorg-xcc-member", 10) == ["xorg-xcc-", "member"]


def test_no_rows_are_no_table() -> None:
    assert table_lines(("State", "Code"), [], 80) == ([], [])


def test_control_characters_are_taken_out() -> None:
    assert clean("\x1b[31mred\x07\x9b2J\r\n\u202egnp") == " [31mred  2J   gnp"
    assert clean("Éxêland 上海") == "Éxêland 上海"


@given(st.text(max_size=40))
def test_a_clean_text_holds_nothing_that_a_terminal_would_obey(text: str) -> None:
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in clean(text))
