"""Whole lists as files: made once, sent from where a download broke off."""

import gzip
import hashlib
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from careerguide.columns import store
from careerguide.lists import prepared

ADDRESS = "/downloads/programs.csv.gz"
LINES = [["1", "Coding (made up)", None], ["2", "=1+1", "x"]]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site_data: Any) -> Path:
    """Where the file of programs is for this test."""
    place = tmp_path / "downloads" / "programs.csv.gz"
    monkeypatch.setattr(prepared, "path", lambda _name: place)
    return place


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
    prepared.make(file, (["a", "b", "c"], LINES))
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
    prepared.make(file, (["a", "b", "c"], LINES))
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


def test_lists_without_a_file_have_no_such_address(client: Client, site_data: Any) -> None:
    assert client.get("/downloads/nothing.csv.gz").status_code == 404
    assert client.get("/downloads/nothing.csv.gz.sha256").status_code == 404


def test_other_code_writes_a_file_of_its_own(
    tmp_path: Path, client: Client, started: list[list[str]], monkeypatch: pytest.MonkeyPatch,
    site_data: Any,
) -> None:  # fmt: skip
    monkeypatch.setattr(store, "root", lambda: tmp_path)
    place = prepared.path("programs")
    place.parent.parent.mkdir(exist_ok=True)
    prepared.make(place, (["a"], [["1"]]))
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
    monkeypatch.setattr(prepared, "import_string", lambda _path: lambda _part: (["a"], [["1"]]))
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
