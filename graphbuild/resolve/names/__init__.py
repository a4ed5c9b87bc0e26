"""What a name is made of, and when two written forms can be one name.

Knows strings alone.
"""
