"""Relation mentions: what each sentence says of the names in it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphbuild.extract.names.demonyms import country_mention, country_of
from graphbuild.extract.relations.found import Found
from graphbuild.extract.relations.nominal.affiliations import compound_relations, name_relations
from graphbuild.extract.relations.nominal.datelines import dateline_end
from graphbuild.extract.relations.nominal.owners import companion_relations, owned_relations
from graphbuild.extract.relations.nominal.places import place_relations
from graphbuild.extract.relations.posts.counsel import counsel_relations
from graphbuild.extract.relations.posts.roles import role_relations
from graphbuild.extract.relations.posts.signatures import signed_relations
from graphbuild.extract.relations.sentence import Rules, Sentence
from graphbuild.extract.relations.stated import SpannedRelation, Stated
from graphbuild.extract.relations.table import RelationTable
from graphbuild.extract.relations.verbal.events import event_relations
from graphbuild.extract.relations.verbal.modality import weaker
from graphbuild.extract.relations.verbal.open_verbs import open_relations
from graphbuild.extract.relations.verbal.verbs import state_relations, verb_relations
from graphbuild.extract.syntax import hashes
from graphbuild.language.pack import load_pack
from graphbuild.model import Mention, RelationMention, RelationType, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_relations(
    doc: Doc, mentions: Sequence[Mention], rules: Rules, published: dt.date | None = None
) -> Stated:
    """Return the relations that the sentences of a Doc state.

    mentions: names, and pronouns and descriptions that stand for one, by doc.text. In
    "Serbian President" the adjective stands for the country: a mention of its own.
    rules: of the Doc's language. published: the document's day, from which "on Tuesday"
    counts.
    """
    if not mentions or not doc.has_annotation("DEP"):
        return Stated()
    relations: dict[tuple[Span, Span, str], SpannedRelation] = {}
    countries: dict[int, Mention] = {}
    sentences = list(_sentences(doc, mentions, rules))
    stated = [(sentence, _found_in(doc, sentence)) for sentence in sentences]
    if sentences:
        stated.append((sentences[0], place_relations(doc, mentions, rules)))
    for sentence, every in stated:
        for found in every:
            if _is_twice_guessed(found, mentions, rules):
                continue
            for end in (found.head, found.tail):
                if end < 0 and end not in countries:
                    countries[end] = _country(doc, end, sentence)
            head, tail = (
                countries[end].span if end < 0 else mentions[end].span
                for end in (found.head, found.tail)
            )
            made = SpannedRelation(head, tail, _relation(found, rules, published))
            old = relations.get((head, tail, found.type))
            if head != tail and (old is None or _better(made.relation, old.relation)):
                relations[head, tail, found.type] = made
    types = {
        mentions[end].span: kind
        for each in relations.values()
        for end, kind in _told(each.relation, mentions, rules.table)
    }
    return Stated(tuple(relations.values()), tuple(countries.values()), types)


def _is_twice_guessed(found: Found, mentions: Sequence[Mention], rules: Rules) -> bool:
    """Return whether both ends are pronouns of others: "she told him", where each may err."""
    words = rules.syntax.words
    spoken = words.own | words.yours
    return all(
        end >= 0 and mentions[end].kind == "pronoun" and mentions[end].text.lower() not in spoken
        for end in (found.head, found.tail)
    )


def _drop_dateline(doc: Doc, sentence: Sentence) -> None:
    """Take the names of a dateline, which begins with a place, out of what the sentence names."""
    first = sentence.names.get(sentence.start)
    if first is None or sentence.mentions[first].type != "Place":
        return
    span = doc[sentence.start : sentence.end]
    end = span.start_char + dateline_end(span.text)
    for token in [token for token in sentence.names if doc[token].idx < end]:
        del sentence.names[token]


def _found_in(doc: Doc, sentence: Sentence) -> Iterator[Found]:
    """Yield what the words of a sentence state; open relations where a table has nothing."""
    triggers, lemmatise = sentence.rules.triggers, sentence.rules.lemmatise
    for index, word in enumerate(sentence.words, start=sentence.start):
        found = False
        if word in triggers or index in sentence.names:
            for each in _stated(doc[index], sentence):
                found = True
                yield each
        if lemmatise is not None and not found and index not in sentence.names:
            yield from open_relations(doc[index], sentence, lemmatise)
    yield from counsel_relations(doc, sentence)
    yield from signed_relations(doc, sentence)


def _country(doc: Doc, number: int, sentence: Sentence) -> Mention:
    token = next(token for token, other in sentence.countries.items() if other == number)
    beside = sentence.mentions[next(iter(sentence.names.values()))]
    return country_mention(doc, token, beside, load_pack(doc.lang_).demonyms)


def _told(
    relation: RelationMention, mentions: Sequence[Mention], table: RelationTable
) -> Iterator[tuple[int, str]]:
    """Yield the names at the ends whose type the relation makes certain, with that type."""
    kind = table.types.get(relation.type, RelationType(relation.type))
    ends = (("head", relation.head, kind.head), ("tail", relation.tail, kind.tail))
    for side, end, types in ends:
        if end < 0 or mentions[end].kind != "name" or mentions[end].type in types:
            continue
        unfit = mentions[end].type == "Person" and side in table.no_person.get(kind.name, ())
        if unfit or side in table.told.get(kind.name, ()):
            yield end, types[0]


def _stated(token: Token, sentence: Sentence) -> Iterator[Found]:
    names = sentence.names
    if token.i in names:
        yield from name_relations(token, sentence)
        yield from owned_relations(token, sentence)
        if token.i + 1 < sentence.end and names.get(token.i + 1) != names[token.i]:
            yield from companion_relations(token, sentence)
        return
    yield from verb_relations(token, sentence)
    yield from state_relations(token, sentence)
    yield from compound_relations(token, sentence)
    for found in role_relations(token, sentence):
        if not _is_origin(found, token, sentence):
            yield found
    yield from event_relations(token, sentence)


def _is_origin(found: Found, noun: Token, sentence: Sentence) -> bool:
    """Return whether a role's place is only where its bearer comes from: a lawyer from Graz."""
    end, syntax = found.tail, sentence.rules.syntax
    if end < 0 or sentence.mentions[end].type != "Place":
        return False
    return end in syntax.prepositional(noun, syntax.words.origin, sentence.names)


def _relation(found: Found, rules: Rules, published: dt.date | None) -> RelationMention:
    said = found.modality
    if found.clause is not None:
        announced = found.type in rules.table.announced
        said = weaker(said, rules.modality.of_clause(found.clause, announced=announced))
    trigger = Span(found.trigger.idx, found.trigger.idx + len(found.trigger))
    return RelationMention(
        found.head,
        found.tail,
        found.type,
        trigger,
        said,
        found.confidence,
        found.role,
        rules.times.when_of(found.trigger, found.clause, published),
        found.pattern,
        found.status,
    )


def _better(new: RelationMention, old: RelationMention) -> bool:
    if new.modality != old.modality:
        return weaker(new.modality, old.modality) == old.modality
    return new.confidence > old.confidence


def _sentences(doc: Doc, mentions: Sequence[Mention], rules: Rules) -> Iterator[Sentence]:
    """Yield the sentences that name two or more, countries by their adjectives included."""
    starts = [token.idx for token in doc]
    borders = [sent.start for sent in doc.sents]
    lower: list[int] = doc.to_array("LOWER").tolist()
    sentences: dict[int, Sentence] = {}
    for index, mention in enumerate(mentions):
        first = bisect_right(starts, mention.span.start) - 1
        last = bisect_left(starts, mention.span.end)
        number = bisect_right(borders, first) - 1
        if number not in sentences:
            end = borders[number + 1] if number + 1 < len(borders) else len(doc)
            start = borders[number]
            sentences[number] = Sentence(start, end, lower[start:end], rules, mentions)
        if mention.text.isupper() and mention.text.lower() in rules.table.roles:
            continue  # "CFO" is a role, even where it was taken for a name
        for token in range(first, last):
            sentences[number].names.setdefault(token, index)
    for sentence in sentences.values():
        _drop_dateline(doc, sentence)
    words: list[int] = doc.to_array("ORTH").tolist()
    demonyms = load_pack(doc.lang_).demonyms
    known = hashes(frozenset(demonyms.by_last_word))
    count = 0
    for _, sentence in sorted(sentences.items()):
        for token in range(sentence.start, sentence.end):
            free = words[token] in known and token not in sentence.names
            if free and country_of(doc, token, demonyms):
                count -= 1
                sentence.countries[token] = count
        if len(set(sentence.names.values())) + len(sentence.countries) > 1:
            yield sentence
