"""View: the graph as a page."""
