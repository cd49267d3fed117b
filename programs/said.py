"""What is said of a program's figures and beside them: notes, reasons, names."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.columns import DOLLARS, MONTHS, Fact
from careerguide.pages.labels import labels
from careerguide.pages.numbers import about_dollars, about_months, count, spelled
from programs.corrected import checked_briefly, checked_price
from programs.pages.words import years_after
from programs.rules.codes import (
    ESTIMATED_LENGTHS,
    LengthBasis,
    Missing,
    Origin,
    PriceBasis,
    Standing,
)
from programs.rules.ids import LOCAL_PROVIDER
from programs.rules.lengths import ACADEMIC_YEARS
from programs.rules.prices import LISTED_YEARS

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


def price(writer: Any, fact: Fact) -> str:
    """What is typical; an estimate as “about”. The whole range where nothing is typical."""
    text = price_alone(writer, fact)
    return about(text) if text and is_estimated(fact) else text


def price_alone(_writer: Any, fact: Fact) -> str:
    """The same without “about”."""
    typical = fact["price_typical"]
    if typical is None:
        return DOLLARS.span(fact["price_low"], fact["price_high"])
    return about_dollars(typical) if is_estimated(fact) else DOLLARS.write(typical)


def about(text: str) -> str:
    """An estimate of ours."""
    return _("about %(figure)s") % {"figure": text}


def is_estimated(fact: Fact) -> bool:
    """Whether the price is reckoned from that of one year."""
    return bool(fact["price_basis"] == PriceBasis.YEAR_ESTIMATE)


def price_range(_writer: Any, fact: Fact) -> str:
    """From low to high, beneath what is typical; "" where that is all there is."""
    if fact["price_typical"] is None or fact["price_low"] == fact["price_high"]:
        return ""
    return DOLLARS.span(fact["price_low"], fact["price_high"])


def price_note(writer: Any, fact: Fact) -> str:
    """The range, what the price rests on, and whose it is."""
    basis = checked_price(fact) or writer.notes(PriceBasis)[fact["price_basis"]]
    return ", ".join(filter(None, (price_range(writer, fact), basis, writer.residency_of(fact))))


def price_rests_on(writer: Any, fact: Fact) -> str | None:
    """What is typical of a price rests on, in words; None where nothing is."""
    if fact["price_typical"] is None:
        return None
    if not is_estimated(fact):
        return labels(PriceBasis)[fact["price_basis"]]
    return years_words(fact["award_level"])


def years_words(level: int) -> str:
    """By which figure one year's price is multiplied for what is typical; "" where by none."""
    if level in LISTED_YEARS:
        years = LISTED_YEARS[level]
        said = _("%(years)s times one year’s price, as the middle of %(n)s programs of this award")
        return said % {"years": f"{years.typical:g}", "n": count(years.programs)}
    if level in ACADEMIC_YEARS:
        said = _("%(years)s academic years, by the definition of the award")
        return said % {"years": spelled(ACADEMIC_YEARS[level])}
    return ""


def length(writer: Any, fact: Fact) -> str:
    """What is typical; an estimate as “about”. The whole range where nothing is typical."""
    text = length_alone(writer, fact)
    return about(text) if text and fact["length_basis"] in ESTIMATED_LENGTHS else text


def length_alone(_writer: Any, fact: Fact) -> str:
    """The same without “about”."""
    typical = fact["months_typical"]
    if typical is None:
        return MONTHS.span(fact["months_low"], fact["months_high"])
    write = about_months if fact["length_basis"] in ESTIMATED_LENGTHS else MONTHS.write
    return write(typical)


def length_range(_writer: Any, fact: Fact) -> str:
    """From low to high, beneath what is typical; "" where that is all there is."""
    if fact["months_typical"] is None or fact["months_low"] == fact["months_high"]:
        return ""
    return MONTHS.span(fact["months_low"], fact["months_high"])


def length_note(writer: Any, fact: Fact) -> str:
    """The range, what the length rests on, and of how many programs that report theirs."""
    basis = writer.notes(LengthBasis)[fact["length_basis"]]
    if fact["length_basis"] == LengthBasis.AWARD_LEVEL and fact["months_typical"] is None:
        basis = str(_("by the definition of the award"))
    told = (length_range(writer, fact), basis, of_reports(length_reports(writer, fact)))
    return ", ".join(filter(None, told))


def length_reports(writer: Any, fact: Fact) -> int | None:
    """How many programs that report their length an estimate rests on; None for none."""
    if fact["length_basis"] not in ESTIMATED_LENGTHS or fact["months_typical"] is None:
        return None
    usual = writer.catalog.usual_length(fact["row"])
    return usual.programs if usual else None


def of_reports(programs: int | None) -> str:
    """“of 23 programs that report it”; "" for None."""
    if programs is None:
        return ""
    words = ngettext(
        "of %(n)s program that reports it", "of %(n)s programs that report it", programs
    )
    return words % {"n": count(programs)}


def why_no_price(_writer: Any, fact: Fact) -> str:
    """The builder's reason for an unknown price, or that it is not reported."""
    return labels(Missing)[fact["price_missing"]] or str(_("not reported"))


def whose_price(writer: Any, fact: Fact) -> str:
    """That editors checked it; whose it is where it is not that of the reader's own residency."""
    whose = writer.residency_of(fact) if writer.residency_of(fact) != writer.residency else ""
    return ", ".join(filter(None, (checked_briefly(writer, fact), whose)))


def would_pay(_writer: Any, fact: Fact) -> str:
    """What the reader would pay once aid by rule is granted, from what it is with aid by need."""
    if fact["you_pay_if"] is None:
        return ""
    return DOLLARS.span(fact["you_pay_low"], fact["you_pay_if"])


def aid_named(writer: Any, fact: Fact) -> str:
    """What the least and the most rest on: “if MassEducate”, “from $900 if full Pell”."""
    if fact["you_pay_if"] is None:
        return ""
    rule, need = writer.aid_by(fact), fact["you_pay_low"] < fact["you_pay_if"]
    said = [_("if %(aid)s") % {"aid": rule}] if rule else []
    if need:
        said.append(_("%(least)s with the most need-based aid") % {
            "least": DOLLARS.write(fact["you_pay_low"])})  # fmt: skip
    return ", ".join(said) or str(_("no aid known that lowers it by rule"))


def briefly_paid(writer: Any, fact: Fact) -> str:
    """“$0 if MassEducate”, else “from $900 if full Pell”; "" where no aid is known to lower it."""
    with_rule, least, sticker = fact["you_pay_if"], fact["you_pay_low"], fact["price_high"]
    if sticker is None or with_rule is None:
        return ""
    write = about_dollars if is_estimated(fact) else DOLLARS.write
    if rule := writer.aid_by(fact):
        return _("%(sum)s if %(aid)s") % {"sum": write(with_rule), "aid": rule}
    if least < with_rule:
        return _("from %(sum)s if %(aid)s") % {"sum": write(least), "aid": writer.by_need}
    return ""


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
    return ", ".join(filter(None, (_("not published here"), half_earn_over(writer, fact))))


def of_jobs(name: str) -> Any:
    """A local wage as written; "" without a job."""
    return lambda _w, fact: DOLLARS.write(fact[name]) if fact["occupation_at"] >= 0 else ""


def half_over(_writer: Any, fact: Fact) -> str:
    """The same in few words."""
    if fact["local_wage_median"] is None:
        return ""
    return _("half over %(median)s") % {"median": DOLLARS.write(fact["local_wage_median"])}


def half_earn_over(_writer: Any, fact: Fact) -> str:
    """The median beside the starting pay; "" where it is not known."""
    if fact["local_wage_median"] is None:
        return ""
    return _("half earn over %(median)s") % {"median": DOLLARS.write(fact["local_wage_median"])}


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


def graduates_in(writer: Any) -> str:
    """The label of awards, with the year of the newest completions."""
    return _("Graduates in %(year)s") % {"year": writer.catalog.awards_year}
