"""Which model reads a document that is in another language than the build's model."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import metadata, util
from pathlib import Path
from types import MappingProxyType

from graphbuild.config import Config
from graphbuild.errors import ConfigError, ModelError
from graphbuild.extract.spacy_model import best_english, location
from graphbuild.language.pack import load_pack
from graphbuild.language.people.names import NameWords
from graphbuild.language.people.titles import Titles
from graphbuild.language.text.detection import function_words, other_language
from graphbuild.model import Document, Foreign, Mention

ANY = "xx"
"""spaCy's code of models for several languages."""

_OFFICIAL = re.compile(r"([a-z]{2,3})_core_(?:news|web)_(trf|lg|md|sm)")
_SIZES = ("trf", "lg", "md", "sm")
"""Of spaCy's own models, best first."""

_NEWS = frozenset("ca da de el es fi fr hr it ja ko lt mk nb nl pl pt ro ru sl sv uk".split())
"""Languages that spaCy has models of which were trained on news."""


@dataclass(frozen=True, slots=True)
class Other:
    """The model for another language: its name, and its version."""

    name: str
    version: str

    def __str__(self) -> str:
        """Return both, as a document's key and the manifest have them."""
        return f"{self.name} {self.version}"


Others = Mapping[str, Other]
"""Language → the model that reads its documents."""


def others(config: Config, own: str) -> Others:
    """Return which model reads which other language: those that are named, or installed.

    own: the language of the build's model. Loads none of them.
    Raises ConfigError where a setting names no language, ModelError where a model is not
    installed, or not for its language.
    """
    found = dict(_installed()) | {
        code: _named(code, name) for code, name in config.spacy.models.items() if name
    }
    unwanted = {own, *(code for code, name in config.spacy.models.items() if not name)}
    if own in config.spacy.models:
        raise ConfigError(
            f"spacy.models.{own}: that is the language of the model that reads all documents. "
            "Name its model in spacy.model."
        )
    return MappingProxyType({code: found[code] for code in sorted(found.keys() - unwanted)})


def placed(document: Document, own: str, models: Others) -> Document:
    """Return the document, with how it is read if it is in another language than `own`."""
    language = other_language(document.text, own)
    if language is None:
        return document
    model = models.get(language)
    return replace(document, foreign=Foreign(language, str(model) if model else ""))


def sure_names(mentions: list[Mention], language: str, words: NameWords) -> list[Mention]:
    """Return the mentions that can be names, of those that a model of another language found.

    What begins with a function word of their language ("Selon"), or has one inside that
    names do not have ("Hamburg bei der Nordhafen"), is none, or not one.
    """
    in_names = words.person.particles | words.small_words | words.of | frozenset(words.joining)
    no_part = function_words(language) - in_names
    return [
        mention
        for mention in mentions
        for first, *rest in [mention.text.split()]
        if first.lower() not in no_part and no_part.isdisjoint(rest)
    ]


def with_known_titles(mentions: list[Mention], titles: Titles) -> list[Mention]:
    """Return the mentions less the titles that only their language has as such: "M.".

    Who is who goes by English's titles, whatever the language (see language/pack), and
    would take others for what somebody is.
    """
    foreign = titles.honorifics - load_pack().titles.honorifics

    def known(title: str | None) -> str | None:
        kept = [w for w in (title or "").split() if w.lower().rstrip(".") not in foreign]
        return " ".join(kept) or None

    return [replace(mention, title=known(mention.title)) for mention in mentions]


def language_name(code: str) -> str:
    """Return what a language is called in English; its code where spaCy does not know it.

    >>> language_name("nb"), language_name("qq")
    ('Norwegian', 'qq')
    """
    from spacy.util import get_lang_class

    try:
        return get_lang_class(code).__name__
    except ImportError:
        return code


def suggestion(language: str) -> str:
    """Return the name of a model of spaCy's that reads a language."""
    if language in _NEWS:
        return f"{language}_core_news_md"
    return "zh_core_web_md" if language == "zh" else "xx_ent_wiki_sm"


def _named(code: str, name: str) -> Other:
    if not function_words(code):
        raise ConfigError(f"spacy.models.{code}: spaCy knows no language by this code.")
    folder = _folder(location(name))
    meta = _meta(folder) if folder else None
    if meta is None:
        raise ModelError(f"spacy.models.{code}: {name} is no spaCy model: it has no meta.json.")
    lang, model = meta
    if lang not in {code, ANY}:
        raise ModelError(f"spacy.models.{code}: {name} is a model for another language, {lang}.")
    return Other(name, model.version)


@functools.cache
def _installed() -> Mapping[str, Other]:
    """Return the best of spaCy's own models that is installed for each language.

    They make themselves known as entry points; English ones stand elsewhere too. A package
    that only has the name of a model, and nothing inside, does not count.
    """
    best: dict[str, tuple[int, Other]] = {}
    for name in {entry.name for entry in metadata.entry_points(group="spacy_models")}:
        official = _OFFICIAL.fullmatch(name)
        folder = _folder(name) if official else None
        meta = _meta(folder) if folder else None
        if official and meta and meta[0] == official[1]:
            rank = _SIZES.index(official[2])
            best[meta[0]] = min(best.get(meta[0], (rank, meta[1])), (rank, meta[1]), key=_rank)
    english = best_english()
    more = {"en": _named("en", english)} if english else {}
    return {code: model for code, (_, model) in best.items()} | more


def _rank(ranked: tuple[int, Other]) -> int:
    return ranked[0]


def _folder(model: str) -> Path | None:
    """Return where a model lies: a package, or a folder itself."""
    if Path(model).is_dir():
        return Path(model)
    spec = util.find_spec(model) if model.isidentifier() else None
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) if places else None


def _meta(folder: Path) -> tuple[str, Other] | None:
    """Return the language and the model of a folder, None where it holds none."""
    from spacy.util import load_meta

    try:
        meta = load_meta(folder / "meta.json")
    except (OSError, ValueError):
        return None
    return meta["lang"], Other(f"{meta['lang']}_{meta['name']}", str(meta["version"]))
