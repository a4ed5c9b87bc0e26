"""The chains of every document as rows: worked out by this process, or by several."""

from __future__ import annotations

import contextlib
import functools
import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import pyarrow as pa

from graphbuild.config import ResolveSettings
from graphbuild.engines import local
from graphbuild.engines.lost import Lost
from graphbuild.errors import GraphbuildError
from graphbuild.graph.counting.tables import Database
from graphbuild.model import NO_CUES, Cues, Extraction, Mention, RelationMention, Span
from graphbuild.resolve.aliases import AliasTable
from graphbuild.resolve.corpus.addresses import names_of_addresses
from graphbuild.resolve.corpus.chain_table import FIELDS, row_of
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.document.chains import chains
from graphbuild.resolve.document.correspondents import named_by_address, with_written_forms

_AT_ONCE = 256
_WORTH_A_PROCESS = 2_000
"""Documents whose chains take longer than a process takes to start."""

_READ = """
SELECT d.doc, d.id, d.date, s.mentions, s.relations, s.definitions, s.anaphora, s.apart, s.headline,
    s.addresses
FROM shards s JOIN documents d USING (key)
"""
"""Not their sentences, which are most of a shard and say nothing of who is who."""

_ADDRESSES = """
SELECT address, name, count(*) AS count FROM (
    SELECT a.address AS address, mentions[a.mention + 1].text AS name
    FROM (
        SELECT mentions, unnest(addresses) AS a FROM shards SEMI JOIN documents USING (key)
        WHERE len(addresses) > 0
    )
)
GROUP BY ALL ORDER BY ALL
"""

_NOWHERE = Span(0, 0)

_SCHEMA = pa.schema([*FIELDS, ("doc", pa.int32())])

_Work = Callable[[pa.RecordBatch], pa.RecordBatch]


@dataclass(frozen=True, slots=True)
class Rules:
    """What the chains of a document go by. names: by address of mail, whose each is."""

    settings: ResolveSettings
    aliases: AliasTable
    curation: Curation
    names: Mapping[str, str] = field(default_factory=dict)


def chain_rows(db: Database, rules: Rules, workers: int) -> Iterator[pa.Table]:
    """Yield the rows of all chains, a few documents at a time.

    db: has documents and shards. workers: processes, if there are documents enough.
    Raises GraphbuildError where one of them ends.
    """
    yield _SCHEMA.empty_table()
    rules = replace(rules, names=names_of_addresses(db.execute(_ADDRESSES).fetchall()))
    ((documents,),) = db.execute("SELECT count(*) FROM documents").fetchall()
    most = min(workers, documents // _WORTH_A_PROCESS)
    with (
        contextlib.closing(db.cursor()) as reading,
        local.engine(functools.partial(_work_of, rules), workers=most) as run,
    ):
        for _, found in run(reading.sql(_READ).to_arrow_reader(_AT_ONCE)):
            if isinstance(found, Lost):
                raise GraphbuildError(
                    f"a process that joins names ended ({found.how}), most likely for want of "
                    "memory. Run again with fewer --workers: what was read is kept."
                )
            yield pa.Table.from_batches([found])


def _work_of(rules: Rules) -> _Work:
    return functools.partial(_rows, rules=rules)


def _rows(batch: pa.RecordBatch, *, rules: Rules) -> pa.RecordBatch:
    """Return the rows of the chains of some documents."""
    columns: dict[str, list[object]] = {name: [] for name in _SCHEMA.names}
    aliases, curation = rules.aliases, rules.curation
    dates, numbers = batch["date"].to_pylist(), batch["doc"].to_pylist()
    for extraction, date, number in zip(_extractions(batch), dates, numbers, strict=True):
        named = named_by_address(extraction, rules.names) if extraction.addresses else extraction
        found = chains(named, rules.settings, aliases, date, curation)
        for chain in with_written_forms(found, extraction) if extraction.addresses else found:
            row = row_of(chain, aliases.key(chain.name), curation.spelling(chain.name))
            for name, value in row.items():
                columns[name].append(value)
            columns["doc"].append(number)
    arrays = [pa.array(columns[field.name], field.type) for field in _SCHEMA]
    return pa.RecordBatch.from_arrays(arrays, schema=_SCHEMA)


def _extractions(batch: pa.RecordBatch) -> Iterator[Extraction]:
    """Yield of each document what names go by: all but its sentences."""
    ids, definitions, anaphora, apart, headline, addresses = (
        batch[name].to_pylist()
        for name in ("id", "definitions", "anaphora", "apart", "headline", "addresses")
    )
    mentions = _mentions(batch["mentions"], ids)
    relations = _relations(batch["relations"])
    for n, document_id in enumerate(ids):
        yield Extraction(
            document_id,
            sentences=(),
            mentions=mentions[n],
            relations=relations[n],
            definitions=tuple((a, b) for a, b in definitions[n]),
            anaphora=tuple((a, b) for a, b in anaphora[n]),
            apart=tuple((a, b) for a, b in apart[n]),
            headline=headline[n],
            addresses=tuple((each["mention"], each["address"]) for each in addresses[n]),
        )


def _relations(column: pa.ListArray) -> list[tuple[RelationMention, ...]]:
    """Return the relations of each document: their ends, types and roles."""
    flat = column.flatten()
    values = (flat.field(name).to_pylist() for name in ("head", "tail", "type", "role"))
    rows = zip(*values, strict=True)
    return [
        tuple(
            RelationMention(head, tail, kind, _NOWHERE, role=role)
            for head, tail, kind, role in itertools.islice(rows, length)
        )
        for length in column.value_lengths().to_pylist()
    ]


def _mentions(column: pa.ListArray, ids: list[str]) -> list[tuple[Mention, ...]]:
    """Return the mentions of each document, read column by column, which is far faster."""
    flat = column.flatten()
    names = [field.name for field in flat.type]
    values = dict(zip(names, (each.to_pylist() for each in flat.flatten()), strict=True))
    cues = [
        Cues(tuple(roles), tuple(places), means) if roles or places or means else NO_CUES
        for roles, places, means in zip(
            values["roles"], values["places"], values["means"], strict=True
        )
    ]
    spans = map(Span, values["start"], values["end"])
    fields = (values["sentence"], spans, *(values[n] for n in ("text", "type", "title", "kind")))
    rows = zip(*fields, cues, strict=True)
    lengths = column.value_lengths().to_pylist()
    return [
        tuple(Mention(document_id, *next(rows)) for _ in range(length))
        for document_id, length in zip(ids, lengths, strict=True)
    ]
