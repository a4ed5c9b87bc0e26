"""A build on a Ray cluster of two nodes on this machine, one of which is killed in mid-run.

    python -m tests.engines.two_nodes INPUT OUT

A document of the input ends the actor that reads it. In a process of its own, since Ray's
processes end with the one that started them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import ray
from ray.cluster_utils import Cluster

import graphbuild
from graphbuild.build.documents import afar
from graphbuild.build.plan import Step
from tests.engines.busy import TOO_BUSY
from tests.engines.fragile import FragileReader

SMALL = graphbuild.Config.model_validate({"spacy": {"model": "en_core_web_sm"}})
KILLED_AFTER = 1
"""Documents that are read."""


def started() -> tuple[Cluster, list[object]]:
    """The cluster, and its second node, of which a driver knows already."""
    try:
        small = {"num_cpus": 1, "include_dashboard": False}
        cluster = Cluster(initialize_head=True, head_node_args=small)
        nodes = [cluster.add_node(num_cpus=1)]
        ray.init(address=cluster.address, log_to_driver=False)
    except Exception as error:
        if "timed out during startup" in str(error):
            sys.exit(TOO_BUSY)
        raise
    return cluster, nodes


def main(given: Path, out: Path) -> None:
    """Build, and end all that was started."""
    afar.Reader = FragileReader
    cluster, nodes = started()
    try:

        def progress(step: Step) -> None:
            if step.stage == "extract" and step.documents >= KILLED_AFTER and nodes:
                cluster.remove_node(nodes.pop(), allow_graceful=False)

        graphbuild.build(given, out, config=SMALL, engine="ray", workers=2, progress=progress)
        assert not nodes, "no node was killed"
    finally:
        ray.shutdown()
        cluster.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
