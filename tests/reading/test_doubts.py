"""A day that was worked out is not held against a report where the record shows how easily it is a day off."""

from sqlalchemy import create_engine

from diplo.reading.documents import read_document
from diplo.reading.lexicon import Lexicon


def _summit_date(shipped: object, text: str) -> object:
    engine = create_engine(f"sqlite:///{shipped}")
    with engine.connect() as connection:
        reading = read_document(text, Lexicon.from_record(connection))
    engine.dispose()
    (summit,) = [claim for claim in reading if claim.predicate == "summit"]
    return summit.get("date")


def test_a_worked_out_day_beside_the_records_own_keeps_its_month_only(shipped_template: object) -> None:
    text = (
        "BISHKEK, 18 August 2007. The summit of the Shanghai Cooperation Organisation in Bishkek ended yesterday with "
        "a treaty."
    )
    assert _summit_date(shipped_template, text) == "2007-08"


def test_a_day_that_the_text_spells_out_stays_even_where_it_is_wrong(shipped_template: object) -> None:
    text = (
        "BISHKEK, 18 August 2007. The summit of the Shanghai Cooperation Organisation was held in Bishkek on 14 August "
        "2007."
    )
    assert _summit_date(shipped_template, text) == "2007-08-14"
