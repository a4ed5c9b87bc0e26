import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuild.build.documents import shards as shards_module
from graphbuild.build.documents.shard_rows import extraction_of
from graphbuild.build.documents.shards import Shards, key_of
from graphbuild.model import Cues, Document, Extraction, Mention, RelationMention, Span


def read(name: str, text: str = "Ada met Bo. Ada left.") -> tuple[Document, Extraction]:
    """A document and what was found in it."""
    document = Document(name, f"{text} {name}")
    mentions = (
        Mention(name, 0, Span(0, 3), "Ada", "Person", "Dr", cues=Cues(("pilot",), (), None)),
        Mention(name, 0, Span(8, 10), "Bo", "Person", kind="nominal", cues=Cues(means="Bolivia")),
    )
    relation = RelationMention(0, 1, "MET", Span(4, 7), "reported", 0.5, None, "2024", "x")
    sentences = (Span(0, 11), Span(12, 21))
    return document, Extraction(name, sentences, mentions, (relation,), ((0, 1),), ((1, 0),))


def kept(shards: Shards) -> dict[str, Extraction]:
    """Key → what the shards hold of it."""
    rows = [row for file in shards.files() for row in pq.read_table(file).to_pylist()]
    return {row["key"]: extraction_of("d", row) for row in rows}


def test_what_was_put_is_there_for_the_next_build_just_as_it_was(tmp_path):
    document, extraction = read("d")
    Shards(tmp_path, "x").put([(document, extraction)])
    again = Shards(tmp_path, "x")
    assert key_of(document) in again
    assert kept(again) == {key_of(document): extraction}


def test_another_fingerprint_knows_nothing_of_it(tmp_path):
    document, extraction = read("d")
    Shards(tmp_path, "x").put([(document, extraction)])
    assert key_of(document) not in Shards(tmp_path, "y")


def test_a_damaged_shard_is_dropped_and_its_documents_are_read_again(tmp_path):
    shards = Shards(tmp_path, "x")
    shards.put([read("a")])
    (file,) = shards.files()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 0xFF
    file.write_bytes(content)
    again = Shards(tmp_path, "x")
    assert again.damaged == [file.name]
    assert key_of(read("a")[0]) not in again


def test_small_shards_are_joined_and_rows_of_gone_documents_go(tmp_path):
    shards = Shards(tmp_path, "x")
    documents = [read(f"d{n}") for n in range(40)]
    for each in documents:
        shards.put([each])
    shards.tidy({bytes.fromhex(key_of(d)) for d, _ in documents})
    assert len(shards.files()) == 1
    assert len(kept(shards)) == 40
    few = {bytes.fromhex(key_of(d)) for d, _ in documents[:5]}
    shards.tidy(few)
    assert {bytes.fromhex(key) for key in kept(shards)} == few


def test_what_two_processes_wrote_of_one_text_is_there_once(tmp_path):
    one, other = Shards(tmp_path, "x"), Shards(tmp_path, "x")
    one.put([read("a"), read("b")])
    other.put([read("b"), read("c")])
    shards = Shards(tmp_path, "x")
    shards.tidy({bytes.fromhex(key_of(read(name)[0])) for name in "abc"})
    rows = [key for file in shards.files() for key in pq.read_table(file)["key"].to_pylist()]
    assert len(rows) == len(set(rows)) == 3


def test_a_shard_that_stays_as_it_is_while_others_are_joined_is_not_lost(tmp_path, monkeypatch):
    monkeypatch.setattr(shards_module, "_LARGEST", 2)
    shards = Shards(tmp_path, "x")
    shards.put([read("a"), read("b")])
    gone = [read(f"gone {n}") for n in range(4)]
    for each in gone:
        shards.put([each])
    shards.tidy({bytes.fromhex(key_of(read(name)[0])) for name in "ab"})
    assert len(kept(shards)) == 2


def test_of_former_fingerprints_only_the_last_is_kept(tmp_path):
    for name in ("a", "b", "c"):
        shards = Shards(tmp_path, name)
        shards.put([read("d")])
        shards.tidy({bytes.fromhex(key_of(read("d")[0]))})
    assert len([*tmp_path.iterdir()]) == 2


@settings(max_examples=25)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_comes_back(tmp_path_factory, text):
    document, extraction = read("d", f"Ada met Bo. Ada left.{text}")
    folder = tmp_path_factory.mktemp("shards")
    Shards(folder, "x").put([(document, extraction)])
    assert kept(Shards(folder, "x")) == {key_of(document): extraction}
