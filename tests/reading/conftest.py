"""A lexicon of the mini record, and documents read with it."""

from collections.abc import Callable

import pytest

from diplo.api import Record
from diplo.dates import DateLike
from diplo.reading.claims import Reading
from diplo.reading.documents import read_document
from diplo.reading.lexicon import Lexicon

Read = Callable[..., Reading]


@pytest.fixture(scope="session")
def lexicon(record: Record) -> Lexicon:
    return Lexicon.from_record(record.connection)


@pytest.fixture(scope="session")
def read(lexicon: Lexicon) -> Read:
    def read_it(text: str | bytes, date: DateLike | None = "1917-06-09") -> Reading:
        return read_document(text, lexicon, date)

    return read_it
