"""Which files the inputs mean, and which of those that were met are not read.

Knows folders and names; may not open a file.
"""
