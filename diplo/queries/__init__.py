"""Questions as typed SELECTs on the documented views, and the rows that answer them, one module a noun.

The fields of an answer row are the columns of its view, so that the command, the library and plain SQL say the same
words. Nothing here runs a query: whoever holds the connection does.
"""
