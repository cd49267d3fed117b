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


class CredentialKind(Stored):
    """What a credential is to the law and to those who hold it; `source` is who gives it.

    Only like is compared with like: a license is a state's permission to work, a certification
    says that a body found somebody able. `note` says it in a sentence.
    """

    CERTIFICATION = (
        1, _("certification"), _("A body awards it after an exam. No law asks for it by itself."),
        "certification", "certifying body",
    )  # fmt: skip
    STATE_LICENSE = (
        2, _("state license"), _("A state’s permission to do the work, good in that state."),
        "state-license", "state",
    )  # fmt: skip
    LICENSE_EXAM = (
        3, _("license exam"),
        _("An exam that states ask for. Passing it is no license: the state gives that."),
        "license-exam", "certifying body",
    )  # fmt: skip
    COURSE_CARD = (
        4, _("course card or certificate"),
        _("Shows that one took a course or passed one test. It is no license and no title."),
        "course-card", "course provider",
    )  # fmt: skip
    EMPLOYER_REQUIREMENT = (
        5, _("employer requirement"),
        _("Employers must see it or give it themselves. Nobody else issues a title for it."),
        "employer-requirement", "employer",
    )  # fmt: skip
    FEDERAL_FLOOR = (
        6, _("federal requirement"),
        _("What federal law asks everywhere. States may ask more."), "federal-floor", "federal law",
    )  # fmt: skip

    @property
    def licenses(self) -> bool:
        """Whether a state’s own fee comes on top of what the exam costs."""
        return self in (CredentialKind.STATE_LICENSE, CredentialKind.LICENSE_EXAM)

    @property
    def needed(self) -> bool:
        """Whether the work may not be done without it, by some law."""
        return self.licenses or self is CredentialKind.FEDERAL_FLOOR


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
