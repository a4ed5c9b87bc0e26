"""Mentions and entities counted into a graph that can be asked.

Knows counting, association, ranking; may not know text, nor where the graph goes.
"""
