"""The jobs a program relates to: which its award reaches, who says so, and what they pay here."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.pages.numbers import cents, count, dollar_span, dollars, percent
from programs.catalog import Catalog
from programs.models import Program
from programs.rules.codes import AWARD_RANK, TEACHERS
from salaries.models.occupations import education_label


@dataclass(frozen=True)
class Job:
    """One occupation a program's field relates to, written for the page."""

    code: str
    title: str
    href: str
    main: bool
    reached: bool
    why_not: str
    origin: str
    reason: str
    source: str
    entry: str
    pay: str
    hourly: str
    national: str
    outlook: str


def jobs(catalog: Catalog, program: Program) -> list[Job]:
    """Reached jobs first, the main one before the others; then those out of reach."""
    at = catalog.field_at.get(program.field_id or "", -1)
    linked = dict(catalog["links"][at]) if at >= 0 else {}
    found = [_job(catalog, program, catalog.wages.codes[o], origin) for o, origin in linked.items()]
    if program.occupation and program.occupation not in {job.code for job in found}:
        found.append(_job(catalog, program, program.occupation, "listing"))
    found.sort(key=lambda job: (not job.main, not job.reached, job.title))
    return found


def _job(catalog: Catalog, program: Program, code: str, origin: str) -> Job:
    wages = catalog.wages
    entry = education_label(wages.outlook.get(code, {}).get("entry_education", "")).lower()
    rank = catalog["entry_ranks"][wages.code_at[code]]
    teacher = code.startswith(TEACHERS)
    reached = not teacher and 0 <= rank <= AWARD_RANK[program.award_level]
    why_not = ""
    if teacher:
        why_not = _("college teachers: not what a program in the field leads to")
    elif rank < 0:
        why_not = _("its entry education is not published")
    elif not reached:
        why_not = _("the usual entry is higher (%(entry)s)") % {"entry": entry}
    row = wages.row(code, program.area_code)
    here = wages.figures(row) if row is not None else {}
    nation = wages.figures(wages.rows(code).start)
    editorial = catalog["editorial"].get(program.field_id, {}) if origin == "editorial" else {}
    reason, source = editorial.get(code, ("", ""))
    area = program.area_code if row is not None else wages.nation.code
    return Job(
        code=code,
        title=wages.titles[wages.code_at[code]],
        href=reverse("salaries:place", args=[code, area]),
        main=code == program.occupation,
        reached=reached,
        why_not=why_not,
        origin={
            "official": _("linked by the CIP–SOC crosswalk"),
            "editorial": _("editorial link"),
            "listing": _("named by the provider"),
        }[origin],
        reason=reason,
        source=source,
        entry=entry,
        pay=dollar_span(here.get("annual_p25"), here.get("annual_median")),
        hourly=_hourly(here),
        national=dollars(nation["annual_median"]),
        outlook=outlook_words(wages.outlook.get(code, {})),
    )


def _hourly(figures: dict[str, int | None]) -> str:
    low, median = figures.get("hourly_p25"), figures.get("hourly_median")
    return f"{cents(low)}–{cents(median).removeprefix('$')}" if low and median else ""


def outlook_words(outlook: dict[str, float]) -> str:
    """Growth of an occupation, and its openings a year; "" where BLS projects none."""
    if outlook.get("change_percent") is None:
        return ""
    words = {"change": percent(outlook["change_percent"], signed=True)}
    if outlook.get("openings") is None:
        return _("%(change)s jobs in ten years") % words
    words["n"] = count(int(outlook["openings"]))
    return _("%(change)s jobs in ten years, %(n)s openings a year") % words
