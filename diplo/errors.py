"""Every error that diplo raises on purpose: one base, one sentence a class.

The message says what is wrong, where, and what to do next. `diplo.cli.main` turns an error into one line on
standard error and the error's exit code: 2 for a mistake in how something was asked, 1 for a problem in the data.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class DiploError(Exception):
    """The base of all errors that diplo raises on purpose."""

    exit_code = 1


class AskedWrongly(DiploError):
    """The question cannot be understood: a wrong date, an unknown option value."""

    exit_code = 2


class NotFound(AskedWrongly):
    """No state, person, summit or key matches what was asked for."""


class Ambiguous(AskedWrongly):
    """Several things match what was asked for, and none of them better than the others."""


class DatabaseMissing(AskedWrongly):
    """The database that was named does not exist; a question never creates one."""


class DatabaseUnfit(DiploError):
    """The file or server is there, but holds no record that this version can read."""


class BadDate(AskedWrongly, ValueError):
    """A text is not a date of the form that is wanted here; a ValueError too, so that pydantic collects it."""


class Refused(DiploError):
    """The database refused a change because it would break one of the record's rules."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in the seed files.

    Attributes:
        path: the file, relative to the seeds folder.
        line: the line in it, counted from 1; 0 where the file as a whole is meant.
        where: the key of the entry and the field in it, such as `sco-kaz-member-2001.start`; may be empty.
        message: what is wrong and what to do.
    """

    path: str
    line: int
    where: str
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place} {self.where}: {self.message}" if self.where else f"{place}: {self.message}"


class BadSeeds(DiploError):
    """The seed files hold problems; all of them are in `problems`."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__("\n".join([*map(str, self.problems), f"{count} {noun} in the seed files; nothing was loaded"]))
