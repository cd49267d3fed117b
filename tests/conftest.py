"""What every test stands on: fixed settings, the loaded data, no network beyond this machine."""

import ipaddress
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # it reads Django's settings, which are not set yet
    from tests.data import SiteData

# Nothing of this machine's own settings decides a test. Set before Django reads them.
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "careerguide.settings",
    "ENV_FILE": os.devnull,
    "SECRET_KEY": "only-for-tests-" + "0123456789" * 5,
    "DEBUG": "off",
    "HTTPS": "off",
    "PREPARE_AT_START": "off",
    "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:"),
    # Playwright's driver runs an event loop in the test's thread, where Django would refuse the
    # database; the site has no asynchronous code that this could hide a fault of.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
}


def pytest_configure(config: pytest.Config) -> None:
    import hypothesis
    from django.conf import settings

    # A slow machine is no failure.
    hypothesis.settings.register_profile("untimed", deadline=None)
    hypothesis.settings.load_profile("untimed")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    # Served from the source folders: no collectstatic before a test.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True


def run_folder(factory: pytest.TempPathFactory) -> Path:
    """What the workers of this run share. TEST_DATA_DIR keeps it, loaded, for the runs after."""
    if kept := os.environ.get("TEST_DATA_DIR"):
        return Path(kept).resolve()
    base = factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "site"


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Half a gigabyte is not left behind."""
    if "PYTEST_XDIST_WORKER" not in os.environ and "TEST_DATA_DIR" not in os.environ:
        factory = session.config._tmp_path_factory  # type: ignore[attr-defined]
        shutil.rmtree(run_folder(factory), ignore_errors=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> "SiteData":
    """All of data/, loaded. For reading only: `site.copy(tmp_path)` is a test's own to change."""
    from tests.data import loaded

    return loaded(run_folder(tmp_path_factory))


@pytest.fixture(scope="session")
def django_db_setup(site: "SiteData", tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The database of tests marked django_db: this worker's copy of the loaded data.

    Each test runs in a transaction that is rolled back, so all can share it. Not for tests with
    transaction=True: Django empties the database after those; they take `empty_db` or a copy.
    """
    from tests.data import using

    own = site.copy(tmp_path_factory.mktemp("own"))
    with using(own):
        yield
    shutil.rmtree(own.database.parent)


@pytest.fixture
def site_data(db: None, site: "SiteData") -> "SiteData":
    """The loaded site, for tests of pages and figures; what a test writes is rolled back."""
    return site


@pytest.fixture
def empty_db(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator["SiteData"]:
    """A database with no rows and an empty store, of this test alone: what it commits stays.

    Takes the place of the shared one, so a test with it is not marked django_db.
    """
    from tests.data import empty, using

    own = empty(run_folder(tmp_path_factory)).copy(tmp_path)
    with using(own), django_db_blocker.unblock():
        yield own


@pytest.fixture(autouse=True)
def version_of_this_test() -> None:
    """A worker trusts the version it read for a second: that of a test whose edits were rolled
    back would last into the next, and what that one makes first would be made twice."""
    from careerguide.columns import store

    store.forget_version()


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Any:
    """A connection that leaves this machine is an error, not a slow or flaky test."""
    with pytest.MonkeyPatch.context() as patch:
        connect = socket.socket.connect

        def guarded(self: socket.socket, address: Any) -> None:
            if self.family != socket.AF_UNIX and not is_loopback(address[0]):
                self.close()
                raise RuntimeError(f"a test tried to reach {address[0]}")
            connect(self, address)

        patch.setattr(socket.socket, "connect", guarded)
        yield


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright's browser is the Chromium found on this machine."""
    from tests.browser import chromium

    path = chromium.find()
    assert path, "no Chromium: make test installs one"
    return browser_type_launch_args | {
        "executable_path": path,
        "args": chromium.launch_arguments(),
    }
