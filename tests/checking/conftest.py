"""Documents checked against the mini record."""

from collections.abc import Callable

import pytest

from diplo.api import Record
from diplo.checking import Check, Finding, Known, check_reading
from diplo.dates import DateLike
from diplo.reading.claims import ASSERTED, Claim, Reading, Value
from diplo.reading.documents import read_document
from diplo.reading.lexicon import Lexicon

Judge = Callable[..., Finding]
CheckText = Callable[..., Check]


@pytest.fixture(scope="session")
def known(record: Record) -> Known:
    return Known.from_record(record.connection)


@pytest.fixture(scope="session")
def judge(known: Known) -> Judge:
    """What the record says to one claim made by hand."""

    def judge_it(
        predicate: str, modality: str = ASSERTED, day: str = "1917-06-20", about: str = "", **slots: Value
    ) -> Finding:
        claim = Claim(predicate, dict(slots), modality, 0, 1, about=about or None)
        return check_reading(Reading((claim,), "x", "", date=day), known).findings[0]

    return judge_it


@pytest.fixture(scope="session")
def check(record: Record, known: Known) -> CheckText:
    lexicon = Lexicon.from_record(record.connection)

    def check_it(text: str | bytes, date: DateLike | None = "1917-06-20") -> Check:
        return check_reading(read_document(text, lexicon, date), known)

    return check_it
