from pathlib import Path

import pytest

from graphbuild.config import Config, read_config
from graphbuild.errors import ConfigError


def test_the_shipped_file_is_exactly_the_defaults():
    shipped = read_config(Path(__file__).parent.parent / "config.yaml")
    assert shipped == Config()


def test_an_unknown_setting_names_the_near_one(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_text("evidence:\n  per_egde: 4\nedges: {window: 0}\n", "utf-8")
    with pytest.raises(ConfigError) as error:
        read_config(path)
    assert "c.yaml: evidence.per_egde is no setting; did you mean per_edge?" in str(error.value)
    assert "edges.window" in str(error.value)


def test_a_label_that_is_no_label_is_refused(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_text("extract: {types: {ORG: 'X`) DETACH'}}\n", "utf-8")
    with pytest.raises(ConfigError, match="CamelCase"):
        read_config(path)


def test_paths_are_taken_from_the_files_folder(tmp_path):
    path = tmp_path / "c.yaml"
    path.write_text("extract: {patterns: [names.jsonl]}\n", "utf-8")
    assert read_config(path).extract.patterns == (tmp_path / "names.jsonl",)
