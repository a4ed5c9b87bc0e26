"""The graph's folder: its lock, what is put there all at once, and what a build tells of itself.

Knows files; never what a stage does.
"""
