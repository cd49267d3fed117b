import shutil
from pathlib import Path

from careerguide.core import store
from careerguide.core.loading import build
from careerguide.core.models import DataVersion, Release
from tests.data import SiteData


def test_the_loaded_site_is_built_and_says_what_it_derived(site_data: SiteData) -> None:
    assert build.is_built()
    version = DataVersion.objects.get()
    assert version.summary["wages"]["areas"] == 583
    assert version.summary["programs"]["programs"] > 267_595


def test_another_release_calls_for_another_build(site_data: SiteData) -> None:
    before = build.wanted_token()
    Release.objects.filter(source="oews", year=2025).update(sha256="0" * 64)
    assert build.wanted_token() != before
    assert not build.is_built()


def test_another_layout_of_the_store_calls_for_another_build(
    site_data: SiteData, monkeypatch: object
) -> None:
    layout = build.LAYOUT
    try:
        build.LAYOUT = f"{layout}+"
        assert not build.is_built()
    finally:
        build.LAYOUT = layout


def test_a_store_that_was_deleted_is_missed(site: SiteData, tmp_path: Path) -> None:
    from tests.data import using

    own = site.copy(tmp_path)
    shutil.rmtree(own.var / "store")
    done = own.python(
        "manage.py",
        "shell",
        "--no-imports",
        "-c",
        "from careerguide.core.loading.build import is_built; print(is_built())",
    )
    assert done.stdout.strip() == "False"
    with using(own):
        assert not store.root().exists()
