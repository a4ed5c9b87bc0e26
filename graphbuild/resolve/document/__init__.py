"""The mentions of one document made into chains: one entity each.

Knows one document's extraction; may not know the corpus.
"""
