"""graphbuild doctor: what is installed and what can be read."""

import json
from pathlib import Path

from typer.testing import CliRunner

from graphbuild.cli.app import app


def model(*arguments: str | Path) -> str:
    """What doctor says of the model."""
    done = CliRunner().invoke(app, ["doctor", "--format", "json", *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return next(row["state"] for row in json.loads(done.stdout) if row["what"] == "model")


def test_the_model_is_named_with_its_recogniser_and_what_its_language_has():
    said = model()
    assert said.startswith("en_core_web_")
    assert "the recogniser graphbuild" in said
    assert "en: names, coreference" in said


def test_what_a_language_lacks_is_told(german):
    lacking = "de: names only; no coreference, no relations, no statements"
    assert model("--config", german).endswith(lacking)
