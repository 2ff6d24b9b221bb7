# Everything runs from a fresh clone: each target does the set-up that it needs.

bin := .venv/bin
python := $(bin)/python
pin := $(bin)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make requirements"
offscreen := QT_QPA_PLATFORM=offscreen
# One worker more than there are processors: one that waits for the disk leaves its own to another.
workers = $(shell $(python) -c "import os; print(os.cpu_count() + 1)")
tests = $(offscreen) $(python) -m pytest --numprocesses $(workers) --dist loadgroup --max-worker-restart 0

.DEFAULT_GOAL := help
.PHONY: help setup demo pictures run test check bench build wheel requirements audit clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-14s%s\n", $$1, $$2 }'

setup: ## install what the others need (they do it by themselves)
	@tools/set_up.sh

demo: setup ## open the app on the sample setting; without a display, play it into demo-output/
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; \
	then $(bin)/bluesky-desktop --sample; \
	else $(offscreen) $(python) -m demo.play demo-output; fi

pictures: setup ## take the pictures of the README and the user guide anew
	@$(offscreen) $(python) -m demo.pictures docs/pictures

run: setup ## open the app on your own data
	@$(bin)/bluesky-desktop

test: setup check ## run the checks and the whole suite
	@$(tests) -m "all_care"
	@$(tests) -m "not all_care"

check: setup ## check style, types and layers
	@$(bin)/ruff check
	@$(bin)/ruff format --check
	@$(bin)/mypy
	@$(bin)/mypy --platform win32 --cache-dir .mypy_cache/win32 bluesky_desktop
	@$(bin)/lint-imports

bench: setup ## measure the budgets, as ratios
	@$(offscreen) $(python) -m bench

build: ## make the one-folder application in dist/, and try it
	@tools/set_up.sh build
	@$(bin)/pyinstaller --noconfirm --log-level ERROR build.spec
	@$(python) tools/try_build.py

wheel: setup ## make the wheel and the source archive in dist/
	@$(python) -m build --no-isolation

requirements: setup ## pin the packages anew (UPGRADE=1 takes the newest)
	@$(python) -m pip install --quiet --require-hashes --requirement requirements/pinning.txt
	@$(pin) $(if $(UPGRADE),--upgrade) requirements/pinning.in --output-file requirements/pinning.txt
	@$(pin) $(if $(UPGRADE),--upgrade) pyproject.toml --extra dev --output-file requirements/dev.txt
	@$(pin) pyproject.toml --constraint requirements/dev.txt --output-file requirements/runtime.txt

audit: setup ## look up known weaknesses of the pinned packages
	@$(bin)/pip-audit --disable-pip --require-hashes --requirement requirements/dev.txt

clean: ## remove what was made (the virtual environment stays)
	@rm -rf build dist demo-output .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find bluesky_desktop tests -name __pycache__ -type d -prune -exec rm -rf {} +
