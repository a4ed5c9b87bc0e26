"""What a person is asked of who is who, and what the answers mean."""

from __future__ import annotations

from graphbuild.model import Doubt, Verdict
from graphbuild.resolve.curation.judgements import reference

_ANSWERS: dict[str, Verdict] = {
    "y": "same",
    "yes": "same",
    "same": "same",
    "n": "different",
    "no": "different",
    "different": "different",
    "": "unsure",
    "s": "unsure",
    "skip": "unsure",
    "unsure": "unsure",
}


def verdict_of(answer: str) -> Verdict | None:
    """Return what "y", "n", "s" and their like mean, None where it is none of them."""
    return _ANSWERS.get(answer.strip().lower())


def sides(doubt: Doubt) -> tuple[str, str]:
    """Return how curation.yaml speaks of the two names."""
    compared = doubt.comparison
    return (
        reference(compared.left, doubt.left_document),
        reference(compared.right, doubt.right_document),
    )
