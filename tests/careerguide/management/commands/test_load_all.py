import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from careerguide.columns.models import DataVersion
from careerguide.places.models import ZipCode
from careerguide.releases.builder import is_built
from careerguide.releases.loader import LOADERS, discover
from careerguide.releases.models import Release
from careerguide.releases.runner import load
from tests.careerguide.releases.tiny import TinyLoader, places
from tests.data import SiteData


@pytest.fixture(autouse=True)
def tiny(
    empty_db: SiteData, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A data folder for one source."""
    discover()
    for name in list(LOADERS):
        monkeypatch.delitem(LOADERS, name)
    monkeypatch.setitem(LOADERS, "tiny", TinyLoader())
    monkeypatch.setattr("careerguide.releases.builder.BUILDERS", [])
    folder = tmp_path / "data"
    folder.mkdir()
    settings.DATA_DIR = folder
    return folder


def load_all(*options: str) -> str:
    out = io.StringIO()
    call_command("load_all", *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_everything_in_the_folder_is_loaded_oldest_first(tiny: Path) -> None:
    places(tiny, 5, year=2024)
    places(tiny, 6, year=2023)
    said = load_all()
    assert said.index("tiny 2023: 6 rows read") < said.index("tiny 2024: 5 rows read")
    assert ZipCode.objects.count() == 5
    assert is_built()


def test_a_second_time_loads_nothing_and_says_so(tiny: Path) -> None:
    places(tiny)
    load_all()
    before = list(Release.objects.values()), list(DataVersion.objects.values())
    assert load_all() == "tiny: tiny_2024.csv is loaded already\n"
    assert load_all("--if-needed") == ""
    assert (list(Release.objects.values()), list(DataVersion.objects.values())) == before


def test_a_file_is_read_anew_by_a_loader_whose_code_has_changed(tiny: Path) -> None:
    """Else a site brought up to date would go on showing what the code before made of the file."""
    places(tiny)
    load_all()
    Release.objects.update(code="the code before")
    assert "10 rows read" in load_all()
    assert Release.objects.get().code == LOADERS["tiny"].code
    assert load_all("--if-needed") == ""


def test_a_release_newer_than_the_folder_is_not_gone_back_on(tiny: Path, tmp_path: Path) -> None:
    places(tiny, 5, year=2023)
    load_all()
    load(LOADERS["tiny"], places(tmp_path, 6, year=2024))
    assert load_all() == "tiny: tiny_2023.csv is older than 2024, which is in use\n"
    assert load_all("--if-needed") == ""
    assert ZipCode.objects.count() == 6
    assert is_built()


def by_hand(path: Path, *options: str) -> None:
    arguments = ("load_release", "tiny", str(path), *options)
    call_command(*arguments, stdout=io.StringIO(), stderr=io.StringIO())


def towns() -> set[str]:
    return {place.partition(" of ")[2] for place in ZipCode.objects.values_list("place", flat=True)}


LEFT_ALONE = (
    "tiny: data/tiny_2024.csv was left alone: the release in use, {}, was loaded by hand on"
    " November 20, 2026\n"
)


def loaded_on_november_20() -> None:
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    Release.objects.update(loaded_at=noon)


def revised(folder: Path, count: int = 7, year: int = 2024) -> Path:
    """A file an operator has, of the edition that data/ holds with other rows."""
    return places(folder, count, year, line_2="10001,Town 1 of an operator")


@pytest.mark.parametrize("options", [(), ("--if-needed",)])
def test_what_an_operator_loaded_wins_over_the_folder_and_that_is_said(
    tiny: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    places(tiny)
    load_all()
    by_hand(revised(tmp_path))
    loaded_on_november_20()
    assert load_all(*options) == LEFT_ALONE.format("2024")
    assert "an operator" in towns()
    assert ZipCode.objects.count() == 7
    assert is_built()


def test_to_load_the_folders_own_file_is_to_go_back_to_it(tiny: Path, tmp_path: Path) -> None:
    path = places(tiny)
    load_all()
    by_hand(revised(tmp_path))
    by_hand(path)
    assert load_all("--if-needed") == ""
    assert towns() == {"2024"}
    revised(tiny, 9)
    assert "9 rows read" in load_all("--if-needed")


def test_a_newer_edition_in_the_folder_replaces_what_was_loaded_by_hand(
    tiny: Path, tmp_path: Path
) -> None:
    places(tiny)
    load_all()
    by_hand(revised(tmp_path))
    places(tiny, 5, year=2025)
    assert "tiny 2025: 5 rows read" in load_all("--if-needed")
    assert towns() == {"2025"}
    assert load_all("--if-needed") == ""


def test_an_edition_that_an_operator_went_back_from_does_not_return_by_itself(
    tiny: Path, tmp_path: Path
) -> None:
    places(tiny)
    load_all()
    by_hand(places(tmp_path, 4, year=2022), "--older")
    loaded_on_november_20()
    assert load_all("--if-needed") == LEFT_ALONE.format("2022")
    assert towns() == {"2022"}


def test_a_file_loaded_by_hand_that_has_come_into_the_folder_follows_the_folder(
    tiny: Path, tmp_path: Path
) -> None:
    places(tiny)
    load_all()
    by_hand(revised(tmp_path))
    revised(tiny)
    assert load_all("--if-needed") == ""
    places(tiny, 8)
    assert "8 rows read" in load_all("--if-needed")


def test_a_file_loaded_by_hand_is_asked_for_when_the_code_that_read_it_has_changed(
    tiny: Path, tmp_path: Path
) -> None:
    places(tiny, year=2023)
    by_hand(places(tmp_path, 6, year=2024))
    Release.objects.update(code="the code before")
    loaded_on_november_20()
    assert load_all("--if-needed") == (
        "tiny: 2024 is in use as older code read it, since tiny_2024.csv was loaded by hand on"
        " November 20, 2026; load_release with that file reads it anew\n"
    )
    by_hand(tmp_path / "tiny_2024.csv")
    assert load_all("--if-needed") == ""


def test_two_editions_in_the_folder_load_once(tiny: Path) -> None:
    places(tiny, 5, year=2024)
    places(tiny, 6, year=2023)
    load_all()
    before = list(Release.objects.values())
    assert load_all("--if-needed") == ""
    assert list(Release.objects.values()) == before


def test_a_lost_build_is_made_anew(tiny: Path) -> None:
    places(tiny)
    load_all()
    DataVersion.objects.all().delete()
    assert not is_built()
    load_all("--if-needed")
    assert is_built()


def test_a_file_that_is_refused_is_named_and_the_others_are_loaded(tiny: Path) -> None:
    places(tiny, 1, year=2023)
    places(tiny, 5, year=2024)
    with pytest.raises(CommandError) as refused:
        load_all()
    assert refused.value.returncode == 1
    assert str(refused.value).splitlines() == [
        (
            "tiny_2023.csv was not loaded: it has 1 rows where 2 to 2,000 are expected; it may be"
            " truncated or another file"
        ),
        "What was loaded before stays in use.",
    ]
    assert ZipCode.objects.count() == 5


def test_a_release_missing_from_the_folder_is_named() -> None:
    with pytest.raises(CommandError, match="holds no tiny_"):
        load_all()
