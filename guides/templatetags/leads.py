"""From an occupation's wages on to what leads into it: programs, certifications, guides."""

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from careerguide.pages.cache import address
from careerguide.places.statenames import state_name
from certifications.pages.words import kind_words
from certifications.papers import of_job, papers
from guides.built.address import guide_href

register = template.Library()


@register.simple_tag
def leads(soc: str, state: str = "") -> list[dict[str, str]]:
    """Links to its guide, in the state of the postal code if any, and its programs; to the
    credentials of this job only where some are.

    Each credential that a law asks for is named; another state's license is none of them.
    """
    found = [
        {
            "label": _("Guide: the way in, step by step"),
            "href": guide_href(soc, state_name(state)),
        },
        {
            "label": _("Programs that lead to it"),
            "href": f"{reverse('programs:list')}?occupation={soc}",
        },
    ]
    known = papers(soc, state)
    found += [
        {
            "label": f"{one.short}: {kind_words(one)}",
            "href": address("certifications:detail", one.slug),
        }
        for one in known.needed
    ]
    if of_job(soc):
        query = urlencode({"q": soc} | ({"state": state} if state else {}))
        href = f"{reverse('certifications:list')}?{query}"
        found.append({"label": _("Certifications and licenses"), "href": href})
    return found
