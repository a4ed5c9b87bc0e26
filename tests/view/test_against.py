"""What cannot be true at once stands side by side; by which words somebody said something."""

from axe_playwright_python.sync_playwright import Axe

from graphbuild.graph.knowledge_graph import KnowledgeGraph
from graphbuild.view.against import is_among
from tests.builders import small_graph
from tests.graph.told import Fact, told
from tests.view.actions import click, panel, search

MARKUP = "Tom Reed runs <img src=x onerror='window.pwned=1'>."


def two_heads() -> KnowledgeGraph:
    """Ada and Tom head Northland on one day; Ines headed it before; Tom is born in two places."""
    kg = told(
        Fact(
            "Ada Nwosu", "LEADS", "Northland", "2024-03-01", "chief executive", text="Ada runs it."
        ),
        Fact("Tom Reed", "LEADS", "Northland", "2024-03-01", "CEO", text=MARKUP),
        Fact("Ines Hall", "LEADS", "Northland", "2020-01-01", "CEO", "former", "2011/2015"),
        Fact("Tom Reed", "BORN_IN", "Zadar", "2024-03-01", text="Reed was born in Zadar."),
        Fact("Tom Reed", "BORN_IN", "Split", "2024-04-01", text="Reed, born in Split."),
        places=("Zadar", "Split"),
    )
    for node in kg.nx:
        kg.nx.nodes[node]["document_count"] = 1
    kg.nx.edges["Ines Hall", "Northland", "LEADS"]["times"] = ("2011/2015",)
    return kg


def test_both_sides_of_a_contradiction_are_on_the_card_with_their_days_and_sentences(opened):
    page = opened(two_heads(), browser={"color_scheme": "dark"})
    assert "2 CONTRADICTIONS" in panel(page).upper()
    search(page, "tom reed")
    cards = page.locator("#panel .against")
    told_of = [card.inner_text() for card in cards.all()]
    births = next(each for each in told_of if each.startswith("Birthplace of Tom Reed"))
    for part in ("Zadar", "2024-03-01", "contradicts", "Split", "2024-04-01", "born in Split."):
        assert part in births
    heads = next(each for each in told_of if each.startswith("Head of Northland"))
    assert heads.index("Tom Reed") < heads.index("contradicts") < heads.index("Ada Nwosu")
    assert MARKUP in heads
    assert "chief executive" in heads
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    assert page.locator("#panel img").count() == 0
    search(page, "ines")
    turn = page.locator("#panel .against").first.inner_text()
    assert turn.index("2011/2015") < turn.index("earlier than")
    page.locator("#panel .against .row").first.click()
    assert "Ines Hall → Northland" in panel(page)


def test_what_the_page_lacks_an_end_of_is_no_contradiction_on_it():
    told_of = ["head", "n", "contradicts", ["ada", "n", []], ["tom", "n", []]]
    assert is_among(told_of, {"ada", "tom", "n"})
    assert not is_among(told_of, {"ada", "n"})


def test_a_ties_panel_says_with_which_words_something_was_said(opened):
    kg = small_graph()
    ada, weiss = "person:ada-nwosu", "person:jörg-weiß"
    kg.nx.add_edge(weiss, ada, "SAID_ABOUT", weight=1, cues=("denied", "<b>said"), stance="denies")
    page = opened(kg)
    click(page, ada, weiss)
    assert "said with “denied”, “<b>said” · stance: denies" in panel(page)
