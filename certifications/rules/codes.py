"""What certifications are told apart by, with words, order and addresses. Pure: no Django."""

from functools import lru_cache
from typing import Self

from careerguide.columns.codes import Code
from careerguide.columns.codes import noop as _

NOT_STATED = "not-stated"


class Stored(Code):
    """A code that the database holds as text; members' numbers give the order of the admin."""

    @property
    def text(self) -> str:
        """As the database has it: "" where it is not stated."""
        return "" if self.slug == NOT_STATED else self.slug.replace("-", " ")

    @classmethod
    @lru_cache(maxsize=200)
    def of(cls, text: str) -> Self | None:
        """The code of a text; None for one that is none of them."""
        return next((one for one in cls if one.text == text), None)


class Focus(Stored):
    """What work it certifies for."""

    CODING = 1, _("coding"), None, "coding"
    BILLING = 2, _("billing"), None, "billing"
    BOTH = 3, _("coding and billing"), None, "both"
    HEALTH_INFORMATION = 4, _("health information"), None, "health-information"
    MANAGEMENT = 5, _("management"), None, "management"

    @property
    def found_as(self) -> tuple[str, ...]:
        """Slugs that find it: one on coding and billing is found as either."""
        either = (Focus.CODING.slug, Focus.BILLING.slug) if self is Focus.BOTH else ()
        return (self.slug, *either)


class Level(Stored):
    """How far along a career its issuer places it."""

    ENTRY = 1, _("entry"), None, "entry"
    INTERMEDIATE = 2, _("intermediate"), None, "intermediate"
    ADVANCED = 3, _("advanced"), None, "advanced"
    SPECIALTY = 4, _("specialty"), None, "specialty"
    NOT_STATED = 0, _("level not stated"), None, NOT_STATED


class Experience(Code):
    """Whether work experience is asked of those who sit the exam."""

    NONE = 1, _("none"), None, "none"
    SOME = 2, _("some"), None, "some"
    NOT_STATED = 0, _("not stated"), None, NOT_STATED
