from graphbuild.resolve.reasons import Kind
from tests.resolve.builders import chains_of, extraction


def test_each_join_says_why():
    listed = chains_of(extraction(("Boris Ruge", "Person"), ("Ruge", "Person")))
    assert [str(why) for why in listed[0].reasons] == [
        f"Ruge = Boris Ruge: {Kind.SURNAME.value} ({Kind.SURNAME.score:.2f})"
    ]
