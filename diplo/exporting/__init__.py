"""Rows to what people read and files that other programs read: tables, CSV, JSON, Markdown, HTML."""
