"""Whole lists as files: made once, sent from where a download broke off."""

import csv
import gzip
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from careerguide.columns import beside, builds, store
from careerguide.lists import parquet, prepared
from careerguide.lists.download import not_here
from careerguide.lists.schema import Sheet, Whole

ADDRESS = "/downloads/programs.csv.gz"
LINES = [["1", "Coding (made up)", None], ["2", "=1+1", "x"]]
SHEET = Sheet.plain(["a", "b", "c"], LINES)
OF_ONE = Sheet.plain(["a"], [["1"]])


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site_data: Any) -> Path:
    """Where the file of programs is for this test; CSV alone is made."""
    monkeypatch.setattr(prepared, "folder", lambda: tmp_path / "downloads")
    monkeypatch.setattr(parquet, "is_installed", lambda: False)
    return tmp_path / "downloads" / "programs.csv.gz"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been started."""
    commands: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_how: commands.append(command))
    return commands


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def known_tag(client: Client) -> str:
    response = client.get(ADDRESS)
    body(response)
    return str(response["ETag"])


def test_a_made_file_is_whole_safe_and_has_its_checksum(file: Path, client: Client) -> None:
    prepared.make("programs", SHEET)
    response = client.get(ADDRESS)
    sent = body(response)
    assert gzip.decompress(sent).decode("utf-8-sig").splitlines() == [
        "a,b,c", "1,Coding (made up),", "2,'=1+1,x",
    ]  # fmt: skip
    assert response["Content-Length"] == str(len(sent))
    known = hashlib.sha256(sent).hexdigest()
    assert client.get(f"{ADDRESS}.sha256").content.decode() == f"{known}  programs.csv.gz\n"
    assert [one.name for one in file.parent.iterdir() if one.name.startswith(".")] == []


def test_a_broken_download_goes_on_where_it_stopped(file: Path, client: Client) -> None:
    prepared.make("programs", SHEET)
    whole = file.read_bytes()
    tag = known_tag(client)
    rest = client.get(ADDRESS, headers={"Range": "bytes=10-", "If-Range": tag})
    assert (rest.status_code, body(rest)) == (206, whole[10:])
    assert rest["Content-Range"] == f"bytes 10-{len(whole) - 1}/{len(whole)}"
    other = client.get(ADDRESS, headers={"Range": "bytes=10-", "If-Range": '"older"'})
    assert (other.status_code, body(other)) == (200, whole)
    assert client.get(ADDRESS, headers={"Range": "bytes=99999-"}).status_code == 416
    assert body(client.get(ADDRESS, headers={"Range": "bytes=x-1"})) == whole
    assert client.get(ADDRESS, headers={"If-None-Match": tag}).status_code == 304


def test_a_file_that_is_not_there_is_being_made(
    file: Path, client: Client, started: list[list[str]]
) -> None:
    for address in (ADDRESS, f"{ADDRESS}.sha256"):
        response = client.get(address)
        assert (response.status_code, response["Retry-After"]) == (503, "30")
        assert "is being prepared" in response.content.decode()
    assert [command[-2:] for command in started] == [["prepare_downloads", "programs"]] * 2


def test_while_one_process_makes_files_no_other_does(
    file: Path, client: Client, started: list[list[str]]
) -> None:
    with prepared._alone() as mine:
        assert mine
        assert prepared.is_being_made()
        assert prepared.make_all() == []
        assert client.get(ADDRESS).status_code == 503
    assert started == []


def test_of_several_readers_who_ask_at_once_the_first_has_it_made(
    file: Path, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process that is started stands waiting, as one that is only reading its settings does."""
    monkeypatch.setattr(beside, "MANAGE", (sys.executable, "-c", "input()"))
    monkeypatch.setattr(builds, "root", lambda: tmp_path)
    begun: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def popen(command: list[str], **how: Any) -> Any:
        begun.append(real(command, **{**how, "stdin": subprocess.PIPE}))

    monkeypatch.setattr(subprocess, "Popen", popen)
    for _reader in range(3):
        assert client.get(ADDRESS).status_code == 503
    assert len(begun) == 1
    begun[0].communicate()
    assert client.get(ADDRESS).status_code == 503
    assert len(begun) == 2, "one that ended has let go"
    begun[1].communicate()


def test_lists_without_a_file_have_no_such_address(client: Client, site_data: Any) -> None:
    assert client.get("/downloads/nothing.csv.gz").status_code == 404
    assert client.get("/downloads/nothing.csv.gz.sha256").status_code == 404


def test_other_code_writes_a_file_of_its_own(
    tmp_path: Path, client: Client, started: list[list[str]], monkeypatch: pytest.MonkeyPatch,
    site_data: Any,
) -> None:  # fmt: skip
    monkeypatch.setattr(builds, "root", lambda: tmp_path)
    monkeypatch.setattr(parquet, "is_installed", lambda: False)
    prepared.make("programs", OF_ONE)
    assert prepared.is_current("programs")
    assert body(client.get(ADDRESS))
    monkeypatch.setattr(prepared, "code_version", lambda: "upgraded")
    assert not prepared.is_current("programs")
    assert client.get(ADDRESS).status_code == 503
    assert [command[-2:] for command in started] == [["prepare_downloads", "programs"]]


def test_the_code_is_another_when_a_source_of_it_changes(tmp_path: Path) -> None:
    source = tmp_path / "app" / "columns.py"
    source.parent.mkdir()
    source.write_text("price = 1\n")
    folders = [source.parent]
    before = prepared.version_of(folders)
    (source.parent / "notes.txt").write_text("no source")
    assert prepared.version_of(folders) == before
    source.write_text("price = 2\n")
    assert prepared.version_of(folders) != before
    source.write_text("price = 1\n")
    assert prepared.version_of(folders) == before
    source.rename(source.with_name("filters.py"))
    assert prepared.version_of(folders) != before


def test_a_file_older_than_an_edit_is_sent_and_made_anew(
    file: Path, client: Client, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "PREPARED", {"programs": "made.up"})
    whole = Whole("", "", (), lambda _part: OF_ONE)
    monkeypatch.setattr(prepared, "import_string", lambda _path: whole)
    monkeypatch.setattr(prepared.os, "nice", lambda _by: 0)
    assert prepared.make_all() == [file]
    assert body(client.get(ADDRESS))
    assert (started, prepared.make_all()) == ([], [])
    monkeypatch.setattr(store, "made_of", lambda: "after an edit")
    response = client.get(ADDRESS)
    assert gzip.decompress(body(response)).decode("utf-8-sig").split() == ["a", "1"]
    assert [command[-2:] for command in started] == [["prepare_downloads", "programs"]]
    assert prepared.make_all() == [file]
    assert prepared.is_current("programs")


def test_a_file_that_could_not_be_written_leaves_nothing_behind(file: Path) -> None:
    def lines() -> Iterator[list[str]]:
        yield ["1"]
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        prepared.make("programs", Sheet.plain(["a"], lines()))
    assert list(file.parent.iterdir()) == []
    assert prepared.note("programs") is None


def test_of_the_folders_of_other_code_the_newest_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [tmp_path / f"downloads-{name}" for name in ("oldest", "older", "own")]
    for at, one in enumerate(folders):
        one.mkdir()
        os.utime(one, (at, at))
    monkeypatch.setattr(prepared, "folder", lambda: folders[-1])
    prepared._tidy()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["downloads-older", "downloads-own"]


def test_without_pyarrow_there_is_no_parquet_and_the_address_says_so(
    file: Path, client: Client, started: list[list[str]]
) -> None:
    prepared.make("programs", SHEET)
    assert client.get("/downloads/programs.parquet").status_code == 404
    assert (prepared.formats("programs"), started) == (("csv.gz",), [])
    assert "pyarrow" in not_here("parquet")


def test_a_table_is_the_same_as_csv_and_as_parquet(
    tmp_path: Path, client: Client, site_data: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(prepared, "folder", lambda: tmp_path)
    sheet = prepared.sheet("occupations")
    assert sheet
    prepared.make("occupations", sheet)
    columns = reader.read_table(tmp_path / "occupations.parquet").to_pydict()
    with gzip.open(tmp_path / "occupations.csv.gz", "rt", encoding="utf-8-sig") as text:
        rows = list(csv.DictReader(text))
    assert len(rows) == 830
    for field in sheet.fields:
        assert columns[field.name] == [field.value(row[field.name]) for row in rows], field.name
    assert body(client.get("/downloads/occupations.parquet"))[:4] == b"PAR1"
