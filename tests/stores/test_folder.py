import json

import graphbuild
from tests.builds import SMALL


def test_when_a_relation_was_comes_back_from_the_folder(tmp_path):
    record = {"id": "a", "date": "2024-06-12", "text": "Angela Merkel met Joe Biden on Tuesday."}
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps(record), "utf-8")
    built = graphbuild.build(source, tmp_path / "g", config=SMALL)
    kg = graphbuild.open(tmp_path / "g")
    edge = kg.nx.edges["person:angela-merkel", "person:joe-biden", "MET"]
    assert edge["times"] == ("2024-06-11",)
    assert built.nx.edges["person:angela-merkel", "person:joe-biden", "MET"] == edge
    (sentence,) = kg.evidence("Angela Merkel", "Joe Biden", relation="MET")
    assert sentence.when == "2024-06-11"
    (row,) = kg.query("MATCH (:Person)-[r:MET]->(:Person) RETURN r.times AS times")
    assert row["times"] == ["2024-06-11"]
