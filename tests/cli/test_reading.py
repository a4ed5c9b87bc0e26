"""What a build says of what it reads, and of what it does not."""

import json

import pytest

from tests.builds import small_settings
from tests.cli.running import run
from tests.sources.reading import TEXT, write


@pytest.fixture
def pile(tmp_path):
    """A folder with a document, a table, and files that cannot be read."""
    folder = tmp_path / "pile"
    write(folder / "note.txt", TEXT)
    write(folder / "wire.csv", "story,when\nAda Nwosu went to Lagos.,2025-03-12\n")
    write(folder / "a.xyz", "x")
    write(folder / "b.xyz", "x")
    write(folder / "bad.pdf", b"%PDF-1.4 cut off")
    return folder


def test_a_list_says_what_would_be_read_as_what_and_writes_nothing(pile):
    done = run("build", pile, "--list", "--out", pile.parent / "g", "--exclude", "bad.pdf")
    assert done.returncode == 0, done.stderr
    assert "note.txt: text" in done.stdout
    assert "a.xyz: not read: there is no reader for .xyz" in done.stdout
    assert "2 not read: 2 no reader for .xyz" in done.stdout
    assert not (pile.parent / "g").exists()


def test_a_build_counts_by_reason_what_it_did_not_read(pile):
    columns = ("--text-column", "story", "--date-column", "when")
    small = ("--config", small_settings(pile.parent))
    done = run("build", pile, "--out", pile.parent / "g", "--json", *columns, *small)
    assert done.returncode == 3, done.stderr
    manifest = json.loads(done.stdout)
    assert manifest["counts"]["documents"] == 2
    assert manifest["reasons"] == {"no reader for .xyz": 2, "damaged or no PDF": 1}
    assert len(manifest["not_read"]) == 2
    last = done.stderr.splitlines()[-1]
    assert last == "3 not read: 2 no reader for .xyz, 1 damaged or no PDF"
