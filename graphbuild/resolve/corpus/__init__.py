"""The chains of all documents made into entities, with reasons, doubts and ids.

Knows chains and a person's decisions; may not know a document's mentions.
"""
