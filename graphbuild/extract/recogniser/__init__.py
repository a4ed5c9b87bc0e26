"""The network that finds names: a pipe of spaCy's, with its weights.

Knows tokens, sentences and its weights; may not know what becomes of a name.
"""
