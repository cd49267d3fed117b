"""Machines share builds: one loads and publishes, the others fetch, and nothing half is served."""

import fcntl
import tarfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from django.core.files.storage import FileSystemStorage
from pytest_django import Settings

from careerguide.columns import builds, shared, store
from careerguide.columns.models import DataVersion
from tests.data import SiteData


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """Where machines share builds."""
    place = tmp_path / "builds"
    place.mkdir()
    settings.SHARED_BUILDS = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(place)},
    }
    shared._storage.cache_clear()
    yield place
    shared._storage.cache_clear()


def make(token: str, *costs: int) -> Path:
    with store.writing(token):
        builds.save("figures", {"cost": np.array(costs)})
    return builds.root() / token


def publish(token: str, *costs: int) -> None:
    """As another machine does, which this one knows of by the database alone."""
    shared.publish(make(token, *costs))
    (builds.root() / token).rename(builds.root() / ".elsewhere")
    builds.shutil.rmtree(builds.root() / ".elsewhere")
    DataVersion.objects.update_or_create(pk=1, defaults={"token": token})
    store.forget()


def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fetch within the read that finds a build missing."""
    monkeypatch.setattr(shared, "start_fetching", shared.fetch)


def test_a_build_that_another_machine_made_is_fetched_and_served(
    empty_db: SiteData, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once(monkeypatch)
    make("one", 5, -1)
    publish("two", 7, 8, 9)
    assert store.version() == "two"
    assert store.columns("figures")["cost"].tolist() == [7, 8, 9]
    assert builds.is_unharmed("two")


def test_the_build_before_is_served_until_the_new_one_is_whole_here(
    empty_db: SiteData, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[str] = []
    monkeypatch.setattr(shared, "start_fetching", lambda token, root: started.append(token))
    make("one", 5, -1)
    publish("two", 7)
    assert store.version() == "one"
    assert store.columns("figures")["cost"].tolist() == [5, -1]
    assert started == ["two"]


def test_what_has_no_sum_yet_is_not_fetched(empty_db: SiteData, folder: Path) -> None:
    publish("two", 7)
    (folder / "two.sha256").unlink()
    assert not shared.fetch("two", builds.root())
    assert not (builds.root() / "two").exists()


def test_a_damaged_build_is_refused_and_leaves_nothing(empty_db: SiteData, folder: Path) -> None:
    publish("two", 7)
    packed = bytearray((folder / "two.tar").read_bytes())
    packed[len(packed) // 2] ^= 1
    (folder / "two.tar").write_bytes(packed)
    with pytest.raises(shared.NotWhole, match="another sum"):
        shared.fetch("two", builds.root())
    assert {path.name for path in builds.root().iterdir()} <= {".fetching"}
    assert not shared.fetched("two", builds.root())


def test_a_file_that_is_not_as_its_digest_says_is_refused(
    empty_db: SiteData, folder: Path, tmp_path: Path
) -> None:
    build = make("two", 7)
    np.save(build / "figures" / "cost.npy", np.array([8]))
    shared.publish(build)
    with pytest.raises(shared.NotWhole, match="files of the build"):
        shared.fetch("two", tmp_path / "elsewhere")


def test_a_pack_cannot_write_outside_its_folder(
    empty_db: SiteData, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "evil").write_text("x")
    with tarfile.open(folder / "two.tar", "w") as tar:
        tar.add(tmp_path / "evil", arcname="../../evil")
    digest = shared.hashlib.sha256((folder / "two.tar").read_bytes()).hexdigest()
    (folder / "two.sha256").write_text(digest)
    with pytest.raises(shared.NotWhole, match="outside itself"):
        shared.fetch("two", tmp_path / "deep" / "store")
    assert not (tmp_path / "deep" / "evil").exists()


def test_one_process_of_a_machine_fetches_at_a_time(empty_db: SiteData, folder: Path) -> None:
    publish("two", 7)
    with (builds.root() / ".fetching").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert not shared.fetch("two", builds.root())
    assert shared.fetch("two", builds.root())


def test_a_build_is_published_once_and_older_ones_go(empty_db: SiteData, folder: Path) -> None:
    for token in ("one", "two", "three"):
        make(token, 1)
        shared.share(builds.root() / token, {"two"})
    first = (folder / "three.tar").stat().st_mtime_ns
    shared.share(builds.root() / "three", {"two"})
    assert (folder / "three.tar").stat().st_mtime_ns == first
    assert {path.name for path in folder.iterdir()} == {
        "two.tar", "two.sha256", "three.tar", "three.sha256",
    }  # fmt: skip


def test_what_a_killed_machine_left_half_packed_is_packed_anew(
    empty_db: SiteData, folder: Path, tmp_path: Path
) -> None:
    (folder / "one.tar").write_bytes(b"half")
    shared.publish(make("one", 5))
    assert shared.fetch("one", tmp_path / "elsewhere")


def test_a_storage_that_fails_is_logged_and_the_build_is_in_use_here(
    empty_db: SiteData,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(FileSystemStorage, "save", full)
    shared.share(make("one", 5), ())
    assert "can't be shared" in caplog.text
    assert builds.exists("one")


def test_a_bucket_that_is_away_is_logged_and_the_build_is_made_here(
    empty_db: SiteData,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Its library raises errors that are none of the system's."""

    class EndpointAway(Exception):
        pass

    def away(*_arguments: object) -> None:
        raise EndpointAway("no connection")

    monkeypatch.setattr(FileSystemStorage, "exists", away)
    assert not shared.fetched("two", builds.root())
    assert "The build is made here: no connection" in caplog.text
