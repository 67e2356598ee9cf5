"""The questions of the library beside membership: meetings, journeys, chairs, what changed, what it rests on."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from diplo.api import Record
from diplo.errors import AskedWrongly, BadDate, NotFound
from diplo.models.tables import Membership


def test_summits_are_those_of_the_organization_in_order(record: Record) -> None:
    assert record.summits(organization="xorg").keys() == (
        "xorg-chs-1901",
        "xorg-chs-1917",
        "xorg-chg-1917",
        "xorg-chs-1949",
    )


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ({"organ": "chs"}, ("xorg-chs-1901", "xorg-chs-1917", "xorg-chs-1949")),
        ({"organ": "CHG"}, ("xorg-chg-1917",)),
        ({"organ": "xorg-chg"}, ("xorg-chg-1917",)),
        ({"host": "Bexland"}, ("xorg-chs-1917",)),
        ({"during": 1917}, ("xorg-chs-1917", "xorg-chg-1917")),
        ({"during": "1917-06-09"}, ("xorg-chs-1917",)),
        ({"during": "1917-10-31"}, ("xorg-chg-1917",)),
        ({"during": "1917-06-10"}, ()),
    ],
)
def test_summits_can_be_asked_for_by_organ_host_and_window(
    question: dict[str, Any], keys: tuple[str, ...], record: Record
) -> None:
    assert record.summits(organization="xorg", **question).keys() == keys


def test_an_organ_that_there_is_not_is_refused(record: Record) -> None:
    with pytest.raises(NotFound, match="no organ of xorg matches 'cfm'; the record has CHG, CHS"):
        record.summits(organization="xorg", organ="cfm")


@pytest.mark.parametrize("which", ["xorg-chs-1917", "1917", "2", "bexborough", "Bexborough 1917", 1917, 2])
def test_a_summit_is_found_by_key_year_number_or_city(which: str | int, record: Record) -> None:
    card = record.summit(which, organization="xorg")
    assert card.key == "xorg-chs-1917"
    assert card.title == "XORG CHS summit 1917"


def test_a_summit_tells_who_took_part_who_was_missing_and_what_was_decided(record: Record) -> None:
    card = record.summit(1917, organization="xorg")
    took_part = {(row.state or row.represents): (row.person, row.mode) for row in card["attendance"]}
    assert took_part == {
        "XAA": ("ann-aleph", "in_person"),
        "XBB": ("bo-beth", "in_person"),
        "XCC": ("zoe-zeta", "video"),
        "XDD": (None, "absent"),
        "League of Examples": (None, "in_person"),
    }
    assert card["decisions"].keys() == ("xorg-xcc-member-effective-1917",)
    assert ("Chair", "Bo Beth") in card.pairs
    assert len(card.citations) == 2


def test_a_summit_of_another_organ_is_asked_for_by_name(record: Record) -> None:
    for organ in ("chg", "CHG", "xorg-chg"):
        assert record.summit(1917, organ=organ, organization="xorg").key == "xorg-chg-1917"
    assert record.summit("1896", organization="xfive").title == "First Meeting of the Five"


@pytest.mark.parametrize("which", ["1918", "99", "nowhere", ""])
def test_a_summit_that_there_is_not_is_refused(which: str, record: Record) -> None:
    with pytest.raises(AskedWrongly, match=f"summit|'{which}'"):
        record.summit(which, organization="xorg")


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ({"visitor": "ann"}, ("visit-ann-aleph-xbb-1902", "visit-ann-aleph-xbb-1917", "visit-ann-aleph-xcc-1917")),
        ({"visitor": "ann", "host": "bexland"}, ("visit-ann-aleph-xbb-1902", "visit-ann-aleph-xbb-1917")),
        ({"sending_state": "Exampla", "during": 1917}, ("visit-ann-aleph-xbb-1917", "visit-ann-aleph-xcc-1917")),
        ({"host": "Exampla"}, ("visit-bo-beth-xaa-1918",)),
        ({"kind": "state_visit"}, ("visit-ann-aleph-xbb-1917",)),
        ({"during": "1917-06-10"}, ("visit-ann-aleph-xbb-1917", "visit-ann-aleph-xcc-1917")),
        ({"during": "1902-05-31"}, ("visit-ann-aleph-xbb-1902",)),
        ({"during": 1903}, ()),
    ],
)
def test_visits_can_be_asked_for_by_visitor_host_sender_kind_and_window(
    question: dict[str, Any], keys: tuple[str, ...], record: Record
) -> None:
    assert record.visits(**question).keys() == keys


def test_visits_are_counted_as_journalists_count_them(record: Record) -> None:
    assert [row.ordinal for row in record.visits("ann", "bexland")] == [1, 2]
    (cancelled,) = record.visits("beth")
    assert (cancelled.ordinal, cancelled.event_status) == (None, "cancelled")


def test_visits_say_through_which_day_they_are_known(record: Record) -> None:
    assert record.visits("beth").notes == (
        "The record of visits by Bo Beth to member states of the SCO is complete from 1 January 1918 through "
        "31 December 1948.",
    )


def test_a_gap_between_yearly_files_ends_what_is_complete(record: Record) -> None:
    assert record.reach.following["ann-aleph"].last_day.isoformat() == "1917-12-31"
    assert str(record.reach.through("memberships", "xorg")) == "1949-12-31"


def test_a_kind_of_visit_that_there_is_not_is_refused(record: Record) -> None:
    with pytest.raises(AskedWrongly, match="'holiday' is no kind of visit; those are state_visit"):
        record.visits(kind="holiday")


def test_a_person_has_offices_visits_and_summits(record: Record) -> None:
    card = record.person("beth")
    assert [(row.title, row.state, row.organization) for row in card["offices"]] == [
        ("Prime Minister", "XBB", None),
        ("Secretary-General", None, "xorg"),
    ]
    assert card["visits"].keys() == ("visit-bo-beth-xaa-1918",)
    assert [row.summit for row in card["summits"]] == ["xorg-chs-1901", "xorg-chs-1917"]


def test_a_state_has_codes_names_spells_steps_and_chairmanships(record: Record) -> None:
    card = record.state("Cexonia", sources=True)
    assert ("ISO 3166-1 alpha-2", "NO") in card.pairs
    assert card["statuses"].keys() == ("xorg-xcc-observer-1905", "xorg-xcc-member-1917")
    assert [row.step for row in card["steps"]] == ["applied", "effective"]
    assert card["statuses"].citations is not None
    assert record.state("Exampla")["chairmanships"].keys() == ("xorg-chair-xaa-1901",)
    assert [row.person for row in record.state("Exampla")["offices"]] == ["ann-aleph"]


def test_chairs_follow_each_other_and_can_be_asked_for_by_day(record: Record) -> None:
    assert [row.state for row in record.chairs(organization="xorg")] == ["XAA", "XBB"]
    assert [row.state for row in record.chairs(as_of="1917-06-08", organization="xorg")] == ["XAA"]
    assert [row.state for row in record.chairs(as_of="1917-06-09", organization="xorg")] == ["XBB"]
    assert [row.state for row in record.chairs(during=1917, organization="xorg")] == ["XAA", "XBB"]


def test_a_timeline_has_everything_dated_in_order(record: Record) -> None:
    answer = record.timeline(organization="xorg")
    days = [row.date_earliest for row in answer]
    assert days == sorted(days)
    assert {row.event for row in answer} == {
        "membership_start",
        "membership_end",
        "accession_step",
        "chairmanship",
        "summit",
        "milestone",
    }
    assert "Cexonia becomes a member of the XORG" in [row.summary for row in answer]


def test_a_timeline_of_a_person_or_state_or_window(record: Record) -> None:
    assert {row.event for row in record.timeline(person="ann")} == {"visit"}
    assert {row.state for row in record.timeline(state="Cexonia")} == {"XCC"}
    assert {row.date_edtf[:4] for row in record.timeline(during=1917, organization="xorg")} == {"1917"}


def test_a_difference_is_what_happened_after_the_first_day_up_to_the_second(record: Record) -> None:
    answer = record.diff("1917-06-08", "1917-06-09", organization="xorg")
    assert [(row.event, row.state) for row in answer] == [
        ("chairmanship", "XBB"),
        ("membership_end", "XCC"),
        ("membership_start", "XCC"),
    ]
    assert answer.notes[0] == "3 members on the first day, 4 on the last."
    assert len(record.diff("1917-06-09", "1917-06-09", organization="xorg")) == 0


def test_a_difference_from_late_to_early_is_refused(record: Record) -> None:
    with pytest.raises(AskedWrongly, match="'1916' lies before '1917'; give the earlier date first"):
        record.diff(1917, 1916, organization="xorg")
    with pytest.raises(BadDate):
        record.diff("1917-13", 1918, organization="xorg")


def test_every_key_that_is_printed_anywhere_can_be_shown(record: Record) -> None:
    keys = [str(row[0]) for row in record.sql("SELECT key FROM fact UNION SELECT key FROM source ORDER BY 1").rows]
    assert len(keys) > 50
    for key in keys:
        card = record.show(key)
        assert card.key == key
        assert card.title


@pytest.mark.parametrize(
    ("key", "pair"),
    [
        ("xorg-xcc-member-1917", ("Start", "1917-06-09")),
        ("xorg-xcc-member-applied-1914", ("Step", "applied")),
        ("xorg-chair-xaa-1901", ("End", "1917-06-09")),
        ("visit-ann-aleph-xbb-1917", ("Cities", "Bexborough, Bexport")),
        ("ann-aleph-xaa-head-of-state-1900", ("Title", "President")),
        ("xorg-milestone-founding-1901", ("City", "Exampleton")),
        ("population-xaa-atlas", ("Series", "Atlas of Examples")),
        ("xorg-chs", ("Abbreviation", "CHS")),
        ("trip-ann-aleph-1917-06", ("Title", "the June journey")),
        ("xorg", ("Founded", "1901-06-15")),
        ("xgazette-1900-atlas", ("Publisher", "Example Gazette")),
        ("xorg-chs-1901-ann-aleph", ("Capacity", "member")),
    ],
)
def test_whatever_a_key_stands_for_is_shown(key: str, pair: tuple[str, str], record: Record) -> None:
    assert pair in record.show(key).pairs


def test_a_source_lists_what_is_cited_from_it(record: Record) -> None:
    facts = record.show("xnews-1917-06-10-summit")["facts"]
    assert ("xorg-chs-1917", 0, 40) in [(row.fact, row.selector_start, row.selector_end) for row in facts]
    assert {row.stance for row in facts} == {"supports", "disputes"}


def test_a_withdrawn_key_names_its_reason_and_its_successor(record: Record) -> None:
    card = record.show("xorg-xcc-member-1918")
    assert ("Withdrawn", "the year was wrong") in card.pairs
    assert ("Successor", "xorg-xcc-member-1917") in card.pairs
    assert "Successor" not in dict(record.show("xorg-xgg-member-1918").pairs)


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("xorg-xcc-member-1916", "did you mean xorg-xcc-member-191"),
        ("xa", "did you mean XAA"),
        ("zzzzzz", "keys stand in"),
    ],
)
def test_a_key_that_there_is_not_is_refused_with_a_hint(key: str, hint: str, record: Record) -> None:
    with pytest.raises(NotFound, match=f"the record has no key '{key}'; {hint}"):
        record.show(key)


def test_sources_are_all_or_those_with_a_text(record: Record) -> None:
    assert record.sources().keys() == (
        "xgazette-1900-atlas",
        "xorg-1901-06-15-declaration",
        "xnews-1917-06-10-summit",
    )
    assert record.sources("ATLAS").keys() == ("xgazette-1900-atlas",)
    assert record.sources("meet & part").keys() == ("xnews-1917-06-10-summit",)
    assert record.sources("100%").keys() == ()
    assert record.sources("_").keys() == ()


def test_disagreements_show_what_the_source_gives(record: Record) -> None:
    assert [(row.fact, row.field, row.value) for row in record.disagreements()] == [
        ("xorg-xcc-member-1917", "start", "1917-07-01"),
        ("xorg", "founded", "1901-06-16"),
        ("visit-ann-aleph-xbb-1917", "date", "1917-06-08/1917-06-10"),
    ]


def test_sql_gives_names_and_rows(record: Record) -> None:
    table = record.sql("SELECT state, status FROM membership_spells WHERE state = 'XCC' ORDER BY start_earliest")
    assert table.names == ("state", "status")
    assert table.rows == (("XCC", "observer"), ("XCC", "member"))


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM citation",
        "UPDATE state SET capital = 'x'",
        "DROP VIEW current_members",
        "INSERT INTO fact (key, kind, origin) VALUES ('abc', 'trip', 'seeds')",
        "CREATE TABLE mine (x)",
        "CREATE TEMP TABLE mine (x)",
        "PRAGMA user_version = 7",
        "SELECT nothing FROM nowhere",
        "SELECT 1; DELETE FROM citation",
        "",
        "SELECT ?",
    ],
)
def test_sql_that_is_wrong_or_would_write_is_refused_or_does_nothing(query: str, record: Record, template: Any) -> None:
    before = template.read_bytes()
    refusal, rows = "", tuple[tuple[object, ...], ...]()
    try:
        rows = record.sql(query).rows
    except AskedWrongly as error:
        refusal = str(error)
    assert rows == ()
    assert refusal == "" or re.fullmatch("the query failed: .+", refusal)
    assert template.read_bytes() == before


@pytest.mark.parametrize(
    "query", ["ATTACH DATABASE '{}' AS other", "VACUUM INTO '{}'", "VACUUM INTO 'file:{}?mode=rwc'"]
)
def test_sql_cannot_write_another_file_either(query: str, record: Record, tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match=r"^the query failed: "):
        record.sql(query.format(tmp_path / "other.sqlite"))
    assert list(tmp_path.iterdir()) == []


def test_a_percent_sign_in_sql_is_only_a_percent_sign(record: Record) -> None:
    assert record.sql("SELECT count(*) FROM state WHERE name LIKE 'Ex%'").rows == ((1,),)


def test_the_models_are_there_for_whoever_wants_them(record: Record) -> None:
    spell = record.session.scalars(select(Membership).where(Membership.key == "xorg-xdd-member-1920")).one()
    assert (spell.start_edtf, spell.end_edtf) == ("1920-05", "1930")
    assert record.session.get(Membership, "nothing") is None


def test_the_session_cannot_write(record: Record) -> None:
    spell = record.session.get(Membership, "xorg-xdd-member-1920")
    assert spell is not None
    spell.status = "observer"
    with pytest.raises(SQLAlchemyError):
        record.session.flush()
    record.session.rollback()
    assert record.members(1925, organization="xorg")[-1].status == "member"


def test_the_record_in_numbers(record: Record) -> None:
    card = record.info()
    assert {row.kind: row.facts for row in card["facts"]}["membership"] == 8
    assert ("Schema", "0003") in card.pairs or "Schema" in dict(card.pairs)
    assert "memberships" in {row.subject for row in card["reach"]}


def test_citations_of_a_part_are_those_of_its_whole(record: Record) -> None:
    (citation,) = record.citations("xorg-chs-1901-bo-beth")["xorg-chs-1901-bo-beth"]
    assert citation.inherited == 1
    assert record.citations("no-such-key") == {"no-such-key": ()}


def test_citations_of_very_many_facts_are_all_found(record: Record) -> None:
    keys = [f"no-such-key-{number}" for number in range(1200)]
    found = record.citations(*keys, "XAA")
    assert len(found) == 1201
    assert len(found["XAA"]) == 1
