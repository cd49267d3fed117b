"""The page of downloads: each table's files, what they come from, and what publishers allow."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypedDict

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from careerguide.lists import parquet, prepared
from careerguide.lists.prepared import CSV, PARQUET
from careerguide.opendata.licenses import License
from careerguide.opendata.tables import Table, licenses, tables
from careerguide.pages import structured
from careerguide.pages.compiled import render
from careerguide.pages.numbers import count
from careerguide.releases.models import Release, releases_in_use

NAMES = {CSV: "CSV", PARQUET: "Parquet"}


class File(TypedDict):
    """A download as the page writes it."""

    label: str
    href: str
    size: str
    sha256: str


class Row(TypedDict):
    """A table; `files` is empty while they are being made."""

    name: str
    title: str
    about: str
    rows: str
    made: datetime | None
    files: list[File]
    licenses: list[str]


class Allowed(TypedDict):
    """A license, what it allows, and the publishers whose releases have it."""

    title: str
    href: str
    allows: str
    publishers: list[str]


class DataPage(TypedDict):
    """What templates/opendata/data.html shows."""

    section: str
    tables: list[Row]
    allowed: list[Allowed]
    has_parquet: bool
    json: SafeString


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """/data/: the whole data to download."""
    prepared.see_to_all()
    every = tables()
    response = render(request, "opendata/data.html", {**data_page(every, request)})
    response["Cache-Control"] = "public, max-age=60"
    return response


def data_page(every: list[Table], request: HttpRequest) -> DataPage:
    """Everything the page's template shows."""
    described = structured.written([described_as(every, request)])
    return {
        "section": "sources",
        "tables": [written_table(one) for one in every],
        "allowed": allowed(releases_in_use()),
        "has_parquet": parquet.is_installed(),
        "json": mark_safe(described),  # noqa: S308 - escaped
    }


def written_table(table: Table) -> Row:
    """A table as the page writes it."""
    note = table.note
    return {
        "name": table.name,
        "title": str(table.whole.title),
        "about": str(table.whole.about),
        "rows": count(note["rows"]) if note else "",
        "made": prepared.made_at(note) if note else None,
        "files": [
            {
                "label": NAMES[form],
                "href": address_of(table.name, form),
                "size": size(file["bytes"]),
                "sha256": file["sha256"],
            }
            for form, file in (note["files"] if note else {}).items()
        ],
        "licenses": [str(one.title) for one in table.licenses],
    }


def address_of(name: str, form: str) -> str:
    """The path of a table's file."""
    return reverse("download" if form == CSV else form, args=[name])


def size(number: int) -> str:
    """Bytes in words: 512 B, 30 kB, 19.1 MB."""
    for unit, least in (("MB", 1_000_000), ("kB", 1_000)):
        if number >= least:
            return f"{number / least:.3g} {unit}"
    return f"{number} B"


def allowed(releases: Iterable[Release]) -> list[Allowed]:
    """Licenses of the releases in use, with whose they are."""
    found: dict[License, dict[str, None]] = {}
    for release in releases:
        for one in licenses([release]):
            found.setdefault(one, {})[release.publisher] = None
    return [
        {
            "title": str(one.title),
            "href": one.path,
            "allows": str(one.allows),
            "publishers": sorted(publishers),
        }
        for one, publishers in found.items()
    ]


def described_as(every: list[Table], request: HttpRequest) -> structured.Thing:
    """schema.org's Dataset, with a part for each table that is made."""
    site = request.build_absolute_uri
    parts = [one for one in every if one.note]
    return structured.known(
        "Dataset",
        name="Ways into a job: training, credentials, cost, time and pay",
        description=(
            "What training programs in the United States cost, how long they take and what the"
            " work pays, with the source of every figure."),
        url=site(reverse("data")),
        license=list(dict.fromkeys(one.path for table in parts for one in table.licenses
                                   if one.path)),
        inLanguage="en",
        isAccessibleForFree=True,
        dateModified=max(
            (prepared.made_at(one.note).date().isoformat() for one in parts if one.note),
            default="",
        ),
        creator=structured.known("Organization", name="careerguide", url=site("/")),
        isBasedOn=[one.url for one in releases_in_use() if one.url],
        spatialCoverage=structured.known("Country", name="United States"),
        hasPart=[_described_table(one, site) for one in parts],
    )  # fmt: skip


def _described_table(table: Table, site: Any) -> structured.Thing:
    assert table.note is not None
    files = table.note["files"]
    return structured.known(
        "Dataset",
        name=str(table.whole.title),
        description=str(table.whole.about),
        license=[one.path for one in table.licenses if one.path],
        variableMeasured=[
            structured.known("PropertyValue", name=one.name, unitText=str(one.unit),
                             description=str(one.about or one.label))
            for one in table.fields
        ],
        distribution=[
            structured.known(
                "DataDownload", contentUrl=site(address_of(table.name, form)),
                encodingFormat=prepared.FORMATS[form], contentSize=str(file["bytes"]),
                sha256=file["sha256"],
            )
            for form, file in files.items()
        ],
    )  # fmt: skip
