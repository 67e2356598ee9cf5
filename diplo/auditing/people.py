"""Checks on people: in office when they act, in one place at a time, travelling in order, called by their names."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from sqlalchemy import Connection

from diplo.auditing.findings import Finding, read
from diplo.queries.lookup import fold
from diplo.vocabulary import AuditCheck

_LEADERS = "('head_of_state', 'head_of_government')"


def in_office(connection: Connection) -> Iterator[Finding]:
    """A leader who takes part for a member, or travels, holds an office on that day.

    Only people whose tenures the record has are looked at: of others it knows too little.
    """
    acts = (
        "SELECT a.participation AS fact, a.person, a.state, a.date_edtf, a.date_earliest, a.date_latest "
        "FROM attendance_log AS a WHERE a.mode <> 'absent' AND a.person IS NOT NULL AND a.state IS NOT NULL "
        "UNION ALL SELECT v.visit, v.visitor, v.sending_state, v.date_edtf, v.date_earliest, v.date_latest "
        "FROM visit_log AS v WHERE v.event_status = 'held'"
    )
    query = (
        f"SELECT x.fact, x.person, x.date_edtf FROM ({acts}) AS x WHERE EXISTS (SELECT 1 FROM tenure_log AS t "
        f"WHERE t.person = x.person AND t.state = x.state AND t.office IN {_LEADERS}) "
        "AND NOT EXISTS (SELECT 1 FROM tenure_log AS t WHERE t.person = x.person "
        "AND t.start_earliest <= x.date_latest AND (t.end_latest IS NULL OR t.end_latest >= x.date_earliest))"
    )
    for fact, person, day in read(connection, query):
        yield Finding(AuditCheck.IN_OFFICE, str(fact), f"{person} held no office that the record has on {day}")


def one_place(connection: Connection) -> Iterator[Finding]:
    """Nobody is in two states on one day, unless one journey leads through both.

    A day shared by one stay's end and the next one's start is a flight, not a finding.
    """
    query = (
        "SELECT visit, visitor, trip, date_earliest, date_latest, date_edtf FROM visit_log "
        "WHERE event_status = 'held' AND length(date_edtf) >= 10 ORDER BY visitor, date_earliest, date_latest"
    )
    stays: dict[object, list[tuple[object, ...]]] = defaultdict(list)
    for row in read(connection, query):
        stays[row[1]].append(row)
    for group in stays.values():
        for (_, _, trip, _, left, when), (visit, _, next_trip, came, _, _) in pairwise(group):
            if str(came) < str(left) and (trip is None or trip != next_trip):
                yield Finding(AuditCheck.ONE_PLACE, str(visit), f"starts before the stay of {when} has ended")


def legs(connection: Connection) -> Iterator[Finding]:
    """The visits of a journey lie within it."""
    query = (
        "SELECT v.visit, v.date_edtf, t.key, t.date_edtf FROM visit_log AS v JOIN trip AS t ON t.key = v.trip "
        "WHERE v.date_latest < t.date_earliest OR v.date_earliest > t.date_latest "
        "OR (length(v.date_edtf) >= 10 AND (v.date_earliest < t.date_earliest OR v.date_latest > t.date_latest))"
    )
    for visit, day, trip, whole in read(connection, query):
        yield Finding(AuditCheck.LEGS, str(visit), f"{day} is not within {trip} ({whole})")


def occasion(connection: Connection) -> Iterator[Finding]:
    """A visit for a summit is to its host, on its days, and the visitor took part."""
    query = (
        "SELECT v.visit, s.summit, "
        "CASE WHEN s.host IS NOT NULL AND s.host <> v.host THEN 1 ELSE 0 END, "
        "CASE WHEN v.date_latest < s.date_earliest OR v.date_earliest > s.date_latest THEN 1 ELSE 0 END, "
        "CASE WHEN EXISTS (SELECT 1 FROM attendance_log AS a WHERE a.summit = s.summit AND a.state = v.sending_state) "
        "AND NOT EXISTS (SELECT 1 FROM attendance_log AS a WHERE a.summit = s.summit AND a.person = v.visitor "
        "AND a.mode = 'in_person') THEN 1 ELSE 0 END "
        "FROM visit_log AS v JOIN visit_occasion AS o ON o.visit_key = v.visit "
        "JOIN summit_log AS s ON s.summit = o.summit_key WHERE v.event_status = 'held'"
    )
    for visit, summit, elsewhere, off_days, missing in read(connection, query):
        if elsewhere:
            yield Finding(AuditCheck.OCCASION, str(visit), f"is not to the host of {summit}")
        if off_days:
            yield Finding(AuditCheck.OCCASION, str(visit), f"is not on the days of {summit}")
        if missing:
            yield Finding(AuditCheck.OCCASION, str(visit), f"the record has somebody else, or an absence, at {summit}")


def source_age(connection: Connection) -> Iterator[Finding]:
    """An event that took place is cited from at least one source that is not older than it."""
    events = (
        "SELECT summit AS fact, date_edtf, date_earliest FROM summit_log WHERE event_status = 'held' "
        "UNION ALL SELECT visit, date_edtf, date_earliest FROM visit_log WHERE event_status = 'held' "
        "UNION ALL SELECT accession_step, date_edtf, date_earliest FROM accession_log "
        "UNION ALL SELECT milestone, date_edtf, date_earliest FROM milestone_log"
    )
    query = (
        f"SELECT e.fact, e.date_edtf FROM ({events}) AS e WHERE EXISTS "
        "(SELECT 1 FROM citation AS c JOIN source AS s ON s.key = c.source_key "
        " WHERE c.fact_key = e.fact AND c.stance = 'supports') "
        "AND NOT EXISTS (SELECT 1 FROM citation AS c JOIN source AS s ON s.key = c.source_key "
        "WHERE c.fact_key = e.fact AND c.stance = 'supports' "
        "AND (s.date_latest IS NULL OR s.date_latest >= e.date_earliest))"
    )
    for fact, day in read(connection, query):
        yield Finding(AuditCheck.SOURCE_AGE, str(fact), f"took place on {day}, but all its sources are older")


def spelling(connection: Connection) -> Iterator[Finding]:
    """People are called in our texts as the table of people has them.

    A variant is looked for where it is a family name of its own that is nobody's usual name, such as Rakhmon; that
    accents are left out is no other spelling.
    """
    names = read(connection, "SELECT name, family_name FROM person")
    usual = {fold(word) for name, family in names for word in _words(f"{name} {family}")}
    variants: dict[str, str] = {}
    query = "SELECT n.name, p.name, p.family_name FROM person_name AS n JOIN person AS p ON p.key = n.person_key"
    for variant, name, family in read(connection, query):
        words = _words(str(variant))
        if (
            str(variant).isascii()
            and words
            and fold(words[-1]) not in usual
            and len(words[-1]) > 4
            and " " not in str(family)
        ):
            variants[words[-1]] = str(name)
    texts = (
        "SELECT fact_key, says FROM citation UNION ALL SELECT key, note FROM fact WHERE note IS NOT NULL "
        "UNION ALL SELECT summit_key, title FROM summit_document"
    )
    for fact, our_text in read(connection, texts):
        for word in _words(str(our_text)):
            if word in variants:
                yield Finding(AuditCheck.SPELLING, str(fact), f"has '{word}' for {variants[word]}")


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
