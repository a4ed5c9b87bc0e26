"""The first stage: documents read, known ones passed over, the others extracted into shards."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from graphbuild.build.documents.afar import read_afar
from graphbuild.build.documents.corpus import Corpus
from graphbuild.build.documents.here import read_here
from graphbuild.build.documents.ledger import Ledger, Reading
from graphbuild.build.documents.shards import Shards
from graphbuild.build.folder.own import is_graph
from graphbuild.build.plan import Plan, Step
from graphbuild.extract.extractor import Extractor
from graphbuild.sources import Inputs, list_inputs, short


def read_all(plan: Plan, extractor: Extractor, shards: Shards, corpus: Corpus) -> Reading:
    """Have the shards hold what each document says, and the corpus list all; tell the rest.

    Each batch is on disk before the next is waited for: a build that is killed loses at
    most the batches that were being read. Exact duplicates of a text are counted once.
    """
    inputs = _inputs(plan)
    reading = Reading(
        not_read=dict(inputs.not_read), reasons=Counter(map(short, inputs.not_read.values()))
    )
    files = len(inputs.files)
    ledger = Ledger(reading, corpus, lambda n: plan.progress(Step("extract", n, files)))
    if plan.engine == "ray":
        read_afar(plan, inputs.files, extractor, shards, ledger)
    else:
        read_here(plan, inputs.files, extractor, shards, ledger)
    return reading


def _inputs(plan: Plan) -> Inputs:
    """Return the files of a plan. Raises UsageError where it has none."""
    own = (plan.docs,) if plan.docs else ()
    if own and not plan.inputs:
        return Inputs(own, {})
    listed = list_inputs(plan.inputs, plan.config.sources, out=plan.folder, is_graph=is_graph)
    return replace(listed, files=(*listed.files, *own))
