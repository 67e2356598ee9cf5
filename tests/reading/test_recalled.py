"""What the record helps to see: meetings, visits and chairs that a text recalls without calling them so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import diplo
from diplo.api import Record
from diplo.reading.claims import Claim


@pytest.fixture(scope="module")
def shipped_record(shipped_template: Path) -> Iterator[Record]:
    with diplo.open(shipped_template) as record:
        yield record


def claims(record: Record, text: str, predicate: str) -> list[Claim]:
    return [claim for claim in record.read(text) if claim.predicate == predicate]


YEARBOOK = """Yearbook of the border states, 2005

1996. The Shanghai Five meet for the first time, in Shanghai on 26 April.

1997. Second meeting, Moscow, 24 April. The leaders sign a paper on troops.

1998. Almaty, 3 July. The presidents agree to meet every year.
"""


def test_an_entry_gives_its_year_to_the_days_below_it(shipped_record: Record) -> None:
    found = {claim.get("city"): claim.get("date") for claim in claims(shipped_record, YEARBOOK, "summit")}
    assert found["Moscow"] == "1997-04-24"
    assert found["Almaty"] == "1998-07-03"


def test_a_meeting_named_by_place_and_year_alone_is_seen_where_the_record_has_one(shipped_record: Record) -> None:
    text = (
        "TASHKENT, 2 September 2016. The presidents of the Shanghai Cooperation Organisation came to him in Tashkent"
        " in "
        "2004 and again in 2010."
    )
    assert {claim.get("date") for claim in claims(shipped_record, text, "summit")} >= {"2004", "2010"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Tulips came to Tashkent in 2007.",  # the record has heads of government there that year
        "Trade with Uzbekistan rose in 2010.",
        "A new airport opened in Bishkek in August 2007.",
    ],
)
def test_a_place_and_a_year_are_no_meeting_where_nothing_speaks_of_one(sentence: str, shipped_record: Record) -> None:
    text = f"TASHKENT, 2 September 2016. The Shanghai Cooperation Organisation has its seat in Beijing. {sentence}"
    assert claims(shipped_record, text, "summit") == []


def test_a_visit_told_by_what_followed_is_seen_where_the_record_has_one(shipped_record: Record) -> None:
    text = (
        "ULAANBAATAR, 18 October 2025. Vladimir Putin came to Mongolia on an official visit in September last year; "
        "Kassym-Jomart Tokayev followed in October with a state visit."
    )
    found = {(claim.get("visitor"), claim.get("host")) for claim in claims(shipped_record, text, "visit")}
    assert found == {("vladimir-putin", "MNG"), ("kassym-jomart-tokayev", "MNG")}


def test_what_is_recalled_has_only_what_the_text_says(shipped_record: Record) -> None:
    for claim in claims(shipped_record, YEARBOOK, "summit"):
        assert claim.get("host") is None


def test_the_members_of_what_was_not_named_yet_are_those_of_what_was(shipped_record: Record) -> None:
    text = (
        "KAZAN, 24 October 2024. The BRICS summit ended here today. Egypt, Ethiopia and Iran have been members since "
        "January. Some of the guests know each other from the Shanghai Cooperation Organisation."
    )
    assert [claim for claim in claims(shipped_record, text, "membership") if claim.get("organization") == "sco"] == []


def test_a_date_taken_from_around_does_not_accuse(shipped_record: Record) -> None:
    text = (
        "BEIJING, 7 June 2012. The summit of the Shanghai Cooperation Organisation (SCO) ended in Beijing. India"
        " remains "
        "an observer at the SCO."
    )
    (india,) = [claim for claim in claims(shipped_record, text, "membership") if claim.get("state") == "IND"]
    assert india.get("start") is None


def test_who_left_on_a_day_left_on_the_last_such_day(shipped_record: Record) -> None:
    text = (
        "BISHKEK, 2 September 2026. Chinese President Xi Jinping came to Kyrgyzstan on Sunday, a day before the"
        " others, "
        "and left on Tuesday."
    )
    (visit,) = claims(shipped_record, text, "visit")
    assert (visit.get("start"), visit.get("end")) == ("2026-08-30", "2026-09-01")


@pytest.mark.parametrize(
    "sentence",
    [
        "Kazakhstan is a member of the World Trade Organization.",
        "India joined the International Solar Alliance in 2015.",
        "China joined a bank in 2018.",
        "Pakistan's observer mission watched the election in Uzbekistan.",
    ],
)
def test_what_a_state_belongs_to_elsewhere_is_no_status_here(sentence: str, shipped_record: Record) -> None:
    text = f"ASTANA, 10 July 2024. The summit of the Shanghai Cooperation Organisation ended in Astana. {sentence}"
    assert claims(shipped_record, text, "membership") == []


def test_a_town_without_a_date_before_a_dash_heads_a_report(shipped_record: Record) -> None:
    text = "---\ndate: 2024-07-10\n---\nASTANA - The 24th SCO summit was held on 3-4 July in Almaty.\n"
    (summit,) = claims(shipped_record, text, "summit")
    assert (summit.get("ordinal"), summit.get("city"), summit.get("date")) == (24, "Almaty", "2024-07-03/2024-07-04")


@pytest.mark.parametrize("verb", ["would not travel", "won't come", "will not fly", "did not go", "cannot travel"])
def test_who_does_not_travel_makes_no_visit(verb: str, shipped_record: Record) -> None:
    text = (
        f"---\ndate: 2024-07-10\n---\nMOSCOW - The Kremlin said that Vladimir Putin {verb} to Kazakhstan in May 2023.\n"
    )
    (visit,) = claims(shipped_record, text, "visit")
    assert visit.modality == "denied"


def test_a_visit_by_students_is_not_one_by_whoever_writes_of_it(shipped_record: Record) -> None:
    text = "MOSCOW, 10 July 2024. Xi Jinping wrote to Vladimir Putin in June 2023 about a visit by students to Russia."
    assert claims(shipped_record, text, "visit") == []
