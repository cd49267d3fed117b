"""The jobs that a certification is for, with what they pay."""

from typing import TypedDict

from careerguide.pages.cache import address
from certifications.rules.facts import Certification
from programs.catalog import catalog
from salaries.pages.wagetext import known_wage, lead_unit, per, words
from salaries.wagestore import WageRow


class Occupation(TypedDict):
    """An occupation whose employers ask for it, or that our editors linked it to (`editorial`);
    `median` with what it is per, "" where not published."""

    title: str
    href: str
    median: str
    editorial: bool


def occupations(one: Certification, unit: str) -> list[Occupation]:
    """Occupations whose employers ask for it, with the national median wage in `unit`, where it is
    published in that."""
    wages = catalog().wages
    return [
        {
            "title": wages.title(link.code),
            "href": address("salaries:occupation", link.code),
            "median": _median(wages.figures(wages.rows(link.code).start), unit),
            "editorial": link.origin.editorial,
        }
        for link in one.occupations
        if link.code in wages.code_at
    ]


def _median(figures: WageRow, wanted: str) -> str:
    unit = lead_unit(figures["only"], wanted)
    name = f"{unit}_median"
    text = known_wage(name, figures[name], figures["top_coded"], words())
    return f"{text} {per(unit)}" if text else ""
