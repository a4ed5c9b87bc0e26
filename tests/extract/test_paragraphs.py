import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuild.extract.paragraphs import chunks, paragraphs, unwrapped

RUNNING = (
    "The harbour office wrote on Friday that Mrs Oriel Tansley had asked the firm of Pell and "
    "Wister in Norhaven for the papers of the ferry, which Captain Ludo Marrin had lost off "
    "Cape Silver in the spring, and that nobody at the Bank of Estermoor knew of them."
)


def test_a_line_is_a_paragraph_where_lines_end_sentences():
    text = "One sentence ends here.\nAnother one begins."
    assert [p.of(text) for p in paragraphs(text)] == text.split("\n")


def test_only_a_blank_line_ends_a_paragraph_of_wrapped_text():
    text = (
        "The harbour authority said on Monday that the tender\n"
        "would be opened again in the spring of next year.\n\nThe mayor agreed."
    )
    assert len(paragraphs(text)) == 2


@given(st.text(alphabet="ab. \n", max_size=400), st.integers(5, 60))
def test_chunks_cover_the_text_without_gap_or_overlap(text, most):
    cut = list(chunks(text, paragraphs(text), most))
    assert "".join(c.of(text) for c in cut) == text
    assert all(c.end - c.start <= most for c in cut)


@pytest.mark.parametrize("width", [30, 44, 60, 76])
def test_a_line_that_only_wraps_goes_on_with_a_space(width):
    assert unwrapped(textwrap.fill(RUNNING, width)) == RUNNING


def test_lines_of_any_length_are_wrapped_where_sentences_go_on_in_them():
    ragged = (
        "The papers of the ferry were in the hands of Mrs Oriel\n"
        "Tansley, who had them from Captain Ludo\nMarrin after the storm.\n"
    )
    assert unwrapped(ragged).count("\n") == 1


def test_a_line_goes_on_after_a_word_that_ends_nothing():
    ragged = "Appeared: Otto van der\nMerle, for the Harbour and Docks Board of\nKiel."
    assert unwrapped(ragged) == ragged.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "Port of Norhaven\nNorhaven is a port in the north of the country.",
        "Norhaven Museum\nUniversity of Estermoor\nThe Silver Ferry",
        "the following were there:\n- Oriel Tansley\n- Ludo Marrin",
        "Oriel Tansley\n14 Quay Street\nNorhaven",
        "The ferry was late again on Friday.\n\nNobody at the harbour knew of it.",
        "He left.\nShe stayed in the house of the harbour master until the spring.",
    ],
    ids=["heading", "names", "list", "address", "blank line", "sentences"],
)
def test_a_line_that_ends_keeps_its_end(text):
    assert unwrapped(text) == text


@given(st.text(alphabet="aB. \n\r-", max_size=300))
def test_an_unwrapped_text_differs_in_white_space_alone(text):
    changed = unwrapped(text)
    assert len(changed) == len(text)
    assert all(a == b or (a in " \r\n" and b == " ") for a, b in zip(text, changed, strict=True))
