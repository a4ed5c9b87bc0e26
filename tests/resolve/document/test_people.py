import pytest

from tests.resolve.builders import found


def test_a_surname_joins_the_one_full_name_that_fits():
    assert found(("Boris Ruge", "Person"), ("Ruge", "Person")) == {"Boris Ruge": [0, 1]}


def test_a_surname_joins_its_full_name_whatever_the_model_called_it():
    got = found(("Aleksandar Vučić", "Person"), ("Vučić", "Place"), ("Vučić", "Place"))
    assert got == {"Aleksandar Vučić": [0, 1, 2]}


def test_two_people_of_one_surname_stay_two():
    assert len(found(("Ante Grgić", "Person"), ("Josip Grgić", "Person"))) == 2


def test_a_company_of_the_founders_name_stays_apart_from_him():
    got = found(
        ("Ottavio Tessaro", "Person"),
        ("Tessaro", "Organization"),
        ("Tessaro", "Organization"),
        ("Tessaro", "Person"),
    )
    assert got == {"Ottavio Tessaro": [0, 3], "Tessaro": [1, 2]}


def test_longer_forms_join_first_so_that_a_surname_finds_them_as_one():
    got = found(
        ("Matthew William Goode", "Person"), ("Matthew Goode", "Person"), ("Goode", "Person")
    )
    assert got == {"Matthew William Goode": [0, 1, 2]}


def test_half_of_a_double_surname_is_its_bearers():
    got = found(("Amra Delić-Weber", "Person"), ("Delić-Weber", "Person"), ("Amra Delić", "Person"))
    assert got == {"Amra Delić-Weber": [0, 1, 2]}


def test_a_call_name_is_short_for_the_given_name():
    assert found(("William Ashdown", "Person"), ("Bill Ashdown", "Person")) == {
        "William Ashdown": [0, 1]
    }


def test_the_plural_of_a_surname_is_nobody():
    assert found(("Ante Grgić", "Person"), ("Grgićs", "Person")) == {"Ante Grgić": [0]}


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Ana Marija", "Ana Marija Kovač"),
        ("Lim Kok", "Lim Kok-seng"),
        ("Jana Halvern", "Jana Maria Halvern OBE"),
        ("Garza", "Tomás Garza Halvern"),
        ("Bix", 'Eduardo "Bix" Palacios'),
    ],
)
def test_given_names_and_honours_leave_a_person_one(short, full):
    assert found((full, "Person"), (short, "Person")) == {full: [0, 1]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Johann II", "Johann Halvern"),
        ("George W.", "George H. W."),
        ("Garza Tessar", "Tomás Garza Halvern"),
    ],
)
def test_a_numeral_or_another_name_tells_people_apart(one, other):
    assert len(found((other, "Person"), (one, "Person"))) == 2


def test_a_middle_name_that_two_people_have_joins_neither():
    people = [(name, "Person") for name in ("Tomás Garza Halvern", "Ana Garza Tessar", "Garza")]
    assert len(found(*people)) == 3


def test_given_names_that_two_full_names_begin_with_join_neither():
    names = ("Ana Marija Kovač", "Ana Marija Grgić", "Ana Marija")
    assert len(found(*[(name, "Person") for name in names])) == 3


def test_a_surname_that_is_but_its_initial_joins_the_one_full_name():
    assert list(found(("Gerda Pohl", "Person"), ("Gerda P.", "Person"))) == ["Gerda Pohl"]


def test_an_initial_that_two_surnames_have_joins_neither():
    people = [(name, "Person") for name in ("Gerda Pohl", "Gerda Pramm", "Gerda P.")]
    assert len(found(*people)) == 3
