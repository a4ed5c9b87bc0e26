from hypothesis import given
from hypothesis import strategies as st

from graphbuild.extract.paragraphs import chunks, paragraphs


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
