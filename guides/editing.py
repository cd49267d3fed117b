"""What staff may change of a guide."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from careerguide.editorial.links import Edit
from guides.models import Guide


def edits(slug: str) -> Iterator[Edit]:
    """The guide and each of its sections, on whose pages its lines are; read only for staff."""
    found = Guide.objects.filter(slug=slug).first()
    if found is None:
        return
    yield Edit(_("Edit this guide"), "paths.guide", found.pk)
    for section in found.sections.all():
        yield Edit(_("Edit: %(what)s") % {"what": section.title}, "paths.section", section.pk)
