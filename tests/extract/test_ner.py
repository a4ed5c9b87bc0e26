from pathlib import Path

import pytest
import spacy
from spacy.training import Example

from graphbuild.config import Config
from graphbuild.extract import ner
from graphbuild.extract import nlp as models
from graphbuild.extract.extractor import Extractor
from graphbuild.model import Document, Extraction
from tests.conftest import for_the_larger_model

SIZES = ["en_core_web_sm", "en_core_web_md"]
TEXT = "Angela Merkel of the United Nations flew to Lagos on Monday with two French engineers."


def config(**settings: str) -> Config:
    return Config.model_validate({"spacy": settings})


def found(extractor: Extractor) -> list[tuple[str, str]]:
    (read,) = extractor.extract([Document("d", TEXT)])
    assert isinstance(read, Extraction)
    return [(m.text, m.type) for m in read.mentions]


@for_the_larger_model
@pytest.mark.parametrize("model", SIZES)
def test_a_model_that_our_weights_fit_gets_them(model):
    extractor = Extractor(config(model=model))
    assert extractor.model.ner.startswith("graphbuild ")
    assert found(extractor) == [
        ("Angela Merkel", "Person"),
        ("United Nations", "Organization"),
        ("Lagos", "Place"),
    ]


def test_the_stock_recogniser_is_there_on_request():
    nlp, model = models.load(config(model="en_core_web_sm", ner="stock"))
    ours, _ = models.load(config(model="en_core_web_sm"))
    assert model.ner == "stock"
    assert nlp.get_pipe("ner").model.to_bytes() != ours.get_pipe("ner").model.to_bytes()


def test_another_recogniser_reads_other_mentions_so_the_cache_tells_them_apart():
    ours, stock = (
        Extractor(config(model="en_core_web_sm", ner=n)) for n in ("graphbuild", "stock")
    )
    assert ours.fingerprint != stock.fingerprint


def test_our_recogniser_has_the_stock_labels_so_that_settings_can_name_them():
    settings = {"spacy": {"model": "en_core_web_sm"}, "extract": {"types": {"DATE": "Day"}}}
    assert found(Extractor(Config.model_validate(settings))) == [("Monday", "Day")]


@pytest.fixture
def foreign_model(tmp_path: Path) -> Path:
    """A small German pipeline that knows one organisation."""
    nlp = spacy.blank("de")
    pipe = nlp.add_pipe("ner")
    pipe.add_label("ORG")
    text = "Die Hafenbank wächst."
    example = Example.from_dict(nlp.make_doc(text), {"entities": [(4, 13, "ORG")]})
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(30):
        nlp.update([example], sgd=optimizer)
    nlp.to_disk(tmp_path / "model")
    return tmp_path / "model"


def test_a_model_of_another_language_keeps_its_own(foreign_model):
    extractor = Extractor(config(model=str(foreign_model)))
    assert extractor.model.ner == "stock"
    (read,) = extractor.extract([Document("d", "Die Hafenbank wächst.")])
    assert isinstance(read, Extraction)
    assert [(m.text, m.type) for m in read.mentions] == [("Hafenbank", "Organization")]


def test_another_release_of_a_model_keeps_its_own():
    nlp, _ = models.load(config(model="en_core_web_sm", ner="stock"))
    assert ner.card(nlp) is not None
    nlp.meta["version"] = "4.0.0"
    assert ner.card(nlp) is None


def test_the_weights_that_ship_are_small():
    folder = Path(ner.__file__).parent / "models"
    assert sum(path.stat().st_size for path in folder.rglob("*")) < 10_000_000
