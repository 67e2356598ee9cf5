from datetime import date

import pytest

from diplo.reading.claims import Reading
from diplo.reading.lexicon import Lexicon
from diplo.reading.names import slug, sound
from tests.reading.conftest import Read


def people(reading: Reading) -> set[object]:
    return {claim["person"] for claim in reading if claim.predicate == "office"}


def test_the_holder_of_an_office_depends_on_the_day(lexicon: Lexicon) -> None:
    assert lexicon.holder("XBB", "head_of_government", date(1917, 6, 9)) == "bo-beth"
    assert lexicon.holder("XBB", "head_of_government", date(1925, 1, 1)) is None


@pytest.mark.parametrize(
    ("printed", "usual"),
    [("Zhaparov", "Japarov"), ("Sergei", "Sergey"), ("Nazarbaev", "Nazarbayev"), ("Rakhmon", "Rahmon")],
)
def test_transliterations_of_one_name_sound_alike(printed: str, usual: str) -> None:
    assert sound(printed) == sound(usual)


def test_names_are_told_from_names_that_contain_them(read: Read) -> None:
    assert people(read("President Ann Aleph spoke.")) == {"ann-aleph"}
    assert people(read("President Berta Aleph of Exampla spoke.")) == {"berta-aleph"}


def test_a_family_name_means_the_person_named_in_full_or_in_office(read: Read) -> None:
    assert people(read("Foreign Minister Zed Aleph came. Minister Aleph spoke for Exampla.")) == {"zed-aleph"}
    assert people(read("President Aleph of Exampla spoke.")) == {"ann-aleph"}


def test_accents_do_not_matter(read: Read) -> None:
    assert (
        people(read("Prime Minister Zoe Zeta came.")) == people(read("Prime Minister Zoë Žeta came.")) == {"zoe-zeta"}
    )


def test_people_unknown_to_the_record_get_a_slug() -> None:
    assert slug("Luvsannamsrain Oyun-Erdene") == "luvsannamsrain-oyun-erdene"
    assert slug("Žofie d'Example") == "zofie-dexample"
