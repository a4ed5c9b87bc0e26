"""Where the places of a build lie, and which of GeoNames' they are."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping

import pyarrow as pa

from graphbuild.graph.counting.tables import Database, put
from graphbuild.resolve.known.places import Atlas

_PLACES = """
SELECT e.entity, e.id, e.name, e.aliases, s.document_count
FROM entities e JOIN seen s USING (entity) WHERE e.type = 'Place' ORDER BY e.id
"""
_BEHIND = """
SELECT a.entity, f.name, count(DISTINCT m.doc)
FROM mentions m JOIN assignment a USING (doc, mention)
JOIN entities e ON e.entity = a.entity AND e.type = 'Place'
JOIN mentions n ON n.doc = m.doc AND n.sentence = m.sentence AND n.start = m."end" + 2
JOIN assignment b ON b.doc = n.doc AND b.mention = n.mention
JOIN entities f ON f.entity = b.entity AND f.type = 'Place'
JOIN sentences s ON s.doc = m.doc AND s.sentence = m.sentence
WHERE s.text[m."end" - s.start + 1 : m."end" - s.start + 2] = ', ' AND a.entity <> b.entity
GROUP BY ALL
UNION ALL
SELECT r.head, t.name, r.document_count FROM stated_edges r JOIN entities t ON t.entity = r.tail
WHERE r.type = 'LOCATED_IN' AND t.type = 'Place'
"""
"""A place behind a comma, as in "Paris, Texas", and one that a sentence states."""

_LOCATED = pa.schema(
    [
        ("entity", pa.string()),
        ("geoname", pa.string()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
    ]
)


def locate_places(db: Database) -> None:
    """Make `known_places`: the id and coordinates of countries and large cities.

    db: as `count` leaves it.
    """
    put(db, "known_places", _LOCATED.empty_table())
    places = db.execute(_PLACES).fetchall()
    if not places:
        return
    atlas = _atlas()
    said: Mapping[int, dict[str, int]] = defaultdict(dict)
    for number, region, documents in db.execute(_BEHIND).fetchall():
        said[number][region] = max(documents, said[number].get(region, 0))
    rows = []
    for number, id, name, aliases, documents in places:
        names = dict.fromkeys((name, *(aliases or ())))
        regions = {} if atlas.is_region(names) else said.get(number, {})
        if found := atlas.located(names, regions, documents):
            rows.append(
                {
                    "entity": id,
                    "geoname": str(found.geonameid),
                    "latitude": found.latitude,
                    "longitude": found.longitude,
                }
            )
    put(db, "known_places", pa.Table.from_pylist(rows, schema=_LOCATED))


@functools.cache
def _atlas() -> Atlas:
    """Return the atlas, which this process's next build has at once."""
    return Atlas()
