"""Each notebook runs from a clean kernel, on the example corpus."""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import for_the_larger_model

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FETCHING = re.compile(r"""(?:src|href)=["']?(?:https?:)?//|@import|url\(["']?(?:https?:)?//""")


@for_the_larger_model
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.name)
def test_a_notebook_runs_from_a_clean_kernel_and_shows_what_it_found(path, demo, tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(demo, tmp_path / "demo")
    folder = tmp_path / "notebooks"
    folder.mkdir()
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, startup_timeout=300, resources={"metadata": {"path": str(folder)}}
    ).execute()
    shown = [o.data for c in notebook.cells for o in c.get("outputs", ()) if "data" in o]
    pages = [data["text/html"] for data in shown if "text/html" in data]
    if path.name.startswith("01"):
        assert any("<iframe" in page for page in pages)
    else:
        assert any("image/png" in data for data in shown)  # a plot
    assert not any(FETCHING.search(page) for page in pages)
    silent = [c.source for c in notebook.cells if "print(" in c.source and not c.get("outputs")]
    assert silent == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.name)
def test_a_notebook_is_stored_without_its_outputs(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    assert not any(cell.get("outputs") for cell in cells)


def test_the_notebooks_are_those_of_the_page():
    page = (ROOT / "docs" / "how-to" / "notebooks.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)`", page, re.MULTILINE) == [path.stem for path in NOTEBOOKS]
