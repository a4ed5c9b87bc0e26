"""Who has been spoken of, and how prominently."""

from graphbuild.extract.coreference.discourse import Discourse
from graphbuild.model import Mention, Span


def named(doc, words: str, kind: str = "Person") -> Mention:
    start = doc.text.index(words)
    return Mention("d", 0, Span(start, start + len(words)), words, kind)


def head(doc, words: str):
    start = doc.text.index(words)
    return doc.char_span(start, start + len(words)).root


def test_a_surname_alone_is_the_person_before_it(extractor):
    doc = extractor.nlp("Ana Novak met Jon Moe. Then Novak's lawyer left.")
    discourse = Discourse(extractor.pack)
    first = discourse.name(named(doc, "Ana Novak"), head(doc, "Ana Novak"), 0)
    again = discourse.name(named(doc, "Novak's", "Place"), head(doc, "Novak's"), 1)
    assert again is first
    assert discourse.referents == [first]


def test_a_subject_is_more_present_than_an_object_and_less_so_a_sentence_later(extractor):
    doc = extractor.nlp("Ana Novak met Jon Moe.")
    discourse = Discourse(extractor.pack)
    subject, other = (
        discourse.name(named(doc, words), head(doc, words), 0) for words in ("Ana Novak", "Jon Moe")
    )
    assert subject.salience(0, reach=2) > other.salience(0, reach=2)
    assert subject.salience(1, reach=2) == subject.salience(0, reach=2) / 2
    assert subject.salience(3, reach=2) == 0


def test_who_is_introduced_by_way_of_another_is_less_present(extractor):
    doc = extractor.nlp("Her father left. A fisherman left.")
    discourse = Discourse(extractor.pack)
    discourse.nameless("father", "he", head(doc, "father"), 0)
    discourse.nameless("fisherman", None, head(doc, "fisherman"), 0)
    father, fisherman = discourse.referents
    assert father.salience(0, reach=0) < fisherman.salience(0, reach=0)


def test_the_same_noun_is_the_same_nameless_person(extractor):
    doc = extractor.nlp("A fisherman left.")
    discourse = Discourse(extractor.pack)
    for sentence in (0, 1):
        discourse.nameless("fisherman", None, head(doc, "fisherman"), sentence)
    assert len(discourse.referents) == 1
