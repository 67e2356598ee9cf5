"""What lists, tables and headings are read as; the names are those of the mini record."""

import pytest

from tests.reading.conftest import Read
from tests.reading.test_documents import ABOUT, claims


@pytest.mark.parametrize(
    "table",
    [
        "OBSERVERS - 2\nBexland, Cexonia",
        "OBSERVERS - 2\n1. Bexland\n2. Cexonia",
        "Observers (2):\n- Bexland\n- Cexonia",
    ],
)
def test_a_heading_gives_its_status_and_number_to_the_states_below_it(read: Read, table: str) -> None:
    reading = read(f"{ABOUT}\n\n{table}\n")

    assert {(c["state"], c["status"]) for c in claims(reading, "membership")} == {
        ("XBB", "observer"),
        ("XCC", "observer"),
    }
    assert [c["value"] for c in claims(reading, "count")] == [2]


def test_a_table_of_chairs_gives_each_its_term(read: Read) -> None:
    reading = read(f"{ABOUT}\n\n| Chair | Term |\n|---|---|\n| Bexland | 1915-16 |\n| Cexonia | 1916-17 |\n")

    assert [(c["state"], c["start"], c["end"]) for c in claims(reading, "chairmanship")] == [
        ("XBB", "1915", "1916"),
        ("XCC", "1916", "1917"),
    ]


def test_an_acronym_that_a_text_explains_otherwise_is_no_organization(read: Read) -> None:
    assert not read("The Small Choir Orchestra (SCO) plays tonight. The SCO has twelve members.").claims
