"""What staff may change of what a certification's page shows."""

from collections.abc import Iterator

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careerguide.editorial.links import Edit
from certifications.models import Certification

LINES = (
    ("fees", "fee"), ("requirements", "requirement"), ("pass_rates", "passrate"),
)  # fmt: skip
"""What hangs on a certification and has pages of its own: how it is reached, and its model."""


def edits(slug: str) -> Iterator[Edit]:
    """The certification, its issuer, and each of its lines; read only where staff ask."""
    found = Certification.objects.select_related("organization").filter(slug=slug).first()
    if found is None:
        return
    yield Edit(_("Edit this certification"), "certifications.certification", found.pk)
    issuer = _("Edit: %(what)s") % {"what": found.organization.abbreviation}
    yield Edit(issuer, "certifications.organization", found.organization_id)
    for related, model in LINES:
        for row in getattr(found, related).all():
            label = _("Correct: %(what)s") % {"what": capfirst(str(row))}
            yield Edit(label, f"certifications.{model}", row.pk)
    of_it = ("certification", str(found.pk))
    yield Edit(_("Add a fee"), "certifications.fee", None, (of_it,))
    yield Edit(_("Add a requirement"), "certifications.requirement", None, (of_it,))
