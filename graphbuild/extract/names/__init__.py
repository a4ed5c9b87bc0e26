"""Which stretches of a text are names, where they end, and what is said beside them.

Knows one tagged text; may not know pronouns, relations, or who else bears a name.
"""
