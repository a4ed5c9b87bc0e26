import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from graphbuild.config import Config, read_config
from graphbuild.errors import ModelError
from graphbuild.extract.extractor import Extractor
from graphbuild.language.text.signs import as_read
from graphbuild.model import Document, Extraction


def read(extractor: Extractor, text: str) -> Extraction:
    (found,) = extractor.extract([Document("d", text)])
    assert isinstance(found, Extraction)
    return found


def test_people_organisations_and_places_are_found(extractor):
    found = read(extractor, "Angela Merkel met officials of the United Nations in Berlin.")
    assert {(m.text, m.type) for m in found.mentions} == {
        ("Angela Merkel", "Person"),
        ("United Nations", "Organization"),
        ("Berlin", "Place"),
    }


def test_a_title_is_split_off_the_name(extractor):
    found = read(extractor, "On Monday President Emmanuel Macron spoke to reporters in Lyon.")
    assert ("Emmanuel Macron", "President") in {(m.text, m.title) for m in found.mentions}


def test_a_bracketed_acronym_is_tied_to_its_long_form(extractor):
    text = "She joined the European Maritime Safety Board (EMSB) in 2019."
    found = read(extractor, text)
    pairs = [(found.mentions[a].text, found.mentions[b].text) for a, b in found.definitions]
    assert pairs == [("European Maritime Safety Board", "EMSB")]


def test_a_country_with_an_and_is_one_place(extractor):
    found = read(extractor, "They flew to Bosnia and Herzegovina on Tuesday.")
    assert "Bosnia and Herzegovina" in {m.text for m in found.mentions}


def test_a_headline_is_a_sentence_of_its_own(extractor):
    text = "Harbour sold\n\nThe city of Hamburg sold its harbour on Friday."
    assert [s.of(text) for s in read(extractor, text).sentences] == text.split("\n\n")


def test_a_long_document_is_cut_and_its_offsets_stay_right(extractor):
    short = Extractor(Config.model_validate({"spacy": {"max_characters": 1000}}))
    text = "\n\n".join(f"Anna Berg of Siemens visited Oslo in week {n}." for n in range(60))
    found = read(short, text)
    for mention in found.mentions:
        assert _letters(as_read(mention.span.of(text))[0]) == _letters(mention.text)
    assert all(
        found.sentences[m.sentence].start <= m.span.start < found.sentences[m.sentence].end
        for m in found.mentions
    )
    assert sum(m.text == "Oslo" for m in found.mentions) > 50


_PIECES = [
    "President ",
    "Boris Ruge",
    "NATO’s ",
    "(EU) ",
    "\n\n",
    ". ",
    "“",
    "Bosnia",
    " and ",
    "ć",
]


def _letters(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=25).map("".join))
def test_the_text_at_a_mentions_offsets_is_the_mention_but_for_odd_signs(extractor, text):
    found = read(extractor, text)
    assert all(m.span.of(text) == m.text for m in found.mentions)
    assert all(s.end <= t.start for s, t in zip(found.sentences, found.sentences[1:], strict=False))


def test_a_gazetteer_of_the_user_adds_entities(tmp_path):
    patterns = tmp_path / "ships.jsonl"
    patterns.write_text('{"label": "SHIP", "pattern": "MV Adria Star"}\n', "utf-8")
    config = {"extract": {"patterns": [str(patterns)], "types": {"SHIP": "Ship"}}}
    found = read(Extractor(Config.model_validate(config)), "The MV Adria Star left at dawn.")
    assert [(m.text, m.type) for m in found.mentions] == [("MV Adria Star", "Ship")]


def test_in_a_language_without_coreference_names_are_found_and_no_pronouns(german):
    foreign = Extractor(read_config(german))
    found = read(foreign, "Greta Lund leitet die Hafenbank. She will bleiben.")
    assert [m.text for m in found.mentions] == ["Greta Lund", "Hafenbank"]
    assert found.anaphora == ()
    assert foreign.model.parts == ("names",)


def test_a_missing_model_names_the_command_that_installs_it():
    config = Config.model_validate({"spacy": {"model": "de_core_news_sm"}})
    with pytest.raises(ModelError, match="spacy download de_core_news_sm"):
        Extractor(config)


def test_only_the_pipes_that_are_needed_run(extractor):
    assert set(extractor.nlp.pipe_names) <= {"tok2vec", "tagger", "parser", "ner", "transformer"}


def test_long_documents_are_read_a_bounded_stretch_at_a_time(extractor, monkeypatch):
    """Memory follows the stretch, not the batch: no more is in spaCy's hands at once."""
    paragraph = "Boris Ruge met Angela Merkel in Berlin. " * 50
    text = "\n\n".join([paragraph] * 51)
    given = []
    pipe = extractor.nlp.pipe

    def watched(texts, **options):
        listed = list(texts)
        given.append(sum(len(doc.text) for doc in listed))
        return pipe(listed, **options)

    monkeypatch.setattr(extractor.nlp, "pipe", watched)
    found = list(extractor.extract([Document(name, text) for name in "ab"]))
    assert len(found) == 2
    assert sum(given) == 2 * len(text)
    assert max(given) <= extractor.config.spacy.max_characters


@Language.component("tests_parser")
def parse_subject_verb_object(doc: Doc) -> Doc:
    """Parse "Angela Merkel visited Paris." as an English parser would."""
    labels = ("NNP compound", "NNP nsubj", "VBD ROOT", "NNP dobj", ". punct")
    if len(doc) == len(labels):  # the entity ruler runs its own patterns through the pipe
        for token, both in zip(doc, labels, strict=True):
            token.tag_, token.dep_ = both.split()
            token.head = doc[2] if token.i else doc[1]
    return doc


@pytest.mark.parametrize(("lang", "types"), [("en", ["VISITED"]), ("nb", [])])
def test_relations_are_stated_in_the_languages_that_have_words_for_them(tmp_path, lang, types):
    nlp = spacy.blank(lang)
    nlp.add_pipe("tests_parser")
    nlp.to_disk(tmp_path / "model")
    patterns = tmp_path / "names.jsonl"
    patterns.write_text(
        '{"label": "PERSON", "pattern": "Angela Merkel"}\n{"label": "GPE", "pattern": "Paris"}\n',
        "utf-8",
    )
    config = {
        "spacy": {"model": str(tmp_path / "model")},
        "extract": {"patterns": [str(patterns)]},
    }
    found = read(Extractor(Config.model_validate(config)), "Angela Merkel visited Paris.")
    assert [m.text for m in found.mentions] == ["Angela Merkel", "Paris"]
    assert [r.type for r in found.relations] == types


def test_odd_signs_are_no_part_of_a_name_though_offsets_are_those_of_the_text_as_given(extractor):
    text = (
        "Angela\u200b Mer\u00adkel met officials of the Uni\u00adted Nations\u2060 in Ber\x07lin."
    )
    found = read(extractor, text)
    assert {(m.text, m.span.of(text)) for m in found.mentions} == {
        ("Angela Merkel", "Angela\u200b Mer\u00adkel"),
        ("United Nations", "Uni\u00adted Nations"),
        ("Berlin", "Ber\x07lin"),
    }
