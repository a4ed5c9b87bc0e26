"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from graphbuild.errors import StoreError
from graphbuild.stores.atomic import atomic_folder, atomic_path, write_text


def test_a_text_is_written_as_it_is(tmp_path):
    write_text(tmp_path / "a.txt", "Šimić\n")
    assert (tmp_path / "a.txt").read_bytes() == "Šimić\n".encode()


def test_what_breaks_off_leaves_the_file_as_it_was(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("before", "utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_text(target, "lone \ud800")
    assert target.read_text("utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_where_there_is_no_folder_it_says_so_and_leaves_nothing(tmp_path):
    with pytest.raises(StoreError, match="Create it first"):
        write_text(tmp_path / "none" / "a.txt", "x")
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real.txt").write_text("before", "utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_text(tmp_path / "link.txt", "after")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text("utf-8") == "after"


def fail_within(target: Path) -> None:
    with atomic_folder(target) as part:
        (part / "a").write_text("after", "utf-8")
        raise OSError("disk full")


def test_a_folder_that_breaks_off_is_as_it_was(tmp_path):
    target = tmp_path / "tables"
    target.mkdir()
    (target / "a").write_text("before", "utf-8")
    with pytest.raises(StoreError, match="disk full"):
        fail_within(target)
    assert (target / "a").read_text("utf-8") == "before"
    assert list(target.iterdir()) == [target / "a"]


def test_the_part_has_the_targets_suffix(tmp_path):
    with atomic_path(tmp_path / "graph.kgl") as part:
        assert part.suffix == ".kgl"
        part.touch()
