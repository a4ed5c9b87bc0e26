"""What a query may not do besides writing: reach files, the network, or who knows what.

Of kglite's Cypher only LOAD CSV reads a file, and nothing reaches the network. Procedures
are let through by name, so that none of a later version comes in unasked.
"""

from __future__ import annotations

from graphbuild.errors import QueryError, did_you_mean, near_names
from graphbuild.stores.tokens import Token, fault, tokens_of

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


def refuse_reaching_out(cypher: str) -> None:
    """Raise QueryError with its place where a query asks for more than the graph.

    >>> refuse_reaching_out("RETURN 'LOAD CSV'")
    """
    before = Token(" ", 0, 0)
    tokens = tokens_of(cypher)
    for n, token in enumerate(tokens):
        # kglite takes these two for what they say between backticks as well.
        if _reads(token, "LOAD") and n + 1 < len(tokens) and _reads(tokens[n + 1], "CSV"):
            raise _refusal("LOAD CSV is refused.", cypher, token)
        if token.says("CALL") and before.word.upper() not in _NAME_FOLLOWS:
            name = _name_at(tokens, n + 1)
            if name and name.casefold() not in _ALLOWED:
                near = did_you_mean(near_names(name, PROCEDURES))
                raise _refusal(f"{name} is none of the procedures for that.{near}", cypher, token)
        before = token


def _reads(token: Token, keyword: str) -> bool:
    return not token.is_text and token.word.upper() == keyword


def _name_at(tokens: list[Token], at: int) -> str:
    """Return the name of a procedure that begins at a token: words with points between them.

    Empty where there is none: what is called is a subquery then.
    """
    parts = []
    while at < len(tokens) and tokens[at].is_name:
        parts.append(tokens[at].word)
        if at + 1 == len(tokens) or tokens[at + 1].word != ".":
            break
        at += 2
    return ".".join(parts)


def _refusal(message: str, cypher: str, token: Token) -> QueryError:
    return fault(f"queries read the graph and nothing else: {message}", cypher, token)
