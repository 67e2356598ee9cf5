"""Each check of the audit finds the mistake that it is there for."""

from pathlib import Path

import pytest

import diplo
from diplo.vocabulary import AuditCheck
from tests.support import write

MISTAKES = [
    ("ordinals", "sco-chs-2012", ["UPDATE summit SET ordinal = 88 WHERE key = 'sco-chs-2012'"]),
    (
        "handover",
        "sco-chair-chn-2024",
        [
            "UPDATE chairmanship SET end_edtf = '2024-07-01', end_earliest = '2024-07-01', end_latest = '2024-07-01' "
            "WHERE key = 'sco-chair-kaz-2023'"
        ],
    ),
    ("host_is_chair", "sco-chs-2024", ["UPDATE summit SET host_key = 'MNG' WHERE key = 'sco-chs-2024'"]),
    (
        "member_attends",
        "sco-chs-2019-sadyr-japarov",
        [
            "INSERT INTO fact (key, kind, origin) VALUES ('sco-chs-2019-sadyr-japarov', 'participation', 'ingested')",
            "INSERT INTO participation (key, summit_key, state_key, person_key, capacity, mode) "
            "VALUES ('sco-chs-2019-sadyr-japarov', 'sco-chs-2019', 'KGZ', 'sadyr-japarov', 'observer', 'in_person')",
        ],
    ),
    (
        "in_office",
        "visit-xi-jinping-kaz-2024",
        [
            "UPDATE tenure SET end_edtf = '2020', end_earliest = '2020-01-01', end_latest = '2020-12-31' "
            "WHERE person_key = 'xi-jinping'"
        ],
    ),
    (
        "one_place",
        "visit-xi-jinping-tjk-2024",
        [
            "UPDATE visit SET trip_key = NULL, date_edtf = '2024-07-02/2024-07-06', date_earliest = '2024-07-02', "
            "date_latest = '2024-07-06' WHERE key IN ('visit-xi-jinping-tjk-2024', 'visit-xi-jinping-kaz-2024')"
        ],
    ),
    (
        "legs",
        "visit-xi-jinping-kaz-2024",
        [
            "UPDATE visit SET date_edtf = '2024-09-02', date_earliest = '2024-09-02', date_latest = '2024-09-02' "
            "WHERE key = 'visit-xi-jinping-kaz-2024'"
        ],
    ),
    (
        "occasion",
        "visit-xi-jinping-kaz-2024",
        [
            "UPDATE visit_occasion SET summit_key = 'sco-chs-2019' "
            "WHERE visit_key = 'visit-xi-jinping-kaz-2024' AND summit_key = 'sco-chs-2024'"
        ],
    ),
    (
        "source_age",
        "sco-chs-2024",
        [
            "UPDATE source SET date_edtf = '1990', date_earliest = '1990-01-01', date_latest = '1990-12-31' "
            "WHERE key IN (SELECT source_key FROM citation WHERE fact_key = 'sco-chs-2024')"
        ],
    ),
    ("spelling", "sco-chs-2024", ["UPDATE fact SET note = 'Lukashenka came' WHERE key = 'sco-chs-2024'"]),
    (
        "steps",
        "sco-irn-member-effective-2023",
        [
            "UPDATE accession_step SET date_edtf = '2023-07-05', date_earliest = '2023-07-05', "
            "date_latest = '2023-07-05' WHERE key = 'sco-irn-member-effective-2023'"
        ],
    ),
]


@pytest.mark.parametrize(("check", "fact", "mistake"), MISTAKES, ids=[mistake[0] for mistake in MISTAKES])
def test_the_audit_finds(check: str, fact: str, mistake: list[str], shipped: Path) -> None:
    write(shipped, *mistake)
    with diplo.open(str(shipped)) as record:
        found = {(finding.check, finding.fact) for finding in record.audit()}
    assert (check, fact) in found


def test_every_check_is_tried() -> None:
    assert {check for check, _, _ in MISTAKES} == set(AuditCheck)


def test_the_shipped_record_has_no_finding_that_nobody_explained(shipped_template: Path) -> None:
    with diplo.open(str(shipped_template)) as record:
        audit = record.audit()
    assert list(audit) == []
    assert audit.notes == ()


def test_an_explained_finding_is_shown_on_request_only(shipped_template: Path) -> None:
    with diplo.open(str(shipped_template)) as record:
        everything = record.audit(explained=True)
        assert len(everything) > len(record.audit())
    assert all(finding.explained for finding in everything)
