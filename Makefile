# Everything a newsroom or a developer does with a checkout. `make help` lists it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
FOLDER ?= $(or $(STANDFIRST_FOLDER),./newsroom)
PORT   ?= 8000

.DEFAULT_GOAL := help
.PHONY: help run install test check bench fuzz docs pins clean

help: ## what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: install ## a newsroom with stories in it: serves it and prints the address and the log-in
	@$(BIN)/standfirst run --folder "$(FOLDER)" --port $(PORT)

install: $(VENV)/newsroom.done ## .venv with the standfirst command

test: $(VENV)/dev.done ## every test that can run here; DATABASE=postgresql runs them on a server of its own
	@$(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

check: $(VENV)/dev.done ## lint, types, import contracts, generated docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/standfirst docs --check

bench: $(VENV)/dev.done ## ratios against what others do, measured side by side
	@$(BIN)/python bench/run.py; page=$$?; $(BIN)/python bench/desk/run.py && exit $$page

fuzz: $(VENV)/dev.done ## odd copy and odd files by the thousand, for some minutes
	@FUZZ_EXAMPLES=3000 timeout 600 $(BIN)/python -m pytest tests/fuzz -q $(ARGS); code=$$?; [ $$code -eq 124 ] || exit $$code

docs: $(VENV)/dev.done ## the generated reference: rules, commands, settings
	@$(BIN)/standfirst docs

pins: $(VENV)/dev.done ## the hashed pins in requirements/, from pyproject.toml
	@for each in "newsroom:--extra newsroom" "dev:--extra newsroom --extra postgres --extra dev"; do \
	  $(BIN)/uv pip compile pyproject.toml requirements/build.in $${each#*:} --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make pins" \
	    --quiet --upgrade --output-file requirements/$${each%%:*}.txt || exit 1; \
	done

clean: ## takes away what make made; the newsroom stays
	rm -rf $(VENV) build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results

# The stamps say which pins the environment was made from, so that a second start installs nothing.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Standfirst needs Python 3.11 or newer; name one with make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/newsroom.done: $(VENV)/bin/python requirements/newsroom.txt pyproject.toml
	@echo "Installing Standfirst into $(VENV) (a minute or two the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/newsroom.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/dev.done: $(VENV)/newsroom.done requirements/dev.txt
	@echo "Installing what the tests need into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
