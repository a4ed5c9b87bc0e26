import pytest

from graphbuild.errors import ConfigError
from graphbuild.resolve import aliases


def table(text: str, tmp_path):
    path = tmp_path / "ours.yaml"
    path.write_text(text, "utf-8")
    return aliases.load([path])


def test_an_alias_has_the_key_of_the_name_that_is_shown():
    assert aliases.load().key("Holland") == "netherlands"


def test_a_word_is_a_country_only_in_capitals():
    known = aliases.load()
    assert (known.key("US"), known.key("us")) == ("united states", "us")


def test_a_longer_name_begins_with_what_its_capitals_stand_for():
    known = aliases.load()
    assert known.key("U.S. Navy") == "united states navy"
    assert known.key("Us Weekly") == "us weekly"


def test_a_users_own_table_lies_on_top(tmp_path):
    own = table("Organization:\n  - [Jadrin Line, JL]\nPlace:\n", tmp_path)
    assert own.shown(own.key("JL")) == ("Jadrin Line", "Organization")
    assert own.key("Holland") == "netherlands"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Place:\n  - [Kyiv, Kiev]\n  - Mumbai\n", "ours.yaml line 3: Place.1"),
        ("Place:\n  - [Norway, no]\n", "ours.yaml line 2: Place.0.1"),
        ("- [Kyiv, Kiev]\n", "ours.yaml line 1"),
        ("Place: [", "ours.yaml is not YAML"),
        ("[" * 5000, "ours.yaml is not YAML"),
        ("- " * 5000, "ours.yaml is not YAML"),
        ("Place:\n  - &x [*x]\n", "ours.yaml line 2: Place.0.0"),
        ("Place:\n  - [a, !!timestamp b]\n", r"b is no timestamp\n.*line 2"),
        ("Place:\n  - [Kyiv, 12]\n", "ours.yaml line 2: Place.0.1"),
        ("Place:\n  Kyiv: Kiev\n", "ours.yaml line 2: Place"),
        ("Place: Kyiv\n", "ours.yaml line 1: Place"),
        ("[a, b]: [[Kyiv, Kiev]]\n", "ours.yaml is not YAML"),
        ("7: [[Kyiv, Kiev]]\n", "ours.yaml line 1: 7"),
        ("no table at all\n", "ours.yaml line 1"),
    ],
)
def test_a_fault_of_a_users_table_is_told_with_its_line(text, told, tmp_path):
    with pytest.raises(ConfigError, match=told):
        table(text, tmp_path)


def test_a_table_that_is_missing_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"cannot read .*none\.yaml"):
        aliases.load([tmp_path / "none.yaml"])
    with pytest.raises(ConfigError, match=r"cannot read .*: Is a directory"):
        aliases.load([tmp_path])
