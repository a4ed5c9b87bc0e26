"""How well a graph fits annotated documents.

Knows annotations, and which relations have no direction; may not know how a graph is made.
"""
