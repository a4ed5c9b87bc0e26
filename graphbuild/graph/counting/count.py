"""The steps of counting, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa

from graphbuild.config import Config
from graphbuild.graph.association import log_likelihood_ratios, npmis, p_values
from graphbuild.graph.counting.ranked import rank_evidence
from graphbuild.graph.counting.said import tell_statements
from graphbuild.graph.counting.stated import join_stated
from graphbuild.graph.counting.tables import Database
from graphbuild.graph.counting.together import pair_up
from graphbuild.model import MODALITIES, RelationType

_ROWS = 100_000

_SEEN = """
CREATE OR REPLACE TABLE mentioned_in AS
SELECT a.entity, m.doc, count(*) AS count
FROM mentions m JOIN assignment a USING (doc, mention)
WHERE m.kind = 'name' OR m.means OR ?
GROUP BY a.entity, m.doc
"""

_NODES = """
CREATE OR REPLACE TABLE seen AS
SELECT entity, sum(count)::BIGINT AS mention_count, count(*) AS document_count,
    min(date) AS first_seen, max(date) AS last_seen
FROM mentioned_in JOIN documents USING (doc) GROUP BY entity
"""

_KEPT = """
CREATE OR REPLACE TABLE kept_ties AS
SELECT t.* EXCLUDE (head_alone, tail_alone, total), a.npmi, a.llr, a.p_value
FROM ties t JOIN association a USING (head, tail)
WHERE weight >= $weight AND npmi >= $npmi AND ($backbone IS NULL OR disparity <= $backbone)
"""


def count(db: Database, config: Config, types: Mapping[str, RelationType]) -> None:
    """Make `seen`, `mentioned_in`, `kept_ties`, `stated_edges`, `statements` and `evidence`.

    db: has documents, sentences, assignment, entities and what `load_shards` makes.
    types: what each relation type can join. Names count, adjectives that stand for a
    country, and pronouns with `extract.coreference: normal`.
    """
    pronouns = config.extract.coreference == "normal"
    db.execute(_SEEN, [pronouns])
    db.execute(_NODES)
    pair_up(db, config.edges, pronouns=pronouns)
    _associate(db)
    limits = config.edges
    db.execute(
        _KEPT,
        {"weight": limits.min_weight, "npmi": limits.min_npmi, "backbone": limits.backbone},
    )
    tell_statements(db)
    join_stated(db, [m for m in MODALITIES if m in config.relations.modality], types)
    rank_evidence(db)


def _associate(db: Database) -> None:
    """Make `association`: how far beyond chance each two entities are named together."""
    db.execute(
        "CREATE OR REPLACE TABLE association "
        "(head INT, tail INT, npmi DOUBLE, llr DOUBLE, p_value DOUBLE)"
    )
    for batch in _batches(db, "SELECT head, tail, weight, head_alone, tail_alone, total FROM ties"):
        columns = [batch[name].to_numpy().astype(np.float64) for name in batch.column_names[2:]]
        ratios = log_likelihood_ratios(*columns)
        found = pa.table(
            {
                "head": batch["head"],
                "tail": batch["tail"],
                "npmi": npmis(*columns),
                "llr": ratios,
                "p_value": p_values(ratios),
            }
        )
        db.execute("INSERT INTO association SELECT * FROM found")
        del found


def _batches(db: Database, query: str) -> Iterator[pa.Table]:
    for batch in db.cursor().sql(query).to_arrow_reader(_ROWS):
        yield pa.Table.from_batches([batch])
