"""On PostgreSQL the site holds the same rows and shows the same pages as on SQLite."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
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
rows = {}
if sys.argv[2] == "counted":
    rows = {m._meta.db_table: m.objects.count() for m in apps.get_models() if m._meta.managed}
client, pages = Client(headers={"host": "localhost"}), {}
for path in json.loads(sys.argv[1]):
    response = client.get(path)
    pages[path] = f"{response.status_code} {response.text}"
print(json.dumps({"rows": rows, "pages": pages}))
"""
LOADED = re.compile(r"<dt>Loaded</dt><dd>.*?</dd>|<time datetime=[^>]*>[^<]*</time>")
"""When a release was loaded, which may differ …"""
FORM_KEY = re.compile(r'name="(?:csrfmiddlewaretoken|begun)" value="[^"]+"')
"""… and so do each form's key against forgery and the moment at which it was opened."""
FEW = ("/programs/167905-51.0713-21/", "/programs/?state=MA&view=plot", "/salaries/29-2072/14460/")
"""Pages that read columns, one record of the database, and many."""
MACHINES = ("loading", "serving")
STUCK = 1200
"""Seconds after which a load waits for ever: it takes half a minute."""


def shown(
    site: SiteData,
    paths: Sequence[str] = (*PAGES, *MISSING),
    counted: bool = True,
    **environment: str,
) -> dict[str, dict[str, str]]:
    """How many rows each table has, and what each page says, in a process of its own."""
    what = "counted" if counted else ""
    command = [sys.executable, "-c", SHOWN, json.dumps(paths), what]
    done = subprocess.run(
        command, cwd=TOP, env=site.environment | environment, stdout=subprocess.PIPE, check=True
    )
    found: dict[str, dict[str, str]] = json.loads(done.stdout)
    found["pages"] = {
        path: FORM_KEY.sub("", LOADED.sub("", text)) for path, text in found["pages"].items()
    }
    return found


def manage(command: str, **environment: str) -> None:
    """Run a command of manage.py on its own machine, so to say: in its own folder."""
    subprocess.run(
        [sys.executable, "manage.py", command],
        cwd=TOP, env=os.environ | environment, stdout=subprocess.DEVNULL, check=True, timeout=STUCK,
    )  # fmt: skip


def test_all_data_loads_into_postgresql_and_every_page_of_another_machine_says_the_same(
    site: SiteData, tmp_path: Path
) -> None:
    """One machine loads, a replica follows, and the other fetches the build and reads the replica:
    its pages are those of SQLite, and go on while either of the two databases is away."""
    place = postgres.programs()
    if place is None:
        pytest.skip("PostgreSQL is not installed here")
    builds = tmp_path / "builds"
    builds.mkdir()
    with postgres.server(place) as primary:
        loading = {
            "DATABASE_URL": primary.address,
            "VAR_DIR": str(tmp_path / "loading"),
            "SHARED_BUILDS": str(builds),
        }
        manage("migrate", **loading)
        with postgres.replica(primary) as follower:
            manage("load_all", **loading)
            serving = loading | {
                "DATABASE_REPLICA_URL": follower.address,
                "VAR_DIR": str(tmp_path / "serving"),
            }
            manage("load_all", **serving)
            there = shown(site, **serving)
            primary.stop()
            without_primary = shown(site, paths=FEW, counted=False, **serving)
            primary.start()
            follower.stop()
            without_replica = shown(site, paths=FEW, **serving)
    here = shown(site)
    assert there["rows"] == here["rows"]
    assert len(here["rows"]) > 30
    assert "200" in here["pages"]["/programs/"][:4]
    for path, text in here["pages"].items():
        assert there["pages"][path] == text, path
    for path in FEW:
        assert without_primary["pages"][path] == here["pages"][path], path
        assert without_replica["pages"][path] == here["pages"][path], path
    # What the second machine has was made by the first.
    made, fetched = (next((tmp_path / name / "store").glob("[!.]*")) for name in MACHINES)
    assert (made / "digests.json").read_bytes() == (fetched / "digests.json").read_bytes()
