"""Mentions and their entities counted into nodes, edges and ranked evidence, in SQL.

Knows the tables of a build (see `tables`); spills to disk and holds no corpus in memory.
"""
