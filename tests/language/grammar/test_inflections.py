import pytest

from graphbuild.errors import ConfigError
from graphbuild.language.grammar.inflections import Inflection, Inflections
from graphbuild.language.loader import read_table
from graphbuild.language.pack import load_pack

english = load_pack("en").inflections


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("visit", {"visit", "visits", "visiting", "visitting", "visited", "visitted"}),
        ("travel", {"travel", "travels", "traveling", "travelling", "traveled", "travelled"}),
        ("carry", {"carry", "carries", "carrying", "carried"}),
        ("flee", {"flee", "flees", "fleeing", "fled"}),
        ("praise", {"praise", "praises", "praising", "praised"}),
        ("write", {"write", "writes", "writing", "wrote", "written"}),
        ("wed", {"wed", "weds", "weding", "wedding", "wedded"}),
        ("co-found", {"co-found", "co-founds", "co-founding", "co-founded"}),
    ],
)
def test_a_verb_has_its_forms_by_its_ending_or_irregularly(lemma, forms):
    assert english.verb_forms(lemma) == forms


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("minister", "ministers"),
        ("subsidiary", "subsidiaries"),
        ("branch", "branches"),
        ("spokesman", "spokesmen"),
        ("wife", "wives"),
        ("stepchild", "stepchildren"),
        ("boy", "boys"),
    ],
)
def test_a_noun_has_its_plural(noun, plural):
    assert english.noun_forms(noun) == {noun, plural}


def test_a_language_without_rules_leaves_a_word_as_it_is():
    assert Inflections().verb_forms("buy") == {"buy"}


def test_the_first_ending_that_fits_counts_and_exceptions_before_it():
    plural = Inflection(exceptions={"us": ("i",)}, endings={"s": ("ses",), "": ("s",)})
    assert [*plural.of("focus")] == ["foci"]
    assert [*plural.of("bus stop")] == ["bus stops"]
    assert [*plural.of("gas")] == ["gases"]


def test_an_ending_that_is_no_expression_is_told_by_its_line(tmp_path):
    file = tmp_path / "inflections.yaml"
    file.write_text("nouns:\n  plural:\n    endings:\n      '(s': [ses]\n", "utf-8")
    with pytest.raises(ConfigError, match=r"inflections.yaml line 4: .*is no regular expression"):
        read_table(file, Inflections)
