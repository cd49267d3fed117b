"""Large imports go on beside the server: all or nothing, and told, however they end. Made up."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from careerguide.columns import beside
from careerguide.editorial import importing, jobs
from careerguide.editorial.jobs import ImportJob
from careerguide.editorial.revisions import ChangeSet
from certifications.models import Certification, Fee
from tests.careerguide.editorial.clients import words
from tests.careerguide.editorial.test_stale_tables import exported, looked
from tests.data import SiteData

TOP = Path(__file__).resolve().parents[3]
FEES = "/admin/certifications/fee/"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Commands that would have been started, and are not; two rows make an import a large one."""
    commands: list[tuple[str, ...]] = []
    monkeypatch.setattr(importing, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(beside, "start", lambda *command: commands.append(command))
    return commands


def confirmed(client: Client) -> Any:
    """All three fees get a note; the answer to the confirmation, followed."""
    rows = exported(client)
    for row in rows:
        row["note"] = "Asked in May"
    sent = {"looked": looked(client, rows).context["looked"], "_why": "May"}
    return client.post(f"{FEES}import/", sent, follow=True)


def noted() -> int:
    return Fee.objects.filter(note="Asked in May").count()


def page(client: Client) -> Any:
    return client.get(f"/admin/core/importjob/{ImportJob.objects.get().pk}/change/")


def test_a_large_import_is_kept_done_elsewhere_and_told(
    anna: Client, started: list[tuple[str, ...]]
) -> None:
    answer = confirmed(anna)
    job = ImportJob.objects.get()
    assert started == [("take_in", str(job.pk))]
    assert "Waiting to begin" in words(answer)
    assert answer["Refresh"] == "2"
    assert noted() == 0
    call_command(*started[0])
    done = page(anna)
    assert "The file’s 3 rows are in" in words(done)
    assert "Refresh" not in done
    change = ChangeSet.objects.get()
    assert (change.how, change.why, change.who, change.rows) == ("import", "May", "anna", 3)
    assert f"/admin/core/changeset/{change.pk}/" in done.content.decode()
    assert noted() == 3
    call_command(*started[0])
    assert ChangeSet.objects.count() == 1, "it is done once"


def test_few_rows_are_saved_at_once(anna: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "start", lambda *command: pytest.fail("nothing is to be started"))
    assert "3 rows were imported" in confirmed(anna).content.decode()
    assert noted() == 3


def test_what_somebody_changed_meanwhile_stops_all_of_it_and_is_named(
    anna: Client, started: list[tuple[str, ...]]
) -> None:
    confirmed(anna)
    fee = Fee.objects.get(amount=300)
    fee.amount += 1
    fee.save()
    call_command(*started[0])
    told = words(page(anna))
    assert "Nothing was imported" in told
    assert "The rows have changed since you looked" in told
    assert "301.00" in told
    assert noted() == 0


def test_a_fault_while_saving_leaves_nothing_half_written(
    anna: Client, started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    confirmed(anna)
    saves = []
    save = Fee.save

    def second_fails(row: Fee, *args: Any, **named: Any) -> None:
        saves.append(row)
        if len(saves) == 2:
            raise MemoryError("made up")
        save(row, *args, **named)

    monkeypatch.setattr(Fee, "save", second_fails)
    with pytest.raises(MemoryError):
        call_command(*started[0])
    assert "MemoryError: made up" in words(page(anna))
    assert (noted(), ChangeSet.objects.count()) == (0, 0)
    monkeypatch.setattr(Fee, "save", save)
    again = anna.post(f"/admin/core/importjob/{ImportJob.objects.get().pk}/again/", follow=True)
    assert "Waiting to begin" in words(again)
    call_command(*started[1])
    assert noted() == 3


def test_a_busy_database_is_told_and_the_import_can_be_started_again(
    anna: Client, started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError

    from careerguide.management.commands import take_in

    confirmed(anna)

    def busy(*_args: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(take_in, "take_in", busy)
    call_command(*started[0])
    told = words(page(anna))
    assert "The database is busy" in told
    assert "Nothing was imported" in told
    assert 'value="Start it again"' in page(anna).content.decode()


def test_a_process_that_never_began_or_went_silent_is_told(
    anna: Client, started: list[tuple[str, ...]]
) -> None:
    confirmed(anna)
    long_ago = timezone.now() - timedelta(hours=1)
    state = ImportJob.State
    for values in (
        {"state": state.WAITING, "heard_at": long_ago},
        {"state": state.CHECKING, "host": socket.gethostname()},
        {"state": state.SAVING, "host": "another machine", "heard_at": long_ago},
    ):
        ImportJob.objects.update(**values)
        assert "stopped before it was done" in words(page(anna)), values
    ImportJob.objects.update(state=state.SAVING, host="another machine", heard_at=timezone.now())
    assert "Saving all rows at once" in words(page(anna))
    with beside.alone(ImportJob.objects.get().lock):
        ImportJob.objects.update(host=socket.gethostname(), heard_at=long_ago)
        assert "Saving all rows at once" in words(page(anna)), "it is still at it"


def test_where_no_process_can_be_started_that_is_told(
    anna: Client, started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_more(*_command: str) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(beside, "start", no_more)
    assert "no more processes" in words(confirmed(anna))


def test_checking_holds_nobody_up(
    anna: Client, started: list[tuple[str, ...]], one: Certification, empty_db: SiteData,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Another connection writes while rows are looked at."""
    import sqlite3

    from careerguide.management.commands import take_in

    confirmed(anna)
    with closing(sqlite3.connect(empty_db.database, isolation_level=None, timeout=0)) as other:
        look, seen = take_in.look, []

        def look_while_another_writes(sheet: Any, grid: Any, tell: Any) -> Any:
            def told(checked: int) -> None:
                seen.append(checked)
                other.execute("BEGIN IMMEDIATE")
                other.execute("ROLLBACK")
                tell(checked)

            return look(sheet, grid, told)

        monkeypatch.setattr(take_in, "look", look_while_another_writes)
        call_command(*started[0])
    assert seen == [0, 1, 2]
    assert noted() == 3


@pytest.fixture
def killed_when_asked(empty_db: SiteData) -> Iterator[Any]:
    processes: list[subprocess.Popen[bytes]] = []

    def begin(number: Any) -> subprocess.Popen[bytes]:
        command = [sys.executable, "manage.py", "take_in", str(number)]
        processes.append(subprocess.Popen(command, cwd=TOP, env=empty_db.environment))
        return processes[-1]

    yield begin
    for one in processes:
        one.kill()
        one.wait()


def test_a_job_that_is_killed_has_written_nothing_and_says_so(
    anna: Client, started: list[tuple[str, ...]], empty_db: SiteData, killed_when_asked: Any
) -> None:
    import sqlite3

    confirmed(anna)
    job = ImportJob.objects.get()
    with closing(sqlite3.connect(empty_db.database, isolation_level=None)) as other:
        # It can't note that it begins, and waits with its lock: there it is killed.
        other.execute("BEGIN IMMEDIATE")
        process = killed_when_asked(job.pk)
        while not beside.is_held(job.lock):
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        other.execute("ROLLBACK")
    ImportJob.objects.update(state=ImportJob.State.CHECKING, host=socket.gethostname())
    assert "stopped before it was done" in words(page(anna))
    assert noted() == 0
    jobs.start(job)
    assert killed_when_asked(job.pk).wait() == 0
    assert "3 rows are in" in words(page(anna))
    assert noted() == 3


def test_who_may_not_import_sees_it_and_starts_nothing(
    anna: Client, started: list[tuple[str, ...]]
) -> None:
    from django.contrib.auth.models import Permission, User

    confirmed(anna)
    ImportJob.objects.update(state=ImportJob.State.REFUSED)
    looker = User.objects.create_user("looker", is_staff=True)
    looker.user_permissions.set(Permission.objects.filter(codename="view_importjob"))
    client = Client()
    client.force_login(looker)
    assert "Start it again" not in page(client).content.decode()
    address = f"/admin/core/importjob/{ImportJob.objects.get().pk}/again/"
    assert client.post(address).status_code == 403
    assert Client().post(address).status_code == 302
    assert ImportJob.objects.get().state == ImportJob.State.REFUSED
