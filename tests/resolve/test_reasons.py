"""The kinds of reason: what they score, and what a setting leaves out."""

import pytest

from graphbuild.config import ResolveSettings
from graphbuild.resolve import aliases
from graphbuild.resolve.document.chains import chains
from graphbuild.resolve.reasons import JOINING, Kind, counts, scores
from tests.resolve.builders import chain, extraction, resolved


def test_the_table_has_every_kind_and_no_more_right_than_there_are():
    assert set(counts()) == set(Kind)
    assert all(0 <= right <= of for own in counts().values() for right, of in own.values())


def test_three_right_ones_of_three_are_no_certainty():
    many, few = ({"a": (90, 90)}, {"a": (3, 3)})
    usual = {"a": (70, 100)}
    found = scores({Kind.INITIALS: many, Kind.MIDDLE: few, Kind.SURNAME: usual})
    assert found[Kind.SURNAME] < found[Kind.MIDDLE] < found[Kind.INITIALS] < 1


def test_no_corpus_decides_alone():
    large = {"novels": (10_000, 10_000), "news": (100, 200)}
    assert scores({Kind.SURNAME: large})[Kind.SURNAME] == pytest.approx(0.75, abs=0.01)


def test_a_kind_that_was_never_seen_is_right_as_often_as_the_others():
    found = scores({Kind.SURNAME: {"news": (80, 100)}})
    assert found[Kind.FIRST_WORDS] == pytest.approx(0.8, abs=0.01)


def test_each_kind_has_words_of_its_own():
    assert len({kind.value for kind in Kind.__members__.values()}) == len(Kind.__members__)


@pytest.mark.parametrize("precision", [0.0, 0.99])
def test_a_kind_below_the_precision_asked_for_joins_nothing(precision):
    document = extraction(("Boris Ruge", "Person"), ("Ruge", "Person"))
    found = chains(document, ResolveSettings(precision=precision), aliases.load())
    believed = Kind.SURNAME.score >= precision
    assert len(found) == (1 if believed else 2)


def test_the_kinds_that_join_are_told_from_those_that_doubt():
    assert Kind.SAME_BARE_NAME in JOINING
    assert Kind.MORE_WIDESPREAD not in JOINING


def test_what_is_not_believed_over_documents_is_left_to_a_person():
    documents = [[chain("a", "J. Weber")], [chain("b", "Jonas Weber")]]
    assert len(resolved(*documents).entities) == 1
    careful = resolved(*documents, precision=0.9)
    assert len(careful.entities) == 2
    assert [d.comparison.kind for d in careful.doubts] == [Kind.LONGER_NAME.id]
