"""Files for Gephi Lite, read by the two libraries by which it reads them."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from graphbuild.stores.files.formats import export
from tests.builders import small_graph

ROOT = Path(__file__).parents[3]
READ = """
import fs from "node:fs";
import Graph from "graphology";
const reader = (await import(`graphology-${process.argv[1]}`)).default;
const text = fs.readFileSync(process.argv[2], "utf8");
const graph = reader.parse(Graph, text, {addMissingNodes: true, allowUndeclaredAttributes: true});
console.log(JSON.stringify(graph.export()));
"""


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_gephi_lite_reads_nodes_ties_and_what_they_say(format, tmp_path):
    node, is_there = shutil.which("node"), (ROOT / "node_modules" / "graphology-gexf").is_dir()
    if not (node and is_there):
        if os.environ.get("CI"):
            pytest.fail("no node, or not its packages: run `make system lint`")
        pytest.skip("no node, or not its packages: run `make system lint`")
    kg = small_graph()
    (path,) = export(kg, format, tmp_path / f"g.{format}")
    command = [node, "--input-type=module", "--eval", READ, format, str(path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    nodes = {each["key"]: each["attributes"] for each in read["nodes"]}
    assert {id: each["label"] for id, each in nodes.items()} == dict(kg.nx.nodes(data="name"))
    ties = {(e["source"], e["target"], e["attributes"]["type"]): e for e in read["edges"]}
    assert {*ties} == {*kg.nx.edges(keys=True)}
    met = ties["person:ada-nwosu", "person:jörg-weiß", "MET"]["attributes"]
    assert (met["weight"], met["evidence"]) == (1, "Ada Nwosu and Jörg Weiß were there.")
