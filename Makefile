# Everything stays in this folder: .venv (libraries), var (database, static files), .env (settings).
# Only `make test`, `make faults` and `make bench` may add a system package: Chromium, as root, when there is none.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run dev admin test django-checks verify faults bench messages lock

PY := .venv/bin/python
PREPARE := @python=$$(.ci/find-python) && exec "$$python" .ci/prepare.py

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 15

run: ## serve the site on this machine; the first time installs and loads it (PORT=8000)
	$(PREPARE) port requirements.txt env migrate load static
	@exec $(PY) -m gunicorn --config careerguide/gunicorn.conf.py

dev: export DEBUG = on
dev: ## the same for developing: restarts when a file changes, shows errors
	$(PREPARE) port requirements.txt env migrate load
	@exec $(PY) manage.py runserver "$$($(PY) -c 'from careerguide import settings; print(settings.PORT)')"

admin: ## make an account for /admin/
	$(PREPARE) requirements.txt env migrate
	@exec $(PY) manage.py createsuperuser

# The checks read no .env, leave no database behind, and look at the settings of a real server.
test django-checks: export ENV_FILE = /dev/null
test django-checks: export DATABASE_URL = sqlite://:memory:
test django-checks: export SECRET_KEY = only-for-checks-0123456789-abcdefghijklmnopqrstuvwxyz
# .pre-commit-config.yaml holds the same checks: a new one goes into both.
test: ## every check and test
	$(PREPARE) requirements.txt requirements-dev.txt
	@$(PY) -m tests.browser.chromium
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	@.venv/bin/djade --check --target-version 5.2 $$(find templates -name '*.html')
	.venv/bin/lint-imports --no-logo
	@$(MAKE) --no-print-directory django-checks
	$(PY) -m pytest --numprocesses auto --maxprocesses 4

# Those that read the settings; on their own for .pre-commit-config.yaml.
django-checks:
	$(PY) -m mypy
	$(PY) manage.py check --deploy --fail-level WARNING
	$(PY) manage.py makemigrations --check --dry-run

verify: ## recompute every figure from the publishers' files, and compare it with the site
	$(PREPARE) requirements.txt env migrate load static
	@exec $(PY) -m tests.verify

faults: export ENV_FILE = /dev/null
faults: export FAULTS = long
faults: ## kill loads and servers, fill the disk, damage store and database, and see what holds
	$(PREPARE) requirements.txt requirements-dev.txt
	@$(PY) -m tests.browser.chromium
	@exec $(PY) -m pytest tests/faults tests/test_costs.py tests/careerguide/releases/test_kill.py tests/browser/test_editing.py

bench: ## measure the site, and its peers on the same data
	$(PREPARE) requirements.txt requirements-dev.txt bench/requirements.txt env
	@$(PY) -m tests.browser.chromium
	@exec $(PY) bench/run.py

messages: export DJANGO_SETTINGS_MODULE = careerguide.settings
messages: ## gather what the site says, for translation (docs/spanish.md)
	$(PREPARE) requirements.txt requirements-dev.txt env
	@exec $(PY) -m tests.language.messages

# Needs uv on PATH; run it after changing what pyproject.toml depends on, or to move to the latest
# versions. Without --upgrade what is pinned stays.
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade --no-header --quiet
lock: ## pin the libraries anew
	$(LOCK) pyproject.toml -o requirements.txt
	$(LOCK) --group dev -c requirements.txt -o requirements-dev.txt
	$(LOCK) pyproject.toml --extra machines -c requirements.txt -o requirements-machines.txt
	$(LOCK) pyproject.toml --extra parquet -c requirements.txt -o requirements-parquet.txt
	$(LOCK) --group bench -c requirements.txt -c requirements-dev.txt -o bench/requirements.txt
