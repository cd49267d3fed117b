"""What is said of a program's figures and beside them: notes, reasons, names."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.columns import DOLLARS, Fact
from careerguide.pages.labels import labels
from programs.corrected import checked_briefly, checked_price, told
from programs.pages.words import years_after
from programs.rules.codes import Missing, Origin, PriceBasis, Standing
from programs.rules.ids import LOCAL_PROVIDER

USUAL_YEAR = 4
"""Years after finishing that most earnings are of."""


def of_provider(name: str) -> Any:
    """A text that the store has for each provider."""
    return lambda writer, fact: writer.catalog[name][fact["provider_at"]]


def status(writer: Any, fact: Fact) -> str:
    """Whether the school is open; of a closed one also when it closed, and who says so."""
    code = fact["school_status"]
    if code == Standing.CLOSED:
        when, who = of_provider("provider_closed")(writer, fact)
        return _("closed, as %(who)s says: %(when)s") % {"who": who, "when": when}
    return labels(Standing)[code]


def unitid(writer: Any, fact: Fact) -> int | None:
    """Of an institution: a state's list has numbers of its own."""
    number: int = writer.catalog["provider_ids"][fact["provider_at"]]
    return None if writer.is_listed(fact) or number > LOCAL_PROVIDER else number


def cip(writer: Any, fact: Fact) -> str | None:
    """The field's code, such as 51.0713; None for a listing without one."""
    return writer.catalog.field_codes[fact["field_at"]] if fact["field_at"] >= 0 else None


def price_note(writer: Any, fact: Fact) -> str:
    """What the price rests on, and whose it is."""
    said = checked_price(fact) or writer.notes(PriceBasis)[fact["price_basis"]]
    return f"{said}, {writer.residency_of(fact)}"


def why_no_price(_writer: Any, fact: Fact) -> str:
    """The builder's reason for an unknown price, or that it is not reported."""
    return labels(Missing)[fact["price_missing"]] or str(_("not reported"))


def whose_price(writer: Any, fact: Fact) -> str:
    """That editors checked it; whose it is where it is not that of the reader's own residency."""
    whose = writer.residency_of(fact) if writer.residency_of(fact) != writer.residency else ""
    return ", ".join(filter(None, (checked_briefly(writer, fact), whose)))


def briefly_no_price(writer: Any, fact: Fact) -> str:
    """The same reason in few words."""
    return writer.notes(Missing)[fact["price_missing"]] or str(_("not reported"))


def unusual_year(_writer: Any, fact: Fact) -> str:
    """When earnings were measured, unless in the year that most are of."""
    year = fact["earnings_years_after"]
    return "" if year == USUAL_YEAR else years_after(year)


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


def base(year: int, then: str, otherwise: str = "") -> Callable[[Fact], str]:
    """`then` where the field-of-study file's own earnings are of that year after finishing."""
    return lambda fact: then if fact["earnings_years_after"] == year else otherwise


def another_class(_writer: Any, fact: Fact) -> str:
    """One-year and four-year earnings are not those of the same people."""
    both = fact["earnings_1yr"] is not None and fact["earnings_4yr"] is not None
    return str(_("of another class than 4 years after")) if both else ""


def told_corrections(writer: Any, fact: Fact) -> str | None:
    """Every correction of the program with what the publisher says, for a file; None without."""
    added = writer.catalog.added_words(fact["row"])
    return added or told(fact["corrections"] or {}) or None


def graduates_in(writer: Any) -> str:
    """The label of awards, with the year of the newest completions."""
    return _("Graduates in %(year)s") % {"year": writer.catalog.awards_year}
