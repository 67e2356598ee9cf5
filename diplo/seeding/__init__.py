"""Seed files to rows: read them, check them, bring the database to what they say."""
