# make          set everything up and build content/outline.yaml into output/
# make test     set up what the tests need and run all of them (make test-full: the full counts)
.DEFAULT_GOAL := all
.PHONY: all test test-full lint format bench bench-full mutants lock clean help
.DELETE_ON_ERROR:

PYTHON ?= $(shell tools/find-python)
BIN := .venv/bin
WORKERS ?= 2
SOURCES := $(shell find src themes content -type f -not -name '*.pyc' 2>/dev/null)

all: .venv/built  ## set everything up and build the briefing
	@echo "output/ is up to date"

test: .venv/tests-installed .venv/system-tests  ## set up what the tests need and run all of them
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not full"

test-full: .venv/tests-installed .venv/system-tests  ## run the full counts too
	BRIEFING_FULL=1 $(BIN)/pytest -n $(WORKERS) --dist worksteal

lint: .venv/tests-installed  ## ruff, mypy, import contracts
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

format: .venv/tests-installed  ## put the source into its shape
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

bench: .venv/bench-installed .venv/system  ## measure it beside its peers into bench/RESULTS.md: ten minutes (make bench-full: with 1,000 topics)
	$(BIN)/python -m bench.stages
	$(BIN)/python -m bench

bench-full: .venv/bench-installed .venv/system  ## the same with 1,000 topics, once: a quarter of an hour more
	$(BIN)/python -m bench --full

mutants: .venv/mutants-installed  ## mutate the witness's readers place by place: does a test see each? (tools/mutants MODULE ... --list: one module)
	$(BIN)/python tools/mutants

lock: .venv/tests-installed  ## write requirements/ from pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	UV=$(BIN)/uv tools/lock

clean:  ## remove what make made, but not output/
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/:/' | column -t -s:

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: https://www.python.org (Debian: apt-get install python3 python3-venv)"; exit 2; }
	$(PYTHON) -m venv .venv || { tools/setup-system python && $(PYTHON) -m venv .venv; }

.venv/installed: requirements/run.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tests-installed: requirements/test.txt .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

.venv/bench-installed: requirements/bench.txt .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

.venv/mutants-installed: requirements/mutants.txt .venv/tests-installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/mutants.txt
	@touch $@

.venv/system: tools/setup-system | .venv/bin/python
	tools/setup-system build
	@touch $@

.venv/system-tests: tools/setup-system .venv/system
	tools/setup-system test
	@touch $@

.venv/built: .venv/installed .venv/system $(SOURCES)
	$(BIN)/briefing build content/outline.yaml -o output
	@touch $@
