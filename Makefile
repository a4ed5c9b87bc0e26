.DEFAULT_GOAL := help
SHELL := /bin/bash
# The newest Python of these that runs (a name on the PATH may be a stub that does not).
PYTHON ?= $(shell for v in 3.13 3.12 3.11; do \
	for p in python$$v "$$(ls -d $${PYENV_ROOT:-$$HOME/.pyenv}/versions/$$v.*/bin/python 2>/dev/null | tail -n 1)" python3; do \
	[ -n "$$p" ] && "$$p" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$$v')" >/dev/null 2>&1 && echo "$$p" && exit; \
	done; done)
VENV := .venv
BIN := $(VENV)/bin
# Small matrices: more threads than one only get in each other's way.
export OMP_NUM_THREADS ?= 1

help: ## list the targets
	@grep -E '^[a-z0-9-]+:.*## ' Makefile | sed -E 's/^([a-z0-9-]+):.*## /\1\t/' | expand -t 16

$(VENV)/installed: pyproject.toml
	@test -n "$(PYTHON)" || { echo "graphbuild needs Python 3.11, 3.12 or 3.13 on the PATH"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet -e .
	@touch $@

$(VENV)/dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet -e '.[dev]'
	@touch $@

demo: $(VENV)/installed ## build the graph of examples/ and ask it something
	$(BIN)/graphbuild demo
	@echo
	@echo 'Who is named with which organisation?'
	$(BIN)/graphbuild query demo 'MATCH (p:Person)-[r:CO_OCCURS]-(o:Organization) RETURN p.name AS person, o.name AS organization, r.weight AS sentences ORDER BY sentences DESC, person LIMIT 5'
	@echo "Open $(CURDIR)/demo/graph.html in a browser."

# What checks the page's scripts: nothing of it is in the page. Without npm, CI fails.
node_modules/installed: package-lock.json
	@if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund && touch $@; \
	elif [ -n "$$CI" ]; then echo "no npm: run make system" >&2; exit 1; fi

system: ## install the browsers, Node, Maven and Java that the tests use, where missing and it can be
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	|| echo "no Chromium, and it cannot be installed from here: the page's tests will be skipped"

	@{ command -v firefox-esr || command -v firefox; } >/dev/null \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq firefox-esr >/dev/null; } \
	|| echo "no Firefox, and it cannot be installed from here: its tests of the page will be skipped"

	@command -v npm >/dev/null \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq npm >/dev/null; } \
	|| echo "no npm, and it cannot be installed from here: the page's scripts will not be checked"

	@{ command -v mvn && command -v java; } >/dev/null \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq maven default-jre-headless >/dev/null; } \
	|| echo "no Maven or Java, and they cannot be installed from here: the tests on Neo4j will be skipped"

lint: $(VENV)/dev node_modules/installed ## style, types and the layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	@if command -v npm >/dev/null; then npm run --silent lint; \
	else echo "no npm: the page's scripts are not checked; see make system"; fi

# Two tests at once or more; each process loads the model, and what asks a server runs in one.
PARALLEL ?= -n auto --maxprocesses 4 --dist worksteal

test: $(VENV)/dev system lint ## all that must hold: lint, types, tests
	$(BIN)/python -m pytest $(PARALLEL)

docs: $(VENV)/dev ## build the documentation as a site, strictly, in site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "Open $(CURDIR)/site/index.html in a browser."

package: $(VENV)/dev ## build sdist and wheel, and try them in empty environments: takes some minutes
	$(BIN)/python -m tests.package

# Documents that people have annotated, where they lie beside this working copy.
GOLD ?= $(wildcard ../shared/data/gum_dev.jsonl)

eval: $(if $(GOLD),$(VENV)/dev) ## accuracy on annotated documents: make eval GOLD=path.jsonl
	@test -n "$(GOLD)" || { printf '%s\n' \
	"make eval needs annotated documents: make eval GOLD=path.jsonl" \
	"That is JSON Lines, a document a line; offsets count characters of its text:" \
	'  {"id": "a1", "text": "Ada Nwosu joined the Harbour Trust.",' \
	'   "mentions": [{"start": 0, "end": 9, "type": "PERSON", "entity": "ada"}, ...],' \
	'   "entities": [{"id": "ada", "type": "PERSON"}, ...],' \
	'   "relations": [{"head": {"start": 0, "end": 9}, "type": "JOINED", "tail": {...}}]}' \
	"Types are PERSON, ORG and PLACE. A small file to try: GOLD=tests/data/gold.jsonl" >&2; exit 2; }
	$(BIN)/graphbuild evaluate $(GOLD)

# Articles to read, where they lie beside this working copy.
CORPUS ?= $(wildcard ../shared/corpus/wikinews.jsonl)

bench: bench-scale bench-ask $(if $(CORPUS),bench-build) ## the tables of benchmarks/README.md on scale: takes an hour

bench-scale: $(VENV)/dev ## how the cost of what comes after spaCy grows with the corpus
	$(BIN)/python -m benchmarks.scale $(if $(DOCUMENTS),--documents $(DOCUMENTS)) $(if $(MILLION),--million)

bench-ask: $(VENV)/dev ## show, path, stats and query on a million edges, beside networkx
	$(BIN)/python -m benchmarks.ask

bench-build: $(if $(CORPUS),$(VENV)/dev) ## whole builds of a corpus and of ten times as much, beside a plain script: make bench-build CORPUS=path.jsonl
	@test -n "$(CORPUS)" || { echo "make bench-build CORPUS=path.jsonl: JSON Lines, each with an id and a text" >&2; exit 2; }
	$(BIN)/python -m benchmarks.build $(CORPUS)

bench-extract: $(if $(CORPUS),$(VENV)/dev) ## words read a second, beside spaCy alone: make bench-extract CORPUS=path.jsonl
	@test -n "$(CORPUS)" || { echo "make bench-extract CORPUS=path.jsonl: JSON Lines, each with a text" >&2; exit 2; }
	$(BIN)/python benchmarks/extract.py $(CORPUS)

bench-view: $(VENV)/dev system ## the page beside pyvis's default page: seconds to interactive, frames a second
	$(BIN)/python benchmarks/view.py $(if $(SIZES),--sizes $(SIZES)) $(if $(BESIDE),--beside $(BESIDE) --turns 3)

bench-layout: $(VENV)/dev ## where entities stand on the map, beside other layouts: make bench-layout GRAPHS="folder ..."
	@test -n "$(GRAPHS)" || { echo 'make bench-layout GRAPHS="folder ...": folders of built graphs' >&2; exit 2; }
	$(BIN)/python -m benchmarks.layout $(GRAPHS)

bench-known: $(VENV)/dev ## how well names on a list are found in documents
	$(BIN)/python -m benchmarks.known

bench-load: $(VENV)/dev system ## how fast a graph gets into Neo4j, against one query an edge
	$(BIN)/python -m benchmarks.load

neo4j: $(VENV)/dev system ## start a Neo4j server to try, on port 7687
	$(BIN)/python -m tests.services.neo4j .neo4j

clean: ## remove what the other targets made
	rm -rf $(VENV) node_modules demo site dist

.PHONY: help demo system lint test docs package eval bench bench-scale bench-ask bench-build bench-extract bench-view bench-layout bench-known bench-load neo4j clean
