"""The full-text indexes of the embedded store: words found as Neo4j finds them.

kglite's own index takes words as they are written, of names alone, and passes over Lucene's
signs. So the search is done here: letters folded, aliases too, and `word*` for what begins so.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from graphbuild.errors import QueryError
from graphbuild.stores.tokens import Token, closing, fault, replaced, tokens_of

INDEXES = {"graphbuild_names": "Entity", "graphbuild_sentences": "Sentence"}
HITS = "graphbuild_hits"
"""The parameter that takes what was found."""

_WORD = re.compile(r"[^\W_]+")
_STOPS = frozenset(
    "a an and are as at be but by for if in into is it no not of on or such that the their "
    "then there these they this to was will with".split()
)
"""Words that Lucene's analyzer for English leaves out."""
_PLAIN = re.compile(r"[\w\s.,;'’*-]*")
_SIGNS = re.compile(r"\b(AND|OR|NOT)\b|(^|\s)-")
_K, _B = 1.2, 0.75

Texts = Callable[[str], Iterable[tuple[str, list[str]]]]
"""Name of an index → the id of each node, and its texts."""


@dataclass(frozen=True, slots=True)
class _Call:
    """A call of an index in a query. start, end: the stretch that it takes."""

    start: int
    end: int
    index: str
    words: str
    node: str
    score: str | None


class FullText:
    """Indexes that are made when they are first asked."""

    def __init__(self, texts: Texts) -> None:
        """texts: what there is to find."""
        self._texts = texts
        self._indexes: dict[str, dict[str, list[str]]] = {}

    def answered(
        self, cypher: str, parameters: Mapping[str, object]
    ) -> tuple[str, dict[str, object]]:
        """Return a query without its calls of indexes, and parameters with what they find.

        Raises QueryError with its place on what these indexes do not understand.
        """
        changes, values = [], dict(parameters)
        for number, call in enumerate(_calls(cypher, parameters)):
            name = f"{HITS}_{number}"
            values[name] = self._found(call.index, call.words)
            score = f"hit_{number}.score AS {call.score}" if call.score else ""
            new = (
                f"UNWIND ${name} AS hit_{number} "
                f"MATCH ({call.node}:{INDEXES[call.index]} {{id: hit_{number}.id}}) "
                f"WITH *{', ' + score if score else ''} "
            )
            changes.append((call.start, call.end, new))
        return replaced(cypher, changes), values

    def _found(self, index: str, words: str) -> list[dict[str, object]]:
        """Return ids and scores (BM25) of what has any of the words, the best first."""
        if index not in self._indexes:
            self._indexes[index] = {
                id: [word for text in said for word in folded(text)]
                for id, said in self._texts(index)
            }
        texts = self._indexes[index]
        asked = _asked(words)
        counts = {id: _hits(asked, found) for id, found in texts.items()}
        spread = Counter(n for hits in counts.values() for n, hit in enumerate(hits) if hit)
        mean = sum(map(len, texts.values())) / max(len(texts), 1)
        scores = {
            id: sum(
                math.log(1 + (len(texts) - spread[n] + 0.5) / (spread[n] + 0.5))
                * hit
                / (hit + _K * (1 - _B + _B * len(texts[id]) / (mean or 1)))
                for n, hit in enumerate(hits)
            )
            for id, hits in counts.items()
            if any(hits)
        }
        ranked = sorted(scores, key=lambda found: (-scores[found], found))
        return [{"id": id, "score": scores[id]} for id in ranked]


def folded(text: str) -> list[str]:
    """Return the words of a text as the index has them.

    >>> folded("Kovač of the Harbour")
    ['kovac', 'harbour']
    """
    words = (anyascii(word.lower()).lower() for word in _WORD.findall(text))
    return [word for word in words if word not in _STOPS]


def _asked(words: str) -> list[tuple[str, bool]]:
    """Return the words asked for, each with whether more letters may follow."""
    asked = []
    for part in words.split():
        found = folded(part.replace("*", " "))
        is_prefix = part.endswith("*") and len(found) == 1
        asked += [(word, is_prefix) for word in found]
    return asked


def _hits(asked: Sequence[tuple[str, bool]], words: Sequence[str]) -> list[int]:
    counts = Counter(words)
    return [
        sum(n for word, n in counts.items() if word.startswith(each)) if is_prefix else counts[each]
        for each, is_prefix in asked
    ]


def _calls(cypher: str, parameters: Mapping[str, object]) -> Iterable[_Call]:
    tokens = tokens_of(cypher)
    for n, token in enumerate(tokens):
        name = "".join(t.word for t in tokens[n + 1 : n + 8]).lower()
        if not token.says("CALL") or name != "db.index.fulltext.querynodes":
            continue
        yield _call(cypher, tokens, n, parameters)


def _call(cypher: str, tokens: Sequence[Token], n: int, parameters: Mapping[str, object]) -> _Call:
    opened = n + 8
    end = closing(tokens, opened)
    given = tokens[opened + 1 : end]
    comma = next((k for k, each in enumerate(given) if each.word == ","), len(given))
    index = _value(cypher, given[:comma], parameters, tokens[n])
    words = _value(cypher, given[comma + 1 :], parameters, tokens[n])
    if index not in INDEXES:
        raise fault(f"{index!r} is none of {', '.join(INDEXES)}.", cypher, tokens[n])
    without = _SIGNS.search(words) or not _PLAIN.fullmatch(words)
    if without or re.search(r"\*\S|(^|\s)\*|[^\s]'[^\s]*\*", words):
        raise fault(
            "the embedded store's full-text index takes words, and word* for what begins so. "
            "Ask a list of words, or with CONTAINS.",
            cypher,
            tokens[n],
        )
    node, score, after = _yielded(cypher, tokens, end + 1)
    stop = tokens[after].start if after < len(tokens) else len(cypher)
    return _Call(tokens[n].start, stop, index, words, node, score)


def _yielded(cypher: str, tokens: Sequence[Token], at: int) -> tuple[str, str | None, int]:
    """Return the names for node and score, and where the query goes on."""
    names: dict[str, str] = {}
    if at < len(tokens) and tokens[at].says("YIELD"):
        at += 1
        while at < len(tokens) and tokens[at].word.lower() in ("node", "score"):
            what = own = tokens[at].word.lower()
            own = tokens[at].word
            at += 1
            if at + 1 < len(tokens) and tokens[at].says("AS"):
                own = cypher[tokens[at + 1].start : tokens[at + 1].end]
                at += 2
            names[what] = own
            if at >= len(tokens) or tokens[at].word != ",":
                break
            at += 1
    if "node" not in names:
        raise QueryError("name what is found: CALL ... YIELD node, score", cypher)
    return names["node"], names.get("score"), at


def _value(
    cypher: str, given: Sequence[Token], parameters: Mapping[str, object], call: Token
) -> str:
    """Return an argument: a text, or a parameter that is one."""
    if len(given) == 1 and given[0].is_text:
        return re.sub(r"\\(.)", r"\1", given[0].word[1:-1])
    if len(given) == 2 and given[0].word == "$":
        value = parameters.get(given[1].word)
        if isinstance(value, str):
            return value
    raise fault(
        "the embedded store's full-text index is asked with a text or a parameter that is one.",
        cypher,
        call,
    )
