"""States, people and organizations are found by what people call them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplo.api import Record
from diplo.errors import Ambiguous, NotFound
from diplo.queries.lookup import find_key, fold
from diplo.queries.states import Name


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        ("Exampla", "XAA"),
        ("exampla", "XAA"),
        ("EXAMPLA", "XAA"),
        ("  Exampla ", "XAA"),
        ("XAA", "XAA"),
        ("xaa", "XAA"),
        ("XA", "XAA"),
        ("Q999001", "XAA"),
        ("Kingdom of Exampla", "XAA"),
        ("Old Exampla", "XAA"),
        ("kingdom", "XAA"),
        ("Examplan", "XAA"),
        ("the Long Hall", "XAA"),
        ("Éxeland", "XEE"),
        ("exeland", "XEE"),
        ("Éxêland", "XEE"),
        ("Upper Zeta", "XEE"),
        ("bexländ", "XBB"),
        ("bex", "XBB"),
        ("north gexia", "XGG"),
        ("South", "XHH"),
        ("no", "XCC"),
        ("cexo", "XCC"),
    ],
)
def test_a_state_is_found_by_name_former_name_code_or_part(wanted: str, key: str, record: Record) -> None:
    assert record.state(wanted).key == key


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        ("Ann Aleph", "ann-aleph"),
        ("ann-aleph", "ann-aleph"),
        ("ann", "ann-aleph"),
        ("анна алеф", "ann-aleph"),
        ("beth", "bo-beth"),
        ("Žeta", "zoe-zeta"),
        ("zeta", "zoe-zeta"),
        ("zoe", "zoe-zeta"),
    ],
)
def test_a_person_is_found_by_name_spelling_or_part(wanted: str, key: str, record: Record) -> None:
    assert record.person(wanted).key == key


@pytest.mark.parametrize(
    "wanted", ["xorg", "XORG", "Example Cooperation Organization", "organizacion de ejemplo", "coop"]
)
def test_an_organization_is_found_by_key_abbreviation_name_or_part(wanted: str, record: Record) -> None:
    assert record.members(1920, organization=wanted).title.startswith("Members of the XORG")


def test_what_fits_several_is_not_guessed(record: Record) -> None:
    with pytest.raises(Ambiguous) as refusal:
        record.state("gexia")
    assert str(refusal.value) == "'gexia' matches several states: North Gexia (XGG), South Gexia (XHH); say which"
    with pytest.raises(Ambiguous, match=r"'aleph' matches several people: .*Ann Aleph \(ann-aleph\)"):
        record.person("aleph")


@pytest.mark.parametrize(("wanted", "meant"), [("Exmapla", "Exampla (XAA)"), ("Bexlnd", "Bexland (XBB)")])
def test_a_slip_of_the_pen_brings_a_suggestion(wanted: str, meant: str, record: Record) -> None:
    with pytest.raises(NotFound) as refusal:
        record.state(wanted)
    assert str(refusal.value) == f"no state matches '{wanted}'; did you mean {meant}?"


@pytest.mark.parametrize("wanted", ["Nowhere at all", "", "   ", "'", "xamp", "%", "_"])
def test_what_fits_nothing_is_refused(wanted: str, record: Record) -> None:
    with pytest.raises(NotFound, match=r"^no state matches "):
        record.state(wanted)


def test_an_exact_name_wins_over_a_part_of_another() -> None:
    names = [Name("state", key, name, "name", None) for key, name in (("ONE", "Guinea"), ("TWO", "Guinea Bissau"))]
    assert find_key("state", "guinea", names) == "ONE"
    assert find_key("state", "bissau", names) == "TWO"


def test_a_long_list_of_matches_is_cut_short() -> None:
    names = [Name("state", f"X{n:02}", f"New Land {n}", "name", None) for n in range(9)]
    with pytest.raises(Ambiguous, match=r"and 3 more; say which$"):
        find_key("state", "new", names)


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=["L"], max_codepoint=0x24F), min_size=1, max_size=12))
def test_case_never_matters(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) or text.upper().lower() != text.lower()


@pytest.mark.parametrize("variant", ["Côte d'Ivoire", "cote d\u2019ivoire", "COTE DIVOIRE"])
def test_accents_and_apostrophes_never_matter(variant: str) -> None:
    assert fold(variant) == "cote divoire"
