"""Programs as written values: what a list row, a comparison and a download show."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.columns.narrowing import Rows
from careerguide.pages.language import per_language
from careerguide.pages.numbers import count, dollar_span, dollars, month_span
from programs.labels import flags_of, labels, price_words, residencies, years_after
from programs.ordering import values
from programs.rules.ids import program_slug
from programs.selection import Selection

FIGURES = (
    "price_low", "price_high", "books", "months_low", "months_high", "earnings_median",
    "debt_median", "local_wage_p25", "local_wage_median", "awards",
)  # fmt: skip
CODES = (
    "award_level", "delivery", "price_basis", "price_missing", "length_basis",
    "earnings_years_after", "flags", "origin", "provider", "field", "area", "occupation",
)  # fmt: skip


def facts(selection: Selection, rows: Rows) -> Iterator[dict[str, Any]]:
    """Plain values of some programs; None where unknown. Column by column: rows cost little."""
    catalog = selection.catalog
    columns: dict[str, list[Any]] = {"row": rows.tolist(), "id": catalog.id[rows].tolist()}
    for name in FIGURES:
        held = values(selection, name, rows).tolist()
        columns[name] = [None if value < 0 else value for value in held]
    for name in CODES:
        columns[name] = catalog[name][rows].tolist()
    if selection.occupation is not None:
        columns["occupation"] = [selection.occupation] * len(rows)
    columns["away"] = selection.away(rows).tolist()
    distances = selection.distances
    if distances is not None:
        columns["distance"] = distances[catalog.provider[rows]].tolist()
    names = tuple(columns)
    for cells in zip(*columns.values(), strict=True):
        yield dict(zip(names, cells, strict=True))


@dataclass(frozen=True)
class _Words:
    """What rows say, by code."""

    basis: dict[int, str]
    length_basis: dict[int, str]
    delivery: dict[int, str]
    after: dict[int, str]
    no_job: str
    no_pay: str
    not_reported: str


@per_language
def _words() -> _Words:
    return _Words(
        basis=price_words(),
        length_basis={0: "", 1: _("reported"), 2: _("usual for this award"), 3: _("listed")},
        delivery={
            0: "",
            1: _("in person"),
            2: _("hybrid"),
            3: _("online"),
            4: _("may be online"),
        },
        after={years: years_after(years) for years in (0, 1, 4)},
        no_job=_("no job known at this level"),
        no_pay=_("not published here"),
        not_reported=_("not reported"),
    )


class Writer:
    """Writes a selection's programs; look-ups that every row needs are made once."""

    def __init__(self, selection: Selection) -> None:
        self.selection, self.catalog = selection, selection.catalog
        self.words = _words()
        self.labels = {kind: labels(kind) for kind in ("award", "missing")}
        self.residency = residencies()[selection.residency]
        self.away = residencies()["out_of_state"]
        self.home = reverse("programs:list")

    def rows(self, rows: Rows) -> list[dict[str, Any]]:
        return [self.row(fact) for fact in facts(self.selection, rows)]

    def row(self, fact: dict[str, Any]) -> dict[str, Any]:
        """One row of the list: every value a string, "" where the reason stands instead."""
        catalog, provider = self.catalog, fact["provider"]
        bits = fact["flags"]
        basis = self.words.basis[fact["price_basis"]]
        residency = self.away if fact["away"] else self.residency
        slug = program_slug(fact["id"])
        return {
            "slug": slug,
            "href": f"{self.home}{slug}/",
            "name": catalog.name(fact["row"]),
            "provider": catalog.provider_names[provider],
            "place": catalog.place(provider),
            "distance": f"{fact['distance']:.0f} mi" if "distance" in fact else "",
            "award": self.award(fact),
            "delivery": self.words.delivery[fact["delivery"]],
            "price": dollar_span(fact["price_low"], fact["price_high"]),
            "price_note": f"{basis}, {residency}",
            "no_price": self.labels["missing"][fact["price_missing"]] or self.words.not_reported,
            "length": month_span(fact["months_low"], fact["months_high"]),
            "length_note": self.words.length_basis[fact["length_basis"]],
            "earnings": dollars(fact["earnings_median"]),
            "earnings_note": self.words.after[fact["earnings_years_after"]],
            "awards": count(fact["awards"]),
            **self.pay(fact),
            "price_flag": flags_of("price", bits),
            "length_flag": flags_of("length", bits),
            "school_flag": flags_of("school", bits),
        }

    def award(self, fact: dict[str, Any]) -> str:
        """The award level; of a listing without one, the credential it names."""
        if not fact["award_level"] and fact["row"] < len(self.catalog.listed):
            credential: str = self.catalog["listed_credentials"][fact["row"]]
            return credential or self.labels["award"][0]
        return self.labels["award"][fact["award_level"]]

    def pay(self, fact: dict[str, Any]) -> dict[str, str]:
        """Local p25 to median of the main job, that job, and where."""
        low, median = fact["local_wage_p25"], fact["local_wage_median"]
        if fact["occupation"] < 0:
            return {"pay": "", "job": "", "no_pay": self.words.no_job}
        wages = self.catalog.wages
        area = wages.areas[fact["area"]].title if fact["area"] >= 0 else ""
        return {
            "pay": dollar_span(low, median) if median is not None else "",
            "job": wages.titles[fact["occupation"]],
            "pay_area": area,
            "no_pay": self.words.no_pay,
        }
