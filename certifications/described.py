"""What a credential's columns are, for who reads them in a file where the label does not say so."""

from django.utils.translation import gettext_lazy as _

IS = _("Whether the cost is complete, at least, up to, or not known.")
WEAK = _("Whether the cost rests on a source that is undated or weakly supported.")
ROUTE = _("By which way of earning it the cost counts.")
UNKNOWN = _("What is not known of the cost.")
ABOUT = {
    "slug": _("By which its address knows it."),
    "abbreviation": _("Its letters."),
    "name": _("Its name."),
    "issued_by": _("Letters of who issues it."),
    "focus": _("The job family that it belongs to."),
    "state": _("The one state that a license holds in; empty for what holds everywhere."),
    "job": _("The job that it is for, where its name does not say."),
    "level": _("Entry, or for the experienced."),
    "cost_to_earn": _("Exam, application and first dues, by the cheapest way."),
    "cost_to_earn_is": IS, "cost_to_earn_weak": WEAK, "cost_to_earn_route": ROUTE,
    "cost_to_earn_unknown": UNKNOWN,
    "years": _("For how many years it is held in the cost over years."),
    "cost_over_years": _("To earn it, and to hold it for these years."),
    "cost_over_years_is": IS, "cost_over_years_weak": WEAK, "cost_over_years_route": ROUTE,
    "cost_over_years_unknown": UNKNOWN,
    "cost_over_years_ranked_at": _("As how much it counts in orders, where a renewal is unknown."),
    "exam_fee_is": IS, "exam_fee_weak": WEAK,
    "upkeep_a_year_is": IS, "upkeep_a_year_weak": WEAK,
    "experience_months": _("Months of work asked to sit the exam."),
    "as_of": _("The day, month or year that its facts are of."),
    "confidence": _("How well its source supports the facts."),
    "check_with_issuer": _("Whether a price is undated or more than a year old."),
    "source": _("Addresses or documents that the facts come from."),
}  # fmt: skip
