"""Who on a list of names is among the entities of a graph.

Knows names and what a text tells of their bearers; may not read documents or tables.
"""
