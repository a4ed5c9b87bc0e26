"""The weights that ship."""

from pathlib import Path

import numpy as np

from graphbuild.extract.recogniser import weights


def test_the_weights_that_ship_are_small_and_no_pickles():
    folder = Path(weights.__file__).parent / "models"
    assert sum(path.stat().st_size for path in folder.rglob("*")) < 12_000_000
    with np.load(folder / "en" / weights.EMBEDDINGS, allow_pickle=False) as stored:
        assert {array.dtype.kind for array in stored.values()} == {"f", "u"}


def test_a_vector_is_its_codes_times_their_scales():
    codes = np.array([[0x0E, 0x87]], dtype=np.uint8)
    scales = np.array([[0.5, 2.0]], dtype=np.float16)
    assert weights.scaled(codes, scales).tolist() == [[3.5, -3.5, 0.0, 2.0]]


def test_a_language_has_weights_if_its_folder_does():
    assert weights.ship_for("en")
    assert not weights.ship_for("de")
