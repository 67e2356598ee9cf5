"""What a good editor would check: whether the facts of the record fit together."""
