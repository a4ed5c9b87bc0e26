"""View: the graph as a page."""

from graphbuild.view.page import network, render, write_page

__all__ = ["network", "render", "write_page"]
