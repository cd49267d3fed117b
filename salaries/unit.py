"""Pay by the hour or by the year: one switch for the whole site, kept in the address as `unit`.

Without it every page speaks of a year. `careerguide.pages.carried` takes it along the links of a
page. Shown are the publisher's own figures of either unit; where only one is published, that.
"""

import dataclasses
from collections.abc import Callable
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from careerguide.lists.page import Link
from careerguide.lists.state import UrlState, choice, clean
from salaries.rules import ANNUAL, HOURLY

IN_ADDRESS = {ANNUAL: "year", HOURLY: "hour"}
"""What addresses call each unit."""
READ = {word: unit for unit, word in IN_ADDRESS.items()} | {unit: unit for unit in IN_ADDRESS}
"""And how they are read: as earlier addresses called them, too."""


def unit_choice() -> Any:
    """The field of a state that holds the unit, as `salaries.rules.UNITS` call it."""
    field = choice(lambda: READ, ANNUAL)
    parse = field.metadata["parse"]
    return dataclasses.field(
        default=ANNUAL,
        metadata={
            **field.metadata,
            "parse": lambda values: READ[parse(values)],
            "show": lambda unit: IN_ADDRESS[unit],
        },
    )


def unit_asked(params: QueryDict) -> str:
    """The unit that an address asks for; "" where it names none."""
    return READ.get(clean(params.get("unit", "")), "")


def unit_tabs(now: str, href: Callable[[str], str] = lambda word: f"?unit={word}") -> list[Link]:
    """The page by the year and by the hour; `href` makes an address of what addresses call one."""
    labels = {ANNUAL: _("year"), HOURLY: _("hour")}
    return [
        {"label": labels[unit], "href": href(word), "current": unit == now}
        for unit, word in IN_ADDRESS.items()
    ]


def tabs_of(state: Any, path: str = "") -> list[Link]:
    """The tabs of a page whose state has a `unit`; both addresses say theirs."""
    plain: UrlState = state.but(unit=ANNUAL)
    return unit_tabs(state.unit, lambda word: path + plain.query({"unit": word}))
