"""On PostgreSQL the site holds the same rows and shows the same pages as on SQLite."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import postgres
from tests.browser.pages import MISSING, PAGES
from tests.data import TOP, SiteData

SHOWN = """
import json, sys, django
from django.conf import settings
plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STORAGES["staticfiles"]["BACKEND"] = plain
django.setup()
from django.apps import apps
from django.test import Client
rows = {m._meta.db_table: m.objects.count() for m in apps.get_models()}
client, pages = Client(headers={"host": "localhost"}), {}
for path in json.loads(sys.argv[1]):
    response = client.get(path)
    pages[path] = f"{response.status_code} {response.text}"
print(json.dumps({"rows": rows, "pages": pages}))
"""
LOADED = re.compile(r"<dt>Loaded</dt><dd>.*?</dd>")
"""When a release was loaded, which may differ …"""
FORM_KEY = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
"""… and so does each form's key against forgery."""
STUCK = 1200
"""Seconds after which a load waits for ever: it takes half a minute."""


def shown(site: SiteData, **environment: str) -> dict[str, dict[str, str]]:
    """How many rows each table has, and what each page says, in a process of its own."""
    command = [sys.executable, "-c", SHOWN, json.dumps([*PAGES, *MISSING])]
    done = subprocess.run(
        command, cwd=TOP, env=site.environment | environment, stdout=subprocess.PIPE, check=True
    )
    found: dict[str, dict[str, str]] = json.loads(done.stdout)
    found["pages"] = {
        path: FORM_KEY.sub("", LOADED.sub("", text)) for path, text in found["pages"].items()
    }
    return found


def test_all_data_loads_into_postgresql_and_every_page_says_the_same_there(
    site: SiteData, tmp_path: Path
) -> None:
    place = postgres.programs()
    if place is None:
        pytest.skip("PostgreSQL is not installed here")
    with postgres.server(place) as address:
        environment = {"DATABASE_URL": address, "VAR_DIR": str(tmp_path)}
        for command in ("migrate", "load_all"):
            subprocess.run(
                [sys.executable, "manage.py", command],
                cwd=TOP, env=os.environ | environment, stdout=subprocess.DEVNULL, check=True,
                timeout=STUCK,
            )  # fmt: skip
        there = shown(site, **environment)
    here = shown(site)
    assert there["rows"] == here["rows"]
    assert len(here["rows"]) > 30
    assert "200" in here["pages"]["/programs/"][:4]
    for path, text in here["pages"].items():
        assert there["pages"][path] == text, path
