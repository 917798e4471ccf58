# make help says what there is. A fresh machine needs Python 3.11+ and make, nothing else.
PYTHON ?= python3
RUN := .venv/bin
DEMO ?= build/demo

.PHONY: help demo test check format lock compile docs bench clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /	/' | expand -t 12

.venv/.run.lock: requirements/run.lock requirements/make_environment.py
	@$(PYTHON) requirements/make_environment.py run.lock

.venv/.dev.lock: requirements/dev.lock requirements/make_environment.py
	@$(PYTHON) requirements/make_environment.py dev.lock

demo: .venv/.run.lock ## the main job on the public record of Azerbaijan: import, trends, three exports
	@rm -rf $(DEMO)
	@$(RUN)/qeyd demo $(DEMO) --unattended

test: .venv/.dev.lock ## every test, warnings as errors
	@$(RUN)/python -m pytest -q -n auto

check: .venv/.dev.lock ## style, types, contracts of the house, and every test with coverage
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports
	@$(RUN)/python -m pytest -q -n auto --cov --cov-report=term

format: .venv/.dev.lock ## lay the code out
	@$(RUN)/ruff check --fix-only --quiet . ; $(RUN)/ruff format --quiet .

compile: .venv/.dev.lock ## write again what is compiled from the models, the vocabularies and the commands
	@$(RUN)/python -m schemas.compiling_vocabularies
	@$(RUN)/python -m schemas.compiling
	@$(RUN)/python -m schemas.data_dictionary
	@$(RUN)/python -m schemas.vocabulary_page
	@$(RUN)/python -m cli.rendering_catalogues
	@$(RUN)/python -m cli.rendering_help
	@$(RUN)/python -m cli.rendering_reference
	@$(RUN)/python -m cli.rendering_query_language

bench: .venv/.dev.lock ## start-up as ratios against a named peer
	@$(RUN)/python -m benchmarks.start_up

lock: ## choose versions anew (needs uv)
	uv pip compile pyproject.toml requirements/build.in --universal --python-version 3.11 --generate-hashes -q --no-header -o requirements/run.lock
	uv pip compile pyproject.toml requirements/build.in --group dev --universal --python-version 3.11 --generate-hashes -q --no-header -o requirements/dev.lock

clean: ## take away what was made here
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis
