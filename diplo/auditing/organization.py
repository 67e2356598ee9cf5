"""Checks on the life of an organization: the order of its meetings, its chairs, its members and their steps."""

from collections.abc import Iterator
from itertools import groupby, pairwise

from sqlalchemy import Connection

from diplo.auditing.findings import Finding, read
from diplo.vocabulary import AuditCheck


def ordinals(connection: Connection) -> Iterator[Finding]:
    """Meetings of an organ are numbered in the order of their dates, without gaps."""
    query = (
        "SELECT organ, summit, ordinal, date_earliest FROM summit_log "
        "WHERE organ IS NOT NULL AND ordinal IS NOT NULL ORDER BY organ, date_earliest, summit"
    )
    for _, meetings in groupby(read(connection, query), key=lambda row: row[0]):
        for (_, _, before, _), (_, summit, number, _) in pairwise(meetings):
            if int(str(number)) != int(str(before)) + 1:
                message = f"is number {number}, but the meeting before it is number {before}"
                yield Finding(AuditCheck.ORDINALS, str(summit), message)


def handover(connection: Connection) -> Iterator[Finding]:
    """Chairmanships follow each other without gaps and change hands at a meeting of heads of state."""
    query = (
        "SELECT organization, chairmanship, start_edtf, end_edtf FROM chairmanship_log "
        "ORDER BY organization, start_earliest"
    )
    for _, group in groupby(read(connection, query), key=lambda row: row[0]):
        for (_, _, _, end), (_, chairmanship, start, _) in pairwise(group):
            if end != start:
                message = f"starts on {start}, but the chairmanship before it ends on {end or 'no day'}"
                yield Finding(AuditCheck.HANDOVER, str(chairmanship), message)
    query = (
        "SELECT c.chairmanship, c.start_edtf FROM chairmanship_log AS c WHERE NOT EXISTS "
        "(SELECT 1 FROM summit_log AS s JOIN organ AS o ON o.key = s.organ AND o.abbreviation = 'CHS' "
        "WHERE s.organization = c.organization AND s.event_status = 'held' "
        " AND c.start_earliest <= s.date_latest AND c.start_latest >= s.date_earliest)"
    )
    for chairmanship, start in read(connection, query):
        yield Finding(AuditCheck.HANDOVER, str(chairmanship), f"starts on {start}, when there was no summit")


def host_is_chair(connection: Connection) -> Iterator[Finding]:
    """The host of a meeting of heads of state has been in the chair up to that meeting."""
    query = (
        "SELECT s.summit, s.host, s.date_edtf FROM summit_log AS s "
        "JOIN organ AS o ON o.key = s.organ AND o.abbreviation = 'CHS' "
        "WHERE s.host IS NOT NULL AND NOT EXISTS (SELECT 1 FROM chairmanship_log AS c "
        "WHERE c.organization = s.organization AND c.state = s.host AND c.start_earliest < s.date_latest "
        "AND (c.end_latest IS NULL OR c.end_latest >= s.date_earliest))"
    )
    for summit, host, date in read(connection, query):
        yield Finding(AuditCheck.HOST_IS_CHAIR, str(summit), f"was hosted by {host}, which did not chair up to {date}")


def member_attends(connection: Connection) -> Iterator[Finding]:
    """Whoever takes part for a state in a capacity has that status on some day of the meeting."""
    query = (
        "SELECT a.participation, a.state, a.capacity, a.date_edtf FROM attendance_log AS a "
        "WHERE a.state IS NOT NULL AND a.capacity IN ('member', 'observer', 'dialogue_partner', 'partner') "
        "AND EXISTS (SELECT 1 FROM membership_spells AS any_spell WHERE any_spell.organization = a.organization) "
        "AND NOT EXISTS (SELECT 1 FROM membership_spells AS m WHERE m.organization = a.organization "
        "AND m.state = a.state AND m.status = a.capacity AND m.start_earliest <= a.date_latest "
        "AND (m.end_latest IS NULL OR m.end_latest > a.date_earliest))"
    )
    for participation, state, capacity, date in read(connection, query):
        message = f"{state} takes part as {str(capacity).replace('_', ' ')} on {date}, but had no such status"
        yield Finding(AuditCheck.MEMBER_ATTENDS, str(participation), message)


def steps(connection: Connection) -> Iterator[Finding]:
    """The steps to a spell come before it or on its first day, and an effective date is that day."""
    query = (
        "SELECT a.accession_step, a.step, a.date_edtf, m.start_edtf, "
        "CASE WHEN a.date_earliest > m.start_latest THEN 1 ELSE 0 END, "
        "CASE WHEN a.step = 'effective' AND (a.date_latest < m.start_earliest OR a.date_earliest > m.start_latest) "
        "THEN 1 ELSE 0 END "
        "FROM accession_log AS a JOIN membership_spells AS m ON m.membership = a.membership"
    )
    for key, step, date, start, late, off in read(connection, query):
        if late or off:
            message = f"{str(step).replace('_', ' ')} on {date} does not fit the spell that starts on {start}"
            yield Finding(AuditCheck.STEPS, str(key), message)
