"""The page within its bytes: the leading entities of a graph whose page would be larger.

Sentences go first, then the entities that lead least. What is left out is in the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from graphbuild.view import series
from graphbuild.view.against import is_among
from graphbuild.view.whole import NUMBERS, Whole

_CLOSE = 0.85
"""The share of the room from which on a page is full enough, and the search ends."""
_AIM = 0.92
"""The share of the room that each step aims at: to miss it costs a step, and seconds."""
_MOST_STEPS = 16


def within(
    whole: Whole, room: int, full: int, size: Callable[[Mapping[str, Any]], int]
) -> dict[str, Any]:
    """Return as much of the data as has room, with a `notice` of what is left out.

    room: bytes. full: bytes that all data take on the page. size: those that data take.
    An edge's sentences are halved until the data have room; where one a tie is too much,
    entities are left out, the leading ones last; sentences go altogether before an entity
    that is drawn does. What a user added stays, though it alone be more than has room.
    """
    if full <= room:
        return part(whole, whole.entities, whole.most_sentences)
    sizes = {(whole.entities, whole.most_sentences): full}

    def taken(sentences: int, entities: int) -> int:
        at = entities, min(sentences, whole.most_sentences)
        if at not in sizes:
            sizes[at] = size(part(whole, *at))
        return sizes[at]

    halves = [whole.most_sentences >> n for n in range(1, whole.most_sentences.bit_length())]
    low, high = 0, len(halves)
    while low < high:
        middle = (low + high) // 2
        fits = taken(halves[middle], whole.entities) <= room
        low, high = (low, middle) if fits else (middle + 1, high)
    if low < len(halves):
        return part(whole, whole.entities, halves[low])
    for sentences in (1, 0):
        entities = _most_entities(whole.entities, room, partial(taken, sentences))
        if entities >= min(whole.drawn, whole.entities):
            return part(whole, entities, sentences)
    return part(whole, entities, 0)


def _most_entities(entities: int, room: int, taken: Callable[[int], int]) -> int:
    """Return how many of the leading entities have room, or nearly so many.

    entities: all. room: bytes. taken: the bytes that so many of the leading take.
    """
    low, high = 0, entities
    least, most = 0, taken(high)
    if most <= room:
        return high
    for step in range(_MOST_STEPS):
        if high - low <= 1 or least >= room * _CLOSE:
            break
        # Where a straight line meets the room; in halves where sizes are far from a line.
        share = min(0.97, max(0.03, (room * _AIM - least) / (most - least)))
        share = share if step < 3 else 0.5
        at = min(high - 1, max(low + 1, low + int((high - low) * share)))
        now = taken(at)
        if now <= room:
            low, least = at, now
        else:
            high, most = at, now
    return low


def part(whole: Whole, entities: int, sentences: int) -> dict[str, Any]:
    """Return the data of the leading entities and the ties among them.

    sentences: the most that an edge keeps.
    """
    data = whole.data
    rows = sorted(whole.always.union(range(entities)))
    row = {old: new for new, old in enumerate(rows)}
    heads, tails = data["edges"]["head"], data["edges"]["tail"]
    kept = [n for n, head in enumerate(heads) if head in row and tails[n] in row]
    nodes = {name: [column[n] for n in rows] for name, column in data["nodes"].items()}
    edges = {name: [column[n] for n in kept] for name, column in data["edges"].items()}
    edges["head"] = [row[n] for n in edges["head"]]
    edges["tail"] = [row[n] for n in edges["tail"]]
    said = _sentences(whole, kept, edges, sentences)

    named = {n for flat in nodes["in"] for n in flat[::2]}
    document = _numbered(named | {n for n in said["document"] if n >= 0})
    nodes["in"] = [
        [value if n % 2 else document[value] for n, value in enumerate(flat)]
        for flat in nodes["in"]
    ]
    said["document"] = [document.get(n, -1) for n in said["document"]]
    kind, relation = _numbered(nodes["type"]), _numbered(edges["relation"])
    nodes["type"] = [kind[n] for n in nodes["type"]]
    edges["relation"] = [relation[n] for n in edges["relation"]]
    names = [data["relations"][n] for n in relation]
    left = sum(n < whole.entities for n in rows)
    ids = set(nodes["id"])
    return {
        **data,
        "fill": data["fill"] if data["fill"] < left else 0,
        "types": [data["types"][n] for n in kind],
        "relations": names,
        "families": _families(data["families"], set(names)),
        "mutual": [name for name in data["mutual"] if name in names],
        "undirected": [relation[n] for n in data["undirected"] if n in relation],
        "documents": [data["documents"][n] for n in document],
        "nodes": nodes,
        "edges": edges,
        "sentences": said,
        "drawn": _drawn(data["drawn"], ids, row),
        "allDocuments": whole.graph.documents,
        "against": [each for each in data["against"] if is_among(each, ids)],
        "notice": _notice(left, whole, sentences),
    }


def _sentences(
    whole: Whole, kept: list[int], edges: dict[str, list[Any]], most: int
) -> dict[str, list[Any]]:
    """Shorten the evidence of the edges that are kept; return the sentences it refers to.

    An edge whose sentences told its days has them written down before it loses one, and how
    much was said on each.
    """
    texts, documents = whole.data["sentences"]["text"], whole.data["sentences"]["document"]
    row: dict[int, int] = {}
    for place, n in enumerate(kept):
        flat = list(edges["evidence"][place])
        following = whole.next_sentence[n]
        for at in range(0, len(flat), NUMBERS):
            if flat[at] < 0:
                flat[at] = following
                following += 1
        if len(flat) > most * NUMBERS:
            if not edges["first"][place] and not edges["last"][place]:
                of = (documents[old] for old in flat[::NUMBERS])
                days = [day for d in of if d >= 0 and (day := whole.data["documents"][d][1])]
                edges["first"][place] = min(days, default="")
                edges["last"][place] = max(days, default="")
            if edges["days"][place] is None and flat:
                rows = [documents[old] for old in flat[::NUMBERS]]
                dated = {d: whole.data["documents"][d][1] for d in rows if d >= 0}
                edges["days"][place] = series.of_sentences(rows, dated) or None
            flat = flat[: most * NUMBERS]
            when = (edges["when"][place] or ())[:most]
            edges["when"][place] = when if any(when) else None
        for at in range(0, len(flat), NUMBERS):
            new = flat[at] not in row
            known = row.setdefault(flat[at], len(row))
            flat[at] = -1 if new else known
        edges["evidence"][place] = flat
    return {"text": [texts[n] for n in row], "document": [documents[n] for n in row]}


def _families(all_of_them: list[dict[str, Any]], kept: set[str]) -> list[dict[str, Any]]:
    """Return the families of the relations that are kept."""
    left = [{**f, "relations": [n for n in f["relations"] if n in kept]} for f in all_of_them]
    return [family for family in left if family["relations"]]


def _drawn(
    drawn: Mapping[str, list[Any]], ids: set[str], row: Mapping[int, int]
) -> dict[str, list[Any]]:
    return {
        "nodes": [node for node in drawn["nodes"] if node["id"] in ids],
        "edges": [
            {**edge, "from": row[edge["from"]], "to": row[edge["to"]]}
            for edge in drawn["edges"]
            if edge["from"] in row and edge["to"] in row
        ],
    }


def _numbered(used: set[int] | list[int]) -> dict[int, int]:
    return {old: new for new, old in enumerate(sorted(set(used)))}


def _notice(left: int, whole: Whole, sentences: int) -> str:
    """Return in plain words what the page holds, where it is not all."""
    said = []
    if left < whole.graph.entities:
        said.append(f"the {left:,} leading of {whole.graph.entities:,} entities")
    if sentences < whole.graph.sentences:
        many = "sentence" if sentences == 1 else "sentences"
        said.append(f"at most {sentences} {many} a tie" if sentences else "no sentences")
    return f"{', '.join(said)}; the others are in the graph" if said else ""
