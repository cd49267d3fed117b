import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from careerguide.columns import builds, store
from careerguide.columns.models import DataVersion
from careerguide.places.models import ZipCode
from careerguide.releases.builder import Builder
from careerguide.releases.loader import LOADERS, discover
from careerguide.releases.models import Release
from tests.careerguide.releases.tiny import TinyLoader, places
from tests.data import DATA, SiteData


def build_names() -> dict[str, Any]:
    """A stand-in for what the apps derive: the places, as a column."""
    count = ZipCode.objects.count()
    if count == 13:
        raise ZeroDivisionError
    builds.save("places", {"number": np.arange(count)})
    return {"places": count}


@pytest.fixture(autouse=True)
def tiny(empty_db: SiteData, monkeypatch: pytest.MonkeyPatch) -> None:
    discover()
    monkeypatch.setitem(LOADERS, "tiny", TinyLoader())
    places = Builder("places", build_names, sources=("tiny",))
    monkeypatch.setattr("careerguide.releases.builder.BUILDERS", [places])


def load_release(*arguments: Any) -> str:
    out = io.StringIO()
    call_command("load_release", *map(str, arguments), stdout=out, stderr=io.StringIO())
    return out.getvalue()


def refusal(*arguments: Any) -> str:
    with pytest.raises(CommandError) as refused:
        load_release(*arguments)
    assert refused.value.returncode == 1
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_load_says_what_it_read_loaded_and_rejected(tmp_path: Path) -> None:
    said = load_release("tiny", places(tmp_path, 100, line_3="x,y", line_4="1,elsewhere"))
    assert "tiny 2024: 100 rows read, 98 loaded, 1 unmatched, 1 rejected" in said
    assert "1 rejected: the ZIP is not 5 digits" in said
    assert "1 unmatched: places we do not know" in said


def test_a_load_derives_what_pages_read(tmp_path: Path) -> None:
    load_release("tiny", places(tmp_path, 12))
    version = DataVersion.objects.get()
    assert version.summary == {"places": {"places": 12}}
    assert store.version() == version.token
    assert len(store.columns("places")["number"]) == 12


def test_the_same_file_again_says_so_and_builds_nothing(tmp_path: Path) -> None:
    path = places(tmp_path)
    load_release("tiny", path)
    before = DataVersion.objects.values().get()
    assert "is loaded already" in load_release("tiny", path)
    assert DataVersion.objects.values().get() == before


def test_another_release_makes_another_build(tmp_path: Path) -> None:
    load_release("tiny", places(tmp_path, 5))
    first = store.version()
    load_release("tiny", places(tmp_path, 6))
    assert store.version() != first
    assert len(store.columns("places")["number"]) == 6


def test_where_pages_data_cannot_be_made_the_release_is_not_in_use_either(tmp_path: Path) -> None:
    load_release("tiny", places(tmp_path, 5))
    token = store.version()
    with pytest.raises(ZeroDivisionError):
        load_release("tiny", places(tmp_path, 13, year=2025))
    assert ZipCode.objects.count() == 5
    assert Release.objects.get().year == 2024
    store.forget()
    assert store.version() == token
    assert len(store.columns("places")["number"]) == 5
    assert [folder.name for folder in builds.root().iterdir()] == [token]


def test_a_refusal_names_the_file_the_reason_and_what_stays(tmp_path: Path) -> None:
    assert refusal("tiny", places(tmp_path, 1)) == (
        "tiny_2024.csv was not loaded: it has 1 rows where 2 to 2,000 are expected; it may be"
        " truncated or another file. What was loaded before stays in use."
    )


def test_an_unknown_source_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    assert "there is no source “tinny”" in refusal("tinny", places(tmp_path))
    assert "there is no such file" in refusal("tiny", tmp_path / "tiny_1999.csv")


def test_an_older_edition_needs_the_option(tmp_path: Path) -> None:
    load_release("tiny", places(tmp_path, year=2025))
    path = places(tmp_path, year=2024)
    assert "add --older" in refusal("tiny", path)
    assert "tiny 2024: 10 rows read" in load_release("tiny", path, "--older")


def test_a_refusal_on_the_command_line_is_one_line_and_exit_status_1(
    empty_db: SiteData, tmp_path: Path
) -> None:
    path = tmp_path / "geonames.txt"
    path.write_text("US\t01608\n")
    done = empty_db.manage("load_release", "zip", str(path))
    assert done.returncode == 1
    [line] = done.stderr.strip().splitlines()
    assert "geonames.txt was not loaded: " in line
    assert done.stdout == ""


def test_a_release_can_be_the_first_to_be_loaded(empty_db: SiteData) -> None:
    done = empty_db.manage("load_release", "soc", str(DATA / "crosswalk/soc_2018_structure.csv"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "1,447 loaded" in done.stdout
