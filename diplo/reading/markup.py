"""HTML and Markdown to what a reader sees, with the place of each character in the source."""

import html
import re

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|\Z)|<!?[/?]?[A-Za-z][^<>]*(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_ATTRIBUTE = re.compile(r"""([A-Za-z:\-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""")
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
_CELLS = frozenset({"td", "th"})
_LINE_BREAKS = frozenset({"br"})
_DATE_FIELDS = ("article:published_time", "datepublished", "date", "dc.date", "pubdate", "publishdate")
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|p|div|span|h[1-6]|article|meta|table|ul|section|br|b|i|a)\b[^<>]*>",
    re.IGNORECASE,
)


def looks_like_html(source: str) -> bool:
    """Whether a text has tags of HTML in its beginning."""
    return len(_HTML.findall(source[:20000])) >= 2


def strip_html(source: str) -> tuple[str, list[int], dict[str, str]]:
    """The visible text of an HTML page, the place of each character, and what `<meta>` says of the document.

    Unclosed tags and comments end with the text. Blocks are set apart by empty lines.
    """
    plain: list[str] = []
    places: list[int] = []
    fields: dict[str, str] = {}
    position = 0
    in_cell = False
    for tag in _TAG.finditer(source):
        _add_text(source, position, tag.start(), plain, places)
        position = tag.end()
        name_match = _NAME.match(tag.group())
        name = name_match.group(1).lower() if name_match else ""
        if name == "meta":
            _note_meta(tag.group(), fields)
        if name in _CELLS:
            if in_cell:  # the next cell may begin without an end of this one
                plain.append(": ")
                places += [tag.start()] * 2
            in_cell = not tag.group().startswith("</")
        elif name in _BLOCKS:
            gap = "\n" if name in _LINE_BREAKS else "\n\n"
            in_cell = False
            plain.append(gap)
            places += [tag.start()] * len(gap)
    _add_text(source, position, len(source), plain, places)
    places.append(len(source))
    return "".join(plain), places, fields


def _add_text(source: str, start: int, end: int, plain: list[str], places: list[int]) -> None:
    position = start
    for entity in _ENTITY.finditer(source, start, end):
        _add_run(source, position, entity.start(), plain, places)
        shown = html.unescape(entity.group()).replace("\xa0", " ")
        plain.append(shown)
        places += [entity.start()] * len(shown)
        position = entity.end()
    _add_run(source, position, end, plain, places)


def _add_run(source: str, start: int, end: int, plain: list[str], places: list[int]) -> None:
    # in HTML a line break is a space, but one that may have cut a word at a hyphen
    for piece in re.finditer(r"(?<=\w)-\n(?=\w)|\s+|\S+?(?=-\n|\s|\Z)|\S", source[start:end]):
        text = piece.group()
        shown = text if text == "-\n" or not text.isspace() else " "
        plain.append(shown)
        places += [start + piece.start() + offset for offset in range(len(shown))]


def _note_meta(tag: str, fields: dict[str, str]) -> None:
    found = {name.lower(): value.strip("\"'") for name, value in _ATTRIBUTE.findall(tag)}
    key = (found.get("name") or found.get("property") or found.get("itemprop") or "").lower()
    content = html.unescape(found.get("content", ""))
    if key in _DATE_FIELDS:
        fields.setdefault("date", content)
    elif key in ("og:site_name", "publisher"):
        fields.setdefault("publisher", content)


_MARKDOWN = re.compile(
    r"^[ \t]{0,3}#{1,6}[ \t]+"  # headings
    r"|^[ \t]{0,3}>[ \t]?"  # quotations
    r"|\*\*|__"  # strong
    r"|(?<![\w*])\*(?=\w)|(?<=[\w.,])\*(?![\w*])"  # emphasis
    r"|!?\[(?=[^\]\n]{1,300}\]\()|\]\([^)\n]{0,500}\)"  # links keep their words
    r"|\[\^[^\]\n]{1,20}\]:?"  # footnote marks
    r"|`"
    r"|^[ \t]*\|?[ \t]*:?-{2,}[-:| \t]*$|^[ \t]*\|[ \t]*|[ \t]*\|[ \t]*$"  # the frame of a table
    r"|(?P<cell>[ \t]+\|(?=[^\n]*\|[ \t]*$))",
    re.MULTILINE,
)


def strip_markdown(source: str, places: list[int]) -> tuple[str, list[int]]:
    """The text without Markdown's marks; list bullets stay, for they set entries apart."""
    plain: list[str] = []
    kept: list[int] = []
    position = 0
    for mark in _MARKDOWN.finditer(source):
        plain.append(source[position : mark.start()])
        kept += places[position : mark.start()]
        position = mark.end()
        if mark.group("cell"):
            plain.append(
                ":" if "|" not in source[source.rfind("\n", 0, position) + 1 : position - 1].strip("| \t") else ","
            )
            kept.append(places[position - 1])
    plain.append(source[position:])
    kept += places[position:]
    return "".join(plain), kept
