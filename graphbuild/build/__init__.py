"""The stages in order, and all that a build leaves in its folder besides the graph.

Knows every stage below it; may not know the commands, nor how a person asks.
"""
