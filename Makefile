# Two commands on a fresh machine (Python 3.11 or newer, and make): make plan, make test.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: plan test lint bench counts clean

plan: $(READY)
	@$(BIN)/docgen build sample_data/แผน-2563 -o output/แผนการดำเนินงาน-2563.docx

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest --cov --cov-report=
	$(BIN)/coverage report --include='docgen/plan/*,docgen/thai/*' --skip-covered --show-missing --fail-under=100

bench: $(READY)
	$(BIN)/python -m benchmarks.side_by_side --short

# Instructions of the processor (valgrind), compared with benchmarks/instructions.json: a regression shows on any machine.
counts: $(READY)
	$(BIN)/python -m benchmarks.instructions

$(READY): pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

clean:
	rm -rf .venv output .pytest_cache .mypy_cache .ruff_cache .hypothesis node_modules benchmarks/node_modules
