"""Names of relations that are no table's, and what stands for entity types in annotations."""

from __future__ import annotations

SAID_ABOUT = "SAID_ABOUT"
SPOKE_TO = "SPOKE_TO"
SPEECH = (SAID_ABOUT, SPOKE_TO)
"""What is counted from statements: who speaks of whom, and to whom."""

CO_OCCURS = "CO_OCCURS"
"""The one undirected relation type: two entities named near each other."""
MENTIONED_IN, WROTE_TO = "MENTIONED_IN", "WROTE_TO"
HEAD = "head"
"""The rule that fires on the head of a letter or chat."""

ANNOTATION_TYPES = {"Person": "PERSON", "Organization": "ORG", "Place": "PLACE"}
"""An entity's type in the graph, and as annotation files write it."""
