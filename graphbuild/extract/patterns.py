"""A user's own names: files of spaCy's entity patterns, read with the line of each fault."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphbuild.errors import ModelError, did_you_mean, near_names

if TYPE_CHECKING:
    from spacy.language import Language

Pattern = dict[str, Any]
"""A label and a pattern, as spaCy's entity_ruler takes them."""

_SUCH_AS = 'Expected lines such as {"label": "ORG", "pattern": "Harbour Trust"}.'


def read_patterns(files: Iterable[Path], nlp: Language, labels: Collection[str]) -> list[Pattern]:
    """Return the patterns of all files; of those that are equal, the last one's label holds.

    labels: those that a pattern may give: of the model, and of the setting extract.types.
    Raises ModelError with every fault of a file at once, each with its line.
    """
    found: dict[str, Pattern] = {}
    for path in files:
        faults = []
        for number, line in enumerate(_lines(path), start=1):
            if not line.strip():
                continue
            try:
                pattern = _pattern(line, nlp, labels)
            except (ValueError, TypeError, RecursionError, re.error) as error:
                faults.append(f"{path} line {number}: {_first_line(error)}")
            else:
                found[json.dumps(pattern["pattern"])] = pattern
        if faults:
            raise ModelError("\n".join([*faults, _SUCH_AS]))
    return [*found.values()]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ModelError(f"cannot read entity patterns {path}: {why}.") from error


def _pattern(line: str, nlp: Language, labels: Collection[str]) -> Pattern:
    """Return the pattern of a line. Raises whatever is wrong with it, in words."""
    from spacy.matcher import Matcher

    pattern = json.loads(line)
    if not isinstance(pattern, dict):
        raise TypeError("it is no pattern")
    for key in ("label", "pattern"):
        if not pattern.get(key):
            raise ValueError(f"it has no `{key}`")
    label, names = str(pattern["label"]), pattern["pattern"]
    if label not in labels:
        near = did_you_mean(near_names(label, labels)) or " Map it to a type there."
        raise ValueError(f"{label} is no label of the model, nor of extract.types.{near}")
    if isinstance(names, list):
        # One alone tells what is wrong with it, and compiles its regular expressions.
        Matcher(nlp.vocab, validate=True).add(label, [names])
    elif not isinstance(names, str) or not names.strip():
        raise TypeError("its pattern is neither a name nor a list of tokens")
    return pattern


def _first_line(error: Exception) -> str:
    told = [line for line in str(error).splitlines() if line.strip()]
    # spaCy's own begin with a heading, and say what is wrong in the last line.
    return f"{told[-1].removeprefix('- ')}" if told else type(error).__name__
