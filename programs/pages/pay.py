"""What is said of the local pay of a program's jobs, or of a job chosen; for its columns."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from careerguide.lists.columns import DOLLARS, Fact


def why_no_pay(writer: Any, fact: Fact) -> str:
    """Whether no job is known, none to start in, or their pay is not published there."""
    if fact["occupation_at"] < 0:
        return str(_("no job known at this level"))
    if not fact["pay_jobs"] and writer.asks_years(fact["occupation_at"]):
        return str(_("its jobs ask for years of work, or are of many kinds"))
    return str(_("not published here"))


def local_pay(writer: Any, fact: Fact) -> str:
    """p25 to median; a p25 alone says little."""
    if fact["local_wage_median"] is None or fact["occupation_at"] < 0:
        return ""
    return DOLLARS.span(fact["local_wage_p25"], fact["local_wage_median"])


def job(writer: Any, fact: Fact) -> str:
    """The title of the job chosen, or of the main one; "" for none."""
    at = fact["occupation_at"]
    return writer.catalog.wages.titles[at] if at >= 0 else ""


def jobs_paid(writer: Any, fact: Fact) -> str:
    """Whose pay it is: the job's, or that of several which the program leads to."""
    title, others = job(writer, fact), fact["pay_jobs"] - 1
    if others < 1:
        return title
    words = ngettext("%(title)s and %(n)s other job", "%(title)s and %(n)s other jobs", others)
    return words % {"title": title, "n": others}


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
