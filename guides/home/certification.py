"""The certification for a job that is cheapest to earn."""

from django.utils.translation import gettext as _

from careerguide.lists.paging import MOST_COMPARED
from certifications.labels import origin_line
from certifications.pages.words import cost_note, cost_origin, cost_words
from certifications.rules.facts import Certification
from guides import credentials
from guides.home.cells import Cell, Line
from guides.home.question import Question
from plan.credentials import asking


def certification_cell(question: Question) -> Cell | None:
    """None where no certification held here opens the job.

    One whose cost is not wholly known never comes before one that is.
    """
    them = sorted(asking(question.target.soc), key=lambda one: one.earn.rank)
    if not them:
        return None
    best = them[0]
    short = best.short
    name = best.name if short == best.name else f"{short}: {best.name}"
    lines = (
        Line("", name, credentials.href(best)),
        Line(", ".join(filter(None, (_("Exam and first dues"), cost_note(best.earn))))),
        Line(origin_line(cost_origin(best.earn, best.origin))),
    )
    label = _("Cheapest certification to earn")
    return Cell(label, cost_words(best.earn), lines, _("cost not known"), compare(them))


def compare(them: list[Certification]) -> tuple[Line, ...]:
    """The comparison of the first six; none where there is but one."""
    compared = min(len(them), MOST_COMPARED)
    if compared < 2:
        return ()
    words = _("Compare the %(n)s cheapest of %(all)s")
    if compared == len(them):
        words = _("Compare all %(n)s for this job")
    said = words % {"n": compared, "all": len(them)}
    return (Line("", said, credentials.compare_href(them)),)
