"""Texts of spaCy's DocBin."""

import zlib

import pytest
import spacy
import srsly
from spacy.tokens import DocBin

import graphbuild
from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources.files import SourceFile
from graphbuild.sources.readers.listed.docbin import read_docbin

TEXT = "Ada  Nwosu (NOUN) joined\nHarbour Trust, she said. ORTH 🏛"


def read(path):
    file = SourceFile(path, path.name, path.name, ".spacy")
    return list(read_docbin(file, SourceSettings()))


def written(path, *docs, store_user_data=True):
    DocBin(docs=docs, store_user_data=store_user_data).to_disk(path)
    return path


def test_each_doc_is_a_document_with_its_text_and_what_it_says_of_itself(tmp_path):
    nlp = spacy.blank("en")
    one, other = nlp(TEXT), nlp("Nothing happened.")
    one.user_data = {"id": "news-7", "title": "Ada", "date": "2024-03-01", ("._.", "x", 1, 2): 3}
    found = read(written(tmp_path / "pile.spacy", one, other))
    documents = [each for each in found if isinstance(each, Document)]
    assert [d.text for d in documents] == [TEXT, "Nothing happened."]
    assert [d.id for d in documents] == ["news-7", "pile.spacy#2"]
    assert (documents[0].title, str(documents[0].date)) == ("Ada", "2024-03-01")


def test_docs_of_any_language_and_without_data_of_their_own_are_read(tmp_path):
    doc = spacy.blank("de")("Jörg Weiß wohnt in Köln.")
    path = written(tmp_path / "a.spacy", doc, store_user_data=False)
    (document,) = (each for each in read(path) if isinstance(each, Document))
    assert (document.id, document.text) == ("a.spacy#1", doc.text)


def test_what_export_writes_is_read_again_under_the_same_ids(demo, tmp_path):
    kg = graphbuild.open(demo)
    (path,) = kg.export("docbin", tmp_path / "demo.spacy")
    found = [each.id for each in read(path) if isinstance(each, Document)]
    assert set(found) <= set(kg.documents)
    assert len(found) == len(kg.documents)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no archive",
        zlib.compress(b"\xc1"),
        zlib.compress(srsly.msgpack_dumps({"attrs": [1]})),
        zlib.compress(
            srsly.msgpack_dumps(
                {
                    "attrs": [65],
                    "strings": [],
                    "tokens": b"\x07" * 8,
                    "lengths": b"\x01\0\0\0",
                    "spaces": b"\x01",
                }
            )
        ),
    ],
)
def test_bytes_that_are_none_are_told(tmp_path, data):
    path = tmp_path / "a.spacy"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"cannot read a.spacy: it is damaged or no DocBin"):
        read(path)
