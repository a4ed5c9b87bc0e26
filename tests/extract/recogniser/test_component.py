from pathlib import Path

import pytest
import spacy
from spacy.training import Example

from graphbuild.build.documents.fingerprint import fingerprint
from graphbuild.config import Config
from graphbuild.extract import spacy_model as models
from graphbuild.extract.extractor import Extractor
from graphbuild.extract.recogniser import component as ner
from graphbuild.extract.recogniser.weights import card, folder_of
from graphbuild.extract.recogniser.windows import LONGEST, SIZE, windows
from graphbuild.model import Document, Extraction
from tests.conftest import for_the_larger_model

TEXT = "Angela Merkel of the United Nations flew to Lagos on Monday with two French engineers."


def config(**settings: str) -> Config:
    return Config.model_validate({"spacy": settings})


def found(extractor: Extractor, text: str = TEXT) -> list[tuple[str, str]]:
    (read,) = extractor.extract([Document("d", text)])
    assert isinstance(read, Extraction)
    return [(m.text, m.type) for m in read.mentions]


@pytest.fixture(scope="module")
def ours() -> Extractor:
    return Extractor(config(model="en_core_web_sm"))


@pytest.mark.parametrize(
    "model", ["en_core_web_sm", pytest.param("en_core_web_md", marks=for_the_larger_model)]
)
def test_each_english_model_gets_our_recogniser(model):
    extractor = Extractor(config(model=model))
    assert extractor.model.ner.startswith("graphbuild ")
    assert found(extractor) == [
        ("Angela Merkel", "Person"),
        ("United Nations", "Organization"),
        ("Lagos", "Place"),
    ]


def test_the_stock_recogniser_is_there_on_request():
    nlp, model = models.load(config(model="en_core_web_sm", ner="stock"))
    assert model.ner == "stock"
    assert "transition" in nlp.get_pipe("ner").__class__.__mro__[1].__module__


def test_another_recogniser_reads_other_mentions_so_the_cache_tells_them_apart(ours):
    stock = Extractor(config(model="en_core_web_sm", ner="stock"))
    assert fingerprint(ours.config, ours.model) != fingerprint(stock.config, stock.model)


def test_our_recogniser_has_the_stock_labels_so_that_settings_can_name_them():
    settings = {"spacy": {"model": "en_core_web_sm"}, "extract": {"types": {"DATE": "Day"}}}
    assert found(Extractor(Config.model_validate(settings))) == [("Monday", "Day")]
    stock = models.load(config(model="en_core_web_sm", ner="stock"))[0]
    assert set(card(folder_of("en")).labels) == set(stock.get_pipe("ner").labels)


@pytest.fixture
def foreign_model(tmp_path: Path) -> Path:
    """A small German pipeline that knows one organisation."""
    return trained(tmp_path, "de", "Die Hafenbank wächst.", (4, 13))


def trained(folder: Path, language: str, text: str, name: tuple[int, int]) -> Path:
    nlp = spacy.blank(language)
    pipe = nlp.add_pipe("ner")
    pipe.add_label("ORG")
    example = Example.from_dict(nlp.make_doc(text), {"entities": [(*name, "ORG")]})
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(30):
        nlp.update([example], sgd=optimizer)
    nlp.to_disk(folder / "model")
    return folder / "model"


def test_a_model_of_another_language_keeps_its_own(foreign_model):
    extractor = Extractor(config(model=str(foreign_model)))
    assert extractor.model.ner == "stock"
    assert found(extractor, "Die Hafenbank wächst.") == [("Hafenbank", "Organization")]


def test_what_somebody_trained_keeps_its_own(tmp_path):
    text = "Our greenfinch grows."
    extractor = Extractor(config(model=str(trained(tmp_path, "en", text, (4, 14)))))
    assert extractor.model.ner == "stock"
    assert [e.text for e in extractor.nlp(text).ents] == ["greenfinch"]


def test_documents_read_together_or_alone_have_the_same_names(ours):
    texts = [TEXT, "Lagos.", "", f"{TEXT}\n\n{TEXT} Then she met Kofi Annan."]
    documents = [Document(str(n), text) for n, text in enumerate(texts)]
    together = list(ours.extract(documents))
    assert together == [next(ours.extract([document])) for document in documents]


def test_a_name_does_not_go_on_in_the_next_paragraph(ours):
    text = "Port of Lagos\n\nLagos is a port in Nigeria."
    assert ("Lagos", "Place") in found(ours, text)
    assert all("\n" not in name for name, _ in found(ours, text))


@pytest.mark.parametrize(
    "text",
    [
        "Lagos " * 2000,
        "Unseparated" * 500,
        "\n".join(["one"] * 900),
        "It is so. " * 700,
        "😀 \x00 ﷽ 港 " * 50,
    ],
    ids=["one sentence", "one word", "a word a line", "many sentences", "odd signs"],
)
def test_windows_hold_each_word_once_and_are_bounded(ours, text):
    recogniser = ours.nlp.get_pipe("ner")
    doc = ours.nlp(text)
    cut = list(windows(doc, recogniser.wordpieces, every=True))
    assert [i for w in cut for i in w.words] == [t.i for t in doc if not t.is_space]
    for window in cut:
        assert len(window.pieces) == len(window.writing) <= max(SIZE, LONGEST) + 2
        assert len(window.words) == len(window.at) == len(window.begins)


def test_white_space_makes_no_window(ours):
    assert list(windows(ours.nlp("\n \n"), ours.nlp.get_pipe("ner").wordpieces)) == []


def test_a_name_of_which_the_network_is_not_sure_is_none(ours, monkeypatch):
    monkeypatch.setattr(ner, "SURE", 1.01)
    assert found(ours) == []


def test_the_network_sees_where_a_line_ends(ours):
    recogniser = ours.nlp.get_pipe("ner")
    (one,), (two,) = (
        list(windows(ours.nlp(text), recogniser.wordpieces))
        for text in ("Port of Lagos Nigeria", "Port of Lagos\nNigeria")
    )
    line = recogniser.wordpieces.numbers["[SEP]"]
    assert one.pieces.count(line) == 1
    assert two.pieces.count(line) == 2
    assert [two.pieces[at] for at in two.at] == [one.pieces[at] for at in one.at]


def read_words(extractor: Extractor, text: str, *, every: bool = False) -> set[str]:
    doc = extractor.nlp(text)
    cut = windows(doc, extractor.nlp.get_pipe("ner").wordpieces, every=every)
    return {doc[i].text for w in cut for i in w.words}


def test_a_sentence_that_can_hold_no_name_is_not_read(ours):
    text = "Then they went home by night. Kofi Annan stayed. “We know,” I said."
    assert read_words(ours, text) == {"Kofi", "Annan", "stayed", "."}
    assert "home" in read_words(ours, text, every=True)


def test_a_word_that_is_written_small_elsewhere_begins_a_sentence_without_a_name(ours):
    assert "sank" not in read_words(ours, "Ferries sank. We saw the ferries at Lagos.")
    assert "sank" in read_words(ours, "Ferries sank. We saw Ferries at Lagos.")


def test_a_text_in_small_letters_is_read_whole(ours):
    text = "kofi annan went to lagos. he stayed there. nobody knew why."
    assert "stayed" in read_words(ours, text)


def test_who_wants_dates_has_them_from_each_sentence():
    settings = {"spacy": {"model": "en_core_web_sm"}, "extract": {"types": {"DATE": "Day"}}}
    extractor = Extractor(Config.model_validate(settings))
    doc = extractor.nlp("Kofi Annan spoke. They left in the spring of 1999.")
    assert "1999" in " ".join(entity.text for entity in doc.ents if entity.label_ == "DATE")


def test_a_name_goes_on_where_its_line_only_wraps(ours):
    text = (
        "It was in the evening of that day that the deputy Kofi\n"
        "Annan flew to the port of Lagos with two engineers.\n"
    )
    assert ("Kofi Annan", "Person") in found(ours, text)
