# make demo   set up, then print the report of the seed article
# make test   set up, then format, lint, types, import contracts, spelling, tests
# make test-scale   the tests of several hosts, which take minutes
# make quality [DATA=../shared/data]   measure against labelled rows, where they are
# Python 3.11 or newer; another one than `python3.11`: make test PYTHON=python3.12

PYTHON ?= python3.11
BIN := .venv/bin
# Without it each process compiles all modules anew.
unexport PYTHONDONTWRITEBYTECODE
CODE := factcheck tests benchmarks examples

.PHONY: demo test checks suite test-scale browser postgres format lock schema expected quality clean

demo: .venv/ready
	@$(BIN)/factcheck check --no-pager fixtures/articles/north-korea-russia.txt

test: .venv/ready browser postgres
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(MAKE) --no-print-directory --jobs 2 checks suite

# Beside each other, since mypy has one core and tests of processes wait.
checks:
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

suite:
	$(BIN)/pytest -n auto --dist worksteal

test-scale: .venv/ready postgres
	$(BIN)/pytest -m scale

# Debian's chromium, for the tests in a browser. Where it can't be had they are skipped, and fail in CI.
browser:
	@command -v chromium >/dev/null && exit; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update --quiet=2 && \
	    DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --no-install-recommends chromium >/dev/null; \
	fi; \
	command -v chromium >/dev/null && exit; \
	echo 'tests in a browser need chromium; as root: apt-get install chromium' >&2; \
	test -z "$$CI"

# Debian's PostgreSQL; the tests start a server of their own. Where it can't be had they are skipped, and fail in CI.
postgres:
	@has_it() { command -v initdb || ls /usr/lib/postgresql/*/bin/initdb; } >/dev/null 2>&1; \
	has_it && exit; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update --quiet=2 && \
	    DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --no-install-recommends postgresql >/dev/null; \
	fi; \
	has_it && exit; \
	echo 'tests of PostgreSQL need its server; as root: apt-get install postgresql' >&2; \
	test -z "$$CI"

# Compiled on all cores, which pip does on one; templates that some packages hold are no Python, and stay as they are.
.venv/ready: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -qq -j 0 .venv/lib factcheck || true
	@touch $@

format: .venv/ready
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

# The locks hold for every platform and name no index; `uv` comes from the index the machine is set to.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --custom-compile-command 'make lock' pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --custom-compile-command 'make lock' pyproject.toml --group dev -c requirements.lock \
	    -o requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --custom-compile-command 'make lock' pyproject.toml --extra postgres \
	    -c requirements-dev.lock -o requirements-postgres.lock

schema: .venv/ready
	$(BIN)/python -m factcheck.domain.schema > docs/report.schema.json
	$(BIN)/python -m factcheck.domain.schema draft > docs/draft.schema.json

expected: .venv/ready
	$(BIN)/factcheck check fixtures/articles/north-korea-russia.txt --format json --force \
	    -o fixtures/reports/north-korea-russia.json

DATA ?= ../shared/data

quality: .venv/ready
	$(BIN)/python -m benchmarks.quality $(DATA)

clean:
	rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
