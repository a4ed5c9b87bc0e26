import csv
import datetime as dt
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graphbuild.model import Document
from tests.sources.reading import TEXT, fault, notices, one, read, write

ROW = {"guid": "n7", "headline": "Two leaders", "articleBody": TEXT, "datePublished": "2025-03-12"}
READ = Document("n7", TEXT, "Two leaders", dt.date(2025, 3, 12), None)


def table(folder: Path, name: str, rows: list[dict[str, object]]) -> Path:
    """The same rows in the format of an ending."""
    path = folder / name
    if name.endswith("csv"):
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, rows[0])
            writer.writeheader()
            writer.writerows(rows)
    elif name.endswith("parquet"):
        pq.write_table(pa.Table.from_pylist(rows), path)
    elif name.endswith("jsonl"):
        write(path, "\n".join(map(json.dumps, rows)))
    else:
        write(path, json.dumps(rows))
    return path


@pytest.mark.parametrize("name", ["a.csv", "a.parquet", "a.jsonl", "a.json"])
def test_usual_columns_are_found_and_the_choice_is_told_once(tmp_path, name):
    path = table(tmp_path, name, [ROW, ROW])
    assert read(path)[0] == READ
    assert notices(path) == [
        (
            "takes its text from articleBody, id from guid, title from headline, "
            "date from datePublished"
        )
    ]


def test_columns_of_the_plainest_names_need_no_word(tmp_path):
    assert notices(table(tmp_path, "a.jsonl", [{"text": TEXT, "title": "T"}])) == []


def test_how_a_column_is_spelled_does_not_matter(tmp_path):
    row = {"Article Body": TEXT, "PUB_DATE": "2025-03-12"}
    found = one(table(tmp_path, "a.csv", [row]))
    assert (found.text, found.date) == (TEXT, dt.date(2025, 3, 12))


def test_a_column_that_is_set_is_taken_and_not_told(tmp_path):
    path = table(tmp_path, "a.csv", [{"body": "No.", "lede": TEXT}])
    assert one(path, columns={"text": "lede"}).text == TEXT
    assert notices(path, columns={"text": "lede"}) == []


def test_a_column_that_is_set_and_missing_is_not_replaced_by_a_usual_one(tmp_path):
    path = table(tmp_path, "a.csv", [{"body": TEXT}])
    assert "no column 'lede'" in fault(path, columns={"text": "lede"})


def test_a_column_that_is_blank_leaves_its_place_to_the_next(tmp_path):
    rows = [{"text": "", "body": TEXT}, {"text": "Two.", "body": ""}]
    assert [each.text for each in read(table(tmp_path, "a.csv", rows))] == [TEXT, "Two."]


def test_the_articles_of_an_answer_are_read_and_not_its_message(tmp_path):
    answer = {"message": "All is well.", "articles": [{"content": TEXT}, {"content": "Two."}]}
    found = read(write(tmp_path / "a.json", json.dumps(answer)))
    assert [each.text for each in found] == [TEXT, "Two."]


def test_an_article_with_authors_is_one_document(tmp_path):
    page = {"articleBody": TEXT, "author": [{"name": "Ada Nwosu"}]}
    assert one(write(tmp_path / "a.json", json.dumps(page))).text == TEXT


def test_a_guess_at_an_encoding_is_told(tmp_path):
    path = write(tmp_path / "a.txt", "Köln und Zürich, später Graß.".encode("cp1252"))
    assert notices(path) == ["is read as cp1252, by its letters; sources.encoding sets another"]
    assert notices(path, encoding="cp1252") == []
    assert notices(write(tmp_path / "b.txt", "Köln")) == []
