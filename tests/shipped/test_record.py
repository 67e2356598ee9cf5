"""The record that is shipped: sound, cited throughout, and right about what everybody can look up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import diplo
from diplo.api import Record
from diplo.resources import seeds_path
from diplo.seeding.loading import load_into
from tests.support import ask, settings_of


@pytest.fixture(scope="module")
def sco(shipped_template: Path) -> Iterator[Record]:
    """The record that comes with diplo; that it loads at all is what `diplo seeds check` says of its seeds."""
    with diplo.open(str(shipped_template)) as record:
        yield record


def test_it_is_sound(sco: Record) -> None:
    assert sco.verify() == ()


FOUNDERS = dict.fromkeys(("CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB"), "2001-06-15")
JOINED = {"IND": "2017-06-09", "PAK": "2017-06-09", "IRN": "2023-07-04", "BLR": "2024-07-04"}


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2001-06-14", set()),
        ("2001-06-15", FOUNDERS.keys()),
        ("2017-06-08", FOUNDERS.keys()),
        ("2017-06-09", FOUNDERS.keys() | {"IND", "PAK"}),
        ("2018", FOUNDERS.keys() | {"IND", "PAK"}),
        ("2023-07-03", FOUNDERS.keys() | {"IND", "PAK"}),
        ("2023", FOUNDERS.keys() | {"IND", "PAK", "IRN"}),
        ("2024-07-03", FOUNDERS.keys() | {"IND", "PAK", "IRN"}),
        ("2024", FOUNDERS.keys() | JOINED.keys()),
    ],
)
def test_the_members_on_a_day(day: str, states: set[str], sco: Record) -> None:
    assert {row.state for row in sco.members(day)} == set(states)


def test_every_member_joined_on_its_day(sco: Record) -> None:
    assert {row.state: row.start_edtf for row in sco.members(2024)} == FOUNDERS | JOINED


def test_the_day_before_the_founding_says_that_it_was_founded_the_next_day(sco: Record) -> None:
    answer = sco.members("2001-06-14")
    assert len(answer) == 0
    assert answer.notes == ("The SCO was founded the next day, on 15 June 2001.",)


def test_a_day_far_ahead_says_through_which_day_the_record_is_complete(sco: Record) -> None:
    (note,) = sco.members(2090).notes
    assert note.startswith("The record of memberships is complete through ")


SUMMITS = {
    "sco-chs-2001": ("2001-06-14/2001-06-15", "Shanghai", "CHN"),
    "sco-chs-2005": ("2005-07-05", "Astana", "KAZ"),
    "sco-chs-2017": ("2017-06-08/2017-06-09", "Astana", "KAZ"),
    "sco-chs-2018": ("2018-06-09/2018-06-10", "Qingdao", "CHN"),
    "sco-chs-2024": ("2024-07-03/2024-07-04", "Astana", "KAZ"),
}


@pytest.mark.parametrize("key", SUMMITS)
def test_a_summit_is_where_and_when_it_was(key: str, sco: Record) -> None:
    (row,) = [row for row in sco.summits(organ="chs") if row.summit == key]
    date, city, host = SUMMITS[key]
    assert (row.city, row.host) == (city, host)
    first, _, last = date.partition("/")
    assert row.date_earliest.isoformat() in (first, last)
    assert row.date_latest.isoformat() == (last or first)


def test_the_heads_of_state_have_met_every_year_since_2001(sco: Record) -> None:
    held = [row for row in sco.summits(organ="chs") if row.event_status == "held"]
    assert {row.date_earliest.year for row in held} >= set(range(2001, 2026))
    assert all(row.city and row.host for row in held if row.format != "virtual")


def test_xi_jinping_has_come_to_kazakhstan_five_times_by_july_2024(sco: Record) -> None:
    visits = [row for row in sco.visits("xi jinping", "kazakhstan", during="2013/2024") if row.event_status == "held"]
    assert [row.date_earliest.year for row in visits] == [2013, 2015, 2017, 2022, 2024]
    assert visits[-1].ordinal == 5
    assert visits[-1].visit_kind == "state_visit"


def test_xi_jinping_went_on_to_tajikistan(sco: Record) -> None:
    (visit,) = sco.visits("xi jinping", "tajikistan", during=2024)
    assert visit.date_earliest.isoformat() == "2024-07-04"


def test_belarus_has_the_steps_that_led_to_its_membership(sco: Record) -> None:
    steps = {row.step for row in sco.state("Belarus")["steps"] if row.organization == "sco" and row.status == "member"}
    assert {"applied", "memorandum_of_obligations"} <= steps


FLOORS = {
    "state": 25, "organization": 3, "organ": 4, "membership": 25, "accession_step": 15, "chairmanship": 20,
    "summit": 50, "participation": 300, "person": 100, "visit": 100,
}  # fmt: skip


@pytest.mark.parametrize("kind", FLOORS)
def test_the_record_is_not_half_empty(kind: str, shipped_template: Path) -> None:
    ((count,),) = ask(shipped_template, "SELECT count(*) FROM fact WHERE kind = ?", kind)
    assert isinstance(count, int)
    assert count >= FLOORS[kind]


def test_every_fact_has_a_citation_of_its_own_or_of_its_whole_or_is_a_trip(shipped_template: Path) -> None:
    query = (
        "SELECT kind, key FROM fact WHERE kind <> 'trip' AND NOT EXISTS "
        "(SELECT 1 FROM fact_citations WHERE fact_citations.fact = fact.key AND says <> '')"
    )
    assert ask(shipped_template, query) == []


@pytest.mark.parametrize(
    ("view", "key"),
    [
        ("membership_spells", "membership"),
        ("accession_log", "accession_step"),
        ("chairmanship_log", "chairmanship"),
        ("tenure_log", "tenure"),
        ("summit_log", "summit"),
        ("visit_log", "visit"),
    ],
)
def test_a_view_counts_the_sources_that_its_facts_are_cited_from(view: str, key: str, shipped_template: Path) -> None:
    cited = f"(SELECT count(DISTINCT source_key) FROM citation WHERE fact_key = {key})"
    query = f"SELECT {key} FROM {view} WHERE sources <> {cited}"
    assert ask(shipped_template, query) == []


def test_every_trip_has_a_visit_to_rest_on(shipped_template: Path) -> None:
    query = "SELECT key FROM trip WHERE NOT EXISTS (SELECT 1 FROM visit WHERE visit.trip_key = trip.key)"
    assert ask(shipped_template, query) == []


def test_every_source_is_cited(shipped_template: Path) -> None:
    assert ask(shipped_template, "SELECT source FROM source_list WHERE facts = 0") == []


def test_sources_are_found_by_a_word_of_their_title_in_any_alphabet(sco: Record) -> None:
    titles = [row.title for row in sco.sources("саммит")]
    assert titles
    assert titles == [row.title for row in sco.sources("САММИТ")]


def test_every_address_of_a_source_is_one(shipped_template: Path) -> None:
    assert ask(shipped_template, "SELECT key, url FROM source WHERE url NOT LIKE 'http%://%.%'") == []


def test_every_state_with_a_status_has_its_codes(shipped_template: Path) -> None:
    query = (
        "SELECT state, iso3166_alpha2, iso3166_numeric, wikidata_qid FROM state_list "
        "WHERE state IN (SELECT state FROM membership_spells WHERE organization = 'sco')"
    )
    rows = ask(shipped_template, query)
    assert len(rows) >= 20
    assert [row for row in rows if None in row] == []


def test_no_two_states_share_a_code(shipped_template: Path) -> None:
    query = "SELECT scheme, code FROM state_code GROUP BY scheme, code HAVING count(*) > 1"
    assert ask(shipped_template, query) == []


def test_every_usual_name_and_code_finds_its_own_state(sco: Record) -> None:
    for state, name, alpha2 in sco.sql("SELECT state, state_name, iso3166_alpha2 FROM state_list").rows:
        assert sco.state(str(state)).key == state
        assert sco.state(str(name)).key == state
        if alpha2:
            assert sco.state(str(alpha2)).key == state


def test_every_person_is_found_by_key(sco: Record) -> None:
    for (person,) in sco.sql("SELECT person FROM person_list").rows:
        assert sco._person(str(person)) == person


@pytest.mark.parametrize(
    ("name", "key"),
    [("xi", "xi-jinping"), ("Zhaparov", "sadyr-japarov"), ("modi", "narendra-modi"), ("Putin", "vladimir-putin")],
)
def test_people_are_found_by_the_name_that_one_reads(name: str, key: str, sco: Record) -> None:
    assert sco.person(name).key == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Iran", "IRN"),
        ("kyrgyz", "KGZ"),
        ("Беларусь", "BLR"),
        ("Turkey", "TUR"),
        ("türkiye", "TUR"),
        ("哈萨克斯坦", "KAZ"),
    ],
)
def test_states_are_found_by_the_name_that_one_reads(name: str, key: str, sco: Record) -> None:
    assert sco.state(name).key == key


def test_a_second_load_of_the_shipped_seeds_changes_nothing(shipped: Path) -> None:
    before = ask(shipped, "SELECT * FROM load")
    changes = load_into(settings_of(shipped), seeds_path())
    if ask(shipped, "SELECT * FROM load") == before:  # unless somebody edits the seeds at this very moment
        assert not changes
