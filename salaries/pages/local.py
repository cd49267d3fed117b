"""What staff keep beside an occupation's published wages in one place."""

from decimal import Decimal
from typing import TypedDict

from django.utils.translation import gettext as _

from careerguide.editorial.links import Edit
from careerguide.pages.cache import per_page_version
from careerguide.pages.numbers import cents, count, dollars
from salaries.models import LocalWage, WageNote


class LocalRow(TypedDict):
    """One line of a survey; amounts are "" where the survey publishes none."""

    job: str
    p25: str
    median: str
    p75: str
    unit: str
    answers: str
    survey: str
    method: str
    source: str


class Beside(TypedDict):
    """What templates/salaries/_local.html shows."""

    wage_notes: list[WageNote]
    local_wages: list[LocalRow]


def beside(soc: str, area: str) -> Beside:
    """Cautions on the occupation's wages there or everywhere, and surveys of that very place."""
    notes, wages = _kept()
    return {
        "wage_notes": [one for one in notes if one.soc == soc and one.area in ("", area)],
        "local_wages": [_row(one) for one in wages if (one.soc, one.area) == (soc, area)],
    }


@per_page_version
def _kept() -> tuple[list[WageNote], list[LocalWage]]:
    """All of both, which are few: read once after an edit."""
    return list(WageNote.objects.all()), list(LocalWage.objects.select_related("survey"))


def _row(wage: LocalWage) -> LocalRow:
    def written(value: Decimal | None) -> str:
        if value is None:
            return ""
        hourly = wage.unit == LocalWage.Unit.HOURLY
        return cents(round(value * 100)) if hourly else dollars(round(value))

    return {
        "job": wage.job,
        "p25": written(wage.p25),
        "median": written(wage.median),
        "p75": written(wage.p75),
        "unit": wage.get_unit_display(),
        "answers": count(wage.answers),
        "survey": f"{wage.survey.title}, {wage.survey.publisher}, {wage.survey.year}",
        "method": wage.survey.method,
        "source": wage.source,
    }


def edits(soc: str, area: str) -> list[Edit]:
    """What staff may add beside the wages of a place."""
    filled = (("soc", soc), ("area", area))
    return [
        Edit(_("Add a caution"), "salaries.wagenote", None, filled),
        Edit(_("Add a local wage"), "salaries.localwage", None, filled),
    ]
