"""What a build did: counts, model, settings, failures, timings."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from graphbuild.build.documents.ledger import Reading
from graphbuild.build.languages import LanguageNote, LeftOut
from graphbuild.config import Config
from graphbuild.extract.spacy_model import Model
from graphbuild.graph.counting.tables import Database


@dataclass(frozen=True, slots=True)
class Manifest:
    """failures: document → reason. duplicates: document → the one it repeats.

    not_read: file or folder that was passed over among the inputs → reason. reasons: short
    reason → how many files or records were not read for it, failures included. notices: file
    → what was chosen in reading it. unmatched: decisions of curation.yaml that fit nobody any
    more. languages: other language than the model's → its documents. left_out: label of a
    model → what it took for no entity.
    """

    counts: dict[str, int]
    model: dict[str, Any]
    settings: dict[str, Any]
    failures: dict[str, str]
    duplicates: dict[str, str]
    unmatched: list[str]
    not_read: dict[str, str]
    reasons: dict[str, int]
    notices: dict[str, str]
    languages: dict[str, LanguageNote]
    left_out: dict[str, LeftOut]
    seconds: dict[str, float]

    @classmethod
    def of(  # noqa: PLR0913 - the parts of a report, by name
        cls,
        config: Config,
        model: Model,
        *,
        reading: Reading,
        counts: dict[str, int],
        unmatched: list[str],
        languages: dict[str, LanguageNote],
        left_out: dict[str, LeftOut],
        seconds: dict[str, float],
    ) -> Self:
        """Return the manifest of a build."""
        return cls(
            counts=counts | {"reused": reading.reused, "words": reading.words},
            model=asdict(model),
            settings=config.model_dump(mode="json"),
            failures=dict(sorted(reading.failures.items())),
            duplicates=dict(sorted(reading.duplicates.items())),
            unmatched=unmatched,
            not_read=dict(sorted(reading.not_read.items())),
            reasons=dict(reading.reasons),
            notices=dict(sorted(reading.notices.items())),
            languages=languages,
            left_out=left_out,
            seconds=seconds,
        )

    def to_json(self) -> str:
        """Return the manifest as it stands in manifest.json."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


_COUNTS = """
SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM seen),
    (SELECT count(*) FROM relations), (SELECT coalesce(sum(count), 0)::BIGINT FROM mentioned_in),
    (SELECT count(*) FROM statements), (SELECT count(*) FROM claims)
"""


def counts_of(db: Database) -> dict[str, int]:
    """Return how many documents, entities, relations, mentions and so on a build has counted."""
    names = ("documents", "entities", "relations", "mentions", "statements", "claims")
    return dict(zip(names, db.execute(_COUNTS).fetchall()[0], strict=True))
