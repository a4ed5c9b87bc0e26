"""A surname or given name alone, in several documents: one person only where more says so."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import combinations

from graphbuild.language.pack import load_pack
from graphbuild.model import Chain
from graphbuild.resolve.corpus.circles import hang_together
from graphbuild.resolve.names.key import key_of

_SIGNS, _SIGNS_OF_A_GIVEN_NAME = 1, 2
"""Names or roles in common from which two documents mean one person by a bare name."""
_RAREST = 8
"""Names of a document of which two are needed: more would cost their square."""


def circles(
    chains: Sequence[Chain], everywhere: frozenset[str], documents: Callable[[str], int]
) -> list[list[Chain]]:
    """Return the chains of one bare name by the person whom they mean, as far as that is told.

    Documents that share a name or a role mean one; of a given name, which thousands bear, two
    signs are asked for. everywhere: names that say nothing. documents: how many name a key.
    """
    says_nothing = everywhere | {key_of(chain.name) for chain in chains}
    given = key_of(chains[0].name) in load_pack().gender.names
    needed = _SIGNS_OF_A_GIVEN_NAME if given else _SIGNS

    def signs_of(chain: Chain) -> Iterator[Hashable]:
        signs = sorted(chain.company - says_nothing, key=lambda key: (documents(key), key))
        return _taken([*signs, *(f"as {role}" for role in telling_roles(chain))], needed)

    return [[chains[n] for n in circle] for circle in hang_together(map(signs_of, chains))]


def telling_roles(chain: Chain) -> frozenset[str]:
    """Return what a document says that somebody is, without "Mr" and its like."""
    return frozenset(chain.roles) - load_pack().titles.honorifics


def _taken(signs: list[str], together: int) -> Iterator[Hashable]:
    """Yield what two documents must share one of: a sign, or as many as are asked for."""
    return iter(signs) if together == 1 else combinations(sorted(signs[:_RAREST]), together)
