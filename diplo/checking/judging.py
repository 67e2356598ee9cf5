"""A document's claims judged one by one."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Connection

from diplo.checking.events import judge_participation, judge_summit
from diplo.checking.findings import Check, Finding
from diplo.checking.known import Known
from diplo.checking.memberships import judge_membership
from diplo.checking.spells import judge_chairmanship, judge_count, judge_office
from diplo.checking.visits import judge_accompaniment, judge_visit
from diplo.dates import DateLike, parse_as_of
from diplo.reading.claims import Claim, Reading
from diplo.reading.documents import read_document
from diplo.reading.lexicon import Lexicon

_JUDGES: dict[str, Callable[[Claim, Known, date | None], Finding]] = {
    "membership": judge_membership,
    "summit": judge_summit,
    "participation": judge_participation,
    "visit": judge_visit,
    "accompaniment": judge_accompaniment,
    "chairmanship": judge_chairmanship,
    "office": judge_office,
    "count": judge_count,
}


def check_reading(reading: Reading, known: Known) -> Check:
    """Judge what a document claims, as of the document's date.

    Args:
        reading: the document's claims.
        known: what the record knows.
    """
    day = parse_as_of(reading.date) if reading.date else None
    return Check(reading, tuple(_JUDGES[claim.predicate](claim, known, day) for claim in reading.claims))


def read_with(
    connection: Connection, data: bytes | str, *, date: DateLike | None = None, lexicon: Lexicon | None = None
) -> Reading:
    """What a document claims, read with the names of the record that a connection is open to.

    Args:
        connection: an open connection to the record; it is only read.
        data: the document's bytes, or its text.
        date: the document's date, where the caller knows it.
        lexicon: the record's names, where they are at hand already; building them takes a moment.

    Raises:
        BadDate: the date is none.
        AskedWrongly: the document is a PDF that cannot be read.
    """
    return read_document(data, lexicon or Lexicon.from_record(connection), date)


def check_with(
    connection: Connection,
    data: bytes | str,
    *,
    date: DateLike | None = None,
    lexicon: Lexicon | None = None,
    known: Known | None = None,
) -> Check:
    """What a document claims, and what the record says to each claim.

    Args:
        connection: an open connection to the record; it is only read.
        data: the document's bytes, or its text.
        date: the document's date, where the caller knows it.
        lexicon: the record's names, where they are at hand already.
        known: the record's facts, where they are at hand already.

    Raises:
        BadDate: the date is none.
        AskedWrongly: the document is a PDF that cannot be read.
    """
    reading = read_with(connection, data, date=date, lexicon=lexicon)
    return check_reading(reading, known or Known.from_record(connection))
