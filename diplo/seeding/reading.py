"""The seeds folder to validated records: one pass a file, all problems of all files."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from diplo.errors import BadSeeds, Problem
from diplo.seeding import records
from diplo.seeding.nodes import SeedFile, read_seed_file
from diplo.seeding.records import FOLDERS, Contents

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Parsed:
    """One seed file with its records.

    Attributes:
        file: the parsed YAML, which knows the lines.
        folder: the subject: the folder, or the file's own name at the top.
        scope: whose: the folder inside, such as an organization or a person; may be empty.
        contents: the records.
    """

    file: SeedFile
    folder: str
    scope: str
    contents: Contents

    @property
    def year(self) -> str:
        """The year that the file is a slice of, from its name; empty where the name is no year."""
        name = self.file.path.rpartition("/")[2].removesuffix(".yml")[:4]
        return name if name.isascii() and name.isdigit() and len(name) == 4 else ""

    def records(self) -> Iterator[tuple[str, int, BaseModel]]:
        """All records with their collection and index."""
        for collection in FOLDERS[self.folder]:
            for index, record in enumerate(getattr(self.contents, collection)):
                yield collection, index, record


@dataclass(slots=True)
class Seeds:
    """All seed files, read.

    Attributes:
        files: the files that could be read, in order of path.
        problems: what was wrong with any file.
        sha256: a digest over the paths and bytes of all files.
        broken_keys: keys in files that could not be validated: what points to them is not dangling.
    """

    files: list[Parsed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sha256: str = ""
    broken_keys: set[str] = field(default_factory=set)

    def require_sound(self) -> None:
        """Raise if anything is wrong.

        Raises:
            BadSeeds: with all problems.
        """
        if self.problems:
            raise BadSeeds(sorted(self.problems, key=lambda problem: (problem.path, problem.line)))


def seed_paths(folder: Path) -> list[Path]:
    """All seed files in a folder, in order of path."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in (".yml", ".yaml") and path.is_file())


def read_seeds(folder: Path, progress: Progress | None = None) -> Seeds:
    """Read and validate every file on its own; what concerns several files is for `diplo.seeding.checks`.

    Raises:
        BadSeeds: the folder is not there or holds no seed file.
    """
    paths = seed_paths(folder)
    if not paths:
        raise BadSeeds([Problem(str(folder), 0, "", "there are no seed files here")])
    seeds = Seeds()
    digest = hashlib.sha256()
    for number, path in enumerate(paths, 1):
        name = path.relative_to(folder).as_posix()
        digest.update(name.encode() + b"\0")
        file = read_seed_file(path, name)
        if file.data is not None:
            digest.update(file.data)
        parsed = _validate(file)
        seeds.problems += file.problems
        if parsed is not None:
            seeds.files.append(parsed)
        else:
            seeds.broken_keys |= _keys_in(file)
        if progress is not None:
            progress(number, len(paths))
    seeds.sha256 = digest.hexdigest()
    return seeds


def _validate(file: SeedFile) -> Parsed | None:
    parts = file.path.split("/")
    folder = parts[0].removesuffix(".yml") if len(parts) == 1 else parts[0]
    if not file.path.endswith(".yml") or file.path != file.path.lower() or not file.path.isascii():
        file.problem(0, "is misnamed; seed files have lower-case ASCII names that end in .yml")
    if folder not in FOLDERS:
        file.problem(0, f"is in no known place; the folders are {', '.join(sorted(FOLDERS))}")
        return None
    if not file.is_yaml:
        return None
    following = ("complete_from", "hosts") if folder == "visits" else ()
    allowed = ("complete_through", *following, "note", *FOLDERS[folder])
    for key in file.content:
        if key not in allowed:
            file.problem(file.line(key), f"is not a key of files in {folder}/; those are {', '.join(allowed)}", key)
    content = {key: value for key, value in file.content.items() if key in allowed}
    try:
        contents = Contents.model_validate(content)
    except ValidationError as error:
        details = error.errors(include_url=False)
        places = {detail["loc"] for detail in details}
        for detail in details:
            # A list whose items are wrong is also called too short: once is enough.
            inner = any(
                len(place) > len(detail["loc"]) and place[: len(detail["loc"])] == detail["loc"] for place in places
            )
            if not inner:
                _explain(detail, file)
        return None
    return Parsed(file, folder, "/".join(parts[1:-1]), contents)


def _keys_in(file: SeedFile) -> set[str]:
    entries = (entry for part in file.content.values() if isinstance(part, list) for entry in part)
    return {str(entry["key"]) for entry in entries if isinstance(entry, dict) and "key" in entry}


def _explain(detail: ErrorDetails, file: SeedFile) -> None:
    steps = tuple(step for step in detail["loc"] if step != "[key]")
    kind, given = detail["type"], detail.get("input")
    where = _where(file, steps)
    line = file.line(*steps)
    if kind == "extra_forbidden":
        message = f"is not a known key{_suggest(str(steps[-1]))}"
    elif kind == "missing":
        line, message = file.line(*steps[:-1]) or 1, "is missing"
    elif kind == "enum":
        message = f"'{given}' is not one of {detail['ctx']['expected'].replace(' or ', ', ')}"
    elif kind == "value_error":
        message = str(detail["ctx"]["error"])
    elif kind == "string_pattern_mismatch":
        message = f"'{given}' does not have the form that is wanted here ({detail['ctx']['pattern']})"
    elif kind == "too_short" and steps[-1] == "citations":
        message = "is empty; every fact needs a citation"
    else:
        message = f"{detail['msg'][0].lower()}{detail['msg'][1:]}" + (
            f" (got '{given}')" if isinstance(given, str) else ""
        )
    file.problem(line, message.replace("\n", "\\n"), where)


def _where(file: SeedFile, steps: tuple[str | int, ...]) -> str:
    """The key of the entry that a path lies in, and the path within it."""
    match steps:
        case (str() as collection, int() as index, *rest):
            entries = file.content.get(collection)
            entry = entries[index] if isinstance(entries, list) and index < len(entries) else None
            key = entry.get("key", entry.get("source")) if isinstance(entry, dict) else None
            return ".".join([str(key or f"{collection}[{index}]"), *map(str, rest)])
    return ".".join(map(str, steps))


def _suggest(key: str) -> str:
    names = {
        str(info.alias or name)
        for model in vars(records).values()
        if isinstance(model, type) and issubclass(model, BaseModel)
        for name, info in model.model_fields.items()
    }
    close = get_close_matches(key, sorted(names), n=1)
    return f"; did you mean {close[0]}?" if close else "; see docs/seeds.md"
