"""What is marked as a name and is nobody's: on the real model's tokens and tags."""

import pytest

from tests.extract.names.marked import found


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("Then Col. Dray left.", [("Col.", "PERSON")]),
        ("She served the Prince well.", [("Prince", "PERSON")]),
        ("He thanked my hon. Friend twice.", [("Friend", "PERSON")]),
        ("So Madam, we agree.", [("Madam", "PERSON")]),
        ("I thank Mr. Speaker for it.", [("Speaker", "PERSON")]),
        ("It was the Rt. Hon. who spoke.", [("Hon.", "PERSON")]),
        ("Dear Sir, we agree.", [("Dear Sir", "PERSON")]),
        ("It was made by Ltd. partners.", [("Ltd.", "ORG")]),
        ("Nine NGOs wrote.", [("NGOs", "ORG")]),
        ("They fast in Ramadan there.", [("Ramadan", "PERSON")]),
        ("It won the Halvern Prize twice.", [("Halvern Prize", "ORG")]),
        ("Then Cyclone Dena came. Dena was weak.", [("Cyclone Dena", "PERSON"), ("Dena", "GPE")]),
        ("There HMS Harrow sank.", [("Harrow", "PERSON")]),
        ("He died of Halvern’s disease there.", [("Halvern", "PERSON")]),
        ("She had Parkinson's then.", [("Parkinson", "PERSON")]),
        ("It was a Member of Parliament who left.", [("Member of Parliament", "ORG")]),
        ("Then Minority Affairs Minister Moe left.", [("Minority Affairs", "ORG")]),
        ("Then Emergencies Minister Moe left.", [("Emergencies", "ORG")]),
        ("In District Attorney Moe's office it ended.", [("District", "ORG")]),
        ("Then Federal District Judge Moe left.", [("Federal District", "ORG")]),
        ("Then the Halvern, Va.-based firm left.", [("Va.-based", "GPE")]),
    ],
)
def test_what_is_nobodys_name_is_dropped(extractor, text, entities):
    assert found(extractor, text, *entities) == []


@pytest.mark.parametrize(
    ("text", "entity", "label", "name"),
    [
        ("He thanked Mr Bishop twice.", "Bishop", "PERSON", "Bishop"),
        ("Then Halvern District Attorney Moe left.", "Halvern District", "GPE", "Halvern"),
        ("Then Halvern District paid.", "Halvern District", "GPE", "Halvern District"),
        ("Then Green Party Minister Moe left.", "Green Party", "ORG", "Green Party"),
        ("Then the HDZ Minister Moe left.", "HDZ", "ORG", "HDZ"),
        ("Then Likud Minister Moe left.", "Likud", "ORG", "Likud"),
        ("Then Hamas Minister Moe left.", "Hamas", "ORG", "Hamas"),
        ("Then Halvern Energy paid.", "Halvern Energy", "ORG", "Halvern Energy"),
        ("He knew of Ada Halvern's illness.", "Ada Halvern", "PERSON", "Ada Halvern"),
        ("She served Prince Otto well.", "Prince Otto", "PERSON", "Prince Otto"),
        ("The Bank of the Prize won.", "Bank of the Prize", "ORG", "Bank of the Prize"),
        ("It is near Hurricane Ridge.", "Hurricane Ridge", "LOC", "Hurricane Ridge"),
        ("Then JSC began it.", "JSC", "ORG", "JSC"),
        ("Then Friend of Halvern wrote.", "Friend of Halvern", "ORG", "Friend of Halvern"),
    ],
)
def test_what_only_looks_like_nobodys_name_stays(extractor, text, entity, label, name):
    assert [text for text, _ in found(extractor, text, (entity, label))] == [name]


def test_a_title_that_is_somebodys_surname_is_a_name(extractor):
    text = "Ada Bishop won. Then Bishop left."
    entities = [("Ada Bishop", "PERSON"), ("Bishop", "PERSON")]
    assert found(extractor, text, *entities) == [("Ada Bishop", "Person"), ("Bishop", "Person")]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Then Agriculture Minister Ada Berg spoke.", "Agriculture"),
        ("The Secretary of State for Health spoke.", "State for Health"),
        ("The Minister of State for Defence spoke.", "Defence"),
        ("The Minister for Women and Equalities spoke.", "Women and Equalities"),
        ("The Secretary General for Trade and Energy spoke.", "Trade and Energy"),
    ],
)
def test_a_ministers_portfolio_is_no_organisation(extractor, text, entity):
    assert found(extractor, text, (entity, "ORG")) == []


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Then Labour MP Ada Berg spoke.", "Labour"),
        ("The Secretary of Halvern Steel spoke.", "Halvern Steel"),
        ("It was a report for Health by them.", "Health"),
        ("The Justice Department spoke.", "Justice Department"),
    ],
)
def test_what_no_minister_is_of_stays_an_organisation(extractor, text, entity):
    assert found(extractor, text, (entity, "ORG")) == [(entity, "Organization")]
