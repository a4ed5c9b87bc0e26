"""Surnames that stand alone in a document: whom of the corpus they mean there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graphbuild.language.pack import load_pack
from graphbuild.language.people.gender import Gender, gender_told
from graphbuild.model import Chain
from graphbuild.resolve import types
from graphbuild.resolve.corpus.bare_names import telling_roles
from graphbuild.resolve.corpus.clusters import Cluster, Clusters
from graphbuild.resolve.names.key import NameKey
from graphbuild.resolve.names.kinds import name_votes
from graphbuild.resolve.names.person import surname, surname_words
from graphbuild.resolve.reasons import Kind

_SHARED = 2
"""Names in common that speak for one of several with a surname."""
_SIGNS = 1
"""Names or roles in common without which a surname of one word means nobody elsewhere."""
_FEW = 20
"""Documents that tell what somebody is: more would only cost time."""
_AT_ONCE = 50_000
"""Chains and documents that are at hand at once."""
_DOMINANT = 0.8
"""The share of a surname's documents from which its bearer is meant without more words."""


def join_bare_surnames(clusters: Clusters, common: frozenset[str]) -> None:
    """Join surnames that stand alone in a document to the full name that they mean there.

    common: names so common that sharing one says nothing. Each document is decided on its
    own: it must share a name or a role with somebody of the surname, and where several people
    have it, clearly more with one of them, or almost all documents with the surname mean that
    one. A document that names a bearer in full beside the surname knows that they are two.
    """
    bearers = _bearers(clusters)
    for shorts in _with_chains_near(_in_order(bearers, clusters), bearers, clusters):
        for short in shorts:
            if short in clusters.by_key and _may_be_person(clusters.by_key[short]):
                people = [key for key in clusters.now(bearers[short]) if key != short]
                _join_bare(short, people, clusters, common)


def _join_bare(
    short: NameKey, people: list[NameKey], clusters: Clusters, everywhere: frozenset[str]
) -> None:
    alone = _without_organization(short, people, clusters)
    if alone is not None and people:
        _share_out(alone, people, clusters, everywhere)


def _with_chains_near(
    shorts: Iterable[NameKey], bearers: Mapping[NameKey, list[NameKey]], clusters: Clusters
) -> Iterator[list[NameKey]]:
    """Yield the surnames a few at a time, with what they are decided by at hand.

    That is the chains of each, and the names and roles of those who bear it.
    """
    waiting: list[NameKey] = []
    numbers: list[int] = []
    documents: set[int] = set()
    table = None
    for short in shorts:
        cluster = clusters.by_key[short]
        table = cluster.table
        people = [clusters.by_key[key] for key in clusters.now(bearers[short])]
        numbers.extend(cluster.numbers)
        numbers.extend(number for each in people for number in each.some(_FEW))
        documents.update(document for each in people for document in each.documents)
        waiting.append(short)
        if len(numbers) + len(documents) >= _AT_ONCE:
            table.keep_near(numbers, documents)
            yield waiting
            waiting, numbers, documents = [], [], set()
    if table is not None:
        table.keep_near(numbers, documents)
        yield waiting
        table.keep_near((), ())


def _bearers(clusters: Clusters) -> dict[NameKey, list[NameKey]]:
    """Return each surname, and each half of a double one, with the people who have it."""
    found: dict[NameKey, list[NameKey]] = {}
    for key in sorted(clusters.by_key):
        cluster = clusters.by_key[key]
        if cluster.is_person():
            name = cluster.name()
            for form in {surname(name), *surname_words(name)}:
                found.setdefault(NameKey(form), []).append(key)
    return found


def _in_order(bearers: Mapping[NameKey, list[NameKey]], clusters: Clusters) -> list[NameKey]:
    """Return the surnames that stand alone, each after those that are a bearer's name too.

    So "Barnham Carrow" is Helena Barnham-Carrow before it is asked who "Carrow" is.
    """
    ordered: list[NameKey] = []
    seen: set[NameKey] = set()

    def put(short: NameKey) -> None:
        if short in seen or short not in bearers or short not in clusters.by_key:
            return
        seen.add(short)
        for key in bearers[short]:
            put(key)
        ordered.append(short)

    for short in sorted(bearers):
        put(short)
    return ordered


def _may_be_person(cluster: Cluster) -> bool:
    """Return whether some document takes the name for a person, and none for a known place."""
    return cluster.votes.get("Person", 0) > 0 and not name_votes(cluster.name())


def _without_organization(
    short: NameKey, people: Iterable[NameKey], clusters: Clusters
) -> NameKey | None:
    """Return the key of a surname's chains, less those of an organisation of that name.

    There is one where a document tells the two apart: it names a bearer, and beside him an
    organisation by the surname alone. Whatever else stands by the surname beside a bearer, and
    is none of them, is the organisation too. None where nothing else is left.
    """
    cluster = clusters.by_key[short]
    if "Organization" not in cluster.votes:
        return short
    named = {d for key in people for d in clusters.by_key[key].documents}
    chains = cluster.chains
    companies = [chain for chain in chains if _is_organization(chain)]
    if not any(chain.document in named for chain in companies):
        return short
    companies += [c for c in chains if not _is_organization(c) and c.document in named]
    others = [c for c in chains if not _is_organization(c) and c.document not in named]
    if not others:
        return None
    clusters.by_key[short] = replace(cluster.of(companies, cluster.reasons), shown=cluster.shown)
    alone = short.of_second()
    clusters.by_key[alone] = cluster.of(others, cluster.reasons)
    return alone


def _is_organization(chain: Chain) -> bool:
    return types.winner(dict(chain.votes)) == "Organization"


def _share_out(
    short: NameKey, keys: Iterable[NameKey], clusters: Clusters, everywhere: frozenset[str]
) -> None:
    cluster = clusters.by_key[short]
    everywhere |= {short.text}  # that a document has the surname is no sign of its own
    people = {key: _Bearer.of(clusters.by_key[key], everywhere) for key in keys}
    found: dict[tuple[NameKey, Kind], list[Chain]] = {}
    left: list[Chain] = []
    for chain in cluster.chains:
        alone, told = cluster.of([chain]), _gender(chain.name, [chain])
        allowed = {
            key: bearer
            for key, bearer in people.items()
            if chain.document not in bearer.documents
            and not _is_organization(chain)
            and (told is None or bearer.gender in (None, told))
            and clusters.may_join(alone, clusters.by_key[key])
        }
        meant = _meant(chain, allowed, everywhere, needed=_SIGNS if " " not in short.text else 0)
        believed = meant is not None and clusters.believes(meant[1])
        (found.setdefault(meant, []) if meant and believed else left).append(chain)
    for (key, kind), chains in found.items():
        clusters.add(cluster.of(chains, cluster.reasons), key, kind)
    if not left:
        del clusters.by_key[short]
        return
    clusters.by_key[short] = replace(cluster.of(left, cluster.reasons), shown=cluster.shown)
    ranked = sorted(people, key=lambda key: (-len(people[key].documents), key))
    why = Kind.SURNAME_OF_SEVERAL if len(ranked) > 1 else Kind.SURNAME_OF_ONE
    clusters.doubt_among(short, ranked, why)


@dataclass(frozen=True, slots=True)
class _Bearer:
    """Somebody of a surname. documents: that name him. roles: what he is, in a few of them.

    gender: what his given name and his titles there call for.
    """

    documents: frozenset[int]
    company: frozenset[str]
    roles: frozenset[str]
    gender: Gender | None

    @classmethod
    def of(cls, cluster: Cluster, everywhere: frozenset[str]) -> _Bearer:
        some = cluster.table.read(cluster.some(_FEW))
        roles = frozenset(role for chain in some for role in telling_roles(chain))
        company = frozenset(cluster.company() - everywhere)
        gender = _gender(cluster.name(), some)
        return cls(frozenset(cluster.documents), company, roles, gender)


def _gender(name: str, chains: Iterable[Chain]) -> Gender | None:
    """Return the pronoun that a name with what it is called calls for, None where none is sure."""
    called = [role for chain in chains for role in chain.roles]
    return gender_told(name, called, called, load_pack().gender)


def _meant(
    chain: Chain, people: Mapping[NameKey, _Bearer], everywhere: frozenset[str], *, needed: int
) -> tuple[NameKey, Kind] | None:
    """Return whom a document's bare surname means, and why, or None.

    needed: names and roles in common without which it means nobody.
    """
    around, roles = chain.company - everywhere, telling_roles(chain)
    ranked = sorted(
        (
            (len(around & each.company) + len(roles & each.roles), key)
            for key, each in people.items()
        ),
        reverse=True,
    )
    if not ranked or ranked[0][0] < needed:
        return None
    if len(ranked) == 1:
        return ranked[0][1], Kind.ONLY_SURNAME
    (most, first), (next_most, _) = ranked[:2]
    if most >= _SHARED and most >= 2 * next_most:
        return first, Kind.BY_COMPANY
    total = sum(len(each.documents) for each in people.values())
    usual = max(people, key=lambda key: (len(people[key].documents), key))
    named = len(people[usual].documents)
    if named >= _DOMINANT * total and named > _SHARED:
        return usual, Kind.BY_FREQUENCY
    return None
