"""Extract: one document in, its mentions out. The only stage that knows spaCy."""
