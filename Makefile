# The project's commands. Everything runs from .venv, which `setup` builds from the hashed lock files.
SHELL := /bin/sh
BIN := .venv/bin
# Most tests wait for servers and processes of their own, so that more of them run than there are processors.
WORKERS ?= 3
.PHONY: help setup setup-dev demo test train fuzz lint bench lock clean

help: ## what each command does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: ## build .venv with what the program needs (instant when nothing changed)
	@tools/setup.sh run

setup-dev: setup ## the same with what the checks need
	@tools/setup.sh dev

demo: setup ## the sample world: crawl it, read it, search it, then the desk at http://127.0.0.1:8000
	@$(BIN)/watchfloor demo $(ARGS)

lint: setup-dev ## style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: lint ## every check
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder $(ARGS)

train: setup-dev ## rebuild the models of names from the corpus and print their figures (hours without a GPU)
	@tools/train.sh

fuzz: setup-dev ## strange inputs for every parser: SECONDS=60 for each, TARGET=name for one
	@$(BIN)/python -m tests.fuzz --seconds "$(or $(SECONDS),60)" --target "$(TARGET)"

bench: setup-dev ## every benchmark, one JSON object each
	@$(BIN)/python -m benchmarks

lock: ## resolve the lock files anew from pyproject.toml
	@tools/lock.sh

clean: ## remove what setup and the checks made
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
