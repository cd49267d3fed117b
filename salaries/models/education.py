"""The levels of typical entry education that BLS uses, least first, with short names for links."""

from django.utils.translation import gettext_lazy as _

LEVELS = {
    "none": "No formal educational credential",
    "hs": "High school diploma or equivalent",
    "college": "Some college, no degree",
    "award": "Postsecondary nondegree award",
    "associate": "Associate's degree",
    "bachelor": "Bachelor's degree",
    "master": "Master's degree",
    "doctoral": "Doctoral or professional degree",
}
"""Short name → the publisher's words."""
LABELS = {
    "none": _("No formal credential"),
    "hs": _("High school diploma"),
    "college": _("Some college, no degree"),
    "award": _("Certificate after high school"),
    "associate": _("Associate’s degree"),
    "bachelor": _("Bachelor’s degree"),
    "master": _("Master’s degree"),
    "doctoral": _("Doctoral or professional degree"),
}
RANK = {published: rank for rank, published in enumerate(LEVELS.values())}
SLUG = {published: slug for slug, published in LEVELS.items()}
