"""What is said of pay, of graduates and of the jobs that figures are of."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.columns import DOLLARS, Fact
from careerguide.pages.english import filled
from careerguide.pages.numbers import cents, count
from careerguide.words.data_text import data_text
from programs.rules.codes import Origin
from salaries.rules import ANNUAL, HOURLY

HOURS_A_YEAR = 2_080
"""By which OEWS makes an hour's pay a year's (its technical notes: 52 weeks of 40 hours)."""
USUAL_YEAR = 4
"""Years after finishing that most earnings are of."""


def unusual_year(_writer: Any, fact: Fact) -> str:
    """When earnings were measured, unless in the year that most are of."""
    year = fact["earnings_years_after"]
    if not year or year == USUAL_YEAR:
        return ""
    return ngettext("after %(n)s year", "after %(n)s years", year) % {"n": year}


def finished(_writer: Any, fact: Fact) -> str:
    """How many finished the program in the newest year; "" where that is not reported."""
    awards = fact["awards"]
    if awards is None:
        return ""
    return ngettext("%(n)s graduate", "%(n)s graduates", awards) % {"n": count(awards)}


def why_no_pay(writer: Any, fact: Fact) -> str:
    """Whether no job is known, none to start in, or their pay is not published there."""
    if fact["occupation_at"] < 0:
        return str(_("no job known at this level"))
    if not fact["pay_jobs"] and writer.asks_years(fact["occupation_at"]):
        return str(_("its jobs ask for years of work, or are of many kinds"))
    return ", ".join(filter(None, (_("not published here"), half_earn_over(writer, fact))))


def of_jobs(name: str) -> Any:
    """A local wage as written; "" without a job."""
    return lambda writer, fact: paid(writer, fact, name) if fact["occupation_at"] >= 0 else ""


def paid(writer: Any, fact: Fact, name: str) -> str:
    """A local wage in the unit that the reader chose; "" where it is unknown.

    By the hour it is the publisher's own of the one job. Of several jobs, whose mean is ours, it is
    the mean of a year by the publisher's hours of a year; of jobs without a published hour it stays
    a year's, and says so.
    """
    value = fact[name]
    if value is None or writer.unit == ANNUAL:
        return DOLLARS.write(value)
    if fact["pay_jobs"] > 1:
        return _("about %(pay)s") % {"pay": cents(round(100 * value / HOURS_A_YEAR))}
    wages = writer.catalog.wages
    area = wages.areas[fact["area_at"]].code
    row = wages.row(wages.codes[fact["occupation_at"]], area)
    an_hour = None if row is None else wages.figures(row)[f"{HOURLY}_{name.rpartition('_')[2]}"]
    if an_hour is None:
        return _("%(pay)s a year") % {"pay": DOLLARS.write(value)}
    return cents(an_hour)


def half_over(writer: Any, fact: Fact) -> str:
    """The same in few words."""
    if fact["local_wage_median"] is None:
        return ""
    return _("half over %(median)s") % {"median": paid(writer, fact, "local_wage_median")}


def half_earn_over(writer: Any, fact: Fact) -> str:
    """The median beside the starting pay; "" where it is not known."""
    if fact["local_wage_median"] is None:
        return ""
    return _("half earn over %(median)s") % {"median": paid(writer, fact, "local_wage_median")}


def pay_heading(selection: Any) -> str:
    """Of the list's column of pay."""
    by_year = selection.query.unit == ANNUAL
    return _("Local starting pay a year") if by_year else _("Local starting pay an hour")


def starts_near(writer: Any) -> str:
    """Of the comparison's row of starting pay."""
    if writer.unit == ANNUAL:
        return _("A year, starts near (25th percentile)")
    return _("An hour, starts near (25th percentile)")


def half_over_label(writer: Any) -> str:
    """Of the comparison's row of median pay."""
    if writer.unit == ANNUAL:
        return _("A year, half earn over (median)")
    return _("An hour, half earn over (median)")


def withheld(writer: Any, fact: Fact) -> str:
    """Why nothing is known of graduates."""
    if fact["origin"] == Origin.LOCAL:
        return str(_("no publisher follows its graduates"))
    if writer.is_listed(fact):
        return str(_("the College Scorecard covers colleges only"))
    return str(_("not published: too few graduates, or none matched"))


def job(writer: Any, fact: Fact) -> str:
    """The title of the job chosen, or of the main one; "" for none."""
    at = fact["occupation_at"]
    wages = writer.catalog.wages
    return wages.title(wages.codes[at]) if at >= 0 else ""


def jobs_paid(writer: Any, fact: Fact) -> str:
    """Whose pay it is: the job's, or that of several which the program leads to."""
    title, others = job(writer, fact), fact["pay_jobs"] - 1
    return title if others < 1 else _with_others(others) % {"title": title, "n": others}


def jobs_marked(writer: Any, fact: Fact) -> str:
    """The same for a row, its title marked where that is not in the page's language."""
    title, others = data_text(job(writer, fact)), fact["pay_jobs"] - 1
    return title if others < 1 else filled(_with_others(others), title=title, n=others)


def _with_others(others: int) -> str:
    return ngettext("%(title)s and %(n)s other job", "%(title)s and %(n)s other jobs", others)


def flagged_pay(fact: Fact) -> str:
    """The flag concerns the pay of the program's own jobs, not that of a job chosen."""
    return "pay" if fact["pay_jobs"] and fact["own_pay"] else ""


def job_code(writer: Any, fact: Fact) -> str | None:
    """The SOC code of the same job; None for none."""
    at = fact["occupation_at"]
    return writer.catalog.wages.codes[at] if at >= 0 else None


def pay_area(writer: Any, fact: Fact) -> str:
    """The wage area whose pay is shown; "" without a job or an area."""
    at = fact["area_at"]
    return writer.catalog.wages.areas[at].title if at >= 0 and fact["occupation_at"] >= 0 else ""


@dataclass(frozen=True)
class base:  # noqa: N801 - reads as what it says
    """`then` where the field-of-study file's own earnings are of that year after finishing."""

    year: int
    then: str
    otherwise: str = ""

    def __call__(self, fact: Fact) -> str:
        """The one of the two that holds for a program."""
        return self.then if fact["earnings_years_after"] == self.year else self.otherwise

    @property
    def slugs(self) -> tuple[str, ...]:
        """Both."""
        return (self.then, self.otherwise)


def another_class(_writer: Any, fact: Fact) -> str:
    """One-year and four-year earnings are not those of the same people."""
    both = fact["earnings_1yr"] is not None and fact["earnings_4yr"] is not None
    return str(_("of another class than 4 years after")) if both else ""


def graduates_in(writer: Any) -> str:
    """The label of awards, with the year of the newest completions."""
    return _("Graduates in %(year)s") % {"year": writer.catalog.awards_year}
