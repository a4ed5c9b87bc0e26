"""What a graph answers of an entity or two: who stands beside it, by which sentences, and why.

Reads what is asked for from the tables; never the whole graph.
"""
