import graphbuild
from graphbuild.build.folder.news import read_news
from tests.builds import SMALL


def test_a_second_build_says_what_is_new(tmp_path):
    inputs, out = tmp_path / "in", tmp_path / "g"
    inputs.mkdir()
    (inputs / "a.txt").write_text("Angela Merkel met Emmanuel Macron.", "utf-8")
    graphbuild.build(inputs, out, config=SMALL)
    assert read_news(out) is None
    (inputs / "b.txt").write_text("Angela Merkel met Joe Biden.", "utf-8")
    graphbuild.build(inputs, out, config=SMALL)
    new = read_news(out)
    assert new is not None
    assert (new.documents, new.entities, new.gone) == (1, 1, 0)
    assert new.leading_entities == ("person:joe-biden",)
    assert ("person:angela-merkel", "MET", "person:joe-biden") in new.leading_relations
    graphbuild.build(inputs, out, config=SMALL)
    again = read_news(out)
    assert again is not None
    assert (again.documents, again.entities, again.relations) == (0, 0, 0)


def test_what_the_analysis_found_is_in_the_store_and_comes_back(demo):
    kg = graphbuild.open(demo)
    (row,) = kg.query("MATCH (n:Entity) RETURN n.id AS id, n.pagerank AS p ORDER BY p DESC LIMIT 1")
    assert kg.nx.nodes[row["id"]]["pagerank"] == row["p"] > 0
    assert kg.nx.nodes[row["id"]]["community"] >= 0
