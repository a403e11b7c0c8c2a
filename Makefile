# What others may rely on: docs/commands.md. Python 3.11 or newer and make are all this assumes.
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
WORKERS ?= 2
# What is compiled once is compiled for the next run too, wherever the tests start processes.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup demo run check test test-long bench sbom lock pictures

help:
	@echo "make demo       set everything up and serve the demo workspace on 127.0.0.1:$(PORT)"
	@echo "make run        the same for the real workspace"
	@echo "make test       set everything up and run all checks but the long ones"
	@echo "make check      the fast part;  make test-long: what takes minutes"
	@echo "make bench      the measurements of docs/performance.md"

# The stamp holds what was installed, so that a second call does nothing.
STAMP := .venv/installed-$(shell cat requirements.lock pyproject.toml 2>/dev/null | cksum | cut -d' ' -f1)

setup: $(STAMP)

$(STAMP):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Afterword needs Python 3.11 or newer; '$(PYTHON)' is not there or older. Name one: make PYTHON=/path/to/python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
		|| { echo "Afterword needs Python's venv module (on Debian: apt install python3-venv)." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up in .venv; the first time this takes a minute or two."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@rm -f .venv/installed-* && touch $@

demo: setup
	@$(BIN)/afterword demo --port $(PORT)

run: setup
	@$(BIN)/afterword run --port $(PORT)

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n $(WORKERS) -m "not browser and not slow and not long and not thorough" --hypothesis-profile=quick

test: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "not long and not thorough" --hypothesis-profile=quick

test-long: setup
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m "thorough or (property and not long)"
	$(BIN)/pytest -n $(WORKERS) --dist worksteal -m long

bench: setup
	$(BIN)/python -m tests.bench

pictures: setup
	$(BIN)/python -m tests.pictures

# What the program is made of, for whoever has to know of a hole in one of its parts: CycloneDX.
sbom:
	@test -x build/sbom/bin/cyclonedx-py || $(PYTHON) -m venv build/sbom
	@build/sbom/bin/python -m pip install --quiet --disable-pip-version-check cyclonedx-bom==7.5.0
	@build/sbom/bin/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-file build/afterword.cdx.json requirements-run.lock
	@echo "build/afterword.cdx.json"

# Exact versions with hashes, and no index: the registry is the machine's own business.
lock: setup
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --no-emit-index-url --no-emit-find-links --extra dev pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--no-annotate --no-emit-index-url --no-emit-find-links -c requirements.lock pyproject.toml -o requirements-run.lock
