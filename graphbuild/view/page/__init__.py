"""graph.html: the template, its styles and scripts, and what fills them.

Knows the payload; may not write files.
"""
