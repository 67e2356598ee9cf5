"""What `diplo seeds check` refuses: one-line edits of the mini seeds, and the line that each of them brings."""

# ruff: noqa: E501 - a table is read line by line

from pathlib import Path

import pytest

from diplo.errors import BadSeeds, Problem
from diplo.seeding.loading import read_sound_seeds
from diplo.seeding.nodes import MAX_BYTES, MAX_LINES
from tests.support import edit, line_of

XCC = "memberships/xorg/xcc.yml"
XDD = "memberships/xorg/xdd.yml"
VISITS = "visits/ann-aleph/1917.yml"
CHS = "summits/xorg-chs/1917.yml"
XORG = "organizations/xorg.yml"
ANN = "people/ann-aleph.yml"
NEWS = "sources/xnews.yml"
STATE = "states/xaa.yml"
DOCUMENT = "documents/xnews-1917-06-10-summit.yml"

# file, what is replaced, by what, the key and field in the report, what the report says
EDITS: dict[str, tuple[str, str, str, str, str]] = {
    "an unknown key": (XDD, '"1920-05"\n  end: "1930"', '"1920-05"\n  ends: "1930"', ".ends", "is not a known key; did you mean end?"),
    "an unknown key at the top": (XDD, "memberships:", "spells:", "spells", "is not a key of files in memberships/"),
    "a collection of another folder": (XDD, "memberships:", "summits:", "summits", "is not a key of files in memberships/"),
    "an unknown key of a citation": (STATE, "    where: page", "    page: page", ".citations.0.page", "is not a known key"),
    "a month that there is not": (XDD, 'start: "1910"', 'start: "1910-13"', ".start", "'1910-13' has month 13"),
    "a day that there is not": (VISITS, 'date: "1917-06-10/1917-06-12"', 'date: "1917-06-10/1917-06-31"', ".date", "has day 31"),
    "a date in words": (XDD, 'start: "1910"', "start: early in 1910", ".start", "is not an EDTF date"),
    "an open interval": (VISITS, '"1917-06-10/1917-06-12"', '"1917-06-10/.."', ".date", "is an open interval"),
    "an interval for a start": (XDD, 'start: "1910"', 'start: "1910/1911"', ".start", "one date is wanted here"),
    "an interval backwards": (VISITS, '"1917-06-10/1917-06-12"', '"1917-06-12/1917-06-10"', ".date", "ends before it starts"),
    "an end before the start": (XCC, 'end: "1917-06-09"', 'end: "1904"', ".end", "ends (1904) before it starts (1905-07-05)"),
    "a month for the last complete day": (XDD, '"1949-12-31"', '"1949-12"', "complete_through", "is not a day; write YYYY-MM-DD"),
    "a number that is not quoted": (XDD, 'start: "1910"', "start: 1910-01-01", "", 'has an unquoted 1910-01-01: write "1910-01-01"'),
    "Norway without quotes": ("states/xcc.yml", '"NO"', "NO", "", 'has an unquoted NO: write "NO"'),
    "a number with a zero in front": (STATE, '"001"', "001", "", 'has an unquoted 001: write "001"'),
    "nothing": (STATE, "capital: Exampleton", "capital:", "", "is empty: leave the key out"),
    "an empty text": (STATE, "capital: Exampleton", 'capital: ""', "", "is empty: leave the key out"),
    "a missing key": (STATE, "  name: Exampla\n", "", "XAA.name", "is missing"),
    "a missing last complete day": (XDD, 'complete_through: "1949-12-31"\n', "", "complete_through", "is missing"),
    "no citations": (STATE, "  citations:\n  - source: xgazette-1900-atlas\n    where: page of XAA\n    says: describes the invented state XAA\n", "", "XAA.citations", "is missing"),
    "an empty list of citations": (STATE, "  citations:\n  - source: xgazette-1900-atlas\n    where: page of XAA\n    says: describes the invented state XAA\n", "  citations: []\n", "XAA.citations", "every fact needs a citation"),
    "a citation that says nothing": (STATE, "    says: describes the invented state XAA\n", "", ".citations.0.says", "is missing"),
    "a word of no vocabulary": (XDD, "status: member", "status: friend", ".status", "'friend' is not one of 'member', 'associate'"),
    "a key that is no slug": (CHS, "key: xorg-chs-1917", "key: XORG_CHS", ".key", "does not have the form that is wanted here"),
    "a state in lower case": (CHS, "host: XBB", "host: xbb", ".host", "does not have the form that is wanted here"),
    "an ordinal of zero": (CHS, "ordinal: 2", "ordinal: 0", ".ordinal", "greater than 0"),
    "an address that is none": (NEWS, "https://example.org/declaration", "javascript:alert(1)", ".url", "does not have the form"),
    "a digest that is none": (DOCUMENT, "sha256: ", "sha256: f", ".sha256", "does not have the form"),
    "a dangling source": (STATE, "source: xgazette-1900-atlas", "source: xgazette-1901", ".citations.0.source", "there is no source 'xgazette-1901' in the seeds"),
    "a dangling state": (CHS, "host: XBB", "host: XZZ", ".host", "there is no state 'XZZ' in the seeds"),
    "a dangling person": (CHS, "person: zoe-zeta", "person: zoe", ".attendance.2.person", "there is no person 'zoe' in the seeds"),
    "a dangling summit": (VISITS, "summit: xorg-chs-1917", "summit: xorg-chs-1918", ".occasions.0.summit", "there is no summit 'xorg-chs-1918'"),
    "a companion nobody knows": (VISITS, "person: zed-aleph", "person: zed", ".delegation.0.person", "there is no person 'zed'"),
    "a dangling spell": (XCC, "membership: xorg-xcc-member-1917", "membership: xorg-xcc-1917", ".membership", "there is no membership"),
    "a dangling organ": (CHS, "organ: xorg-chs", "organ: xorg-chz", ".organ", "there is no organ 'xorg-chz'"),
    "a dangling fact in a document": (DOCUMENT, "fact: xorg-chs-1917", "fact: xorg-chs-1918", ".statements.0.fact", "there is no fact 'xorg-chs-1918'"),
    "a reference to another kind of thing": (CHS, "chair: bo-beth", "chair: xorg", ".chair", "'xorg' is no person"),
    "a source cited as a fact": (DOCUMENT, "fact: xorg-chs-1917", "fact: xgazette-1900-atlas", ".statements.0.fact", "there is no fact"),
    "a field that the entry does not have": (XORG, "fields: [founded]", "fields: [capital]", ".citations.1", "'capital' is no field of this entry; those are"),
    "the same key twice in a mapping": (STATE, "  capital: Exampleton", "  name: Exampla\n  capital: Exampleton", "name", "has the key 'name' twice; keep one"),
    "the same key twice in one file": (XDD, "key: xorg-xdd-member-1920", "key: xorg-xdd-dialogue-partner-1910", ".key", "the key is used already, at memberships/xorg/xdd.yml:"),
    "the key of another file": (XDD, "key: xorg-xdd-member-1920", "key: xorg-xcc-member-1917", ".key", "the key is used already, at memberships/xorg/xcc.yml:"),
    "the key of a source for a fact": (NEWS, "key: xorg-1901-06-15-declaration", "key: xorg-xdd-member-1920", ".key", "the key is used already, at memberships/xorg/xdd.yml:"),
    "overlapping spells": (XCC, 'end: "1917-06-09"', 'end: "1917-06-10"', "xorg-xcc-member-1917.start", "overlaps xorg-xcc-observer-1905"),
    "two in the chair": ("chairmanships/xorg.yml", 'end: "1917-06-09"', 'end: "1918"', "xorg-chair-xbb-1917.start", "overlaps xorg-chair-xaa-1901"),
    "a visit to one's own state": (VISITS, "  host: XCC", "  host: XAA", ".host", "a visit to one's own state is no visit"),
    "a guest who invites herself": (VISITS, "inviter: bo-beth", "inviter: ann-aleph", ".inviter", "nobody invites himself"),
    "an occasion that is nothing": (VISITS, "{summit: xorg-chs-1917}", "{summit: xorg-chs-1917, name: a fair}", ".occasions.0", "give either summit or name"),
    "a trip of somebody else": (VISITS, "  person: ann-aleph\n  title", "  person: bo-beth\n  title", ".trip", "the trip is one of bo-beth"),
    "a leg outside of its trip": (VISITS, '"1917-06-10/1917-06-12"', '"1917-07-10"', ".date", "the visit is outside of its trip"),
    "a participant listed twice": (CHS, "person: zoe-zeta", "person: bo-beth", ".attendance.2", "is listed twice"),
    "a participant for nobody": (CHS, "{represents: League of Examples, ", "{", ".attendance.4", "give state or represents"),
    "an organ of another organization": (CHS, "organization: xorg\n", "organization: xfive\n", ".organ", "'xorg-chs' is no organ of xfive"),
    "an office of nobody": (ANN, "  state: XAA\n  title: President", "  title: President", ".office", "give either state or organization"),
    "a withdrawn key in use": ("retired.yml", "key: xorg-xcc-member-1918", "key: xorg-xcc-observer-1905", ".key", "the key is withdrawn, but an entry uses it"),
    "a second state of a name": ("states/xbb.yml", "name: Bexland", "name: Exampla", "XBB.name", "is that of XAA already"),
    "a second meeting of a number": (CHS, "ordinal: 2", "ordinal: 1", ".ordinal", "is that of xorg-chs-1901 already"),
    "a second series of a state": ("populations/atlas.yml", "  state: XAA\n", "", "population-xaa-atlas.series", "is that of population-world-atlas already"),
    "a successor that there is not": ("retired.yml", "successor: xorg-xcc-member-1917", "successor: xorg-xcc-member-1919", ".successor", "there is no fact"),
    "an exception for nothing": ("exceptions.yml", "fact: xorg-xcc-member-applied-1914", "fact: xorg-xcc-nothing", ".fact", "there is no fact 'xorg-xcc-nothing'"),
    "an anchor": (STATE, "name: Exampla\n", "name: &a Exampla\n", "", "has an anchor or an alias; write the value out"),
    "an alias": (STATE, "capital: Exampleton", "capital: *a", "", ""),
    "a tag": (STATE, "name: Exampla\n", "name: !!python/object:os.system Exampla\n", "", "has the tag"),
    "a merge key": (STATE, "name: Exampla\n", "name: Exampla\n  <<: {capital: Elsewhere}\n", "", ""),
    "broken YAML": (STATE, "names:\n", "names: [\n", "", "is not YAML"),
    "a tab for an indent": (STATE, "  capital: Exampleton", "\tcapital: Exampleton", "", "is not YAML"),
    "a list for a text": (STATE, "capital: Exampleton", "capital: [Exampleton]", ".capital", "valid string"),
    "a text for a list": (XORG, "fields: [founded]", "fields: founded", ".fields", "valid"),
    "a number of people below one": ("populations/atlas.yml", '"1900": 1200000', '"1900": 0', ".values", "greater than 0"),
    "a year that is none": ("populations/atlas.yml", '"1900": 1200000', '"19OO": 1200000', ".values", "valid integer"),
}  # fmt: skip


def problems_in(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(BadSeeds) as refusal:
        read_sound_seeds(folder)
    return refusal.value.problems


@pytest.mark.parametrize("name", EDITS)
def test_it_is_refused_with_file_line_key_and_reason(name: str, seeds: Path) -> None:
    path, old, new, where, message = EDITS[name]
    edit(seeds, path, old, new)
    problems = problems_in(seeds)
    assert [
        problem
        for problem in problems
        if problem.path == path and where in problem.where and message in problem.message and problem.line > 0
    ], "\n".join(map(str, problems))


@pytest.mark.parametrize("name", [name for name in EDITS if EDITS[name][0] == CHS])
def test_one_mistake_in_a_summit_brings_one_problem(name: str, seeds: Path) -> None:
    path, old, new, _, _ = EDITS[name]
    edit(seeds, path, old, new)
    own = {problem.where for problem in problems_in(seeds) if problem.path == path}
    assert len(own) == 1


def test_the_mini_seeds_themselves_are_sound(seeds: Path) -> None:
    assert len(read_sound_seeds(seeds).files) == len(list(seeds.rglob("*.yml")))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("start: |\n    1910\n", "is not an EDTF date"),
        ("start: 1910\n  start: 1911\n", "has the key 'start' twice; keep one"),
        ("colour: red\n", "is not a known key"),
    ],
)
def test_the_line_is_the_line_of_the_mistake(text: str, message: str, seeds: Path) -> None:
    edit(seeds, XDD, 'start: "1910"\n', text)
    last = text.strip().splitlines()[-1 if "twice" in message else 0].strip()
    (line,) = [problem.line for problem in problems_in(seeds) if message in problem.message]
    assert line == line_of(seeds, XDD, last)


def test_all_problems_are_reported_in_one_go(seeds: Path) -> None:
    edit(seeds, XDD, 'start: "1910"', 'start: "1910-13"')
    edit(seeds, XDD, "status: member", "status: friend")
    edit(seeds, CHS, "host: XBB", "host: XZZ")
    edit(seeds, CHS, "chair: bo-beth", "chair: nobody")
    edit(seeds, STATE, "name: Exampla\n", "name: &a Exampla\n")
    (seeds / "retired.yml").write_bytes(b"\xff\xfe")
    found = {(problem.path, problem.where) for problem in problems_in(seeds)}
    assert {
        (XDD, "xorg-xdd-dialogue-partner-1910.start"),
        (XDD, "xorg-xdd-member-1920.status"),
        (CHS, "xorg-chs-1917.host"),
        (CHS, "xorg-chs-1917.chair"),
        (STATE, ""),
        ("retired.yml", ""),
    } <= found


def test_what_points_into_a_broken_file_is_not_called_dangling(seeds: Path) -> None:
    edit(seeds, "people/bo-beth.yml", "family_name: Beth", "family: Beth")
    assert {problem.path for problem in problems_in(seeds)} == {"people/bo-beth.yml"}


def test_what_points_into_a_file_that_is_no_yaml_is_not_the_only_thing_reported(seeds: Path) -> None:
    edit(seeds, STATE, "names:\n", "names: [\n")
    assert [problem for problem in problems_in(seeds) if problem.path == STATE and "is not YAML" in problem.message]


def test_an_alias_bomb_is_refused_before_it_goes_off(seeds: Path) -> None:
    lines = ['complete_through: "1949-12-31"', 'a0: &a0 ["lol", "lol"]']
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    (seeds / "states" / "bomb.yml").write_text("\n".join(lines), encoding="utf-8")
    (problem,) = problems_in(seeds)
    assert str(problem) == "states/bomb.yml:2: has an anchor or an alias; write the value out"


def test_deep_nesting_is_refused(seeds: Path) -> None:
    (seeds / "states" / "deep.yml").write_text("states: " + "[" * 40 + "]" * 40 + "\n", encoding="utf-8")
    assert any("is nested more than" in problem.message for problem in problems_in(seeds))


@pytest.mark.parametrize("depth", [5_000, 200_000])
def test_very_deep_nesting_is_refused_too(depth: int, seeds: Path) -> None:
    (seeds / "states" / "deep.yml").write_text("[" * depth, encoding="utf-8")
    assert {problem.path for problem in problems_in(seeds)} == {"states/deep.yml"}


def test_a_huge_file_is_refused_unread(seeds: Path) -> None:
    with (seeds / "states" / "huge.yml").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (problem,) = problems_in(seeds)
    assert str(problem) == "states/huge.yml: is 1,000,001 bytes; a seed file has at most 1,000,000: split it"


def test_a_long_file_is_refused(seeds: Path) -> None:
    with (seeds / STATE).open("a", encoding="utf-8") as file:
        file.write("\n" * MAX_LINES)
    messages = [problem.message for problem in problems_in(seeds) if problem.path == STATE]
    assert len(messages) == 1
    assert messages[0].endswith(f"a seed file has at most {MAX_LINES}: split it")


@pytest.mark.parametrize(
    "data",
    ["name: Éxêland".encode("latin-1"), "name: Exampla".encode("utf-16"), b"\x00\x80\xff"],
    ids=["latin-1", "utf-16", "bytes"],
)
def test_another_encoding_is_refused(data: bytes, seeds: Path) -> None:
    (seeds / "states" / "xaa.yml").write_bytes(data)
    assert [problem for problem in problems_in(seeds) if problem.path == STATE and "is not UTF-8" in problem.message]


@pytest.mark.parametrize("text", ["", "# nothing\n", "just a word\n", "- a list\n", "--- \n...\n"])
def test_a_file_that_is_no_mapping_is_refused(text: str, seeds: Path) -> None:
    (seeds / "states" / "odd.yml").write_text(text, encoding="utf-8")
    own = [problem.message for problem in problems_in(seeds) if problem.path == "states/odd.yml"]
    assert own
    assert "is not a mapping" in own[0]


def test_two_documents_in_one_file_are_refused(seeds: Path) -> None:
    with (seeds / STATE).open("a", encoding="utf-8") as file:
        file.write('---\ncomplete_through: "1949-12-31"\n')
    assert any(problem.path == STATE and "is not YAML" in problem.message for problem in problems_in(seeds))


@pytest.mark.parametrize("name", ["states/XAB.yml", "states/xab.yaml", "states/xäb.yml", "states/Xab.YAML"])
def test_a_misnamed_file_is_refused_and_never_just_skipped(name: str, seeds: Path) -> None:
    text = (seeds / "states" / "xgg.yml").read_text(encoding="utf-8")
    (seeds / name).write_text(text.replace("XGG", "XAB").replace("North Gexia", "Ab"), encoding="utf-8")
    (problem,) = problems_in(seeds)
    assert (problem.path, problem.line) == (name, 0)
    assert "is misnamed" in problem.message


@pytest.mark.parametrize("name", ["countries/xab.yml", "countries.yml"])
def test_a_file_in_no_known_place_is_refused(name: str, seeds: Path) -> None:
    (seeds / name).parent.mkdir(exist_ok=True)
    (seeds / name).write_text('complete_through: "1949-12-31"\n', encoding="utf-8")
    (problem,) = problems_in(seeds)
    assert problem.path == name
    assert "is in no known place; the folders are" in problem.message


def test_a_folder_without_seeds_is_refused(tmp_path: Path) -> None:
    (problem,) = problems_in(tmp_path)
    assert "there are no seed files here" in problem.message


def test_an_ampersand_or_a_star_inside_a_text_is_no_anchor(seeds: Path) -> None:
    edit(seeds, "states/xbb.yml", "says: describes", 'says: "*not* an & alias, & neither &this nor !that" #')
    assert read_sound_seeds(seeds).problems == []
