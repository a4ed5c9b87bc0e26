"""Pronouns and descriptions, and the name that each stands for.

Knows one parsed text and the names in it; may not know relations.
"""
