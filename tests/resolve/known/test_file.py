"""Lists of names, in the formats that people have them in."""

import json
import pickle

import pytest

from graphbuild.errors import ConfigError
from graphbuild.resolve.known.file import read_lists

TABLE = """id;Full name;Also known as;Type;Nationality;Date of birth;Employer;Sex
Q1;Nwosu, Ada;A. K. Nwosu | Ada Okafor;individual;Norwegian;1961-05-03;Harbour Trust;F
Q2;KVAM Ole;;person;SE;1970;;
Q3;"Halden, Inc.";;company;USA;;;
"""


def listed(folder, name, text):
    path = folder / name
    path.write_text(text, "utf-8")
    return read_lists([path])


def faults(folder, name, text):
    with pytest.raises(ConfigError) as found:
        listed(folder, name, text)
    assert str(pickle.loads(pickle.dumps(found.value))) == str(found.value)  # noqa: S301 - ours
    return str(found.value)


def test_a_table_is_read_by_the_usual_names_of_its_columns(tmp_path):
    ada, ole, halden = listed(tmp_path, "people.csv", "\ufeff" + TABLE)
    assert (ada.id, ada.names) == ("Q1", ("Ada Nwosu", "A. K. Nwosu", "Ada Okafor"))
    assert (ada.type, ada.gender, ada.born) == ("Person", "she", ("1961-05-03",))
    assert (ada.countries, ada.organisations) == ({"NO"}, ("Harbour Trust",))
    assert (ole.name, ole.countries, ole.born) == ("Ole Kvam", {"SE"}, ("1970",))
    assert (halden.names, halden.type, halden.countries) == (
        ("Halden, Inc.",),
        "Organization",
        {"US"},
    )
    assert {each.source for each in (ada, ole, halden)} == {"people.csv"}


def test_json_is_told_by_what_it_holds_and_its_lists_are_lists(tmp_path):
    row = {
        "id": 7,
        "type": "PERSON",
        "name": "Ada Nwosu",
        "aliases": ["Nwosu, A. K."],
        "country": ["NO", "Kenya"],
    }
    as_lines = listed(tmp_path, "people.txt", json.dumps(row) + "\n\n")
    as_array = listed(tmp_path, "other.csv", json.dumps([row], indent=1))
    (one,), (other,) = as_lines, as_array
    assert one.names == other.names == ("Ada Nwosu", "A. K. Nwosu")
    assert (one.id, one.countries) == ("7", {"NO", "KE"})


def test_follow_the_money_brings_people_with_the_organisations_of_their_links(tmp_path):
    entities = [
        {
            "id": "p",
            "schema": "Person",
            "properties": {
                "name": ["Ada Nwosu"],
                "nationality": ["no", "zz"],
                "birthDate": ["1961"],
            },
        },
        {"id": "c", "schema": "Company", "properties": {"name": ["Harbour Trust"]}},
        {"id": "l", "schema": "LegalEntity", "properties": {"name": ["Kvam Ltd"]}},
        {"id": "e", "schema": "Employment", "properties": {"employee": ["p"], "employer": ["c"]}},
        {"id": "d", "schema": "Document", "properties": {"title": ["A letter"]}},
    ]
    text = "\n".join(map(json.dumps, entities))
    ada, trust, either = listed(tmp_path, "ftm.json", text)
    assert (ada.type, ada.countries, ada.organisations) == ("Person", {"NO"}, ("Harbour Trust",))
    assert (trust.type, either.type) == ("Organization", None)


def test_a_list_of_names_alone_has_them_as_ids(tmp_path):
    one, other = listed(tmp_path, "names.csv", "name\nAda Nwosu\nAda Nwosu\n")
    assert (one.id, other.id) == ("Ada Nwosu (2)", "Ada Nwosu (3)")


def test_all_that_is_wrong_is_told_at_once_with_its_row(tmp_path):
    text = (
        "id,name,type,country,birth date\n"
        "Q1,Ada Nwosu,persn,Norwey,3.5.1961\n"
        "Q2,,person,,\n"
        ",Ole Kvam,person,,\n"
        "Q1,Tor Lund,person,,1961-13\n"
    )
    assert faults(tmp_path, "people.csv", text) == (
        "people.csv row 2: 'persn' is no type. Did you mean Person? Types are Person, "
        "Organization, Place.\n"
        "people.csv row 2: 'Norwey' is no country. Did you mean Norway? Write its name, or its "
        "code of ISO 3166.\n"
        "people.csv row 2: '3.5.1961' is no birth date. Write 1961-05-03, 1961-05 or 1961.\n"
        "people.csv row 3: there is no name. Fill it in, or take the row out.\n"
        "people.csv row 4: 'Ole Kvam' has no id. Fill it in, or leave the column out.\n"
        "people.csv row 5: '1961-13' is no birth date. Write 1961-05-03, 1961-05 or 1961.\n"
        "people.csv row 5: the id Q1 is also that of people.csv row 2. Give each its own, or "
        "list further names as aliases of one row."
    )


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "lists nobody"),
        ("id,who\n1,Ada\n", "has no column of names: it has id, who. Call one of them name"),
        ("id,name\n1,Nwosu, Ada\n", "row 2 has 3 cells, and the first row 2"),
        ('id,name\n1,"Nwosu\n', "line 2: unexpected end of data"),
        ('{"name": "Ada"\n', "line 1 is no JSON"),
        ('{"name": "Ada"}\n[1]\n', "line 2 is no object"),
    ],
)
def test_a_list_that_is_none_says_what_it_lacks(tmp_path, text, what):
    assert what in faults(tmp_path, "people.csv", text)


def test_a_list_that_is_not_there_or_no_utf_8_is_told(tmp_path):
    with pytest.raises(ConfigError, match=r"cannot read the list .*none.csv"):
        read_lists([tmp_path / "none.csv"])
    (tmp_path / "latin.csv").write_bytes("id,name\n1,Jörg Weiß\n".encode("latin-1"))
    with pytest.raises(ConfigError, match="line 2 is not UTF-8"):
        read_lists([tmp_path / "latin.csv"])
