"""A printed citation: what a reader needs to look the source up."""

from diplo.citing import print_citation
from diplo.queries.facts import Source


def _source(**values: object) -> Source:
    fields: dict[str, object] = dict.fromkeys(Source._fields)
    fields |= {"publisher": "Example News", "title": "A day in Bexborough", "published": "1917-06-10"}
    return Source(**(fields | values))  # type: ignore[arg-type]


def test_it_has_publisher_title_day_place_and_address() -> None:
    printed = print_citation(_source(url="https://example.org/1"), "second paragraph")
    assert printed == "Example News, “A day in Bexborough”, 10 June 1917, second paragraph, https://example.org/1"


def test_an_agency_text_read_elsewhere_names_the_chain() -> None:
    assert print_citation(_source(via="XN via Bexpress")).startswith("XN via Bexpress, ")


def test_a_date_is_as_precise_as_it_is_known() -> None:
    assert print_citation(_source(published="1917-06")).endswith(", 1917-06")
    assert print_citation(_source(published="1917~")).endswith(", 1917~")
    assert print_citation(_source(published=None)) == "Example News, “A day in Bexborough”"


def test_the_address_can_be_left_out() -> None:
    assert "https" not in print_citation(_source(url="https://example.org/1"), url=False)
