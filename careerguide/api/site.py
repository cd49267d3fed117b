"""The API put together: routes of every resource, and the OpenAPI document of their types."""

import inspect
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.module_loading import import_string
from ninja import NinjaAPI
from pydantic_core import to_json

from careerguide.api import schemas
from careerguide.api.problems import DETAILS, PROBLEM, Refused
from careerguide.api.resources import Resource
from careerguide.pages.cache import per_page_version

ROOT = "/api/v1/"
TITLE, VERSION = "careerguide", "1"
ABOUT = (
    "What the site's lists show, as JSON: the same parameters, the same rows, the same figures."
    " Each figure says its value, unit, source and date, or why it is unknown. Nothing needs a"
    " key; requests are limited by network address, as the RateLimit headers say."
)
STATUSES = (400, 404, 405, 429, 500, 503)
View = Callable[..., HttpResponse]


@cache
def resources() -> dict[str, Resource]:
    """Every resource by name, in the order of the apps in settings.API."""
    found = [one for app in settings.API for one in import_string(f"{app}.RESOURCES")]
    return {one.name: one for one in found}


def answer(body: bytes) -> HttpResponse:
    """An answer of what is JSON."""
    return HttpResponse(body, content_type="application/json")


def site_of(request: HttpRequest) -> str:
    """What stands before a path of this site to make it an address."""
    return f"{request.scheme}://{request.get_host()}"


def lister(resource: Resource) -> View:
    """The view of a resource's records."""

    def view(request: HttpRequest, **within: str) -> HttpResponse:
        return answer(resource.list(request.GET, site_of(request), request.path, **within))

    return _named(view, resource.within)


def shower(resource: Resource) -> View:
    """The view of one record."""

    def view(request: HttpRequest, **parts: str) -> HttpResponse:
        key = parts.pop(resource.key)
        return answer(resource.one(key, request.GET, site_of(request), **parts))

    return _named(view, (*resource.within, resource.key))


def _named(view: View, names: tuple[str, ...]) -> View:
    """A view with the parts of its address as parameters, which django-ninja looks for."""
    own = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    parts = [inspect.Parameter(n, inspect.Parameter.KEYWORD_ONLY, annotation=str) for n in names]
    view.__signature__ = inspect.Signature([own, *parts])  # type: ignore[attr-defined]
    return view


def routes(resource: Resource) -> Iterator[tuple[str, str, View]]:
    """Of each address of a resource: its path, its operation's name, its view."""
    above = "".join(f"{{{name}}}/" for name in resource.within)
    yield f"/{resource.name}/{above}", f"list_{resource.name}", lister(resource)
    one = f"/{resource.name}/{above}{{{resource.key}}}/"
    yield one, f"get_{resource.name}", shower(resource)


def index(request: HttpRequest) -> HttpResponse:
    """What there is."""
    site = site_of(request)
    return answer(to_json({
        "title": TITLE,
        "version": VERSION,
        "about": site + reverse("api"),
        "openapi": f"{site}{ROOT}openapi.json",
        "resources": {
            name: site + ROOT + path for name, path in
            ((name, name + "/" + "".join(f"{{{part}}}/" for part in one.within))
             for name, one in resources().items())
        },
    }))  # fmt: skip


def routed() -> NinjaAPI:
    """The API as it answers: no types, as answers are made of plain values."""
    api = _empty()
    _add(api, "/", index, operation_id="index")
    for resource in resources().values():
        for path, name, view in routes(resource):
            _add(api, path, view, operation_id=name, url_name=name)
    return api


def described() -> NinjaAPI:
    """The API with the types of its answers and parameters, for the document alone."""
    api = _empty()
    for resource in resources().values():
        parameters = schemas.parameters(resource)
        types = zip(routes(resource), schemas.answers(resource), strict=True)
        for at, ((path, name, view), kind) in enumerate(types):
            _add(
                api, path, view, operation_id=name, response={200: kind}, tags=[resource.name],
                summary=str(resource.title) if at == 0 else f"One of: {resource.title}",
                description=str(resource.about),
                openapi_extra={"parameters": parameters, "responses": _errors()},
            )  # fmt: skip
    return api


def _add(api: NinjaAPI, path: str, view: View, **more: Any) -> None:
    api.default_router.add_api_operation(path, ["GET"], view, **more)


def _errors() -> dict[int, Any]:
    ref = {"$ref": "#/components/schemas/Problem"}
    return {
        status: {"description": str(DETAILS[status]), "content": {PROBLEM: {"schema": ref}}}
        for status in STATUSES
    }


@per_page_version
def document() -> bytes:
    """The OpenAPI document as JSON: its choices are those of the data in use."""
    found = dict(described().get_openapi_schema(path_prefix=ROOT))
    kind = schemas.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    found["components"]["schemas"] |= {**kind.pop("$defs"), "Problem": kind}
    return to_json(found)


def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return HttpResponse(document(), content_type="application/json")


def _empty() -> NinjaAPI:
    api = NinjaAPI(
        title=TITLE, version=VERSION, description=ABOUT, openapi_url=None, docs_url=None,
        urls_namespace="api-v1",
    )  # fmt: skip
    api.exception_handler(Refused)(lambda _request, error: error.answer())
    return api
