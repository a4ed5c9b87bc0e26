"""The edges of which one alone can hold at a time, with what their sentences tell of when."""

from __future__ import annotations

from graphbuild.language.people.offices import Offices

EXCLUSIVE = """
WITH offices AS (
    SELECT unnest($names) AS name, unnest($offices) AS office, unnest($only_place) AS only_place
),
held AS (
    SELECT r.*, r.tail AS subject, o.office
    FROM relations r JOIN entities t ON t.id = r.tail JOIN offices o ON o.name = lower(r.role)
    WHERE r.type = 'LEADS' AND (t.type = 'Place' OR NOT o.only_place)
    UNION ALL
    SELECT r.*, r.head, '' FROM relations r WHERE r.type = 'BORN_IN'
    UNION ALL
    SELECT r.*, r.head, '' FROM relations r JOIN entities t ON t.id = r.tail
    WHERE r.type = 'WORKS_FOR' AND t.type = 'Organization'
),
asked AS (
    SELECT DISTINCT type, subject, office FROM held
    WHERE $here IS NULL OR head = $here OR tail = $here
),
chosen AS (
    SELECT h.* FROM held h SEMI JOIN asked USING (type, subject, office)
    WHERE coalesce(h.modality, 'asserted') = 'asserted'
    QUALIFY count(*) OVER (PARTITION BY h.type, h.subject, h.office) > 1 AND row_number() OVER (
        PARTITION BY h.type, h.subject, h.office ORDER BY h.weight DESC, h.head, h.tail
    ) <= $most
)
SELECT c.type, c.subject, c.office, c.weight, c.head, c.tail, c.role, c.times,
    c.status AS edge_status, c.first_seen, c.last_seen, v."when", v.status,
    min(v.date) AS first, max(v.date) AS last, min(v.rank) AS rank,
    arg_min(v.sentence, v.rank) AS sentence, arg_min(v.document, v.rank) AS document,
    arg_min_null(v.date, v.rank) AS date
FROM chosen c JOIN evidence v ON v.head = c.head AND v.type = c.type AND v.tail = c.tail
WHERE v.modality = 'asserted'
GROUP BY ALL
ORDER BY c.type, c.subject, c.office, c.weight DESC, c.head, c.tail, rank
"""
"""A row for each edge and what its sentences say of their time, edge after edge of a subject:
the body and its office, or the person who is born or employed."""


def offices_asked(offices: Offices) -> dict[str, object]:
    """Return the parameters of EXCLUSIVE that say which offices are sole."""
    names = sorted(offices.of_places)
    return {
        "names": names,
        "offices": [offices.of_places[name] for name in names],
        "only_place": [name not in offices.of_bodies for name in names],
    }
