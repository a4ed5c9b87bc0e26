import os
import socket
from pathlib import Path

import pytest

from graphbuild.config import SourceSettings
from graphbuild.errors import UsageError
from graphbuild.sources import Inputs, list_inputs
from tests.sources.reading import TEXT, fault, one, read, write


def listed(*inputs: Path | str, out: Path | None = None, **settings: object) -> Inputs:
    """What some inputs mean, where a folder with a file `graph.kgl` is a graph."""
    given = SourceSettings.model_validate(settings)
    return list_inputs(inputs, given, out=out, is_graph=lambda x: (x / "graph.kgl").exists())


def ids(found: Inputs) -> list[str]:
    return [file.id for file in found.files]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A graph's folder beside a document."""
    write(tmp_path / "note.txt", TEXT)
    write(tmp_path / "graph" / "graph.html", TEXT)
    write(tmp_path / "graph" / "tables" / "names.csv", "text\nx\n")
    return tmp_path / "graph"


def test_the_folder_that_the_graph_goes_into_is_no_input_and_is_named(graph):
    found = listed(graph.parent, out=graph)
    assert ids(found) == ["note.txt"]
    assert found.not_read == {str(graph): "the graph is written there (--out)"}


def test_a_folder_of_another_graph_is_no_input_and_is_named(graph):
    write(graph / "graph.kgl", "")
    found = listed(graph.parent)
    assert ids(found) == ["note.txt"]
    assert "a graph that graphbuild made" in found.not_read[str(graph)]


def test_a_glob_passes_the_graph_over_as_a_folder_does(graph):
    found = listed(f"{graph.parent}/**/*.*", out=graph)
    assert ids(found) == ["note.txt"]
    assert list(found.not_read) == [str(graph)]


def test_a_graph_among_the_words_of_a_shell_glob_does_not_end_the_build(graph):
    found = listed(graph.parent / "note.txt", graph, out=graph)
    assert ids(found) == ["note.txt"]
    assert list(found.not_read) == [str(graph)]


def test_an_input_that_is_the_graphs_folder_says_what_to_do(graph):
    with pytest.raises(UsageError, match=r"another folder with --out\.\n.*graph: the graph is"):
        listed(graph, out=graph)


def test_a_new_folder_for_the_graph_is_not_worth_a_word(tmp_path):
    write(tmp_path / "note.txt", TEXT)
    (tmp_path / "graph").mkdir()
    assert listed(tmp_path, out=tmp_path / "graph").not_read == {}


def test_what_is_excluded_is_not_named_as_passed_over(graph):
    assert listed(graph.parent, out=graph, exclude=["graph"]).not_read == {}


def test_a_file_in_the_graphs_folder_is_read_where_it_is_asked_for(graph):
    assert ids(listed(graph / "graph.html", out=graph)) == ["graph.html"]


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A folder with links that lead out of it, to a file and to a folder."""
    secret = write(tmp_path / "elsewhere" / "secret.txt", "Secret.")
    inside = write(tmp_path / "in" / "note.txt", TEXT).parent
    (inside / "file.txt").symlink_to(secret)
    (inside / "folder").symlink_to(secret.parent)
    return inside


def test_links_that_leave_the_input_are_named_and_not_read(linked):
    found = listed(linked)
    assert ids(found) == ["note.txt"]
    assert list(found.not_read) == [str(linked / "file.txt"), str(linked / "folder")]
    assert "sources.follow_links" in found.not_read[str(linked / "folder")]


@pytest.mark.parametrize("pattern", ["*", "**/*.txt", "*/*.txt"])
def test_globs_follow_no_links_out_of_the_input_either(linked, pattern):
    write(linked / "sub" / "note.txt", TEXT)
    found = listed(f"{linked}/{pattern}")
    assert not any("secret" in file.path.resolve().name for file in found.files)
    assert found.not_read


def test_links_that_leave_the_input_are_followed_if_that_is_set(linked):
    found = listed(linked, follow_links=True)
    assert ids(found) == ["folder/secret.txt", "note.txt"]
    assert not found.not_read


def test_a_link_that_is_itself_the_input_is_followed(linked):
    assert ids(listed(linked / "folder")) == ["secret.txt"]
    assert ids(listed(linked / "file.txt")) == ["file.txt"]


def test_links_within_the_input_are_followed_and_loops_end(tmp_path):
    note = write(tmp_path / "a" / "note.txt", TEXT)
    (tmp_path / "again").symlink_to(tmp_path)
    (tmp_path / "same.txt").symlink_to(note)
    found = listed(tmp_path)
    assert ids(found) == ["a/note.txt"]
    assert not found.not_read


def test_a_link_to_nothing_is_named_as_unreadable(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    assert "no such file" in fault(tmp_path)


def test_a_pipe_is_refused_before_it_is_opened(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(UsageError, match=r"a\.txt is a named pipe"):
        listed(tmp_path / "a.txt")


def test_a_device_is_refused_before_it_is_opened():
    with pytest.raises(UsageError, match="is a device"):
        listed(Path(os.devnull))


def test_a_socket_is_refused_before_it_is_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # a socket's path may not be long
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s.txt")
        with pytest.raises(UsageError, match="is a socket"):
            listed("s.txt")


def test_a_pipe_in_a_folder_is_named_and_not_read(tmp_path):
    write(tmp_path / "note.txt", TEXT)
    os.mkfifo(tmp_path / "pipe.txt")
    found = listed(tmp_path)
    assert ids(found) == ["note.txt"]
    assert found.not_read == {str(tmp_path / "pipe.txt"): "it is a named pipe"}


def bytes_named(folder: Path, name: bytes, text: str = TEXT) -> Path:
    """A file whose name need not be text."""
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    try:
        return write(path, text)
    except OSError:
        pytest.skip("this file system has names of text only")


def test_a_name_that_is_not_utf8_is_shown_exactly(tmp_path):
    bytes_named(tmp_path, b"caf\xff.txt")
    assert one(tmp_path).id == r"caf\xff.txt"


def test_an_error_about_a_name_that_is_not_utf8_can_be_printed(tmp_path):
    message = fault(bytes_named(tmp_path, b"caf\xff.pdf", "no PDF"))
    assert r"caf\xff.pdf" in message
    message.encode()


def test_a_name_that_is_not_utf8_can_be_excluded_as_it_is_shown(tmp_path):
    bytes_named(tmp_path, b"caf\xff.txt")
    write(tmp_path / "b.txt", TEXT)
    assert ids(listed(tmp_path, exclude=[r"caf\xff.txt"])) == ["b.txt"]


def test_two_names_that_look_the_same_have_ids_of_their_own(tmp_path):
    bytes_named(tmp_path, b"a\xff.txt", "One.")
    write(tmp_path / r"a\xff.txt", "Two.")
    assert {d.id for d in read(tmp_path)} == {r"a\xff.txt", r"a\xff.txt~2"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_a_folder_that_may_not_be_opened_is_named(tmp_path):
    write(tmp_path / "note.txt", TEXT)
    (tmp_path / "closed").mkdir(mode=0)
    assert listed(tmp_path).not_read == {str(tmp_path / "closed"): "permission denied"}


def test_a_name_that_no_file_can_have_does_not_exist():
    with pytest.raises(UsageError, match="does not exist"):
        listed("a\0b.txt")
