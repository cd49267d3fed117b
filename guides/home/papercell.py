"""The papers of an answer in a cell: what a law asks for, else the cheapest certification."""

from django.utils.translation import gettext as _

from careerguide.lists.paging import MOST_COMPARED
from careerguide.pages.english import as_english
from careerguide.words.data_text import capital, data_text, joined
from certifications.labels import origin_line, source_links
from certifications.pages.words import (
    cost_note,
    cost_origin,
    cost_words,
    gate,
    kind_words,
    weak_words,
)
from certifications.papers import Papers, papers, rule_line
from certifications.rules.facts import Certification
from certifications.rules.terms import Route
from guides import credentials
from guides.home.cells import Cell, Line
from guides.home.question import Question


def certification_cell(question: Question) -> Cell | None:
    """The license or exam that a law asks for, else the cheapest certification to earn; None where
    none held here opens the job where the reader is.

    One whose cost is not wholly known never comes before one that is, nor one weakly known.
    """
    target = question.target
    found = papers(target.soc, target.state)
    them = [one for one in found.needed or found.optional if one.sits or found.needed]
    if found.rules and not found.needed:
        return _of_state(found)
    if not them:
        return None
    best = them[0]
    short = best.short
    name = as_english(best.name if short == best.name else f"{short}: {best.name}")
    lines = (
        Line("", name, credentials.href(best)),
        Line(
            ", ".join(filter(None, (_cost_of(best), weak_words(best.earn) or cost_note(best.earn))))
        ),
        Line(joined("", (capital(gate(best)), "."))),
        Line(origin_line(cost_origin(best.earn, best.origin))),
    )
    known = best.earn.doubt < 2 and not best.earn.weak
    label = _("Cheapest certification to earn") if known else _("Certification for it")
    if best.kind.needed:
        label = _("What the law asks for") if best.kind.licenses else kind_words(best).capitalize()
    cost = "" if best.earn.weak else cost_words(best.earn)
    unknown = _("cost not sure") if best.earn.weak else _("cost not known")
    return Cell(label, cost, lines, unknown, _comparison(them))


def _cost_of(one: Certification) -> str:
    """What its cost to earn is made of."""
    if one.kind.licenses:
        return _("Exam and license")
    if not one.sits:
        return _("Course or card")
    return _("Exam and first dues") if Route.MEMBER in one.terms.routes else _("Exam")


def _of_state(found: Papers) -> Cell:
    """What the reader's state asks, where its license is none of those described here."""
    beside = found.rules[0][0]
    more = [
        Line("", _("What states ask, with sources"), f"{credentials.href(beside)}#states"),
        *(
            Line("", _("Source: %(host)s") % {"host": link["label"]}, link["href"])
            for link in source_links(found.law_source)
            if link["href"]
        ),
    ]
    lines = (
        *((Line(data_text(found.law)),) if found.law else ()),
        *(Line(rule_line(rule)) for _one, rule in found.rules),
    )
    unknown = _("fees not sure: ask the state")
    return Cell(_("What the law asks for"), "", lines, unknown, tuple(more))


def _comparison(them: list[Certification]) -> tuple[Line, ...]:
    """The comparison of the first six; none where there is but one."""
    compared = min(len(them), MOST_COMPARED)
    if compared < 2:
        return ()
    words = _("Compare the %(n)s cheapest of %(all)s")
    if compared == len(them):
        words = _("Compare all %(n)s for this job")
    said = words % {"n": compared, "all": len(them)}
    return (Line("", said, credentials.compare_href(them)),)
