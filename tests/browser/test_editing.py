"""What staff edit is followed by real browsers: on every page, through a new release, and back.

Each kind of edit is made by the words on the screen, as a new editor would. Made-up rows; the same
on SQLite and on PostgreSQL.
"""

import csv
import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests import postgres
from tests.browser import editing
from tests.browser.conftest import PATIENCE, TOP, free_port
from tests.browser.editing import CODING, SCHOOL, has, lacks, lines, once, record, until, words

NEAR = "/programs/?q=medical+coding&near=Worcester%2C+MA&within=10"
HERE = "/programs/?state=MA&field=51.0713&residency=in_state"
PLAN = "/plan/?target=29-2072&zip=01608&wage=17&budget=6000"
AT_HOME = "/plan/?target=29-2072&zip=01201&wage=17"
PAGE = f"/programs/{CODING}/"
COMPARED = f"/programs/compare/?p={CODING}&p=164775-52.0201-3&residency=in_state"
PASSWORD = "made-up-4711-words"


class Served(NamedTuple):
    """A site of this test alone: its address, and the environment of processes beside it."""

    address: str
    environment: dict[str, str]

    def manage(self, *arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=TOP, env=self.environment, capture_output=True, text=True, check=False
        )
        assert not done.returncode, done.stdout + done.stderr


@pytest.fixture(params=["sqlite", "postgresql"])
def served(request: pytest.FixtureRequest, site: object, tmp_path: Path) -> Iterator[Served]:
    """The site on a database of its own with all data."""
    from tests.data import SiteData, static_files

    assert isinstance(site, SiteData)
    if request.param == "sqlite":
        own = site.copy(tmp_path)
        (own.var / "static").symlink_to(static_files(site))
        yield from _serve(own.environment)
        return
    if os.environ.get("FAULTS") != "long":
        pytest.skip("followed on PostgreSQL by `make faults`: a whole load comes first")
    place = postgres.programs()
    if place is None:
        pytest.skip("PostgreSQL is not installed here")
    with postgres.server(place) as database:
        environment = {**os.environ, "DATABASE_URL": database.address, "VAR_DIR": str(tmp_path)}
        (tmp_path / "static").symlink_to(static_files(site))
        for command in (["migrate"], ["load_all"]):
            Served("", environment).manage(*command)
        yield from _serve(environment)


def _serve(environment: dict[str, str]) -> Iterator[Served]:
    port = free_port()
    own = environment | {
        "PORT": str(port),
        "WEB_WORKERS": "2",
        "HTTPS": "off",
        "API_PER_MINUTE": "100000",
    }
    server = Served(f"http://127.0.0.1:{port}", own)
    server.manage("shell", "-v0", "-c", _ACCOUNT)
    command = [sys.executable, "-u", "-m", "gunicorn", "--config", "careerguide/gunicorn.conf.py"]
    process = subprocess.Popen(
        command, cwd=TOP, env=own, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert process.stdout is not None
    for line in process.stdout:  # until it says that it listens; it ends if it never does
        if "is ready" in line:
            break
    yield server
    process.send_signal(signal.SIGTERM)
    process.communicate()


_ACCOUNT = f"""
from django.contrib.auth.models import Group, User
anna = User.objects.create_user("anna", password="{PASSWORD}", is_staff=True)
anna.groups.add(Group.objects.get(name="Data admin"))
"""


@pytest.fixture
def tabs(browser: Browser, served: Served) -> Iterator[tuple[Page, Page]]:
    """An editor who is signed in, and a reader."""
    contexts = [browser.new_context(base_url=served.address) for _who in range(2)]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.set_default_timeout(PATIENCE)
    editing.sign_in(pages[0], "anna", PASSWORD)
    yield pages[0], pages[1]
    for context in contexts:
        context.close()


FEE, SAT = "Exam, one attempt non-members $299", "$299–598 or more"
"""What a certification's page says of an exam, and a plan with a second attempt."""
CCA = "/certifications/cca/"


def school_is_there(reader: Page) -> list[str]:
    """The local school's programs in search, plan, comparison, CSV and API; their numbers."""
    local = has(SCHOOL, "Made-up Coding", "Made-up Billing", "$3,900", "$2,900")
    until(reader, NEAR, local)
    until(reader, PLAN, has("Made-up Coding"))
    once(lambda: {one["price_high"] for one in added(reader).values()} == {"3900", "2900"})
    once(lambda: [said(one) for one in added(reader).values()] == [True, True])
    numbers: list[str] = []
    while len(numbers) != 2:
        numbers = sorted(added(reader))
    until(reader, f"/programs/compare/?p={numbers[0]}&p={CODING}", has("Made-up Coding", SCHOOL))
    for number, cost in zip(numbers, (3900, 2900), strict=True):
        once(lambda at=f"/programs/{number}/", cost=cost: priced(reader, at) == cost)
    return numbers


def added(reader: Page) -> dict[str, dict[str, str]]:
    """The local programs of the CSV near Worcester."""
    return {n: line for n, line in lines(reader, NEAR).items() if n.startswith("local-")}


def said(line: dict[str, str]) -> bool:
    return line["corrections"].startswith("added by our editors")


def priced(reader: Page, address: str) -> float | None:
    """A program's price in the API, where staff's own source stands with it."""
    told = record(reader, address).get("price_high", {})
    return told["value"] if told.get("source") == editing.SOURCE else None


def tuition_is_corrected(reader: Page) -> None:
    """Both values where both are told, the right one everywhere else."""
    both = has("$9,800", "checked by our editors", "$1,964–8,418")
    until(reader, PAGE, both)
    for address in (HERE, COMPARED, AT_HOME):
        until(reader, address, has("$9,800"))
    once(lambda: lines(reader, HERE)[CODING]["price_high"] == "9800")
    once(lambda: "1964-8418" in lines(reader, HERE)[CODING]["corrections"])
    once(lambda: priced(reader, f"{PAGE}?residency=in_state") == 9800)
    once(lambda: price(reader).get("correction", {}).get("published") == "1964-8418")


def price(reader: Page) -> dict[str, Any]:
    found: dict[str, Any] = record(reader, f"{PAGE}?residency=in_state")["price_high"]
    return found


def is_accredited(reader: Page) -> None:
    """On the page, side by side, found by, in CSV and API."""
    for address in (PAGE, COMPARED):
        until(reader, address, has("CAHIIM"))
    accredited = f"{HERE}&accredited=CAHIIM"
    until(reader, accredited, has("Berkshire"))
    once(lambda: lines(reader, accredited).get(CODING, {}).get("accredited_by") == "CAHIIM")
    once(lambda: record(reader, PAGE)["accredited_by"] == "CAHIIM")


def exam(reader: Page) -> tuple[float | None, float | None]:
    """What the exam costs in the CSV of certifications, and in the API."""
    text = reader.request.get("/certifications/?_export=csv").body().decode("utf-8-sig")
    (line,) = [one for one in csv.DictReader(io.StringIO(text)) if one["slug"] == "cca"]
    fee = record(reader, CCA)["exam_fee"]["value"]
    return float(line["exam_fee"]) if line["exam_fee"] else None, fee


def fee_is_gone(reader: Page) -> None:
    """From the page, side by side, plan, CSV and API, where no member's price is told now."""
    until(reader, CCA, lacks(FEE))
    until(reader, "/certifications/compare/?c=cca&c=cbcs", lacks("$299"))
    until(reader, AT_HOME, lacks(SAT))
    once(lambda: 299 not in exam(reader))


def test_what_staff_edit_is_everywhere_outlasts_a_release_and_goes_back(
    served: Served, tabs: tuple[Page, Page], tmp_path: Path
) -> None:
    anna, reader = tabs
    editing.add_school(anna)
    for name, cost in (("Made-up Coding", "3900"), ("Made-up Billing", "2900")):
        editing.add_program(anna, name, cost)
    school_is_there(reader)
    before = price(reader)
    editing.correct_tuition(anna, "9800")
    tuition_is_corrected(reader)
    editing.accredit(anna)
    is_accredited(reader)
    assert FEE in words(reader, CCA)
    assert SAT in words(reader, AT_HOME)
    assert exam(reader) == (299, 299)
    editing.withdraw_fee(anna, "cca")
    fee_is_gone(reader)

    # A new release of prices, and of certifications: all of it stays.
    from tests.programs.test_corrections_kept import other_prices

    served.manage("load_release", "ipeds-ic-ay", str(other_prices(tmp_path)))
    served.manage("load_release", "certifications", str(another_note(tmp_path)))
    numbers = school_is_there(reader)
    until(reader, PAGE, has("$9,800", "checked by our editors"))
    once(lambda: price(reader)["value"] == 9800)
    is_accredited(reader)
    fee_is_gone(reader)
    moved = words(anna, "/admin/queue/moved/")
    assert CODING in moved
    assert "the source moved: still needed?" in moved
    editing.picture(anna, "source-moved")

    # And back: each change is taken back by the log.
    editing.take_back_last(anna)
    until(reader, CCA, has(FEE))
    until(reader, AT_HOME, has(SAT))
    once(lambda: exam(reader) == (299, 299))
    anna.goto("/admin/programs/programaccreditation/")
    undo_row(anna)
    for address in (PAGE, COMPARED):
        until(reader, address, lacks("CAHIIM"))
    once(lambda: record(reader, PAGE)["accredited_by"] is None)
    once(lambda: not lines(reader, HERE)[CODING]["accredited_by"])
    anna.goto("/admin/programs/programcorrection/")
    undo_row(anna)
    for address in (PAGE, HERE, COMPARED, AT_HOME):
        until(reader, address, lacks("$9,800"))
    once(lambda: "correction" not in price(reader))
    once(lambda: 9800 not in (price(reader)["value"], before["value"]))
    once(lambda: not lines(reader, HERE)[CODING]["corrections"])
    for name in ("Made-up Billing", "Made-up Coding"):
        anna.goto(f"/admin/programs/localprogram/?q={name.replace(' ', '+')}")
        undo_row(anna)
        for address in (NEAR, PLAN):
            until(reader, address, lacks(name))
    once(lambda: not set(numbers) & set(lines(reader, NEAR)))
    once(lambda: not any(record(reader, f"/programs/{one}/") for one in numbers))


def another_note(folder: Path) -> Path:
    """The file of certifications as its next edition, with one more word in a note."""
    text = Path(TOP, "data", "certifications", "certifications.csv").read_text(encoding="utf-8")
    path = folder / "certifications.csv"
    path.write_text(text.replace("Three ways", "There are three ways", 1), encoding="utf-8")
    return path


def undo_row(page: Page) -> None:
    """The list's one row: its history, its one change, taken back."""
    page.locator("#result_list tbody th a").first.click()
    page.get_by_role("link", name="History").click()
    page.locator(".revisions a").first.click()
    page.get_by_role("button", name="Take").click()
    page.locator(".messagelist .success").first.wait_for()
