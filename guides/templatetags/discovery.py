"""What base.html tells search engines and sites that show links: address, title, description.

Here, and not in core, because what a page is about comes from every app.
"""

from collections.abc import Callable

from django import template
from django.http import HttpRequest
from django.template import Context, NodeList
from django.template.base import Parser, Token
from django.templatetags.static import static
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from careerguide.lists.rows import write_rows
from careerguide.pages import language
from careerguide.pages import structured as schema
from careerguide.pages.cache import address, per_language
from careerguide.pages.nodes import NamingNode
from careerguide.places.states import country_code
from careerguide.words.data_text import data_words
from programs.rules.codes import AwardLevel
from programs.told import sure_months, sure_prices
from salaries.wagestore import BIT, wages

register = template.Library()
NOT_PAGES = {
    "400.html", "403.html", "403_lockout.html", "404.html", "500.html", "no_data.html",
    "salaries/unknown_area.html", "salaries/other_code.html",
}  # fmt: skip
"""Answers that something is not there: no other address stands for them."""
PERCENTILES = {"p10": "percentile10", "p25": "percentile25", "median": "median",
               "p75": "percentile75", "p90": "percentile90"}  # fmt: skip


class SaidNode(NamingNode):
    """Writes its content and keeps it: Django writes a block in one place only."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist, self.name = nodelist, name

    def render(self, context: Context) -> SafeString:
        """The content, which stands in the context under the node's name from here on."""
        text = self.nodelist.render(context)
        context[self.name] = text
        return text


def absolute_on(request: HttpRequest) -> Callable[[str], str]:
    """What makes a path of the site an address; the site is asked for once for all of them."""
    site = request.build_absolute_uri("/").removesuffix("/")
    return lambda path: site + (iri_to_uri(path) or "")


@per_language
def card() -> str:
    """The path of the picture that stands beside a link."""
    return static("careerguide/card.png")


@register.tag
def said(parser: Parser, token: Token) -> SaidNode:
    """`{% said name %}…{% endsaid %}`"""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endsaid",))
    parser.delete_first_token()
    return SaidNode(nodelist, name)


@register.simple_tag(takes_context=True)
def social(context: Context, query: str = "") -> SafeString:
    """The page's own address, without the parameters of lists, and Open Graph."""
    request = context.get("request")
    if request is None or context.template is None or context.template.name in NOT_PAGES:
        return SafeString("")
    # Blocks are escaped already, but for a quotation mark in a template's own words.
    said = {
        name: mark_safe(context[f"said_{name}"].strip().replace('"', "&quot;"))  # noqa: S308
        for name in ("title", "description")
    }
    absolute = absolute_on(request)
    about = {
        "address": absolute(request.path + query),
        "image": absolute(card()),
        "languages": _alternates(absolute, request.path, query),
    }
    return write_rows("components/social.html", [about | said])


def _alternates(absolute: Callable[[str], str], path: str, query: str) -> SafeString:
    """The page in each language, as search engines ask for it; the first is for all others, too."""
    link = '<link rel="alternate" hreflang="{}" href="{}">'
    each = [(code, absolute(own + query)) for code, own in language.in_each(path)]
    return format_html_join("\n  ", link, [("x-default", each[0][1]), *each])


@register.simple_tag(takes_context=True)
def languages(context: Context) -> SafeString:
    """Links to the same page in the other languages; none where no page is asked for."""
    request = context.get("request")
    if request is None or request.method != "GET":
        return SafeString("")
    spoken, asked = language.of(request.path), request.META.get("QUERY_STRING", "")
    others = [
        {"code": code, "name": language.NAMES[code], "href": path + (f"?{asked}" if asked else "")}
        for code, path in language.in_each(request.path)
        if code != spoken
    ]
    return write_rows("components/languages.html", others)


@register.simple_tag(takes_context=True)
def structured(context: Context, kind: str = "", title: str = "") -> SafeString:
    """JSON-LD of the page: its language, what it is about, if `kind` says, and the way to it."""
    request = context.get("request")
    if request is None:
        return SafeString("")
    absolute = absolute_on(request)
    here = absolute(request.path)
    page = schema.known("WebPage", name=title, url=here, inLanguage=get_language())
    things = [page, *([KINDS[kind](context) | {"url": here}] if kind else [])]
    crumbs = context.get("crumbs")
    if kind == "occupation":
        crumbs = [{"title": _("Wages"), "href": address("salaries:occupations")}]
        if "area" in context:
            own = address("salaries:occupation", context["soc"])
            crumbs.append({"title": context["title"], "href": own})
    if crumbs:
        way = [(str(one["title"]), absolute(one["href"])) for one in crumbs]
        things.append(schema.breadcrumbs([*way, (title, here)]))
    json = mark_safe(schema.written(things))  # noqa: S308 - escaped
    return write_rows("components/structured.html", [{"json": json}])


def program(context: Context) -> schema.Thing:
    """A program of a school; without length or price where these are estimated or contradicted.

    A school that is gone offers none.
    """
    one, provider = context["program"], context["provider"]
    country = country_code(provider.state)
    kinds = {flag["kind"] for flag in context["flags"]}
    return schema.known(
        "EducationalOccupationalProgram",
        name=one.name,
        provider=schema.known(
            "EducationalOrganization",
            name=provider.name,
            address=schema.postal(
                provider.address, provider.city, provider.state, provider.zip, country
            ),
        ),
        educationalCredentialAwarded=""
        if one.award_level == AwardLevel.NOT_REPORTED and not one.credential
        else str(context["award"]),
        timeToComplete=schema.duration(sure_months(one, kinds)),
        offers=schema.offers(sure_prices(one, kinds, offered=context["offered"])),
    )


def occupation(context: Context) -> schema.Thing:
    """In the nation, or in the area of the page."""
    soc, store, area = context["soc"], wages(), context.get("area")
    row = store.row(soc, area.code) if area else store.rows(soc).start
    figures = {"top_coded": 0} if row is None else store.figures(row)
    names = {f"annual_{ours}": theirs for ours, theirs in PERCENTILES.items()}
    return schema.known(
        "Occupation",
        name=context["title"],
        occupationalCategory=soc,
        occupationLocation=schema.known("AdministrativeArea", name=area.name)
        if area
        else schema.known("Country", name="United States"),
        estimatedSalary=schema.salary(
            # A top-coded figure is “at least”: no percentile that anyone published.
            {
                theirs: None if figures["top_coded"] & BIT[ours] else figures.get(ours)
                for ours, theirs in names.items()
            }
        ),
    )


def certification(context: Context) -> schema.Thing:
    """A certification and who issues it."""
    one = context["one"]
    body = schema.known(
        "Organization", name=one.body.name, alternateName=one.body.abbreviation,
        url=one.body.address,
    )  # fmt: skip
    return schema.known(
        "EducationalOccupationalCredential",
        name=one.name,
        alternateName=one.abbreviation,
        description=data_words(one.summary),
        credentialCategory="certification",
        recognizedBy=body,
    )


KINDS = {"program": program, "occupation": occupation, "certification": certification}
