from tests.resolve.builders import chain, resolved


def smiths(one: str, other: str):
    """John Smith in two documents that share no other name, with what each says he is."""
    return [
        [chain("a", "John Smith", company=frozenset({"x", "y"}), roles=(one,))],
        [chain("b", "John Smith", company=frozenset({"z"}), roles=(other,))],
    ]


def test_namesakes_of_different_walks_of_life_are_asked_about():
    found = resolved(*smiths("minister", "banker"))
    (doubt,) = found.doubts
    assert (doubt.left, doubt.right) == ("person:john-smith",) * 2
    assert {doubt.left_document, doubt.right_document} == {"a", "b"}


def test_a_full_name_that_nothing_speaks_against_is_never_asked_about():
    papers = [
        [
            chain(
                f"d{n}", "Vesna Markov", company=frozenset({f"x{n}"}), roles=("minister",) * (n % 2)
            )
        ]
        for n in range(8)
    ]
    found = resolved(*papers)
    assert list(found.entities) == ["person:vesna-markov"]
    assert found.doubts == ()
