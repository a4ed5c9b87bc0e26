"""The rows of chains, whoever works them out."""

import pytest

from graphbuild.build.documents.corpus import Corpus
from graphbuild.build.documents.shards import Shards
from graphbuild.build.names import chain_rows as rows
from graphbuild.build.names.chain_rows import Rules, chain_rows
from graphbuild.build.workbench import workbench
from graphbuild.config import ResolveSettings
from graphbuild.graph.counting.tables import load_shards
from graphbuild.model import Cues, Document, Extraction, Mention, Span
from graphbuild.resolve import aliases
from graphbuild.resolve.corpus.chain_table import row_of
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.document.chains import chains

RULES = Rules(ResolveSettings(), aliases.load(), Curation())


def read(number: int) -> tuple[Document, Extraction]:
    """A document that says three names, a country by its adjective and a pronoun."""
    id = f"d{number:04}"
    text = f"Dr Ada Nwosu of Tessaro Bank ({number}) met Nwosu, the Serbian minister, and he left."
    said = [("Ada Nwosu", "Person"), ("Tessaro Bank", "Organization"), ("Nwosu", "Person")]
    found = [(name, kind, text.rindex(name), "name", Cues(("pilot",))) for name, kind in said]
    found.append(("Serbian", "Place", text.index("Serbian"), "nominal", Cues(means="Serbia")))
    found.append(("he", "Person", text.rindex("he"), "pronoun", Cues()))
    mentions = tuple(
        Mention(id, 0, Span(start, start + len(name)), name, type, None, kind, cues)
        for name, type, start, kind, cues in found
    )
    extraction = Extraction(id, (Span(0, len(text)),), mentions, (), (), ((4, 0),))
    return Document(id, text), extraction


@pytest.fixture
def db(tmp_path):
    """A database of more documents than are handed over at once."""
    with workbench(tmp_path, 500) as db:
        shards, corpus = Shards(tmp_path / "cache", "made"), Corpus(db)
        documents = [read(n) for n in range(600)]
        for document, _ in documents:
            corpus.add(document)
        shards.put(documents)
        corpus.close()
        load_shards(db, shards.files())
        yield db


def listed(db, workers: int) -> list[dict[str, object]]:
    """The rows, in an order that no process decides."""
    found = [row for table in chain_rows(db, RULES, workers) for row in table.to_pylist()]
    return sorted(found, key=lambda row: (row["doc"], row["mentions"]))


def test_a_document_read_by_columns_has_the_chains_of_its_extraction(db):
    extraction = read(0)[1]
    expected = [row_of(chain, "", 0) for chain in chains(extraction, *_rules())]
    first = [row for row in listed(db, 1) if row["doc"] == 0]
    for row, wanted in zip(first, expected, strict=True):
        assert row["name"] == wanted["name"]
        assert tuple(row["mentions"]) == wanted["mentions"]
        assert [(n["form"], n["count"]) for n in row["names"]] == list(wanted["names"])
        assert [(v["type"], v["weight"]) for v in row["votes"]] == list(wanted["votes"])
        assert [tuple(r.values()) for r in row["reasons"]] == wanted["reasons"]
        assert tuple(row["roles"]) == wanted["roles"]


def test_several_processes_make_the_rows_that_one_makes(db, monkeypatch):
    monkeypatch.setattr(rows, "_WORTH_A_PROCESS", 100)
    assert listed(db, 2) == listed(db, 1)


def _rules() -> tuple[object, ...]:
    return RULES.settings, RULES.aliases, None, RULES.curation
