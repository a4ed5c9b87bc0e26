import datetime as dt

from graphbuild.resolve.corpus.contexts import Context, why_different

SPORT, POLITICS = frozenset({"sport"}), frozenset({"politics"})


def test_walks_of_life_that_hardly_anyone_combines_tell_two_people():
    assert why_different(Context(SPORT), Context(POLITICS)) == "sport here, politics there"


def test_more_than_a_lifetime_tells_two_people():
    old, new = Context(date=dt.date(1850, 1, 1)), Context(date=dt.date(1990, 1, 1))
    assert why_different(old, new) == "140 years apart"


def test_shared_company_and_ignorance_tell_nothing():
    circle = frozenset({"jadrin club"})
    assert why_different(Context(SPORT, circle), Context(POLITICS, circle)) is None
    assert why_different(Context(), Context(POLITICS)) is None
