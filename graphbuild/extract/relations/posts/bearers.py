"""Of whom a noun for a role is said: by apposition, title, "is", "as", "such as"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from graphbuild.extract.relations.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


class Bearer(NamedTuple):
    """Who has a role, how the text says so, and the clause that says it, if one does."""

    mention: int
    how: Literal["apposition", "title", "copula", "as", "named", "listed", "beside"]
    clause: Token | None = None


def bearers(noun: Token, sentence: Sentence) -> Iterator[Bearer]:
    """Yield of whom a noun is said."""
    syntax, names = sentence.rules.syntax, sentence.names
    labels, verbs = syntax.labels, syntax.words.verbs
    beside = list(_named_with(noun, sentence))
    yield from (Bearer(mention, "apposition") for mention in beside)
    yield from (Bearer(mention, "listed") for mention in syntax.examples(noun, names))
    head, dep = noun.head, noun.dep_
    if dep in labels.premodifier and head.i > noun.i and head.i in names:
        yield Bearer(names[head.i], "title")
    elif noun.i + 1 in names and _share_their_place(noun, names, sentence):
        yield Bearer(names[noun.i + 1], "title")
    if head.lower_ in verbs.copulas:
        for other in _across_copula(noun, sentence):
            yield from (Bearer(m, "copula", head) for m in syntax.arguments(other, names))
    if dep in labels.prepositional_object and head.lower_ in syntax.words.capacity:
        yield from (Bearer(m, "as", head.head) for m in _holders(head.head, sentence))
    if dep in labels.named_as and head.lower_ in verbs.of_the_object:
        found = syntax.arguments(syntax.subject(head), names) if syntax.is_passive(head) else []
        for thing in syntax.objects(head):
            found += syntax.arguments(thing, names) if thing is not noun else []
        if not found and not syntax.is_passive(head):  # "named Ada Nwosu chairman"
            before = (names[child.i] for child in noun.lefts if child.i in names)
            found = [m for m in before if is_person(m, sentence)]
        yield from (Bearer(m, "named", head) for m in found)
    owned = any(child.dep_ in labels.possessor for child in noun.children)
    if dep in labels.conjunct and head.tag_ in labels.noun and head.i not in names:
        # "founder and president" are one's; "her husband, A, and their son, B" are not.
        yield from () if beside or owned else bearers(head, sentence)
    if _is_named_after_its_kind(noun, sentence):
        yield from (Bearer(m, "named") for m in syntax.prepositional(noun, syntax.of, names))
    if dep in labels.prepositional_object and head.lower_ in syntax.of:
        one = head.head  # "one of the members of"
        if one.lower_ in syntax.words.one_of and one.i not in names:
            yield from bearers(one, sentence)


def _share_their_place(noun: Token, names: dict[int, int], sentence: Sentence) -> bool:
    """Return whether a parser made two subjects of a title and the name after it."""
    last = noun.i + 1
    while last + 1 < sentence.end and names.get(last + 1) == names[noun.i + 1]:
        last += 1
    name, subject = noun.doc[last], sentence.rules.syntax.labels.subject
    return name.head == noun.head and noun.dep_ in subject and name.dep_ in subject


def _named_with(noun: Token, sentence: Sentence) -> Iterator[int]:
    """Yield whom a noun stands beside: a singular is one person's, the nearest of several."""
    syntax, names = sentence.rules.syntax, sentence.names
    apposition, plural = syntax.labels.apposition, is_plural(noun, sentence)
    if noun.dep_ in apposition:
        group = _conjoined_before(noun, _described(noun, sentence))
        group = [each for each in group if plural or not stands_behind_its_role(each, sentence)]
        found = [syntax.denoted(each, names) for each in (group if plural else group[-1:])]
        listed = [mention for mention in found if mention is not None]
        if not (plural and len(listed) == 1 and is_person(listed[0], sentence)):
            yield from listed  # nobody is "11 senators", but the Rovers are rivals
    for child in noun.children:
        if child.dep_ not in apposition or child.i < noun.i or _is_anothers(child, sentence):
            continue
        if not _is_left_open(child, sentence):
            named = syntax.arguments(child, names)
            yield from named if plural else named[:1]
            if named and not plural:
                return  # of a list behind it, the first has the post


def stands_behind_its_role(name: Token, sentence: Sentence) -> bool:
    """Return whether a name has its role before it, so that one behind it is the next name's.

    "The assistant secretary, Ada Nwosu, the chairman of Marlow, Tom Reyes, and". name: its
    last word.
    """
    names, first = sentence.names, name.i
    while first - 1 in names and names[first - 1] == names.get(name.i):
        first -= 1
    if first - 2 <= sentence.start or name.doc[first - 1].text != ",":
        return False
    role = name.doc[first - 2]
    end = name.i + 1
    return (
        role.i not in names
        and role.lower_ in sentence.rules.table.roles
        and any(child.dep_ in sentence.rules.syntax.labels.determiner for child in role.lefts)
        and end < sentence.end
        and name.doc[end].text == ","
    )


def is_person(mention: int, sentence: Sentence) -> bool:
    """Return whether a mention is taken for a person; no country of an adjective, below 0."""
    return mention >= 0 and sentence.mentions[mention].type == "Person"


def is_plural(noun: Token, sentence: Sentence) -> bool:
    """Return whether a noun is one of several."""
    labels = sentence.rules.syntax.labels
    return noun.tag_ in labels.noun and noun.tag_ not in labels.singular_noun


def _is_named_after_its_kind(noun: Token, sentence: Sentence) -> bool:
    """Return whether a place stands behind its kind: "the Ukrainian city of Lviv"."""
    syntax = sentence.rules.syntax
    before = any(
        child.i in sentence.countries
        or (child.dep_ in syntax.labels.possessor and child.i in sentence.names)
        for child in noun.lefts
    )
    beside = noun.dep_ in syntax.labels.apposition
    return before and not beside and noun.lower_ in syntax.words.kinds_of_place


def _described(noun: Token, sentence: Sentence) -> Token:
    """Return what a noun in apposition is said of, over another: "Cole, Ph.D., president of"."""
    syntax, names = sentence.rules.syntax, sentence.names
    head = noun.head
    while head.dep_ in syntax.labels.apposition and syntax.denoted(head, names) is None:
        head = head.head
    return head


def _conjoined_before(noun: Token, head: Token) -> list[Token]:
    """Return the words conjoined with a noun's head that come before the noun."""
    return sorted({each for each in (head, *head.conjuncts) if each.i < noun.i})


def _is_anothers(noun: Token, sentence: Sentence) -> bool:
    """Return whether a noun begins anew: "were his father, his brother Felix"."""
    owners = sentence.rules.syntax.labels.possessive_pronoun
    return noun.i not in sentence.names and any(child.tag_ in owners for child in noun.children)


def _is_left_open(name: Token, sentence: Sentence) -> bool:
    """Return whether a name after "her son," runs into a verb, so that it begins a clause."""
    syntax, noun, after = sentence.rules.syntax, name.head, name.i + 1
    own = any(child.tag_ in syntax.labels.possessive_pronoun for child in noun.children)
    before = name.left_edge.nbor(-1) if name.left_edge.i else None
    opened = before is not None and before.text == "," and after < sentence.end
    return own and opened and syntax.is_verb(noun.doc[after])


def _across_copula(noun: Token, sentence: Sentence) -> Iterator[Token | None]:
    """Yield what a noun is said to be, on the other side of "is"."""
    syntax = sentence.rules.syntax
    if noun.dep_ in syntax.labels.predicate_noun:
        yield syntax.subject(noun.head)
    if noun.dep_ in syntax.labels.subject:
        predicate = syntax.labels.predicate_noun
        yield from (child for child in noun.head.children if child.dep_ in predicate)


def _holders(verb: Token, sentence: Sentence) -> list[int]:
    """Return who has the role in "elected X as president", "the appointment of X as president"."""
    syntax, names = sentence.rules.syntax, sentence.names
    verbs = syntax.words.verbs
    if verb.lower_ in syntax.words.appointments:
        return syntax.prepositional(verb, syntax.of, names)
    if syntax.is_passive(verb) or verb.lower_ in verbs.of_the_subject:
        return syntax.arguments(syntax.subject(verb), names) if syntax.is_verb(verb) else []
    if verb.lower_ in verbs.of_the_object:
        return [m for thing in syntax.objects(verb) for m in syntax.arguments(thing, names)]
    above = verb.head
    if verb.i in names and above.lower_ in syntax.of:
        return [names[verb.i]] if above.head.lower_ in syntax.words.appointments else []
    if verb.i in names and syntax.is_verb(above) and above.lower_ in verbs.of_the_object:
        return [names[verb.i]]
    return []
