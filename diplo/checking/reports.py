"""A checked document as a page to read or to mail: the text with its claims marked, then what was found and why."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise

from diplo.checking.findings import CONFLICTING, REFUTED, SUPPORTED, UNKNOWN, Check, Finding, Verdict

WORDS: dict[Verdict, str] = {
    SUPPORTED: "supported",
    REFUTED: "refuted",
    UNKNOWN: "unknown",
    CONFLICTING: "sources disagree",
}
"""What a verdict is called where people read it."""

_GRAVITY = (UNKNOWN, SUPPORTED, CONFLICTING, REFUTED)
_STYLE = (
    "body{overflow-wrap:anywhere;font:16px/1.5 Georgia,serif;max-width:46em;margin:2em auto;padding:0 1em}"
    "body{color:#222;background:#fff}"
    "mark{padding:0 .1em}.supported{background:#d9f2dc}.refuted{background:#f9d0cf}.unknown{background:#eee}"
    ".conflicting{background:#fdf0c4}h1{font-size:1.4em}.text{white-space:pre-wrap;border-left:3px solid #ddd}"
    ".text{padding-left:1em}"
    "li{margin:.6em 0}small{color:#555}"
)
Citations = Mapping[str, Sequence[str]]


def summary(check: Check) -> str:
    """How many claims got which verdict, in one line."""
    counts = [f"{check.count(verdict)} {word}" for verdict, word in WORDS.items() if check.count(verdict)]
    noun = "claim" if len(check) == 1 else "claims"
    return f"{len(check)} {noun}: {', '.join(counts)}" if counts else "no claims"


def claim_line(finding: Finding) -> str:
    """A claim in one line: what it is, its slots, and whether it is announced or denied."""
    claim = finding.claim
    slots = ", ".join(f"{name} {value}" for name, value in claim.slots.items())
    modality = "" if claim.modality == "asserted" else f" ({claim.modality})"
    return f"{claim.predicate}{modality}: {slots}"


def marked_text(check: Check) -> Iterator[tuple[str, Finding | None]]:
    """The document's text in pieces, each with the gravest finding about it, if any."""
    plain = check.reading.plain
    spans = [(*check.reading.shown(finding.claim), finding) for finding in check.findings]
    cuts = sorted({0, len(plain), *(place for start, end, _ in spans for place in (start, end))})
    for start, end in pairwise(cuts):
        over = [finding for first, last, finding in spans if first <= start and end <= last]
        yield plain[start:end], max(over, key=lambda finding: _GRAVITY.index(finding.verdict), default=None)


def _class(verdict: Verdict) -> str:
    return WORDS[verdict] if verdict != CONFLICTING else "conflicting"


def _clean(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\n" else " " for c in text)


def check_html(check: Check, name: str, citations: Citations) -> str:
    """A page of its own, without anything from elsewhere; everything out of the document or the record is escaped.

    Args:
        check: the checked document.
        name: what the document is called.
        citations: for each key of the evidence, its sources as printed.
    """
    pieces = []
    for text, finding in marked_text(check):
        shown = escape(_clean(text))
        if finding is not None:
            title = escape(_clean(f"{WORDS[finding.verdict]}: {finding.explanation}"), quote=True)
            shown = f'<mark class="{_class(finding.verdict)}" title="{title}">{shown}</mark>'
        pieces.append(shown)
    findings = "".join(_html_finding(finding, citations) for finding in check.findings)
    title, date = escape(_clean(name)), escape(check.reading.date or "no date")
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}: checked</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1><p>{date}. {escape(summary(check))}.</p>"
        f'<div class="text">{"".join(pieces).strip()}</div>\n<h2>Findings</h2><ol>{findings}</ol></body></html>\n'
    )


def _html_finding(finding: Finding, citations: Citations) -> str:
    sources = "".join(
        f"<br><small><code>{escape(key)}</code> {escape(_clean(line))}</small>"
        for key in finding.evidence
        for line in citations.get(key, ())
    )
    said = escape(_clean(claim_line(finding)))
    return (
        f'<li><mark class="{_class(finding.verdict)}">{WORDS[finding.verdict]}</mark> {said}'
        f"<br>{escape(_clean(finding.explanation))}{sources}</li>"
    )


def check_markdown(check: Check, name: str, citations: Citations) -> str:
    """The findings as Markdown; the document's own text stays out of it.

    Args:
        check: the checked document.
        name: what the document is called.
        citations: for each key of the evidence, its sources as printed.
    """
    lines = [f"# {_plain_markdown(name)}", "", f"{check.reading.date or 'no date'}. {summary(check)}.", ""]
    for finding in check.findings:
        lines.append(f"- **{WORDS[finding.verdict]}** {_plain_markdown(claim_line(finding))}")
        lines.append(f"  {_plain_markdown(finding.explanation)}")
        lines += [f"  - `{key}` {_plain_markdown(line)}" for key in finding.evidence for line in citations.get(key, ())]
    return "\n".join(lines) + "\n"


def _plain_markdown(text: str) -> str:
    """A text that Markdown, and HTML inside of it, reads as nothing but text."""
    marks = "\\`*_{}[]()#+!|<>~"
    return "".join(f"\\{c}" if c in marks and c not in "()" else c for c in _clean(text).replace("\n", " "))
