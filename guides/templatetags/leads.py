"""From an occupation's wages on to what leads into it: programs, certifications, guides."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from certifications.pages.words import kind_words
from certifications.papers import of_job, papers
from guides.library import library

register = template.Library()


@register.simple_tag
def leads(soc: str, state: str = "") -> list[dict[str, str]]:
    """Links to its programs; to the credentials and guides of this job only where some are.

    Each credential that a law asks for is named; another state's license is none of them.
    """
    found = [
        {
            "label": _("Programs that lead to it"),
            "href": f"{reverse('programs:list')}?occupation={soc}",
        }
    ]
    known = papers(soc, state)
    found += [
        {
            "label": f"{one.short}: {kind_words(one)}",
            "href": reverse("certifications:detail", args=[one.slug]),
        }
        for one in known.needed
    ]
    if of_job(soc):
        query = urlencode({"q": soc} | ({"state": state} if state else {}))
        href = f"{reverse('certifications:list')}?{query}"
        found.append({"label": _("Certifications and licenses"), "href": href})
    if any(soc in guide.occupations for guide in library().guides.values()):
        found.append({"label": _("Guides, step by step"), "href": reverse("paths:index")})
    return found
