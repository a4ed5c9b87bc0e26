"""Who says what: quotations, reported speech and turns, each with its speaker.

Knows one parsed text, its names and what stands for them; may not know relations.
"""
