"""What a build makes of what an earlier one left equals what a new build makes."""

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import graphbuild
from tests.builds import SMALL

TEXTS = (
    "Angela Merkel met Emmanuel Macron in Berlin.",
    "Joe Biden flew to Paris, where Emmanuel Macron received him.",
    "Siemens is based in Munich. Angela Merkel visited Siemens, which Merkel knows.",
    "Emmanuel Macron said that he would meet Angela Merkel again.",
)
"""Each has the whole name of whom it names: of two who are called alike, and are not known to be
one, the first to be read keeps the shorter id, and a new build may read the other first."""
EDITS = st.lists(
    st.tuples(st.sampled_from("abc"), st.none() | st.sampled_from(TEXTS)), min_size=2, max_size=3
)
AS_FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without a search for the shortest edits that fail, which takes minutes: they are few anyway."""


def exported(folder: Path) -> dict[str, bytes]:
    """A graph's exports, byte for byte."""
    kg = graphbuild.open(folder)
    made = folder.with_name(f"{folder.name}-exports")
    made.mkdir()
    for format in ("json", "annotations", "graphml"):
        kg.export(format, made / format)
    return {file.name: file.read_bytes() for file in made.iterdir()}


@pytest.mark.long
@settings(max_examples=3, phases=AS_FOUND)
@given(EDITS)
def test_any_edits_one_after_the_other_make_the_graph_of_a_new_build(tmp_path_factory, edits):
    here = tmp_path_factory.mktemp("edits")
    (here / "in").mkdir()
    (here / "in" / "kept.txt").write_text("Olaf Scholz met Angela Merkel in Hamburg.", "utf-8")
    for name, text in edits:
        file = here / "in" / f"{name}.txt"
        if text is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(text, "utf-8")
        graphbuild.build(here / "in", here / "g", config=SMALL)
    graphbuild.build(here / "in", here / "n", config=SMALL)
    assert exported(here / "g") == exported(here / "n")
