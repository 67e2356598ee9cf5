"""Whose visits the seeds follow, to which states, from and through which day."""

from diplo.dates import parse_day, unbroken
from diplo.models import tables
from diplo.seeding.reading import Parsed, Seeds
from diplo.vocabulary import FollowedTo
from diplo.writing import Rows


def add_following(rows: Rows, seeds: Seeds) -> None:
    """Add a row for each person with a folder of visits."""
    for person, files in _visits_by_person(seeds).items():
        _follow(rows, person, files)


def _visits_by_person(seeds: Seeds) -> dict[str, list[Parsed]]:
    found: dict[str, list[Parsed]] = {}
    for parsed in seeds.files:
        if parsed.folder == "visits":
            found.setdefault(parsed.scope, []).append(parsed)
    return found


def _follow(rows: Rows, person: str, files: list[Parsed]) -> None:
    """From and through which day a person's visits are followed: files are slices of a year, named after it."""
    slices = [(int(file.year), file.contents) for file in files if file.year]
    if not slices:
        return
    first_year, first = min(slices, key=lambda part: part[0])
    hosts = next((contents.hosts for _, contents in slices if contents.hosts), FollowedTo.MEMBERS)
    last_day = unbroken((year, parse_day(contents.complete_through)) for year, contents in slices)
    first_day = first.complete_from or f"{first_year:04}-01-01"
    rows.add(
        tables.Following,
        person_key=person,
        hosts=hosts.value,
        first_day=first_day,
        last_day=max(last_day.isoformat(), first_day),
    )
