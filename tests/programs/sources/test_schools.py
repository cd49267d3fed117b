from pathlib import Path

import pytest

from careerguide.releases.models import Release
from programs.models import SchoolOutcome
from tests.programs.sources.small import loaded, rejected, write
from tests.programs.sources.test_institutions import directory, school

pytestmark = pytest.mark.usefixtures("empty_db")
HEADER = (
    "UNITID", "completion_rate", "net_price_avg", "net_price_0_30k", "net_price_30_48k",
    "net_price_48_75k", "net_price_75_110k", "net_price_110k_plus",
)  # fmt: skip


def institutions(folder: Path, *rows: tuple[str, str, str]) -> Release:
    """Made-up schools: number, share that finishes, average net price; no other price."""
    blank = dict.fromkeys(HEADER, "")
    named = [blank | dict(zip(HEADER, row, strict=False)) for row in rows]
    return loaded("scorecard-schools", write(folder / "institutions_2026-06-10.csv", HEADER, named))


def test_grants_may_exceed_what_a_year_costs(tmp_path: Path) -> None:
    loaded("ipeds-hd", directory(tmp_path, school()))
    institutions(tmp_path, ("100001", "0.318", "-1072"))
    one = SchoolOutcome.objects.get()
    assert (one.completion_rate, one.net_price, one.net_price_0_30k) == (0.318, -1072, None)


def test_a_price_of_nothing_is_known_but_a_share_of_nothing_is_missing(tmp_path: Path) -> None:
    loaded("ipeds-hd", directory(tmp_path, school()))
    institutions(tmp_path, ("100001", "0", "0"))
    one = SchoolOutcome.objects.get()
    assert (one.completion_rate, one.net_price) == (None, 0)


def test_nonsense_is_rejected_and_branches_and_strangers_are_counted(tmp_path: Path) -> None:
    loaded("ipeds-hd", directory(tmp_path, school()))
    release = institutions(
        tmp_path,
        ("100001", "1.2", "5000"),
        ("100001", "many", "5000"),
        ("100001", "0.5", "5,000 or so"),
        ("100001", "0.5", "5000"),
        ("100001", "0.6", "5000"),
        ("10000101", "0.6", "5000"),
        ("100009", "0.6", "5000"),
    )
    assert rejected(release) == {
        2: "the completion rate is no share from 0 to 1",
        3: "the completion rate is not a number",
        4: "a net price is not a number",
        6: "the school stands in the file twice",
    }
    assert release.reasons["unmatched"] == {
        "branches that the directory has under their main school alone": 1,
        "schools that are not in the directory": 1,
    }
