"""What each kind of statement is read as; the names are those of the mini record."""

from typing import Any

import pytest

from diplo.reading.claims import SLOTS, Reading
from diplo.reading.documents import read_document
from diplo.reading.lexicon import Lexicon
from tests.reading.conftest import Read

ABOUT = "The Example Cooperation Organization (XORG) is in the news. "


def claims(reading: Reading, predicate: str) -> list[dict[str, Any]]:
    return [claim.slots | {"modality": claim.modality} for claim in reading if claim.predicate == predicate]


def one(reading: Reading, predicate: str) -> dict[str, Any]:
    (claim,) = claims(reading, predicate)
    return claim


@pytest.mark.parametrize(
    "head",
    ["date: 1917-06-09", "EXAMPLETON, June 9, 1917 (Wire) --", "The Examplan, 9 June 1917", "EXAMPLETON: 9 June 1917"],
)
def test_the_date_stands_in_the_front_matter_or_the_dateline(read: Read, head: str) -> None:
    assert read(f"{head}\nToday it rained.", None).date == "1917-06-09"


def test_a_date_in_the_story_is_not_the_documents(read: Read) -> None:
    assert read("The club was founded on 15 June 1901 by people who liked clubs.", None).date == ""


@pytest.mark.parametrize(
    "text",
    [
        "Examplan President Ann Aleph spoke.",
        "Exampla's president, Ann Aleph, spoke.",
        "Ann Aleph, President of Exampla, spoke.",
        "President Ann Aleph of Exampla spoke.",
        "President Ann Aleph spoke.",
    ],
)
def test_a_title_with_a_name_is_an_office(read: Read, text: str) -> None:
    assert one(read(text), "office") == {
        "person": "ann-aleph",
        "office": "head_of_state",
        "state": "XAA",
        "modality": "asserted",
    }


def test_titles_are_shared_out_over_a_list(read: Read) -> None:
    reading = read("The prime ministers of Bexland and Cexonia, Bo Beth and Zoë Žeta, were there.")

    assert {(c["person"], c["state"]) for c in claims(reading, "office")} == {("bo-beth", "XBB"), ("zoe-zeta", "XCC")}


@pytest.mark.parametrize("text", ["Former President Ann Aleph spoke.", "Ann Aleph spoke.", "The president spoke."])
def test_no_title_with_a_name_is_no_office(read: Read, text: str) -> None:
    assert claims(read(text), "office") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cexonia has been an observer since 1905.", {"status": "observer", "start": "1905"}),
        ("Cexonia became a full member yesterday.", {"status": "member", "start": "1917-06-08"}),
        ("Cexonia applied for membership in 1914.", {"status": "applicant", "start": "1914"}),
        ("Cexonia joined the organization in June 1917.", {"status": "member", "start": "1917-06"}),
        ("Cexonia left the organization in 1912.", {"status": "member", "end": "1912"}),
    ],
)
def test_a_status_with_its_dates(read: Read, text: str, expected: dict[str, str]) -> None:
    assert one(read(ABOUT + text), "membership") == {
        "state": "XCC",
        "organization": "xorg",
        "modality": "asserted",
        **expected,
    }


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Cexonia is not a member.", "denied"),
        ("Cexonia has never joined the organization.", "denied"),
        ("Cexonia is set to become a member next year.", "announced"),
        ("Cexonia will join the organization next year.", "announced"),
    ],
)
def test_what_is_not_or_not_yet_is_marked_so(read: Read, text: str, modality: str) -> None:
    assert one(read(ABOUT + text), "membership")["modality"] == modality


@pytest.mark.parametrize(
    "text",
    [
        "The observers are Exampla, Bexland and Cexonia.",
        "Observers: Exampla, Bexland, Cexonia",
        "The observer states Exampla, Bexland and Cexonia were represented.",
    ],
)
def test_a_list_gives_each_state_its_status(read: Read, text: str) -> None:
    found = claims(read(f"XORG\n\n{text}"), "membership")

    assert [(claim["state"], claim["status"]) for claim in found] == [(s, "observer") for s in ("XAA", "XBB", "XCC")]


def test_rising_ends_one_status_and_starts_the_next(read: Read) -> None:
    reading = read(ABOUT + "Cexonia went from dialogue partner to observer in 1905.")

    assert {(c["status"], c.get("start"), c.get("end")) for c in claims(reading, "membership")} == {
        ("observer", "1905", None),
        ("dialogue_partner", None, "1905"),
    }


@pytest.mark.parametrize(
    ("text", "what", "value"),
    [
        ("It has four members.", "members", 4),
        ("Members (five): Exampla", "members", 5),
        ("The four-nation bloc met.", "members", 4),
        ("Half of the world's population lives there.", "world_population_share", 0.5),
        ("Some 40 per cent of mankind live there.", "world_population_share", 0.4),
    ],
)
def test_numbers_put_on_an_organization_are_counts(read: Read, text: str, what: str, value: float) -> None:
    (claim,) = (claim for claim in claims(read(ABOUT + text), "count"))

    assert (claim["what"], claim["value"]) == (what, value)


def test_six_presidents_or_the_eleventh_member_are_no_counts(read: Read) -> None:
    assert claims(read(ABOUT + "Six presidents welcomed the eleventh member."), "count") == []


@pytest.mark.parametrize(
    ("text", "start", "end", "modality"),
    [
        ("Bexland holds the chair.", None, None, "asserted"),
        ("Bexland has held the chair since 1917.", "1917", None, "asserted"),
        ("Bexland will take over the chair for 1918-19.", "1918", "1919", "announced"),
    ],
)
def test_who_is_in_the_chair(read: Read, text: str, start: str, end: str, modality: str) -> None:
    claim = one(read(ABOUT + text), "chairmanship")

    assert (claim["state"], claim.get("start"), claim.get("end"), claim["modality"]) == ("XBB", start, end, modality)


def test_a_chair_that_passes_ends_one_term_and_starts_another(read: Read) -> None:
    reading = read(ABOUT + "The chair passes from Exampla to Bexland in June 1917.")

    assert {(c["state"], c.get("start"), c.get("end")) for c in claims(reading, "chairmanship")} == {
        ("XBB", "1917-06", None),
        ("XAA", None, "1917-06"),
    }


def test_a_summit_is_put_together_from_all_places(read: Read) -> None:
    reading = read(
        "The second summit of the Example Cooperation Organization took place in Bexborough, Bexland, this week. "
        "The summit ended today. A later meeting, the third summit, is planned for Exampleton in 1949."
    )

    first, second = claims(reading, "summit")
    assert (first["ordinal"], first["city"], first["host"]) == (2, "Bexborough", "XBB")
    assert (second["ordinal"], second["city"], second["date"], second["modality"]) == (
        3,
        "Exampleton",
        "1949",
        "announced",
    )


@pytest.mark.parametrize(
    "text",
    ["They reached the summit of Mount Exampla at noon.", "A water summit was held in Exampleton.", "He met her."],
)
def test_other_summits_are_none(read: Read, text: str) -> None:
    assert claims(read(text), "summit") == []


@pytest.mark.parametrize(
    "words", ["stayed away", "did not attend", "was absent", "skipped it", "did not come", "declined the invitation"]
)
def test_absence_is_told_in_many_ways(read: Read, words: str) -> None:
    reading = read(
        "The second summit of the Example Cooperation Organization was held in Bexborough on 8 and 9 June 1917. "
        f"Prime Minister Bo Beth presided. President Ann Aleph {words}."
    )

    found = {claim["person"]: claim["modality"] for claim in claims(reading, "participation")}
    assert found == {"bo-beth": "asserted", "ann-aleph": "denied"}


def test_who_takes_part_and_who_stays_away(read: Read) -> None:
    reading = read(
        "The second summit of the Example Cooperation Organization was held in Bexborough on 8 and 9 June 1917. "
        "Bo Beth presided. Ann Aleph attended. Zoë Žeta stayed away."
    )

    found = {claim["person"]: claim["modality"] for claim in claims(reading, "participation")}
    assert found == {"bo-beth": "asserted", "ann-aleph": "asserted", "zoe-zeta": "denied"}
    assert all(claim["date"] == "1917-06-08/1917-06-09" for claim in claims(reading, "participation"))


def test_a_visit_with_all_that_is_said_of_it(read: Read) -> None:
    reading = read(
        "President Ann Aleph arrived in Bexborough on Thursday on a three-day state visit to Bexland at the invitation "
        "of Prime Minister Bo Beth. It is her second visit to the country."
    )

    claim = one(reading, "visit")
    assert (claim["visitor"], claim["host"], claim["kind"], claim["inviter"]) == (
        "ann-aleph",
        "XBB",
        "state_visit",
        "bo-beth",
    )
    assert (claim["start"], claim["end"]) == ("1917-06-07", "1917-06-09")


@pytest.mark.parametrize(
    ("text", "modality", "start"),
    [
        ("Ann Aleph will visit Bexland in August.", "announced", "1917-08"),
        ("Ann Aleph did not travel to Bexland in May.", "denied", "1917-05"),
        ("Ann Aleph paid a working visit to Bexland in May 1902.", "asserted", "1902-05"),
    ],
)
def test_visits_to_come_past_and_called_off(read: Read, text: str, modality: str, start: str) -> None:
    claim = one(read(text), "visit")

    assert (claim["modality"], claim["start"]) == (modality, start)


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [
        ("Ann Aleph is on her third visit to Bexland.", 3),
        ("Ann Aleph is on her first visit to Bexland since 1902.", None),
        ("Ann Aleph made her second trip in six weeks to Bexland.", None),
        ("Ann Aleph is on her first state visit to Bexland.", None),
    ],
)
def test_only_a_count_of_all_visits_is_an_ordinal(read: Read, text: str, ordinal: int | None) -> None:
    assert one(read(text.replace("her", "his")), "visit").get("ordinal") == ordinal


def test_who_travels_with_whom(read: Read) -> None:
    reading = read("Ann Aleph is accompanied by Foreign Minister Zed Aleph and Trade Minister Tom Gamma.")

    assert {(c["person"], c["leader"]) for c in claims(reading, "accompaniment")} == {
        ("zed-aleph", "ann-aleph"),
        ("tom-gamma", "ann-aleph"),
    }


def test_a_bare_title_means_whoever_held_the_office_then(read: Read) -> None:
    assert one(read("The Bexish prime minister will visit Exampla in July."), "visit")["visitor"] == "bo-beth"
    assert claims(read("The Bexish prime minister will visit Exampla in July.", "1930-01-01"), "visit") == []


def test_every_claim_has_only_slots_of_its_predicate_and_points_into_the_text(read: Read) -> None:
    reading = read("Examplan President Ann Aleph opened the second summit of XORG in Bexborough today, its chair.")

    assert reading.claims
    for claim in reading:
        assert set(claim.slots) <= set(SLOTS[claim.predicate])
        assert 0 <= claim.start < claim.end <= len(reading.source)
        assert reading.quote(claim).strip()


def test_the_answer_has_the_documents_form(read: Read) -> None:
    answer = read("Ann Aleph visited Bexland in May.").to_json()

    assert set(answer["document"]) == {"date", "publisher", "sha256"}
    assert answer["claims"][0]["selector"]["type"] == "TextPositionSelector"


def test_the_company_of_the_same_name_is_another(lexicon: Lexicon) -> None:
    text = "The SCO Group has eight members. SCO chairs nothing, and China is no observer of SCO."

    assert len(read_document(text, lexicon)) == 0
