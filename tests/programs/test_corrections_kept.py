"""Corrections in a database of their own: seen by another process, and through a new release."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerguide.columns import store
from programs.catalog import built, catalog
from programs.models import Program, ProgramCorrection
from programs.published import State, state_of
from programs.rules.ids import program_number
from tests.data import DATA, SiteData, using
from tests.programs.test_corrections import CODING, HERE, correct, listed


@pytest.fixture
def own(
    site: SiteData, tmp_path: Path, django_db_blocker: pytest.FixtureRequest
) -> Iterator[SiteData]:
    """A copy of the loaded site, of this test alone: what it commits stays there."""
    copied = site.copy(tmp_path)
    with using(copied), django_db_blocker.unblock():
        yield copied


def test_another_process_shows_the_edit_once_it_looks_at_the_version(
    own: SiteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit = (
        "import os, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'careerguide.settings';"
        "django.setup(); from programs.models import *;"
        f"ProgramCorrection.objects.create(program='{CODING}', field='price_in_state', value='150',"
        " reason='r', source='s')"
    )
    monkeypatch.setattr(store, "CHECK_EVERY", 1e9)
    by_price = f"{HERE}&sort=price_high"
    before = listed(by_price)
    assert before[0] != CODING
    done = own.python("-c", edit)
    assert not done.returncode, done.stderr
    assert listed(by_price) == before, "it trusts the version for a second"
    monkeypatch.setattr(store, "CHECK_EVERY", -1.0)
    assert listed(by_price)[0] == CODING


def other_prices(folder: Path) -> Path:
    """IC_AY with every price of the coding program's school of undergraduates set to 3,000."""
    with gzip.open(DATA / "ipeds" / "ic2023_ay.csv.gz", "rt", newline="", encoding="latin-1") as f:
        rows = list(csv.reader(f))
    at = [rows[0].index(name) for name in ("CHG1AY3", "CHG2AY3", "CHG3AY3")]
    for row in rows[1:]:
        if row[0] == "164775":
            for place in at:
                row[place] = "3000"
    path = folder / "ic2024_ay.csv"
    with path.open("w", newline="", encoding="latin-1") as f:
        csv.writer(f).writerows(rows)
    return path


def test_corrections_outlast_a_new_release_which_says_where_the_source_moved(
    own: SiteData, tmp_path: Path
) -> None:
    moved = correct("price_in_state", "9800")
    stands = correct("books", "640")
    length = correct("months", "4")
    equal = correct("price_out_of_state", "2500-8000")
    assert {state_of(row) for row in (moved, stands, length, equal)} == {State.STANDS}
    loaded = own.manage("load_release", "ipeds-ic-ay", str(other_prices(tmp_path)))
    assert not loaded.returncode, loaded.stderr
    store.forget()
    row = catalog().row(program_number(CODING) or 0)
    now = built()["out_of_state_low"][row], built()["out_of_state_high"][row]
    equal.value = "-".join(str(int(end)) for end in now)
    assert ProgramCorrection.objects.count() == 4
    assert state_of(moved) == State.MOVED
    assert state_of(stands) == State.STANDS
    assert state_of(length) == State.STANDS
    assert state_of(equal) == State.EQUAL
    assert catalog()["in_state_high"][row] == 9800
    assert Program.objects.get(pk=moved.number).in_state_high == built()["in_state_high"][row]
    moved.save()
    assert state_of(moved) == State.STANDS, "whoever saves it has seen what is published now"
