"""What a credential's columns are, for who reads them in a file where the label does not say so."""

IS = "Whether the cost is complete, at least, up to, or not known."
WEAK = "Whether the cost rests on a source that is undated or weakly supported."
ROUTE = "By which way of earning it the cost counts."
UNKNOWN = "What is not known of the cost."
ABOUT = {
    "slug": "By which its address knows it.",
    "abbreviation": "Its letters.",
    "name": "Its name.",
    "issued_by": "Letters of who issues it.",
    "focus": "The job family that it belongs to.",
    "state": "The one state that a license holds in; empty for what holds everywhere.",
    "job": "The job that it is for, where its name does not say.",
    "level": "Entry, or for the experienced.",
    "cost_to_earn": "Exam, application and first dues, by the cheapest way.",
    "cost_to_earn_is": IS, "cost_to_earn_weak": WEAK, "cost_to_earn_route": ROUTE,
    "cost_to_earn_unknown": UNKNOWN,
    "years": "For how many years it is held in the cost over years.",
    "cost_over_years": "To earn it, and to hold it for these years.",
    "cost_over_years_is": IS, "cost_over_years_weak": WEAK, "cost_over_years_route": ROUTE,
    "cost_over_years_unknown": UNKNOWN,
    "cost_over_years_ranked_at": "As how much it counts in orders, where a renewal is unknown.",
    "exam_fee_is": IS, "exam_fee_weak": WEAK,
    "upkeep_a_year_is": IS, "upkeep_a_year_weak": WEAK,
    "experience_months": "Months of work asked to sit the exam.",
    "as_of": "The day, month or year that its facts are of.",
    "confidence": "How well its source supports the facts.",
    "check_with_issuer": "Whether a price is undated or more than a year old.",
    "source": "Addresses or documents that the facts come from.",
}  # fmt: skip
