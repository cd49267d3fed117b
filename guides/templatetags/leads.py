"""From an occupation's wages on to what leads into it: programs, certifications, guides."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from certifications.store import certifications
from guides.library import library

register = template.Library()


@register.simple_tag
def leads(soc: str) -> list[dict[str, str]]:
    """Links to its programs; to certifications and guides only where some are of this job."""
    found = [
        {
            "label": _("Programs that lead to it"),
            "href": f"{reverse('programs:list')}?occupation={soc}",
        }
    ]
    known = certifications().by_slug.values()
    if any(link.code == soc for one in known for link in one.occupations):
        found.append({"label": _("Certifications"), "href": reverse("certifications:list")})
    if any(soc in guide.occupations for guide in library().guides.values()):
        found.append({"label": _("Guides, step by step"), "href": reverse("paths:index")})
    return found
