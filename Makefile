# The development and demo commands. `make` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/sh

VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
# The newest Python from 3.11 on, for machines without uv.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
DEMO_DB ?= demo.db
# Started from its sources, each module would be compiled when first used.
COMPILE := $(BIN)/python -m compileall -q tracker tui db

.PHONY: help demo test test-long check audit format evaluate bench bench-cluster docs lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/.stamp-run ## read the samples and open the dashboard on them
	@$(BIN)/python -m tracker.cli.demo --db $(DEMO_DB)

test: $(VENV)/.stamp-dev ## run all tests but the long ones, with the modules whose coverage is below 80 %
	$(BIN)/python -m pytest -q -n auto -p tests.coverage_report

test-long: $(VENV)/.stamp-dev ## run the kill, fuzz and load tests in their full form
	$(BIN)/pytest -q -m long

check: $(VENV)/.stamp-dev ## formatting, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/.stamp-dev ## format the sources
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

audit: $(VENV)/.stamp-dev ## licences of what is needed, and known faults (ADVISORIES: files of OSV records; pip-audit too, if there)
	$(BIN)/python -m tests.architecture.audit $(ADVISORIES)
	@if command -v pip-audit >/dev/null 2>&1; then pip-audit --disable-pip --requirement requirements.lock; fi

evaluate: $(VENV)/.stamp-dev ## score the reading and judging; CORRECTIONS=DB lists an office's corrections as cases
	$(BIN)/python -m tracker.evaluation $(if $(CORRECTIONS),--corrections "$(CORRECTIONS)") $(ARGS)

bench: $(VENV)/.stamp-bench ## measure speed and memory
	$(BIN)/python -m bench

bench-cluster: $(VENV)/.stamp-dev ## measure many workers on one PostgreSQL store (half an hour for the 10,000 documents of its default)
	$(BIN)/python -m bench.cluster $(DOCUMENTS)

docs: $(VENV)/.stamp-dev ## make the pictures and the command reference of docs/
	$(BIN)/python -m docs.build

lock: ## write uv.lock and the requirements files from pyproject.toml (needs uv)
	uv lock
	uv export --quiet --frozen --no-dev --no-emit-project --output-file requirements.lock
	uv export --quiet --frozen --no-emit-project --output-file requirements-dev.lock

clean: ## remove the environment and everything generated
	rm -rf $(VENV) $(DEMO_DB) $(DEMO_DB)-wal $(DEMO_DB)-shm .pytest_cache .mypy_cache .ruff_cache dist build

ifneq ($(UV),)
$(VENV)/.stamp-run: pyproject.toml uv.lock
	$(UV) sync --quiet --frozen --inexact --no-dev
	@$(COMPILE)
	@touch $@

$(VENV)/.stamp-dev: pyproject.toml uv.lock
	$(UV) sync --quiet --frozen
	@$(COMPILE)
	@touch $@ $(VENV)/.stamp-run
	@rm -f $(VENV)/.stamp-bench

$(VENV)/.stamp-bench: $(VENV)/.stamp-dev
	$(UV) sync --quiet --frozen --inexact --group bench
	@touch $@
else
$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.stamp-run: pyproject.toml requirements.lock | $(VENV)/bin/python
	@echo "Installing into $(VENV); this takes a minute."
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@$(COMPILE)
	@touch $@

$(VENV)/.stamp-dev: pyproject.toml requirements-dev.lock $(VENV)/.stamp-run
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.stamp-bench: $(VENV)/.stamp-dev
	$(BIN)/pip install --quiet --disable-pip-version-check jionlp==1.5.29
	@touch $@
endif
