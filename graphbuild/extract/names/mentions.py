"""The mentions that a spaCy Doc yields: which of its entities are names, and of which type."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphbuild.extract.names.bounds import Bounds, bounds_of
from graphbuild.extract.names.cues import roles, whereabouts
from graphbuild.extract.names.nobody import of_text
from graphbuild.language.grammar.labels import Labels
from graphbuild.language.grammar.mentions import MentionWords
from graphbuild.language.pack import LanguagePack
from graphbuild.language.world.gazetteer import lower_case_countries
from graphbuild.model import Cues, Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as SpacySpan

_OF_SEVERAL_WORDS = frozenset({"Person", "Organization"})
_OF_STATE = 4
"""Words between "Secretary of State for" and its first."""
_MARKUP = re.compile(r"\s*(?:[<>{}|]|\]\()")
_APOSTROPHE = "’"
_GPE = "GPE"
_NATIONALITY = "NORP"
"""The recogniser's label of what is no name of ours, but can begin one."""


def sentences(doc: Doc) -> list[Span]:
    """Return the sentences as character spans, without the white space around them."""
    spans = []
    for sentence in doc.sents:
        tokens = [token for token in sentence if not token.is_space]
        if tokens:
            spans.append(Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])))
    return spans


def sentence_at(start: int, sentences: Sequence[Span]) -> int:
    """Return the number of the sentence in which a character stands."""
    return max(bisect_right(sentences, start, key=lambda each: each.start) - 1, 0)


def find_mentions(
    doc: Doc,
    document_id: str,
    types: dict[str, str],
    sentence_spans: list[Span],
    pack: LanguagePack,
) -> list[Mention]:
    """Return the named entities of the wanted types, in order, trimmed to the name.

    types: spaCy label → entity type; other labels are left out. Offsets count in
    doc.text. Titles, articles, possessives, quotes and line breaks are cut off;
    what is then no name (no capital, an address, a lone sign) is dropped.
    """
    text, words = doc.text, pack.mentions
    found: list[Mention] = []
    place = 0
    other = _named_otherwise(doc, types)
    alone = frozenset(entity.text for entity in doc.ents)
    nobody = of_text(doc, types, pack)
    for marked in doc.ents:
        kind = types.get(_GPE if _is_country(marked) else marked.label_)
        if kind is None or marked.text in other:
            continue
        entity = _without_office(marked, pack)
        kind = kind if entity is marked else types.get("PERSON", kind)
        for bounds in bounds_of(entity, alone, pack, person=kind == "Person"):
            start = _with_words_before(doc, bounds, kind, pack)
            start += _words_of_its_kind(doc, bounds, kind, pack)
            last = doc[bounds.end - 1]
            whole = Span(doc[start].idx, last.idx + len(last))
            span = _to_its_end(_before_markup(whole, text), text, pack)
            name = span.of(text)
            may_be_adjective = kind != "Person" and not _is_country(marked)
            adjective = may_be_adjective and _is_adjective(doc, bounds, pack.labels)
            if adjective or not _is_name(name, words) or nobody.has(doc, bounds, kind):
                continue
            while place + 1 < len(sentence_spans) and sentence_spans[place].end <= span.start:
                place += 1
            title = doc[bounds.title : bounds.start].text.strip() or None
            is_known = name in pack.known.organisations and name not in nobody.surnames
            own = "Organization" if is_known and title is None else kind
            described = roles(doc, bounds.start, bounds.end, pack)
            if own != "Person":  # of these, only what they are counts: "the company"
                kinds = pack.types.descriptions
                described = tuple(role for role in described if role.split()[-1] in kinds)
            cues = Cues(described, whereabouts(doc, start, pack))
            found.append(Mention(document_id, place, span, name, own, title, cues=cues))
    return found


def _is_country(marked: SpacySpan) -> bool:
    """Return whether a country was taken for its people: "former Malawi ambassador"."""
    return marked.label_ == _NATIONALITY and marked.text.lower() in lower_case_countries()


def _without_office(entity: SpacySpan, pack: LanguagePack) -> SpacySpan:
    """Return what follows what a minister is of: "Ana Novak" for "Ports Ana Novak".

    What a ministry is of is a portfolio, or ends in a plural: "Secretary of State for Health
    Ana Novak", "Agriculture Minister Ana Novak". A person's name has two words at least.
    """
    doc, start, words = entity.doc, entity.start, pack.mentions
    run = _after_portfolio(entity, pack)
    if start < run < entity.end - 2 and doc[run].lower_ in words.ministers:
        return doc[run : entity.end]
    if start < 2 or doc[start - 1].lower_ not in words.of_an_office:
        return entity
    minister = doc[start - 2].lower_ in words.ministers
    of_state = doc[start - 2].lower_ in words.portfolios and start > _OF_STATE
    if not minister and not (of_state and doc[start - _OF_STATE].lower_ in words.ministers):
        return entity
    several = (t.i + 1 for t in entity if t.text.endswith(words.plural_endings))
    ends = [i for i in (*several, run) if start < i < entity.end - 1]
    return doc[max(ends) : entity.end] if ends else entity


def _after_portfolio(entity: SpacySpan, pack: LanguagePack) -> int:
    """Return where the portfolio ends with which an entity begins: its start, if with none."""
    small = pack.names.small_words | frozenset(pack.names.joining)
    end = entity.start
    for token in entity:
        if token.lower_ in pack.mentions.portfolios:
            end = token.i + 1
        elif token.lower_ not in small:
            break
    return end


def _named_otherwise(doc: Doc, types: dict[str, str]) -> frozenset[str]:
    """Return the texts of entities that most of the document takes for none of our types.

    What is a film in five sentences is none of a person in the sixth (one sense per
    discourse; Gale, Church and Yarowsky 1992, HLT).
    """
    counts: Counter[str] = Counter()
    for entity in doc.ents:
        counts[entity.text] += -1 if entity.label_ in types or _is_country(entity) else 1
    return frozenset(text for text, surplus in counts.items() if surplus > 0)


def _with_words_before(doc: Doc, bounds: Bounds, kind: str, pack: LanguagePack) -> int:
    """Return where a name starts with the proper nouns that its model left out before it.

    Only for a person or an organisation of one word, which is often the last of its
    name: the Jadrin "Courier", Ante "Grgić".
    """
    start = bounds.start
    if kind not in _OF_SEVERAL_WORDS or bounds.end - start > 1:
        return start
    before = start - 1
    while before >= 0 and not doc[before + 1].is_sent_start:
        token = doc[before]
        free = token.ent_type_ in {"", _NATIONALITY} or _is_initial(token, doc[before + 1])
        if free and is_proper(token, pack):
            start = before
        elif not token.is_space:
            break
        before -= 1
    return start


def _is_initial(token: Token, after: Token) -> bool:
    """Return whether a word is an initial that was marked as a name of its own: "N." Quell."""
    text = token.text
    return len(text) == len("N.") and text.endswith(".") and token.ent_type_ == after.ent_type_


def _words_of_its_kind(doc: Doc, bounds: Bounds, kind: str, pack: LanguagePack) -> int:
    """Return how many words before a place's name say its kind: "State of" Ohio, "City of" Vesk."""
    name = doc[bounds.start : bounds.end].text.lower()
    if kind != "Place" or name in pack.places.whole:
        return 0
    said = next((each for each in pack.places.before if name.startswith(f"{each} ")), "")
    return len(said.split())


def is_proper(token: Token, pack: LanguagePack) -> bool:
    """Return whether a word can be a part of the name after it, and of no title."""
    proper = token.tag_ in pack.labels.proper_singular and token.text[0].isupper()
    greets = token.lower_ in pack.mentions.greetings
    return proper and not greets and not pack.titles.has(token.text)


def _before_markup(span: Span, text: str) -> Span:
    """Return a name up to what is no letter of it: "Ada Berg" for "Ada Berg</b></div"."""
    markup = _MARKUP.search(text, span.start, span.end)
    return Span(span.start, markup.start()) if markup else span


def _to_its_end(span: Span, text: str, pack: LanguagePack) -> Span:
    """Return a name without the sentence's stop, or the possessive behind it.

    The s of "Moody's" is its own.
    """
    name, known = span.of(text), pack.known.with_own_s
    last = name.rsplit(maxsplit=1)[-1].removesuffix(".")
    if name.endswith(".") and last.lower() in pack.names.organisation.legal_forms:
        ends = last not in pack.mentions.abbreviations  # else the stop is the word's own
        return Span(span.start, span.end - 1) if ends else span
    for sign in pack.names.possessives:
        if name.endswith(sign):
            own = name.replace(_APOSTROPHE, "'").lower() in known
            return span if own else Span(span.start, span.end - len(sign))
        longer = Span(span.start, span.end + len(sign))
        if longer.of(text).replace(_APOSTROPHE, "'").lower() in known:
            return longer
    return span


def _is_adjective(doc: Doc, bounds: Bounds, labels: Labels) -> bool:
    """Return whether a name is an adjective and nothing else: "Republican", "British"."""
    return bounds.end - bounds.start == 1 and doc[bounds.start].tag_ in labels.adjective


def _is_name(text: str, words: MentionWords) -> bool:
    letters = sum(map(str.isalpha, text))
    if letters < 2 or words.debris.search(text):
        return False
    return any(c.isupper() or (c.isalpha() and c.lower() == c.upper()) for c in text)
