"""What a job pays where the reader is, or in the smallest area around that says so."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from guides.home.cells import Cell, Line
from guides.home.question import Question
from salaries.pages.wagetext import Words, known_wage, units, words
from salaries.rules import HOURLY
from salaries.wagestore import BIT, WageArea, wages


@dataclass(frozen=True)
class Pay:
    """The p25 and the median of one area as written; "" where unknown."""

    p25: str
    median: str
    hourly: bool
    p25_is_bound: bool
    """Whether the p25 is only known as “at least”, and with it the median."""


def pay_cell(question: Question) -> Cell:
    """From p25 to the median, hourly where that is published; says where nothing was."""
    soc, areas, say = question.target.soc, question.target.areas, words()
    missing: list[Line] = []
    for area in areas:
        pay = published(soc, area, say)
        if pay is not None and (pay.p25 or pay.median):
            return _known(soc, area, pay, missing)
        reason = _("Not published for %(area)s.") if pay is None else _("Withheld for %(area)s.")
        missing.append(Line(reason % {"area": area.name}))
    return Cell(_("What it pays"), "", (*missing, _source()), _("not published"))


def published(soc: str, area: WageArea, say: Words) -> Pay | None:
    """None where the area has no row of the job."""
    row = wages().row(soc, area.code)
    if row is None:
        return None
    figures = wages().figures(row)
    unit = units(figures["only"])[0]
    names = (f"{unit}_p25", f"{unit}_median")
    p25, median = (known_wage(name, figures[name], figures["top_coded"], say) for name in names)
    return Pay(p25, median, unit == HOURLY, bool(figures["top_coded"] & BIT[names[0]]))


def _known(soc: str, area: WageArea, pay: Pay, missing: list[Line]) -> Cell:
    place = _("the United States") if area.is_nation else area.name
    per = _("%(pay)s an hour") if pay.hourly else _("%(pay)s a year")
    href = reverse("salaries:place", args=[soc, area.code])
    return Cell(
        _("What it pays in %(place)s") % {"place": place},
        per % {"pay": _range(pay)},
        (*missing, Line(_meaning(pay)), _source()),
        more=(Line("", _("See all percentiles"), href),),
    )


def _range(pay: Pay) -> str:
    if not (pay.p25 and pay.median) or pay.p25_is_bound:
        return pay.p25 or pay.median
    if not pay.median.startswith("$"):  # “at least”
        return _("%(low)s to %(high)s") % {"low": pay.p25, "high": pay.median}
    return f"{pay.p25}–{pay.median.removeprefix('$')}"


def _meaning(pay: Pay) -> str:
    """What the ends are, in words."""
    if pay.p25_is_bound or not pay.median:
        return _("Three in four earn more.")
    if not pay.p25:
        return _("Half earn more; what the lowest quarter earns is not published.")
    if not pay.median.startswith("$"):  # “at least”
        return _("A quarter earn less than %(low)s.") % {"low": pay.p25}
    said = _("Half earn %(median)s or more, a quarter less than %(low)s.")
    return said % {"median": pay.median, "low": pay.p25}


def _source() -> Line:
    return Line(_("BLS OEWS, %(edition)s") % {"edition": wages().release["edition"]})
