# Six words: run test check fix docs bench. Everything is installed into .venv from requirements.lock.
PYTHON ?= python3
PORT ?= 8000
SAMPLE ?= .home/sample
BIN := .venv/bin

.PHONY: install run test check fix docs bench assets wheel clean

install: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; say make PYTHON=/path/to/python3.11" if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check uv || echo "uv not to be had; going on with pip"
	@if test -x $(BIN)/uv; then \
	  UV_SYSTEM_CERTS=1 $(BIN)/uv pip sync -q --python $(BIN)/python requirements.lock && \
	  UV_SYSTEM_CERTS=1 $(BIN)/uv pip install -q --python $(BIN)/python --no-deps -e . ; \
	else \
	  $(BIN)/python -m pip install -q -r requirements.lock && $(BIN)/python -m pip install -q --no-deps -e . ; \
	fi
	@touch $@

run: install
	@test -f $(SAMPLE)/built || $(BIN)/xuncha demo --small --home $(SAMPLE)
	@exec $(BIN)/xuncha run --home $(SAMPLE) --port $(PORT)

test: install
	@$(BIN)/python -m tests.suite

check: install
	@$(BIN)/ruff format --check -q .
	@$(BIN)/ruff check -q .
	@$(BIN)/mypy -p xuncha
	@$(BIN)/lint-imports --no-cache > .venv/imports.log || { cat .venv/imports.log; exit 1; }
	@$(BIN)/python -m pytest tests/architecture
	@XUNCHA_HOME=.venv/no-home $(BIN)/python -W ignore -m django makemigrations --settings xuncha.config.settings --check --dry-run
	@$(BIN)/python -m docs.generate --check
	@$(BIN)/python -m docs.catalogue --check
	@frontend/check
	@echo "check: format, lint, types, import contracts, house rules, migrations, generated docs, English, assets: all hold"

fix: install
	@$(BIN)/ruff check -q --fix . ; $(BIN)/ruff format -q .

docs: install
	@$(BIN)/python -m docs.generate
	@$(BIN)/python -m docs.catalogue

bench: install
	@for name in pages start journal; do $(BIN)/xuncha bench $$name --size small || exit 1; done

assets:
	@frontend/build

wheel: install
	@$(BIN)/python -m build --wheel -o dist .

clean:
	rm -rf .venv dist build .home
