"""What `build` says of other languages, and of labels that became no entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graphbuild.extract.languages import suggestion
from graphbuild.extract.spacy_model import install_command


def told_languages(languages: Mapping[str, Mapping[str, Any]], own: str) -> Iterator[str]:
    """Yield a line for each other language of a build: how many documents, and how read.

    languages: as in the manifest. own: the model that reads all others.
    """
    for code, note in languages.items():
        count = note["documents"]
        some = f"{count:,} document{'s are' if count > 1 else ' is'} in {note['name']} ({code})"
        if note["model"]:
            has = "" if "relations" in note["parts"] else ": names, and who is named with whom"
            yield f"{some}, read by {note['model']}{has}"
            continue
        model = suggestion(code)
        is_found = model.startswith(f"{code}_")  # by itself, once it is installed
        setting = "" if is_found else f" and set spacy.models: {{{code}: {model}}}"
        yield (
            f"{some}, read by {own} for names alone, which misses many. "
            f"For more: {install_command(model)}{setting}"
        )


def told_left_out(left_out: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield a line with the labels that the settings leave out, if there are any.

    left_out: as in the manifest.
    """
    if left_out:
        frequent = sorted(left_out.values(), key=lambda each: -each["count"])
        lines = ", ".join(f"{each['line']} ({each['count']:,})" for each in frequent)
        yield f"Left out, each for want of its line under extract.types: {lines}"
