# Everything these commands need they set up themselves, from lock files with hashes, in .venv and .venv-core.
# They ask for python3 >= 3.11 and make; what else the system must offer, scripts/system_packages.py sees to.

PYTHON := .venv/bin/python
CORE_PYTHON := .venv-core/bin/python

# make torture ROW=R1 N=10000
ROW ?= R1
N ?= 1000
READER ?= csv
SECONDS ?= 60

# A screen to open windows on: any display under Linux, always elsewhere.
SCREEN := $(shell test "$$(uname -s)" != Linux -o -n "$$DISPLAY$$WAYLAND_DISPLAY" && echo yes)

# The same sources freeze to the same bytes: every date inside is that of the last commit.
EPOCH = $(shell git log -1 --format=%ct 2>/dev/null || echo 1767225600)

.PHONY: run test check core-test app bench torture fuzz pictures lock clean

ifeq ($(SCREEN),yes)
run:
	@sh scripts/set_up.sh app windows screen
	@$(PYTHON) -m ui
else
run:
	@sh scripts/set_up.sh app
	@$(PYTHON) scripts/practice.py practice
endif

# What needs no window was tried without Qt just before.
test: check core-test
	$(PYTHON) -m pytest tests/ui tests/house

# Style, types and the direction of imports: the quick checks come first.
check:
	@sh scripts/set_up.sh dev windows pdf
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy --no-incremental
	$(PYTHON) -c "from importlinter.cli import lint_imports_command as run; run()"

# The core and its command line, in an environment that has no Qt.
core-test: check
	@sh scripts/set_up.sh core pdf
	$(CORE_PYTHON) -c "import importlib.util as u, sys; sys.exit(any(map(u.find_spec, ('PySide6', 'shiboken6'))))"
	$(CORE_PYTHON) -m pytest --ignore=tests/ui --ignore=tests/house

app:
	@sh scripts/set_up.sh dev windows screen freeze
	PYTHONHASHSEED=0 SOURCE_DATE_EPOCH=$(EPOCH) $(PYTHON) -m PyInstaller --noconfirm --clean --log-level WARN build.spec
	dist/hrforum/hrforum --self-check
	$(PYTHON) -m cyclonedx_py requirements requirements/app.lock --pyproject pyproject.toml --short-PURLs --output-reproducible -o dist/hrforum.sbom.json

bench:
	@sh scripts/set_up.sh dev windows pdf
	@sh scripts/set_up.sh peers peers
	$(PYTHON) -m pytest -s --timeout=0 tests/benchmarks

torture:
	@sh scripts/set_up.sh dev windows pdf
	$(PYTHON) -m tests.reliability --row "$(ROW)" --n "$(N)"

# make fuzz READER=csv SECONDS=600
fuzz:
	@sh scripts/set_up.sh dev windows pdf
	$(PYTHON) -m tests.fuzz $(READER) --seconds $(SECONDS)

pictures:
	@sh scripts/set_up.sh dev windows pdf
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.pictures build/pictures

# UPGRADE=--upgrade takes the newest versions; without it only what pyproject.toml asks for changes.
lock:
	@sh scripts/set_up.sh dev
	sh scripts/lock.sh $(UPGRADE)

clean:
	rm -rf .venv .venv-core .venv-peers build dist practice .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
