"""Whether a word for kin can be said of who seems to bear it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anyascii import anyascii

from graphbuild.extract.relations.posts.bearers import Bearer
from graphbuild.extract.relations.sentence import Sentence
from graphbuild.language.pack import load_pack

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_kin(noun: Token, bearer: Bearer, sentence: Sentence) -> bool:
    """Return whether somebody can be a husband or mother: no woman, and no "Mother Hubbard"."""
    if bearer.how == "title" and noun.text[0].isupper() and noun.i > sentence.start:
        return False
    genders = load_pack(noun.doc.lang_).gender
    called_for = genders.nouns.get(noun.lower_)
    if called_for is None or bearer.mention < 0:
        return True
    word = anyascii(sentence.mentions[bearer.mention].text).lower().split()[0]
    return genders.names.get(word, genders.pronouns.get(word, called_for)) == called_for
