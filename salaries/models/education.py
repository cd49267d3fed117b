"""What pages call the levels of typical entry education."""

from django.utils.translation import gettext_lazy as _

from salaries.rules import Education

LABELS = {
    Education.NONE: _("No formal credential"),
    Education.HIGH_SCHOOL: _("High school diploma"),
    Education.SOME_COLLEGE: _("Some college, no degree"),
    Education.AWARD: _("Certificate after high school"),
    Education.ASSOCIATE: _("Associate’s degree"),
    Education.BACHELOR: _("Bachelor’s degree"),
    Education.MASTER: _("Master’s degree"),
    Education.DOCTORAL: _("Doctoral or professional degree"),
}


def labels_by_slug() -> dict[str, str]:
    """The labels as choices of a form, least education first."""
    return {level.slug: str(label) for level, label in LABELS.items()}


def education_label(published: str) -> str:
    """The label of the publisher's words; "" for words that are none of its levels."""
    level = Education.named(published)
    return "" if level is None else str(LABELS[level])
