"""Certifications on the program pages: those its field of study prepares for."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.columns import store
from certifications.rules.facts import Certification
from certifications.store import held
from programs.pages.panels import Prepared
from programs.rules.codes import AWARD_RANK, AwardLevel

DEGREES = {
    "associate": AWARD_RANK[AwardLevel.ASSOCIATE],
    "bachelor": AWARD_RANK[AwardLevel.BACHELOR],
}
"""Degrees that issuers' own words ask of candidates, as ranks of award."""


def least_award(one: Certification) -> int:
    """The rank of award (programs.rules.codes) that candidates must hold; 0 where none is asked."""
    words = " ".join(r.text.casefold() for r in one.requirements if r.strength == "to sit")
    return next((rank for word, rank in DEGREES.items() if word in words), 0)


def prepares(one: Certification, cip: str, award_level: int) -> bool:
    """Whether a program of this field and award leads to the exam."""
    fits = any(cip.startswith(link.code) for link in one.preparations)
    return fits and least_award(one) <= AWARD_RANK[award_level]


def certifications_of(cip: str, award_level: int) -> Sequence[Prepared]:
    """In the order of their abbreviations, apprentice designations left to their full titles."""
    try:
        every = held().all
    except store.NoData:
        return ()
    return [
        Prepared(
            one.short if one.group else f"{one.short}: {one.name}",
            reverse("certifications:detail", args=[one.slug]),
            _note(one),
        )
        for one in every
        if not one.apprentice_of and prepares(one, cip, award_level)
    ]


def _note(one: Certification) -> str:
    gate = next((r for r in one.requirements if r.kind == "accreditation"), None)
    return _("asks for %(what)s; ask the school") % {"what": gate.text} if gate else ""
