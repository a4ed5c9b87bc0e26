"""The post under a letter: "Ada Nwosu, Commercial Director, Marlow Port Services"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.posts.phrases import phrase_of
from graphbuild.extract.relations.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BETWEEN = frozenset({",", "|", "/", "-", "–", "—", "·", ";"})
_POSTS = ("LEADS", "WORKS_FOR")
_FARTHEST = 4


def signed_relations(doc: Doc, sentence: Sentence) -> Iterator[Found]:
    """Yield the post of a letter's sender, whom the word for it stands for in his signature.

    Between it and the body is only what parts them in a line.
    """
    names, mentions, table = sentence.names, sentence.mentions, sentence.rules.table
    syntax = sentence.rules.syntax
    for at, sender in names.items():
        each = mentions[sender]
        frames = table.roles.get(doc[at].lower_) if each.kind == "nominal" else None
        phrase = phrase_of(doc[at], frames) if frames and each.type == "Person" else None
        if phrase is None or phrase.frames[0].type not in _POSTS:
            continue
        frame = phrase.frames[0]
        end = at + 1
        links = frame.links | _BETWEEN
        while end < min(sentence.end, at + _FARTHEST) and end not in names:
            word = doc[end]
            if word.lower_ not in links and word.dep_ not in syntax.labels.determiner:
                break
            end += 1
        body = names.get(end)
        if end > at + 1 and body is not None and mentions[body].type == "Organization":
            before = doc[phrase.start - 1].lower_ if phrase.start > sentence.start else ""
            start = phrase.start - (before in frame.below)
            kind = frame.below.get(before, frame.type)
            yield Found(
                sender, body, kind, doc[at], "signature", 0.8, role=doc[start : at + 1].text
            )
