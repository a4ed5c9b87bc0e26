"""The stages in order: sources, extract, resolve, count, tables; then what reads the tables."""

from __future__ import annotations

import os
import shutil
import time
from itertools import islice
from pathlib import Path

from graphbuild.build.documents.corpus import Corpus
from graphbuild.build.documents.fingerprint import fingerprint
from graphbuild.build.documents.ledger import Reading
from graphbuild.build.documents.reading import read_all
from graphbuild.build.documents.shards import Shards
from graphbuild.build.folder.lock import locked
from graphbuild.build.folder.log import logged
from graphbuild.build.folder.manifest import Manifest, counts_of
from graphbuild.build.folder.outputs import write_outputs
from graphbuild.build.folder.own import CACHE
from graphbuild.build.folder.staging import staged
from graphbuild.build.languages import languages_of, left_out_of
from graphbuild.build.names.curation import CURATION
from graphbuild.build.names.known import find_known
from graphbuild.build.names.known_places import locate_places
from graphbuild.build.names.resolving import IDENTITIES, resolve_documents, write_resolution
from graphbuild.build.plan import Plan, Step
from graphbuild.build.workbench import workbench
from graphbuild.errors import StoreError, UsageError
from graphbuild.extract.extractor import Extractor
from graphbuild.graph.counting.count import count
from graphbuild.graph.counting.tables import Database, load_shards
from graphbuild.graph.counting.written import describe, list_relations, name_all, write_tables
from graphbuild.resolve.aliases import load as load_aliases
from graphbuild.resolve.curation.file import read as read_curation
from graphbuild.resolve.known.file import read_lists

_MOST_PASSED = 20
"""Of files that were passed over, how many an error names."""


def run(plan: Plan) -> None:
    """Build the graph of all documents that can be read; the manifest names the others.

    Raises UsageError where an input does not exist, or no document could be read;
    ModelError where spaCy's model is missing; StoreError where nothing can be written, or
    another build is writing.
    """
    try:
        plan.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot write to {plan.folder}: {error.strerror}.") from error
    curation = read_curation(plan.folder / CURATION)
    aliases = load_aliases(plan.config.resolve.aliases)
    listed = read_lists(plan.config.known.lists)
    extractor = Extractor(plan.config)
    with (
        locked(plan.folder),
        logged(plan.folder),
        staged(plan.folder) as folder,
        workbench(plan.folder, plan.config.graph.memory_megabytes) as db,
    ):
        began = time.monotonic()
        reading, documents = _read(plan, extractor, db)
        extracted = time.monotonic()
        plan.progress(Step("resolve", documents))
        former = plan.folder / IDENTITIES
        unmatched = resolve_documents(
            db, plan.config.resolve, aliases, curation, former, workers=_here(plan)
        )
        plan.progress(Step("assemble", documents))
        count(db, plan.config, extractor.relation_types)
        list_relations(db)
        describe(db, plan.config.graph)
        name_all(db)
        find_known(db, listed, aliases)
        if plan.config.known.places:
            locate_places(db)
        plan.progress(Step("write", documents))
        write_tables(db, folder)
        write_resolution(db, folder)
        manifest = Manifest.of(
            plan.config,
            extractor.model,
            reading=reading,
            counts=counts_of(db),
            unmatched=unmatched,
            languages=languages_of(db),
            left_out=left_out_of(db),
            seconds={
                "extract": round(extracted - began, 2),
                "resolve_and_count": round(time.monotonic() - extracted, 2),
            },
        )
        write_outputs(folder, manifest, plan.config, before=plan.folder, decided=curation.entries)


def _read(plan: Plan, extractor: Extractor, db: Database) -> tuple[Reading, int]:
    """Read the documents into shards and load these; return the reading and their number."""
    cache = plan.folder / CACHE
    if plan.fresh:
        shutil.rmtree(cache, ignore_errors=True)
    _drop_former_edition(plan.folder)
    shards = Shards(cache, fingerprint(plan.config, extractor.model))
    corpus = Corpus(db)
    reading = read_all(plan, extractor, shards, corpus)
    if not len(corpus):
        passed = (f"{name}: {why}" for name, why in reading.not_read.items())
        reasons = "\n".join([*reading.failures.values(), *islice(passed, _MOST_PASSED)])
        raise UsageError(f"no document could be read.\n{reasons}".strip())
    shards.tidy(corpus.close())
    load_shards(db, shards.files())
    return reading, len(corpus)


def _here(plan: Plan) -> int:
    """Return how many processes of this machine a build may have: actors may be elsewhere."""
    return min(plan.workers, os.cpu_count() or 1) if plan.engine == "ray" else plan.workers


def _drop_former_edition(folder: Path) -> None:
    """Remove the cache of the first edition, which nothing reads any more."""
    (folder / "cache.sqlite").unlink(missing_ok=True)
