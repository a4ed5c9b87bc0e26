import pytest

from graphbuild.model import Comparison, Doubt
from graphbuild.resolve.curation.review import sides, verdict_of


@pytest.mark.parametrize(
    ("answer", "verdict"), [("Y", "same"), ("no ", "different"), ("", "unsure"), ("what", None)]
)
def test_an_answer_means_a_verdict_or_nothing(answer, verdict):
    assert verdict_of(answer) == verdict


def test_each_side_is_named_as_the_file_names_it():
    compared = Comparison("Ivan Horvat", "Ivan Horvat", "unsure", 0.5, "why")
    doubt = Doubt(compared, "person:ivan-horvat", "person:ivan-horvat", "a", "b")
    assert sides(doubt) == ("Ivan Horvat @ a", "Ivan Horvat @ b")
