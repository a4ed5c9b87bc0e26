"""What a build tells of itself."""

import json

import graphbuild


def test_the_model_is_told_with_what_can_be_read_in_its_language(german, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("Greta Lund leitet die Hafenbank.", "utf-8")
    graphbuild.build(note, tmp_path / "g", config=german)
    told = json.loads((tmp_path / "g" / "manifest.json").read_text("utf-8"))["model"]
    assert (told["lang"], told["parts"]) == ("de", ["names"])
