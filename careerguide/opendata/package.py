"""The data as a Frictionless Data Package (datapackage.org, version 2), from the declarations."""

from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from careerguide.columns import store
from careerguide.lists import prepared
from careerguide.lists.download import told_later
from careerguide.lists.prepared import CSV, FORMATS, PARQUET
from careerguide.lists.schema import ANY, BOOLEAN, NO, STRING, YES, DataField
from careerguide.opendata.licenses import License
from careerguide.opendata.tables import Table, licenses, of_source, tables
from careerguide.releases.models import Release

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
Json = dict[str, Any]
Address = Callable[[str], str]
"""Makes a path of the site an address."""


@require_safe
def datapackage(request: HttpRequest) -> HttpResponse:
    """/datapackage.json: what is prepared; 503 while nothing is."""
    prepared.see_to_all()
    made = [one for one in tables() if one.note]
    if not made:
        return told_later(request)
    found = package(made, request.build_absolute_uri)
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False, "indent": 1})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def package(made: list[Table], address: Address) -> Json:
    """The description of the tables that are made."""
    releases = {one.pk: one for table in made for one in table.releases}.values()
    newest = max(prepared.made_at(one.note) for one in made if one.note)
    return {
        "$schema": PROFILE,
        "name": "careerguide",
        "title": "Ways into a job: training, credentials, cost, time and pay",
        "description": (
            "Every figure of the site with where it comes from. An empty cell is a figure that is"
            " not known; it is never zero."
        ),
        "homepage": address("/"),
        "version": store.made_of(),
        "created": newest.astimezone(timezone.get_default_timezone()).isoformat(),
        "licenses": written_licenses(licenses(releases)),
        "sources": written_sources(releases, address),
        "resources": [resource(one, address) for one in made],
    }


def resource(table: Table, address: Address) -> Json:
    """A table that is made: its CSV, with the same as Parquet beside it."""
    assert table.note is not None
    files = table.note["files"]
    found: Json = {
        "name": table.name,
        "type": "table",
        "title": str(table.whole.title),
        "description": str(table.whole.about),
        "path": f"downloads/{table.name}.{CSV}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "compression": "gz",
        "rows": table.note["rows"],
        **written_file(files[CSV]),
        "licenses": written_licenses(table.licenses),
        "sources": written_sources(table.releases, address),
        "schema": schema(table),
    }
    if PARQUET in files:
        path = f"downloads/{table.name}.{PARQUET}"
        other = {"path": path, "format": PARQUET, "mediatype": FORMATS[PARQUET]}
        found["alternates"] = [other | written_file(files[PARQUET])]
    return {name: value for name, value in found.items() if value != []}


def written_file(file: prepared.File) -> Json:
    """A file's length and digest."""
    return {"bytes": file["bytes"], "hash": f"sha256:{file['sha256']}"}


def written_licenses(found: Iterable[License]) -> list[Json]:
    """Licenses as a package names them: one name may stand for several."""
    return [_known(name=one.name, title=str(one.title), path=one.path) for one in found]


def written_sources(releases: Iterable[Release], address: Address) -> list[Json]:
    """Releases as a package names them."""
    return [
        _known(
            title=str(one),
            path=one.url or address(f"/sources/{one.pk}/"),
            version=one.edition,
            publisher=one.publisher,
            license=one.licence,
        )
        for one in releases
    ]


def schema(table: Table) -> Json:
    """Table Schema of a table's columns."""
    found: Json = {
        "fields": [written_field(one) for one in table.fields],
        "missingValues": [""],
    }
    return found | ({"primaryKey": list(table.whole.key)} if table.whole.key else {})


def written_field(one: DataField) -> Json:
    """A column: beside its type its unit, why it may be empty, and what its figures come from."""
    answers = {"trueValues": [YES], "falseValues": [NO]} if one.kind == BOOLEAN else {}
    sources = [str(release) for slug in one.sources for release in of_source(slug)]
    return answers | _known(
        name=one.name, type=STRING if one.kind == ANY else one.kind,
        title=str(one.label), description=str(one.about or one.label), unit=str(one.unit),
        whereEmpty=str(one.missing), sources=[{"title": title} for title in sources],
    )  # fmt: skip


def _known(**values: Any) -> Json:
    return {name: value for name, value in values.items() if value not in ("", [])}
