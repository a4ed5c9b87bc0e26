from graphbuild.model import Chain, Comparison
from graphbuild.resolve.reasons import Kind
from tests.resolve.builders import chain, names_of

KIND = (("Organization", 1.0),)


def with_short(document: str, name: str, short: str) -> Chain:
    return Chain(document, name, ((name, 1), (short, 1)), KIND, (0, 1))


def test_what_a_document_calls_short_is_the_longer_name_everywhere():
    documents = [[with_short("a", "Jadrin Port Authority", "Port Authority")]]
    alone = [chain("b", "Port Authority", "Organization")]
    assert names_of(*documents, alone) == {"Jadrin Port Authority"}


def test_what_is_short_for_two_names_is_neither():
    documents = [
        [with_short("a", "Jadrin Port Authority", "Port Authority")],
        [with_short("b", "Tessar Port Authority", "Port Authority")],
    ]
    alone = [chain("c", "Port Authority", "Organization")]
    assert len(names_of(*documents, alone)) == 3


def test_a_name_that_more_documents_have_alone_is_its_own():
    documents = [[with_short("a", "Apple Corps", "Apple")]]
    alone = [[chain(f"b{n}", "Apple", "Organization")] for n in range(3)]
    assert names_of(*documents, *alone) == {"Apple Corps", "Apple"}


def introduced(document: str, name: str, short: str) -> Chain:
    why = Comparison(
        short, name, "same", 0.97, Kind.IN_BRACKETS.value, document, Kind.IN_BRACKETS.id
    )
    return Chain(document, name, ((name, 1), (short, 1)), KIND, (0, 1), (why,))


def test_a_long_acronym_that_a_document_introduces_is_the_same_in_all_others():
    documents = [[introduced("a", "Jadrin Harbour Grain Office", "JHGO")]]
    alone = [[chain(f"b{n}", "JHGO")] for n in range(3)]
    assert names_of(*documents, *alone) == {"Jadrin Harbour Grain Office"}


def test_a_short_acronym_that_more_documents_have_alone_is_left_to_a_person():
    documents = [[introduced("a", "Jadrin Grain Office", "JGO")]]
    alone = [[chain(f"b{n}", "JGO", "Organization")] for n in range(3)]
    assert names_of(*documents, *alone) == {"Jadrin Grain Office", "JGO"}
