"""Write the areas of an occupation for the page: one ready string per cell."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from careerguide.pages import numbers
from careerguide.places.states import Kind, state_kind
from salaries.filters import PERCENTILES, AreasState
from salaries.models import Area
from salaries.pages.occupation.areas import AreaRows
from salaries.pages.written import PUBLISHED, known_wage, why_missing, words
from salaries.wagestore import MISSING, WageArea, WageStore


def area_rows(
    store: WageStore, soc: str, found: AreaRows, state: AreasState
) -> Iterator[dict[str, str]]:
    """The cells of each area, "" where unknown, and beside them why (`no_…`).

    The percentiles are adjusted when the state says so; the price level and the published median
    stand beside them then.
    """
    say, kinds = words(), {kind: str(kind.label) for kind in Area.Type}
    base = reverse("salaries:occupation", args=(soc,))
    figures = [f"{state.unit}_{percentile}" for percentile in PERCENTILES]
    names = ("employment", "top_coded", "only", "location_quotient", "mean_rse", *figures)
    lists = [store.columns[name][found.rows].tolist() for name in names]
    for at, parity, employment, top, only, quotient, error, *wages in zip(
        found.areas.tolist(), found.parity.tolist(), *lists, strict=True
    ):
        area = store.areas[at]
        used = parity if state.adjusted else PUBLISHED
        missing = why_missing(state.unit, only, say) if wages[2] == MISSING else say.no_parity
        yield {
            "href": f"{base}{area.code}/",
            "name": area.name,
            "kind": _("federal district")
            if area.type == Area.Type.STATE and state_kind(area.state) is Kind.DISTRICT
            else kinds[area.type],
            "jobs": "" if employment == MISSING else f"{employment:,}",
            **{
                percentile: known_wage(figure, value, top, say, used)
                for percentile, figure, value in zip(PERCENTILES, figures, wages, strict=True)
            },
            "parity": f"{parity:.1f}" if parity == parity else "",
            "adjusted": "1" if state.adjusted else "",
            "published": known_wage(figures[2], wages[2], top, say),
            "quotient": nation_is_one(area, quotient),
            "error": numbers.percent(error) if error == error else "",
            "withheld": say.withheld,
            "no_wage": missing,
            "no_parity": say.no_parity,
        }


def nation_is_one(area: WageArea, quotient: float) -> str:
    """The location quotient: shares are measured by the nation's, so its own is 1."""
    return "1.00" if area.is_nation else f"{quotient:.2f}" if quotient == quotient else ""
