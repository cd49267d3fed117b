"""What crawlers ask for: robots.txt, and a sitemap of every page that stands for itself."""

from collections.abc import Iterable, Iterator

import numpy as np
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override
from django.views.decorators.http import require_safe

from careerguide.pages import language
from careerguide.pages.cache import address
from certifications.store import certifications
from guides.built.address import base
from guides.library import library
from guides.reader import STATES
from programs.catalog import Catalog, catalog
from programs.rules.ids import program_slug
from salaries.occupations import occupations

MOST = 10_000
"""Addresses a sitemap holds; the 50,000 it may hold (sitemaps.org) take 3 MB a request."""
AT_ONCE = 1_000
"""Addresses sent together."""
PAGES = {"pages": language.OWN} | {f"pages-{code}": code for code in language.OTHERS.values()}
"""Sitemaps of all but programs, by language."""
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
LISTS = ("home", "aid", "paths:index", "paths:articles", "plan:plan", "programs:list",
         "certifications:list", "salaries:occupations", "sources", "data", "changes")  # fmt: skip


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read, and where the sitemap is."""
    site = request.build_absolute_uri(reverse("sitemap"))
    context = {"sitemap": site, "languages": ["/", *language.OTHERS]}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """The sitemaps there are: one of pages in each language, and as many of programs as they need.

    A program's page names itself in other languages.
    """
    parts = [*PAGES, *(f"programs-{n}" for n in range(1, parts_of(catalog()) + 1))]
    addresses = [reverse("sitemap-part", args=[part]) for part in parts]
    return addresses_in_xml(request, "sitemapindex", "sitemap", addresses)


@require_safe
def sitemap_part(request: HttpRequest, part: str) -> StreamingHttpResponse:
    """The sitemap of pages or of some programs. Raises Http404 for a part that there is not."""
    known = catalog()  # before the first byte, so that without data this is a 503
    if part in PAGES:
        with override(PAGES[part]):
            return addresses_in_xml(request, "urlset", "url", list(pages()))
    number = part.removeprefix("programs-")
    if not number.isdecimal() or str(int(number)) != number:
        raise Http404
    if not 1 <= int(number) <= parts_of(known):
        raise Http404
    return addresses_in_xml(request, "urlset", "url", programs(known, int(number)))


def parts_of(known: Catalog) -> int:
    """How many sitemaps hold every program that is offered."""
    return -(-int(np.count_nonzero(~known.gone)) // MOST)


def pages() -> Iterator[str]:
    """All but programs. A guide for any state is a page in each."""
    yield from map(reverse, LISTS)
    for slug, guide in library().guides.items():
        own = reverse("paths:guide", args=[slug])
        yield own
        if not guide.row.state:
            yield from (f"{own}?state={state}" for state in STATES)
    for slug in certifications().by_slug:
        yield address("certifications:detail", slug)
    for soc in occupations().codes:
        yield address("salaries:occupation", soc)
        yield base(soc)


def programs(known: Catalog, number: int) -> Iterator[str]:
    """One part. Put together by hand: `reverse` would take most of a second."""
    before = reverse("programs:list")
    offered = known.id[~known.gone]
    for program in offered[(number - 1) * MOST : number * MOST].tolist():
        yield f"{before}{program_slug(program)}/"


def addresses_in_xml(
    request: HttpRequest, whole: str, each: str, addresses: Iterable[str]
) -> StreamingHttpResponse:
    """A stream of one element `whole` with an `each` of every address, made absolute."""
    site = request.build_absolute_uri("/").removesuffix("/")

    def lines() -> Iterator[str]:
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} xmlns="{SCHEMA}">\n'
        ready = []
        for own in addresses:
            ready.append(f"<{each}><loc>{escape(site + own)}</loc></{each}>\n")
            if len(ready) == AT_ONCE:
                yield "".join(ready)
                ready.clear()
        yield "".join(ready) + f"</{whole}>\n"

    return StreamingHttpResponse(lines(), content_type="application/xml; charset=utf-8")
