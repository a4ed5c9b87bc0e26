from tests.resolve.builders import chains_of, extraction


def test_each_join_says_why():
    listed = chains_of(extraction(("Boris Ruge", "Person"), ("Ruge", "Person")))
    assert [str(why) for why in listed[0].reasons] == [
        "Ruge = Boris Ruge: the one full name here that fits (0.95)"
    ]
