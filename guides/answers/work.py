"""Pay, outlook and where the work leads."""

from typing import Any

from django.utils.translation import gettext as _

from careerguide.pages.numbers import count
from certifications.store import certifications
from guides.answers.sentences import with_date
from guides.panels.growth import ladder as ladder_steps
from guides.panels.growth import survey_pay
from guides.panels.outlook import job, period
from guides.reader import Reader
from salaries.pages.occupation.portrait import cell
from salaries.pages.written import words
from salaries.wagestore import WageArea


def local_pay(reader: Reader) -> list[str]:
    places = dict.fromkeys((reader.area, reader.wages.nation))
    found = [_paid(reader, soc, area) for soc in reader.guide.occupations for area in places]
    return [sentence for sentence in found if sentence]


def _paid(reader: Reader, soc: str, area: WageArea) -> str:
    row = reader.wages.row(soc, area.code)
    if row is None:
        return ""
    figures, say = reader.wages.figures(row), words()
    if figures["hourly_median"] is None:
        return ""
    shown = {p: cell(figures, f"hourly_{p}", say) for p in ("p25", "median", "p75")}
    said = _(
        "%(title)s in %(area)s: half earn more than %(median)s an hour; a quarter less than"
        " %(p25)s, a quarter more than %(p75)s (BLS OEWS, %(edition)s)."
    )
    edition = reader.wages.release["edition"]
    return said % {
        **shown, "title": reader.wages.title(soc), "edition": edition,
        "area": _("the United States") if area.is_nation else area.name,
    }  # fmt: skip


def credential_pay(reader: Reader) -> list[str]:
    """Survey averages of holders at large and of the guide's certifications."""
    rows = [row for row in survey_pay(reader, []) if row.year]
    newest = max((row.year or 0 for row in rows), default=0)
    said = _("%(survey)s %(year)s, %(population)s: $%(value)s a year, %(metric)s.")
    return [
        with_date(said % {
            "survey": row.survey, "year": row.year, "population": row.population or row.credential,
            "value": count(row.value), "metric": row.metric,
        }, row)
        for row in rows
        if row.year == newest
    ]  # fmt: skip


def outlook(reader: Reader) -> list[str]:
    found = []
    for soc in reader.guide.occupations:
        shown: dict[str, Any] = job(reader, soc)
        if not shown["change"]:
            continue
        shown["period"] = period()
        said = _("%(title)s: change in jobs, %(period)s, %(change)s.")
        if shown["openings"]:
            said = _(
                "%(title)s: change in jobs, %(period)s, %(change)s; %(openings)s openings a year."
            )
        found.append(said % shown)
    return found


def ladder(reader: Reader) -> list[str]:
    known = certifications().by_slug
    return [
        f"{known[step.start].short} → {known[step.to].short}: {step.text}"
        for step in ladder_steps(reader)
    ]
