"""FollowTheMoney's entities, read back with its own library."""

import importlib.util
import json

import pytest

import graphbuild
from graphbuild.model import CO_OCCURS
from graphbuild.stores.files.formats import export
from tests.builders import graph

HAS_LIBRARY = importlib.util.find_spec("icu") and importlib.util.find_spec("followthemoney")


def read(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def checked(path):
    """The lines, which the library takes too where it is installed: see `ftm` in pyproject.toml."""
    lines = read(path)
    if HAS_LIBRARY:
        from followthemoney import model

        for data in lines:
            proxy = model.get_proxy(data, cleaned=False)  # refuses a schema that it lacks
            assert proxy.to_dict()["properties"].keys() == data["properties"].keys()
            proxy.schema.validate(data)
            for prop, value in proxy.itervalues():
                assert prop.type.validate(value) or prop.type.name in {"address", "name"}
    return lines


@pytest.fixture
def written(tmp_path):
    """Write a graph and return the properties of its lines by schema, each with its id."""

    def write(nodes, edges, **attributes):
        kg = graph(nodes, edges)
        for *_, edge in kg.nx.edges(data=True):
            edge.update({"modality": "asserted", **attributes})
        (path,) = export(kg, "ftm", tmp_path / "graph.ftm.json", dataset="harbour")
        by_schema = {}
        for line in checked(path):
            told = {**line["properties"], "id": line["id"]}
            by_schema.setdefault(line["schema"], []).append(told)
        return by_schema

    return write


NODES = {
    "person:ada-nwosu": "Ada Nwosu",
    "person:jörg-weiß": "Jörg Weiß",
    "organization:tarn-marine": "Tarn Marine GmbH",
    "organization:the-quay-company": "Quay Players Company",
    "place:lagos": "Lagos",
}


@pytest.mark.skipif(not HAS_LIBRARY, reason="pip install graphbuild[ftm]")
def test_the_library_takes_every_entity_of_a_build(demo, tmp_path):
    from followthemoney import model

    kg = graphbuild.open(demo)
    (path,) = kg.export("ftm", tmp_path / "demo.ftm.json")
    found = [model.get_proxy(data) for data in checked(path)]
    ids = {proxy.id: proxy for proxy in found}
    assert len(ids) == len(found)
    assert {"Person", "Organization", "Address", "Document", "Mention", "UnknownLink"} <= {
        proxy.schema.name for proxy in found
    }
    for proxy in found:
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert ids[value].schema.is_a(prop.range)
    links = [proxy for proxy in found if proxy.schema.edge]
    assert len(links) == kg.counts()["relations"]
    assert all(link.get("description") and link.get("proof") for link in links)
    named = {proxy.first("name") for proxy in found if proxy.schema.name == "Person"}
    assert named == {entity.name for entity in kg.entities("Person")}
    (again,) = kg.export("ftm", tmp_path / "again.ftm.json")
    assert again.read_bytes() == path.read_bytes()


def test_a_legal_form_alone_makes_an_organisation_a_company(written):
    found = written(NODES, [])
    assert [told["name"] for told in found["Company"]] == [["Tarn Marine GmbH"]]
    assert [told["name"] for told in found["Organization"]] == [["Quay Players Company"]]


def test_a_relation_is_the_link_that_its_ends_allow(written):
    found = written(
        NODES,
        [
            ("person:ada-nwosu", "WORKS_FOR", "organization:tarn-marine", 2),
            ("person:ada-nwosu", "LEADS", "place:lagos", 1),
            ("person:jörg-weiß", "LEADS", "organization:tarn-marine", 1),
            ("organization:tarn-marine", "MEMBER_OF", "organization:the-quay-company", 1),
        ],
        times=("2021", "2024-W23"),
    )
    (work,) = found["Employment"]
    assert work.get("date") == ["2021"]  # a week is no date there
    assert work.get("description") == ["Ada Nwosu and Tarn Marine GmbH were there."]
    assert work.get("proof") == [found["Document"][0]["id"]]
    assert [len(found[schema]) for schema in ("Directorship", "Membership")] == [1, 1]
    assert [link.get("role") for link in found["UnknownLink"]] == [["leads"]]  # a place


def test_a_parent_is_the_relative_of_the_child(written):
    found = written(NODES, [("person:ada-nwosu", "PARENT_OF", "person:jörg-weiß", 1)])
    (family,) = found["Family"]
    ids = {told["name"][0]: told["id"] for told in found["Person"]}
    assert family.get("relative") == [ids["Ada Nwosu"]]
    assert family.get("person") == [ids["Jörg Weiß"]]
    assert family.get("relationship") == ["parent"]


def test_what_a_text_does_not_stand_by_is_no_employment(written):
    edge = ("person:ada-nwosu", "WORKS_FOR", "organization:tarn-marine", 2)
    found = written(NODES, [edge], modality="negated")
    assert "Employment" not in found
    assert found["UnknownLink"][0].get("status") == ["negated"]


def test_a_type_that_the_format_has_no_word_for_is_left_out_with_its_links(written):
    nodes = {**NODES, "ship:tern": "Tern"}
    found = written(nodes, [("person:ada-nwosu", CO_OCCURS, "ship:tern", 1)])
    assert "UnknownLink" not in found
    assert len(found["Mention"]) == len(NODES)


def test_the_same_name_in_two_graphs_has_two_ids(tmp_path):
    kg = graph({"person:ada-nwosu": "Ada Nwosu"}, [])
    lines = [
        read(export(kg, "ftm", tmp_path / name, dataset=name)[0])[2]["id"] for name in ("a", "b")
    ]
    assert len(set(lines)) == 2


def test_a_former_post_says_so_and_a_former_wife_is_no_family(written):
    edges = [
        ("person:ada-nwosu", "WORKS_FOR", "organization:tarn-marine", 2),
        ("person:ada-nwosu", "MARRIED_TO", "person:jörg-weiß", 1),
    ]
    found = written(NODES, edges, status="former")
    assert "former" in found["Employment"][0]["status"]
    assert "Family" not in found
    assert found["UnknownLink"][0]["role"] == ["married to"]
