"""From bytes to text: encodings, markup, PDF, size. Places in the text stay places in the document as it came.

A `Text` keeps two strings: `source`, the decoded document, into which selectors point; and `plain`, what a reader
sees, with markup, entities and the hyphens of broken lines resolved. `places` says for each character of `plain`
where in `source` it stands.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from diplo.errors import AskedWrongly
from diplo.reading.markup import looks_like_html, strip_html, strip_markdown

SIZE_LIMIT = 1_000_000
"""A document longer than this many bytes is read only up to here; no news report is that long."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset=["']?\s*([A-Za-z0-9_\-]+)""", re.IGNORECASE)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_JUNK = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]")
_FRONT_MATTER = re.compile(r"\A\s{0,20}---[ \t]*\n(.{0,4000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_:.\-]{2,40})[ \t]*:[ \t]*(.{0,500}?)[ \t]*$", re.MULTILINE)
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])(?:-|\u00ad)[ \t]*\r?\n[ \t]*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text.

    Attributes:
        source: the decoded document; selectors count its characters from 0.
        plain: what a reader sees.
        places: for each character of `plain`, and for its end, the place in `source`.
        fields: what the front matter or the page's head says of the document (`date`, `publisher` …).
        sha256: digest of the bytes as they came.
        notes: what the reader of the answer should know, such as that the document was cut.
    """

    source: str
    plain: str
    places: Sequence[int]
    fields: dict[str, str] = field(default_factory=dict)
    sha256: str = ""
    notes: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of `plain` as a stretch of `source`."""
        first = self.places[start]
        return first, max(first, self.places[end - 1] + 1 if end > start else first)


def decode(data: bytes) -> str:
    """The text of some bytes, in whichever encoding can be told; never fails, and gives no NUL."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:4096])
    for encoding in (*([declared.group(1).decode("ascii")] if declared else []), _guess(data)):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _guess(data: bytes) -> str:
    """UTF-16 without a mark has a zero in every other byte; the rest is taken for Windows' Western encoding."""
    sample = data[:4096]
    if sample[1::2].count(0) > len(sample) // 3:
        return "utf-16-le"
    if sample[::2].count(0) > len(sample) // 3:
        return "utf-16-be"
    return "cp1252"


def read_text(data: bytes | str) -> Text:
    """Whatever came, as a text.

    Args:
        data: a document's bytes, or its text where it is decoded already.

    Raises:
        AskedWrongly: it is a PDF and the extra that reads those is not installed.
    """
    notes: tuple[str, ...] = ()
    if len(data) > SIZE_LIMIT:
        data = data[:SIZE_LIMIT]
        notes = (f"the document is longer than {SIZE_LIMIT} bytes; only the beginning was read",)
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    digest = hashlib.sha256(raw).hexdigest()
    source = data if isinstance(data, str) else _pdf_text(data) if data.startswith(b"%PDF-") else decode(data)
    if _is_binary(source):
        return Text(source, "", [0], {}, digest, (*notes, "the document holds no text"))
    plain, places, fields = _visible(source)
    plain, places = _mend(plain, places)
    return Text(source, plain, places, fields, digest, notes)


def _is_binary(source: str) -> bool:
    sample = source[:20000]
    return len(_JUNK.findall(sample)) > len(sample) // 10


def _visible(source: str) -> tuple[str, list[int], dict[str, str]]:
    if looks_like_html(source):
        return strip_html(source)
    plain, places = source, list(range(len(source) + 1))
    fields: dict[str, str] = {}
    front = _FRONT_MATTER.match(source)
    if front:
        fields = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(front.group(1))}
        plain, places = plain[front.end() :], places[front.end() :]
    else:
        first = _FIELD.match(source.lstrip("\ufeff\n\r ")[:600])
        if first and first.group(1).lower() == "date":
            fields = {"date": first.group(2).strip("\"'")}
    if not front and not re.search(r"^#{1,6} |\*\*\w|\]\(|^\|.*\|$", plain, re.MULTILINE):
        return plain, places, fields
    return *strip_markdown(plain, places), fields


def _mend(plain: str, places: list[int]) -> tuple[str, list[int]]:
    """Put words together that a line break cut in two, and drop characters that nobody sees."""
    if not _BROKEN_WORD.search(plain) and not _JUNK.search(plain) and "\u00ad" not in plain:
        return plain, places
    kept: list[str] = []
    kept_places: list[int] = []
    position = 0
    for cut in _cuts(plain):
        kept.append(plain[position : cut[0]])
        kept_places += places[position : cut[0]]
        position = cut[1]
    kept.append(plain[position:])
    kept_places += places[position:]
    return "".join(kept), kept_places


def _cuts(plain: str) -> list[tuple[int, int]]:
    cuts = [(match.start(), match.end()) for match in re.finditer(f"(?:{_JUNK.pattern}|\u00ad(?!\\s*\n))+", plain)]
    for match in _BROKEN_WORD.finditer(plain):
        # a capital behind the break means that the hyphen belongs to the name: Oyun-Erdene
        hyphen = match.start() if plain[match.end()].islower() else match.start() + 1
        cuts.append((hyphen, match.end()))
    cuts.sort()
    merged: list[tuple[int, int]] = []
    for start, end in cuts:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pdf_text(data: bytes) -> str:
    try:
        from pypdf import PdfReader  # type: ignore[import-not-found,unused-ignore]
        from pypdf.errors import PyPdfError  # type: ignore[import-not-found,unused-ignore]
    except ModuleNotFoundError as error:
        raise AskedWrongly("reading PDF needs the extra: pip install 'diplo[pdf]'; or convert it to text") from error
    from io import BytesIO

    try:
        pages = PdfReader(BytesIO(data), strict=False).pages
        return "\n\n".join(page.extract_text() or "" for page in pages)
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError) as error:
        raise AskedWrongly("the PDF cannot be read; convert it to text first") from error
