"""From the claims of a document to rows of the record: new citations, disagreements, and a few kinds of new facts."""
