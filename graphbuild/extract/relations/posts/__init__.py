"""Nouns for roles: who bears one, towards whom, and whether still."""
