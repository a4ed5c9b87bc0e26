from graphbuild.model import Cues, Mention, Span
from graphbuild.resolve import types


def mention(text: str, kind: str, **more: object) -> Mention:
    return Mention("d", 0, Span(0, len(text)), text, kind, **more)


def test_a_title_outweighs_the_model():
    assert types.winner(types.votes([mention("Tessaro", "Place", title="Judge")])) == "Person"


def test_a_description_outweighs_the_model():
    described = mention("Tessaro", "Person", cues=Cues(roles=("dredging company",)))
    assert types.winner(types.votes([described])) == "Organization"


def test_an_occupation_speaks_for_a_person():
    described = mention("Tessaro", "Place", cues=Cues(roles=("goalkeeper",)))
    assert types.votes([described])["Person"] == 1.0


def test_of_equal_votes_the_first_type_in_the_alphabet_wins():
    assert types.winner({"Place": 1.0, "Person": 1.0}) == "Person"


def test_a_producer_of_films_is_no_company():
    described = mention("Ana Kale", "Person", cues=Cues(roles=("film producer",)))
    assert types.winner(types.votes([described])) == "Person"


def test_an_acronym_that_the_model_takes_for_a_person_is_the_body_that_it_is_elsewhere():
    taken = [mention("DGIA", kind) for kind in ("Person",) * 3 + ("Organization",) * 2]
    assert types.winner(types.votes(taken)) == "Organization"
    assert types.winner(types.votes([mention("JFK", "Person")])) == "Person"


def test_a_city_beside_a_newspaper_stays_a_city():
    described = mention("London", "Place", cues=Cues(roles=("newspaper",)))
    assert types.winner(types.votes([described])) == "Place"
