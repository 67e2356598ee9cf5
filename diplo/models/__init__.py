"""Tables and views, one module a noun. `diplo.models.tables` has all mapped classes.

This package imports nothing by itself: a question is asked of the views alone, and never waits for the mapped classes.
"""
