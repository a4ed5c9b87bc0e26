"""Lone surrogates, which UTF-8 lacks, as tables hold them."""

from __future__ import annotations

from typing import Any

_SURROGATES = {code: 0x10_0000 + code - 0xD800 for code in range(0xD800, 0xE000)}
_BACK = {other: code for code, other in _SURROGATES.items()}


def held(value: Any) -> Any:  # noqa: ANN401 - whatever a table can hold
    """Return a value as tables hold it: lone surrogates, which UTF-8 lacks, as private signs."""
    if isinstance(value, str):
        return value if value.isascii() else value.translate(_SURROGATES)
    if isinstance(value, list | tuple):
        return [held(each) for each in value]
    return value


def told(value: Any) -> Any:  # noqa: ANN401 - whatever a table can hold
    """Return what `held` made of a value as it was."""
    if isinstance(value, str):
        return value if value.isascii() else value.translate(_BACK)
    if isinstance(value, list | tuple):
        return type(value)(told(each) for each in value)
    return value
