"""Plain forms of news prose, read with the record that comes with diplo."""

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


def claims(record: Record, date: str | None, text: str, predicate: str) -> list[dict[str, Any]]:
    reading = record.read(text if date is None else f"---\ndate: {date}\n---\n{text}")
    return [claim.slots | {"modality": claim.modality} for claim in reading if claim.predicate == predicate]


def slots(found: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(one.get(name) for name in names) for one in found]


# The document's day


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("MOSCOW, May 29 (Wire) - Six presidents met on Thursday. They had first met in 2001.", "2003-05-29"),
        ("MOSCOW, May 29 (Wire) - Six presidents met on Tuesday. They had first met in 2001.", "2001-05-29"),
        ("Issued Friday 28 August 2026, for subscribers\n\nSUN 30 Aug - a visit.", "2026-08-28"),
    ],
)
def test_a_dateline_without_a_year_has_that_in_which_its_weekday_falls(
    text: str, date: str, shipped_record: Record
) -> None:
    assert shipped_record.read(text).date == date


def test_a_month_without_a_year_and_without_a_verb_that_tells_is_the_nearest(shipped_record: Record) -> None:
    found = claims(
        shipped_record, "2010-06-15", "The prime ministers of the SCO meet in Dushanbe in November.", "summit"
    )
    assert slots(found, "city", "date", "modality") == [("Dushanbe", "2010-11", "announced")]


# Meetings


@pytest.mark.parametrize(
    "text",
    [
        "Uzbekistan, which has the SCO chair, is to receive the leaders in Samarkand in 2022.",
        "Uzbekistan took over the chair of the SCO from Tajikistan. It will host the leaders in Samarkand in 2022.",
    ],
)
def test_who_receives_the_leaders_is_the_host(text: str, shipped_record: Record) -> None:
    found = claims(shipped_record, "2021-11-01", text, "summit")
    assert ("UZB", "Samarkand", "2022", "announced") in slots(found, "host", "city", "date", "modality")


def test_a_council_that_foreign_ministers_ended_is_a_meeting(shipped_record: Record) -> None:
    text = (
        "The foreign ministers of the eight-member Shanghai Cooperation Organisation ended their two-day council in Goa"
        " today."
    )
    found = claims(shipped_record, "2023-05-05", text, "summit")
    assert slots(found, "body", "city", "date") == [("cfm", "Goa", "2023-05-04/2023-05-05")]


def test_two_presidents_who_meet_hold_no_summit(shipped_record: Record) -> None:
    text = (
        "The SCO meets in June. Xi Jinping is host to Shavkat Mirziyoyev. The two presidents met in Beijing on Friday."
    )
    assert all(one.get("city") != "Beijing" for one in claims(shipped_record, "2017-05-15", text, "summit"))


# Statuses


@pytest.mark.parametrize(
    ("text", "states", "start"),
    [
        ("On Friday, in Astana, the SCO took in India and Pakistan.", {"IND", "PAK"}, "2017-06-09"),
        ("SCO AT A GLANCE\nJoined in 2017: India, Pakistan\nSeat: Beijing", {"IND", "PAK"}, "2017"),
        ("In 2001 Russia and Uzbekistan found the Shanghai Cooperation Organization.", {"RUS", "UZB"}, "2001"),
        ("Since joining the SCO in 2017, Pakistan has hosted one meeting.", {"PAK"}, "2017"),
        ("On Friday, in Astana, India became a member of the SCO.", {"IND"}, "2017-06-09"),
    ],
)
def test_how_members_come_in(text: str, states: set[str], start: str, shipped_record: Record) -> None:
    found = claims(shipped_record, "2017-06-12", text, "membership")
    assert {one["state"] for one in found} == states
    assert {one.get("start") for one in found} == {start}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Turkmenistan does not belong to the SCO.", "member"),
        ("Is Turkmenistan a member of the SCO?\nNo.", "member"),
        ("No application from Turkmenistan has been received by the SCO.", "applicant"),
        ("Turkmenistan has no intention of applying to join the SCO.", "applicant"),
    ],
)
def test_what_a_state_is_not(text: str, status: str, shipped_record: Record) -> None:
    found = claims(shipped_record, "2024-02-01", text, "membership")
    assert slots(found, "state", "status", "modality") == [("TKM", status, "denied")]


@pytest.mark.parametrize(
    "text",
    [
        "India joined the SCO's flood-relief drill in Chongqing on Monday.",
        "Runners came from Kenya and India to the SCO marathon, and from a club in Minsk whose members wore fur hats.",
        "A member of the Tajik delegation fell ill during the SCO culture forum.",
    ],
)
def test_joining_in_is_no_membership(text: str, shipped_record: Record) -> None:
    assert claims(shipped_record, "2018-06-05", text, "membership") == []


# Visits


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Vladimir Putin is due in on Monday.", "2026-08-31"),
        ("Vladimir Putin is coming for the day on Tuesday.", "2026-09-01"),
        ("Vladimir Putin will arrive late on Monday and go on to Dushanbe.", "2026-08-31"),
    ],
)
def test_who_arrives_without_a_place_comes_to_where_the_report_is_written(
    text: str, start: str, shipped_record: Record
) -> None:
    report = f"BISHKEK, 30 August 2026 - The city is ready for the SCO. {text}"
    found = claims(shipped_record, None, report, "visit")
    assert ("vladimir-putin", "KGZ", start, "announced") in slots(found, "visitor", "host", "start", "modality")


def test_the_one_before_is_somebody_elses_visit(shipped_record: Record) -> None:
    text = (
        "Bilawal Bhutto Zardari flew in to Goa on Thursday, the first foreign minister of Pakistan to come to India"
        " since Hina Rabbani Khar came to New Delhi in July 2011."
    )
    found = slots(claims(shipped_record, "2023-05-05", text, "visit"), "visitor", "start")
    assert set(found) == {("bilawal-bhutto-zardari", "2023-05-04"), ("hina-rabbani-khar", "2011-07")}


def test_a_tally_of_journeys(shipped_record: Record) -> None:
    text = (
        "How often has Xi Jinping visited the region?\n\n- September 2014: Tajikistan, a state visit.\n"
        "- June 2016: Uzbekistan.\n- June 2019: Kyrgyzstan, then Tajikistan.\n"
    )
    found = slots(
        claims(shipped_record, "2025-06-16", f"Xi Jinping's trips.\n\n{text}", "visit"), "host", "start", "kind"
    )
    assert set(found) == {
        ("TJK", "2014-09", "state_visit"),
        ("UZB", "2016-06", None),
        ("KGZ", "2019-06", None),
        ("TJK", "2019-06", None),
    }


def test_a_chronology_tells_the_past_in_the_present_tense(shipped_record: Record) -> None:
    text = "# Belarus\n- 15-17 September 2021. Lukashenko travels to Dushanbe for the SCO summit (17 September)."
    (visit,) = claims(shipped_record, None, text, "visit")
    assert (visit["start"][:4], visit["modality"]) == ("2021", "asserted")


# Companions and chairs


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Shehbaz Sharif's party in Shenzhen includes Foreign Minister Ishaq Dar.",
        "Prime Minister Shehbaz Sharif flew in to Shenzhen, bringing Foreign Minister Ishaq Dar with him.",
    ],
)
def test_who_came_along(text: str, shipped_record: Record) -> None:
    found = claims(shipped_record, "2024-06-04", text, "accompaniment")
    assert slots(found, "person", "leader", "modality") == [("ishaq-dar", "shehbaz-sharif", "asserted")]


def test_ministers_of_two_states_do_not_travel_together(shipped_record: Record) -> None:
    text = "Prime Minister Shehbaz Sharif landed in Tianjin, where Wang Yi was among those who met him."
    assert claims(shipped_record, "2025-08-30", text, "accompaniment") == []


def test_terms_in_a_row(shipped_record: Record) -> None:
    text = "The SCO chair goes round. Kyrgyzstan had it from 2018 to 2019, Russia from 2019 to 2020."
    found = claims(shipped_record, "2025-06-18", text, "chairmanship")
    assert slots(found, "state", "start", "end") == [("KGZ", "2018", "2019"), ("RUS", "2019", "2020")]


def test_a_chair_that_ends_in_a_report_without_a_date_for_it_ends_in_the_month_of_the_report(
    shipped_record: Record,
) -> None:
    text = "The leaders of the SCO met in Dushanbe on Friday. Tajikistan, whose chairmanship ended with it, went home."
    found = claims(shipped_record, "2021-09-18", text, "chairmanship")
    assert slots(found, "state", "end") == [("TJK", "2021-09")]


def test_a_year_in_the_chair_ends_on_the_day_that_the_text_says(shipped_record: Record) -> None:
    found = claims(
        shipped_record, "2026-09-03", "Kyrgyzstan's year in the chair of the SCO ended on Tuesday.", "chairmanship"
    )
    assert slots(found, "state", "end") == [("KGZ", "2026-09-01")]


@pytest.mark.parametrize(
    ("text", "chair"),
    [
        ("India takes the chair of the SCO from Uzbekistan in September.", ("IND", "2022-09")),
        ("Kyrgyz Prime Minister Zhantoro Satybaldiyev chaired the meeting of the SCO premiers in Bishkek.", None),
    ],
)
def test_the_chair_of_a_meeting_is_not_that_of_the_organization(
    text: str, chair: tuple[str, str] | None, shipped_record: Record
) -> None:
    found = claims(shipped_record, "2022-06-01", text, "chairmanship")
    assert [one for one in slots(found, "state", "start") if one[1]] == ([chair] if chair else [])


# Names


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Mukhammetkaly Abylgaziev, Prime Minister of the Kyrgyz Republic, spoke.", "mukhammedkalyi-abylgaziev"),
        ("Kazakhstan's President Kassymjomart Tokayev spoke.", "kassym-jomart-tokayev"),
    ],
)
def test_a_name_spelt_a_little_otherwise_is_the_same_person(text: str, person: str, shipped_record: Record) -> None:
    found = claims(shipped_record, "2019-06-14", f"The SCO met in Bishkek. {text}", "office")
    assert slots(found, "person") == [(person,)]


def test_a_rank_may_be_in_capitals(shipped_record: Record) -> None:
    text = "THE TENTH SUMMIT OF THE SHANGHAI COOPERATION ORGANISATION WAS HELD IN TASHKENT ON 11 JUNE 2010."

    found = claims(shipped_record, "2010-06-12", text, "summit")

    assert slots(found, "ordinal", "date") == [(10, "2010-06-11")]


# Journeys told in few words


@pytest.mark.parametrize(
    "text",
    ["Vladimir Putin flew in at noon.", "Vladimir Putin landed at noon.", "Vladimir Putin arrived at noon."],
)
def test_who_arrives_without_a_place_is_where_the_report_is_written(text: str, shipped_record: Record) -> None:
    found = claims(shipped_record, None, f"BISHKEK, 13 June 2019. The SCO summit opens here today. {text}", "visit")
    assert slots(found, "visitor", "host") == [("vladimir-putin", "KGZ")]


def test_places_with_their_days_are_a_visit_each(shipped_record: Record) -> None:
    text = "Xi Jinping paid state visits to Kazakhstan, from 6 to 8 September, and Uzbekistan, from 8 to 10 September."
    found = claims(shipped_record, "2013-09-12", text, "visit")
    assert slots(found, "host", "start", "end") == [
        ("KAZ", "2013-09-06", "2013-09-08"),
        ("UZB", "2013-09-08", "2013-09-10"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Alexander Lukashenko paid state visits to China in July 2013 and September 2016.",
        "Alexander Lukashenko was in China in July 2013 and in September 2016.",
    ],
)
def test_several_dates_of_one_traveller_are_several_visits(text: str, shipped_record: Record) -> None:
    found = claims(shipped_record, "2018-06-12", text, "visit")
    assert sorted(slots(found, "host", "start")) == [("CHN", "2013-07"), ("CHN", "2016-09")]


def test_who_is_due_somewhere_will_be_there(shipped_record: Record) -> None:
    text = "The SCO waits. Islam Karimov is due in Moscow on 14 November."
    found = claims(shipped_record, "2005-10-27", text, "visit")
    assert slots(found, "visitor", "host", "start", "modality") == [("islam-karimov", "RUS", "2005-11-14", "announced")]


def test_a_state_counts_once_beside_its_leader(shipped_record: Record) -> None:
    text = (
        "The presidents of China and Russia met in Bishkek on 25 August 1999 at the summit of the Shanghai Five."
        " Boris Yeltsin and Jiang Zemin took part in the summit."
    )
    found = claims(shipped_record, "1999-08-26", text, "participation")
    assert {one.get("person") or one.get("state") for one in found} == {"boris-yeltsin", "jiang-zemin"}


# Offices


@pytest.mark.parametrize(
    ("text", "person", "office", "state"),
    [
        ("Erlan Asanov, spokesman for the Uzbek president, denied it.", "erlan-asanov", "spokesperson", "UZB"),
        ("Erlan Asanov, a spokesman for the Chinese foreign ministry, spoke.", "erlan-asanov", "spokesperson", "CHN"),
        ("Erlan Asanov, the chairman of Kyrgyzstan's cabinet, spoke.", "erlan-asanov", "head_of_government", "KGZ"),
        ("Prime Minister Muhammad Shehbaz Sharif spoke.", "shehbaz-sharif", "head_of_government", "PAK"),
        ("India's official spokesperson, Shri Arun Vedant, spoke.", "arun-vedant", "spokesperson", "IND"),
        ("Turkish Foreign Minister Mevlüt Çavuşoğlu spoke.", "mevlut-cavusoglu", "foreign_minister", "TUR"),
    ],
)
def test_a_title_beside_a_name_is_an_office(
    text: str, person: str, office: str, state: str, shipped_record: Record
) -> None:
    found = claims(shipped_record, "2025-09-03", f"The SCO met. {text}", "office")
    assert slots(found, "person", "office", "state") == [(person, office, state)]


def test_a_list_behind_a_colon_has_the_office_that_is_named_before_it(shipped_record: Record) -> None:
    text = (
        "The SCO met in Goa. Jaishankar greeted his fellow foreign ministers by the sea: Sergey Lavrov of Russia and"
        " Qin Gang of China."
    )
    found = claims(shipped_record, "2023-05-05", text, "office")
    assert {("sergey-lavrov", "foreign_minister"), ("qin-gang", "foreign_minister")} <= set(
        slots(found, "person", "office")
    )
