"""From a checked document to a plan: which facts its claims cite, dispute, or add."""

from collections.abc import Mapping

from sqlalchemy import Connection, text

from diplo.checking import Check, Finding, Verdict
from diplo.dates import parse_edtf
from diplo.errors import BadDate
from diplo.ingesting.phrases import say
from diplo.ingesting.plan import NewParticipation, NewVisit, Plan, cite, source_of, unique
from diplo.reading.claims import ANNOUNCED, DENIED, Claim

_CITED_KINDS: Mapping[str, tuple[str, ...]] = {
    "membership": ("membership", "accession_step"),
    "summit": ("summit",),
    "participation": ("participation", "summit"),
    "visit": ("visit",),
    "accompaniment": ("visit",),
    "chairmanship": ("chairmanship",),
    "office": ("tenure",),
}
"""Which kinds of facts a claim can cite, the fittest first; a count cites its organization."""


class Planner:
    """Makes plans against one record.

    Args:
        connection: open to the record; it is only read.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kinds = {str(key): str(kind) for key, kind in self._rows("SELECT key, kind FROM fact")}
        self._names = {
            str(key): str(name)
            for key, name in self._rows(
                "SELECT fact, name FROM names WHERE name_kind = 'name' AND kind IN ('state', 'person') "
                "UNION ALL SELECT key, coalesce(abbreviation, name) FROM organization"
            )
        }
        self._summits = {
            str(key): str(summit) for key, summit in self._rows("SELECT participation, summit FROM attendance_log")
        }
        self._homes = {
            str(key): str(state) for key, state in self._rows("SELECT person, state FROM person_list") if state
        }

    def plan(self, check: Check, name: str, url: str | None = None) -> Plan:
        """What a document would add.

        Args:
            check: the document, checked.
            name: what to call it where it does not say who published it.
            url: where it can be read.
        """
        source = source_of(check.reading, name, url)
        known = bool(self._rows("SELECT key FROM source WHERE sha256 = :sha256", sha256=source.sha256))
        plan = Plan(source, known=known)
        for finding in check:
            self._place(finding, plan)
        plan.citations = unique(plan.citations)
        return plan

    def _rows(self, query: str, **parameters: object) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self._connection.execute(text(query), parameters)]

    def _place(self, finding: Finding, plan: Plan) -> None:
        fact = self._cited_fact(finding)
        if fact is None and finding.verdict == Verdict.UNKNOWN:
            fact = self._new_fact(finding.claim, plan)
        if fact is None:
            plan.left.append(say(finding.claim, lambda key: self._names.get(key, key)))
        else:
            plan.citations.append(cite(finding, fact, self._names, plan.source.date or ""))
            if fact in self._summits:
                plan.part_of[fact] = self._summits[fact]

    def _cited_fact(self, finding: Finding) -> str | None:
        if finding.verdict == Verdict.UNKNOWN:
            return None
        claim = finding.claim
        if claim.predicate == "count":
            return claim.text("organization") if claim.text("organization") in self._kinds else None
        for kind in _CITED_KINDS[claim.predicate]:
            for key in finding.evidence:
                if self._kinds.get(key) == kind:
                    return key
        return None

    def _new_fact(self, claim: Claim, plan: Plan) -> str | None:
        if claim.modality == DENIED:
            return None
        if claim.predicate == "visit":
            return self._new_visit(claim, plan)
        if claim.predicate == "participation" and claim.get("person"):
            return self._new_participation(claim, plan)
        return None

    def _new_visit(self, claim: Claim, plan: Plan) -> str | None:
        """A visit is new where visitor and host are known and its start at least to the month."""
        visitor, host, start = claim.text("visitor"), claim.text("host"), claim.text("start")
        home = self._homes.get(visitor)
        if home is None or home == host or self._kinds.get(host) != "state" or len(start) < 7:
            return None
        day = _interval(start, claim.text("end"))
        if day is None:
            return None
        key = self._mint(
            f"visit-{visitor}-{host.lower()}-{start[:4]}", f"-{start[5:7]}", f"-{start[5:7]}-{start[8:10]}"
        )
        if key is None:
            return None
        kind = claim.text("kind") or None
        inviter = claim.text("inviter") if self._kinds.get(claim.text("inviter")) == "person" else None
        status = "announced" if claim.modality == ANNOUNCED else "held"
        plan.visits.append(NewVisit(key, visitor, home, host, kind, day, inviter, status))
        self._kinds[key] = "visit"
        return key

    def _mint(self, key: str, *endings: str) -> str | None:
        """A key that is not taken: as it is, or with the first ending that makes it new."""
        candidates = [key, *(f"{key}{ending}".rstrip("-") for ending in endings)]
        return next((candidate for candidate in candidates if candidate not in self._kinds), None)

    def _new_participation(self, claim: Claim, plan: Plan) -> str | None:
        """A participation is new where the summit is in the record, and the person is known, with a status that day."""
        person = claim.text("person")
        summit = self._summit(claim)
        home = self._homes.get(person)
        if summit is None or home is None or claim.modality == ANNOUNCED:
            return None
        status = self._rows(
            "SELECT m.status FROM membership_spells AS m JOIN summit_log AS s ON s.summit = :summit "
            "AND m.organization = s.organization WHERE m.state = :state AND m.start_earliest <= s.date_latest "
            "AND (m.end_latest IS NULL OR m.end_latest > s.date_earliest)",
            summit=summit,
            state=home,
        )
        key = f"{summit}-{person}"
        if key not in self._kinds:
            capacity = str(status[-1][0]) if status else "guest"
            plan.participations.append(NewParticipation(key, summit, home, person, capacity))
            self._kinds[key] = "participation"
        return key

    def _summit(self, claim: Claim) -> str | None:
        """The one summit of the record that a claim can mean."""
        query = "SELECT summit, date_earliest, date_latest, city FROM summit_log WHERE organization = :organization"
        rows = self._rows(query, organization=claim.text("organization"))
        if not claim.get("date"):
            return None
        try:
            when = parse_edtf(claim.text("date"))
        except BadDate:
            return None
        found = [
            str(summit)
            for summit, first, last, city in rows
            if str(first) <= when.latest.isoformat()
            and str(last) >= when.earliest.isoformat()
            and (not claim.get("city") or claim.text("city") == city)
        ]
        return found[0] if len(found) == 1 else None


def _interval(start: str, end: str) -> str | None:
    """An EDTF date for a stay, from what the claim gives; None where it is no date."""
    first = start.partition("/")[0]
    last = end.rpartition("/")[2] or start.rpartition("/")[2]
    text_of = first if first == last else f"{first}/{last}"
    try:
        return parse_edtf(text_of).text
    except BadDate:
        return None
