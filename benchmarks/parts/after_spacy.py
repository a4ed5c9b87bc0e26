"""All that comes after spaCy, on made-up documents, a stage at a time.

    python -m benchmarks.parts.after_spacy NUMBER [--one-name] [--counting] [--keep FOLDER]

Documents go into shards as extraction leaves them; then what a build does is done, and the
seconds of each stage are printed as JSON. --one-name: all name one John Smith, and the stages
end with who is who. --counting: each spelling is an entity, and the stages end with counting.
--keep: leave a graph's folder there, to be opened.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.parts.cost import Laps
from benchmarks.parts.documents import Read, bearers, documents
from graphbuild.build.documents.corpus import Corpus
from graphbuild.build.documents.ledger import Reading
from graphbuild.build.documents.shards import Shards
from graphbuild.build.folder.manifest import Manifest, counts_of
from graphbuild.build.folder.outputs import write_outputs
from graphbuild.build.names.resolving import resolve_documents, write_resolution
from graphbuild.build.workbench import workbench
from graphbuild.config import Config
from graphbuild.extract.spacy_model import Model
from graphbuild.graph.counting.count import count
from graphbuild.graph.counting.tables import Database, load_shards
from graphbuild.graph.counting.written import describe, list_relations, name_all, write_tables
from graphbuild.resolve import aliases
from graphbuild.resolve.curation.judgements import Curation

AT_ONCE = 2_000
NO_MODEL = Model("none", "0", "en", ner="none", ner_f=None, parts=("names",))

AS_SPELLED = """
CREATE TABLE entities AS
SELECT (row_number() OVER (ORDER BY text) - 1)::INTEGER AS entity, text AS id,
    'Person' AS type, text AS name, []::VARCHAR[] AS aliases
FROM (SELECT DISTINCT text FROM mentions);
CREATE TABLE assignment AS
SELECT doc, mention, entity FROM mentions JOIN entities ON name = text
"""


def load(db: Database, folder: Path, read: Iterable[Read]) -> None:
    """Keep what was read in shards, and list the documents."""
    shards, corpus = Shards(folder / "cache", "made"), Corpus(db)
    waiting: list[Read] = []
    for each in read:
        waiting.append(each)
        corpus.add(each[0])
        if len(waiting) == AT_ONCE:
            shards.put(waiting)
            waiting = []
    shards.put(waiting)
    corpus.close()


def shards_of(folder: Path) -> list[Path]:
    """Return the shards that `load` made."""
    return Shards(folder / "cache", "made").files()


def measured(asked: argparse.Namespace, folder: Path, db: Database) -> dict[str, object]:
    """Return the seconds of each stage, and how much was found."""
    config = Config()
    load(db, folder, (bearers if asked.one_name else documents)(asked.number))
    laps = Laps()
    load_shards(db, shards_of(folder))
    laps.lap("load")
    if asked.counting:
        db.execute(AS_SPELLED)
    else:
        resolve_documents(db, config.resolve, aliases.load(), Curation(), None)
        laps.lap("who is who")
    if asked.one_name:
        (number,) = db.execute("SELECT count(*) FROM entities WHERE name = 'John Smith'").fetchone()
        return {**laps.told, "entities": number}
    count(db, config, {})
    list_relations(db)
    laps.lap("count")
    if asked.counting:
        return {**laps.told, **counts_of(db)}
    describe(db)
    laps.lap("describe")
    name_all(db)
    write_tables(db, folder)
    write_resolution(db, folder)
    laps.lap("tables")
    counts = counts_of(db)
    manifest = Manifest.of(
        config,
        NO_MODEL,
        reading=Reading(),
        counts=counts,
        unmatched=[],
        languages={},
        left_out={},
        seconds={},
    )
    write_outputs(folder, manifest, config, before=folder / "none")
    laps.lap("store and page")
    sizes = {file.name: file.stat().st_size for file in folder.iterdir() if file.is_file()}
    cache = sum(file.stat().st_size for file in shards_of(folder))
    return {**laps.told, **counts, "bytes": sizes, "cache": cache}


def main() -> None:
    """Print a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    parser.add_argument("--one-name", action="store_true")
    parser.add_argument("--counting", action="store_true")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = asked.keep or Path(place)
        folder.mkdir(parents=True, exist_ok=True)
        with workbench(folder, None) as db:
            print(json.dumps(measured(asked, folder, db)))


if __name__ == "__main__":
    main()
