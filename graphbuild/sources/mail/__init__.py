"""Mail: messages, and what of a message its sender wrote.

Knows messages and their text; may not know files.
"""
