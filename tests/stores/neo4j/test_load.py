"""Loading into Neo4j: in step with the graph, and careful with what others put there."""

import threading

import pytest

from graphbuild.model import CO_OCCURS
from graphbuild.stores.neo4j.load import Changes
from graphbuild.stores.neo4j.store import Neo4jStore
from tests.builders import DAY, graph, small_graph
from tests.services.fixtures import driver_of

ADA, TRUST = "person:ada-nwosu", "organization:harbour-trust"
NODES, EDGES = 10, 22
"""Of small_graph: entities, documents and sentences; relations and what leads to texts."""

ALL = (
    "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) "
    "RETURN labels(n), properties(n), type(r), properties(r), m.id"
)


@pytest.fixture
def store(neo4j):
    with Neo4jStore(neo4j, "press") as store:
        yield store


@pytest.fixture
def run(neo4j):
    """Run Cypher as another user of the database would."""
    with driver_of(neo4j) as driver:
        yield lambda cypher, **values: [
            record.values() for record in driver.execute_query(cypher, values).records
        ]


def everything(run):
    rows = run(ALL)
    return sorted(repr([sorted(x.items()) if isinstance(x, dict) else x for x in r]) for r in rows)


def without_ada():
    return graph(
        {"person:jörg-weiß": "Jörg Weiß", TRUST: "Harbour Trust", "place:lagos": "Lagos"},
        [(TRUST, CO_OCCURS, "place:lagos", 1)],
    )


def test_a_first_load_adds_all(store):
    report = store.load(small_graph())
    assert report.nodes == Changes(added=NODES)
    assert report.relationships == Changes(added=EDGES)


def test_a_second_load_changes_nothing_and_says_so(store, run):
    store.load(small_graph())
    before = everything(run)
    report = store.load(small_graph())
    assert report.total == 0
    assert report.nodes == Changes(unchanged=NODES)
    assert report.relationships == Changes(unchanged=EDGES)
    assert everything(run) == before


def test_constraints_and_indexes_come_with_a_load(store, run):
    store.load(small_graph())
    unique = run("SHOW CONSTRAINTS YIELD labelsOrTypes, properties")
    assert [["Entity"], ["dataset", "id"]] in unique
    assert [["Document"], ["dataset", "id"]] in unique
    kinds = run("SHOW INDEXES YIELD type, properties, state")
    assert ["TEXT", ["name"], "ONLINE"] in kinds
    assert ["FULLTEXT", ["name", "aliases"], "ONLINE"] in kinds


def test_the_fulltext_index_finds_names_without_their_accents(store, run):
    store.load(small_graph())
    found = run(
        "CALL db.index.fulltext.queryNodes('graphbuild_names', 'jorg') YIELD node RETURN node.name"
    )
    assert found == [["Jörg Weiß"]]


def test_what_changed_is_updated(store):
    store.load(small_graph())
    kg = small_graph()
    kg.nx.nodes[ADA]["mention_count"] = 40
    kg.nx.edges[ADA, TRUST, "WORKS_FOR"]["role"] = "director"
    report = store.load(kg)
    assert report.nodes == Changes(changed=1, unchanged=NODES - 1)
    assert report.relationships == Changes(changed=1, unchanged=EDGES - 1)
    rows = store.query(
        "MATCH (n:Person)-[r:WORKS_FOR]->() RETURN n.mention_count AS n, r.role AS r"
    )
    assert rows == [{"n": 40, "r": "director"}]


def test_a_value_that_is_gone_is_taken_away(store):
    kg = small_graph()
    kg.nx.edges[ADA, TRUST, "WORKS_FOR"]["role"] = "director"
    store.load(kg)
    assert store.load(small_graph()).relationships == Changes(changed=1, unchanged=EDGES - 1)
    assert store.query("MATCH ()-[r:WORKS_FOR]->() RETURN r.role AS r") == [{"r": None}]


def test_what_someone_altered_of_ours_is_put_right(store, run):
    store.load(small_graph())
    before = everything(run)
    run("MATCH ()-[r:MET]->() SET r.weight = 99, r.evidence = ['x']")
    run("MATCH ()-[r:WORKS_FOR]->() DELETE r")
    run("MATCH (n {id: $ada}) REMOVE n:Person", ada=ADA)
    report = store.load(small_graph(), check=True)
    assert report.relationships == Changes(added=1, changed=1, unchanged=EDGES - 2)
    assert everything(run) == before


def test_a_relationship_that_stands_twice_is_put_right(store, run):
    store.load(small_graph())
    run("MATCH (a)-[r:MET]->(b) CREATE (a)-[s:MET]->(b) SET s = r")
    assert store.load(small_graph()).relationships.removed == 1
    assert store.counts()["MET"] == 1


def test_an_entity_of_another_type_loses_the_label_that_it_had(store, run):
    store.load(small_graph())
    run("MATCH (n {id: $trust}) SET n:Suspect", trust=TRUST)
    kg = small_graph()
    kg.nx.nodes[TRUST]["type"] = "Place"
    assert store.load(kg).nodes == Changes(changed=1, unchanged=NODES - 1)
    labels = "MATCH (n {id: $trust}) UNWIND labels(n) AS label RETURN label ORDER BY label"
    assert run(labels, trust=TRUST) == [["Entity"], ["Place"], ["Suspect"]]
    run("MATCH (n {id: $trust}) REMOVE n:Suspect", trust=TRUST)
    assert store.load(graph({ADA: "Ada Nwosu"}, [])).kept == 0
    assert run(labels, trust=TRUST) == []


def test_measures_that_move_are_a_step_of_their_own(store):
    store.load(small_graph())
    kg = small_graph()
    for node in kg.nx:
        kg.nx.nodes[node]["pagerank"] = 0.25
    kg.nx.edges[ADA, "person:jörg-weiß", CO_OCCURS]["npmi"] = 0.125
    stages = []
    left = store.load(kg, measures=False)
    assert left.total == 0
    report = store.load(kg, progress=lambda step: stages.append(step.stage))
    assert report.nodes == Changes(measured=4, unchanged=NODES - 4)
    assert report.relationships == Changes(measured=1, unchanged=EDGES - 1)
    assert stages[-2:] == ["measures", "measures"]
    assert "nodes" not in stages
    rows = store.query(
        "MATCH (p:Person)-[r:CO_OCCURS]->(q:Person) RETURN p.pagerank AS p, r.npmi AS n"
    )
    assert rows == [{"p": 0.25, "n": 0.125}]
    assert store.load(kg).total == 0
    assert store.load(kg, check=True).total == 0


def test_what_is_new_comes_without_measures_where_they_are_left_out(store):
    store.load(small_graph(), measures=False)
    assert store.query("MATCH ()-[r:CO_OCCURS]->() RETURN DISTINCT r.npmi AS n") == [{"n": None}]
    assert store.load(small_graph()).relationships == Changes(measured=3, unchanged=EDGES - 3)


def test_a_sentence_leads_to_its_document_and_to_who_is_named(store):
    store.load(small_graph())
    rows = store.query(
        "MATCH (:Person)-[r:WORKS_FOR]->() UNWIND r.evidence_sentences AS id "
        "MATCH (s:Sentence {id: id})-[:FROM_DOCUMENT]->(d:Document) "
        "MATCH (e:Entity)-[n:NAMED_IN]->(s) "
        "RETURN s.text AS text, d.id AS document, s.date AS date, "
        "substring(s.text, n.start - s.start, n.end - n.start) AS name ORDER BY name"
    )
    assert [row["name"] for row in rows] == ["Ada Nwosu", "Harbour Trust"]
    assert rows[0]["text"] == "Ada Nwosu and Harbour Trust were there."
    assert (rows[0]["document"], rows[0]["date"]) == ("a.txt", DAY)


def test_sentences_that_are_left_out_leave_the_database(store):
    store.load(small_graph())
    store.load(small_graph(), sentences=False)
    counts = store.counts()
    assert {"Sentence", "NAMED_IN", "FROM_DOCUMENT", "NEXT_SENTENCE"}.isdisjoint(counts)
    (row,) = store.query("MATCH ()-[r:WORKS_FOR]->() RETURN r.evidence_sentences AS ids")
    assert row["ids"] == ["a.txt#0"] or row["ids"][0].startswith("a.txt#")


def test_an_embedding_goes_with_the_text_that_it_was_made_of(store, run):
    store.load(small_graph())
    run("MATCH (s:Sentence) SET s.embedding = [0.5, 0.25]")
    kg = small_graph()
    assert store.load(kg, check=True).total == 0
    assert store.load(without_ada()).kept == 0
    store.load(small_graph())
    rows = run("MATCH (s:Sentence) RETURN s.embedding IS NULL AS new, count(*) ORDER BY new")
    assert rows == [[True, 4]]


def test_what_no_longer_exists_is_removed(store):
    store.load(small_graph())
    report = store.load(without_ada())
    assert report.nodes.removed == 1 + 3  # with the sentences that name her
    assert report.kept == 0
    assert store.counts() == {
        "CO_OCCURS": 1,
        "Document": 2,
        "Entity": 3,
        "FROM_DOCUMENT": 1,
        "MENTIONED_IN": 3,
        "NAMED_IN": 2,
        "Organization": 1,
        "Person": 1,
        "Place": 1,
        "Sentence": 1,
    }


def test_what_others_put_there_stays(store, run):
    run("CREATE (:Entity {id: $ada, name: 'not ours'}), (:Case {number: 7})", ada=ADA)
    store.load(small_graph())
    run(
        "MATCH (a:Person {id: $ada, dataset: 'press'}), (t:Organization), (c:Case) "
        "SET a.note = 'call her', a.source = 'a friend', a:Suspect "
        "CREATE (a)-[:SUBJECT_OF {since: 2020}]->(c), (a)-[:MET {place: 'pier'}]->(t)",
        ada=ADA,
    )
    before = everything(run)
    kg = small_graph()
    assert store.load(kg).total == 0
    kg.nx.nodes[ADA]["mention_count"] = 40
    store.load(kg)
    store.load(small_graph())
    assert everything(run) == before


def test_a_removed_node_that_others_use_stays_without_our_labels(store, run):
    store.load(small_graph())
    run("MATCH (a {id: $ada}) CREATE (a)-[:SUBJECT_OF]->(:Case)", ada=ADA)
    report = store.load(without_ada())
    assert (report.nodes.removed, report.kept) == (1 + 3, 1)
    kept = run("MATCH (n)-[:SUBJECT_OF]->(:Case) RETURN labels(n), n.name, n.mention_count")
    assert kept == [[["RetiredEntity"], "Ada Nwosu", None]]
    assert store.load(without_ada()).total == 0


def test_a_node_that_comes_back_takes_up_what_others_tied_to_it(store, run):
    store.load(small_graph())
    run("MATCH (a {id: $ada}) CREATE (a)-[:SUBJECT_OF]->(:Case)", ada=ADA)
    before = everything(run)
    store.load(without_ada())
    store.load(small_graph())
    assert everything(run) == before


@pytest.mark.parametrize("mine", ["SET a.note = 'x'", "SET a:Suspect"])
def test_a_removed_node_that_others_marked_stays(mine, store, run):
    store.load(small_graph())
    run(f"MATCH (a {{id: $ada}}) {mine}", ada=ADA)
    assert store.load(without_ada()).kept == 1


def test_a_dry_run_tells_and_changes_nothing(store, run):
    store.load(small_graph())
    run("MATCH (a {id: $ada}) SET a.note = 'x'", ada=ADA)
    before = everything(run)
    told = store.load(without_ada(), dry_run=True)
    assert everything(run) == before
    done = store.load(without_ada())
    assert (told.nodes, told.relationships, told.kept) == (done.nodes, done.relationships, 1)


def test_a_dry_run_leaves_an_empty_database_empty(store, run):
    assert store.load(small_graph(), dry_run=True).nodes == Changes(added=NODES)
    assert run("MATCH (n) RETURN count(n)") == [[0]]


def test_datasets_share_a_database_without_mixing(neo4j, store):
    with Neo4jStore(neo4j, "court") as court:
        store.load(small_graph())
        court.load(without_ada())
        press, other = store.counts(), court.counts()
        store.load(without_ada())
        assert court.counts() == other
        store.load(small_graph())
        assert store.counts() == press
        rows = store.query(
            "MATCH (a)-[r]->(b) WHERE a.dataset <> b.dataset OR r.dataset <> a.dataset RETURN r"
        )
        assert rows == []


def test_of_two_loads_at_once_one_waits_and_the_later_holds(neo4j, store):
    store.load(small_graph())
    inside, waiting = threading.Event(), threading.Event()
    reports = {}

    def first(step):
        if step.stage == "relationships" and not inside.is_set():
            inside.set()
            assert waiting.wait(30)

    def load(name, kg, progress):
        with Neo4jStore(neo4j, "press") as own:
            reports[name] = own.load(kg, progress=progress)

    kg = small_graph()
    kg.nx.edges[ADA, TRUST, "WORKS_FOR"]["role"] = "director"
    one = threading.Thread(target=load, args=("one", kg, first))
    one.start()
    assert inside.wait(30)
    second = (
        "two",
        without_ada(),
        lambda step: waiting.set() if step.stage == "wait" else None,
    )
    two = threading.Thread(target=load, args=second)
    two.start()
    one.join(60)
    two.join(60)
    assert reports["two"].nodes.removed == 1 + 3
    assert store.load(without_ada()).total == 0


def test_many_equal_loads_at_once_leave_one_graph(neo4j, store):
    errors = []

    def load():
        try:
            with Neo4jStore(neo4j, "press") as own:
                own.load(small_graph())
        except Exception as error:  # noqa: BLE001 - told by the assertion
            errors.append(error)

    threads = [threading.Thread(target=load) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert errors == []
    assert store.counts()["Entity"] == 4
    assert store.load(small_graph()).total == 0


def test_ids_and_names_beyond_an_index_are_shortened(store):
    long = "person:" + "x" * 20_000
    kg = graph({long: "😀" * 10_000, "place:y": "Y"}, [(long, CO_OCCURS, "place:y", 1)])
    store.load(kg)
    assert store.load(kg).total == 0
    (row,) = store.query("MATCH (n:Person)-[:CO_OCCURS]-() RETURN n.name AS name, n.id AS id")
    assert row["name"].startswith("😀" * 8_000)
    assert row["name"].endswith("…")
    assert row["id"].startswith("person:xxx")
