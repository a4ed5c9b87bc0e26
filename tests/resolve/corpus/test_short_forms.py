from graphbuild.model import Chain
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
