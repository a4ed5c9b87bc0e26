"""People across documents: fuller and shorter names, surnames on their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graphbuild.model import Chain
from graphbuild.resolve import types
from graphbuild.resolve.corpus.clusters import Cluster, Clusters
from graphbuild.resolve.names import key as names

_FULLER = 0.9
_ONLY_SURNAME = 0.85
_BY_COMPANY = 0.8
_BY_FREQUENCY = 0.7
_UNDECIDED = 0.4

_SHARED = 2
"""Names in common that speak for one of several with a surname."""
_DOMINANT = 0.8
"""The share of a surname's documents from which its bearer is meant without more words."""


def join_people(clusters: Clusters) -> None:
    """Join a person's shorter name to the only one that it can be a form of.

    "J. Weber" and "Jonas Weber", "Boris Ruge" and "Boris J. Ruge". Blocked by surname and
    first letter, so that cost follows the size of those blocks, not of the corpus.
    """
    blocks: dict[tuple[str, str], list[str]] = {}
    people = {k: c.name() for k, c in clusters.by_key.items() if c.is_person()}
    for key in sorted(people):
        for block in _blocks(people[key]):
            blocks.setdefault(block, []).append(key)
    for short in sorted(people, key=lambda k: (len(k.split()), len(k), k)):
        longer = [
            key
            for key in sorted(
                {k for b in _blocks_of_short(people[short]) for k in blocks.get(b, ())}
            )
            if _is_fuller(key, short)
            and key in clusters.by_key
            and names.is_part_of(people[short], people[key])
        ]
        if len(longer) == 1:
            clusters.join(short, longer[0], "the one longer form of the name", _FULLER)
        elif len(longer) > 1 and short in clusters.by_key:
            for key in longer[:3]:
                clusters.doubt(short, key, "one of several longer forms of the name", _UNDECIDED)


def _blocks(name: str) -> set[tuple[str, str]]:
    """Return the blocks of a name: each surname word with each given name's first letter."""
    letters = {word[0] for word in names.words(name)}
    return {(surname, letter) for surname in names.surname_words(name) for letter in letters}


def _blocks_of_short(name: str) -> set[tuple[str, str]]:
    """Return where the fuller forms of a name stand: "Bill Weld" under b and, William, under w."""
    surname, first = names.surname_words(name)[-1], names.words(name)[0]
    return {(surname, given[0]) for given in (first, *names.call_names(first))}


def _is_fuller(key: str, short: str) -> bool:
    """Return whether a key has more to it: more words, or as many with fewer initials."""
    left, right = short.split(), key.split()
    return key != short and (len(right), sum(map(len, right))) > (len(left), sum(map(len, left)))


def join_surnames(clusters: Clusters, everywhere: frozenset[str]) -> None:
    """Join surnames that stand alone in a document to the full name that they mean there.

    everywhere: names so common that sharing one says nothing. Where several people have
    the surname, each document is decided on its own: by the names that it shares with
    one of them, else for the one whom almost all documents with the surname mean, else
    for none.
    """
    bearers: dict[str, list[str]] = {}
    for key in sorted(clusters.by_key):
        cluster = clusters.by_key[key]
        if cluster.is_person():
            name = cluster.name()
            for form in {names.surname(name), *names.surname_words(name)}:
                bearers.setdefault(form, []).append(key)
    for short in sorted(bearers):
        if short not in clusters.by_key or not _may_be_person(clusters.by_key[short]):
            continue
        alone = _without_organization(short, bearers[short], clusters)
        if alone is None:
            continue
        if len(bearers[short]) == 1:
            reason = "the one full name with this surname"
            clusters.join(alone, bearers[short][0], reason, _ONLY_SURNAME)
        else:
            _split_among(alone, bearers[short], clusters, everywhere)


def _without_organization(short: str, keys: Iterable[str], clusters: Clusters) -> str | None:
    """Return the key of a surname's chains, less those of an organisation of that name.

    There is one where a document tells the two apart: it names a bearer, and beside him an
    organisation by the surname alone. None where nothing else is left.
    """
    cluster = clusters.by_key[short]
    named = {d for key in keys for d in clusters.by_key[key].documents()}
    companies = [c for c in cluster.chains if types.winner(dict(c.votes)) == "Organization"]
    if not any(chain.document_id in named for chain in companies):
        return short
    others = [chain for chain in cluster.chains if chain not in companies]
    if not others:
        return None
    cluster.chains = companies
    alone = f"{short}#"
    clusters.by_key[alone] = Cluster(others, list(cluster.reasons))
    return alone


def _may_be_person(cluster: Cluster) -> bool:
    """Return whether some document takes the name for a person, and none for a known place."""
    votes = types.add(chain.votes for chain in cluster.chains)
    return votes.get("Person", 0) > 0 and not types.name_votes(cluster.name())


def _split_among(
    short: str, keys: Iterable[str], clusters: Clusters, everywhere: frozenset[str]
) -> None:
    cluster = clusters.by_key[short]
    people = {key: clusters.by_key[key] for key in keys}
    company = {key: person.company() for key, person in people.items()}
    documents = {key: len(person.documents()) for key, person in people.items()}
    left: list[Chain] = []
    for chain in cluster.chains:
        allowed = [
            key for key, person in people.items() if clusters.may_join(Cluster([chain]), person)
        ]
        found = _meant(chain, allowed, company, documents, everywhere)
        if found is None:
            left.append(chain)
            continue
        key, reason, score = found
        alone = f"{short}#{chain.document_id}"
        clusters.by_key[alone] = Cluster([chain])
        clusters.join(alone, key, reason, score)
    cluster.chains = left
    if not left:
        del clusters.by_key[short]
        return
    for key in sorted(people, key=lambda k: (-documents[k], k))[:3]:
        clusters.doubt(short, key, "a surname that several people have", _UNDECIDED)


def _meant(
    chain: Chain,
    keys: list[str],
    company: dict[str, Counter[str]],
    documents: dict[str, int],
    everywhere: frozenset[str],
) -> tuple[str, str, float] | None:
    """Return whom a document's bare surname means, with reason and score, or None."""
    if not keys:
        return None
    around = chain.company - everywhere
    shared = sorted(((len(around & company[key].keys()), key) for key in keys), reverse=True)
    if shared[0][0] >= _SHARED and (len(shared) == 1 or shared[0][0] >= 2 * shared[1][0]):
        return shared[0][1], f"{shared[0][0]} names around it are the same", _BY_COMPANY
    total = sum(documents[key] for key in keys)
    most = max(keys, key=lambda key: (documents[key], key))
    if documents[most] >= _DOMINANT * total and documents[most] > 2:
        reason = f"{documents[most]} of {total} documents with this surname mean this one"
        return most, reason, _BY_FREQUENCY
    return None
