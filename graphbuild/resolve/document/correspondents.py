"""Who wrote to whom goes by their addresses, whatever name stands with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from graphbuild.model import Chain, Comparison, Extraction
from graphbuild.resolve.reasons import Kind


def named_by_address(extraction: Extraction, names: Mapping[str, str]) -> Extraction:
    """Return the extraction with each address's one name where that address stands.

    names: by address. An address that nobody is known by names nobody.
    """
    mentions = [*extraction.mentions]
    for index, address in extraction.addresses:
        written = mentions[index].text
        name = names.get(address, "" if "@" in written else written)
        mentions[index] = replace(mentions[index], text=name)
    return replace(extraction, mentions=tuple(mentions))


def with_written_forms(chains: Iterable[Chain], extraction: Extraction) -> list[Chain]:
    """Return the chains with the names that the head itself gives, and why they are the same.

    extraction: as it was read.
    """
    written = {n: extraction.mentions[n].text for n, _ in extraction.addresses}
    return [
        _with_forms(chain, {written[n] for n in chain.mentions if n in written}) for chain in chains
    ]


def _with_forms(chain: Chain, written: AbstractSet[str]) -> Chain:
    known = {form for form, _ in chain.names}
    forms = [form for form in sorted(written) if form not in known and "@" not in form]
    if not forms:
        return chain
    kind = Kind.ADDRESS
    reasons = [
        Comparison(
            form, chain.name, "same", kind.score, kind.value, chain.document_id, kind=kind.id
        )
        for form in forms
    ]
    return replace(
        chain,
        names=(*chain.names, *((form, 1) for form in forms)),
        reasons=(*chain.reasons, *reasons),
    )
