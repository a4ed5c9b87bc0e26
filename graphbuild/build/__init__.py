"""The stages in order, and all that a build leaves in its folder besides the graph.

Knows every stage below it; knows no command.
"""
