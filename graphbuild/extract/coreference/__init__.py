"""Pronouns and descriptions, and the name that each stands for.

Knows one parsed text; may not know relations.
"""
