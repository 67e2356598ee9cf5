"""What the reader's linear models promise: one answer every time, and weights for what the reader can tell alone."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplo.reading
from diplo.reading.evidence import clause_around, tokens, words_around
from diplo.reading.weighing import Model, model

FOLDER = Path(diplo.reading.__file__).parent / "weights"
ANSWERS = {
    "participation": {"part", "away", "none"},
    "membership": {"held", "denied", "none"},
    "meetings": {"meeting", "none"},
    "visits": {"visit", "denied", "none"},
    "companions": {"with", "denied", "none"},
    "chairmanship": {"in", "out", "holds", "none"},
}

LEANS = Model(("no", "yes"), (0, 0), {"for": (-1000, 1000), "against": (2000, -2000)})


def test_each_model_that_comes_with_the_package_is_one_that_the_reader_asks() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(ANSWERS)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_model_has_a_weight_for_every_answer(name: str) -> None:
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))

    assert set(told["answers"]) == ANSWERS[name]
    assert len(told["bias"]) == len(told["answers"])
    assert {len(values) for values in told["weights"].values()} == {len(told["answers"])}


@given(st.lists(st.sampled_from(["for", "against", "unheard of"])))
def test_the_order_of_circumstances_does_not_matter(circumstances: list[str]) -> None:
    assert LEANS.chances(circumstances) == LEANS.chances(reversed(circumstances))


@given(st.sets(st.sampled_from(sorted(model("participation").weights))))
def test_chances_are_shares_of_one(circumstances: Iterable[str]) -> None:
    chances = model("participation").chances(circumstances)

    assert sum(chances.values()) == pytest.approx(1.0)
    assert all(0.0 <= chance <= 1.0 for chance in chances.values())


def test_what_has_no_weight_counts_nothing() -> None:
    assert LEANS.chances(["unheard of"]) == {"no": 0.5, "yes": 0.5}
    assert LEANS.chances(["for"])["yes"] > 0.5 > LEANS.chances(["against"])["yes"]


def test_words_are_known_by_their_stems_and_marks_by_their_kinds() -> None:
    assert [word for word, _ in tokens("⟨P0⟩ presided over ⟨S1⟩'s meetings")] == [
        "<P>",
        "presid",
        "over",
        "<S>'s",
        "meeting",
    ]


def test_only_the_clause_of_a_mark_speaks_for_it() -> None:
    text = "⟨P0⟩ attended, while ⟨P1⟩ slept"

    assert clause_around(text, text.index("⟨P1⟩")) == (text.index("⟨P1⟩"), len(text))
    assert "C:attend" not in set(words_around(text, text.index("⟨P1⟩")))
    assert {"C:attend", "A:attend", "R1:attend"} <= set(words_around(text, 0))
