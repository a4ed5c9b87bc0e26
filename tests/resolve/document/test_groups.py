"""The mentions of one name, while it is worked out what else they are."""

from graphbuild.model import Cues, Mention, Span
from graphbuild.resolve.curation.judgements import Curation
from graphbuild.resolve.document.groups import Group, Groups, name_of
from graphbuild.resolve.names.key import NameKey
from graphbuild.resolve.reasons import Kind


def mention(text: str, start: int = 0, cues: Cues | None = None) -> Mention:
    return Mention("d", 0, Span(start, start + len(text)), text, "Person", cues=cues or Cues())


def group(*names: str) -> Group:
    made = Group()
    for number, name in enumerate(names):
        made.add(number, mention(name, 100 * number))
    return made


def test_an_adjective_goes_by_the_country_that_it_means():
    assert name_of(mention("Serbian", cues=Cues(means="Serbia"))) == "Serbia"


def test_the_fullest_form_is_the_name():
    assert group("Berg", "Berg", "Ada Berg").name() == "Ada Berg"


def test_of_forms_with_as_many_words_the_more_frequent_is_the_name():
    assert group("Ada Berg", "A. Berg", "A. Berg").name() == "A. Berg"


def test_a_short_form_joins_the_fuller_with_the_reason():
    short, full = NameKey("berg"), NameKey("ada berg")
    groups = Groups("d", Curation(), {short: group("Berg"), full: group("Ada Berg")})
    assert groups.join(short, full, Kind.SURNAME)
    assert list(groups.by_key) == [full]
    assert [str(reason) for reason in groups.by_key[full].reasons] == [
        f"Berg = Ada Berg: {Kind.SURNAME.value} ({Kind.SURNAME.score:.2f})"
    ]


def test_what_is_gone_joins_nobody():
    full = NameKey("ada berg")
    groups = Groups("d", Curation(), {full: group("Ada Berg")})
    assert not groups.join(NameKey("berg"), full, Kind.SURNAME)


def test_mentions_that_are_split_off_are_no_longer_in_their_group():
    made = group("Ada Berg", "Berg", "Berg")
    away = made.split_off(lambda _, each: each.text == "Berg")
    assert (made.indices, away.indices) == ([0], [1, 2])
