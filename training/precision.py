r"""Measure how often each kind of reason that joins names is right.

    python training/precision.py CORPUS.jsonl ... --write graphbuild/resolve/reasons.yaml
    python training/precision.py CORPUS.jsonl ...

Half of the documents, by a hash of their ids, are for the table that ships: `--write` counts
them. Without it the other half is counted, and beside it stands what the table says of it.
Each corpus is read twice: with the names that people marked, and with those that are found.
What joins names over documents is counted on halves of documents, as if each were one.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
from halved import halves, identities, known
from marked import Marked

from graphbuild.config import Config, ResolveSettings
from graphbuild.evaluate.gold import Annotated, parse
from graphbuild.evaluate.gold import Marked as Mention
from graphbuild.evaluate.reasons import (
    Compared,
    Join,
    Rate,
    binned,
    by_kind,
    calibration_error,
    joins,
)
from graphbuild.extract.extractor import Extractor
from graphbuild.model import ANNOTATION_TYPES, Chain, Document, Extraction
from graphbuild.resolve import aliases, types
from graphbuild.resolve.corpus.chain_table import FIELDS, ChainTable, row_of
from graphbuild.resolve.corpus.entities import resolve_corpus
from graphbuild.resolve.document.chains import chains
from graphbuild.resolve.reasons import JOINING, Counts, Kind, weighed

SAME = Path(__file__).parent / "same_entities.txt"
"""Entities of a document that its annotations have as two, by mistake."""

LINKED = "gum"
"""The corpus whose links say who is who over documents; those of others do not."""

KNOWN = aliases.load()
SETTINGS = ResolveSettings(precision=0)

Counted = dict[Kind, dict[str, Counts]]

_HEAD = """\
# How often each kind of reason is right: by corpus how many of its joins, and of how many.
# Written by training/precision.py from half of the documents; docs/accuracy.md says more.
"""


def documents(path: Path, *, aside: bool) -> Iterator[Annotated]:
    """Yield the documents of a corpus that are for the table, or those kept aside."""
    same = _same()
    for line in path.read_text("utf-8").splitlines():
        document = parse(json.loads(line))
        if int(hashlib.sha256(document.id.encode()).hexdigest(), 16) % 2 == aside:
            links = document.links if _corpus(path) == LINKED else {}
            yield _mended(replace(document, links=links), same[document.id])


def _corpus(path: Path) -> str:
    return path.stem.partition("_")[0]


def _same() -> Mapping[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in SAME.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            document, one, other = line.split()
            found[document].append((one, other))
    return found


def _mended(document: Annotated, same: Sequence[tuple[str, str]]) -> Annotated:
    """Return a document in which some pairs of entities are one."""
    mentions = document.mentions or ()
    for one, other in same:
        kept = {m.entity for m in mentions}
        first, second = (e if e in kept else one for e in (one, other))
        mentions = tuple(replace(m, entity=first) if m.entity == second else m for m in mentions)
    return replace(document, mentions=mentions)


def read(gold: Sequence[Annotated], *, as_marked: bool) -> list[Extraction]:
    """Return what the documents hold, with the names that people marked or those found."""
    extractor = Extractor(Config())
    if as_marked:
        pipes = extractor.nlp._components  # noqa: SLF001 - spaCy takes only what it can save
        place = extractor.nlp.pipe_names.index("ner")
        pipes[place] = ("ner", Marked(gold))
    found = extractor.extract(Document(each.id, each.text, None, None) for each in gold)
    return [each for each in found if isinstance(each, Extraction)]


def in_document(gold: Annotated, extraction: Extraction) -> list[Join]:
    """Return the joins within a document."""
    named, compared = [], []
    for number, chain in enumerate(chains(extraction, SETTINGS, KNOWN)):
        named += _mentions(extraction, chain, str(number), types.winner(dict(chain.votes)))
        compared += [Compared(str(number), str(number), reason) for reason in chain.reasons]
    return joins({gold.id: gold}, {gold.id: replace(gold, mentions=tuple(named))}, compared)


def over_documents(gold: Sequence[Annotated], extractions: Sequence[Extraction]) -> list[Join]:
    """Return the joins, and the doubts, over the halves of the documents of a corpus."""
    who = identities(gold)
    wanted, parts = {}, {}
    for each, extraction in zip(gold, extractions, strict=True):
        for half, part in halves(each, extraction):
            links = {m.entity: who[each.id, m.entity] for m in half.mentions or ()}
            wanted[half.id], parts[half.id] = replace(half, links=links), part
    table = _table([chain for part in parts.values() for chain in chains(part, SETTINGS, KNOWN)])
    resolved = resolve_corpus(table, KNOWN)
    named: dict[str, list[Mention]] = defaultdict(list)
    compared = [
        Compared(d.left, d.right, d.comparison) for d in resolved.doubts if d.left != d.right
    ]
    for entity, numbers in zip(resolved.entities, resolved.chains, strict=True):
        for chain in table.read(numbers):
            part = parts[chain.document_id]
            named[part.document_id] += _mentions(part, chain, entity.id, entity.type)
        compared += [Compared(entity.id, entity.id, r) for r in resolved.reasons[entity.id]]
    found = {d: replace(want, mentions=tuple(named[d])) for d, want in wanted.items()}
    every = [each for each in compared if not each.comparison.document_id]
    return known(joins(wanted, found, every), who)


def _mentions(read: Extraction, chain: Chain, entity: str, kind: str) -> list[Mention]:
    own = (read.mentions[n] for n in chain.mentions)
    label = ANNOTATION_TYPES.get(kind, kind)
    return [Mention(m.span, label, entity) for m in own if m.kind == "name"]


def _table(listed: Sequence[Chain]) -> ChainTable:
    ids = sorted({chain.document_id for chain in listed})
    number = {document: n for n, document in enumerate(ids)}
    rows = [
        {**row_of(c, KNOWN.key(c.name), spelling=0), "doc": number[c.document_id]} for c in listed
    ]
    db = duckdb.connect()
    columns = {
        "doc": pa.array(range(len(ids)), pa.int32()),
        "id": ids,
        "date": pa.array([None] * len(ids), pa.date32()),
    }
    db.register("given", pa.table(columns))
    db.execute("CREATE TABLE documents AS FROM given")
    schema = pa.schema([*FIELDS, ("doc", pa.int32())])
    db.register("rows", pa.Table.from_pylist(rows, schema=schema))
    return ChainTable(db, "rows")


def counted(paths: Sequence[Path], *, aside: bool) -> Counted:
    """Return by kind and corpus how many joins are right, and of how many."""
    counts: Counted = {kind: {} for kind in Kind}
    for corpus, files in itertools.groupby(sorted(paths), _corpus):
        gold = [document for file in files for document in documents(file, aside=aside)]
        for as_marked in (True, False):
            extractions = read(gold, as_marked=as_marked)
            found = over_documents(gold, extractions)
            for each, extraction in zip(gold, extractions, strict=True):
                found += in_document(each, extraction)
            for kind, pair in by_kind(found).items():
                name = f"{corpus}, {'marked' if as_marked else 'found'}"
                counts[Kind[kind.upper()]][name] = pair
    return counts


def written(counts: Counted) -> str:
    """Return the table that ships: a line a kind, in their order."""
    told = {kind.id: {name: [*pair] for name, pair in own.items()} for kind, own in counts.items()}
    lines = "\n".join(f"{kind}: {json.dumps(own)}" for kind, own in told.items())
    return f"{_HEAD}{lines}\n"


def compared(counts: Counted) -> Iterator[str]:
    """Yield as Markdown what the table says, and what was counted."""
    yield "| kind | score | right | of |"
    yield "| --- | --- | --- | --- |"
    for kind, own in sorted(counts.items(), key=lambda each: -each[0].score):
        right, joins = (sum(pair[n] for pair in own.values()) for n in (0, 1))
        rate = f"{right / joins:.2f}" if joins else ""
        yield f"| {kind.value} | {kind.score:.2f} | {rate} | {joins} |"
    yield ""
    joining = [
        Rate(kind.score, *weighed(own.values())) for kind, own in counts.items() if kind in JOINING
    ]
    yield "| score | joins | mean score | right |"
    yield "| --- | --- | --- | --- |"
    for score, rate in binned(joining).items():
        yield f"| {score} | {rate.of:.0f} | {rate.score:.3f} | {rate.right / rate.of:.3f} |"
    yield f"\nExpected calibration error {calibration_error(joining):.3f}"


def main() -> None:
    """Write the table, or compare it with the documents that are kept aside."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS.jsonl")
    parser.add_argument("--write", type=Path, help="the table to write")
    args = parser.parse_args()
    counts = counted(args.corpora, aside=args.write is None)
    if args.write is None:
        print(*compared(counts), sep="\n")
    else:
        args.write.write_text(written(counts), "utf-8")


if __name__ == "__main__":
    main()
