"""The README: one screen, whose links lead somewhere and whose figures are measured.

That its blocks run, test_docs shows.
"""

import re

from tests.documented import PAGES, ROOT

TEXT = (ROOT / "README.md").read_text("utf-8")
MEASURED = (ROOT / "docs" / "explanation" / "quality.md").read_text("utf-8")


def test_the_readme_is_short_and_shows_the_picture_and_the_two_commands():
    assert len(TEXT.splitlines()) <= 100
    assert TEXT.index("docs/graph.png") < TEXT.index("make demo") < TEXT.index("make test")


def test_the_readme_has_no_figure_that_was_not_measured():
    figures = re.findall(r"(?<!\w)\.\d{2,}\b", TEXT)
    assert figures
    assert [each for each in figures if each not in MEASURED] == []


def test_the_readme_leads_to_every_page():
    linked = {*re.findall(r"\]\(([\w/.-]+\.md)", TEXT)}
    by_way_of = ("docs/how-to/index.md", "docs/reference/commands.md", "docs/reference/settings.md")
    assert {*PAGES} - {"README.md", *by_way_of, "docs/reference/python.md"} <= linked


def test_every_file_that_a_page_links_to_is_there():
    missing = [
        (page, link)
        for page in PAGES
        for link in re.findall(r"\]\(([\w/.-]+)[)#]", (ROOT / page).read_text("utf-8"))
        if not ((ROOT / page).parent / link).exists()
    ]
    assert missing == []
