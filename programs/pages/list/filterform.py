"""The filter form, the chips of active filters, and what dropping each would give."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from careerguide.lists.fields import Field, FieldMaker, any_of, fields_html
from careerguide.lists.paging import Chip
from careerguide.pages.language import per_language
from careerguide.pages.numbers import count, dollars, plain
from careerguide.places.states import STATE_NAMES
from programs.filters import CONTROLS, DELIVERIES, ProgramQuery
from programs.labels import labels, residencies
from programs.selection import Selection


@dataclass(frozen=True)
class FilterForm:
    """The form's fields as HTML, and their names."""

    html: SafeString
    names: frozenset[str]


def filter_form(selection: Selection) -> FilterForm:
    fields = filter_fields(selection)
    return FilterForm(fields_html(fields), frozenset([field.name for field in fields]))


def filter_fields(selection: Selection) -> list[Field]:
    make = FieldMaker(selection.query, selection.problems)
    yearly = {"prefix": "$", "suffix": _("a year")}
    return [
        make.text("q", _("Search"), placeholder=_("job, field or school")),
        make.text("near", _("Near"), placeholder=_("ZIP or city"), hint=_place_hint(selection)),
        make.number("within", _("Within"), suffix=_("miles")),
        make.select("state", _("State of the school"), _states()),
        make.number("cost_max", _("Highest price"), prefix="$", unknown="cost_unknown"),
        make.number(
            "months_max", _("Longest length"), suffix=_("months"), unknown="months_unknown"
        ),
        make.checks("award", _("Award level"), _awards()),
        make.text("field", _("Field of study"), placeholder=_("a word, or a CIP code: 51.07")),
        make.text("occupation", _("Leads to this job"), placeholder=_("medical coder, 29-2072")),
        make.select("residency", _("Price for students"), _residencies(selection)),
        make.checks("delivery", _("Delivery"), _deliveries()),
        make.checks("control", _("Kind of school"), _controls()),
        make.number(
            "earnings_min", _("Graduates earn at least"), **yearly, unknown="earnings_unknown"
        ),
        make.number("pay_min", _("Local median pay at least"), **yearly, unknown="pay_unknown"),
    ]


def _place_hint(selection: Selection) -> str:
    place = selection.place
    return _("Measured from %(place)s.") % {"place": place.label} if place else ""


@per_language
def _states() -> tuple[tuple[str, str], ...]:
    return any_of(), *STATE_NAMES.items()


@per_language
def _awards() -> list[tuple[str, str]]:
    order = [20, 21, 2, 4, 3, 5, 6, 7, 8, 17, 18, 19, 0]
    return [(str(level), labels("award")[level]) for level in order]


@per_language
def _deliveries() -> list[tuple[str, str]]:
    return [(name, labels("delivery")[code]) for name, code in DELIVERIES.items()]


@per_language
def _controls() -> list[tuple[str, str]]:
    return [(name, labels("control")[code]) for name, code in CONTROLS.items()]


def _residencies(selection: Selection) -> list[tuple[str, str]]:
    default = "in_state" if selection.home else "out_of_state"
    automatic = _("%(residency)s (from your place)") if selection.home else _("%(residency)s")
    return [
        ("", automatic % {"residency": residencies()[default]}),
        *residencies().items(),
    ]


def sort_field(selection: Selection) -> Field:
    """Every order a column has, named by what comes first."""
    held = selection.query.sort
    options = [("", _nothing_sorted(selection)), *_orders()]
    if held not in dict(options):
        options.append((held, held.replace("_", " ").replace("-", _("falling") + " ")))
    make = FieldMaker(selection.query, selection.problems)
    return make.select("sort", _("Sort by"), options, form="filters")


@per_language
def _orders() -> list[tuple[str, str]]:
    return [
        ("price_high", _("Price, low to high")),
        ("-price_high", _("Price, high to low")),
        ("price_low", _("Lowest end of the price")),
        ("-price_low", _("Lowest end of the price, falling")),
        ("months_high", _("Length, short to long")),
        ("-months_high", _("Length, long to short")),
        ("months_low", _("Shortest length")),
        ("-months_low", _("Shortest length, falling")),
        ("-earnings_median", _("Graduates’ earnings, high to low")),
        ("earnings_median", _("Graduates’ earnings, low to high")),
        ("-local_wage_median", _("Local pay, high to low")),
        ("local_wage_median", _("Local pay, low to high")),
        ("-local_wage_p25", _("Local starting pay, high to low")),
        ("local_wage_p25", _("Local starting pay, low to high")),
        ("-awards", _("Most graduates")),
        ("awards", _("Fewest graduates")),
        ("books", _("Books, low to high")),
        ("-books", _("Books, high to low")),
        ("debt_median", _("Graduates’ debt, low to high")),
        ("-debt_median", _("Graduates’ debt, high to low")),
        ("provider", _("School, A to Z")),
        ("-provider", _("School, Z to A")),
    ]


def _nothing_sorted(selection: Selection) -> str:
    if selection.place:
        return _("Nearest")
    return _("Best match") if selection.query.q else _("Most graduates")


def active(selection: Selection) -> Iterator[tuple[str, str | None, str]]:
    """Each active filter as (parameter, its one value or None, words)."""
    query = selection.query
    if query.q:
        yield "q", None, f"“{query.q}”"
    if selection.place:
        words = {"n": query.within, "place": selection.place.label}
        yield "near", None, _("within %(n)s miles of %(place)s") % words
    if selection.fields is not None:
        yield "field", None, _("field: %(text)s") % {"text": query.field}
    if selection.occupation is not None:
        title = selection.catalog.wages.titles[selection.occupation]
        yield "occupation", None, _("leads to: %(title)s") % {"title": title}
    for name in ("state", "award", "delivery", "control"):
        for value in getattr(query, name):
            yield name, value, _choice_labels()[name][value]
    if query.residency:
        yield "residency", None, _("price: %(who)s") % {"who": residencies()[query.residency]}
    yield from _numbers(query)


@per_language
def _choice_labels() -> dict[str, dict[str, str]]:
    return {
        "state": STATE_NAMES,
        "award": dict(_awards()),
        "delivery": dict(_deliveries()),
        "control": dict(_controls()),
    }


def _numbers(query: ProgramQuery) -> Iterator[tuple[str, None, str]]:
    limits = (
        ("cost_max", dollars, "cost_unknown", gettext_noop("price to %(n)s")),
        ("months_max", plain, "months_unknown", gettext_noop("up to %(n)s months")),
        ("earnings_min", dollars, "earnings_unknown", gettext_noop("earnings from %(n)s")),
        ("pay_min", dollars, "pay_unknown", gettext_noop("local pay from %(n)s")),
    )
    for name, write, unknown, words in limits:
        value = getattr(query, name)
        if value is not None:
            more = _(" or unknown") if getattr(query, unknown) else ""
            yield name, None, _(words) % {"n": write(value)} + more


def chips(selection: Selection) -> list[Chip]:
    query = selection.query
    return [
        Chip(words, query.without(name, value).query()) for name, value, words in active(selection)
    ]


def suggestions(selection: Selection) -> list[dict[str, str]]:
    """For a list without results: what dropping each filter would give, most first."""
    filters = {name: words for name, _value, words in active(selection) if name != "residency"}
    found = []
    for name, words in filters.items():
        total = selection.without(name)
        href = selection.query.without(name).query()
        label = _("Without %(filter)s") % {"filter": words}
        text = _("%(n)s programs") % {"n": count(total)}
        found.append((total, {"label": label, "href": href, "count": text}))
    found.sort(key=lambda pair: -pair[0])
    return [suggestion for total, suggestion in found if total]
