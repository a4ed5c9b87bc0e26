from tests.resolve.builders import chain, resolved


def test_namesakes_that_share_no_name_are_asked_about():
    documents = [
        [chain("a", "John Smith", company=frozenset({"x", "y"}))],
        [chain("b", "John Smith", company=frozenset({"z"}))],
    ]
    found = resolved(*documents)
    (doubt,) = found.doubts
    assert (doubt.left, doubt.right) == ("person:john-smith",) * 2
    assert {doubt.left_document, doubt.right_document} == {"a", "b"}
