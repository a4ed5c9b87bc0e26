"""All that is known of one entity, as a document whose every line is proved."""

import html.parser
import json
import re

import docx
import pytest
from lxml import etree

import graphbuild
from graphbuild.dossier.gathered import dossier_of
from graphbuild.dossier.written import write_dossier
from graphbuild.errors import UnknownEntityError, UsageError
from graphbuild.model import CO_OCCURS
from tests.builders import graph
from tests.builds import SMALL
from tests.cli.running import run

TEXTS = (
    ("a", "2019-03-01", "Ada Nwosu is the president of Harbour Trust. She was born in Bergen."),
    ("b", "2019-04-01", "Tor Lund is the president of Harbour Trust. He works for Halden Bank."),
    ("c", "2020-05-01", "Ada Nwosu said that Tor Lund had lied. Tor Lund met Ada Nwosu in Oslo."),
)
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NASTY = "<script>alert(1)</script> [x](http://y) | # *b*"


@pytest.fixture(scope="module")
def kg(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dossier")
    lines = (json.dumps({"id": id, "date": date, "text": text}) for id, date, text in TEXTS)
    (folder / "pile.jsonl").write_text("\n".join(lines), "utf-8")
    return graphbuild.build(folder / "pile.jsonl", folder / "graph", config=SMALL)


@pytest.fixture(scope="module")
def nasty():
    names = {"person:a": NASTY, "person:b": "Ole =1+1\x00\ud800"}
    ties = [("person:a", CO_OCCURS, "person:b", 2), ("person:a", "MET", "person:b", 1)]
    return graph(names, ties)


def test_it_tells_roles_ties_statements_and_contradictions(kg):
    found = dossier_of(kg, "Nwosu")
    sections = {section.heading: section for section in found.sections}
    assert found.title == "Ada Nwosu"
    (role,) = sections["Roles"].lines
    assert role.text.startswith("Ada Nwosu leads Harbour Trust (president, ")
    assert found.notes[role.notes[0] - 1].sentence == TEXTS[0][2].split(". ")[0] + "."
    assert any("had lied" in line.text for line in sections["What it says"].lines)
    assert any("Ada Nwosu met Tor Lund" in line.text for line in sections["Ties"].lines)
    days = [line.text[:10] for line in sections["Timeline"].lines]
    assert days == sorted(days)
    (pair,) = sections["What stands against each other"].pairs
    assert ("Ada Nwosu" in pair.left.text, "Tor Lund" in pair.right.text) == (True, True)
    assert pair.relation.startswith("head of Harbour Trust: ")


def test_every_note_is_a_place_in_a_text(kg):
    texts = {id: text for id, _, text in TEXTS}
    days = {id: date for id, date, _ in TEXTS}
    notes = dossier_of(kg, "Ada Nwosu").notes
    assert notes
    for note in notes:
        start, end = map(int, re.findall(r"\d+", note.place))
        assert texts[note.document][start:end] == note.sentence
        assert note.date == days[note.document]


def test_a_word_file_has_real_footnotes_that_the_librarys_reader_finds(kg, tmp_path):
    path = write_dossier(kg, "Ada Nwosu", tmp_path / "ada.docx")
    document = docx.Document(str(path))
    assert document.paragraphs[0].text == "Ada Nwosu"
    assert any("leads Harbour Trust" in each.text for each in document.paragraphs)
    assert "Tor Lund" in document.tables[0].rows[0].cells[2].text
    body = etree.fromstring(document.part.blob)
    referred = [each.get(f"{WORDS}id") for each in body.iter(f"{WORDS}footnoteReference")]
    rels = document.part.rels.values()
    (part,) = (rel.target_part for rel in rels if rel.reltype.endswith("/footnotes"))
    footnotes = {
        each.get(f"{WORDS}id"): "".join(each.itertext())
        for each in etree.fromstring(part.blob).iter(f"{WORDS}footnote")
    }
    assert referred == [str(number) for number in range(1, len(referred) + 1)]
    assert footnotes.keys() == {"-1", "0", *referred}
    assert (
        "“Ada Nwosu is the president of Harbour Trust.” a, 2019-03-01, characters 0–44"
        in (footnotes["1"])
    )


class _Read(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.ids, self.links = set(), [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []


def test_a_page_has_no_script_loads_nothing_and_its_notes_lead_there_and_back(kg, nasty, tmp_path):
    for each, name in ((kg, "Ada Nwosu"), (nasty, "person:a")):
        text = write_dossier(each, name, tmp_path / "a.html").read_text("utf-8")
        read = _Read()
        read.feed(text)
        assert not read.tags & {"script", "link", "img", "iframe", "b"}
        assert len(read.ids) == len(set(read.ids))
        assert {link[1:] for link in read.links} == set(read.ids)
    assert "&lt;script&gt;" in text


def test_markdown_shows_text_and_does_nothing_with_it(nasty, tmp_path):
    text = write_dossier(nasty, "person:a", tmp_path / "a.md").read_text("utf-8")
    first = text.splitlines()[0]
    assert first == r"# &lt;script&gt;alert\(1\)&lt;\/script&gt; \[x\]\(http\:\/\/y\) \| \# \*b\*"
    references = set(re.findall(r"(?<!^)\[\^(\d+)\](?!:)", text))
    assert references == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))


@pytest.mark.parametrize("format", ["html", "docx", "md"])
def test_the_same_graph_gives_the_same_bytes_whatever_it_holds(kg, nasty, tmp_path, format):
    for each, name in ((kg, "Tor Lund"), (nasty, "person:a")):
        one = write_dossier(each, name, tmp_path / f"one.{format}").read_bytes()
        assert write_dossier(each, name, tmp_path / f"two.{format}").read_bytes() == one
    assert {path.name for path in tmp_path.iterdir()} == {f"one.{format}", f"two.{format}"}


def test_a_hub_is_told_up_to_what_can_be_read():
    people = {f"person:{n:04}": f"Person {n:04}" for n in range(600)}
    ties = [("person:0000", CO_OCCURS, id, 1 + n % 9) for n, id in enumerate([*people][1:])]
    ties += [("person:0000", "MET", id, 1) for id in [*people][1:300]]
    sections = {s.heading: s for s in dossier_of(graph(people, ties), "person:0000").sections}
    assert sections["Who is named beside it"].more == "574 more are in the graph."
    assert sections["Ties"].more == "239 more are in the graph."


def test_the_command_names_the_file_after_the_entity_and_refuses_what_it_cannot(
    kg, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    done = run("dossier", kg.folder, "Nwosu", "--format", "md")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "ada-nwosu.md").is_file()
    assert run("dossier", kg.folder, "Nobody").returncode == 2
    with pytest.raises(UsageError, match="pdf is no format of a dossier"):
        write_dossier(kg, "Nwosu", tmp_path / "a.pdf")
    with pytest.raises(UnknownEntityError):
        write_dossier(kg, "Nobody", tmp_path / "b.html")
    assert [path.name for path in tmp_path.iterdir()] == ["ada-nwosu.md"]
