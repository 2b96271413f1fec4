# Everything a developer types. Each target sets up what it needs; nothing is installed outside .venv.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test quick check bench fix docs pictures lock

demo: .venv/installed
	$(BIN)/hankebot sandbox

test: .venv/installed
	$(BIN)/pytest

# What needs no process of its own and plays no years.
quick: .venv/installed
	$(BIN)/pytest -m "not (journey or crash or soak or browser)"

check: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest

# How soon everything is acknowledged with 3,000 projects and 120,000 mobilities; takes minutes and 3 GB of disk.
bench: .venv/installed
	$(BIN)/python -m bench.acks

fix: .venv/installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The pages that are made from what the program knows; a test says when they are out of date.
docs: .venv/installed
	$(BIN)/hankebot rules > docs/rules.md

# The guides' pictures, taken in a browser: needs Debian's chromium.
pictures: .venv/installed
	$(BIN)/python -m tests.browser.write_pictures

# Exactly what the lock file names, each file checked against its hash; then this checkout itself.
.venv/installed: requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Hankebot needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

# Extras stay in the pins: where a package is asked for with one and pinned without, pip takes the newest that there is
# and then refuses it for want of a hash, so an install that worked yesterday fails on the day of a release.
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-strip-extras --no-annotate --no-header --no-emit-index-url --no-emit-find-links --quiet --upgrade

lock:
	$(LOCK) --extra build --output-file requirements.lock
	$(LOCK) --extra dev --output-file requirements-dev.lock
