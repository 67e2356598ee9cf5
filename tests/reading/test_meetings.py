"""Meetings in the forms in which reports tell of them: by organ, by date alone, in lists, in towns nobody knows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import diplo
from diplo.api import Record


@pytest.fixture(scope="module")
def shipped_record(shipped_template: Path) -> Iterator[Record]:
    with diplo.open(shipped_template) as record:
        yield record


def meetings(record: Record, date: str | None, text: str) -> list[dict[str, Any]]:
    reading = record.read(text if date is None else f"---\ndate: {date}\n---\n{text}")
    return [claim.slots | {"modality": claim.modality} for claim in reading if claim.predicate == "summit"]


def slots(found: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(one.get(name) for name in names) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "The Council of Foreign Ministers of the SCO member states held its regular session in Goa on 4 and 5 May.",
        "She spoke at the SCO's Council of Foreign Ministers, which met in Goa on 4 and 5 May.",
        "He was at the Council of Foreign Ministers of the SCO, held in the Indian resort of Goa on 4 and 5 May.",
    ],
)
def test_an_organ_names_a_meeting_where_a_place_and_a_date_follow(text: str, shipped_record: Record) -> None:
    found = meetings(shipped_record, "2023-05-06", text)
    assert slots(found, "body", "city", "date") == [("cfm", "Goa", "2023-05-04/2023-05-05")]


def test_a_date_alone_tells_a_meeting(shipped_record: Record) -> None:
    found = meetings(shipped_record, "2022-11-11", "He was here in September, for the summit of the SCO.")
    assert slots(found, "organization", "date") == [("sco", "2022-09")]


@pytest.mark.parametrize(
    "text",
    [
        "The G8 summit opened on 6 July 2005 at Gleneagles in Britain.",
        "The G8 met in Gleneagles, Britain, on 6 July 2005.",
        "The leaders of the G8 met on 6 July 2005 in the British resort of Gleneagles.",
    ],
)
def test_a_town_that_the_record_does_not_know_lies_where_the_text_says(text: str, shipped_record: Record) -> None:
    assert slots(meetings(shipped_record, "2005-07-10", text), "city", "date") == [("Gleneagles", "2005-07-06")]


def test_the_date_behind_since_the_summit_of_is_the_summit_s(shipped_record: Record) -> None:
    text = "Uzbekistan has been in the chair of the SCO since the Moscow summit of May 2003."
    assert slots(meetings(shipped_record, "2003-09-24", text), "city", "date") == [("Moscow", "2003-05")]


@pytest.mark.parametrize(
    "text",
    [
        "The SCO leaders met in Bishkek. They agreed to meet again in Tashkent in 2028.",
        "The SCO leaders met in Bishkek. The next is due in Tashkent in 2028.",
        "The SCO leaders met in Bishkek. Uzbekistan will host the next in 2028.",
        "The SCO leaders met in Bishkek. Uzbekistan is to receive everyone in Tashkent in 2028.",
    ],
)
def test_what_comes_next_is_announced(text: str, shipped_record: Record) -> None:
    found = [one for one in meetings(shipped_record, "2027-05-01", text) if one["modality"] == "announced"]
    assert slots(found, "date", "modality") == [("2028", "announced")]


def test_a_meeting_named_twice_is_one(shipped_record: Record) -> None:
    text = (
        "# SCO summit closes\n\nThe 24th meeting of the Council of Heads of State of the SCO was held in Astana on 3"
        " and 4 July 2024. The summit in Astana was the first for Belarus."
    )
    found = meetings(shipped_record, "2024-07-05", text)
    assert slots(found, "ordinal", "city", "date") == [(24, "Astana", "2024-07-03/2024-07-04")]


def test_a_report_is_about_the_meeting_with_which_it_begins(shipped_record: Record) -> None:
    text = "YEREVAN, 23 November 2022. The summit of the CSTO ended without a declaration."
    assert slots(meetings(shipped_record, None, text), "organization", "city") == [("csto", "Yerevan")]


def test_talks_of_two_are_no_summit_of_an_organization(shipped_record: Record) -> None:
    text = "The SCO has a secretariat in Beijing. The President held a summit with Xi Jinping in Xi'an in May 2023."
    assert meetings(shipped_record, "2023-06-01", text) == []


def test_a_meeting_of_a_number_is_of_the_organization_that_the_record_has_it_of(shipped_record: Record) -> None:
    text = (
        "Karimov was to go to the G20 summit in Hangzhou. He presided over the sixteenth summit in June 2016."
        " The SCO mourned."
    )
    found = meetings(shipped_record, "2016-09-03", text)
    assert ("sco", 16) in slots(found, "organization", "ordinal")


@pytest.mark.parametrize(
    "format_", ["China and the five countries of Central Asia", "China and Central Asia", "China with Central Asia"]
)
def test_a_format_is_known_by_those_whom_it_brings_together(format_: str, shipped_record: Record) -> None:
    found = meetings(shipped_record, "2023-05-20", f"The first summit of {format_} was held in Xi'an on 18 May 2023.")
    assert slots(found, "organization", "city", "date") == [("china-central-asia", "Xi'an", "2023-05-18")]


def test_that_body_is_the_one_named_last(shipped_record: Record) -> None:
    text = (
        "The SCO has ten members. It is not the Eurasian Economic Union, to which Kyrgyzstan belongs. That body's"
        " presidents will meet in Moscow in December 2025."
    )
    found = meetings(shipped_record, "2025-11-28", text)
    assert slots(found, "organization", "city", "date") == [("eaeu", "Moscow", "2025-12")]


def test_in_a_summary_of_news_each_item_is_where_its_dateline_says(shipped_record: Record) -> None:
    text = (
        "TASHKENT -- The heads of government of the SCO met on 2 November.\n\n"
        "BISHKEK -- The Kyrgyz capital is getting ready. Vladimir Putin will follow on the 28th for a summit of the"
        " CSTO, at which Kyrgyzstan hands the chair to Russia."
    )
    found = meetings(shipped_record, "2019-11-04", text)
    assert ("csto", "Bishkek", "2019-11-28") in slots(found, "organization", "city", "date")


def test_the_organisation_may_be_spelt_with_a_hyphen(shipped_record: Record) -> None:
    text = "The Council of Heads of State of the Shanghai Co-operation Organisation meets in Samarkand tomorrow."
    found = meetings(shipped_record, "2022-09-14", text)
    assert slots(found, "organization", "body", "city", "date") == [("sco", "chs", "Samarkand", "2022-09")]


def test_who_is_admitted_to_an_organization_is_at_no_meeting_of_it(shipped_record: Record) -> None:
    text = "Uzbekistan is the newcomer. It was admitted to the Shanghai Five on Thursday."
    assert meetings(shipped_record, "2001-06-15", text) == []
