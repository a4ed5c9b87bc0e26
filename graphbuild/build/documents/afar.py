"""Documents that are read, extracted and written into shards by the actors of a cluster.

Files are listed here, and here comes back what the tables of documents need; no text does.
The inputs and the graph's folder have to be where all nodes find them, by the same path.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from graphbuild.build.documents.ledger import LEAVE_IT_OUT, LOG, Ledger, ended_two, lost
from graphbuild.build.documents.shards import Shards
from graphbuild.build.documents.stretches import Found, Item, Reader, Stretch, Told
from graphbuild.build.plan import Plan
from graphbuild.engines import ray
from graphbuild.engines.lost import Lost, Run, settled
from graphbuild.errors import SourceError, UsageError
from graphbuild.extract.extractor import Extractor
from graphbuild.sources import SINGLE, STDIN, SourceFile, UniqueIds

_FIRST = 256
"""Documents of a file of many with which it begins: most files hold no more."""
_AT_ONCE = 32
"""Documents, and files, that an actor has at once."""
_BYTES_AT_ONCE = 1 << 20

_Run = Run[list[Stretch], Sequence[Found]]


def read_afar(
    plan: Plan,
    files: Sequence[SourceFile],
    extractor: Extractor,
    shards: Shards,
    ledger: Ledger,
) -> None:
    """Have actors read files, and the shards hold what their documents say.

    extractor: this machine's, whose models the actors have to have too.
    Raises UsageError for standard input, which only this machine has.
    """
    if any(file.id == STDIN and not file.path.is_file() for file in files):
        raise UsageError("--engine ray reads files only. Save standard input as a .jsonl file.")
    place = shards.folder.resolve()
    others = extractor.others_named()
    prepare = functools.partial(Reader, plan.config, place.parent, place.name, others)
    ids = UniqueIds()
    with ray.engine(prepare, workers=plan.workers) as run:
        for told in _read(files, run):
            if not isinstance(told, Told):
                ledger.told(told)
                continue
            listed = replace(told.listed, id=ids.of(told.listed.id))
            if not told.failure:
                shards.keys.add(bytes.fromhex(listed.key))
            if not ledger.is_new(listed.id, told.content_key, told.words):
                continue
            if told.failure:
                ledger.failed(listed.id, told.failure)
            elif told.was_known:
                ledger.known(listed)
            else:
                ledger.extracted([listed])


def _read(files: Sequence[SourceFile], run: _Run) -> Iterator[Item]:
    for stretches, found in settled(_begun(files), run, _single):
        for stretch, each in zip(stretches, found, strict=True):
            yield from _told(stretch, each, run)
            if stretch.opens and (isinstance(each, Lost) or each.has_more):
                yield from _rest(stretch, run)


def _begun(files: Iterable[SourceFile]) -> Iterator[list[Stretch]]:
    """Yield the beginnings of all files, several small ones together."""
    waiting: list[Stretch] = []
    size = 0
    for file in files:
        here = replace(file, path=Path.cwd() / file.path)
        size += here.path.stat().st_size if here.path.is_file() else 0
        is_one = file.format in SINGLE
        waiting.append(Stretch(here) if is_one else Stretch(here, most=_FIRST, opens=True))
        if len(waiting) == _AT_ONCE or size >= _BYTES_AT_ONCE:
            yield waiting
            waiting, size = [], 0
    if waiting:
        yield waiting


def _rest(stretch: Stretch, run: _Run) -> Iterator[Item]:
    """Yield what a file holds after a stretch: nobody knows how much before it is read."""
    is_at_end = False

    def following() -> Iterator[list[Stretch]]:
        first = stretch.first + stretch.most
        while not is_at_end:
            yield [Stretch(stretch.file, first, _AT_ONCE)]
            first += _AT_ONCE

    for stretches, found in settled(following(), run, _single):
        for one, each in zip(stretches, found, strict=True):
            is_at_end = is_at_end or not (isinstance(each, Lost) or each.has_more)
            yield from _told(one, each, run)


def _single(stretches: list[Stretch]) -> Iterator[list[Stretch]]:
    """Yield the documents of some stretches, each by itself; the last opens what they opened."""
    for stretch in stretches:
        last = stretch.first + stretch.most - 1
        for n in range(stretch.first, last + 1):
            yield [Stretch(stretch.file, n, opens=stretch.opens and n == last)]


def _told(stretch: Stretch, found: Found | Lost, run: _Run) -> Iterator[Item]:
    """Yield what is told of the documents of a stretch, of a single one if it was lost."""
    if isinstance(found, Lost):
        yield from _named(stretch, found, run)
        return
    for text in found.logged:
        LOG.error("%s", text)
    yield from found.documents


def _named(stretch: Stretch, how: Lost, run: _Run) -> Iterator[Item]:
    """Yield a document that ended two actors, as one that failed: under its own name."""
    for _, found in run([[replace(stretch, is_looked_at=True)]]):
        if isinstance(found, Lost):  # it is not extracting that ends them but reading
            name = stretch.file.name
            if stretch.file.format not in SINGLE:
                name += f" document {stretch.first + 1}"
            yield SourceError(name, ended_two(found.how), LEAVE_IT_OUT)
            continue
        for told in found[0].documents:
            if isinstance(told, Told):
                yield replace(told, failure=lost(told.listed.id, how))
            else:
                yield told
