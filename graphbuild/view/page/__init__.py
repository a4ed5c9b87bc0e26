"""graph.html: the template, its styles and scripts, and what fills them.

Knows the payload and pyvis; may not know where the page is kept.
"""
