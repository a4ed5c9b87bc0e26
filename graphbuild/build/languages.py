"""What a build tells of other languages, and of labels that became no entities."""

from __future__ import annotations

from dataclasses import dataclass

from graphbuild.extract.languages import language_name
from graphbuild.graph.counting.tables import Database
from graphbuild.language.pack import load_pack

_NAMED = 5
"""Documents of a language that the manifest names."""

_LANGUAGES = f"""
SELECT language, any_value(model), count(*), list(id ORDER BY doc)[:{_NAMED}]
FROM documents WHERE language IS NOT NULL GROUP BY language ORDER BY count(*) DESC, language
"""  # noqa: S608 - a number of ours

_LEFT_OUT = """
SELECT each.label, sum(each.count)::BIGINT AS count
FROM (SELECT unnest(left_out) AS each FROM shards JOIN documents USING (key))
GROUP BY each.label ORDER BY count DESC, each.label
"""


@dataclass(frozen=True, slots=True)
class LanguageNote:
    """Documents of the build that are in another language than its model's.

    model: that reads them; "" where they were read for names alone by the build's own.
    parts: what was read of them (see `LanguagePack.parts`). first: ids of some of them.
    """

    name: str
    documents: int
    model: str
    parts: tuple[str, ...]
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A label that a model gave and the settings map to no type.

    line: that takes it in, beside the others under extract.types.
    """

    count: int
    line: str


def languages_of(db: Database) -> dict[str, LanguageNote]:
    """Return code → what there is of each other language, most documents first."""
    return {
        code: LanguageNote(
            language_name(code),
            count,
            model,
            load_pack(code).parts if model else ("names",),
            tuple(first),
        )
        for code, model, count, first in db.execute(_LANGUAGES).fetchall()
    }


def left_out_of(db: Database) -> dict[str, LeftOut]:
    """Return label → how often a model gave what became no entity for want of a type."""
    return {
        label: LeftOut(count, f"{label}: {_as_type(label)}")
        for label, count in db.execute(_LEFT_OUT).fetchall()
    }


def _as_type(label: str) -> str:
    """Return a type's name that a label could have.

    >>> _as_type("WORK_OF_ART"), _as_type("3rd-party")
    ('WorkOfArt', 'Label3rdParty')
    """
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in label).split()
    name = "".join(word[0].upper() + word[1:].lower() for word in words)
    return name if name[:1].isalpha() else f"Label{name}"
