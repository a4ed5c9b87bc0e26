"""The picture of the README is of the page that there is."""

from tests.view.picture import TIE


def test_the_readmes_picture_shows_a_connection_with_its_sentences(demo, visit):
    page = visit(demo / "graph.html", state=TIE)
    told = page.locator("body").inner_text()
    assert "executive director" in told
    assert "agreed in a message of four words" in told
