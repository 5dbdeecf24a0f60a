# One command runs the main job (`make demo`), one passes the tests (`make test`). Both
# create what they need: a virtual environment in .venv and Node packages in server/probe.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PROBE := server/probe/node_modules/.package-lock.json
NVIM := $(VENV)/.editors
PYTEST := $(BIN)/python -m pytest

.PHONY: demo test test-fast test-oracle test-editors test-packages lint format facts pages bench clean

demo: $(READY)  ## check the example Worker
	$(BIN)/edgewise target examples/shop
	@echo
	$(BIN)/edgewise check examples/shop || test $$? -eq 1

test: test-fast test-oracle test-editors test-packages  ## everything

test-fast: $(READY)  ## what runs in seconds: no Pyodide, no editors
	$(PYTEST) -m "not oracle and not editor and not packages" -n auto

test-oracle: $(READY) $(PROBE)  ## what the rules say against real Pyodide
	$(PYTEST) -m oracle tests/oracle

test-editors: $(READY) $(NVIM)  ## real editors
	$(PYTEST) -m editor tests/editors

test-packages: $(READY)  ## no false alarms in popular packages, which pip downloads
	$(PYTEST) -m packages tests/oracle/test_packages.py

lint: $(READY)  ## style, types, and whether generated files are fresh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m edgewise.rules.pages --check

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

facts: $(READY) $(PROBE)  ## measure the runtimes anew and write server/edgewise/runtimes/data
	$(BIN)/python server/probe/generate.py
	$(BIN)/python server/probe/pyodide_packages.py

pages: $(READY)  ## write the rules' pages from their docstrings
	$(BIN)/python -m edgewise.rules.pages

bench: $(READY)  ## keystroke latency and start-up
	$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) server/probe/node_modules

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade "pip>=25.1"
	$(BIN)/python -m pip install -q --group dev -e .
	@touch $@

$(PROBE): server/probe/package-lock.json
	npm ci --prefix server/probe --no-audit --no-fund
	@touch $@

$(NVIM): $(READY)
	$(BIN)/python -m pip install -q --group editors
	@touch $@
