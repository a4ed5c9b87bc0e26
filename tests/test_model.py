"""The records that the stages hand to each other."""

import pytest

from graphbuild.model import Comparison, RelationType, Span


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3)])
def test_a_stretch_that_no_text_has_is_refused(start, end):
    with pytest.raises(ValueError, match="is not a stretch of text"):
        Span(start, end)


def test_stretches_that_only_touch_do_not_overlap():
    assert not Span(0, 4).overlaps(Span(4, 6))
    assert Span(0, 5).overlaps(Span(4, 6))


def test_a_relation_without_types_joins_any():
    assert RelationType("SUED").joins("Person", "Ship")
    assert not RelationType("LEADS", head=("Person",)).joins("Place", "Ship")


def test_a_comparison_reads_as_a_line():
    said = Comparison("Ruge", "Boris Ruge", "unsure", 0.5, "two fit")
    assert str(said) == "Ruge ? Boris Ruge: two fit (0.50)"


def test_a_name_is_not_compared_with_itself_in_words():
    said = Comparison("EHA", "EHA", "same", 1.0, "a person said so")
    assert str(said) == "EHA: a person said so (1.00)"
