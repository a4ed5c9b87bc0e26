"""The vault: its notes as YAML and as Markdown read them."""

import re

import pytest
import yaml
from markdown_it import MarkdownIt

from graphbuild.model import CO_OCCURS
from graphbuild.stores.files.formats import export
from graphbuild.stores.files.obsidian import as_text, note_names
from tests.builders import graph

HOSTILE = (
    "---\n[[Ada]] ![[x]] #tag <script>x</script> `= dv` <% t %> $x$ %%c%% k:: v ==h== http://x.y ^b"
)


def test_a_note_leads_to_the_notes_and_sentences_of_its_ties(tmp_path):
    nodes = {"person:ada": "Ada Nwosu", "organization:tarn": "Tarn", "place:lagos": "Lagos"}
    edges = [
        ("person:ada", "WORKS_FOR", "organization:tarn", 2),
        ("person:ada", CO_OCCURS, "place:lagos", 1),
    ]
    files = export(graph(nodes, edges), "obsidian", tmp_path / "vault")
    assert {file.name for file in files} == {"Ada Nwosu.md", "Tarn.md", "Lagos.md"}
    ada, tarn, lagos = (
        (tmp_path / "vault" / f"{name}.md").read_text("utf-8") for name in nodes.values()
    )
    assert re.findall(r"\[\[(.+?)\]\]", ada) == ["Tarn", "Lagos"]
    assert "## works for\n\n[[Tarn]] · 2 sentences\n\n> Ada Nwosu and Tarn were there.\n" in ada
    assert "Title a, 2025\\-03\\-12" in ada
    assert "## works for (the other way)\n\n[[Ada Nwosu]]" in tarn
    assert "## named together with\n\n[[Ada Nwosu]]" in lagos
    head = yaml.safe_load(ada.split("---\n")[1])
    assert (head["id"], head["type"], head["mentions"]) == ("person:ada", "Person", 3)


def test_text_of_documents_is_text_in_a_vault(tmp_path):
    nodes = {"person:x": f"{HOSTILE}\u2028\x85: {{a}}", "place:y": "Y"}
    vault = export(
        graph(nodes, [("person:x", CO_OCCURS, "place:y", 1)]), "obsidian", tmp_path / "v"
    )
    for file in vault:
        _, head, body = file.read_text("utf-8").split("---\n", 2)
        assert yaml.safe_load(head)["name"] in nodes.values()
        for own in vault:
            body = body.replace(f"[[{own.stem}]]", "")
        assert not re.search(r"(?<!\\)\[", body)
        for active in ("<script", "%%", "::", "://", "==", "<%"):
            assert active not in body
        assert not re.search(r"(?<!\\)[`$]|(?<![\\#\n])#", body.split("\n", 2)[2])


@pytest.mark.parametrize(
    "text",
    ["1. one", "1984. A year", "- x", "# x", "a*b*c", "![i](u)", "<b>&amp;", "www.x.y", "| a |"],
)
def test_markdown_shows_text_as_it_was(text):
    shown = MarkdownIt("gfm-like", {"linkify": False}).renderInline(as_text(text))
    assert shown == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    blocks = MarkdownIt().parse(as_text(text))
    assert [block.type for block in blocks] == ["paragraph_open", "inline", "paragraph_close"]


def test_the_names_of_notes_are_files_names_on_every_system():
    shown = ["A/B", "a b", "CON", "nul.txt", "x" * 400, "...", "Q?<>|", "é" * 100, "\ud800"]
    names = list(note_names((f"person:{n}", name) for n, name in enumerate(shown)).values())
    assert len({name.casefold() for name in names}) == len(shown)
    for name in names:
        assert name
        assert name == name.strip(" .")
        assert len(name.encode()) < 200
        assert not re.search(r'[<>:"/\\|?*#^\[\]\x00-\x1f]', name)
        assert name.split(".")[0].lower() not in {"con", "nul", "aux", "prn"}
