"""The filter form of the list, the chips of active filters, and what dropping each would give."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from careerguide.lists.fields import Field, FieldMaker
from careerguide.lists.paging import Chip
from careerguide.pages.numbers import dollars
from certifications.labels import experiences, focuses, levels
from certifications.pages.written import inside, over_label
from certifications.selection import Selection


def filter_fields(selection: Selection) -> list[Field]:
    make = FieldMaker(selection.query, selection.problems)
    held = selection.held
    return [
        make.text("q", _("Search"), placeholder=_("CPC, billing, inpatient, AHIMA")),
        make.number("years", _("Held for"), suffix=_("years")),
        make.checks("focus", _("Focus"), list(focuses().items())),
        make.checks("level", _("Level"), list(levels().items())),
        make.checks("experience", _("Experience needed to sit"), list(experiences().items())),
        make.number("exam_max", _("Highest exam cost"), prefix="$", unknown="exam_unknown"),
        make.number(
            "upkeep_max", _("Highest yearly upkeep"), prefix="$", suffix=_("a year"),
            unknown="upkeep_unknown", hint=_("Dues, and renewals spread over their cycle."),
        ),
        make.checks("setting", _("Setting"), held.settings),
        make.checks("body", _("Issued by"), held.bodies),
    ]  # fmt: skip


def sort_field(selection: Selection) -> Field:
    make = FieldMaker(selection.query, selection.problems)
    return make.select("sort", _("Sort by"), _orders(selection.query.years), form="filters")


def _orders(years: int) -> tuple[tuple[str, str], ...]:
    over = {"over": inside(over_label(years))}
    return (
        ("cost_to_earn", _("Cheapest to earn")),
        ("-cost_to_earn", _("Costliest to earn")),
        ("cost_over_years", _("Cheapest %(over)s") % over),
        ("-cost_over_years", _("Costliest %(over)s") % over),
        ("exam_fee", _("Cheapest exam")),
        ("-exam_fee", _("Costliest exam")),
        ("abbreviation", _("Name, A to Z")),
        ("-abbreviation", _("Name, Z to A")),
    )


def active(selection: Selection) -> Iterator[tuple[str, str | None, str]]:
    """Each active filter as (parameter, its one value or None, words)."""
    query = selection.query
    if query.q:
        yield "q", None, f"“{query.q}”"
    names = {
        "focus": focuses(),
        "level": levels(),
        "setting": dict(selection.held.settings),
        "body": dict(selection.held.bodies),
    }
    for name, words in names.items():
        for value in getattr(query, name):
            yield name, value, words[value]
    for value in query.experience:
        words = {"experience": experiences()[value]}
        yield "experience", value, _("experience to sit: %(experience)s") % words
    limits = (
        ("exam_max", "exam_unknown", gettext_noop("exam to %(n)s")),
        ("upkeep_max", "upkeep_unknown", gettext_noop("upkeep to %(n)s a year")),
    )
    for name, unknown, text in limits:
        if (value := getattr(query, name)) is not None:
            more = _(" or unknown") if getattr(query, unknown) else ""
            yield name, None, _(text) % {"n": dollars(value)} + more


def chips(selection: Selection) -> list[Chip]:
    query = selection.query
    return [
        Chip(words, query.without(name, value).query()) for name, value, words in active(selection)
    ]


def suggestions(selection: Selection) -> list[dict[str, str]]:
    """For a list without results: what dropping each filter would give, most first."""
    found = []
    for name, words in {name: words for name, _value, words in active(selection)}.items():
        total = selection.without(name)
        label = _("Without %(filter)s") % {"filter": words}
        text = ngettext("%(n)s certification", "%(n)s certifications", total) % {"n": total}
        href = selection.query.without(name).query()
        found.append((total, {"label": label, "href": href, "count": text}))
    found.sort(key=lambda pair: -pair[0])
    return [suggestion for total, suggestion in found if total]
