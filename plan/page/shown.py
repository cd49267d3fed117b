"""What templates, comparisons and downloads show of a route."""

from typing import TypedDict

from django.utils.safestring import SafeString

from plan.page.amounts import CostLine


class RouteName(TypedDict):
    """Title, school and links; "" for what a route does not have."""

    title: str
    heading: str
    """The title for a page, which marks what stays English."""
    href: str
    provider: str
    school: str
    """The provider likewise."""
    place: str
    certification: str
    certification_href: str


class TimelineStep(TypedDict):
    """A step and how long it takes, in words."""

    label: str
    months: str
    note: str


class RouteBrief(TypedDict):
    """A route in a line."""

    number: int
    heading: str
    href: str
    school: str
    place: str
    line: str


class RouteRow(RouteName):
    """A route in full, with the links that pick it for comparison.

    `number` is its number in the plan's lists. `steps_html` and so on are lists ready to show.
    """

    key: str
    number: int | str
    total: str
    more_total: str
    """The total where it is another sum than what comes before the first pay."""
    up_front: str
    up_front_usual: str
    up_front_range: str
    first_pay: str
    start: str
    start_said: str
    """The same with what it is per."""
    start_beside: str
    """The same in the other unit; "" where it is not published."""
    later: str
    payback: str
    paid_back: str
    gain: str
    gain_usual: str
    at_odds: str
    needed: str
    needed_of: str
    needed_do: str
    dots: int
    some: bool
    dots_end: int
    breaks: str
    fits_if: str
    """Which aid would bring it within the limits."""
    strains: str
    role: str
    watch: str
    unknown: list[str]
    steps: list[TimelineStep]
    costs: list[CostLine]
    steps_html: SafeString
    costs_html: SafeString
    unknown_html: SafeString
    places_html: SafeString
    more_places: int
    picked: bool
    pick_href: str
    remove_href: str
