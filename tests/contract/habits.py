"""What analysts ask in Cypher beside the cookbook, and what the embedded store refuses."""

_SUMS = {
    "count": "count(p.mention_count)",
    "count distinct": "count(DISTINCT p.document_count)",
    "sum": "sum(p.mention_count)",
    "min": "min(p.name)",
    "max": "max(p.first_seen)",
    "mean": "round(avg(p.mention_count), 4)",
    "spread": "round(stDev(p.mention_count), 4)",
    "median": "percentileCont(p.mention_count, 0.5)",
    "upper tenth": "percentileCont(p.mention_count, 0.9)",
    "lower quarter": "percentileDisc(p.mention_count, 0.25)",
}
_ORDERS = {
    "a name": "name",
    "two": "documents DESC, name",
    "a sum": "mentions + documents DESC, name",
    "a function": "size(name) DESC, name",
    "a word": "words[0], name",
    "the last word": "words[-1], name",
    "two words": "words[size(words) - 1] DESC, words[0], name",
    "a case": "CASE WHEN mentions > 4 THEN 0 ELSE 1 END, name",
}
_LABELS = {
    "both": "n:Entity&Person",
    "either": "n:Person|Place",
    "either of both": "n:Entity&Person|Entity&Place",
    "none": "n:!Person",
    "both without one": "n:Entity&!Person",
    "in brackets": "(n:Person|Organization) AND n.mention_count > 3",
    "negated": "NOT n:Person|Place",
    "by a function": "'Person' IN labels(n)",
}
_DATES = "year month day quarter week weekYear ordinalDay dayOfWeek weekday dayOfQuarter quarterDay"
_PATTERNS = {
    "a node": "(n:Person WHERE n.mention_count > 3)",
    "two nodes": "(n:Person WHERE n.mention_count > 3)-[:CO_OCCURS]-(m WHERE m:Place)",
    "an edge": "(n:Person)-[r:CO_OCCURS WHERE r.weight > 1]-(m)",
    "with more": "(n:Entity WHERE n.mention_count > 3) WHERE n.name < 'K' OR n.name > 'S'",
    "both labels": "(n:Entity&Person)",
    "either label": "(n:Person|Place)",
    "a map": "(n:Person {document_count: 2})",
    "an optional end": "(n:Person) OPTIONAL MATCH (n)-[:LEADS]->(o WHERE o.mention_count > 2)",
}
_VALUES = {
    "halves": "UNWIND [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 0.4, -0.6] AS x RETURN round(x) AS y",
    "decimals": "UNWIND [1.005, 2.345, -2.345, 7.0] AS x RETURN round(x, 1) AS y",
    "division": "UNWIND [[7, 2], [-7, 2], [7, -2], [6, 3]] AS p RETURN p[0] / p[1] AS d, p[0] % p[1] AS m",
    "powers": "RETURN 2 ^ 3 AS a, sqrt(16) AS b, abs(-3) AS c, sign(-2.5) AS d, ceil(1.2) AS e, floor(-1.2) AS f",
    "nulls": "UNWIND [1, null, 3] AS x RETURN x + 1 AS a, x = null AS b, coalesce(x, 0) AS c, x IS NULL AS d",
    "nulls come last": "UNWIND [2, null, 1] AS x RETURN x ORDER BY x",
    "nulls come first": "UNWIND [2, null, 1] AS x RETURN x ORDER BY x DESC",
    "three truths": "UNWIND [true, false, null] AS a UNWIND [true, false, null] AS b RETURN a AND b AS x, a OR b AS y, a XOR b AS z, NOT a AS w",
    "membership": "RETURN 1 IN [1, null] AS a, 2 IN [1, null] AS b, 1 IN [] AS c",
    "slices": "WITH [1, 2, 3, 4] AS l RETURN l[0] AS a, l[-1] AS b, l[1..3] AS c, l[2..] AS d, l[..2] AS e, l[9] AS f",
    "lists": "WITH [3, 1, 2] AS l RETURN head(l) AS a, last(l) AS b, tail(l) AS c, size(l) AS d, reverse(l) AS e, range(1, 7, 3) AS f",
    "comprehensions": "RETURN [x IN range(1, 6) WHERE x % 2 = 0 | x * x] AS a, [x IN ['b', 'a'] | toUpper(x)] AS b",
    "a sum by hand": "RETURN reduce(total = 0, x IN [1, 2, 3] | total + x) AS sum",
    "quantifiers": "WITH [1, 2, 3] AS l RETURN all(x IN l WHERE x > 0) AS a, any(x IN l WHERE x > 2) AS b, none(x IN l WHERE x > 3) AS c, single(x IN l WHERE x = 2) AS d",
    "texts": "RETURN substring('harbour', 1, 3) AS a, left('harbour', 2) AS b, right('harbour', 2) AS c, replace('abcabc', 'b', 'x') AS d, reverse('abc') AS e, trim('  a ') AS f, split('a,b', ',') AS g",
    "letters": "RETURN toUpper('šimić') AS a, toLower('ŠIMIĆ') AS b, size('šimić') AS c",
    "starts and ends": "UNWIND ['Harbour Trust', 'Port of Altona', null] AS x RETURN x STARTS WITH 'Har' AS a, x ENDS WITH 'Altona' AS b, x CONTAINS 'of' AS c",
    "casts": "RETURN toInteger('12') AS a, toInteger('x') AS b, toFloat('1.5') AS c, toString(7) AS d, toBoolean('true') AS e, toInteger(2.9) AS f",
    "maps": "WITH {a: 1, b: {c: [1, 2]}} AS m RETURN m.a AS a, m.b.c[1] AS b, m['a'] AS c, m.z AS d",
    "an index of a list sorts": "UNWIND ['b a', 'a b', 'c 0'] AS x RETURN split(x, ' ') AS s ORDER BY s[1] LIMIT 2",
    "an index sorts in the middle": "UNWIND ['b a', 'a b', 'c 0'] AS x WITH split(x, ' ') AS s ORDER BY s[1] LIMIT 2 RETURN s[0] AS a",
    "a key sorts": "UNWIND [{k: 2}, {k: 1}, {k: 3}] AS m RETURN m AS n ORDER BY n['k'] DESC LIMIT 1",
    "days between": "RETURN duration.inDays(date('2024-01-31'), date('2024-03-01')).days AS a, duration.inMonths(date('2024-01-31'), date('2024-03-01')).months AS b",
    "dates moved": "RETURN date('2024-01-31') + duration('P1M') AS a, date('2024-03-01') - duration({days: 1}) AS b",
    "dates cut": "RETURN date.truncate('month', date('2024-04-17')) AS a, date.truncate('year', date('2024-04-17')) AS b",
    "dates made": "RETURN date({year: 2024, month: 2, day: 29}) AS a, date('2024-02-29') < date('2024-03-01') AS b",
    "distinct": "UNWIND [1, 2, 1, null, null] AS x RETURN DISTINCT x ORDER BY x",
    "collected": "UNWIND [3, null, 1] AS x RETURN collect(x) AS a, count(x) AS b, count(*) AS c",
    "a union": "RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x",
    "nothing to sum": "MATCH (n:Person {name: 'nobody'}) RETURN count(n) AS a, sum(n.mention_count) AS b, max(n.name) AS c, collect(n.id) AS d",
}
_WAYS = {
    "of two steps": "MATCH p = (:Person {name: 'Ingrid Halvorsen'})-[:CO_OCCURS*2]-(b:Person) RETURN DISTINCT b.name AS name ORDER BY name LIMIT 9",
    "of up to two": "MATCH (a:Person {name: 'Katrin Albers'})-[:CO_OCCURS*1..2]-(b) RETURN count(DISTINCT b) AS n",
    "the nodes of one": "MATCH (a:Person {name: 'Ingrid Halvorsen'}), (b:Person {name: 'Katrin Albers'}) MATCH p = shortestPath((a)-[:CO_OCCURS*..6]-(b)) RETURN length(p) AS steps, size(nodes(p)) AS nodes",
    "whose ends are asked for": "MATCH (a:Person), (b:Person) WHERE a.name = 'Ingrid Halvorsen' AND b.name = 'Luka Šimić' MATCH p = shortestPath((a)-[:CO_OCCURS*..5]-(b)) RETURN length(p) AS n",
    "without an edge": "MATCH (p:Person) WHERE NOT EXISTS { (p)-[:CO_OCCURS]-(:Organization) } RETURN p.name AS name ORDER BY name",
    "counted": "MATCH (p:Person) RETURN p.name AS name, COUNT { (p)-[:CO_OCCURS]-(:Place) } AS places ORDER BY places DESC, name LIMIT 5",
    "missing": "MATCH (p:Person) OPTIONAL MATCH (p)-[:LEADS]->(o) RETURN p.name AS name, o.name AS leads ORDER BY name, leads",
    "to its sentences": "MATCH (e:Entity {name: 'Luka Šimić'})-[:NAMED_IN]->(s:Sentence)-[:FROM_DOCUMENT]->(d:Document) RETURN d.id AS document, s.index AS place, s.text AS text ORDER BY document, place",
    "to what stands before": "MATCH (a:Sentence)-[:NEXT_SENTENCE]->(b:Sentence)<-[:NAMED_IN]-(e:Entity {name: 'Altona'}) RETURN a.id AS before, b.id AS id ORDER BY id LIMIT 6",
    "from an edge": "MATCH (:Person)-[r:LEADS]->(o) UNWIND r.evidence_sentences AS id MATCH (s:Sentence {id: id}) RETURN o.name AS name, s.text AS text ORDER BY name, text",
    "by words": "CALL db.index.fulltext.queryNodes('graphbuild_names', 'kovac') YIELD node RETURN node.name AS name ORDER BY name",
    "by the start of a word": "CALL db.index.fulltext.queryNodes('graphbuild_names', 'halv*') YIELD node RETURN node.name AS name ORDER BY name",
    "by an alias": "CALL db.index.fulltext.queryNodes('graphbuild_names', 'EHA') YIELD node RETURN node.name AS name ORDER BY name",
    "by words of a sentence": "CALL db.index.fulltext.queryNodes('graphbuild_sentences', 'minister') YIELD node MATCH (node)-[:FROM_DOCUMENT]->(d) RETURN d.id AS id, count(*) AS n ORDER BY id",
}

ASKED: dict[str, str] = {
    **{
        f"people: {name}": f"MATCH (p:Person) RETURN {said} AS value"
        for name, said in _SUMS.items()
    },
    **{
        f"by type: {name}": f"MATCH (p:Entity) UNWIND [x IN labels(p) WHERE x <> 'Entity'] AS type RETURN type, {said} AS value ORDER BY type"
        for name, said in _SUMS.items()
    },
    **{
        f"sorted by {name}": "MATCH (p:Person) RETURN p.name AS name, split(p.name, ' ') AS words, "
        f"p.mention_count AS mentions, p.document_count AS documents ORDER BY {said} LIMIT 7"
        for name, said in _ORDERS.items()
    },
    **{
        f"labels: {name}": f"MATCH (n) WHERE (n:Entity OR n:Document) AND ({said}) RETURN count(n) AS n"
        for name, said in _LABELS.items()
    },
    **{
        f"a date's {part}": f"MATCH (d:Document) WHERE d.date IS NOT NULL RETURN d.id AS id, d.date.{part} AS part ORDER BY id"
        for part in _DATES.split()
    },
    **{
        f"pattern: {name}": f"MATCH {said} RETURN count(*) AS n" for name, said in _PATTERNS.items()
    },
    **{f"values: {name}": said for name, said in _VALUES.items()},
    **{f"ways: {name}": said for name, said in _WAYS.items()},
}
"""Title → query, which both stores answer alike."""

_FROM_TO = "MATCH (a:Person {name: 'Ingrid Halvorsen'}), (b:Person {name: 'Luka Šimić'}) "
REFUSED: dict[str, str] = {
    "a shortest way round somebody": f"{_FROM_TO}MATCH p = shortestPath((a)-[:CO_OCCURS*..8]-(b)) WHERE none(n IN nodes(p) WHERE n.name = 'Jadrin') RETURN length(p) AS n",
    "a shortest way over strong ties": f"{_FROM_TO}MATCH p = shortestPath((a)-[r:CO_OCCURS*..8]-(b)) WHERE all(x IN r WHERE x.weight > 1) RETURN length(p) AS n",
    "months between": "RETURN duration.between(date('2024-01-01'), date('2024-04-05')).months AS n",
    "fuzzy words": "CALL db.index.fulltext.queryNodes('graphbuild_names', 'halvorsan~') YIELD node RETURN node.name AS name",
    "words in a row": "CALL db.index.fulltext.queryNodes('graphbuild_names', '\"port authority\"') YIELD node RETURN node.name AS name",
    "both words": "CALL db.index.fulltext.queryNodes('graphbuild_names', 'port AND authority') YIELD node RETURN node.name AS name",
    "a date and a text": "MATCH (d:Document) WHERE d.date > '2025-01-01' RETURN count(d) AS n",
    "all properties": "MATCH (n:Place) RETURN n {.*} AS n",
    "the map of a node": "MATCH (n:Place) RETURN properties(n) AS n",
    "the names of properties": "MATCH (n:Place) RETURN keys(n) AS n",
}
"""Title → query, which the embedded store does not answer rather than answer it wrongly."""
