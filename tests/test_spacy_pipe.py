"""graphbuild as a pipe of spaCy's."""

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import DocBin

from graphbuild.errors import ConfigError, ModelError, UsageError
from graphbuild.spacy_pipe import Pipe, displacy_entities

TEXT = (
    "Mayor Ada Nwosu met Jörg Weiß in Lagos. Nwosu praised the Harbour Trust. "
    "She did not join the Harbour Trust."
)


@pytest.fixture(scope="module")
def read(extractor):
    """TEXT after the pipe, and its vocabulary."""
    return Pipe(extractor.nlp, {})(extractor.nlp(TEXT))


def test_a_doc_says_who_is_who(read):
    by_id = {entity["id"]: entity for entity in read._.entities}
    ada = by_id["person:ada-nwosu"]
    assert (ada["type"], ada["name"], ada["aliases"]) == ("Person", "Ada Nwosu", ("Nwosu",))
    assert [m["text"] for m in ada["mentions"] if m["kind"] == "name"] == ["Ada Nwosu", "Nwosu"]
    assert all(TEXT[m["start"] : m["end"]] == m["text"] for m in ada["mentions"])
    spans = [(span.text, span.label_, span.kb_id_) for span in read.spans["graphbuild"]]
    assert ("Lagos", "Place", "place:lagos") in spans
    assert {kb_id for *_, kb_id in spans} == by_id.keys()


def test_a_doc_says_what_is_said_of_them_and_how(read):
    told = {
        (r["head"]["entity"], r["type"], r["tail"]["entity"]): r["modality"]
        for r in read._.relations
    }
    ada, trust = "person:ada-nwosu", "organization:harbour-trust"
    assert told[ada, "MET", "person:jorg-weiss"] == "asserted"
    assert told[ada, "PRAISED", trust] == "asserted"
    assert told.get((ada, "JOINED", trust), "negated") == "negated"


def test_what_the_pipe_found_is_kept_in_a_docbin(read):
    kept = DocBin(store_user_data=True, docs=[read]).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(kept).get_docs(read.vocab)
    assert again._.entities == read._.entities
    assert again._.relations == read._.relations
    assert [s.kb_id_ for s in again.spans["graphbuild"]] == [
        s.kb_id_ for s in read.spans["graphbuild"]
    ]


def test_displacy_draws_a_doc_and_its_text_stays_text(extractor):
    doc = Pipe(extractor.nlp, {})(
        extractor.nlp("Ada Nwosu <script>alert(1)</script> was in Lagos.")
    )
    drawn = displacy.render(displacy_entities(doc), style="ent", manual=True, jupyter=False)
    assert "Ada Nwosu" in drawn
    assert "<script>" not in drawn


def test_the_recogniser_alone_needs_no_model_but_sentences():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("graphbuild_ner")
    nlp.add_pipe("graphbuild")
    (doc,) = nlp.pipe(["Ada Nwosu flew to Lagos."])
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Ada Nwosu", "PERSON"),
        ("Lagos", "GPE"),
    ]
    assert [entity["name"] for entity in doc._.entities] == ["Ada Nwosu", "Lagos"]
    assert doc._.relations == ()  # nothing parsed it


def test_the_names_may_be_somebody_elses():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Quill Tarrow"}])
    nlp.add_pipe("graphbuild")
    assert [e["id"] for e in nlp("Here is Quill Tarrow.")._.entities] == ["person:quill-tarrow"]


def test_a_pipeline_without_names_or_sentences_is_told_what_is_missing():
    nlp = spacy.blank("en")
    nlp.add_pipe("graphbuild")
    with pytest.raises(UsageError, match="sentencizer"):
        nlp("Ada was here.")
    nlp.add_pipe("sentencizer", first=True)
    with pytest.raises(UsageError, match="graphbuild_ner"):
        nlp("Ada was here.")


def test_wrong_settings_and_a_language_without_a_recogniser_are_refused():
    nlp = spacy.blank("en")
    with pytest.raises(ConfigError, match="surname_s"):
        nlp.add_pipe("graphbuild", config={"settings": {"resolve": {"surname_s": True}}})
    with pytest.raises(ModelError, match="language pl"):
        spacy.blank("pl").add_pipe("graphbuild_ner")


def test_spacy_finds_both_pipes_by_entry_points():
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))[
        "project"
    ]
    named = project["entry-points"]["spacy_factories"]
    assert named.keys() == {"graphbuild", "graphbuild_ner"}
    for name, place in named.items():
        assert callable(EntryPoint(name, place, "spacy_factories").load())
        assert Language.has_factory(name)
