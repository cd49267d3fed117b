"""Count the database queries of pages and hold them against queries.json.

Run as a program: `queries.py [--accept]`, with VAR_DIR naming the loaded site; prints JSON and
fails when a page needs more queries than before, or more than six. --accept writes the baseline.
"""

import json
import os
import sys
import time
from pathlib import Path

import django

HERE = Path(__file__).resolve().parent
BASELINE = HERE / "queries.json"
MOST = 6


def counted(addresses: list[str]) -> dict[str, int | None]:
    """Queries of each page in a worker that has served it before; None for a page that fails."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from careerguide.columns import store

    store.CHECK_EVERY = 0.3  # longer than a page takes, so that each page checks for new data once
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)
    found: dict[str, int | None] = {}
    for address in addresses:
        query = address.partition("?")[2]
        client.get(address)
        time.sleep(store.CHECK_EVERY)
        with CaptureQueriesContext(connection) as queries:
            # Another address of the same page: the first would come from memory.
            answer = client.get(address, QUERY_STRING=query + "&_=1")
        found[address] = len(queries) if answer.status_code == 200 else None
    return found


def problems(found: dict[str, int | None], baseline: dict[str, int | None]) -> list[str]:
    lines = []
    for address, number in found.items():
        before = baseline[address]
        if number is None:
            lines.append(f"{address} does not answer 200")
            continue
        if number > MOST:
            lines.append(f"{address} makes {number} queries; the most allowed is {MOST}")
        if before is None:
            lines.append(f"{address} has no baseline; run bench/run.py --accept-queries")
        elif number > before:
            lines.append(f"{address} makes {number} queries where the baseline has {before}")
    return lines


def main() -> None:
    baseline = json.loads(BASELINE.read_text())
    found = counted(list(baseline))
    if "--accept" in sys.argv:
        BASELINE.write_text(json.dumps(found, indent=2) + "\n")
        baseline = found
    wrong = problems(found, baseline)
    print(json.dumps({"queries": found, "problems": wrong}))


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "careerguide.settings"
    sys.path.insert(0, str(HERE.parent))
    django.setup()
    main()
