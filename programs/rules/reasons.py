"""Why figures of a program are flagged, in sentences that the build writes. No Django.

The build keeps whole English sentences; a page in another language finds the template again and
says that in its own words, its values too (programs/pages/words.py).
"""

import re
from functools import cache

from careerguide.columns.codes import noop as _

CLOSED = _("%(who)s marks the school closed (%(day)s)")
NO_DIRECTORY = _("the school is not in the newest IPEDS directory")
OUTSIDE_BAND = _("the school reports %(length)s and %(hours)s, outside the band of the award level"
                 " it reports")  # fmt: skip
MONTHS, NO_MONTHS = _("%(n)s months"), _("no months")
CLOCK, NO_CLOCK = _("%(n)s clock hours"), _("no clock hours")
CREDIT, NO_CREDIT = _("%(n)s credit hours"), _("no credit hours")
HOURS, NO_HOURS = _("%(n)s hours"), _("no hours")
HOURS_OF = {1: (CLOCK, NO_CLOCK), 2: (CREDIT, NO_CREDIT)}
"""By the publisher's measure: so many hours, and none reported."""
LOW_EARNINGS = _("the median graduate earns %(earnings)s a year %(when)s; of people in the state"
                 " who only finished high school, %(threshold)s")  # fmt: skip
PAY_ABOVE = _("what its jobs start near here, %(pay)s, is more than %(times)s times what the median"
              " graduate earns %(when)s, %(earnings)s")  # fmt: skip
ONE_YEAR, YEARS = _("1 year after finishing"), _("%(n)s years after finishing")
ABOVE = _("the reported price of %(price)s is far above the range of this field, whose middle is"
          " %(middle)s")  # fmt: skip
BELOW = _("the reported price of %(price)s is far below the range of this field, whose middle is"
          " %(middle)s")  # fmt: skip
ONE_WEEK = _("listed as 1 week and %(hours)s contact hours")
TOO_SHORT = _("listed as %(weeks)s weeks, too short for a %(award)s")
TEMPLATES = (CLOSED, OUTSIDE_BAND, LOW_EARNINGS, PAY_ABOVE, ABOVE, BELOW, ONE_WEEK, TOO_SHORT,
             MONTHS, CLOCK, CREDIT, HOURS, YEARS)  # fmt: skip
"""Those with values; sentences before what stands within them."""
NUMBER = r"[\d.,]+"
NAMED = re.compile(r"%\((\w+)\)s")


def after(years: int | None) -> str:
    """When a cohort's earnings are measured."""
    return ONE_YEAR if years == 1 else YEARS % {"n": years}


def parts(text: str) -> tuple[str, dict[str, str]]:
    """The template of a sentence and its values; the text itself where it has none."""
    for template in TEMPLATES:
        if found := _pattern(template).fullmatch(text):
            return template, found.groupdict()
    return text, {}


@cache
def _pattern(template: str) -> re.Pattern[str]:
    pieces = NAMED.split(template)
    fixed, names = map(re.escape, pieces[::2]), pieces[1::2]
    # Numbers stay apart from words: “no months” is none of them.
    values = [*(f"(?P<{name}>{NUMBER if name == 'n' else '.+?'})" for name in names), ""]
    return re.compile("".join(t + v for t, v in zip(fixed, values, strict=True)))
