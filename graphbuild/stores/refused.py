"""What kglite would answer otherwise than Neo4j, and silently: refused, with the way to ask."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from graphbuild.graph import schema
from graphbuild.stores.tokens import Token, closing, fault

_TABLES = (schema.NODES, schema.DOCUMENTS, schema.EDGE_ATTRIBUTES)
_DATES = {name for table in _TABLES for name, kind in table.items() if kind == "date"}
_COMPARES = {"<", ">", "="}
_CLAUSES = "MATCH OPTIONAL WHERE RETURN WITH UNWIND CALL UNION ORDER SKIP LIMIT".split()


def refuse_what_differs(
    cypher: str, tokens: Sequence[Token], parameters: Mapping[str, object]
) -> None:
    """Raise QueryError with its place where the embedded store's answer would be wrong."""
    for n, token in enumerate(tokens):
        told = (
            _duration(tokens, n)
            or _path(tokens, n)
            or _everything(tokens, n)
            or _text_as_date(tokens, n, parameters)
        )
        if told:
            raise fault(
                f"the embedded store cannot answer this as Neo4j does. {told}", cypher, token
            )


def clause_end(tokens: Sequence[Token], at: int) -> int:
    """Return where the clause that begins at a place ends: at the next, or at its bracket."""
    n = at + 1
    while n < len(tokens):
        if not tokens[n].is_text and tokens[n].word in ("(", "[", "{"):
            n = closing(tokens, n)
        elif tokens[n].word in (")", "]", "}", ";") or any(map(tokens[n].says, _CLAUSES)):
            before = tokens[n - 1]
            if not (tokens[n].says("WITH") and (before.says("STARTS") or before.says("ENDS"))):
                return n
        n += 1
    return len(tokens)


def _duration(tokens: Sequence[Token], n: int) -> str:
    words = [token.word.lower() for token in tokens[n : n + 3]]
    if words == ["duration", ".", "between"]:
        return "Ask duration.inDays(a, b).days, or duration.inMonths(a, b).months."
    return ""


def _path(tokens: Sequence[Token], n: int) -> str:
    """Tell of a shortest path with a predicate on it, which Neo4j searches by."""
    if tokens[n].word.lower() not in ("shortestpath", "allshortestpaths") or n < 2:
        return ""
    end = clause_end(tokens, n)
    if end == len(tokens) or not tokens[end].says("WHERE"):
        return ""
    own = {tokens[n - 2].word} if tokens[n - 1].word == "=" else set()
    inside = tokens[n : closing(tokens, n + 1)]
    own |= {b.word for a, b in itertools.pairwise(inside) if a.word == "[" and b.is_name}
    if own.isdisjoint(token.word for token in tokens[end : clause_end(tokens, end)]):
        return ""
    return (
        "A way that meets a condition: MATCH p = (a)-[:TYPE*..8]-(b) WHERE ... "
        "RETURN p ORDER BY length(p) LIMIT 1."
    )


def _everything(tokens: Sequence[Token], n: int) -> str:
    words = [token.word for token in tokens[n : n + 4]]
    if words[:2] == [".", "*"] and words[2:3] in (["}"], [","]):
        return "Name the properties that you want: n {.id, .name}."
    if words[0].lower() in ("properties", "keys") and words[1:2] == ["("] and words[3:4] == [")"]:
        before = zip(tokens, tokens[1:], tokens[2:], strict=False)
        if any(
            a.word in ("(", "[") and b.word == words[2] and c.word in (":", ")", "{", "]")
            for (k, (a, b, c)) in enumerate(before)
            if tokens[k - 1].word.lower() not in ("properties", "keys")
        ):
            return f"Return {words[2]} itself, or name the properties that you want."
    return ""


def _text_as_date(tokens: Sequence[Token], n: int, parameters: Mapping[str, object]) -> str:
    """Tell of a date that is compared with a text: Neo4j finds nothing then."""
    if tokens[n].word != "." or n + 2 >= len(tokens) or tokens[n + 1].word not in _DATES:
        return ""
    after = n + 2
    while after < len(tokens) and tokens[after].word in _COMPARES:
        after += 1
    left = n - 2
    while left > 0 and tokens[left].word in _COMPARES:
        left -= 1
    is_after = after > n + 2 and _is_text(tokens, after, parameters)
    is_before = left < n - 2 and _is_text(tokens, left, parameters)
    if is_after or is_before:
        return "A date is compared with a date: date('2025-01-01'), date($since)."
    return ""


def _is_text(tokens: Sequence[Token], n: int, parameters: Mapping[str, object]) -> bool:
    if n < len(tokens) and tokens[n].is_text:
        return True
    at = n if n < len(tokens) and tokens[n].word == "$" else n - 1
    if at + 1 < len(tokens) and tokens[at].word == "$":
        return isinstance(parameters.get(tokens[at + 1].word), str)
    return False
