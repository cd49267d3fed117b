"""Say in a CSV's notes column why cells are empty or not exact."""

from collections.abc import Sequence

from salaries.wagestore import ANNUAL_ONLY, BIT, HOURLY_ONLY, MISSING


def wage_notes(
    names: Sequence[str], values: Sequence[int], employment: int, top_coded: int, only: int
) -> list[str]:
    """Notes on the wages `names` (with `values`, MISSING where empty) and on employment."""
    notes = []
    if employment == MISSING:
        notes.append("employment withheld")
    unit = {ANNUAL_ONLY: "hourly", HOURLY_ONLY: "annual"}.get(only, "")
    if unit:
        notes.append(f"no {unit} figures exist")
    withheld = [
        name
        for name, value in zip(names, values, strict=True)
        if value == MISSING and not (unit and name.startswith(unit))
    ]
    if withheld:
        what = "wages" if len(withheld) == len(names) else ", ".join(withheld)
        notes.append(f"{what} withheld: too few employers answered")
    if bounds := [name for name in names if top_coded & BIT[name]]:
        notes.append(f"{', '.join(bounds)}: at least (top-coded)")
    return notes
