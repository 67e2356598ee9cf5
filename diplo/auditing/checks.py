"""All checks, by name."""

from diplo.auditing import organization, people
from diplo.auditing.findings import Check
from diplo.vocabulary import AuditCheck

CHECKS: dict[AuditCheck, Check] = {
    AuditCheck.ORDINALS: organization.ordinals,
    AuditCheck.HANDOVER: organization.handover,
    AuditCheck.HOST_IS_CHAIR: organization.host_is_chair,
    AuditCheck.MEMBER_ATTENDS: organization.member_attends,
    AuditCheck.STEPS: organization.steps,
    AuditCheck.IN_OFFICE: people.in_office,
    AuditCheck.ONE_PLACE: people.one_place,
    AuditCheck.LEGS: people.legs,
    AuditCheck.OCCASION: people.occasion,
    AuditCheck.SOURCE_AGE: people.source_age,
    AuditCheck.SPELLING: people.spelling,
}
