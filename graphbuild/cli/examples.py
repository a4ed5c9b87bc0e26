"""Where the example articles lie: in the package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

import graphbuild
from graphbuild.errors import StoreError


def articles(package: Path = Path(graphbuild.__file__).parent) -> Path:
    """Return the folder of the example articles.

    package: the folder of graphbuild itself. A wheel has them inside it; in a checkout they are
    beside it, where their own description tells them from the examples of somebody else.
    Raises StoreError where they are in neither.
    """
    inside, beside = package / "examples", package.parent / "examples"
    if (inside / "articles").is_dir():
        return inside / "articles"
    if (beside / "expected.yaml").is_file() and (beside / "articles").is_dir():
        return beside / "articles"
    raise StoreError(
        f"the example articles are neither in {inside} nor in {beside}. "
        "Install graphbuild anew: pip install --force-reinstall graphbuild"
    )
