"""What changed in the data, the newest first: each load, and each day on which staff corrected.

Of what staff do only rows that the downloads have are told, never by whom or why.
"""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.columns import Unit
from careerguide.opendata.corrected import days
from careerguide.opendata.entry import Entry, Move, Moves, TableChange
from careerguide.opendata.tables import fields_of, tables
from careerguide.pages.cache import per_page_version
from careerguide.pages.numbers import count
from careerguide.releases.changes import (
    ANEW,
    NEW,
    BuildChange,
    Counted,
    Moved,
    comparisons,
)

MOST_LOADS, MOST_FIGURES = 60, 6


@per_page_version
def entries() -> list[Entry]:
    """The newest loads and days."""
    loads = [load(one) for one in BuildChange.objects.all()[:MOST_LOADS]]
    return sorted([*loads, *days()], key=lambda one: one.at, reverse=True)


def load(change: BuildChange) -> Entry:
    """What a build brought."""
    lines = [sentence(one["what"], one["name"], one["before"]) for one in change.brought]
    if change.first:
        title, lines = _("First load"), [_("There is nothing before it to compare with.")]
    elif not change.brought and change.tables == {}:
        return Entry(f"load-{change.pk}", change.at, _("Changes are noted from here on"), [])
    elif lines:
        title = _("New data")
    else:
        title = _("The same releases, reckoned anew")
    if change.tables is None and not change.first:
        lines.append(_("Rows were not compared: the build before was not on this machine."))
    elif not change.tables and not change.first:
        lines.append(_("No row of programs, schools, occupations or wages changed."))
    titles = {one.name: str(one.whole.title) for one in tables()}
    told = [
        table(name, titles.get(name, name), counted)
        for name, counted in (change.tables or {}).items()
    ]
    return Entry(f"load-{change.pk}", change.at, title, lines, told)


def sentence(what: str, name: str, before: str) -> str:
    """What became of a release."""
    if what == NEW and before:
        return _("%(name)s stands in for %(before)s.") % {"name": name, "before": before}
    words = {NEW: _("%(name)s is new."), ANEW: _("%(name)s was loaded from another file.")}
    return words.get(what, _("%(name)s is in use no more.")) % {"name": name}


def table(name: str, title: str, counted: Counted) -> TableChange:
    """A table's counts in words."""
    counts = [
        ngettext("%(n)s new row", "%(n)s new rows", counted["new"]),
        ngettext("%(n)s gone", "%(n)s gone", counted["gone"]),
        ngettext("%(n)s changed", "%(n)s changed", counted["changed"]),
    ]
    numbers = (counted["new"], counted["gone"], counted["changed"])
    said = [words % {"n": count(n)} for words, n in zip(counts, numbers, strict=True) if n]
    of = _("of %(rows)s") % {"rows": count(counted["rows"])}
    most = Counter(counted["figures"]).most_common(MOST_FIGURES)
    told = {one.table: one.moved for one in comparisons()}.get(name, {})
    figures = [f"{told[one][0] if one in told else words_of(name, one)} {count(n)}"
               for one, n in most]  # fmt: skip
    return TableChange(
        title, f"{', '.join(said)} {of}", "; ".join(figures),
        [Moves(str(told[one][0]), written(rows, told[one][1]))
         for one, rows in counted["moved"].items() if one in told],
    )  # fmt: skip


def written(rows: Iterable[Moved], unit: Unit) -> list[Move]:
    """Rows that moved, with their figures in their unit."""
    return [
        Move(
            one["title"], one["path"], unit.write(_plain(one["before"])),
            unit.write(_plain(one["after"])),
        )
        for one in rows
    ]  # fmt: skip


def _plain(value: float) -> float | int:
    return int(value) if value == int(value) else value


def words_of(name: str, figure: str) -> str:
    """What a figure of a table is called: as its column's label, or by its name."""
    found = next((one for one in fields_of(name) if one.name == figure), None)
    if found is None or not str(found.label):
        return figure.replace("_", " ")
    return f"{found.label} ({found.unit})" if str(found.unit) else str(found.label)
