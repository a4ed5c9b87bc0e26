"""Which model reads another language, and what is kept of what it finds."""

from importlib.metadata import EntryPoint

import pytest

from graphbuild.config import Config
from graphbuild.errors import ConfigError, ModelError
from graphbuild.extract import languages
from graphbuild.extract.extractor import Extractor, Failure
from graphbuild.extract.languages import others, sure_names, with_known_titles
from graphbuild.language.pack import load_pack
from graphbuild.model import Document, Extraction, Foreign, Mention, Span
from tests.builds import SMALL
from tests.french import ENGLISH, FRENCH, INSTALLED, french_model, with_french_models


def config(models: dict[str, str | None]) -> Config:
    """The small model's settings, with models for other languages."""
    return Config.model_validate({"spacy": {"model": "en_core_web_sm", "models": models}})


def read(extractor: Extractor, text: str) -> Extraction:
    """What a document holds, read in the language that it is in."""
    (found,) = extractor.extract([extractor.placed(Document("d", text))])
    assert not isinstance(found, Failure)
    return found


def named(text: str, title: str | None = None) -> Mention:
    return Mention("d", 0, Span(0, len(text)), text, "Person", title)


@pytest.fixture
def installed(monkeypatch):
    """Say which packages make a model known."""

    def say(*names: str) -> None:
        points = [EntryPoint(name, name, "spacy_models") for name in names]
        monkeypatch.setattr(languages.metadata, "entry_points", lambda **_: points)
        languages._installed.cache_clear()

    yield say
    monkeypatch.undo()
    languages._installed.cache_clear()


def test_a_model_that_the_settings_name_reads_its_language(tmp_path):
    folder = str(french_model(tmp_path / "m"))
    assert str(others(config({"fr": folder}), "en")["fr"]) == f"{folder} 1.0.0"


def test_a_model_that_is_named_and_not_installed_is_told_with_what_installs_it():
    with pytest.raises(ModelError, match="spacy download de_core_news_md"):
        others(config({"de": "de_core_news_md"}), "en")


def test_a_model_for_another_language_is_refused(tmp_path):
    folder = french_model(tmp_path / "m")
    with pytest.raises(ModelError, match="for another language, fr"):
        others(config({"de": str(folder)}), "en")


def test_a_folder_that_holds_no_model_is_refused(tmp_path):
    with pytest.raises(ModelError, match="no spaCy model"):
        others(config({"de": str(tmp_path)}), "en")


def test_a_language_that_spacy_does_not_know_is_refused(tmp_path):
    with pytest.raises(ConfigError, match=r"spacy\.models\.qq"):
        others(config({"qq": str(tmp_path)}), "en")


def test_the_language_of_the_builds_own_model_is_refused():
    with pytest.raises(ConfigError, match=r"Name its model in spacy\.model"):
        others(config({"en": "en_core_web_sm"}), "en")


def test_a_package_that_only_has_the_name_of_a_model_does_not_count(installed):
    installed("json")
    assert "fr" not in others(config({}), "en")
    installed("fr_core_news_xxl", "fr_core_news_lg")
    assert "fr" not in others(config({}), "en")


@with_french_models
def test_of_installed_models_the_better_one_reads(installed):
    installed("fr_core_news_sm", "fr_core_news_md")
    assert others(config({}), "en")["fr"].name == "fr_core_news_md"
    installed("fr_core_news_sm")
    assert others(config({}), "en")["fr"].name == "fr_core_news_sm"


@with_french_models
def test_null_reads_a_language_for_names_alone_though_a_model_is_installed():
    assert "fr" not in others(config({"fr": None}), "en")


def test_english_documents_are_read_by_an_english_model_where_that_is_not_the_builds_own():
    assert others(Config(), "fr")["en"].name.startswith("en_core_web")


def test_a_name_alone_begins_with_no_function_word_and_has_none_inside():
    words = load_pack("de").names
    texts = ["Anna Weidner", "Während", "Hamburg bei der Nordhafen", "Ursula von der Heide"]
    kept = sure_names([named(text) for text in texts], "de", words)
    assert [m.text for m in kept] == ["Anna Weidner", "Ursula von der Heide"]


def test_titles_that_english_does_not_know_are_left_out_and_offices_kept():
    found = [named("Lemercier", "M."), named("Garnier", "Premier ministre"), named("Roy", "Dr")]
    kept = with_known_titles(found, load_pack("fr").titles)
    assert [m.title for m in kept] == [None, "Premier ministre", "Dr"]


def test_each_language_is_read_by_its_model_in_the_order_of_the_documents(tmp_path):
    extractor = Extractor(config({"fr": str(french_model(tmp_path / "m"))}))
    texts = [FRENCH, ENGLISH, f"{FRENCH} Il part demain."]
    documents = [extractor.placed(Document(str(n), text)) for n, text in enumerate(texts)]
    found = [each for each in extractor.extract(documents) if isinstance(each, Extraction)]
    assert [each.document_id for each in found] == ["0", "1", "2"]
    assert [m.text for m in found[0].mentions] == ["Claire Delvaux", "Kervalec"]
    assert found[0].left_out == (("WORK", 1),)
    assert found[1].anaphora
    alone = read(Extractor(SMALL), ENGLISH)
    assert [m.text for m in found[1].mentions] == [m.text for m in alone.mentions]
    assert found[1].relations == alone.relations


def test_a_further_model_is_loaded_when_its_first_document_comes(tmp_path):
    extractor = Extractor(config({"fr": str(french_model(tmp_path / "m"))}))
    read(extractor, ENGLISH)
    assert len(extractor._readings) == 1
    read(extractor, FRENCH)
    assert len(extractor._readings) == 2


def test_without_a_model_of_its_language_a_text_has_names_and_nothing_more():
    extractor = Extractor(config({"fr": None}))
    assert extractor.placed(Document("d", FRENCH)).foreign == Foreign("fr")
    found = read(extractor, FRENCH)
    assert {"Antoine Lemercier", "Marseille"} <= {m.text for m in found.mentions}
    assert (found.relations, found.anaphora) == ((), ())
    assert {m.kind for m in found.mentions} == {"name"}


def test_a_model_that_cannot_be_loaded_ends_the_reading(tmp_path):
    folder = french_model(tmp_path / "m")
    extractor = Extractor(config({"fr": str(folder)}))
    (folder / "config.cfg").unlink()
    with pytest.raises(ModelError, match="spaCy cannot load"):
        read(extractor, FRENCH)


@with_french_models
@pytest.mark.parametrize("model", INSTALLED)
def test_spacys_french_models_find_people_places_and_organisations(model):
    text = f"{FRENCH} Elle siège à la Banque centrale européenne."
    found = read(Extractor(config({"fr": model})), text)
    kinds = {m.text: m.type for m in found.mentions}
    assert kinds["Claire Delvaux"] == kinds["Antoine Lemercier"] == "Person"
    assert kinds["Marseille"] == "Place"
    assert kinds["Banque centrale européenne"] == "Organization"
    assert found.relations == ()


@with_french_models
def test_monsieur_is_no_part_of_a_name():
    found = read(Extractor(config({"fr": "fr_core_news_md"})), FRENCH)
    assert "Lemercier" in {m.text for m in found.mentions}
    assert not any(m.text.startswith("M.") for m in found.mentions)
