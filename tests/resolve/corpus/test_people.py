from tests.resolve.builders import chain, names_of


def test_initials_and_call_names_join_the_one_longer_form():
    assert names_of([chain("a", "Jonas Weber")], [chain("b", "J. Weber")]) == {"Jonas Weber"}
    assert len(names_of([chain("a", 'William "Bill" Ashdown')], [chain("b", "Bill Ashdown")])) == 1
    assert names_of([chain("a", "William Weld")], [chain("b", "Bill Weld")]) == {"William Weld"}


def test_an_initial_that_two_people_share_joins_neither():
    documents = [[chain(d, n)] for d, n in (("a", "Jana Weber"), ("b", "Jonas Weber"))]
    assert len(names_of(*documents, [chain("c", "J. Weber")])) == 3
