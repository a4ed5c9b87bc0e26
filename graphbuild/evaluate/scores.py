"""Precision, recall and F of mentions, nodes, edges, clusters and relations."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from graphbuild.evaluate.facts import found_facts
from graphbuild.evaluate.gold import Annotated, Marked, MarkedRelation
from graphbuild.evaluate.matching import aligned, matched, outermost
from graphbuild.evaluate.statements import said_alike
from graphbuild.language.pack import load_pack
from graphbuild.model import ANNOTATION_TYPES, CO_OCCURS, Span

TYPES = tuple(ANNOTATION_TYPES.values())


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean, each in [0, 1]."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """The F measure with equal weights."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. kind: such as "type ORG, should be PERSON"."""

    kind: str
    document_id: str
    what: str


@dataclass(slots=True)
class _Tally:
    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    def add(self, right: int, predicted: int, gold: int, found: int | None = None) -> None:
        """Count; found: how many of gold, where that is not how many predicted ones are right."""
        self.right += right
        self.predicted += predicted
        self.found += right if found is None else found
        self.gold += gold

    def score(self) -> Score:
        return Score(
            self.right / self.predicted if self.predicted else 0.0,
            self.found / self.gold if self.gold else 0.0,
        )


Place = tuple[str, int]


@dataclass(slots=True)
class _Sums:
    """What is summed over documents, and the clusters for B-cubed."""

    tallies: dict[str, _Tally] = field(default_factory=lambda: defaultdict(_Tally))
    doc: tuple[dict[Place, object], dict[Place, object]] = field(default_factory=lambda: ({}, {}))
    corpus: tuple[dict[Place, object], dict[Place, object]] = field(
        default_factory=lambda: ({}, {})
    )
    every: tuple[dict[Place, object], dict[Place, object]] = field(default_factory=lambda: ({}, {}))
    faults: list[Fault] = field(default_factory=list)


def evaluate(
    gold: Mapping[str, Annotated], predicted: Mapping[str, Annotated]
) -> tuple[dict[str, Score], list[Fault]]:
    """Return the rows by name, and each fault.

    mention: overlaps a gold one, one to one, and has its type. node: a document's
    entity that is aligned with a gold one and has its type. edge: two such entities
    named in one gold sentence. b3_doc, b3_corpus: see `b_cubed`; b3_all: over all mentions of
    either side, a missed one as an entity of its own (Stoyanov et al. 2009, Conundrums in noun
    phrase coreference resolution, ACL). graph_edge: as edge, of the pairs that the graph itself
    ties, if it is told, so that its windows and filters count. relation: a directed
    pair with its type, sentence by sentence; fact: the same of entities, see `found_facts`.
    statement: what is said, where it shares half of both with a gold one. speaker: such a one
    whose speaker is right too. `_untyped` rows leave the type aside.
    """
    sums = _Sums()
    for document_id, want in gold.items():
        have = predicted.get(document_id)
        if want.relations is not None:
            _add_relations(want, have, sums)
        if want.mentions is not None:
            _add_mentions(want, have, sums)
        if want.statements is not None:
            _add_statements(want, have, sums)
    rows = {name: tally.score() for name, tally in sums.tallies.items()}
    if sums.doc[0]:
        rows["b3_doc"] = b_cubed(*sums.doc)
        rows["b3_all"] = b_cubed(*sums.every)
    if sums.corpus[0]:
        rows["b3_corpus"] = b_cubed(*sums.corpus)
    return rows, sums.faults


def b_cubed(gold: Mapping[Place, object], predicted: Mapping[Place, object]) -> Score:
    """Return the mean over mentions of how far their two clusters agree.

    gold, predicted: mention → its cluster; both of the same mentions.
    Source: Bagga and Baldwin (1998), Algorithms for scoring coreference chains, LREC.
    """
    wanted, had = _clusters(gold), _clusters(predicted)
    shared = [
        (len(wanted[gold[m]] & had[predicted[m]]), len(had[predicted[m]]), len(wanted[gold[m]]))
        for m in gold
    ]
    count = len(shared)
    return Score(sum(s / p for s, p, _ in shared) / count, sum(s / g for s, _, g in shared) / count)


def _clusters(assigned: Mapping[Place, object]) -> dict[object, set[Place]]:
    clusters: dict[object, set[Place]] = defaultdict(set)
    for mention, cluster in assigned.items():
        clusters[cluster].add(mention)
    return clusters


def _add_mentions(want: Annotated, have: Annotated | None, sums: _Sums) -> None:
    gold = outermost(want.mentions or ())
    predicted = [m for m in outermost(have.mentions or () if have else ()) if m.type in TYPES]
    pairs = matched(gold, predicted)
    typed = sum(gold[a].type == predicted[b].type for a, b in pairs)
    sums.tallies["mention"].add(typed, len(predicted), len(gold))
    sums.tallies["mention_untyped"].add(len(pairs), len(predicted), len(gold))
    homes = aligned(gold, predicted, pairs)
    gold_ids = {m.entity for m in gold}
    ids = {m.entity for m in predicted}
    types = have.entity_types if have else {}
    right = {
        entity: other
        for entity, other in homes.items()
        if want.entity_types[other] == types.get(entity)
    }
    sums.tallies["node"].add(len(right), len(ids), len(gold_ids))
    sums.tallies["node_untyped"].add(len(homes), len(ids), len(gold_ids))
    edges, wanted = _edges(predicted, want.sentences), _edges(gold, want.sentences)
    kept = sum(
        all(end in right for end in edge) and frozenset(right[end] for end in edge) in wanted
        for edge in edges
    )
    sums.tallies["edge"].add(kept, len(edges), len(wanted))
    if have is not None and have.edges is not None:
        tied = sum(frozenset(map(right.get, edge)) in wanted for edge in have.edges)
        sums.tallies["graph_edge"].add(tied, len(have.edges), len(wanted))
    for a, b in pairs:
        place = (want.id, a)
        sums.doc[0][place], sums.doc[1][place] = (
            (want.id, gold[a].entity),
            (want.id, predicted[b].entity),
        )
        if link := want.links.get(gold[a].entity):
            sums.corpus[0][place], sums.corpus[1][place] = link, predicted[b].entity
    _add_alone(want.id, (gold, predicted), pairs, sums)
    _add_faults(want, have, (gold, predicted), homes, sums)


def _add_alone(
    document: str,
    sides: tuple[Sequence[Marked], Sequence[Marked]],
    pairs: Sequence[tuple[int, int]],
    sums: _Sums,
) -> None:
    """Add every mention to `every`: one that the other side lacks is an entity of its own there."""
    gold, predicted = sides
    other = {b: a for a, b in pairs}
    for a, mention in enumerate(gold):
        sums.every[0][document, a] = (document, mention.entity)
        sums.every[1].setdefault((document, a), ("missed", document, a))
    for b, mention in enumerate(predicted):
        place = (document, other.get(b, len(gold) + b))
        sums.every[1][place] = (document, mention.entity)
        sums.every[0].setdefault(place, ("spurious", document, b))


def _edges(mentions: Sequence[Marked], sentences: Sequence[Span]) -> set[frozenset[str]]:
    named: dict[int, set[str]] = defaultdict(set)
    for mention in mentions:
        for number, sentence in enumerate(sentences):
            if sentence.start <= mention.span.start < sentence.end:
                named[number].add(mention.entity)
                break
    return {
        frozenset(pair) for ids in named.values() for pair in itertools.combinations(sorted(ids), 2)
    }


def _add_faults(
    want: Annotated,
    have: Annotated | None,
    sides: tuple[Sequence[Marked], Sequence[Marked]],
    homes: Mapping[str, str],
    sums: _Sums,
) -> None:
    gold, predicted = sides
    types = have.entity_types if have else {}
    for entity, name in _first_names(predicted, want.text).items():
        if entity not in homes:
            sums.faults.append(Fault(f"spurious {types.get(entity)}", want.id, name))
        elif want.entity_types[homes[entity]] != types.get(entity):
            kind = f"type {types.get(entity)}, should be {want.entity_types[homes[entity]]}"
            sums.faults.append(Fault(kind, want.id, name))
    found = set(homes.values())
    for entity, name in _first_names(gold, want.text).items():
        if entity not in found:
            sums.faults.append(Fault(f"missed {want.entity_types[entity]}", want.id, name))


def _first_names(mentions: Sequence[Marked], text: str) -> dict[str, str]:
    names: dict[str, str] = {}
    for mention in mentions:
        names.setdefault(mention.entity, mention.span.of(text))
    return names


def _add_relations(want: Annotated, have: Annotated | None, sums: _Sums) -> None:
    gold = sorted(want.relations or (), key=lambda r: r.optional)
    needed = sum(not r.optional for r in gold)
    predicted = [r for r in (have.relations or () if have else ()) if r.type != CO_OCCURS]
    for name, same in (("relation", _same_relation), ("relation_untyped", _same_pair)):
        left = list(gold)
        extra = []
        for relation in predicted:
            match = next((g for g in left if same(g, relation)), None)
            if match is None:
                extra.append(relation)
            else:
                left.remove(match)
        right = needed - sum(not r.optional for r in left)
        sums.tallies[name].add(right, right + len(extra), needed)
        if same is _same_relation:
            for kind, listed in (("missed", left), ("spurious", extra)):
                sums.faults += [
                    Fault(
                        f"{kind} {r.type}",
                        want.id,
                        f"{r.head.of(want.text)} → {r.tail.of(want.text)}",
                    )
                    for r in listed
                    if not r.optional
                ]
    facts, found = found_facts(want, have)
    judged = [right for right in facts.values() if right is not None]
    sums.tallies["fact"].add(sum(judged), len(judged), len(found), sum(found.values()))


def _add_statements(want: Annotated, have: Annotated | None, sums: _Sums) -> None:
    gold, predicted = want.statements or (), (have.statements or () if have else ())
    pairs, right = said_alike(want, have)
    sums.tallies["statement"].add(len(pairs), len(predicted), len(gold))
    sums.tallies["speaker"].add(len(right), len(predicted), len(gold))
    found = dict(pairs)
    for number, each in enumerate(gold):
        if number not in right:
            kind = "wrong speaker" if number in found else "missed statement"
            what = f"{each.name}: {each.content.of(want.text)}"
            sums.faults.append(Fault(kind, want.id, what))


Same = Callable[[MarkedRelation, MarkedRelation], bool]


def _same_relation(gold: MarkedRelation, relation: MarkedRelation) -> bool:
    if relation.type not in gold.types:
        return False
    return _ends_meet(gold, relation) or (
        relation.type in load_pack().relations.symmetric and _ends_meet(gold, relation.flipped())
    )


def _same_pair(gold: MarkedRelation, relation: MarkedRelation) -> bool:
    return _ends_meet(gold, relation) or _ends_meet(gold, relation.flipped())


def _ends_meet(a: MarkedRelation, b: MarkedRelation) -> bool:
    return a.head.overlaps(b.head) and a.tail.overlaps(b.tail)


def largest(faults: Sequence[Fault]) -> list[tuple[str, int, list[Fault]]]:
    """Return each kind of fault with its count and up to five examples, most first."""
    counts = Counter(fault.kind for fault in faults)
    ranked = sorted(counts, key=lambda kind: (-counts[kind], kind))
    return [(k, counts[k], [f for f in faults if f.kind == k][:5]) for k in ranked]
