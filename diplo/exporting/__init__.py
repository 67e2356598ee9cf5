"""Rows to what people read and files that other programs read: tables, CSV, JSON, Markdown, HTML."""

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "markdown")
"""The formats of `--format`, on every command that prints rows."""
