"""Our recogniser as spaCy finds it: `nlp.add_pipe("graphbuild_ner")`."""

from __future__ import annotations

from spacy.language import Language

from graphbuild.errors import ModelError
from graphbuild.extract.recogniser.component import PIPE, Recogniser
from graphbuild.extract.recogniser.weights import folder_of, ship_for


def make_ner(nlp: Language, name: str, every: bool) -> Recogniser:  # noqa: ARG001 - spaCy's signature
    """Return the recogniser of a pipeline's language, which needs tokens and sentences alone.

    every: read the sentences too that hold no capital, for dates and amounts.
    Raises ModelError where none was trained for the language.
    """
    if not ship_for(str(nlp.lang)):
        raise ModelError(f"there is no recogniser for the language {nlp.lang}. Use its own `ner`.")
    return Recogniser(folder_of(str(nlp.lang)), every=every)


Language.factory(
    PIPE,
    default_config={"every": False},
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    requires=["doc.sents"],
    func=make_ner,
)
