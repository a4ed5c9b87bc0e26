"""How well a graph fits annotated documents.

Knows annotations alone.
"""
