"""Which model reads, and with which of its pipes."""

from concurrent.futures import ThreadPoolExecutor

import spacy

from graphbuild.config import Config
from graphbuild.extract.extractor import Extractor
from graphbuild.extract.spacy_model import load
from graphbuild.model import Document


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


def test_a_package_s_model_is_loaded_once_for_each_set_of_settings():
    ours, again = (load(Config())[0] for _ in range(2))
    stock, _ = load(Config.model_validate({"spacy": {"ner": "stock"}}))
    assert ours is again
    assert stock is not ours


def test_patterns_are_those_of_one_build_alone(tmp_path):
    lines = '{"label": "ORG", "pattern": "Quillby"}'
    (tmp_path / "own.jsonl").write_text(lines, "utf-8")
    with_own, _ = load(
        Config.model_validate({"extract": {"patterns": [str(tmp_path / "own.jsonl")]}})
    )
    assert "entity_ruler" in with_own.pipe_names
    assert "entity_ruler" not in load(Config())[0].pipe_names


def test_two_threads_read_with_one_model(extractor):
    text = "Ada Berg met Otto Lind in Kiel on Monday. " * 30
    own = Extractor(Config())
    with ThreadPoolExecutor(2) as pool:
        work = [
            pool.submit(lambda each=each: list(each.extract([Document("a", text)])))
            for each in (extractor, own, extractor, own)
        ]
        one, *others = [each.result() for each in work]
    assert len(one[0].mentions) > 60
    assert all(other == one for other in others)
