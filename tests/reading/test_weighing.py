"""What the reader's models promise: one answer every time, whatever the order in which they are told."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplo.reading
from diplo.reading.comparing import compare
from diplo.reading.evidence import clause_around, tokens, words_around
from diplo.reading.weighing import UNIT, Forest, Model, Tree, model

FOLDER = Path(diplo.reading.__file__).parent / "weights"
ANSWERS = {
    "participation": {"part", "away", "none"},
    "membership": {"held", "denied", "none"},
    "meetings": {"meeting", "none"},
    "visits": {"visit", "denied", "none"},
    "visits-compared": {"visit", "denied", "none"},
    "companions": {"with", "denied", "none"},
    "chairmanship": {"in", "out", "holds", "none"},
}

LEANS = Model(("no", "yes"), ((("for", 0, ("against", -1000, -3000)), ("against", 0, 2000)),))


def test_each_model_that_comes_with_the_package_is_one_that_the_reader_asks() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(ANSWERS)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_model_has_trees_for_every_answer_but_the_last(name: str) -> None:
    told = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))

    assert set(told["answers"]) == ANSWERS[name]
    assert told["answers"][0] == "none"
    assert len(told["forests"]) == len(told["answers"]) - 1
    assert all(told["forests"])


@given(st.lists(st.sampled_from(["for", "against", "unheard of"])))
def test_the_order_of_circumstances_does_not_matter(circumstances: list[str]) -> None:
    assert LEANS.chances(set(circumstances)) == LEANS.chances(*({one} for one in reversed(circumstances)))


def circumstances_of(tree: Tree) -> set[str]:
    return set() if isinstance(tree, int) else {tree[0]} | circumstances_of(tree[1]) | circumstances_of(tree[2])


KNOWN = sorted(
    {one for forest in model("participation").forests for tree in forest.trees for one in circumstances_of(tree)}
)
ENDS = st.integers(-4000, 4000)
TREES = st.recursive(ENDS, lambda below: st.tuples(st.sampled_from("abcd"), below, below), max_leaves=16)


def walked(tree: Tree, told: set[str]) -> int:
    while not isinstance(tree, int):
        tree = tree[2] if tree[0] in told else tree[1]
    return tree


@given(st.lists(TREES, max_size=6), st.sets(st.sampled_from("abcde")), st.sets(st.sampled_from("abcde")))
def test_a_forest_comes_to_the_ends_that_a_walk_would_come_to(
    trees: list[Tree], some: set[str], others: set[str]
) -> None:
    total = sum(walked(tree, some | others) for tree in trees)
    expected = pytest.approx(1 / (1 + math.exp(-total / UNIT)))

    assert Forest(tuple(trees)).chance([some, frozenset(others)]) == expected
    assert Forest(tuple(trees)).chance([frozenset(some | others)]) == expected


def test_a_tree_with_too_many_ends_is_refused() -> None:
    tree: Tree = 0
    for number in range(16):
        tree = (f"circumstance {number}", 1, tree)
    with pytest.raises(ValueError, match="17 ends"):
        Forest((tree,))


@given(st.sets(st.sampled_from(KNOWN)))
def test_chances_are_shares_of_one(circumstances: set[str]) -> None:
    chances = model("participation").chances(circumstances)

    assert sum(chances.values()) == pytest.approx(1.0)
    assert all(0.0 <= chance <= 1.0 for chance in chances.values())


def test_what_no_tree_asks_for_counts_nothing() -> None:
    assert LEANS.chances({"unheard of"}) == LEANS.chances() == {"no": 0.5, "yes": 0.5}
    assert LEANS.chances({"for"})["yes"] > 0.5 > LEANS.chances({"against"})["yes"]


def test_circumstances_count_together() -> None:
    assert LEANS.chances({"for"}, {"against"})["no"] < LEANS.chances({"against"})["no"]


CHANCES = st.floats(0, 1)


@given(st.lists(st.tuples(st.sampled_from("ab"), CHANCES), max_size=6))
def test_of_two_that_share_something_only_the_less_likely_is_beaten(told: list[tuple[str, float]]) -> None:
    shared, chances = [{"town": town} for town, _ in told], [chance for _, chance in told]

    found = compare(shared, chances)

    for (town, chance), circumstances in zip(told, found, strict=True):
        rivals = [other for place, other in told if place == town]
        assert ("town:beaten" in circumstances) == (max(rivals) > chance)
        assert ("town:alone" in circumstances) == (len(rivals) == 1)


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
