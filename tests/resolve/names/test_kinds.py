from graphbuild.resolve.names import kinds


def test_the_ends_of_a_name_and_the_gazetteer_tell_its_type():
    assert kinds.name_votes("Harbour Bank") == (("Organization", 1.0),)
    assert kinds.name_votes("Lake Tessar") == (("Place", 1.0),)
    assert kinds.name_votes("Serbia") == (("Place", 1.5),)
    assert kinds.name_votes("Talleres Berg S.L.") == (("Organization", 1.0),)
    assert kinds.name_votes("Tessaro GmbH") == (("Organization", 1.0),)


def test_a_word_alone_tells_no_type_of_a_name():
    assert kinds.name_votes("Bank") == ()


def test_a_loose_word_tells_what_a_short_form_stands_for_but_no_type():
    assert kinds.says("museum", "Organization")
    assert kinds.name_votes("Tate Museum") == ()


def test_the_last_word_of_a_description_tells_a_type():
    assert kinds.described_as("dredging company") == ("Organization",)
    assert kinds.described_as("company director") == ()
