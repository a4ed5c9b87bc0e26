"""One format a file: from a file to its text, title and date.

Knows its format; may not know who asks.
"""
