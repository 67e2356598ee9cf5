"""Claims against the record: what it bears out, what it contradicts, and what it says nothing about."""

from diplo.checking.findings import Check, Finding, Verdict
from diplo.checking.judging import check_reading, check_with, read_with
from diplo.checking.known import Known

__all__ = ["Check", "Finding", "Known", "Verdict", "check_reading", "check_with", "read_with"]
