from datetime import date

import pytest

from diplo.reading.when import find_dates, resolve

WEDNESDAY = date(2023, 3, 1)


def told(
    text: str, *, future: bool = False, base: date | None = WEDNESDAY, previous: str | None = None
) -> list[str | None]:
    return [resolve(found, base, future, previous) for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("on 2 July 2024", "2024-07-02"),
        ("on Sept. 14, 2022", "2022-09-14"),
        ("on 2024-07-02", "2024-07-02"),
        ("from 14 to 16 February", "2023-02-14/2023-02-16"),
        ("on June 9-10, 2018", "2018-06-09/2018-06-10"),
        ("31 August to 1 September 2025", "2025-08-31/2025-09-01"),
        ("in September 2013", "2013-09"),
        ("last September", "2022-09"),
        ("in 2018-19", "2018/2019"),
        ("since 2005", "2005"),
        ("yesterday", "2023-02-28"),
        ("this morning", "2023-03-01"),
        ("Yesterday he left", "2023-02-28"),
        ("Tomorrow in Bishkek", "2023-03-02"),
        ("This morning, it is said", "2023-03-01"),
        ("- October: a meeting", "2022-10"),
        ("Since January the chair", "2023-01"),
        ("in mid-February", "2023-02"),
        ("two years ago", "2021"),
        ("last month", "2023-02"),
        ("later this year", "2023"),
    ],
)
def test_dates_mean_days_months_or_years(text: str, meant: str) -> None:
    assert told(text) == [meant]


@pytest.mark.parametrize(
    ("text", "behind", "ahead"),
    [
        ("on Tuesday", "2023-02-28", "2023-03-07"),
        ("in May", "2022-05", "2023-05"),
        ("on Wednesday", "2023-03-01", "2023-03-01"),
    ],
)
def test_a_day_or_month_alone_is_the_last_or_the_next_one(text: str, behind: str, ahead: str) -> None:
    assert told(text) == [behind]
    assert told(text, future=True) == [ahead]


def test_without_the_documents_day_relative_dates_stay_open() -> None:
    assert told("on Tuesday, 10 September and in May 2013", base=None) == [None, None, "2013-05"]


@pytest.mark.parametrize(
    "text", ["7,134 metres", "it may rain", "on 31 February 2020", "the 1,917th day", "Sundays", "Russia Today"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert [found for found in told(text) if found] == []


@pytest.mark.parametrize(
    ("text", "previous", "meant"),
    [
        ("a year later", "2004-06", "2005-06"),
        ("Two years later", "1996", "1998"),
        ("three months later", "2004-11-15", "2005-02"),
        ("two weeks later", "2004-06-17", "2004-07-01"),
        ("that September", "2001-06-15", "2001-09"),
        ("a month later", "2004", None),
        ("ten days later", None, None),
    ],
)
def test_later_counts_from_the_date_last_spoken_of(text: str, previous: str | None, meant: str | None) -> None:
    assert told(text, previous=previous) == [meant]
