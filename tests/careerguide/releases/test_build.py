import shutil
from pathlib import Path
from typing import Any

import pytest

from careerguide.columns.models import DataVersion
from careerguide.releases import build
from careerguide.releases.loader import discover
from careerguide.releases.models import Release
from tests.data import SiteData, using


@pytest.fixture(autouse=True)
def builders() -> None:
    discover()


def test_the_loaded_site_is_built_and_says_what_it_derived(site_data: SiteData) -> None:
    assert build.is_built()
    version = DataVersion.objects.get()
    assert version.summary["wages"]["areas"] == 583
    assert version.summary["programs"]["programs"] > 267_595


def test_another_release_calls_for_another_build(site_data: SiteData) -> None:
    before = build.Wanted.now().token
    Release.objects.filter(source="oews", year=2025).update(sha256="0" * 64)
    assert build.Wanted.now().token != before
    assert not build.is_built()


def test_other_builders_call_for_another_build(
    site_data: SiteData, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build.is_built()
    monkeypatch.setattr("careerguide.releases.builder.BUILDERS", [])
    assert not build.is_built()


def test_a_store_that_was_deleted_is_missed(
    site: SiteData, tmp_path: Path, django_db_blocker: Any
) -> None:
    own = site.copy(tmp_path)
    with using(own), django_db_blocker.unblock():
        assert build.is_built()
        shutil.rmtree(own.var / "store")
        assert not build.is_built()
