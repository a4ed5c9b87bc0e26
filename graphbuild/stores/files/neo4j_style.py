"""A style file for Neo4j Browser: the page's colours, names as captions."""

from __future__ import annotations

from pathlib import Path

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.graph.looks import OTHER, looks
from graphbuild.model import CO_OCCURS
from graphbuild.stores.atomic import write_text
from graphbuild.stores.property_graph import DOCUMENT, SENTENCE, label_checked

_NODE = """node.{label} {{
  color: {color};
  border-color: {border};
  text-color-internal: #ffffff;
  caption: "{{{caption}}}";
  diameter: {diameter}px;
}}
"""
_ALL = """node {{
  diameter: 50px;
  color: {color};
  border-color: {border};
  border-width: 2px;
  text-color-internal: #ffffff;
  font-size: 10px;
}}
relationship {{
  color: #8a93a0;
  shaft-width: 1px;
  font-size: 8px;
  padding: 3px;
  text-color-external: #5a626d;
  text-color-internal: #ffffff;
  caption: "<type>";
}}
relationship.{tie} {{
  caption: "{{weight}}";
}}
"""


def write_neo4j_style(kg: KnowledgeGraph, output: Path) -> list[Path]:
    """Write colours and captions for Neo4j Browser, which takes the file; return it."""
    types = [label_checked(t) for (t,) in kg.tables.rows("SELECT DISTINCT type FROM entities")]
    parts = [_ALL.format(color=OTHER.color, border=OTHER.dark, tie=CO_OCCURS)]
    for label, look in looks(types).items():
        parts.append(_node(label, look.color, look.dark, "name", 60))
    parts.append(_node(DOCUMENT, OTHER.dark, OTHER.color, "title", 45))
    parts.append(_node(SENTENCE, OTHER.dark, OTHER.color, "text", 30))
    write_text(output, "".join(parts))
    return [output]


def _node(label: str, color: str, border: str, caption: str, diameter: int) -> str:
    return _NODE.format(label=label, color=color, border=border, caption=caption, diameter=diameter)
