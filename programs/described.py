"""What a program's columns are, for who reads them in a file where the label does not say so."""

from django.utils.translation import gettext_lazy as _

ABOUT = {
    "program_id": _("The program’s number, as its address has it: UNITID, CIP code and award level;"
                    " or a state and the number on its list."),
    "unitid": _("IPEDS’s number of the institution; empty for providers on states’ lists."),
    "provider": _("Who trains."),
    "city": _("City of the school."),
    "state": _("Postal code of the school’s state."),
    "cip": _("Code of the field of study, CIP 2020."),
    "field": _("Title of the field of study, or of the program on a state’s list."),
    "award_level": _("IPEDS’s code of the award level; empty where none is reported."),
    "award": _("The award level in words, or the credential that a state’s list names."),
    "delivery": _("How it is taught."),
    "entry": _("Whether it is open to beginners."),
    "school_status": _("Whether the school is open, and who says so of a closed one."),
    "price_low": _("Lowest tuition and fees of the whole program, books apart."),
    "price_typical": _("The usual tuition and fees of the whole program, where one is more usual"
                       " than others."),
    "price_high": _("Highest tuition and fees of the whole program, books apart."),
    "you_pay_low": _("What is left of the price with all aid by rule and by need at its most."),
    "you_pay_if": _("What is left of the price if aid by rule is granted."),
    "you_pay_high": _("What is left of the price without aid."),
    "price_basis": _("What the price rests on: a reported total, or an estimate."),
    "price_typical_basis": _("What the usual price rests on."),
    "price_residency": _("Whose price it is."),
    "books": _("Books and supplies of the whole program."),
    "months_low": _("Shortest length of the whole program."),
    "months_typical": _("Usual length of the whole program, where one is more usual than others."),
    "months_high": _("Longest length of the whole program."),
    "length_basis": _("What the length rests on: reported months, or what is usual."),
    "length_reports": _("How many programs’ reports an estimated length rests on."),
    "earnings_year": _("Of how many years after finishing the median earnings are."),
    "local_wage_p25": _("What a quarter of those in the jobs that it leads to earn less than, a"
                        " year, around the school."),
    "local_wage_median": _("What half of those in these jobs earn less than, a year."),
    "local_wage_jobs": _("How many jobs the local pay is of."),
    "local_wage_area": _("The wage area that the local pay is of."),
    "occupation": _("SOC code of the main job that it leads to."),
    "awards": _("Awards conferred in the year that the column is named for."),
    "corrections": _("What our editors corrected, and what the publisher says."),
    "source": _("The releases that the row’s figures come from."),
}  # fmt: skip
