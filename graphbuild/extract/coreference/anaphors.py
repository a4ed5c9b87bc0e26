"""Pronouns and definite descriptions, with the name that each stands for where it is plain."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphbuild.extract.coreference.antecedents import Anaphor
from graphbuild.extract.coreference.descriptions import Description, description_of, fits
from graphbuild.extract.coreference.discourse import Discourse, Referent
from graphbuild.extract.coreference.quotes import Quotes
from graphbuild.extract.syntax import Syntax, hashes, load_syntax
from graphbuild.language.grammar.labels import Labels
from graphbuild.language.pack import LanguagePack
from graphbuild.language.people.gender import Gender
from graphbuild.model import Mention, MentionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 2
"""Sentences back to which a pronoun can point."""
_ROLE_REACH = 12
"""Sentences back to which "the minister" can point."""
_CLEAR = 1.65
"""How many times more present than the next the antecedent must be."""
_UNSURE_GENDER = 0.6
_SAME_ROLE = 1.25
_OWN = 1.5
"""How much sooner "his" is its own clause's subject's."""


@dataclass(slots=True)
class _Reading:
    """A text being read from its start: what came so far."""

    doc: Doc
    text: str
    starts: list[int]
    pack: LanguagePack
    quotes: Quotes
    discourse: Discourse
    by_head: dict[int, Referent] = field(default_factory=dict)
    found: list[tuple[Anaphor, Referent]] = field(default_factory=list)

    @property
    def syntax(self) -> Syntax:
        return load_syntax(self.doc.lang_)

    def sentence(self, token: Token) -> int:
        return max(bisect_right(self.starts, token.idx) - 1, 0)


def find_anaphors(
    doc: Doc, mentions: list[Mention], sentences: list[Span], pack: LanguagePack
) -> list[Anaphor]:
    """Return the pronouns and descriptions whose antecedent is plain, in order.

    mentions: the names in `doc`, in order, by its characters. Found are "he" and "she"
    in all cases; "its" of the clause's subject; "the minister", "the company", "the city".
    Each stands for the most salient referent that fits in gender, type and grammar; where
    a second one is nearly as salient, for none. A text without a parse has none.
    Source: Lappin and Leass (1994), An algorithm for pronominal anaphora resolution,
    Computational Linguistics 20(4), without their full parser.
    """
    if not doc.has_annotation("DEP"):
        return []
    heads = _heads(doc, mentions)
    starts = [s.start for s in sentences]
    quotes, discourse = Quotes(doc, set(heads), pack), Discourse(pack)
    reading = _Reading(doc, doc.text, starts, pack, quotes, discourse)
    first_tokens = {token.i: (mention, head) for head, (mention, token) in heads.items()}
    inside = {n for head, (m, token) in heads.items() for n in range(token.i, head + 1) if m.text}
    pronouns = hashes(frozenset(pack.gender.pronouns) | pack.gender.of_things)
    nouns = hashes(pack.labels.singular_noun)
    for place, (word, tag) in enumerate(doc.to_array(["LOWER", "TAG"]).tolist()):
        if place in first_tokens:
            mention, head = first_tokens[place]
            referent = reading.discourse.name(mention, doc[head], reading.sentence(doc[place]))
            reading.by_head[head] = referent
        elif (word in pronouns or tag in nouns) and place not in inside:
            _read(doc[place], reading, heads)
    return [anaphor for anaphor, _ in reading.found]


def _heads(doc: Doc, mentions: list[Mention]) -> dict[int, tuple[Mention, Token]]:
    """Return each name by its head's index, with its first token."""
    heads = {}
    for mention in mentions:
        span = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if span is not None:
            heads[span.root.i] = (mention, span[0])
    return heads


def _read(token: Token, reading: _Reading, heads: dict[int, tuple[Mention, Token]]) -> None:
    word, tag, labels, genders = token.lower_, token.tag_, reading.pack.labels, reading.pack.gender
    gender = genders.pronouns.get(word)
    if gender and (tag in labels.personal_pronoun or tag in labels.possessive_pronoun):
        referent = _of_pronoun(token, gender, reading, heads)
        if referent:
            referent.gender = referent.gender or gender
            _note(Span(token.idx, token.idx + len(token)), token, referent, "pronoun", reading)
    elif word in genders.of_things and tag in labels.possessive_pronoun:
        subject = reading.syntax.clause_subject(token.head)
        referent = reading.by_head.get(subject.i) if subject is not None else None
        if referent is None or subject is None or subject.i >= token.i:
            referent = _of_thing(token, reading)
        if referent and referent.type != "Person":
            _note(Span(token.idx, token.idx + len(token)), token, referent, "pronoun", reading)
    elif tag in labels.singular_noun:
        description = description_of(token, reading.pack)
        referent = _of_description(description, token, reading) if description else None
        if description and referent:
            _note(description.span, token, referent, "nominal", reading)
        elif word in reading.pack.descriptions.people and not _describes_another(token, labels):
            sentence = reading.sentence(token)
            reading.discourse.nameless(word, genders.nouns.get(word), token, sentence)


def _of_thing(token: Token, reading: _Reading) -> Referent | None:
    """Return what "its" at the beginning of a sentence stands for: the one thing before it.

    An organisation, or where the sentence before names none, a place.
    """
    sentence = reading.sentence(token)
    if token.i != token.sent.start or reading.quotes.inside(token):
        return None
    before = [
        referent
        for referent in reading.discourse.referents
        if referent.type != "Person" and referent.span and sentence - 1 in referent.spots
    ]
    bodies = [referent for referent in before if referent.type == "Organization"]
    fitting = bodies or before
    return fitting[0] if len(fitting) == 1 else None


def _describes_another(noun: Token, labels: Labels) -> bool:
    """Return whether a noun says of another who that is: "lawyer Ana Novak", "is a lawyer"."""
    dep = noun.dep_
    return dep in labels.compound or dep in labels.apposition or dep in labels.predicate_noun


def _note(
    span: Span, token: Token, referent: Referent, kind: MentionKind, reading: _Reading
) -> None:
    if referent.span is None:
        return
    sentence = reading.sentence(token)
    text = span.of(reading.text)
    mention = Mention("", sentence, span, text, referent.type, kind=kind)
    reading.found.append((Anaphor(mention, referent.span), referent))
    reading.by_head[token.i] = referent
    reading.discourse.see(referent, token, sentence)


def _of_pronoun(
    token: Token, gender: Gender, reading: _Reading, heads: dict[int, tuple[Mention, Token]]
) -> Referent | None:
    if token.lower_ in reading.pack.gender.reflexives:
        own = _subject(token, reading)
        return own if own and own.span and own.gender in (None, gender) else None
    ahead = reading.syntax.fronted_before(token)
    if ahead is not None and ahead.i in heads and heads[ahead.i][0].type == "Person":
        return None
    speaker = reading.quotes.speaker(token)
    quoted = reading.quotes.inside(token)
    if quoted and speaker is None:
        return None
    barred = _barred(token, reading)
    if speaker is not None and speaker in reading.by_head:
        barred.append(reading.by_head[speaker])
    sentence = reading.sentence(token)
    fitting = [
        referent
        for referent in reading.discourse.referents
        if referent.type == "Person"
        and referent.gender in (None, gender)
        and referent not in barred
    ]
    labels, subject = reading.pack.labels, _subject(token, reading)
    here = [referent for referent in fitting if sentence in referent.spots]
    if len(here) > 1 and not _is_plain_among(here, token, reading):
        return None
    ranked: list[tuple[float, int, Referent]] = []
    for referent in fitting:
        score = referent.salience(sentence, _REACH)
        if referent.gender is None:
            score *= _UNSURE_GENDER
        if token.dep_ in labels.subject and _was_subject(referent, reading):
            score *= _SAME_ROLE
        if token.dep_ in labels.possessor and referent is subject:
            score *= _OWN
        if score:
            ranked.append((score, -len(ranked), referent))
    return _clear(sorted(ranked, key=lambda item: item[:2], reverse=True))


def _is_plain_among(here: list[Referent], token: Token, reading: _Reading) -> bool:
    """Return whether a sentence that speaks of several still says whom a pronoun means.

    So it does right after the subject, with no other name between: "Solberg, whom Brandt
    had asked, said he would sell", "Brandt flew home with his lawyers".
    """
    labels = reading.pack.labels
    verb = reading.syntax.governing_verb(token)
    after: Token | None
    if token.dep_ in labels.subject and verb is not None and verb.dep_ in labels.complement:
        after, subject = verb.head, _subject(verb.head, reading)
    elif token.dep_ in labels.possessor:
        after, subject = reading.syntax.clause_subject(token), _subject(token, reading)
    else:
        return False
    if after is None or subject not in here:
        return False
    return not any(
        after.i < i < token.i for other in here if other is not subject for i in other.heads
    )


def _subject(token: Token, reading: _Reading) -> Referent | None:
    """Return who the subject of a token's clause is: by name, pronoun or apposition."""
    subject = reading.syntax.clause_subject(token)
    if subject is None:
        return None
    apposition = reading.pack.labels.apposition
    beside = [subject, *(t for t in subject.children if t.dep_ in apposition)]
    return next((reading.by_head[t.i] for t in beside if t.i in reading.by_head), None)


def _clear(ranked: list[tuple[float, int, Referent]]) -> Referent | None:
    """Return the first where it is clearly more present than the second, and has a name."""
    if not ranked or ranked[0][2].span is None:
        return None
    if len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]:
        return None
    return ranked[0][2]


def _was_subject(referent: Referent, reading: _Reading) -> bool:
    return reading.doc[referent.heads[-1]].dep_ in reading.pack.labels.subject


def _barred(token: Token, reading: _Reading) -> list[Referent]:
    """Return who a pronoun cannot be for grammar's sake.

    An object is not its own clause's subject, nor the other way round; what "he" is
    joined to by "and" is somebody else.
    Source: principle B of Chomsky (1981), Lectures on Government and Binding.
    """
    labels = reading.pack.labels
    barred = []
    if token.dep_ in labels.conjunct:
        others = [token.head, *token.head.conjuncts]
        barred += [reading.by_head[t.i] for t in others if t.i in reading.by_head]
    if token.dep_ in labels.possessor:
        return barred
    verb = reading.syntax.governing_verb(token)
    subject = reading.syntax.clause_subject(token)
    arguments = [subject] if subject is not None else []
    if verb is not None:
        for child in verb.children:
            arguments.append(child)
            if child.dep_ in labels.preposition or child.dep_ in labels.agent:
                arguments += [t for t in child.children if t.dep_ in labels.prepositional_object]
    return barred + [
        reading.by_head[t.i] for t in arguments if t.i != token.i and t.i in reading.by_head
    ]


def _of_description(description: Description, token: Token, reading: _Reading) -> Referent | None:
    sentence = reading.sentence(token)
    if reading.quotes.inside(token):
        return None
    reach = _ROLE_REACH if description.specific else _REACH
    fitting = [
        referent
        for referent in reading.discourse.referents
        if referent.span is not None
        and referent.salience(sentence, reach)
        and fits(description, referent.type, referent.roles, referent.names, reading.pack)
    ]
    return fitting[0] if len(fitting) == 1 else None
