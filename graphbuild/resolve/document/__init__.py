"""The mentions of one document made into chains: one entity each.

Knows one document; may not know the corpus.
"""
