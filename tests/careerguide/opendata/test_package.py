"""The whole data as a package: its description is whole, and its files are what it says."""

import csv
import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from careerguide.lists import parquet, prepared
from careerguide.lists.schema import Sheet
from careerguide.opendata.licenses import KNOWN, OTHER, license_of
from careerguide.opendata.tables import tables
from careerguide.releases.models import Release

ROWS = 300
"""Of each table, so that the tests take seconds; a table is read as it is written."""
TYPES: dict[str, Callable[[str], Any]] = {
    "string": str, "integer": int, "number": float, "date": date.fromisoformat,
    "boolean": {"yes": True, "no": False}.__getitem__,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site_data: Any) -> Path:
    monkeypatch.setattr(prepared, "folder", lambda: tmp_path)
    monkeypatch.setattr(prepared, "start_making", lambda *_names: None)
    return tmp_path


def make(name: str) -> Sheet:
    found = prepared.sheet(name)
    assert found
    prepared.make(name, Sheet(found.fields, islice(iter(found.lines), ROWS)))
    return found


@pytest.fixture
def package(folder: Path, client: Client, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr(parquet, "is_installed", lambda: False)
    for name in settings.PREPARED:
        make(name)
    found: dict[str, Any] = client.get("/datapackage.json").json()
    return found


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with gzip.open(folder / f"{name}.csv.gz", "rt", encoding="utf-8-sig", newline="") as text:
        return list(csv.DictReader(text))


def test_every_table_of_the_site_is_described_with_length_and_digest(
    package: dict[str, Any], folder: Path, client: Client
) -> None:
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [one["name"] for one in package["resources"]] == list(settings.PREPARED)
    for one in package["resources"]:
        file = folder / f"{one['name']}.csv.gz"
        assert one["path"] == f"downloads/{file.name}"
        assert one["bytes"] == file.stat().st_size
        assert one["hash"] == f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
        response: Any = client.get(f"/{one['path']}")
        assert b"".join(response.streaming_content) == file.read_bytes()
        response.close()
        assert one.get("licenses") or one["name"] in ("corrections", "sources")


def test_every_cell_is_of_its_fields_type_and_every_key_is_of_one_row(
    package: dict[str, Any], folder: Path
) -> None:
    for one in package["resources"]:
        lines, schema = rows(folder, one["name"]), one["schema"]
        assert len(lines) == one["rows"]
        fields = {field["name"]: field for field in schema["fields"]}
        assert len(fields) == len(schema["fields"])
        assert schema["missingValues"] == [""]
        for line in lines:
            assert list(line) == list(fields)
            for name, cell in line.items():
                if cell:
                    TYPES[fields[name]["type"]](cell)
        key = schema.get("primaryKey", [])
        assert set(key) <= set(fields)
        keys = [tuple(line[name] for name in key) for line in lines]
        if key:
            assert len(set(keys)) == len(keys), one["name"]
            assert all(all(values) for values in keys), one["name"]


def test_each_figure_says_its_unit_and_the_releases_it_comes_from(
    package: dict[str, Any],
) -> None:
    fields = {
        (one["name"], field["name"]): field
        for one in package["resources"]
        for field in one["schema"]["fields"]
    }
    price = fields["programs", "price_high"]
    assert (price["type"], price["unit"]) == ("number", "dollars")
    assert any("Student charges" in source["title"] for source in price["sources"])
    assert any("Texas" in source["title"] for source in price["sources"])
    wage = fields["wages", "hourly_median"]
    assert wage["unit"] == "dollars an hour"
    # Trends read other editions, which are in no table.
    wages = Release.objects.get(source="oews", edition="May 2025")
    assert [source["title"] for source in wage["sources"]] == [str(wages)]
    assert fields["occupations", "employment"]["whereEmpty"] == "withheld"
    assert fields["programs", "unitid"]["type"] == "integer"


def test_every_column_of_a_download_says_what_it_is(site_data: Any) -> None:
    silent = {
        f"{table.name}: {one.name}"
        for table in tables()
        for one in table.fields
        if not str(one.label) and not str(one.about)
    }
    assert not silent


def test_while_nothing_is_made_there_is_no_package_yet(folder: Path, client: Client) -> None:
    response = client.get("/datapackage.json")
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    page = client.get("/data/").content.decode()
    assert page.count("Being prepared") == len(settings.PREPARED)


def test_the_page_says_each_files_size_digest_rows_and_license(
    package: dict[str, Any], client: Client
) -> None:
    page = client.get("/data/").content.decode()
    for one in package["resources"]:
        assert f'href="/{one["path"]}"' in page
        assert f"SHA-256</a> {one['hash'].removeprefix('sha256:')[:12]}…" in page
    assert "Parquet is not prepared on this server" in page
    assert 'rel="alternate" type="application/json" href="/datapackage.json"' in page
    start = page.index('<script type="application/ld+json">') + 35
    (found,) = json.loads(page[start : page.index("</script>", start)])["@graph"]
    assert found["@type"] == "Dataset"
    assert [part["distribution"][0]["contentUrl"] for part in found["hasPart"]] == [
        f"http://testserver/{one['path']}" for one in package["resources"]
    ]


def test_parquet_stands_beside_the_csv_where_it_is_made(folder: Path, client: Client) -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    sheet = make("areas")
    (one,) = client.get("/datapackage.json").json()["resources"]
    other = one["alternates"][0]
    file = folder / "areas.parquet"
    assert (other["path"], other["bytes"]) == ("downloads/areas.parquet", file.stat().st_size)
    table = reader.read_table(file)
    assert table.column_names == sheet.names
    assert table.num_rows == one["rows"] == len(rows(folder, "areas"))
    parity = table.schema.field("price_parity")
    unit = parity.metadata[b"unit"].decode()
    assert (str(parity.type), unit) == ("double", "percent of the nation’s")
    assert ">Parquet<" in client.get("/data/").content.decode().replace("\n", "")


def test_every_license_of_a_release_is_one_that_is_known_or_says_that_none_is_stated(
    site_data: Any,
) -> None:
    unknown = {one.licence for one in Release.objects.all() if license_of(one.licence) not in KNOWN}
    assert {license_of(words) for words in unknown} <= {OTHER}
    assert all("no license" in words for words in unknown), unknown


def schools() -> Iterator[dict[str, Any]]:
    sheet = prepared.sheet("schools")
    assert sheet
    return (dict(zip(sheet.names, line, strict=True)) for line in sheet.lines)


def test_a_school_stands_once_with_what_its_programs_say_of_it(
    site_data: Any, client: Client
) -> None:
    known = list(schools())
    numbers = [one["school_id"] for one in known]
    assert len(set(numbers)) == len(numbers)
    one = next(one for one in known if one["unitid"] == 164775)
    assert (one["city"], one["state"], one["control"]) == ("Pittsfield", "MA", "public")
    response: Any = client.get("/programs/?school=164775&_export=csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    listed = list(csv.DictReader(text.splitlines()))
    assert one["programs"] == len(listed)
    assert str(one["completion_rate"]) == listed[0]["completion_rate"]


def test_whole_tables_say_what_the_lists_downloads_say(site_data: Any, client: Client) -> None:
    """So that what checks the one checks the other (docs/verify.md)."""
    for name, address in (("occupations", "/salaries/"), ("certifications", "/certifications/")):
        whole = prepared.sheet(name)
        assert whole
        told = [[shown(cell) for cell in line] for line in whole.lines]
        assert [whole.names, *told] == list(csv.reader(exported(client, address)))
    wages = prepared.sheet("wages")
    assert wages
    lines = list(islice(iter(wages.lines), 1_500))
    for soc in list(dict.fromkeys(line[0] for line in lines))[:-1]:
        own = [[shown(cell) for cell in line[2:]] for line in lines if line[0] == soc]
        listed = list(csv.reader(exported(client, f"/salaries/{soc}/?sort=area&")))
        assert sorted(own) == sorted(listed[1:])


def exported(client: Client, address: str) -> list[str]:
    response: Any = client.get(f"{address}{'' if '?' in address else '?'}_export=csv")
    return b"".join(response.streaming_content).decode("utf-8-sig").splitlines()


def shown(cell: Any) -> str:
    return "" if cell is None else str(cell)
