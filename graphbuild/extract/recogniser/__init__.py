"""The network that finds names: a pipe of spaCy's, with its weights.

Knows tokens and sentences alone.
"""
