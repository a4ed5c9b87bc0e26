"""What a build's tables tell of the entities that may be somebody on a list of names."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from graphbuild.graph.counting.tables import Database, put
from graphbuild.language.pack import load_pack
from graphbuild.language.people.gender import Gender
from graphbuild.resolve.known.pile import Told, Years
from graphbuild.resolve.known.sentences import births, demonyms, origins
from graphbuild.resolve.known.whereabouts import country_of
from graphbuild.resolve.occupations import walks_of_life

_MOST_SENTENCES = 300
"""Of one entity that are looked at: more would only cost time."""

_TITLES = """
SELECT a.entity, m.title, m.roles FROM (
    SELECT doc, unnest(mentions) AS m, generate_subscripts(mentions, 1) - 1 AS mention
    FROM shards JOIN documents USING (key)
) JOIN assignment a USING (doc, mention) SEMI JOIN wanted USING (entity)
WHERE m.title IS NOT NULL OR len(m.roles) > 0
"""
_SENTENCES = """
SELECT a.entity, m.kind, m.text AS said, m.start - s.start AS start, m."end" - s.start AS "end",
    s.text, d.date, m.doc, m.sentence
FROM mentions m JOIN assignment a USING (doc, mention) SEMI JOIN wanted USING (entity)
JOIN sentences s USING (doc, sentence) JOIN documents d USING (doc)
QUALIFY row_number() OVER (PARTITION BY a.entity ORDER BY m.doc, m.mention) <= $most
"""
_PLACES = """
SELECT m.doc, m.sentence, m.start - s.start, e.name
FROM mentions m JOIN assignment a USING (doc, mention) JOIN entities e USING (entity)
JOIN sentences s USING (doc, sentence)
SEMI JOIN looked_at l ON l.doc = m.doc AND l.sentence = m.sentence
WHERE e.type = 'Place' ORDER BY m.doc, m.mention
"""
_EDGES = """
SELECT r.head, r.type, t.type, t.name, t.aliases
FROM stated_edges r SEMI JOIN wanted w ON w.entity = r.head
JOIN entities t ON t.entity = r.tail
WHERE coalesce(r.modality, 'asserted') = 'asserted'
ORDER BY r.head, r.weight DESC, r.tail, r.type
"""
_BORN = """
SELECT DISTINCT v.head, v."when" FROM evidence v SEMI JOIN wanted w ON w.entity = v.head
WHERE v.type = 'BORN_IN' AND v.modality = 'asserted' AND v."when" IS NOT NULL
"""
_SEEN = "SELECT entity, first_seen FROM seen SEMI JOIN wanted USING (entity)"
_SPLIT = """
SELECT e.entity FROM found_doubts f JOIN entities e ON e.id = f.left_id
WHERE f.left_id = f.right_id AND f.verdict = 'unsure'
"""
_BESIDE = """
SELECT DISTINCT w.entity, o.key
FROM mentions m JOIN assignment w USING (doc, mention) SEMI JOIN wanted USING (entity)
JOIN mentions n ON n.doc = m.doc AND n.sentence BETWEEN m.sentence - $far AND m.sentence + $far
JOIN assignment b ON b.doc = n.doc AND b.mention = n.mention
JOIN bodies o ON o.entity = b.entity
"""
_FAR = 2
"""Sentences from a name within which another stands beside it."""

_BELONGS = frozenset({"WORKS_FOR", "LEADS", "MEMBER_OF", "JOINED", "FOUNDED"})
_LIES = frozenset({"BASED_IN", "LOCATED_IN"})
_SAYS_COUNTRY = {"Person": frozenset({"LEADS", "WORKS_FOR"}), "Place": _LIES, "Organization": _LIES}
_SAYS_HOME = frozenset({"LIVES_IN", "BORN_IN", "OPERATES_IN"})


@dataclass(slots=True)
class _Notes:
    """What is found of an entity, bit by bit."""

    type: str
    titles: set[Gender] = field(default_factory=set)
    pronouns: set[Gender] = field(default_factory=set)
    organisations: list[tuple[str, ...]] = field(default_factory=list)
    beside: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)
    born: dict[Years, None] = field(default_factory=dict)
    first_seen: dt.date | None = None
    roles: list[str] = field(default_factory=list)
    is_split: bool = False

    def told(self) -> Told:
        """Return it as matching takes it."""
        return Told(
            titles=frozenset(self.titles),
            pronouns=frozenset(self.pronouns),
            organisations=tuple(self.organisations),
            beside=frozenset(self.beside),
            countries=frozenset(self.countries),
            homes=frozenset(self.homes),
            born=tuple(self.born),
            first_seen=self.first_seen,
            walks=walks_of_life(self.roles),
            is_split=self.is_split,
        )


def told_of(
    db: Database, wanted: Mapping[int, str], bodies: Iterable[tuple[int, str]]
) -> dict[int, Told]:
    """Return what the documents tell of some entities, by their numbers.

    wanted: number → type. bodies: numbers of the entities that are organisations on a list,
    each with that one's key.
    """
    notes = {number: _Notes(type) for number, type in wanted.items()}
    db.execute("DROP TABLE IF EXISTS wanted")
    put(db, "wanted", pa.table({"entity": pa.array(sorted(wanted), pa.int32())}))
    _note_words(db, notes)
    _note_ties(db, notes)
    _note_beside(db, notes, list(bodies))
    for number, first_seen in db.execute(_SEEN).fetchall():
        notes[number].first_seen = first_seen
    for (number,) in db.execute(_SPLIT).fetchall():
        if number in notes:
            notes[number].is_split = True
    db.execute("DROP TABLE wanted")
    return {number: each.told() for number, each in notes.items()}


def _note_words(db: Database, notes: Mapping[int, _Notes]) -> None:
    """Note titles, roles, pronouns, and what the sentences tell of birth and origin."""
    genders = load_pack().gender
    for number, title, roles in db.execute(_TITLES).fetchall():
        words = (title or "").lower().replace(".", "").split()
        notes[number].titles |= {genders.titles[word] for word in words if word in genders.titles}
        notes[number].roles += [*roles, *([title] if title else [])]
    rows = db.execute(_SENTENCES, {"most": _MOST_SENTENCES}).fetchall()
    places: dict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    looked_at = {"doc": [row[7] for row in rows], "sentence": [row[8] for row in rows]}
    db.execute("DROP TABLE IF EXISTS looked_at")
    put(db, "looked_at", pa.table({n: pa.array(v, pa.int32()) for n, v in looked_at.items()}))
    for doc, sentence, start, name in db.execute(_PLACES).fetchall():
        places[doc, sentence].append((start, name))
    db.execute("DROP TABLE looked_at")
    for number, kind, said, start, end, text, date, doc, sentence in rows:
        note = notes[number]
        if kind == "pronoun":
            if gender := genders.pronouns.get(said.lower()):
                note.pronouns.add(gender)
            continue
        if note.type == "Place":
            continue
        note.born |= dict.fromkeys(births(text, start, end, date))
        near = [*demonyms(text, start, end), *origins(text, end, places[doc, sentence])]
        note.countries |= {code for name in near if (code := country_of([name]))}


def _note_ties(db: Database, notes: Mapping[int, _Notes]) -> None:
    """Note what relations tell: to what somebody belongs, where something lies."""
    for head, type, tail_type, name, aliases in db.execute(_EDGES).fetchall():
        note, names = notes[head], tuple(dict.fromkeys((name, *aliases)))
        if tail_type == "Organization" and type in _BELONGS:
            note.organisations.append(names)
        if tail_type == "Place" and (code := country_of(names)):
            if type in _SAYS_COUNTRY.get(note.type, ()):
                note.countries.add(code)
            elif type in _SAYS_HOME:
                note.homes.add(code)
    for number, when in db.execute(_BORN).fetchall():
        if "/" not in when:
            notes[number].born[when, when] = None


def _note_beside(db: Database, notes: Mapping[int, _Notes], bodies: list[tuple[int, str]]) -> None:
    if not bodies:
        return
    db.execute("DROP TABLE IF EXISTS bodies")
    numbers, keys = zip(*bodies, strict=True)
    put(db, "bodies", pa.table({"entity": pa.array(numbers, pa.int32()), "key": list(keys)}))
    for number, key in db.execute(_BESIDE, {"far": _FAR}).fetchall():
        notes[number].beside.add(key)
    db.execute("DROP TABLE bodies")
