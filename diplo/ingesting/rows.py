"""A plan as rows of the record, and as a seed file for review."""

from collections.abc import Iterable

from sqlalchemy import Connection

from diplo.dates import parse_edtf
from diplo.ingesting.plan import NewVisit, Plan, PlannedCitation
from diplo.models import tables
from diplo.vocabulary import FactKind, Origin
from diplo.writing import Changes, Rows, add_rows, date_columns

Entry = dict[str, object]


def write_plan(connection: Connection, plan: Plan) -> Changes:
    """Write a plan in the caller's transaction; what is there already stays as it is.

    Raises:
        Refused: the database does not take the rows.
    """
    return add_rows(connection, to_rows(plan))


def to_rows(plan: Plan) -> Rows:
    """All rows that a plan stands for."""
    rows = Rows()
    source = plan.source
    rows.add(
        tables.Source,
        key=source.key,
        source_kind="other",
        publisher=source.publisher,
        title=source.title,
        url=source.url,
        sha256=source.sha256,
        origin=Origin.INGESTED.value,
        note="read from a document by `diplo ingest`",
        **date_columns("date", source.date),
    )
    for visit in plan.visits:
        _add_visit(rows, visit)
    for participation in plan.participations:
        rows.add_fact(participation.key, FactKind.PARTICIPATION, Origin.INGESTED, parent=participation.summit)
        rows.add(
            tables.Participation,
            key=participation.key,
            kind=FactKind.PARTICIPATION.value,
            summit_key=participation.summit,
            state_key=participation.state,
            person_key=participation.person,
            capacity=participation.capacity,
            mode="in_person",
        )
    for number, citation in enumerate(plan.citations, 1):
        _add_citation(rows, citation, source.key, number)
    return rows


def _add_visit(rows: Rows, visit: NewVisit) -> None:
    rows.add_fact(visit.key, FactKind.VISIT, Origin.INGESTED)
    rows.add(
        tables.Visit,
        key=visit.key,
        kind=FactKind.VISIT.value,
        visitor_key=visit.visitor,
        sending_state_key=visit.sending_state,
        host_key=visit.host,
        visit_kind=visit.kind,
        event_status=visit.event_status,
        inviter_key=visit.inviter,
        **date_columns("date", visit.date),
    )


def _add_citation(rows: Rows, citation: PlannedCitation, source: str, number: int) -> None:
    key = f"{citation.fact}|{source}|{number}"
    rows.add(
        tables.Citation,
        key=key,
        fact_key=citation.fact,
        source_key=source,
        stance="disputes" if citation.disputes else "supports",
        says=citation.says,
        quoted=citation.quoted,
        selector_start=citation.start,
        selector_end=citation.end,
        origin=Origin.INGESTED.value,
    )
    for name in citation.fields:
        rows.add(tables.CitationField, citation_key=key, field=name, agrees=1)
    for name, value in citation.disputes:
        rows.add(tables.CitationField, citation_key=key, field=name, agrees=0, value=value)


def seed_files(plan: Plan) -> dict[str, str]:
    """A plan as seed files for review: their paths in the seeds folder, and their texts.

    New participations stay out of them: they belong into the summit's own file, where an editor adds them.
    """
    source = plan.source
    through = parse_edtf(source.date).latest.isoformat() if source.date else "0001-01-01"
    files = {
        f"sources/{source.key}.yml": _yaml(
            through,
            "sources",
            [
                {
                    "key": source.key,
                    "kind": "other",
                    "publisher": source.publisher,
                    "title": source.title,
                    "date": source.date,
                    "url": source.url,
                }
            ],
        )
    }
    new = {visit.key for visit in plan.visits} | {part.key for part in plan.participations}
    statements = [
        _statement(citation, plan.part_of.get(citation.fact, citation.fact))
        for citation in plan.citations
        if citation.fact not in new
    ]
    document: Entry = {"source": source.key, "sha256": source.sha256, "statements": statements}
    files[f"documents/{source.key}.yml"] = _yaml(through, "documents", [document])
    for visit in plan.visits:
        path = f"visits/{visit.visitor}/{visit.date[:4]}-{source.sha256[:8]}.yml"
        cited = [_citation(citation, source.key) for citation in plan.citations if citation.fact == visit.key]
        entry: Entry = {
            "key": visit.key,
            "visitor": visit.visitor,
            "sending_state": visit.sending_state,
            "host": visit.host,
            "kind": visit.kind,
            "date": visit.date,
            "inviter": visit.inviter,
            "event_status": visit.event_status,
            "citations": cited,
        }
        files[path] = _yaml(through, "visits", [entry], files.get(path))
    return files


def _statement(citation: PlannedCitation, fact: str) -> Entry:
    return {
        "fact": fact,
        "selector": {"start": citation.start, "end": citation.end},
        "fields": list(citation.fields),
        "disputes": dict(citation.disputes),
        "quoted": citation.quoted,
        "says": citation.says,
    }


def _citation(citation: PlannedCitation, source: str) -> Entry:
    return {
        "source": source,
        "quoted": citation.quoted,
        "fields": list(citation.fields),
        "disputes": dict(citation.disputes),
        "says": citation.says,
    }


def _yaml(through: str, collection: str, entries: Iterable[Entry], before: str | None = None) -> str:
    """One seed file, or `before` with more entries; values that say nothing are left out."""
    import yaml  # only wanted here

    text = yaml.safe_dump([_pruned(entry) for entry in entries], sort_keys=False, allow_unicode=True, width=110)
    return before + text if before else f'complete_through: "{through}"\n{collection}:\n{text}'


def _pruned(value: object) -> object:
    if isinstance(value, dict):
        kept = {key: _pruned(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", [], {})}
    return [_pruned(inner) for inner in value] if isinstance(value, list) else value
