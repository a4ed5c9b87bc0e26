"""What a graph knows of one entity, as a document to read and hand on, each line with its proof.

Knows the graph's tables; may decide nothing of what they say.
"""
