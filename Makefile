# make run    a demonstration on http://127.0.0.1:8000; Ctrl-C ends all of it
# make test   the whole suite on PostgreSQL 18, Valkey and Chromium, then what touches storage on SQLite
# Both do all their own set-up. They need Python 3.11+ with venv, and make.

PYTHON ?= python3
LANES ?= 2
ARGS ?=
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
APT := $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get
BIN := .venv/bin
PYTEST := $(BIN)/pytest -q -n $(LANES) --maxschedchunk 2
PIP := $(BIN)/pip --disable-pip-version-check install --quiet --require-hashes
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links

# What the tests look at our work with: a browser, the font it draws in, and a reader of PDFs that is not ours.
TESTERS := { command -v chromium-headless-shell || command -v chromium || command -v google-chrome; } >/dev/null && $(BIN)/playwright --version >/dev/null 2>&1 && \
           command -v pdfsig >/dev/null && { ! command -v fc-match >/dev/null || fc-match Arial | grep -qiE "arial|liberation|arimo"; }

# Some machines say that Python may keep nothing it compiled; then each of our many processes compiles all anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test bench lock assets lint format docs system-libraries system-testers
.SILENT: run test

run: .venv/run
	exec $(BIN)/python -m cocomm.services -- $(BIN)/python manage.py demo $(ARGS)

test: .venv/test
	echo "== PostgreSQL 18, Valkey, Chromium"; \
	$(BIN)/python -m cocomm.services --postgres -- $(PYTEST) $(ARGS); first=$$?; \
	echo "== SQLite, all that may open a database, without browser and walks"; \
	$(BIN)/python -m cocomm.services -- $(PYTEST) -m "storage and not browser and not walk" $(ARGS) && exit $$first

bench: .venv/test
	$(BIN)/python -m cocomm.services --postgres --durable -- $(BIN)/python -m bench $(ARGS)

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

format: .venv/test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/run
	DEMO=1 $(BIN)/python manage.py write_docs

# Maintainers' steps; what they write is committed.
lock:
	test -x $(BIN)/uv || $(BIN)/pip install --quiet uv
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) requirements-dev.in --output-file requirements-dev.txt

assets:
	sh assets/build.sh

# The set-up. A marker is newer than its lock once the lock is installed.
.venv/run: requirements.txt
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { echo "cocomm needs Python 3.11 or newer; say which with PYTHON=…"; exit 1; }
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(PIP) -r requirements.txt
	@$(BIN)/python -c "import weasyprint" >/dev/null 2>&1 || $(MAKE) system-libraries
	@touch $@

.venv/test: requirements-dev.txt .venv/run
	$(PIP) -r requirements-dev.txt
	@$(TESTERS) || $(MAKE) system-testers
	@touch $@

system-libraries:
	if command -v apt-get >/dev/null; then $(APT) update -q && \
	  $(APT) install -qy --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation; \
	else brew install pango; fi

system-testers:
	if command -v apt-get >/dev/null; then $(APT) update -q && \
	  $(APT) install -qy --no-install-recommends libatomic1 fonts-liberation poppler-utils && \
	  { $(APT) install -qy --no-install-recommends chromium-headless-shell || \
	    $(APT) install -qy --no-install-recommends chromium; }; \
	else brew install poppler; fi
	{ command -v chromium-headless-shell || command -v chromium; } >/dev/null || $(BIN)/playwright install --with-deps chromium
