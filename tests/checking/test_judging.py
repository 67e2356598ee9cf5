"""What the record says to a claim; facts are those of the mini record."""

import json

import pytest

from diplo.api import Record
from diplo.checking import check_with, read_with
from tests.checking.conftest import CheckText, Judge

MEMBER = {"organization": "xorg", "status": "member"}


@pytest.mark.parametrize(
    ("slots", "day", "verdict"),
    [
        ({"state": "XAA"}, "1917-06-20", "supported"),
        ({"state": "XCC"}, "1917-06-20", "supported"),
        ({"state": "XCC"}, "1917-06-08", "refuted"),
        ({"state": "XCC", "start": "1917"}, "1917-06-20", "supported"),
        ({"state": "XCC", "start": "1916"}, "1917-06-20", "refuted"),
        ({"state": "XEE"}, "1917-06-20", "refuted"),
        ({"state": "XFF", "end": "1925"}, "1926-01-01", "supported"),
        ({"state": "XFF", "end": "1924"}, "1926-01-01", "refuted"),
    ],
)
def test_a_status_is_judged_as_of_the_documents_day(
    judge: Judge, slots: dict[str, str], day: str, verdict: str
) -> None:
    assert judge("membership", day=day, **MEMBER, **slots).verdict == verdict


def test_a_report_of_the_last_day_of_a_status_is_not_wrong(judge: Judge) -> None:
    assert (
        judge("membership", day="1917-06-09", state="XCC", organization="xorg", status="observer").verdict
        == "supported"
    )


@pytest.mark.parametrize(
    ("state", "start", "verdict"),
    [
        ("XCC", "1917", "supported"),
        ("XCC", "1918", "refuted"),
        ("XEE", "1917", "not_enough_evidence"),
    ],
)
def test_an_announced_status_is_judged_by_what_came_of_it(judge: Judge, state: str, start: str, verdict: str) -> None:
    finding = judge("membership", "announced", day="1917-01-01", state=state, start=start, **MEMBER)

    assert finding.verdict == verdict


@pytest.mark.parametrize(("state", "verdict"), [("XEE", "supported"), ("XAA", "refuted")])
def test_a_denied_status_is_supported_where_the_record_has_none(judge: Judge, state: str, verdict: str) -> None:
    assert judge("membership", "denied", state=state, **MEMBER).verdict == verdict


@pytest.mark.parametrize(("start", "verdict"), [("1914", "supported"), ("1910", "refuted")])
def test_applications_are_judged_by_the_accession_steps(judge: Judge, start: str, verdict: str) -> None:
    slots = {"state": "XCC", "organization": "xorg", "status": "applicant", "start": start}

    assert judge("membership", **slots).verdict == verdict


@pytest.mark.parametrize("predicate", ["membership", "summit", "participation", "chairmanship", "count"])
def test_of_organizations_that_the_record_does_not_keep_nothing_is_refuted(judge: Judge, predicate: str) -> None:
    slots = {"organization": "brics", "state": "XAA", "status": "member", "what": "members", "value": 9, "date": "1917"}

    assert judge(predicate, **slots).verdict == "not_enough_evidence"


@pytest.mark.parametrize(
    ("slots", "verdict", "wrong"),
    [
        ({"ordinal": 2, "city": "Bexborough", "date": "1917-06"}, "supported", None),
        ({"ordinal": 3, "city": "Bexborough", "date": "1917-06"}, "refuted", "ordinal"),
        ({"ordinal": 2, "city": "Exampleton", "date": "1917-06-08"}, "refuted", "city"),
        ({"ordinal": 2, "host": "XBB", "date": "1917-06"}, "supported", None),
        ({"city": "Bexborough"}, "supported", None),
        ({"date": "1911", "city": "Cexopolis"}, "not_enough_evidence", None),
    ],
)
def test_summits(judge: Judge, slots: dict[str, str | int], verdict: str, wrong: str | None) -> None:
    finding = judge("summit", organization="xorg", **slots)

    assert finding.verdict == verdict
    if wrong is not None:
        assert finding.slots[wrong] == "refuted"
        assert finding.evidence == ("xorg-chs-1917",)


@pytest.mark.parametrize(
    ("slots", "modality", "verdict"),
    [
        ({"person": "ann-aleph"}, "asserted", "supported"),
        ({"person": "zoe-zeta"}, "asserted", "supported"),
        ({"state": "XDD"}, "asserted", "refuted"),
        ({"state": "XDD"}, "denied", "supported"),
        ({"person": "ann-aleph"}, "denied", "refuted"),
        ({"person": "somebody-else"}, "asserted", "not_enough_evidence"),
    ],
)
def test_who_took_part(judge: Judge, slots: dict[str, str], modality: str, verdict: str) -> None:
    finding = judge("participation", modality, organization="xorg", date="1917-06-09", city="Bexborough", **slots)

    assert finding.verdict == verdict


def test_a_summit_without_attendance_refutes_nobody(judge: Judge) -> None:
    finding = judge("participation", person="ann-aleph", organization="xorg", date="1917-10")

    assert finding.verdict == "not_enough_evidence"


VISIT = {"visitor": "ann-aleph", "host": "XBB"}


@pytest.mark.parametrize(
    ("slots", "verdict", "wrong"),
    [
        ({"start": "1917-06-07", "end": "1917-06-10", "kind": "state_visit", "ordinal": 2}, "supported", None),
        ({"start": "1917-06-08"}, "supported", None),
        ({"start": "1917-06"}, "supported", None),
        ({"start": "1917-06-07", "kind": "working_visit"}, "refuted", "kind"),
        ({"start": "1917-06-07", "ordinal": 1}, "refuted", "ordinal"),
        ({"start": "1917-06-07", "end": "1917-06-13"}, "refuted", "end"),
        ({"start": "1902-05", "ordinal": 1}, "supported", None),
        ({"start": "1911-05"}, "not_enough_evidence", None),
    ],
)
def test_visits(judge: Judge, slots: dict[str, str | int], verdict: str, wrong: str | None) -> None:
    finding = judge("visit", **VISIT, **slots)

    assert finding.verdict == verdict
    if wrong is not None:
        assert finding.slots[wrong] == "refuted"


def test_coming_for_a_summit_is_being_there(judge: Judge) -> None:
    finding = judge("visit", visitor="ann-aleph", host="XAA", start="1901-06-15")

    assert finding.evidence == ("xorg-chs-1901-xaa",) or finding.verdict == "supported"


@pytest.mark.parametrize(
    ("slots", "verdict"),
    [
        ({"visitor": "bo-beth", "host": "XAA", "start": "1918-02"}, "supported"),
        ({"visitor": "ann-aleph", "host": "XBB", "start": "1917-06"}, "refuted"),
        ({"visitor": "zoe-zeta", "host": "XBB", "start": "1917-06"}, "not_enough_evidence"),
    ],
)
def test_visits_that_did_not_take_place(judge: Judge, slots: dict[str, str], verdict: str) -> None:
    assert judge("visit", "denied", day="1918-03-01", **slots).verdict == verdict


@pytest.mark.parametrize(("person", "verdict"), [("zed-aleph", "supported"), ("bo-beth", "not_enough_evidence")])
def test_a_delegation_supports_and_never_refutes(judge: Judge, person: str, verdict: str) -> None:
    assert judge("accompaniment", person=person, leader="ann-aleph").verdict == verdict


@pytest.mark.parametrize(
    ("slots", "day", "verdict"),
    [
        ({"person": "bo-beth", "office": "head_of_government", "state": "XBB"}, "1917-06-20", "supported"),
        ({"person": "ann-aleph", "office": "head_of_government", "state": "XBB"}, "1917-06-20", "refuted"),
        ({"person": "somebody-else", "office": "head_of_state", "state": "XCC"}, "1917-06-20", "not_enough_evidence"),
        ({"person": "bo-beth", "office": "secretary_general", "organization": "xorg"}, "1922-01-01", "supported"),
    ],
)
def test_offices(judge: Judge, slots: dict[str, str], day: str, verdict: str) -> None:
    assert judge("office", day=day, **slots).verdict == verdict


def test_an_office_is_judged_by_the_time_that_the_sentence_speaks_of(judge: Judge) -> None:
    slots = {"person": "bo-beth", "office": "head_of_government", "state": "XBB"}

    assert judge("office", day="1930-01-01", about="1917-06", **slots).verdict == "supported"


@pytest.mark.parametrize(
    ("slots", "verdict"),
    [
        ({"state": "XBB"}, "supported"),
        ({"state": "XAA"}, "refuted"),
        ({"state": "XBB", "start": "1917-06"}, "supported"),
        ({"state": "XBB", "start": "1916"}, "refuted"),
        ({"state": "XAA", "end": "1917-06"}, "supported"),
    ],
)
def test_chairs(judge: Judge, slots: dict[str, str], verdict: str) -> None:
    assert judge("chairmanship", organization="xorg", **slots).verdict == verdict


@pytest.mark.parametrize(
    ("what", "value", "verdict"),
    [
        ("members", 4, "supported"),
        ("members", 5, "refuted"),
        ("dialogue_partners", 1, "supported"),
        ("observers", 1, "refuted"),
    ],
)
def test_numbers_of_states(judge: Judge, what: str, value: int, verdict: str) -> None:
    finding = judge("count", organization="xorg", what=what, value=value)

    assert finding.verdict == verdict
    assert "1917" in finding.explanation


def test_a_share_of_mankind_needs_the_populations_of_all_members(judge: Judge) -> None:
    finding = judge("count", organization="xorg", what="world_population_share", value=0.5)

    assert finding.verdict == "not_enough_evidence"


def test_a_document_without_a_date_accuses_nobody(judge: Judge) -> None:
    for predicate, slots in (
        ("count", {"organization": "xorg", "what": "members", "value": 99}),
        ("chairmanship", {"organization": "xorg", "state": "XAA"}),
        ("office", {"person": "bo-beth", "office": "head_of_state", "state": "XAA"}),
    ):
        assert judge(predicate, day="", **slots).verdict != "refuted"


def test_every_finding_is_explained_in_one_sentence_and_its_evidence_can_be_shown(
    check: CheckText, record: Record
) -> None:
    checked = check(
        "Examplan President Ann Aleph arrived in Bexborough on 7 June on a state visit to Bexland. The second summit "
        "of the Example Cooperation Organization was held there on 8 and 9 June. It has five members. "
        "Bexland has the chair."
    )

    assert {finding.claim.predicate for finding in checked} == {"visit", "summit", "office", "count", "chairmanship"}
    for finding in checked:
        assert finding.explanation
        assert "\n" not in finding.explanation
        for key in finding.evidence:
            assert record.show(key)
    assert checked.count("refuted") == 1


def test_the_answer_has_the_schemas_form(check: CheckText) -> None:
    answer = json.loads(json.dumps(check("Examplan President Ann Aleph spoke.").to_json()))

    assert set(answer["claims"][0]) >= {"predicate", "modality", "selector", "verdict", "evidence", "explanation"}


def test_reading_and_checking_need_only_a_connection(record: Record) -> None:
    text = "Examplan President Ann Aleph spoke."

    assert len(read_with(record.connection, text, date=1917)) == 1
    assert check_with(record.connection, text, date=1917).findings[0].verdict == "supported"


@pytest.mark.parametrize("text", ["", "\x00\x1b[31m", "<p" * 100, "No names here."])
def test_nothing_claimed_is_nothing_found(check: CheckText, text: str) -> None:
    assert len(check(text)) == 0
