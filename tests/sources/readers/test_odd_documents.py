"""One odd document costs itself at most: what comes after it is read."""

import datetime as dt
import gzip
import json
import tracemalloc

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.config import SourceSettings
from graphbuild.errors import SourceError
from graphbuild.model import Document
from graphbuild.sources.documents import read_file
from graphbuild.sources.files import SourceFile
from graphbuild.sources.inputs.folders import file_at
from graphbuild.sources.kinds import formats
from graphbuild.sources.readers.printed.pdf import join_lines
from graphbuild.sources.readers.web.markdown import without_tags
from graphbuild.sources.readers.web.webpage import all_text
from graphbuild.sources.told import Read
from tests.sources.odd_files import gzip_bomb, understated
from tests.sources.reading import TEXT, fault, one, read, write

LONG_NUMBER = "1" * 5000
"""More digits than Python makes a number of."""


def test_a_long_s_in_a_date_is_an_s(tmp_path):
    found = one(write(tmp_path / "a.txt", f"BERLIN, 12 ſeptember 1750 — {TEXT}"))
    assert found.date == dt.date(1750, 9, 12)


@pytest.mark.parametrize(
    "dates",
    [
        pa.array([10**9, 18_000], pa.date32()),
        pa.array([2**62, 18_000 * 86_400 * 10**6], pa.timestamp("us")),
        pa.array([0, 0], pa.timestamp("s", "No/Where")),
    ],
)
def test_a_date_beyond_all_calendars_costs_the_date_alone(tmp_path, dates):
    pq.write_table(pa.table({"text": ["One.", "Two."], "date": dates}), tmp_path / "a.parquet")
    found = read(tmp_path / "a.parquet")
    assert [d.text for d in found] == ["One.", "Two."]
    assert found[0].date is None


def test_a_text_column_that_is_no_text_costs_its_row_alone(tmp_path):
    raw = pa.array([b"One \xff.", b"Two."]).view(pa.string())
    pq.write_table(pa.table({"text": raw}), tmp_path / "a.parquet")
    found = read(tmp_path / "a.parquet")
    assert [type(each) for each in found] == [SourceError, Document]


def test_a_marked_section_in_a_short_page_is_left_out(tmp_path):
    assert one(write(tmp_path / "a.html", f"<![foo bar]>{TEXT}")).text == TEXT


@pytest.mark.parametrize("field", ["draft: !!bool maybe", "date: !!timestamp soon", "n: !!int ''"])
def test_front_matter_that_yaml_cannot_read_is_read_line_by_line(tmp_path, field):
    found = one(write(tmp_path / "a.md", f"---\n{field}\ntitle: Two leaders\n---\n{TEXT}\n"))
    assert (found.title, found.text) == ("Two leaders", TEXT)


@pytest.mark.parametrize("name", ["title", "date", "source"])
def test_a_number_too_long_to_write_is_no_field(tmp_path, name):
    found = one(write(tmp_path / "a.md", f"---\n{name}: 0x{'f' * 5000}\n---\n{TEXT}\n"))
    assert (found.text, found.date, found.source) == (TEXT, None, None)


def test_a_number_of_5000_digits_costs_no_json_line(tmp_path):
    lines = f'{{"text": "One.", "n": {LONG_NUMBER}}}\n{{"text": "Two.", "id": {LONG_NUMBER}}}\n'
    assert [d.text for d in read(write(tmp_path / "a.jsonl", lines))] == ["One.", "Two."]


def test_a_number_of_5000_digits_costs_no_json_record(tmp_path):
    records = f'[{{"text": "One.", "n": {LONG_NUMBER}}}, {{"text": "Two."}}]'
    assert [d.text for d in read(write(tmp_path / "a.json", records))] == ["One.", "Two."]


def test_a_number_of_5000_digits_costs_no_row(tmp_path):
    rows = f"id,text,date\n{LONG_NUMBER},One.,{LONG_NUMBER}\n2,Two.,2025-03-12\n"
    assert [d.text for d in read(write(tmp_path / "a.csv", rows))] == ["One.", "Two."]


def test_half_a_character_in_a_key_makes_an_id_that_can_be_written(tmp_path):
    found = one(write(tmp_path / "a.json", json.dumps({"\ud800": {"text": TEXT}})))
    found.id.encode()


def test_half_a_character_in_a_column_makes_an_error_that_can_be_printed(tmp_path):
    fault(write(tmp_path / "a.jsonl", json.dumps({"\ud800": 1}))).encode()


def test_what_no_reader_foresees_names_the_document_and_logs_why(tmp_path, monkeypatch, caplog):
    def fail(*_: object) -> None:
        raise LookupError("no such thing")

    monkeypatch.setitem(formats.SINGLE, ".txt", fail)
    write(tmp_path / "a.txt", TEXT)
    write(tmp_path / "b.jsonl", '{"text": "x"}')
    found = read(tmp_path)
    assert "a.txt: its reader failed (LookupError: no such thing)" in str(found[0])
    assert "build.log" in str(found[0])
    assert isinstance(found[1], Document)
    assert "Traceback" in caplog.text


def test_a_broken_library_costs_the_documents_that_need_it(tmp_path, monkeypatch, caplog):
    write(tmp_path / "broken" / "markdown_it.py", "raise RuntimeError('half installed')")
    monkeypatch.syspath_prepend(tmp_path / "broken")
    found = read(write(tmp_path / "a.md", TEXT), write(tmp_path / "b.json", '{"text": "x"}'))
    assert "RuntimeError: half installed" in str(found[0])
    assert isinstance(found[1], Document)
    assert "Traceback" in caplog.text


def test_marks_piled_on_one_letter_take_no_time_by_their_square(tmp_path):
    found = one(write(tmp_path / "a.txt", "a" + "\u0300\u0316" * 200_000 + " b"))
    assert found.text.endswith("b")
    assert len(found.text) < 300


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<style ", "<", "<!-- <script>"])
def test_tags_that_are_never_closed_take_time_by_their_number(piece):
    assert without_tags(piece * 200_000)
    all_text(piece * 200_000)


@pytest.mark.parametrize("ending", ["html", "md"])
def test_a_page_of_open_comments_is_done_with(tmp_path, ending):
    write(tmp_path / f"a.{ending}", "<!--" * 20_000)
    assert len(read(tmp_path, max_seconds=30)) == 1
    assert "took more than" not in str(read(tmp_path, max_seconds=30)[0])


def test_tags_comments_and_scripts_go_and_what_is_open_stays():
    html = "a<b>b<!-- <i> --> c<SCRIPT x>1<2</script>d <!-- e <script>f"
    assert without_tags(html) == "a b  c d <!-- e  f"


def test_footnote_marks_that_never_end_take_time_by_their_number(tmp_path):
    text = "[^" * 50_000
    assert one(write(tmp_path / "a.md", text), max_seconds=30).text == text


def test_a_field_of_spaces_takes_time_by_its_length(tmp_path):
    front = f"---\n: [\na: x{' ' * 200_000}y\ntitle: T\n---\n{TEXT}\n"
    assert one(write(tmp_path / "a.md", front), max_seconds=30).title == "T"


def test_a_paragraph_of_many_lines_takes_time_by_their_number():
    lines = ["a line of print that goes on and on without an end"] * 200_000
    assert len(join_lines(lines)) == 1


def test_a_word_file_that_understates_its_size_takes_no_memory(tmp_path):
    path = understated(tmp_path / "a.docx", 200 << 20)
    tracemalloc.start()
    try:
        (found,) = read_file(file_at(path, tmp_path), SourceSettings())
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(found, SourceError)
    assert most < 20 << 20


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz"])
def test_a_gzip_bomb_is_named(tmp_path, name):
    message = fault(gzip_bomb(tmp_path / name))
    assert "it unpacks to more than 200 times its size" in message or "256 MB" in message


def test_a_line_too_long_for_the_memory_costs_only_itself(tmp_path):
    long = json.dumps({"text": "x" * 3_000_000})
    found = read(
        write(tmp_path / "a.jsonl", f'{{"text": "One."}}\n{long}\n{{"text": "Two."}}\n'),
        max_megabytes=64,
    )
    assert [type(each) for each in found] == [Document, SourceError, Document]
    assert "line 2: it has more than 2,097,152 characters. Raise sources.max_megabytes" in str(
        found[1]
    )


@pytest.mark.parametrize("row", ["x" * 3_000_000, '"' + "x\n" * 1_500_000 + '"'])
def test_a_row_too_long_for_the_memory_is_named(tmp_path, row):
    found = read(write(tmp_path / "a.csv", f"text\nOne.\n{row}\n"), max_megabytes=64)
    assert [type(each) for each in found] == [Document, SourceError]
    assert "row 2" in str(found[1])


@given(st.sampled_from(formats.FORMATS), st.binary(max_size=300))
def test_no_bytes_raise_whatever_they_are_called(tmp_path_factory, ending, data):
    path = write(tmp_path_factory.getbasetemp() / f"any{ending}", data)
    for found in read_file(SourceFile(path, path.name, path.name, ending), SourceSettings()):
        assert isinstance(found, Read)
        str(found).encode()


def test_packed_tables_are_still_read(tmp_path):
    packed = gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n')
    assert len(read(write(tmp_path / "a.jsonl.gz", packed))) == 2
