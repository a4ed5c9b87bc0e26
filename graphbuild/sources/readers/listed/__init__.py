"""Files with a document a record: tables, JSON, spaCy's own."""
