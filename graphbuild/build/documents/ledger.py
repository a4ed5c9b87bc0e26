"""What comes of each document of a build, noted in the order of reading."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from graphbuild.build.documents.corpus import Corpus, Listed
from graphbuild.engines.lost import Lost
from graphbuild.errors import SourceError
from graphbuild.extract.extractor import Failure
from graphbuild.sources import Firsts, Notice, NotRead, short

LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Reading:
    """What happened to the documents besides being read.

    failures: document → reason. duplicates: document → the one that it repeats. not_read:
    file or folder that was passed over among the inputs → reason. notices: file → what was
    chosen in reading it. reasons: of all that was not read, failures included, in short.
    """

    failures: dict[str, str] = field(default_factory=dict)
    duplicates: dict[str, str] = field(default_factory=dict)
    not_read: dict[str, str] = field(default_factory=dict)
    notices: dict[str, str] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    reused: int = 0
    words: int = 0


@dataclass(slots=True)
class Ledger:
    """Lists the documents that make the graph, and says of the others why they do not.

    tell: is told how many documents are listed whenever that has changed.
    """

    reading: Reading
    corpus: Corpus
    tell: Callable[[int], None]
    _firsts: Firsts = field(default_factory=Firsts)

    def told(self, what: SourceError | Notice | NotRead) -> None:
        """Note a document, or file, that cannot be read or is not, or how one is read."""
        reading = self.reading
        if isinstance(what, SourceError):
            reading.failures[str(what.args[0])] = str(what)
            reading.reasons[short(what.args[1])] += 1
        elif isinstance(what, NotRead):
            reading.not_read[what.name] = what.why
            reading.reasons[short(what.why)] += 1
        else:
            before = reading.notices.get(what.where)
            reading.notices[what.where] = f"{before}; {what.text}" if before else what.text

    def is_new(self, document_id: str, content_key: str, words: int) -> bool:
        """Return whether a document's text comes for the first time; note it if not."""
        earlier = self._firsts.before(document_id, content_key)
        if earlier is None:
            self.reading.words += words
        else:
            self.reading.duplicates[document_id] = earlier
        return earlier is None

    def known(self, document: Listed) -> None:
        """List a document whose extraction is kept from before."""
        self.reading.reused += 1
        self.extracted([document])

    def extracted(self, documents: Iterable[Listed]) -> None:
        """List documents whose extraction is kept now."""
        for document in documents:
            self.corpus.add(document)
        self.tell(len(self.corpus))

    def failed(self, document_id: str, failure: Failure) -> None:
        """Note a document that could be read but not extracted; log its traceback."""
        reason = failure.reason
        self.reading.reasons[short(reason)] += 1
        if failure.traceback:
            LOG.error("cannot extract from %s\n%s", document_id, failure.traceback)
            reason += ". The traceback is in build.log, beside the graph."
        self.reading.failures[document_id] = reason


def word_count(text: str) -> int:
    """Return about how many words a text has."""
    return text.count(" ") + 1


LEAVE_IT_OUT = (
    "If the machine is short of memory, try fewer --workers; else leave the document out."
)


def ended_two(how: str) -> str:
    """Return in words why a document is left out that no worker survives."""
    return f"it ended two processes that read nothing else, the last with {how}"


def lost(document_id: str, found: Lost) -> Failure:
    """Return the failure of a document that no worker survives."""
    return Failure(document_id, f"{ended_two(found.how)}. {LEAVE_IT_OUT}")
