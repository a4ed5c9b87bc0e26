"""What is told of the inputs: what would be read as what, what was not read, what was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphbuild.cli import output

if TYPE_CHECKING:
    from graphbuild.sources import Inputs

_NAMED = 5
"""Files of one reason that are named."""


def tell_inputs(inputs: Inputs) -> None:
    """Print the files that would be read, each with what it would be read as, and the others."""
    from graphbuild.sources import NAMES, counted, in_words

    for file in inputs.files:
        output.say(f"{file.name}: {NAMES.get(file.format, 'no reader')}")
    for name, why in inputs.not_read.items():
        output.say(f"{name}: not read: {why}")
    formats = counted(NAMES.get(file.format, "no reader") for file in inputs.files)
    output.say(f"\n{len(inputs.files):,} files to read: {in_words(formats)}")
    if inputs.not_read:
        output.say(_total(counted(inputs.not_read.values())))


def tell_not_read(manifest: Mapping[str, Any]) -> None:
    """Say on standard error what was chosen in reading, and what was not read, by reason."""
    failures = manifest["failures"]
    _by_reason(manifest["notices"], "{names}: {reason}")
    for name, reason in failures.items():
        output.warn(reason if name in reason else f"{name}: {reason}")
    _by_reason(manifest["not_read"], "not read: {names}: {reason}")
    if manifest["reasons"]:
        output.warn(_total(manifest["reasons"]))


def _by_reason(told: Mapping[str, str], form: str) -> None:
    by_reason: dict[str, list[str]] = {}
    for name, reason in told.items():
        by_reason.setdefault(reason, []).append(name)
    for reason, names in by_reason.items():
        more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
        output.warn(form.format(names=", ".join(names[:_NAMED]) + more, reason=reason))


def _total(reasons: Mapping[str, int]) -> str:
    from graphbuild.sources import in_words

    return f"{sum(reasons.values()):,} not read: {in_words(reasons)}"
