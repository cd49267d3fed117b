import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from careerguide.columns.models import DataVersion
from careerguide.places.models import ZipCode
from careerguide.releases.build import is_built
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
    monkeypatch.setattr("careerguide.releases.build.BUILDERS", [])
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
