"""Walks of life, and the words of roles and titles that tell them."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import model_validator

from graphbuild.errors import did_you_mean, near_names
from graphbuild.language.loader import Table, Words


class Occupations(Table):
    """Walks of life.

    walks: each with the words that tell it. apart: pairs that hardly anyone combines.
    """

    walks: Mapping[str, Words] = {}
    apart: tuple[tuple[str, str], ...] = ()

    @model_validator(mode="after")
    def _known(self) -> Occupations:
        """Raise ValueError on a pair that names no walk of life."""
        for walk in (walk for pair in self.apart for walk in pair):
            if walk not in self.walks:
                near = did_you_mean(near_names(walk, list(self.walks)))
                raise ValueError(f"apart: {walk} is no walk of life.{near}")
        return self
