from tests.resolve.builders import chain, resolved


def test_a_misspelling_is_asked_about_and_not_joined():
    found = resolved([chain("a", "Ingrid Halvorsen")], [chain("b", "Ingird Halvorsen")])
    assert len(found.entities) == 2
    assert [d.comparison.verdict for d in found.doubts] == ["unsure"]
