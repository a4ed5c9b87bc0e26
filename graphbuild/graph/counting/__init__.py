"""Mentions and their entities counted into nodes, edges and ranked evidence, in SQL.

Knows the tables of a build (see `tables`); may not hold a corpus in memory.
"""
