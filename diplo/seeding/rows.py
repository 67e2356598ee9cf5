"""Records to rows, one function a kind."""

from collections import Counter
from functools import singledispatch

from pydantic import BaseModel

from diplo.models import tables
from diplo.seeding import records
from diplo.seeding.checks import participation_key
from diplo.seeding.following import add_following
from diplo.seeding.reading import Seeds
from diplo.vocabulary import FactKind, Origin, StateNameKind
from diplo.writing import Rows, date_columns


def to_rows(seeds: Seeds, version: str) -> Rows:
    """All rows that the seed files stand for.

    Args:
        seeds: sound seeds: read, and checked.
        version: the version of diplo, for the table `load`.
    """
    rows = Rows()
    repeats: Counter[str] = Counter()
    digests = {
        record.source: record.sha256
        for parsed in seeds.files
        for _, _, record in parsed.records()
        if isinstance(record, records.AnnotatedDocument)
    }
    for parsed in seeds.files:
        rows.add(
            tables.Coverage,
            path=parsed.file.path,
            subject=parsed.folder,
            scope=parsed.scope,
            complete_through=parsed.contents.complete_through,
        )
        for _, _, record in parsed.records():
            if isinstance(record, records.Entry):
                rows.add_fact(record.key, record.kind, Origin.SEEDS, note=record.note)
                for citation in record.citations:
                    _cite(rows, repeats, record.key, citation)
            if isinstance(record, records.Source):
                _add_source(rows, record, digests.get(record.key))
            add(record, rows)
            if isinstance(record, records.AnnotatedDocument):
                for statement in record.statements:
                    _cite_statement(rows, repeats, record.source, statement)
    add_following(rows, seeds)
    rows.add(tables.Load, singleton=1, diplo_version=version, seeds_sha256=seeds.sha256)
    return rows


def _cite(rows: Rows, repeats: Counter[str], fact: str, citation: records.Citation) -> None:
    key = _citation_key(repeats, fact, citation.source)
    rows.add(
        tables.Citation,
        key=key,
        fact_key=fact,
        source_key=citation.source,
        stance="disputes" if citation.disputes else "supports",
        says=citation.says,
        place=citation.where,
        quoted=citation.quoted,
        origin=Origin.SEEDS.value,
    )
    _cite_fields(rows, key, citation.fields, citation.disputes)


def _cite_statement(rows: Rows, repeats: Counter[str], source: str, statement: records.Statement) -> None:
    key = _citation_key(repeats, statement.fact, source)
    selector = statement.selector
    rows.add(
        tables.Citation,
        key=key,
        fact_key=statement.fact,
        source_key=source,
        stance="disputes" if statement.disputes else "supports",
        says=statement.says,
        quoted=statement.quoted,
        selector_start=selector.start if selector else None,
        selector_end=selector.end if selector else None,
        origin=Origin.SEEDS.value,
    )
    _cite_fields(rows, key, statement.fields, statement.disputes)


def _citation_key(repeats: Counter[str], fact: str, source: str) -> str:
    key = f"{fact}|{source}"
    repeats[key] += 1
    return key if repeats[key] == 1 else f"{key}|{repeats[key]}"


def _cite_fields(rows: Rows, key: str, fields: tuple[str, ...], disputes: dict[str, str]) -> None:
    for name in fields:
        rows.add(tables.CitationField, citation_key=key, field=name, agrees=1)
    for name, value in disputes.items():
        rows.add(tables.CitationField, citation_key=key, field=name, agrees=0, value=value)


def _add_source(rows: Rows, source: records.Source, sha256: str | None) -> None:
    rows.add(
        tables.Source,
        key=source.key,
        source_kind=source.kind.value,
        publisher=source.publisher,
        title=source.title,
        language=source.language,
        url=source.url,
        via=source.via,
        author=source.author,
        sha256=sha256,
        origin=Origin.SEEDS.value,
        note=source.note,
        **date_columns("date", source.date),
    )


@singledispatch
def add(record: BaseModel, rows: Rows) -> None:
    """Add the rows of a record's own kind; sources and documents have none beyond what all records have."""


@add.register
def _(record: records.Retired, rows: Rows) -> None:
    rows.add(
        tables.RetiredKey,
        key=record.key,
        successor_key=record.successor,
        reason=record.reason,
        retired_on=record.date,
    )


@add.register
def _(record: records.Exempted, rows: Rows) -> None:
    rows.add(tables.AuditException, audit_check=record.check.value, fact_key=record.fact, reason=record.reason)


@add.register
def _(record: records.State, rows: Rows) -> None:
    rows.add(
        tables.State,
        key=record.key,
        kind=record.kind.value,
        name=record.name,
        capital=record.capital,
        **date_columns("start", record.start),
        **date_columns("end", record.end),
    )
    if record.official_name:
        rows.add(
            tables.StateName, state_key=record.key, name=record.official_name, name_kind=StateNameKind.OFFICIAL.value
        )
    for name in record.names:
        rows.add(
            tables.StateName,
            state_key=record.key,
            name=name.name,
            name_kind=name.kind.value,
            language=name.language,
            start_edtf=name.start,
            end_edtf=name.end,
        )
    for scheme, code in record.codes.items():
        rows.add(tables.StateCode, state_key=record.key, scheme=scheme.value, code=code)


@add.register
def _(record: records.Organization, rows: Rows) -> None:
    rows.add(
        tables.Organization,
        key=record.key,
        kind=record.kind.value,
        name=record.name,
        abbreviation=record.abbreviation,
        organization_kind=record.organization_kind.value,
        predecessor_key=record.predecessor,
        **date_columns("founded", record.founded),
        **date_columns("dissolved", record.dissolved),
    )
    for name in record.names:
        rows.add(tables.OrganizationName, organization_key=record.key, name=name.name, language=name.language)
    for scheme, code in record.codes.items():
        rows.add(tables.OrganizationCode, organization_key=record.key, scheme=scheme.value, code=code)
    for organ in record.organs:
        rows.add_fact(organ.key, FactKind.ORGAN, Origin.SEEDS, parent=record.key)
        rows.add(
            tables.Organ,
            key=organ.key,
            kind=FactKind.ORGAN.value,
            organization_key=record.key,
            name=organ.name,
            abbreviation=organ.abbreviation,
            **date_columns("founded", organ.founded),
        )


@add.register
def _(record: records.Milestone, rows: Rows) -> None:
    rows.add(
        tables.Milestone,
        key=record.key,
        kind=record.kind.value,
        organization_key=record.organization,
        milestone_kind=record.milestone_kind.value,
        title=record.title,
        city=record.city,
        summit_key=record.summit,
        **date_columns("date", record.date),
    )


@add.register
def _(record: records.Person, rows: Rows) -> None:
    rows.add(
        tables.Person,
        key=record.key,
        kind=record.kind.value,
        name=record.name,
        family_name=record.family_name,
        state_key=record.state,
        gender=record.gender.value if record.gender else None,
        wikidata_qid=record.wikidata_qid,
        **date_columns("born", record.born),
    )
    for name in record.names:
        rows.add(tables.PersonName, person_key=record.key, name=name.name, language=name.language)


@add.register
def _(record: records.Tenure, rows: Rows) -> None:
    rows.add(
        tables.Tenure,
        key=record.key,
        kind=record.kind.value,
        person_key=record.person,
        office=record.office.value,
        title=record.title,
        state_key=record.state,
        organization_key=record.organization,
        acting=int(record.acting),
        **date_columns("start", record.start),
        **date_columns("end", record.end),
    )


@add.register
def _(record: records.Membership, rows: Rows) -> None:
    rows.add(
        tables.Membership,
        key=record.key,
        kind=record.kind.value,
        organization_key=record.organization,
        state_key=record.state,
        status=record.status.value,
        **date_columns("start", record.start),
        **date_columns("end", record.end),
    )


@add.register
def _(record: records.AccessionStep, rows: Rows) -> None:
    rows.add(
        tables.AccessionStep,
        key=record.key,
        kind=record.kind.value,
        organization_key=record.organization,
        state_key=record.state,
        status=record.status.value,
        step=record.step.value,
        summit_key=record.summit,
        membership_key=record.membership,
        **date_columns("date", record.date),
    )


@add.register
def _(record: records.Chairmanship, rows: Rows) -> None:
    rows.add(
        tables.Chairmanship,
        key=record.key,
        kind=record.kind.value,
        organization_key=record.organization,
        state_key=record.state,
        **date_columns("start", record.start),
        **date_columns("end", record.end),
    )


@add.register
def _(record: records.Summit, rows: Rows) -> None:
    rows.add(
        tables.Summit,
        key=record.key,
        kind=record.kind.value,
        organization_key=record.organization,
        organ_key=record.organ,
        ordinal=record.ordinal,
        title=record.title,
        city=record.city,
        host_key=record.host,
        format=record.format.value if record.format else None,
        chair_key=record.chair,
        event_status=record.event_status.value,
        **date_columns("date", record.date),
    )
    for position, document in enumerate(record.documents, 1):
        rows.add(
            tables.SummitDocument,
            summit_key=record.key,
            position=position,
            document_kind=document.kind.value,
            title=document.title,
        )
    for attendance in record.attendance:
        key = participation_key(record.key, attendance)
        rows.add_fact(key, FactKind.PARTICIPATION, Origin.SEEDS, parent=record.key, note=attendance.note)
        rows.add(
            tables.Participation,
            key=key,
            kind=FactKind.PARTICIPATION.value,
            summit_key=record.key,
            state_key=attendance.state,
            represents=attendance.represents,
            person_key=attendance.person,
            capacity=attendance.capacity.value,
            mode=attendance.mode.value,
        )


@add.register
def _(record: records.Visit, rows: Rows) -> None:
    rows.add(
        tables.Visit,
        key=record.key,
        kind=record.kind.value,
        visitor_key=record.visitor,
        sending_state_key=record.sending_state,
        host_key=record.host,
        visit_kind=record.visit_kind.value if record.visit_kind else None,
        event_status=record.event_status.value,
        inviter_key=record.inviter,
        trip_key=record.trip,
        **date_columns("date", record.date),
    )
    for position, stop in enumerate(record.stops, 1):
        rows.add(
            tables.VisitStop, visit_key=record.key, position=position, city=stop.city, **date_columns("date", stop.date)
        )
    for position, occasion in enumerate(record.occasions, 1):
        rows.add(
            tables.VisitOccasion,
            visit_key=record.key,
            position=position,
            summit_key=occasion.summit,
            name=occasion.name,
        )
    for companion in record.delegation:
        rows.add(tables.DelegationMember, visit_key=record.key, person_key=companion.person, role=companion.role)


@add.register
def _(record: records.Trip, rows: Rows) -> None:
    rows.add(
        tables.Trip,
        key=record.key,
        kind=record.kind.value,
        person_key=record.person,
        title=record.title,
        **date_columns("date", record.date),
    )


@add.register
def _(record: records.Population, rows: Rows) -> None:
    rows.add(tables.Population, key=record.key, kind=record.kind.value, state_key=record.state, series=record.series)
    for year, persons in record.values.items():
        rows.add(tables.PopulationYear, population_key=record.key, year=year, persons=persons)
