"""Members told of together: lists by their number, rests of lists, and those who are `so` too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import diplo
from diplo.api import Record

FIVE = {"CHN", "KAZ", "KGZ", "RUS", "TJK"}
SIX = FIVE | {"UZB"}


@pytest.fixture(scope="module")
def shipped_record(shipped_template: Path) -> Iterator[Record]:
    with diplo.open(shipped_template) as record:
        yield record


def members(record: Record, text: str, organization: str = "sco", date: str = "2019-05-02") -> dict[str, str | None]:
    """The members of an organization that a text tells of, each with the start that it tells."""
    return {
        claim.text("state"): claim.slots.get("start")  # type: ignore[misc]
        for claim in record.read(f"---\ndate: {date}\n---\n{text}")
        if claim.predicate == "membership"
        and claim.slots["organization"] == organization
        and claim.slots["status"] == "member"
        and claim.modality == "asserted"
    }


@pytest.mark.parametrize(
    "rest",
    [
        "All but the last had belonged to the Shanghai Five since 1996.",
        "All of them except Uzbekistan had formed the Shanghai Five since 1996.",
        "All of these save the last had been meeting since 1996 as the Shanghai Five.",
    ],
)
def test_all_but_one_of_a_list_are_members(rest: str, shipped_record: Record) -> None:
    text = (
        "The Shanghai Cooperation Organisation was founded in June 2001 by China, Kazakhstan, Kyrgyzstan, Russia,"
        f" Tajikistan and Uzbekistan. {rest}"
    )
    assert members(shipped_record, text, "shanghai-five") == dict.fromkeys(FIVE, "1996")
    assert set(members(shipped_record, text)) == SIX


@pytest.mark.parametrize(
    "founding",
    [
        "On 15 June 2001 the five and Uzbekistan founded the Shanghai Cooperation Organisation.",
        "On 15 June 2001 the same five states and Uzbekistan founded the Shanghai Cooperation Organisation.",
        "On 15 June 2001 the Shanghai Five and Uzbekistan founded the Shanghai Cooperation Organisation.",
    ],
)
def test_a_number_stands_for_the_list_of_so_many_states(founding: str, shipped_record: Record) -> None:
    text = f"China, Kazakhstan, Kyrgyzstan, Russia and Tajikistan made up the Shanghai Five. {founding}"
    assert members(shipped_record, text) == dict.fromkeys(SIX, "2001-06-15")


def test_a_counted_list_of_members_is_one_only_where_the_record_has_had_them_all(shipped_record: Record) -> None:
    told = "There were six at the start, in 2001: China, Kazakhstan, Kyrgyzstan, Russia, Tajikistan and"
    about = "The Shanghai Cooperation Organisation has grown."
    assert members(shipped_record, f"{about} {told} Uzbekistan.") == dict.fromkeys(SIX, "2001")
    assert members(shipped_record, f"{about} {told} Japan.") == {}


def test_who_founded_it_together_with_others_is_a_founder(shipped_record: Record) -> None:
    text = (
        "The SCO is young. China, Kazakhstan, Kyrgyzstan, Russia and Tajikistan, the states of the Shanghai Five,"
        " founded it together with Uzbekistan in June 2001."
    )
    assert members(shipped_record, text) == dict.fromkeys(SIX, "2001-06")
    assert set(members(shipped_record, text, "shanghai-five")) == FIVE


def test_so_are_and_followed_repeat_the_status_told_last(shipped_record: Record) -> None:
    text = "Kazakhstan is a member of the SCO. So are China, India and Pakistan."
    assert set(members(shipped_record, text)) == {"KAZ", "CHN", "IND", "PAK"}
    reading = shipped_record.read("Mongolia became an observer of the SCO in 2004. India and Iran followed in 2005.")
    told = {(one.slots["state"], one.slots["status"], one.slots.get("start")) for one in reading}
    assert told == {("MNG", "observer", "2004"), ("IND", "observer", "2005"), ("IRN", "observer", "2005")}


def test_who_follows_in_the_chair_has_no_other_status(shipped_record: Record) -> None:
    text = "Observers of the SCO: Afghanistan, Mongolia\nChair: Kazakhstan, until this week; China follows"
    reading = shipped_record.read(f"---\ndate: 2024-07-01\n---\n{text}")
    assert "CHN" not in {one.slots["state"] for one in reading if one.predicate == "membership"}


def test_as_are_does_not_repeat_what_was_denied(shipped_record: Record) -> None:
    reading = shipped_record.read(
        "Turkey and Egypt are not members of the SCO. They are partners, as are Nepal and Qatar."
    )
    told = {(one.slots["state"], one.slots["status"], one.modality) for one in reading}
    assert ("NPL", "member", "denied") not in told
    assert ("TUR", "member", "denied") in told


def test_a_state_in_several_organizations_is_a_member_of_each(shipped_record: Record) -> None:
    text = "Kazakhstan belongs to the EAEU, the CSTO and the Shanghai Cooperation Organisation."
    reading = shipped_record.read(text)
    assert {one.slots["organization"] for one in reading if one.predicate == "membership"} == {"eaeu", "csto", "sco"}


def test_the_delegations_of_the_members_are_of_members(shipped_record: Record) -> None:
    text = (
        "The Council of Heads of Government of the SCO met in Moscow on 17 November 2025. The delegations of the member"
        " states were headed as follows: Kazakhstan, Prime Minister Olzhas Bektenov; China, Premier Li Qiang."
    )
    assert set(members(shipped_record, text, date="2025-11-18")) == {"KAZ", "CHN"}


def test_to_which_they_belong(shipped_record: Record) -> None:
    text = (
        "The format is not the Shanghai Cooperation Organisation, to which China, Kazakhstan, Kyrgyzstan, Tajikistan"
        " and Uzbekistan belong but Turkmenistan does not."
    )
    assert set(members(shipped_record, text)) == SIX - {"RUS"}
    denied = [claim for claim in shipped_record.read(text) if claim.modality == "denied"]
    assert [(one.slots["state"], one.slots["status"]) for one in denied] == [("TKM", "member")]


def test_entries_of_a_list_of_members_have_their_own_years(shipped_record: Record) -> None:
    text = (
        "Who is in the SCO? Six states founded the organisation in June 2001: China, Kazakhstan, Kyrgyzstan, Russia,"
        " Tajikistan and Uzbekistan; Iran, since 2023; and Belarus, since 2024."
    )
    found = members(shipped_record, text, date="2025-09-03")
    assert (found["IRN"], found["BLR"], found["CHN"]) == ("2023", "2024", "2001-06")


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("The SCO admitted India and Pakistan. Both newcomers had been observers since 2005.", "observer", "2005"),
        (
            "India and Pakistan sat in Astana, where the SCO met; they had been observers since 2005.",
            "observer",
            "2005",
        ),
        ("India and Pakistan are observers of the SCO. Both should become full members in 2017.", "member", "2017"),
    ],
)
def test_a_plural_pronoun_means_the_states_named_together(
    text: str, status: str, start: str, shipped_record: Record
) -> None:
    reading = shipped_record.read(f"---\ndate: 2016-07-02\n---\n{text}")
    told = {
        one.slots["state"] for one in reading if (one.slots.get("status"), one.slots.get("start")) == (status, start)
    }
    assert told == {"IND", "PAK"}


def test_one_of_them_has_the_status_spoken_of(shipped_record: Record) -> None:
    text = (
        "The SCO has four observers. Mongolia has been one of them since 2004. Iran, which became one in 2005, applied."
    )
    reading = shipped_record.read(text)
    told = {(one.slots["state"], one.slots.get("start")) for one in reading if one.slots.get("status") == "observer"}
    assert told == {("MNG", "2004"), ("IRN", "2005")}


def test_who_were_the_founders_are_members_from_the_founding(shipped_record: Record) -> None:
    text = (
        "Who is in the SCO? China, Russia, Kazakhstan, the Kyrgyz Republic, Tajikistan and Uzbekistan were its founders"
        " in June 2001."
    )
    assert members(shipped_record, text) == dict.fromkeys(SIX, "2001-06")
