"""Cards: everything about one state, person, summit, organization or other key."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from diplo.api import columns
from diplo.citing import print_citation
from diplo.dates import today
from diplo.errors import NotFound
from diplo.exporting.answers import Answer, Card
from diplo.queries.chairs import Chairmanship, select_chairs
from diplo.queries.facts import (
    Citation,
    Fact,
    Retired,
    Source,
    select_cited_from,
    select_fact,
    select_keys,
    select_retired,
    select_sources,
)
from diplo.queries.members import AccessionStep, Member, select_spells_of, select_steps_at, select_steps_of
from diplo.queries.people import Person, Tenure, select_person, select_tenures
from diplo.queries.states import Name, State, select_names, select_state
from diplo.queries.summits import (
    Milestone,
    Participation,
    Summit,
    select_attendance,
    select_milestones,
    select_summits,
)
from diplo.queries.visits import Visit, select_visits

if TYPE_CHECKING:
    from diplo.api.record import Record

Pairs = tuple[tuple[str, str], ...]


def _pairs(**values: object) -> Pairs:
    return tuple(
        (label.replace("_", " ").capitalize(), str(value)) for label, value in values.items() if value is not None
    )


def _own(record: "Record", key: str) -> tuple[Citation, ...]:
    return record.citations(key)[key]


def _note(record: "Record", key: str) -> tuple[str, ...]:
    facts = record._rows(Fact, select_fact(key))
    return (facts[0].note,) if facts and facts[0].note else ()


def state_card(record: "Record", key: str, sources: bool = False) -> Card:
    """A state: names and codes, its spells and steps, its chairmanships, who holds office today.

    With `sources`, the spells, steps and chairmanships bring their citations along.
    """
    state = record._rows(State, select_state(key))[0]
    spells = record._rows(Member, select_spells_of(key))
    steps = record._rows(AccessionStep, select_steps_of(key))
    chairs = record._rows(Chairmanship, select_chairs(state=key))
    offices = record._rows(Tenure, select_tenures(state=key, on=today()))
    names = tuple(
        row for row in record._rows(Name, select_names("state", key)) if row.name_kind not in ("code", "name")
    )
    sections: dict[str, Answer[Any]] = {
        "statuses": record._answer(Member, spells, columns.SPELLS, "Statuses", "membership", (), sources),
        "steps": record._answer(AccessionStep, steps, columns.STEPS, "Steps on the way", "accession_step", (), sources),
        "chairmanships": record._answer(
            Chairmanship, chairs, columns.CHAIRS, "Chairmanships", "chairmanship", (), sources
        ),
        "offices": record._answer(Tenure, offices, columns.TENURES, "In office today", "tenure"),
        "names": record._answer(Name, names, columns.NAMES, "Names", "fact"),
    }
    shown = {name: value for name, value in state._asdict().items() if name not in ("state_name",)}
    notes = (*_note(record, key), *record.reach.notes("memberships", "sco", today()))
    return Card(key, state.state_name, _code_pairs(shown), sections, _own(record, key), notes, state._asdict())


def _code_pairs(values: dict[str, object]) -> Pairs:
    labels = {
        "state": "Key",
        "official_name": "Official name",
        "capital": "Capital",
        "iso3166_alpha2": "ISO 3166-1 alpha-2",
        "iso3166_numeric": "ISO 3166-1 numeric",
        "cow_code": "COW code",
        "gw_code": "Gleditsch-Ward code",
        "wikidata_qid": "Wikidata",
    }
    return tuple((labels[name], str(value)) for name, value in values.items() if value is not None)


def person_card(record: "Record", key: str, sources: bool = False) -> Card:
    """A person: names, offices, visits, summits attended or missed.

    With `sources`, the offices and visits bring their citations along.
    """
    person = record._rows(Person, select_person(key))[0]
    sections: dict[str, Answer[Any]] = {
        "offices": record._answer(
            Tenure,
            record._rows(Tenure, select_tenures(person=key)),
            columns.TENURES[1:],
            "Offices",
            "tenure",
            (),
            sources,
        ),
        "visits": record._answer(
            Visit,
            record._rows(Visit, select_visits(visitor=key)),
            columns.VISITS[:1] + columns.VISITS[2:],
            "Visits",
            "visit",
            (),
            sources,
        ),
        "summits": record._answer(
            Participation,
            record._rows(Participation, select_attendance(person=key)),
            columns.ATTENDED,
            "Summits",
            "participation",
        ),
    }
    pairs = _pairs(key=key, state=person.state, also=person.other_names)
    notes = _note(record, key)
    if sections["visits"]:
        notes = (*notes, *record.reach.visit_notes(key, person.person_name, None, None))
    return Card(key, person.person_name, pairs, sections, _own(record, key), notes, person._asdict())


def summit_card(record: "Record", key: str, sources: bool = False) -> Card:
    """A summit: when and where, who presided, what was adopted and decided, who took part or was missing.

    With `sources`, the decisions bring their citations along.
    """
    summit = record._rows(Summit, select_summits(keys=(key,)))[0]
    everybody = record._rows(Participation, select_attendance(summit=key))
    steps = record._rows(AccessionStep, select_steps_at(key))
    sections: dict[str, Answer[Any]] = {
        "attendance": record._answer(Participation, everybody, columns.ATTENDANCE, "Who took part", "participation"),
        "decisions": record._answer(
            AccessionStep, steps, columns.STEPS_AT_SUMMIT, "Decided on membership", "accession_step", (), sources
        ),
    }
    pairs = _pairs(
        key=key,
        organization=summit.organization,
        organ=summit.organ,
        ordinal=summit.ordinal,
        date=summit.date_edtf,
        city=summit.city,
        host=summit.host_name,
        format=(summit.format or "").replace("_", " ") or None,
        chair=summit.chair_name,
        event_status=None if summit.event_status == "held" else summit.event_status,
        adopted=summit.documents,
    )
    organ = summit.organ.removeprefix(f"{summit.organization}-").upper() if summit.organ else ""
    name = " ".join(filter(None, (record._short_name(summit.organization), organ, "summit", summit.date_edtf[:4])))
    return Card(key, summit.title or name, pairs, sections, _own(record, key), _note(record, key), summit._asdict())


def organization_card(record: "Record", key: str) -> Card:
    """An organization: its life in milestones, its members today, its chairs."""
    name, founded, dissolved = record._organizations[key]
    milestones = record._rows(Milestone, select_milestones(key))
    names = record._rows(Name, select_names("organization", key))
    organs = record._plain("SELECT key, name FROM organ WHERE organization_key = :key ORDER BY key", key=key)
    sections: dict[str, Answer[Any]] = {
        "members": record.members(organization=key, status="all"),
        "chairmanships": record.chairs(organization=key),
        "milestones": record._answer(Milestone, milestones, columns.MILESTONES, "Milestones", "milestone"),
        "names": record._answer(Name, names, columns.NAMES, "Names", "fact"),
    }
    listed = "; ".join(f"{organ_name} ({organ})" for organ, organ_name in organs) or None
    pairs = _pairs(key=key, founded=founded, ended=dissolved, organs=listed)
    fields = {"organization": key, "name": name, "founded": founded, "ended": dissolved, "organs": listed}
    notes = (*_note(record, key), *record.reach.organization_notes(key, today()))
    return Card(key, name, pairs, sections, _own(record, key), notes, fields)


def source_card(record: "Record", key: str) -> Card:
    """A source: where to find it, and everything that is cited from it."""
    source = record._rows(Source, select_sources(key=key))[0]
    cited = record._rows(Citation, select_cited_from(key))
    sections: dict[str, Answer[Any]] = {
        "facts": record._answer(Citation, cited, columns.CITED, "Cited for", "fact"),
    }
    values = {name: value for name, value in source._asdict().items() if name not in ("source", "facts")}
    pairs = _pairs(key=key, **values, cite_as=print_citation(source))
    return Card(key, source.title, pairs, sections, fields=source._asdict())


_VIEW_OF = {
    "membership": "membership_spells",
    "accession_step": "accession_log",
    "chairmanship": "chairmanship_log",
    "participation": "attendance_log",
    "visit": "visit_log",
    "tenure": "tenure_log",
    "milestone": "milestone_log",
}
_TABLE_OF = {"organ": "organ", "trip": "trip", "population": "population"}
_TERMS = ("status", "step", "office", "visit_kind", "event_status", "capacity", "mode", "milestone_kind")
_DERIVED = ("_earliest", "_latest")


def _as_words(label: str, value: object) -> str:
    """A value as people write it: terms of vocabularies without underscores, yes for a flag."""
    if label == "acting":
        return "yes" if value else "no"
    return str(value).replace("_", " ") if label in _TERMS else str(value)


def _plain_card(record: "Record", fact: Fact) -> Card:
    """A fact without a card of its own kind: the row of its view or table as pairs."""
    name = _VIEW_OF.get(fact.kind) or _TABLE_OF[fact.kind]
    column = fact.kind if fact.kind in _VIEW_OF else "key"
    result = record.sql_row(name, column, fact.key)
    pairs = tuple(
        (label.removesuffix("_edtf").removesuffix("_key").replace("_", " ").capitalize(), _as_words(label, value))
        for label, value in result.items()
        if value is not None and not label.endswith(_DERIVED) and label not in (column, "kind", "sources", "note")
    )
    sections: dict[str, Answer[Any]] = {}
    if fact.kind == "trip":
        legs = record._rows(Visit, select_visits(trip=fact.key))
        sections["visits"] = record._answer(Visit, legs, columns.VISITS, "Legs", "visit")
    title = f"{fact.kind.replace('_', ' ').capitalize()} {fact.key}"
    return Card(
        fact.key, title, (("Key", fact.key), *pairs), sections, _own(record, fact.key), _note(record, fact.key), result
    )


_CARDS: dict[str, Callable[["Record", str], Card]] = {
    "state": state_card,
    "person": person_card,
    "summit": summit_card,
    "organization": organization_card,
}


def _other_case(key: str) -> str:
    """States have keys in capitals, everything else in small letters."""
    return key.upper() if key.islower() and len(key) == 3 else key.lower()


def any_card(record: "Record", key: str) -> Card:
    """The card of whatever a key stands for: a fact, a source, or a withdrawn key.

    Raises:
        NotFound: the record has no such key.
    """
    facts = record._rows(Fact, select_fact(key)) or record._rows(Fact, select_fact(_other_case(key)))
    if facts:
        key = facts[0].key
        make = _CARDS.get(facts[0].kind)
        return make(record, key) if make else _plain_card(record, facts[0])
    if record._rows(Source, select_sources(key=key)):
        return source_card(record, key)
    retired = record._rows(Retired, select_retired(key))
    if retired:
        successor = retired[0].successor_key
        pairs = _pairs(key=key, withdrawn=retired[0].reason, successor=successor)
        return Card(key, f"Withdrawn key {key}", pairs, {}, fields=retired[0]._asdict())
    keys = [str(row[0]) for row in record.connection.execute(select_keys())]
    close = get_close_matches(key, keys, n=1) or get_close_matches(key.upper(), keys, n=1)
    hint = f"; did you mean {close[0]}?" if close else "; keys stand in the last column of every table"
    raise NotFound(f"the record has no key '{key}'{hint}")
