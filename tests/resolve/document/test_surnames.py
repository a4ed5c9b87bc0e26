from dataclasses import replace

from tests.resolve.builders import chains_of, extraction, found


def test_a_shared_surname_joins_the_person_named_last():
    got = found(
        ("Ante Grgić", "Person"),
        ("Josip Grgić", "Person"),
        ("Grgić", "Person"),
        ("Ante Grgić", "Person"),
        ("Grgić", "Person"),
    )
    assert got == {"Ante Grgić": [0, 3, 4], "Josip Grgić": [1, 2]}


def test_a_shared_surname_goes_back_to_whom_the_text_is_about():
    named = [("Jared Holm", "Person")] * 4 + [("Odette Holm", "Person"), ("Lima", "Place")] * 1
    got = found(*named, ("Rome", "Place"), ("Holm", "Person"))
    assert got["Jared Holm"] == [0, 1, 2, 3, 7]


def test_a_title_tells_which_bearer_of_a_surname_is_meant():
    listed = list(extraction(*[("Ana Kovač", "Person"), ("Ivo Kovač", "Person")] * 2).mentions)
    spans = extraction(*[("Ana Kovač", "Person"), ("Ivo Kovač", "Person")] * 2, ("Kovač", "Person"))
    last = replace(spans.mentions[4], title="Judge")
    titled = replace(listed[0], title="Judge")
    every = replace(spans, mentions=(titled, *listed[1:], last))
    got = {c.name: c.mentions for c in chains_of(every)}
    assert got["Ana Kovač"] == (0, 2, 4)


def test_a_surname_before_any_of_its_bearers_joins_neither():
    names = ("Grgić", "Ante Grgić", "Josip Grgić")
    assert len(found(*[(name, "Person") for name in names])) == 3
