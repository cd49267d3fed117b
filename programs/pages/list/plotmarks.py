"""The marks of the plot of programs, and what each says."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.charts.dots import Datum, plot
from careerguide.charts.frame import Axis, short
from careerguide.pages.numbers import count

LETTERS = 20
"""Of a name beside its mark, so that it fits on a phone."""


def marks(rows: list[dict[str, Any]], price: Axis, length: Axis) -> dict[str, Any]:
    """The plot of rows as programs.pages.list.plot has them; the reader's picks are named."""
    schools = Counter(row["provider"] for row in rows if row["picked"])
    return plot((datum(row, schools) for row in rows), price, length, told)


def datum(row: dict[str, Any], schools: Counter[str]) -> Datum:
    """A program with its two values and low ends; a pick is called by its school, if that tells."""
    name = ""
    if row["picked"]:
        name = short(row["name" if schools[row["provider"]] > 1 else "provider"], LETTERS)
    low = row["price_low"] or row["price_high"], row["months_low"] or row["months_high"]
    return Datum(row["price_high"], row["months_high"], row["kind"], low, name, row)


def told(programs: list[dict[str, Any]]) -> dict[str, str]:
    """What a mark says: it leads to the first of its programs in the list."""
    first, more = programs[0], len(programs) - 1
    said = _("%(name)s, %(provider)s: %(price)s, %(length)s, %(award)s") % first
    if more:
        also = ngettext("and %(n)s program more at this point",
                        "and %(n)s programs more at this point", more)  # fmt: skip
        said += f"; {also % {'n': count(more)}}"
    return {"href": first["href"], "said": said}
