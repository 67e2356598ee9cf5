"""YAML files as plain text values that remember their lines.

PyYAML's C composer does the parsing; what it would take in silence is refused here: duplicate keys, anchors and
aliases (and so alias bombs), tags, unquoted words that YAML takes for dates or booleans, files that are too large or
not UTF-8.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from diplo.errors import Problem

MAX_BYTES = 1_000_000
MAX_LINES = 500
MAX_DEPTH = 12
_TAG = "tag:yaml.org,2002:"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"0|[1-9]\d*", re.ASCII)


@dataclass(slots=True)
class SeedFile:
    """One parsed seed file.

    Attributes:
        path: relative to the seeds folder, with forward slashes.
        content: the top mapping; scalars are text, whatever YAML would make of them.
        is_yaml: whether it could be parsed at all.
        problems: what was wrong while reading.
        data: the file's bytes, where they could be read.
    """

    path: str
    content: dict[str, object] = field(default_factory=dict)
    is_yaml: bool = False
    problems: list[Problem] = field(default_factory=list)
    data: bytes | None = None
    _nodes: yaml.Node | None = None

    def line(self, *steps: str | int) -> int:
        """The line at which a path of keys and indices starts: of its last step that is there.

        Only problems have lines, so the nodes that know them are thrown away after reading, and made again here: a
        hundred thousand of them, kept, cost the garbage collector more time than all of the parsing.
        """
        if self._nodes is None and self.is_yaml and self.data is not None:
            self._nodes = yaml.compose(self.data, Loader=_LOADER)
        node = self._nodes
        line = 0
        for step in steps:
            if isinstance(node, yaml.MappingNode):
                found = next(((key, value) for key, value in node.value if key.value == step), None)
                if found is None:
                    break
                line = found[0].start_mark.line + 1
                node = found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line + 1
            else:
                break
        return line

    def problem(self, line: int, message: str, where: str = "") -> None:
        """Note a problem."""
        self.problems.append(Problem(self.path, line, where, message))


def read_seed_file(path: Path, name: str) -> SeedFile:
    """Read one file; what is wrong with it stands in its `problems`.

    Args:
        path: the file.
        name: what to call it in problems.
    """
    file = SeedFile(name)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            file.problem(0, f"is {size:,} bytes; a seed file has at most {MAX_BYTES:,}: split it")
            return file
        file.data = path.read_bytes()
        text = file.data.decode("utf-8")
    except UnicodeDecodeError as error:
        file.problem(0, f"is not UTF-8 (byte {error.start}); save it as UTF-8")
        return file
    except OSError as error:
        file.problem(0, f"cannot be read: {error.strerror}")
        return file
    if text.count("\n") > MAX_LINES:
        file.problem(0, f"has {text.count(chr(10))} lines; a seed file has at most {MAX_LINES}: split it")
    try:
        _refuse_anchors(text, file)
        if file.problems:
            return file
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        file.problem(mark.line + 1 if mark else 0, f"is not YAML: {what}")
        return file
    except RecursionError:
        file.problem(0, f"is nested more than {MAX_DEPTH} levels deep")
        return file
    file.is_yaml = root is not None
    if not isinstance(root, yaml.MappingNode):
        file.problem(1, "is not a mapping; start with complete_through: and the collections")
        return file
    content = _value(root, file, 0)
    assert isinstance(content, dict)
    file.content = content
    return file


_ANCHOR = re.compile(r"(?m)(?:^|[\s\[{,])([&*!])[A-Za-z0-9_!<]")


_OPENINGS = ("[", "{", "- ", "-\t", "? ", "?\t")


def _refuse_anchors(text: str, file: SeedFile) -> None:
    """Refuse anchors, aliases, tags and bottomless nesting before anything is built from them.

    The pattern and the count only pick the files worth a closer look, since `&` may stand in any title; the parser's
    events decide. Nesting of some ten thousand levels would make the C composer run out of stack.
    """
    if not _ANCHOR.search(text) and sum(map(text.count, _OPENINGS)) < 5000:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 0
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH + 1:
            file.problem(line, f"is nested more than {MAX_DEPTH} levels deep")
            return
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            file.problem(line, "has an anchor or an alias; write the value out")
            return
        tag = getattr(event, "tag", None)
        if tag:
            file.problem(line, f"has the tag {tag}; seed files have plain values only")
            return


def _value(node: yaml.Node, file: SeedFile, depth: int) -> object:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, file)
    if depth > MAX_DEPTH:
        file.problem(node.start_mark.line + 1, f"is nested more than {MAX_DEPTH} levels deep")
        return {}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file, depth + 1) for item in node.value]
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key_node, yaml.ScalarNode):
            file.problem(key_node.start_mark.line + 1, "has a key that is not a word")
            continue
        if key in mapping:
            file.problem(key_node.start_mark.line + 1, f"has the key '{key}' twice; keep one", key)
            continue
        mapping[key] = _value(value_node, file, depth + 1)
    return mapping


def _scalar(node: yaml.ScalarNode, file: SeedFile) -> str:
    value: str = node.value
    kind = node.tag.removeprefix(_TAG)
    if not node.style and kind != "str":  # plain: the C parser says "", the other one None
        plain = (kind == "int" and _NUMBER.fullmatch(value)) or (kind == "bool" and value in ("true", "false"))
        if not plain:
            what = "is empty: leave the key out" if value == "" else f'has an unquoted {value}: write "{value}"'
            file.problem(node.start_mark.line + 1, what)
    elif value == "":
        file.problem(node.start_mark.line + 1, "is empty: leave the key out")
    return value
