"""The jobs a program relates to: which its award reaches, who says so, and what they pay here."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from careerguide.pages.cache import address, per_build
from careerguide.pages.numbers import cents, count, dollar_span, percent
from careerguide.words.data_text import data_words
from programs.catalog import Catalog
from programs.models import Program
from programs.rules.codes import AWARD_RANK
from programs.rules.reach import MINOR, Verdict, Why, is_start
from salaries.models.occupations import education_label, experience_label
from salaries.pages.wagetext import known_wage, lead_unit, per, words
from salaries.rules import ANNUAL, Education
from salaries.wagestore import WageRow


@dataclass(frozen=True)
class Job:
    """One occupation a program's field relates to, written for the page."""

    code: str
    title: str
    href: str
    main: bool
    reached: bool
    why: str
    """Why the award reaches it, where the usual entry education does not say so."""
    why_not: str
    years: str
    """The years of work in a related job that are usual before it; "" for none, and of a job with
    a license, which says it better."""
    origin: str
    reason: str
    source: str
    entry: str
    share: str
    """Of the people in the jobs whose pay is shown for the program, this job's; "" outside."""
    pay: str
    hourly: str
    national: str
    outlook: str


@dataclass(frozen=True)
class Claim:
    """A job that only the program's provider says it leads to; no figure stands on it."""

    title: str
    href: str


def jobs(catalog: Catalog, program: Program, unit: str = ANNUAL) -> list[Job]:
    """Reached jobs first, the main one before the others; then those out of reach. The nation's
    medians are in `unit`, where published."""
    at = catalog.field_at.get(program.field_id or "", -1)
    links = catalog["links"][at] if at >= 0 else []
    linked = {catalog.wages.codes[occupation]: origin for occupation, origin, _mask in links}
    named = local_jobs(catalog, program)
    listed = dict.fromkeys(named or leads_to(catalog, program), "local" if named else "listing")
    linked = {} if named else linked
    shares = _shares(catalog, program)
    found = [
        replace(_job(catalog, program, code, origin, unit), share=shares.get(code, ""))
        for code, origin in (listed | linked).items()
    ]
    found.sort(key=lambda job: (not job.main, not job.reached, job.title))
    return found


def _shares(catalog: Catalog, program: Program) -> dict[str, str]:
    """Each job's share in the pay shown for the program, where that is of several."""
    if program.pay_jobs < 2 or local_jobs(catalog, program):
        return {}
    wages, reaching = catalog.wages, catalog.reaching
    name = program.name if program.origin == Program.Origin.STATE_LISTED else ""
    people = {}
    for at, _origin, _mask in catalog["links"][catalog.field_at[program.field_id or ""]]:
        code, row = wages.codes[at], wages.row(wages.codes[at], program.pay_area)
        years = wages.outlook.get(code, {}).get("experience", "")
        verdict = reaching.verdict(code, program.field_id or "", program.award_level, name)
        start = is_start(wages.titles[at], years, reaching.license(code) is not None)
        if verdict.reached and start and row is not None and None not in wages.annual(row):
            people[code] = max(wages.figures(wages.rows(code).start)["employment"] or 0, 1)
    whole = sum(people.values())
    return {code: percent(100 * of / whole) for code, of in people.items()}


def leads_to(catalog: Catalog, program: Program) -> list[str]:
    """Of a program on a state's list, the jobs it leads to; none of another."""
    row = catalog.row(program.pk)
    if row is None or row >= len(catalog.listed):
        return []
    return [catalog.wages.codes[at] for at in catalog["listed_jobs"][row]]


def local_jobs(catalog: Catalog, program: Program) -> list[str]:
    """Of a program that staff added, the jobs they name: these alone count for it."""
    row = catalog.row(program.pk)
    return [
        catalog.wages.codes[at] for at in catalog.local_jobs.get(-1 if row is None else row, ())
    ]


def claims(catalog: Catalog, program: Program, named: str) -> list[Claim]:
    """Jobs that the provider names (SOC codes parted by spaces) and the crosswalk bears out not."""
    wages, at = catalog.wages, catalog.field_at.get(program.field_id or "", -1)
    linked = [wages.codes[link[0]] for link in catalog["links"][at]] if at >= 0 else []
    known = {code[:MINOR] for code in linked}
    codes = dict.fromkeys(wages.code_of(soc) for soc in named.split())
    return [
        Claim(wages.title(code), _place(code, wages.nation.code))
        for code in codes
        if code and code[:MINOR] not in known
    ]


@per_build(most=5_000)
def _place(code: str, area: str) -> str:
    """The address of a job's pay in an area: the same few are on most pages."""
    return address("salaries:place", code, area)


def _job(catalog: Catalog, program: Program, code: str, origin: str, unit: str) -> Job:
    wages = catalog.wages
    name = program.name if program.origin == Program.Origin.STATE_LISTED else ""
    reaching, level = catalog.reaching, program.award_level
    verdict = reaching.verdict(code, program.field_id or "", level, name)
    asks = data_words(lic.asks) if (lic := reaching.license(code)) else ""
    row = wages.row(code, program.area_code)
    here = wages.figures(row) if row is not None else {}
    nation = wages.figures(wages.rows(code).start)
    editorial = catalog["editorial"].get(program.field_id, {}) if origin == "editorial" else {}
    reason, source = editorial.get(code, ("", ""))
    area = program.area_code if row is not None else wages.nation.code
    years = "" if asks else experience_label(wages.outlook.get(code, {}).get("experience", ""))
    entry = education_label(wages.outlook.get(code, {}).get("entry_education", "")).lower()
    return Job(
        code=code,
        title=wages.title(code),
        href=_place(code, area),
        main=code == program.occupation and not years,
        reached=verdict.reached or origin == "local",
        why=_why(verdict, level, asks),
        years=years,
        why_not="" if origin == "local" else _why_not(verdict, entry, asks),
        origin={
            "official": _("linked by the CIP–SOC crosswalk"),
            "editorial": _("editorial link"),
            "listing": _("named by the provider"),
            "local": _("named by our editors"),
        }[origin],
        reason=reason,
        source=source,
        entry=entry,
        share="",
        pay=dollar_span(here.get("annual_p25"), here.get("annual_median")),
        hourly=_hourly(here),
        national=_national(nation, unit),
        outlook=outlook_words(wages.outlook.get(code, {})),
    )


BELOW = {
    Education.AWARD: _lazy("%(asked)s of these jobs ask for a certificate (O*NET); %(held)s of"
                           " workers have some college and no degree (BLS)"),
    Education.ASSOCIATE: _lazy("%(asked)s of these jobs ask for schooling after high school below a"
                               " bachelor’s degree (O*NET); %(held)s of workers hold an associate"
                               " degree (BLS)"),
    Education.BACHELOR: _lazy("%(asked)s of these jobs ask for schooling after high school below a"
                              " master’s degree (O*NET); %(held)s of workers hold a bachelor’s"
                              " degree (BLS)"),
    Education.MASTER: _lazy("%(asked)s of these jobs ask for schooling after high school below a"
                            " doctorate (O*NET); %(held)s of workers hold a master’s degree (BLS)"),
}  # fmt: skip
"""Why an award of this level reaches a job whose usual entry is one level higher."""


def _why(verdict: Verdict, level: int, asks: str) -> str:
    """In a sentence or two, why the award reaches the job where its usual entry says less."""
    said = []
    if verdict.why == Why.LICENSE:
        said.append(_("What it takes: %(asks)s") % {"asks": asks})
    if verdict.reached and verdict.asked is not None and verdict.held is not None:
        shares = {"asked": percent(verdict.asked), "held": percent(verdict.held)}
        said.append(str(BELOW[AWARD_RANK[level]]) % shares + ".")
    return " ".join(said)


def _why_not(verdict: Verdict, entry: str, asks: str) -> str:
    """Why the award does not reach the job; "" where it does."""
    if verdict.why == Why.TEACHERS:
        return _("college teachers: not what a program in the field leads to")
    if verdict.why == Why.TRANSFER:
        return _("below a bachelor’s degree the field mostly prepares for transfer to one")
    if verdict.why == Why.UNPUBLISHED:
        return _("its entry education is not published")
    if verdict.why == Why.HIGHER:
        return _("the usual entry is higher (%(entry)s)") % {"entry": entry}
    return "" if verdict.reached else _("it takes something else: %(asks)s") % {"asks": asks}


def national_label(unit: str) -> str:
    """The heading of the nation's medians."""
    return _("National median a year") if unit == ANNUAL else _("National median an hour")


def _national(figures: WageRow, unit: str) -> str:
    """In the unit asked for; where it is not published in that, in the other, said beside it."""
    lead = lead_unit(figures["only"], unit)
    text = known_wage(f"{lead}_median", figures[f"{lead}_median"], figures["top_coded"], words())
    return f"{text} {per(lead)}" if text and lead != unit else text


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
