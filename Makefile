# One command runs the main job (`make demo`), one passes the tests (`make test`). Both
# create what they need: a virtual environment in .venv and Node packages in server/probe.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PROBE := server/probe/node_modules/.package-lock.json
NVIM := $(VENV)/.editors
SITE_READY := $(VENV)/.docs
BENCH_READY := $(VENV)/.bench
EXTENSION := vscode-extension
EXTENSION_READY := $(EXTENSION)/node_modules/.package-lock.json
# The platform that the extension is built for: linux-x64, darwin-arm64, win32-x64 …
TARGET ?= $(shell $(BIN)/python $(EXTENSION)/scripts/bundle_server.py --this-platform)
# What only the command line and libcst's own command line need.
NOT_BUNDLED := click colorama rich pygments markdown-it-py mdurl pyyaml pyyaml-ft
VSIX = dist/edgewise-$(TARGET).vsix
# VS Code's workbench, 0.8 GB: outside the project, so that each copy of it finds the same one.
CODE_SERVER := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/edgewise/$(shell \
  cat tests/editors/vscode/package-lock.json tests/editors/vscode/install.sh | cksum | cut -d' ' -f1)
PYTEST := $(BIN)/python -m pytest

.PHONY: demo test test-fast test-oracle test-extension test-editors test-packages \
  lint lint-extension format facts pages accuracy docs pictures bench bench-check speed vsix vsix-requirements clean

demo: $(READY)  ## check the example Worker
	$(BIN)/edgewise target examples/shop
	@echo
	$(BIN)/edgewise check examples/shop || test $$? -eq 1

test: docs test-fast test-oracle test-extension test-editors test-packages bench-check  ## everything

test-fast: $(READY)  ## what runs in seconds: no Pyodide, no editors
	$(PYTEST) -m "not oracle and not editor and not packages" -n auto

test-oracle: $(READY) $(PROBE)  ## what the rules say against real Pyodide
	$(PYTEST) -m oracle tests/oracle

test-extension: lint-extension  ## the VS Code extension without an editor
	npm test --prefix $(EXTENSION)

test-editors: $(READY) $(NVIM) vsix docs  ## real editors, and the documentation in a real browser
	tests/editors/install.sh
	tests/editors/vscode/install.sh $(CODE_SERVER)
	npm run build:tests --prefix $(EXTENSION)
	EDGEWISE_CODE_SERVER=$(CODE_SERVER) EDGEWISE_VSIX=$(VSIX) EDGEWISE_SITE=site \
	  $(PYTEST) -m editor tests/editors

pictures: $(READY) $(NVIM) vsix  ## take the pictures of the extension's README and walkthrough anew
	tests/editors/vscode/install.sh $(CODE_SERVER)
	EDGEWISE_CODE_SERVER=$(CODE_SERVER) EDGEWISE_VSIX=$(VSIX) PYTHONPATH=tests/editors \
	  $(BIN)/python tests/editors/vscode/pictures.py

test-packages: $(READY)  ## what pip downloads for: popular packages, pre-commit's hooks, the action
	$(PYTEST) -m packages tests/oracle/test_packages.py tests/oracle/test_distributions.py \
	  tests/test_integrations.py

lint-extension: $(EXTENSION_READY)  ## the VS Code extension's style and types
	npm run lint --prefix $(EXTENSION)
	npm run check --prefix $(EXTENSION)

vsix: $(READY) $(EXTENSION_READY)  ## package the VS Code extension; TARGET=darwin-arm64 for another platform
	$(BIN)/python $(EXTENSION)/scripts/bundle_server.py $(TARGET)
	cp LICENSE $(EXTENSION)
	mkdir -p dist
	npm run package --prefix $(EXTENSION) -- --target $(TARGET) --out ../$(VSIX)

vsix-requirements:  ## pin what the VS Code extension bundles (needs uv)
	cd $(EXTENSION)/bundled && uv pip compile ../../pyproject.toml --constraints constraints.txt \
	  --universal --python-version 3.10 --generate-hashes --no-header --no-annotate --quiet \
	  $(NOT_BUNDLED:%=--no-emit-package %) --output-file requirements.txt

lint: $(READY)  ## style, types, and whether generated files are fresh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m edgewise.rules.pages --check
	$(BIN)/python -m edgewise.config_language.schema --check
	$(BIN)/python -m documentation --check

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

facts: $(READY) $(PROBE)  ## measure the runtimes anew and write server/edgewise/runtimes/data
	$(BIN)/python server/probe/generate.py
	$(BIN)/python server/probe/pyodide_packages.py
	$(BIN)/python server/probe/carriers.py

pages: $(READY)  ## write what follows from code: rules' pages, the options' schema, pages of docs
	$(BIN)/python -m edgewise.rules.pages
	$(BIN)/python -m edgewise.config_language.schema
	$(BIN)/python -m documentation

accuracy: $(READY) $(PROBE)  ## measure how right Edgewise is, and write the page that says so
	EDGEWISE_ACCURACY=docs/data/accuracy $(PYTEST) -m "not editor" \
	  tests/oracle/test_corpus.py tests/oracle/test_stdlib.py tests/oracle/test_distributions.py \
	  tests/oracle/test_packages.py tests/workers/test_records.py
	$(BIN)/python -m documentation

docs: $(READY) $(SITE_READY)  ## build the documentation's site in site/; a broken link fails it
	$(BIN)/python -m documentation --check
	@if [ -x $(BIN)/zensical ]; then $(BIN)/zensical build --strict --clean; \
	  else echo "The site is not built: Zensical needs Python 3.11 or newer."; fi

bench: $(READY)  ## how fast it is beside its peers, ten minutes; BENCH="--quick --peers ty"
	$(BIN)/python -m tests.bench $(BENCH)

bench-check: $(READY)  ## whether something has become much slower, in a minute and a half
	$(BIN)/python -m tests.bench check

speed: $(READY) $(BENCH_READY)  ## draw docs/data/speed.json, which `make bench` writes with --output
	$(BIN)/python -m documentation.speed_plot
	$(BIN)/python -m documentation

clean:
	rm -rf $(VENV) site .cache server/probe/node_modules $(EXTENSION)/node_modules $(EXTENSION)/bundled/libs

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

$(SITE_READY): $(READY)
	$(BIN)/python -m pip install -q --group docs
	@touch $@

$(BENCH_READY): $(READY)
	$(BIN)/python -m pip install -q --group bench
	@touch $@

$(EXTENSION_READY): $(EXTENSION)/package-lock.json
	npm ci --prefix $(EXTENSION) --no-audit --no-fund
	@touch $@
