"""graph.html: the whole graph in one file that needs no network, as a pyvis Network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphbuild.config import ViewSettings
from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.view.drawing import populate, ranked
from graphbuild.view.page import html
from graphbuild.view.payload import payload

if TYPE_CHECKING:
    from pyvis.network import Network


def network(
    kg: KnowledgeGraph,
    settings: ViewSettings | None = None,
    *,
    per_edge: int = 5,
    left_out: str = "",
) -> Network:
    """Return the leading entities as a pyvis Network, which may still be changed.

    Its own methods (`generate_html`, `write_html`, `show`) make our page, with what
    was changed: a node's colour, label or place, nodes and edges added or removed.
    Positions are computed, physics is off. per_edge: sentences shown at once. The page
    has at most `settings.max_bytes`: what it cannot hold it leaves out, and says so; what
    was added stays. left_out: what the graph itself is without, as the page is to say.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from pyvis.network import Network

    settings = settings or ViewSettings()
    graph = ranked(kg, settings)
    # Directed, since pyvis looks through all edges for each undirected one.
    net = Network(height="100%", width="100%", directed=True, cdn_resources="in_line")
    populate(net, graph)

    def parts(nodes: list[dict[str, Any]], edges: list[dict[str, Any]], heading: str) -> Any:  # noqa: ANN401
        title = heading or settings.title or "Who is connected to whom"
        whole = payload(kg, graph, (nodes, edges), settings, per_edge)
        return html.parts(graph, whole, title, settings, left_out)

    net.templateEnv = Environment(
        loader=FunctionLoader(html.own), autoescape=True, undefined=StrictUndefined
    )
    net.templateEnv.globals["parts"] = parts
    net.path = "template.html"
    net.template = net.templateEnv.get_template(net.path)  # what show() takes
    return net


def render(
    kg: KnowledgeGraph,
    settings: ViewSettings | None = None,
    *,
    per_edge: int = 5,
    left_out: str = "",
) -> str:
    """Return the page as HTML. per_edge, left_out: see `network`."""
    made = network(kg, settings, per_edge=per_edge, left_out=left_out)
    return str(made.generate_html())
