"""Joins the relations marked in windows of ../shared/corpus with their texts.

`relations_of_corpus.jsonl` has the windows' places and, in each window's characters, what a
reader marked before any program had read it; the texts are not here. The output is what
`graphbuild evaluate` reads.

    python training/relations_of_corpus.py ../shared/corpus windows.jsonl
    graphbuild evaluate windows.jsonl
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

WINDOWS = Path(__file__).with_name("relations_of_corpus.jsonl")


def main(corpus: Path, output: Path) -> None:
    """Write the windows whose documents are there."""
    windows = [json.loads(line) for line in WINDOWS.read_text("utf-8").splitlines()]
    documents = {}
    for source in sorted({window["source"] for window in windows}):
        for line in (corpus / f"{source}.jsonl").read_text("utf-8").splitlines():
            document = json.loads(line)
            documents[source, document["id"]] = document
    with output.open("w", encoding="utf-8") as file:
        for window in windows:
            document = documents[window["source"], window["document"]]
            text = document["text"][window["start"] : window["end"]]
            marked = {"id": window["id"], "text": text, "relations": window["relations"]}
            if document.get("date"):
                marked["date"] = document["date"]
            file.write(json.dumps(marked, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
