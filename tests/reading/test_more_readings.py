"""Visits, companions, chairs, counts and offices in the other forms that reporters give them."""

from typing import Any

import pytest

from diplo.reading.claims import Reading
from tests.reading.conftest import Read

ABOUT = "The Example Cooperation Organization (XORG) is in the news. "
HERE = "BEXBOROUGH, June 9, 1917 (Wire) - "


def claims(reading: Reading, predicate: str) -> list[dict[str, Any]]:
    return [claim.slots | {"modality": claim.modality} for claim in reading if claim.predicate == predicate]


@pytest.mark.parametrize(
    ("text", "start", "modality"),
    [
        ("Ann Aleph has landed.", "1917-06", "asserted"),
        ("Ann Aleph gets in on Monday.", "1917-06-11", "announced"),
        ("Ann Aleph is expected on 10 June.", "1917-06-10", "announced"),
        ("Ann Aleph's plane touched down in Bexborough on Friday.", "1917-06-08", "asserted"),
        ("Ann Aleph reached Bexborough on Friday.", "1917-06-08", "asserted"),
    ],
)
def test_arrivals(read: Read, text: str, start: str, modality: str) -> None:
    (visit,) = claims(read(HERE + text), "visit")
    assert (visit["visitor"], visit["host"], visit["start"], visit["modality"]) == (
        "ann-aleph",
        "XBB",
        start,
        modality,
    )


def test_a_visit_that_repeats_what_is_said_of_another(read: Read) -> None:
    visits = claims(read("Ann Aleph is on a state visit to Bexland, the first since that of March 1912."), "visit")
    assert "state_visit" in [visit["kind"] for visit in visits if visit.get("start") == "1912-03"]


def test_stops_with_their_days(read: Read) -> None:
    visits = claims(read("Bo Beth will be on tour: Exampleton (2-4 July), Cexville (5 July)."), "visit")
    assert ("XAA", "1917-07-02", "1917-07-04", "announced") in [
        (visit["host"], visit["start"], visit.get("end"), visit["modality"]) for visit in visits
    ]


def test_a_list_of_trips_below_a_heading(read: Read) -> None:
    text = (
        "Ann Aleph ended a stay in Bexborough today.\n\nEarlier trips\n\n- 1913, July ..... state visit\n"
        "- 1915, May ..... fair\n"
    )
    starts = {visit.get("start"): visit.get("kind") for visit in claims(read(text), "visit")}
    assert starts["1913-07"] == "state_visit"
    assert "1915-05" in starts


@pytest.mark.parametrize(
    "text", ["A strike kept Ann Aleph out of Bexland.", "Ann Aleph has never been to Bexland since she took office."]
)
def test_visits_that_were_not(read: Read, text: str) -> None:
    (visit,) = claims(read(text.replace("she", "he")), "visit")
    assert visit["modality"] == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "With Ann Aleph were Foreign Minister Zed Aleph and Trade Minister Tom Gamma.",
        "Ann Aleph brought a large delegation including Trade Minister Tom Gamma and Foreign Minister Zed Aleph.",
        "Foreign Minister Zed Aleph and Trade Minister Tom Gamma are in Ann Aleph's suite.",
    ],
)
def test_companions(read: Read, text: str) -> None:
    assert {(c["person"], c["leader"]) for c in claims(read(text), "accompaniment")} == {
        ("zed-aleph", "ann-aleph"),
        ("tom-gamma", "ann-aleph"),
    }


def test_talks_with_somebody_are_no_company(read: Read) -> None:
    assert claims(read("The talks with Ann Aleph were led by Bo Beth."), "accompaniment") == []


@pytest.mark.parametrize(
    ("text", "state", "start", "end"),
    [
        ("Bexland, which joined late, was in the chair in 1912-13.", "XBB", "1912", "1913"),
        ("The chairmanship remains with Bexland until 1918.", "XBB", None, "1918"),
        ("On 1 June the gavel went to Bexland, which will keep it until 1918.", "XBB", "1917-06-01", "1918"),
        ("The Bexish chairmanship of 1912-13 was summed up.", "XBB", "1912", "1913"),
        ("The chair stays in Bexish hands.", "XBB", None, None),
        ("The XORG presidency was assumed by Bexland in May 1917.", "XBB", "1917-05", None),
        ("Bexland took the helm of the XORG in May 1917.", "XBB", "1917-05", None),
        ("Bexland, as rotating chair of the XORG, will host.", "XBB", None, None),
        ("Chair now: Bexland", "XBB", None, None),
    ],
)
def test_chairs(read: Read, text: str, state: str, start: str | None, end: str | None) -> None:
    (chair,) = [claim for claim in claims(read(f"{ABOUT}\n\n{text}"), "chairmanship") if claim["state"] == state]
    assert (chair.get("start"), chair.get("end")) == (start, end)


def test_two_terms_of_one_state_are_two_claims(read: Read) -> None:
    text = f"{ABOUT}Bexland had the chair in 1905-06. On 1 June 1917 the chair passed to Bexland."
    assert len(claims(read(text), "chairmanship")) == 2


@pytest.mark.parametrize(
    ("text", "what", "value", "modality"),
    [
        ("Members now: 4", "members", 4, "asserted"),
        ("The four-strong club met.", "members", 4, "asserted"),
        ("The club should become five with Dexistan.", "members", 5, "announced"),
        ("It heard the observers, of which at present there are two, in the hall.", "observers", 2, "asserted"),
        ("Two in five people on the planet live there.", "world_population_share", 0.4, "asserted"),
    ],
)
def test_counts(read: Read, text: str, what: str, value: float, modality: str) -> None:
    (count,) = claims(read(f"{ABOUT}\n\n{text}"), "count")
    assert (count["what"], count["value"], count["modality"]) == (what, value, modality)


def test_scientists_are_not_members(read: Read) -> None:
    assert claims(read(f"{ABOUT}\n\nA group of six people came."), "count") == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Ann Aleph, our president, spoke.", "head_of_state"),
        ("The Chairman of Exampla Ann Aleph spoke.", "head_of_state"),
        ("The Examplan FM Zed Aleph spoke.", "foreign_minister"),
    ],
)
def test_offices(read: Read, text: str, office: str) -> None:
    (claim,) = claims(read(text), "office")
    assert (claim["office"], claim["state"]) == (office, "XAA")


def test_one_succeeds_another(read: Read) -> None:
    text = f"{ABOUT}Una Omega succeeds Tom Gamma as Secretary General on 1 July."
    assert {(claim["person"], claim["modality"]) for claim in claims(read(text), "office")} == {
        ("una-omega", "announced"),
        ("tom-gamma", "asserted"),
    }
