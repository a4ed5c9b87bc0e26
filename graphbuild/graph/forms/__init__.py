"""A graph's tables in other forms: rows, frames, networkx, from memory, of older releases.

Knows the tables' columns; never what they are asked.
"""
