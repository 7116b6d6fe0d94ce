# What one does with this tree: make setup | run | test | test-fast | check | bench | requirements | lock | catalogue

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
# A name on the path may be a stub that does not run: each is asked for its version.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
STAMPS := $(VENV)/.stamps
WORKERS ?= $(shell getconf _NPROCESSORS_ONLN)
CATALOGUES := $(wildcard portal/translations/*/LC_MESSAGES/messages.po)
LOCK := $(BIN)/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.PHONY: setup run test test-fast check bench requirements lock catalogue assets

setup: $(STAMPS)/packages assets catalogue instance/demo.env

run: setup
	@exec $(BIN)/python -m portal.demo.run

# CHROMIUM is found (or fetched) before the suite, so that it fails here with a plain sentence.
test: setup
	CHROMIUM="$$($(BIN)/python -m tests.browser.find_chromium)" $(BIN)/pytest -n $(WORKERS) --dist loadgroup $(ARGS)

test-fast: setup
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup -m "not browser and not slow" $(ARGS)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --check --lint --quiet
	$(BIN)/python -m tests.requirements_report

bench: setup
	$(BIN)/python -m bench $(ARGS)

requirements: $(STAMPS)/packages
	$(BIN)/python -m tests.requirements_report $(ARGS)

lock: $(STAMPS)/packages
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in
	npm install --package-lock-only --no-audit --no-fund

catalogue: $(CATALOGUES:.po=.mo)

assets: $(STAMPS)/assets

%.mo: %.po | $(STAMPS)/packages
	$(BIN)/pybabel --quiet compile -i $< -o $@

instance/demo.env: | $(STAMPS)/packages
	$(BIN)/python -m portal.demo.keys

$(STAMPS)/packages: requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/npm: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/assets: $(STAMPS)/npm $(STAMPS)/packages portal/assets.py
	$(BIN)/python -m portal.assets
	@touch $@
