"""Which files the inputs mean, and which of those that were met are not read.

Knows folders and names; may open a file only to see by its
first bytes what it is.
"""
