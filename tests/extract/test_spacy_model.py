"""Which model reads, and with which of its pipes."""

import spacy

from graphbuild.config import Config
from graphbuild.extract.spacy_model import load


def test_a_model_without_a_tagger_keeps_what_gives_words_their_tags(tmp_path):
    made = spacy.blank("en")
    made.add_pipe("ner").add_label("PERSON")
    made.initialize()
    made.add_pipe("attribute_ruler").add([[{"LOWER": "met"}]], {"TAG": "VBD"})
    made.to_disk(tmp_path / "model")
    nlp, _ = load(Config.model_validate({"spacy": {"model": str(tmp_path / "model")}}))
    assert nlp("They met.")[1].tag_ == "VBD"


def test_without_words_of_its_language_a_model_runs_no_pipe_for_tags(tmp_path):
    made = spacy.blank("nb")
    made.add_pipe("attribute_ruler")
    made.add_pipe("ner").add_label("PER")
    made.initialize()
    made.to_disk(tmp_path / "model")
    nlp, model = load(Config.model_validate({"spacy": {"model": str(tmp_path / "model")}}))
    assert "attribute_ruler" not in nlp.pipe_names
    assert model.parts == ("names",)
