"""How often reasons are right, counted on documents whose entities are known."""

from graphbuild.evaluate.gold import Annotated, Marked
from graphbuild.evaluate.reasons import Compared, Rate, binned, by_kind, calibration_error, joins
from graphbuild.model import Comparison, Span

TEXT = "Ada Berg met Berg and Carl Berg."
ADA, BERG, CARL = Span(0, 8), Span(13, 17), Span(22, 31)


def document(*entities: str, name: str = "d", links: dict[str, str] | None = None) -> Annotated:
    marked = zip((ADA, BERG, CARL), entities, strict=True)
    mentions = tuple(Marked(span, "PERSON", who) for span, who in marked if who)
    return Annotated(name, TEXT, (), mentions, {}, links or {}, None)


def compared(left: str, right: str, document: str = "d") -> Compared:
    told = Comparison(left, right, "same", 0.9, "it fits", document, "surname")
    return Compared("p", "p", told)


def test_a_join_is_right_where_both_names_are_one_persons():
    gold = {"d": document("ada", "ada", "carl")}
    found = {"d": document("p", "p", "p")}
    every = joins(gold, found, [compared("Berg", "Ada Berg"), compared("Berg", "Carl Berg")])
    assert [join.right for join in every] == [True, False]
    assert by_kind(every) == {"surname": (1, 2)}


def test_over_documents_only_what_is_linked_is_counted():
    found = {"d": document("", "p", ""), "e": document("p", "", "", name="e")}
    links = {"ada": "Q1"}
    for known in ({}, links):
        gold = {
            "d": document("", "ada", "", links=known),
            "e": document("ada", "", "", name="e", links=links),
        }
        every = joins(gold, found, [compared("Berg", "Ada Berg", document="")])
        assert [join.right for join in every] == ([True] if known else [])


def test_one_name_in_three_documents_is_two_joins():
    links = {"ada": "Q1", "other": "Q2"}
    gold = {
        name: document(who, "", "", name=name, links=links)
        for name, who in (("d", "ada"), ("e", "ada"), ("f", "other"))
    }
    found = {name: document("p", "", "", name=name) for name in gold}
    every = joins(gold, found, [compared("Ada Berg", "Ada Berg", document="")])
    assert sorted(join.right for join in every) == [False, True]


def test_scores_that_are_right_as_often_as_they_say_have_no_error():
    rates = [Rate(0.9, 9, 10), Rate(0.55, 11, 20)]
    assert calibration_error(rates) == 0
    assert list(binned(rates)) == ["0.9 to 1.0", "0.5 to 0.6"]
