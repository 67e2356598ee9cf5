"""In a notebook: a table, its sources within reach, and nothing from the record that a browser would run."""

import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import diplo
from diplo.api import Record
from tests.support import write

EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">'


class Tags(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    tags.close()
    assert tags.open == []
    return tags


@pytest.fixture(scope="module")
def hostile(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record in which whatever people wrote is an attack."""
    path = Path(shutil.copy(template, tmp_path_factory.mktemp("hostile") / "hostile.sqlite"))
    write(
        path,
        f"UPDATE state SET name = '{EVIL}' WHERE key = 'XAA'",
        f"UPDATE source SET title = '{EVIL}', publisher = '{EVIL}', url = 'javascript:alert(3)'",
        f"UPDATE citation SET says = '{EVIL}', quoted = '{EVIL}'",
        f"UPDATE fact SET note = '{EVIL}'",
        f"UPDATE summit SET city = '{EVIL}', title = '{EVIL}'",
    )
    with diplo.open(str(path)) as record:
        yield record


def test_an_answer_is_a_table_with_its_question_and_notes(record: Record) -> None:
    tags = parsed(record.members(1960, organization="xorg")._repr_html_())
    assert [tag for tag, _ in tags.seen].count("tr") == 1 + 3
    assert "Members of the XORG on 31 December 1960 (the end of 1960): 3" in tags.text
    assert "complete through 31 December 1949" in tags.text


def test_each_row_has_its_sources_within_reach(record: Record) -> None:
    tags = parsed(record.members(1920, organization="xorg", sources=True)._repr_html_())
    assert [tag for tag, _ in tags.seen].count("details") == 5
    links = {attributes["href"] for tag, attributes in tags.seen if tag == "a"}
    assert links == {"https://example.org/declaration", "https://example.org/1917?a=1&b=2"}


def test_everything_from_the_record_is_escaped(hostile: Record) -> None:
    shown = [
        hostile.members(1920, organization="xorg", sources=True)._repr_html_(),
        hostile.summits(organization="xorg", sources=True)._repr_html_(),
        hostile.disagreements()._repr_html_(),
        hostile.sources()._repr_html_(),
        hostile.state("XAA", sources=True)._repr_html_(),
        hostile.show("xorg-chs-1917")._repr_html_(),
        hostile.show("xgazette-1900-atlas")._repr_html_(),
    ]
    for html in shown:
        tags = parsed(html)
        assert EVIL in tags.text
        assert not {"script", "img"} & {tag for tag, _ in tags.seen}
        assert not any(name.startswith("on") for _, attributes in tags.seen for name in attributes)
        assert not any("javascript" in (value or "") for _, attributes in tags.seen for value in attributes.values())


def test_a_card_shows_its_pairs_notes_and_sections(record: Record) -> None:
    tags = parsed(record.show("xorg-chs-1917")._repr_html_())
    assert "Bexborough" in tags.text
    assert "Who took part" in tags.text
    assert "the host had moved the meeting" in tags.text
