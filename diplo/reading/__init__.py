"""Documents to claims: what a report says, in a form that can be checked against the record."""
