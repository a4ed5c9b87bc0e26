"""Definite descriptions: "the minister", "the company", "the city"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphbuild.language.grammar.labels import Labels
from graphbuild.language.pack import LanguagePack
from graphbuild.language.world.gazetteer import lower_case_countries
from graphbuild.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Description:
    """A noun with "the" that nothing else narrows down.

    words: without "the". specific: whether it says what it stands for: not "the company",
    which may be any.
    """

    span: Span
    words: tuple[str, ...]
    specific: bool

    @property
    def noun(self) -> str:
        """Return the noun in lower case."""
        return self.words[-1]


def description_of(noun: Token, pack: LanguagePack) -> Description | None:
    """Return the description that a noun heads, None where it is none.

    A complement or clause narrows it to something else: "the president of France".
    """
    before = list(noun.lefts)
    if not before or before[0].lower_ not in pack.names.definite:
        return None
    if _is_narrowed(noun, before[1:], pack.labels):
        return None
    words = tuple(t.lower_ for t in (*before[1:], noun))
    span = Span(before[0].idx, noun.idx + len(noun))
    return Description(span, words, words[-1] not in pack.descriptions.generic)


def fits(
    description: Description,
    kind: str,
    roles: Collection[str],
    names: Collection[str],
    pack: LanguagePack,
) -> bool:
    """Return whether a description can stand for an entity.

    kind: its type. roles, names: in lower case. A person needs the description among
    its roles or titles; an organisation or place the word in its name, or for
    "the company" no name that says otherwise.
    """
    if kind == "Person":
        return _is_person_noun(description.noun, pack) and any(
            _is_role(role.split(), description) for role in roles
        )
    nouns = pack.descriptions.things.get(kind)
    if nouns is None or len(description.words) > 1:
        return False
    noun = description.noun
    if kind == "Place" and not lower_case_countries().isdisjoint(names):
        return noun in pack.descriptions.country
    parts = {word.strip(".,") for name in names for word in name.split()}
    if noun in nouns.generic:
        return not parts & nouns.unless
    return not parts.isdisjoint(nouns.named.get(noun, ()))


def _is_narrowed(noun: Token, between: list[Token], labels: Labels) -> bool:
    """Return whether a noun is part of another's phrase, or has more with it than adjectives."""
    dep = noun.dep_
    if (
        dep in labels.compound
        or dep in labels.apposition
        or dep in labels.predicate_noun
        or dep in labels.noun_modifier
    ):
        return True
    before = labels.compound | labels.adjectival_modifier
    if any(t.dep_ not in before or t.ent_type_ for t in between):
        return True
    after = labels.preposition | labels.relative_clause | labels.noun_clause | labels.apposition
    return any(t.dep_ in after for t in noun.rights)


def _is_person_noun(noun: str, pack: LanguagePack) -> bool:
    return noun in pack.descriptions.people or pack.titles.has(noun)


def _is_role(role: list[str], description: Description) -> bool:
    named = bool(role) and role[-1] == description.noun
    return named and set(description.words) <= set(role)
