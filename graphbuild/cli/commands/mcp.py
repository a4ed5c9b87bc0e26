"""graphbuild mcp."""

from __future__ import annotations

from graphbuild.cli.options import Folder


def mcp(folder: Folder) -> None:
    """Serve the graph to agents over MCP, read-only, on standard input and output.

    \b
    graphbuild mcp graph

    In an agent's settings: {"command": "graphbuild", "args": ["mcp", "/path/to/graph"]}
    """
    from graphbuild.agents.server import server_of

    server_of(folder).run("stdio")
