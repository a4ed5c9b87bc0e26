"""Queries as kglite understands them: what it lacks of Neo4j's Cypher, said otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphbuild.stores.refused import clause_end
from graphbuild.stores.tokens import Token, closing, fault, replaced, tokens_of

Change = tuple[int, int, str]

_FUNCTIONS = {"percentilecont": "percentile_cont", "percentiledisc": "percentile_disc"}
_PARTS_OF_DATES = {"quarterday": "dayOfQuarter", "weekday": "dayOfWeek"}


def rewritten(cypher: str) -> str:
    """Return a query that means in kglite what the given one means in Neo4j.

    Raises QueryError where there is none.
    """
    for rewrite in (_listed_labels, _inline_conditions, _labels, _values, _sorted_stretches):
        tokens = tokens_of(cypher)
        changes = [*rewrite(cypher, tokens)]
        if changes:
            cypher = replaced(cypher, [*changes, *_named(cypher, tokens, changes)])
    return cypher


def _listed_labels(cypher: str, tokens: Sequence[Token]) -> Iterator[Change]:
    """Yield `CALL db.labels()` at the start as what lists second labels, too."""
    words = "".join(token.word for token in tokens[:6]).lower()
    if words == "calldb.labels()":
        end, name = 6, "label"
        if end + 1 < len(tokens) and tokens[end].says("YIELD"):
            end += 2
            if end + 1 < len(tokens) and tokens[end].says("AS"):
                name = cypher[tokens[end + 1].start : tokens[end + 1].end]
                end += 2
        listed = f"UNWIND labels(labelled) AS {name} WITH DISTINCT {name} ORDER BY {name} "
        new = f"MATCH (labelled) {listed}"
        place = tokens[end].start if end < len(tokens) else len(cypher)
        yield tokens[0].start, place, new if end < len(tokens) else f"{new} RETURN {name}"


def _values(_: str, tokens: Sequence[Token]) -> Iterator[Change]:
    """Yield percentiles and parts of dates by kglite's names; halves rounded up, as in Neo4j."""
    for n, token in enumerate(tokens[:-1]):
        after, before = tokens[n + 1].word, tokens[n - 1].word if n else ""
        word = token.word.lower()
        if token.is_text or token.quoted:
            continue
        if after == "(" and before != "." and word in _FUNCTIONS:
            yield token.start, token.end, _FUNCTIONS[word]
        elif before == "." and after != "(" and word in _PARTS_OF_DATES:
            yield token.start, token.end, _PARTS_OF_DATES[word]
        elif after == "(" and before != "." and word == "round":
            end = closing(tokens, n + 1)
            if end < len(tokens) and not _commas(tokens, n + 2, end):
                yield token.start, tokens[n + 1].end, "floor(("
                yield tokens[end].start, tokens[end].end, ") + 0.5)"
    last = tokens[-1] if tokens else None
    if last and len(tokens) > 1 and tokens[-2].word == "." and not last.is_text:
        part = _PARTS_OF_DATES.get(last.word.lower())
        if part:
            yield last.start, last.end, part


def _labels(cypher: str, tokens: Sequence[Token]) -> Iterator[Change]:
    """Yield label expressions such as n:A&B as what kglite has for them."""
    n = 0
    while n + 2 < len(tokens):
        if not (tokens[n].is_name and tokens[n + 1].word == ":"):
            n += 1
            continue
        end = n + 2
        while end < len(tokens) and (tokens[end].is_name or tokens[end].word in "&|!"):
            if tokens[end].is_name and tokens[end - 1].is_name:
                break
            end += 1
        said = tokens[n + 2 : end]
        signs = {token.word for token in said if not token.is_name}
        before = tokens[n - 1].word if n else ""
        if not signs or before in ("[", "{") or (before == "," and _in_map(tokens, n)):
            n += 1
            continue
        if before == "(" and _is_pattern(tokens, n - 1):
            if signs == {"&"}:
                for sign in (token for token in said if token.word == "&"):
                    yield sign.start, sign.end, ":"
        else:
            yield tokens[n].start, said[-1].end, f"({_either(cypher, tokens[n], said)})"
        n = end


def _either(cypher: str, variable: Token, said: Sequence[Token]) -> str:
    """Return labels as conditions: & binds before |."""
    name = cypher[variable.start : variable.end]
    words = []
    for n, token in enumerate(said):
        if token.word in ("&", "|"):
            words.append("AND" if token.word == "&" else "OR")
        elif token.word == "!":
            words.append("NOT")
        else:
            label = cypher[token.start : token.end]
            negated = n and said[n - 1].word == "!"
            words.append(f"({name}:{label})" if negated else f"{name}:{label}")
    return " ".join(words)


def _inline_conditions(cypher: str, tokens: Sequence[Token]) -> Iterator[Change]:
    """Yield `(n WHERE ...)` as a condition of its MATCH."""
    for n, token in enumerate(tokens):
        if not token.says("MATCH"):
            continue
        end = clause_end(tokens, n)
        inside = [
            (k, closing(tokens, _opening(tokens, k)))
            for k in range(n, end)
            if tokens[k].says("WHERE") and _is_in_element(tokens, k)
        ]
        if not inside:
            continue
        said = [cypher[tokens[k].end : tokens[stop].start].strip() for k, stop in inside]
        for k, stop in inside:
            yield tokens[k].start, tokens[stop].start, ""
        together = " AND ".join(f"({each})" for each in said)
        if end < len(tokens) and tokens[end].says("WHERE"):
            stop = clause_end(tokens, end)
            place = tokens[stop].start if stop < len(tokens) else len(cypher)
            yield tokens[end].start, tokens[end].end, f"WHERE {together} AND ("
            yield place, place, ") "
        else:
            place = tokens[end].start if end < len(tokens) else len(cypher)
            yield place, place, f" WHERE {together} "


def _sorted_stretches(cypher: str, tokens: Sequence[Token]) -> Iterator[Change]:
    """Yield LIMIT as a step of its own: after an index or CASE kglite takes the wrong rows else."""
    for n, token in enumerate(tokens):
        if not token.says("ORDER"):
            continue
        end = clause_end(tokens, n)
        if end == len(tokens) or not (tokens[end].says("LIMIT") or tokens[end].says("SKIP")):
            continue
        if not any(t.says("CASE") or t.word in ("[", "{") for t in tokens[n:end] if not t.is_text):
            continue
        start = n
        while start and not (tokens[start].says("WITH") or tokens[start].says("RETURN")):
            start -= 1
        place = tokens[end].start
        if tokens[start].says("WITH"):
            yield place, place, "WITH * "
            continue
        after = end
        while after < len(tokens) and (tokens[after].says("SKIP") or tokens[after].says("LIMIT")):
            after = clause_end(tokens, after)
        items = [*_items(tokens, start + 1, n)]
        if any(tokens[a].word == "*" for a, _ in items):
            raise fault(
                "name what RETURN gives where ORDER BY has an index and LIMIT.", cypher, token
            )
        names = [_name(cypher, tokens, a, b) for a, b in items]
        for (a, b), name in zip(items, names, strict=True):
            if not _has_name(tokens, a, b):
                yield tokens[b - 1].end, tokens[b - 1].end, f" AS {name}"
        yield tokens[start].start, tokens[start].end, "WITH"
        stop = tokens[after].start if after < len(tokens) else len(cypher)
        yield place, place, "WITH * "
        yield stop, stop, f" RETURN {', '.join(names)} "


def _named(cypher: str, tokens: Sequence[Token], changes: Sequence[Change]) -> Iterator[Change]:
    """Yield the names that columns have in Neo4j where their text changes."""
    for n, token in enumerate(tokens):
        if not token.says("RETURN"):
            continue
        for a, b in _items(tokens, n + 1, clause_end(tokens, n)):
            start, end = tokens[a].start, tokens[b - 1].end
            touched = any(start <= change[0] and change[1] <= end for change in changes)
            renamed = any(change[2].startswith(" AS ") for change in changes)
            if touched and not renamed and not _has_name(tokens, a, b):
                yield end, end, f" AS {_name(cypher, tokens, a, b)}"


def _items(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each of the items between two places begins and ends."""
    if start < end and tokens[start].says("DISTINCT"):
        start += 1
    n = start
    while n < end:
        if not tokens[n].is_text and tokens[n].word in ("(", "[", "{"):
            n = closing(tokens, n)
        elif tokens[n].word == "," and not tokens[n].is_text:
            yield start, n
            start = n + 1
        n += 1
    if start < end:
        yield start, end


def _has_name(tokens: Sequence[Token], start: int, end: int) -> bool:
    return end - start == 1 or (end - start > 2 and tokens[end - 2].says("AS"))


def _name(cypher: str, tokens: Sequence[Token], start: int, end: int) -> str:
    if _has_name(tokens, start, end):
        return cypher[tokens[end - 1].start : tokens[end - 1].end]
    text = cypher[tokens[start].start : tokens[end - 1].end].replace("`", "``")
    return f"`{text}`"


def _commas(tokens: Sequence[Token], start: int, end: int) -> bool:
    return len([*_items(tokens, start, end)]) > 1


def _opening(tokens: Sequence[Token], at: int) -> int:
    """Return where the bracket opens that a place lies in; -1 where it lies in none."""
    depth = 0
    for n in range(at - 1, -1, -1):
        if tokens[n].is_text or tokens[n].quoted:
            continue
        depth += (tokens[n].word in (")", "]", "}")) - (tokens[n].word in ("(", "[", "{"))
        if depth < 0:
            return n
    return -1


def _in_map(tokens: Sequence[Token], at: int) -> bool:
    opened = _opening(tokens, at)
    return opened >= 0 and tokens[opened].word == "{"


def _is_in_element(tokens: Sequence[Token], at: int) -> bool:
    opened = _opening(tokens, at)
    if opened < 0 or tokens[opened].word not in ("(", "["):
        return False
    inside = [token.word for token in tokens[opened + 1 : at]]
    return not {"*", "(", "|", "IN", "in"} & {*inside} or (
        tokens[opened].word == "[" and not {"*", "IN", "in", "("} & {*inside}
    )


def _is_pattern(tokens: Sequence[Token], opened: int) -> bool:
    """Return whether a bracket holds a node of a pattern, and no condition."""
    end = closing(tokens, opened)
    after = tokens[end + 1].word if end + 1 < len(tokens) else ""
    before = tokens[opened - 1].word if opened else ""
    if after in ("-", "<") or before in ("-", ">"):
        return True
    for n in range(opened, -1, -1):
        if tokens[n].says("MATCH"):
            return True
        if any(map(tokens[n].says, ("WHERE", "RETURN", "WITH", "AND", "OR", "NOT", "WHEN"))):
            return False
    return False
