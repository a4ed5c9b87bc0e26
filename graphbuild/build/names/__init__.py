"""The second stage: who is who, over the tables of a build, and what a person decides of it.

Knows mentions and names in tables; never a text.
"""
