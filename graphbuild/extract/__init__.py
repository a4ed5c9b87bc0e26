"""One document's text in, what it says out: sentences, mentions, relation mentions.

Knows spaCy and a language pack; may not know other documents, entities or stores.
"""
