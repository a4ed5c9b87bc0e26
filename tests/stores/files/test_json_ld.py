"""JSON-LD, read back by an RDF library."""

import warnings

import rdflib

from graphbuild.stores.files.formats import export
from tests.builders import graph

SDO = rdflib.Namespace("https://schema.org/")
NODES = {
    "person:ada-nwosu": "Ada Nwosu",
    "person:bo-teal": 'Bo "<Teal>"',
    "organization:tarn": "Tarn",
    "ship:tern": "Tern",
}


def read(tmp_path, edges, **attributes):
    kg = graph(NODES, edges)
    for *_, edge in kg.nx.edges(data=True):
        edge.update({"modality": "asserted", **attributes})
    (path,) = export(kg, "jsonld", tmp_path / "graph.jsonld", dataset="my harbour")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of its own parts
        return rdflib.Graph().parse(path, format="json-ld")


def node(read, name):
    return read.value(predicate=SDO.name, object=rdflib.Literal(name))


def test_entities_documents_and_claims_have_schema_orgs_types(tmp_path):
    found = read(tmp_path, [("person:ada-nwosu", "WORKS_FOR", "organization:tarn", 2)])
    ada, tarn, bo = (node(found, name) for name in ("Ada Nwosu", "Tarn", 'Bo "<Teal>"'))
    assert (ada, rdflib.RDF.type, SDO.Person) in found
    assert (bo, rdflib.RDF.type, SDO.Person) in found
    assert (node(found, "Tern"), rdflib.RDF.type, SDO.Thing) in found
    assert (ada, SDO.worksFor, tarn) in found
    claim = found.value(predicate=rdflib.RDF.type, object=SDO.Claim)
    assert set(found.objects(claim, SDO.about)) == {ada, tarn}
    assert str(found.value(claim, SDO.text)) == "Ada Nwosu and Tarn were there."
    document = found.value(claim, SDO.appearance)
    assert (document, rdflib.RDF.type, SDO.CreativeWork) in found
    assert ada in set(found.objects(document, SDO.mentions))


def test_a_founder_is_a_property_of_what_was_founded(tmp_path):
    found = read(tmp_path, [("person:ada-nwosu", "FOUNDED", "organization:tarn", 1)])
    assert (node(found, "Tarn"), SDO.founder, node(found, "Ada Nwosu")) in found


def test_a_former_post_is_a_claim_alone(tmp_path):
    edge = ("person:ada-nwosu", "WORKS_FOR", "organization:tarn", 2)
    found = read(tmp_path, [edge], status="former")
    assert not list(found.triples((None, SDO.worksFor, None)))


def test_what_a_text_denies_is_a_claim_alone(tmp_path):
    edge = ("person:ada-nwosu", "WORKS_FOR", "organization:tarn", 2)
    found = read(tmp_path, [edge], modality="negated")
    assert not list(found.triples((None, SDO.worksFor, None)))
    claim = found.value(predicate=rdflib.RDF.type, object=SDO.Claim)
    assert str(found.value(claim, SDO.creativeWorkStatus)) == "negated"
