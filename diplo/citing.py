"""A source and a place in it as a printed citation."""

from typing import Protocol

from diplo.dates import parse_edtf, spoken


class Cited(Protocol):
    """What a printed citation is made of."""

    @property
    def publisher(self) -> str: ...  # noqa: D102

    @property
    def title(self) -> str: ...  # noqa: D102

    @property
    def published(self) -> str | None: ...  # noqa: D102

    @property
    def via(self) -> str | None: ...  # noqa: D102

    @property
    def url(self) -> str | None: ...  # noqa: D102


def _spoken_date(text: str) -> str:
    parsed = parse_edtf(text)
    if not parsed.is_exact or parsed.is_interval:
        return text
    return spoken(parsed.earliest)


def print_citation(source: Cited, place: str | None = None, *, url: bool = True) -> str:
    """A source as a reader can look it up: publisher, title, date, place, address.

    Args:
        source: the source.
        place: where in it.
        url: whether to print the address.
    """
    parts = [source.via or source.publisher, f"“{source.title}”"]
    if source.published:
        parts.append(_spoken_date(source.published))
    if place:
        parts.append(place)
    if url and source.url:
        parts.append(source.url)
    return ", ".join(parts)
