import pytest

from graphbuild.errors import UnknownEntityError
from tests.builders import small_graph


def test_an_entity_is_found_by_name_alias_and_without_diacritics():
    kg = small_graph()
    assert kg.find("jorg weiss")[0].name == "Jörg Weiß"
    assert kg.find("nwosu")[0].name == "Ada Nwosu"


def test_an_unknown_name_suggests_near_ones():
    with pytest.raises(UnknownEntityError, match="Did you mean Ada Nwosu"):
        small_graph().entity("Ada Nwoso")
