# Two commands a newcomer needs: `make refresh` and `make test`. Everything else is for daily work.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REAL_DATA_DIR ?= ../shared/real
export DAGSTER_DISABLE_TELEMETRY = yes
export DO_NOT_TRACK = 1
export GX_ANALYTICS_ENABLED = False

.DEFAULT_GOAL := help
.PHONY: help setup refresh test truth lint format ui real clean

help: ## show these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 refresh")'
	@echo "Setting up $(VENV) (a minute, once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(VENV)/.ready ## create .venv from the lock file

refresh: setup ## land the sample, build, guard, publish warehouse/marts.duckdb
	@$(BIN)/biopharma refresh

real: setup ## the same on real extracts in REAL_DATA_DIR (default ../shared/real)
	@$(BIN)/biopharma refresh --profile files --drop $(REAL_DATA_DIR)

test: setup ## every test, on two processes
	@$(BIN)/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder --durations 15

truth: setup ## every exhibit against the truth of a world of scale 20, without dirt and with it (10 minutes)
	@WORLD_SCALE=20 $(BIN)/python -m pytest tests/integration/test_truth_clean.py tests/integration/test_truth.py

lint: setup ## style of Python and SQL
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/python -m tests.lint

ui: setup ## the Dagster graph, schedules and runs in a browser
	@$(BIN)/biopharma ui

format: setup ## rewrite Python to the project's style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

clean: ## remove landed loads and releases (the committed sample stays)
	@find raw -mindepth 1 -maxdepth 1 ! -name sample ! -name curated ! -name README.md -exec rm -rf {} +
	@find warehouse -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
