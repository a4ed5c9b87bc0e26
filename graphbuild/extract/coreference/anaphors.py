"""Pronouns and definite descriptions, with the name that each stands for where it is plain."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graphbuild.extract.coreference.descriptions import Description, description_of, is_person_noun
from graphbuild.extract.coreference.discourse import Discourse, Referent
from graphbuild.extract.coreference.gender import PRONOUNS, Gender, gender_of_noun
from graphbuild.extract.coreference.quotes import Quotes
from graphbuild.extract.syntax import Syntax, load_syntax
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
_SUBJECTS = ("nsubj", "nsubjpass")
_REFLEXIVE = ("himself", "herself")
_NOUNS = ("NN", "NNP")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A mention without a name, and the span of the name that it stands for."""

    mention: Mention
    antecedent: Span

    def in_document(self, document_id: str, sentences: int) -> Anaphor:
        """Return it as a document has it. sentences: those before its part."""
        sentence = self.mention.sentence + sentences
        mention = replace(self.mention, document_id=document_id, sentence=sentence)
        return Anaphor(mention, self.antecedent)


@dataclass(slots=True)
class _Reading:
    """A text being read from its start: what came so far."""

    doc: Doc
    text: str
    starts: list[int]
    quotes: Quotes
    discourse: Discourse = field(default_factory=Discourse)
    by_head: dict[int, Referent] = field(default_factory=dict)
    found: list[tuple[Anaphor, Referent]] = field(default_factory=list)

    @property
    def syntax(self) -> Syntax:
        return load_syntax(self.doc.lang_)

    def sentence(self, token: Token) -> int:
        return max(bisect_right(self.starts, token.idx) - 1, 0)


def find_anaphors(doc: Doc, mentions: list[Mention], sentences: list[Span]) -> list[Anaphor]:
    """Return the pronouns and descriptions whose antecedent is plain, in order.

    mentions: the names in `doc`, in order, by its characters. Found are "he" and "she"
    in all cases; "its" of the clause's subject; "the minister", "the company", "the city".
    Each stands for the most salient referent that fits in gender, type and grammar; where
    a second one is nearly as salient, for none. English only; none without a parse.
    Source: Lappin and Leass (1994), An algorithm for pronominal anaphora resolution,
    Computational Linguistics 20(4), without their full parser.
    """
    if doc.lang_ != "en" or not doc.has_annotation("DEP"):
        return []
    heads = _heads(doc, mentions)
    reading = _Reading(doc, doc.text, [s.start for s in sentences], Quotes(doc, set(heads)))
    first_tokens = {token.i: (mention, head) for head, (mention, token) in heads.items()}
    inside = {n for head, (m, token) in heads.items() for n in range(token.i, head + 1) if m.text}
    for token in doc:
        if token.i in first_tokens:
            mention, head = first_tokens[token.i]
            referent = reading.discourse.name(mention, doc[head], reading.sentence(token))
            reading.by_head[head] = referent
        elif token.i not in inside:
            _read(token, reading, heads)
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
    word = token.lower_
    gender = PRONOUNS.get(word)
    if gender and token.tag_ in ("PRP", "PRP$"):
        referent = _of_pronoun(token, gender, reading, heads)
        if referent:
            referent.gender = referent.gender or gender
            _note(Span(token.idx, token.idx + len(token)), token, referent, "pronoun", reading)
    elif word == "its" and token.tag_ == "PRP$":
        subject = reading.syntax.clause_subject(token.head)
        referent = reading.by_head.get(subject.i) if subject is not None else None
        if referent and referent.type != "Person" and subject is not None and subject.i < token.i:
            _note(Span(token.idx, token.idx + len(token)), token, referent, "pronoun", reading)
    elif token.tag_ in _NOUNS:
        description = description_of(token)
        referent = _of_description(description, token, reading) if description else None
        if description and referent:
            _note(description.span, token, referent, "nominal", reading)
        elif is_person_noun(word) and token.dep_ not in ("compound", "appos", "attr"):
            sentence = reading.sentence(token)
            reading.discourse.nameless(word, gender_of_noun(word), token, sentence)


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
    referent.seen(token, sentence)


def _of_pronoun(
    token: Token, gender: Gender, reading: _Reading, heads: dict[int, tuple[Mention, Token]]
) -> Referent | None:
    if token.lower_ in _REFLEXIVE:
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
    subject = _subject(token, reading)
    here = [referent for referent in fitting if sentence in referent.spots]
    if len(here) > 1 and not _is_plain_among(here, token, reading):
        return None
    ranked: list[tuple[float, int, Referent]] = []
    for referent in fitting:
        score = referent.salience(sentence, _REACH)
        if referent.gender is None:
            score *= _UNSURE_GENDER
        if token.dep_ in _SUBJECTS and _was_subject(referent, reading):
            score *= _SAME_ROLE
        if token.dep_ == "poss" and referent is subject:
            score *= _OWN
        if score:
            ranked.append((score, -len(ranked), referent))
    return _clear(sorted(ranked, key=lambda item: item[:2], reverse=True))


def _is_plain_among(here: list[Referent], token: Token, reading: _Reading) -> bool:
    """Return whether a sentence that speaks of several still says whom a pronoun means.

    So it does right after the subject, with no other name between: "Solberg, whom Brandt
    had asked, said he would sell", "Brandt flew home with his lawyers".
    """
    verb = reading.syntax.governing_verb(token)
    after: Token | None
    if token.dep_ in _SUBJECTS and verb is not None and verb.dep_ == "ccomp":
        after, subject = verb.head, _subject(verb.head, reading)
    elif token.dep_ == "poss":
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
    beside = [subject, *(t for t in subject.children if t.dep_ == "appos")]
    return next((reading.by_head[t.i] for t in beside if t.i in reading.by_head), None)


def _clear(ranked: list[tuple[float, int, Referent]]) -> Referent | None:
    """Return the first where it is clearly more present than the second, and has a name."""
    if not ranked or ranked[0][2].span is None:
        return None
    if len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]:
        return None
    return ranked[0][2]


def _was_subject(referent: Referent, reading: _Reading) -> bool:
    return reading.doc[referent.heads[-1]].dep_ in _SUBJECTS


def _barred(token: Token, reading: _Reading) -> list[Referent]:
    """Return who a pronoun cannot be for grammar's sake.

    An object is not its own clause's subject, nor the other way round; what "he" is
    joined to by "and" is somebody else.
    Source: principle B of Chomsky (1981), Lectures on Government and Binding.
    """
    barred = []
    if token.dep_ == "conj":
        others = [token.head, *token.head.conjuncts]
        barred += [reading.by_head[t.i] for t in others if t.i in reading.by_head]
    if token.dep_ == "poss":
        return barred
    verb = reading.syntax.governing_verb(token)
    subject = reading.syntax.clause_subject(token)
    arguments = [subject] if subject is not None else []
    if verb is not None:
        for child in verb.children:
            arguments.append(child)
            if child.dep_ in ("prep", "agent"):
                arguments += [t for t in child.children if t.dep_ == "pobj"]
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
        and description.fits(referent.type, referent.roles, referent.names)
    ]
    return fitting[0] if len(fitting) == 1 else None


def shifted(anaphors: list[Anaphor], by: int) -> list[Anaphor]:
    """Return the anaphors as they stand `by` characters further on."""
    return [
        Anaphor(
            replace(each.mention, span=each.mention.span.shifted(by)), each.antecedent.shifted(by)
        )
        for each in anaphors
    ]


def joined(
    names: list[Mention], anaphors: list[Anaphor]
) -> tuple[list[Mention], list[tuple[int, int]]]:
    """Return names and anaphors as one list in order, and pairs (anaphor, antecedent).

    Pairs are indices into the list. An anaphor whose antecedent is no longer among the
    names, or which overlaps one, is left out.
    """
    by_start = {mention.span.start: mention for mention in names}
    by_end = {mention.span.end: mention for mention in names}
    taken = sorted(mention.span for mention in names)
    kept = []
    for each in anaphors:
        antecedent = by_start.get(each.antecedent.start) or by_end.get(each.antecedent.end)
        after = bisect_right(taken, each.mention.span)
        near = taken[max(after - 1, 0) : after + 1]
        if antecedent and not any(span.overlaps(each.mention.span) for span in near):
            kept.append((each.mention, antecedent))
    every = sorted([*names, *(mention for mention, _ in kept)], key=lambda m: m.span)
    place = {mention.span: n for n, mention in enumerate(every)}
    return every, [(place[a.span], place[b.span]) for a, b in kept]
