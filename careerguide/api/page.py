"""The page that explains the API: what there is, and a query of each to follow or to try."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from careerguide.api.figures import Shape
from careerguide.api.limits import WINDOW
from careerguide.api.resources import Resource
from careerguide.api.schemas import parameters
from careerguide.api.site import ROOT, resources, site_of
from careerguide.columns.store import NoData
from careerguide.pages.cache import per_page_version
from careerguide.pages.compiled import render

SHOWN = 2
"""Figures of the sample."""
MOST_CHOICES = 8
"""What a parameter may be is told up to so many values; the document has all."""


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the API has, from its resources."""
    return render(request, "api/page.html", page(site_of(request)))


def parameter(one: dict[str, Any]) -> dict[str, str]:
    """A parameter's name, what it is, and what it may be in few words."""
    schema = one["schema"].get("items", one["schema"])
    choices = [str(choice) for choice in schema.get("enum", ()) if choice != ""]
    more = f" and {len(choices) - MOST_CHOICES} more" if len(choices) > MOST_CHOICES else ""
    kind = ", ".join(choices[:MOST_CHOICES]) + more if choices else schema["type"]
    if "maximum" in schema:
        kind = f"{kind}, {schema['minimum']:,} to {schema['maximum']:,}"
    several = "; may be given several times" if one["schema"]["type"] == "array" else ""
    return {"name": one["name"], "about": one["description"], "kind": f"{kind}{several}"}


def figures(resource: Resource) -> str:
    """What a record has, by name."""
    return ", ".join(one.name for one in Shape.of(resource.selection.columns).columns)


@per_page_version(spoken=False)
def sample(resource: Resource, site: str) -> str:
    """The beginning of an answer: a name and two known figures of its first record; "" before any
    data is loaded, and where nothing matches."""
    query = QueryDict(f"{resource.example.partition('?')[2]}&size=1")
    try:
        answer = json.loads(resource.list(query, site, f"{ROOT}{resource.name}/"))
    except NoData:
        return ""
    for record in answer["data"]:
        figures = [name for name, one in record.items()
                   if isinstance(one, dict) and one.get("value") is not None]  # fmt: skip
        shown = [next(iter(record)), *figures[:SHOWN], "key", "page"]
        answer["data"] = [{name: record[name] for name in shown}]
        named = {record[name]["source"] for name in figures[:SHOWN]}
        answer["sources"] = {k: v for k, v in answer["sources"].items() if k in named}
    return json.dumps(answer, indent=2, ensure_ascii=False) if answer["data"] else ""


def page(site: str) -> dict[str, Any]:
    """What templates/api/page.html shows."""
    found = []
    for one in resources().values():
        path = f"{ROOT}{one.name}/"
        found.append(
            {
                "name": one.name,
                "title": str(one.title),
                "about": str(one.about),
                "path": path + "".join(f"{{{part}}}/" for part in one.within),
                "href": path + one.example,
                "parameters": [parameter(each) for each in parameters(one)],
                "figures": figures(one),
            }
        )
    return {
        "section": "",
        "page_title": "API",
        "page_lede": "Everything that the lists of this site show, as JSON.",
        "resources": found,
        "sample": sample(next(iter(resources().values())), site) if found else "",
        "first": found[0]["href"] if found else ROOT,
        "site": site,
        "root": ROOT,
        "openapi": f"{ROOT}openapi.json",
        "limit": settings.API_PER_MINUTE,
        "window": WINDOW,
    }
