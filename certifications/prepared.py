"""The whole of what is known of credentials, as tables to download."""

from django.utils.translation import gettext_lazy as _

from careerguide.lists.kept import whole_of
from careerguide.lists.schema import Sheet, Whole
from certifications.filters import CertificationQuery
from certifications.models import (
    Certification,
    Correction,
    Exam,
    Fee,
    Organization,
    Renewal,
    Requirement,
    StateRequirement,
)
from certifications.pages.row import Writer
from certifications.selection import Selection
from certifications.store import certifications


def every_certification(part: str) -> Sheet | None:
    """Every credential as the list has it to one who said no more; None for a part."""
    return None if part else Writer(Selection(certifications(), CertificationQuery())).sheet()


CERTIFICATIONS = Whole(
    _("Certifications and licenses"),
    _("A credential: who issues it, what it costs to earn and to hold, and what it asks."),
    ("slug",), every_certification, ("certifications", "certifying-bodies"),
    tuple(one._meta.label_lower for one in (Certification, Exam, Organization, Renewal)),
)  # fmt: skip
FEES = whole_of(
    Fee, _("Fees of credentials"),
    _("A fee in US dollars: of one credential, or dues of an organization."),
    (), "certifications", "certifying-bodies",
)  # fmt: skip
REQUIREMENTS = whole_of(
    Requirement, _("Requirements of credentials"),
    _("Something asked of candidates. Rows of one way are asked together, and one of the ways is"
      " enough; what has way 0 is asked of everybody."),
    ("certification", "kind", "strength", "way"), "certification-requirements", "certifications",
)  # fmt: skip
STATE_RULES = whole_of(
    StateRequirement, _("States’ rules"),
    _("What one state asks of those who want to do the work: hours, or a fee."),
    (), "certification-state_requirements",
)  # fmt: skip
TOLD = whole_of(
    Correction, _("What is told wrongly of credentials"),
    _("Something told elsewhere that is wrong, superseded or contradicted, and what holds."),
    ("key",), "certification-corrections",
)  # fmt: skip
