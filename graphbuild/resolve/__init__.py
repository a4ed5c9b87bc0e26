"""Who is who: chains of a document, entities of a corpus, a person's decisions.

Knows names, types and judgements; may not know text, spaCy or stores.
"""
