"""The clusters that resolution begins with: the chains of one name, summed up by the database."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterator

from graphbuild.resolve.corpus.chain_table import ChainTable
from graphbuild.resolve.corpus.clusters import Cluster
from graphbuild.resolve.names.key import NameKey

_SUMMED_UP = """
WITH forms AS (
    SELECT key, spelling, n.form AS form, sum(n.count)::BIGINT AS count
    FROM (SELECT key, spelling, unnest(names) AS n FROM chains) GROUP BY ALL
),
full_names AS (SELECT key, spelling, name, count(*) AS count FROM chains GROUP BY ALL),
votes AS (
    SELECT key, spelling, v.type AS type, sum(v.weight) AS weight
    FROM (SELECT key, spelling, unnest(votes) AS v FROM chains ORDER BY number) GROUP BY ALL
)
SELECT c.*, f.forms, f.form_counts, u.full_names, u.full_counts, v.types, v.weights
FROM (
    SELECT key, spelling, min(number) AS first, count(*) AS size,
        list(doc ORDER BY number) AS documents, sum(len(mentions))::BIGINT AS mentions,
        min((doc, mentions[1])) AS place
    FROM chains GROUP BY key, spelling
) c
JOIN (
    SELECT key, spelling, list(form ORDER BY form) AS forms,
        list(count ORDER BY form) AS form_counts
    FROM forms GROUP BY ALL
) f USING (key, spelling)
JOIN (
    SELECT key, spelling, list(name ORDER BY name) AS full_names,
        list(count ORDER BY name) AS full_counts
    FROM full_names GROUP BY ALL
) u USING (key, spelling)
JOIN (
    SELECT key, spelling, list(type ORDER BY type) AS types, list(weight ORDER BY type) AS weights
    FROM votes GROUP BY ALL
) v USING (key, spelling)
ORDER BY key, spelling
"""


def summed_up(table: ChainTable) -> Iterator[tuple[NameKey, Cluster]]:
    """Yield the cluster of each name, in the order of keys."""
    votes: dict[tuple[object, ...], dict[str, float]] = {}
    result = table.db.execute(_SUMMED_UP)
    while rows := result.fetchmany(5_000):
        for key, spelling, first, size, documents, mentions, place, *counted in rows:
            forms, form_counts, names, name_counts, kinds, weights = counted
            if forms == names:  # as most are: then one text serves both
                names = forms
            said = dict(zip(map(sys.intern, kinds), weights, strict=True))
            yield (
                NameKey(key, spelling),
                Cluster(
                    table,
                    numbers=array("i", range(first, first + size)),
                    documents=array("i", documents),
                    forms=Counter(dict(zip(forms, form_counts, strict=True))),
                    full=Counter(dict(zip(names, name_counts, strict=True))),
                    votes=votes.setdefault((*said.items(),), said),
                    mentions=mentions,
                    first=tuple(place.values()) if isinstance(place, dict) else tuple(place),
                ),
            )
