"""Documents and chains in a line each, and what is made of them."""

from graphbuild.config import ResolveSettings
from graphbuild.model import Chain, Extraction, Mention, Resolution, Span
from graphbuild.resolve import aliases
from graphbuild.resolve.corpus.entities import resolve
from graphbuild.resolve.curation.judgements import Curation, Entry
from graphbuild.resolve.document.chains import chains


def extraction(*named: tuple[str, str], definitions=()) -> Extraction:
    """One mention a sentence, in order; `named` holds text and type."""
    mentions, sentences, at = [], [], 0
    for number, (text, kind) in enumerate(named):
        span = Span(at, at + len(text))
        mentions.append(Mention("d", number, span, text, kind))
        sentences.append(span)
        at += len(text) + 2
    return Extraction("d", tuple(sentences), tuple(mentions), (), tuple(definitions))


def chains_of(document: Extraction, curation: Curation | None = None) -> list[Chain]:
    """The chains of a document with the settings as shipped."""
    return chains(document, ResolveSettings(), aliases.load(), None, curation)


def found(*named: tuple[str, str], definitions=()) -> dict[str, list[int]]:
    """The name of each chain of a document, and its mentions."""
    listed = chains_of(extraction(*named, definitions=definitions))
    return {chain.name: list(chain.mentions) for chain in listed}


def chain(
    document: str, name: str, kind: str = "Person", index: int = 0, **context: object
) -> Chain:
    """A chain of one mention."""
    return Chain(document, name, ((name, 1),), ((kind, 1.0),), (index,), **context)


def documents_with(name: str, count: int) -> list[list[Chain]]:
    """Documents that name one person each."""
    return [[chain(f"{name[:3]}{n}", name)] for n in range(count)]


def resolved(*documents: list[Chain], curation: Curation | None = None) -> Resolution:
    """Who is who in some documents, each as long as its chains need."""
    sized = ((1 + max(c.mentions[-1] for c in listed), listed) for listed in documents)
    return resolve(sized, aliases.load(), curation)


def names_of(*documents: list[Chain]) -> set[str]:
    """The names of the entities of some documents."""
    return {entity.name for entity in resolved(*documents).entities.values()}


def decided(kind: str, *names: str, value: str = "") -> Curation:
    """One decision, on line 3."""
    return Curation((Entry(kind, names, value, line=3),))
