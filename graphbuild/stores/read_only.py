"""What a query may not do besides writing: reach files, the network, or who knows what.

Of kglite's Cypher only LOAD CSV reads a file, and nothing reaches the network. Procedures
are let through by name, so that none of a later version comes in unasked.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuild.errors import QueryError, did_you_mean, near_names

PROCEDURES = """
    pagerank betweenness degree closeness louvain leiden label_propagation
    connected_components k_core clustering_coefficient triangle_count eccentricity diameter
    cluster outline orphan_node self_loop cycle_2step missing_required_edge
    missing_inbound_edge duplicate_title duplicate_id null_property parallel_edges
    list_procedures dbms.procedures dbms.functions db.labels db.relationshipTypes
    db.propertyKeys db.indexes db.constraints db.schema db.schema.visualization
    db.schema.nodeTypeProperties db.schema.relTypeProperties apoc.meta.nodeTypeProperties
    apoc.meta.relTypeProperties db.graph_stats db.property_stats db.property_uniqueness
    db.index.fulltext.queryNodes db.index.fulltext.queryRelationships
    db.index.vector.queryNodes db.index.vector.queryRelationships
""".split()
"""Procedures that read the graph and nothing else."""

_ALLOWED = {name.casefold() for name in PROCEDURES}

_NAME_FOLLOWS = {".", ":", "|", "&", "!", "$", "AS"}
"""What stands before a name, also where the name is a keyword."""

_LETTERS = string.ascii_letters + "_"

_TOKEN = re.compile(
    r"""
      (?P<text> '(?:[^'\\]|\\.)*'? | "(?:[^"\\]|\\.)*"? )
    | (?P<comment> //[^\n]* | /\*.*?(?:\*/|\Z) )
    | `(?P<quoted> (?:[^`]|``)* )`?
    | (?P<word> [A-Za-z_][A-Za-z0-9_]* )
    | (?P<sign> \S )
    """,
    re.VERBOSE | re.DOTALL,
)
"""Cypher as kglite takes it apart. Letters beyond ASCII are signs here: no keyword has one."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or a sign of a query; no text, no comment. quoted: it is between backticks."""

    word: str
    start: int
    quoted: bool = False

    def says(self, keyword: str) -> bool:
        return self.word.upper() == keyword


def refuse_reaching_out(cypher: str) -> None:
    """Raise QueryError with its place where a query asks for more than the graph.

    >>> refuse_reaching_out("RETURN 'LOAD CSV'")
    """
    before = _Token("", 0)
    tokens = [*_tokens(cypher)]
    for n, token in enumerate(tokens):
        # kglite takes these two for what they say between backticks as well.
        if token.says("LOAD") and n + 1 < len(tokens) and tokens[n + 1].says("CSV"):
            raise _refusal("LOAD CSV is refused.", cypher, token)
        if token.says("CALL") and not token.quoted and before.word.upper() not in _NAME_FOLLOWS:
            name = _name_at(tokens, n + 1)
            if name and name.casefold() not in _ALLOWED:
                near = did_you_mean(near_names(name, PROCEDURES))
                raise _refusal(f"{name} is none of the procedures for that.{near}", cypher, token)
        before = token


def _tokens(cypher: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(cypher):
        if found["quoted"] is not None:
            yield _Token(found["quoted"].replace("``", "`"), found.start(), quoted=True)
        elif word := found["word"] or found["sign"]:
            yield _Token(word, found.start())
        elif found["text"]:
            yield _Token("''", found.start())


def _name_at(tokens: list[_Token], at: int) -> str:
    """Return the name of a procedure that begins at a token: words with points between them.

    Empty where there is none: what is called is a subquery then.
    """
    parts = []
    while at < len(tokens) and (tokens[at].quoted or tokens[at].word[0] in _LETTERS):
        parts.append(tokens[at].word)
        if at + 1 == len(tokens) or tokens[at + 1].word != ".":
            break
        at += 2
    return ".".join(parts)


def _refusal(message: str, cypher: str, token: _Token) -> QueryError:
    line = cypher.count("\n", 0, token.start) + 1
    column = token.start - (cypher.rfind("\n", 0, token.start) + 1) + 1
    return QueryError(f"queries read the graph and nothing else: {message}", cypher, line, column)
