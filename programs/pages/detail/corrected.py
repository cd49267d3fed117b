"""What staff corrected of one program and its school, as the program's page tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from careerguide.editorial.links import Edit
from careerguide.pages.english import as_english
from careerguide.pages.labels import translated
from programs.catalog import Catalog
from programs.corrected import checked, words_of
from programs.models import LocalProgram, Program, Provider
from programs.overlay import Corrected
from programs.pages.detail.lines import Line
from programs.rules.codes import Delivery
from programs.rules.corrections import (
    OF_PROGRAM,
    OF_PROVIDER,
    PRICES,
    figure_of,
    is_link,
    is_over,
    span_of,
)

Own = Mapping[str, Corrected]


@dataclass(frozen=True)
class Told:
    """A correction as the page's table has it; `href` is "" where its source is no address."""

    label: str
    value: str
    published: str
    whence: str
    reason: str
    source: str
    href: str
    as_of: str
    checked_on: date


def lay_over(program: Program, provider: Provider, own: Own, of_school: Own) -> None:
    """Put corrected values into a program and its provider that are shown, and never saved."""
    for name in (*PRICES, "months"):
        if name in own:
            columns, ends = OF_PROGRAM[name].columns, figure_of(own[name].value)
            for column, end in zip(columns, ends, strict=True):
                setattr(program, column, end if end is None or name == "months" else int(end))
    if "books" in own:
        end = span_of(own["books"].value)[1]
        program.books = None if end is None else int(end)
    if "delivery" in own:
        program.delivery = next(c for c in Delivery if c.slug == own["delivery"].value)
    if "name" in of_school:
        provider.name = of_school["name"].value
    if "website" in of_school:
        provider.website = of_school["website"].value


def as_checked(line: Line, one: Corrected | None) -> Line:
    """A figure's line that says what was corrected and from what; itself where nothing was.

    A price that is known to be wrong, while nobody knows the right one, says why it is missing.
    """
    if one is None:
        return line
    said = checked(one)
    return replace(line, note=said, why=said, source=as_english(one.source), warning="")


def told(own: Own, of_school: Own) -> list[Told]:
    """Every correction of the program, then of its school."""
    found = [(OF_PROGRAM[name].label, own[name]) for name in OF_PROGRAM if name in own]
    school = _("the school: %(field)s")
    for name in OF_PROVIDER:
        if name in of_school:
            label = school % {"field": translated(OF_PROVIDER[name].label)}
            found.append((label, of_school[name]))
    return [_told(translated(label), one) for label, one in found]


def _told(label: str, one: Corrected) -> Told:
    first = one.source.split(";")[0].strip()
    return Told(
        label=label,
        value=_said(one.field, one.value),
        published=one.imported
        if one.field in ("closed", "discontinued")
        else _said(one.field, one.imported),
        whence=translated(one.imported_from),
        reason=one.reason,
        source=one.source,
        href=first if is_link(first) else "",
        as_of=one.as_of,
        checked_on=one.checked_on,
    )


def _said(field: str, value: str) -> str:
    if field in ("closed", "discontinued") and value:
        return _("since %(day)s") % {"day": value} if is_over(value) else _("no")
    if value in ("yes", "no"):
        return _("yes") if value == "yes" else _("no")
    return words_of(field, value)


def over(own: Own) -> str:
    """That the program is discontinued, with the reason; "" where nobody says so."""
    one = own.get("discontinued")
    if one is None or not is_over(one.value):
        return ""
    words = {"day": one.value, "reason": one.reason}
    return _("since %(day)s, as our editors found: %(reason)s") % words


def corrections_of(catalog: Catalog, program: int, provider: int) -> tuple[Own, Own]:
    """What is corrected of a program and of its school, by field; both empty for most."""
    row, at = catalog.row(program), catalog.provider_at(provider)
    own = {} if row is None else catalog.corrections.get(row, {})
    return own, {} if at is None else catalog.school_corrections.get(at, {})


def edits(
    program: str, provider: int, own: Own, of_school: Own, local: LocalProgram | None = None
) -> list[Edit]:
    """What staff may correct of a program and its school, or change of what they corrected or
    added."""
    of_program, of_provider = ("program", program), ("provider", str(provider))
    accredited = "programs.programaccreditation"
    adds = [
        Edit(_("Add an accreditation of the program"), accredited, None, (of_program,)),
        Edit(_("Add an accreditation of the school"), accredited, None, (of_provider,)),
    ]
    another = _("Add a program of this school")
    if local is not None:
        found = [Edit(_("Edit this program"), "programs.localprogram", local.pk)]
        if local.provider_id:
            of_local = ("provider", str(local.provider_id))
            found.append(Edit(_("Edit this school"), "programs.localprovider", local.provider_id))
            adds.append(Edit(another, "programs.localprogram", None, (of_local,)))
        return found + adds
    correct, change = _("Correct: %(field)s"), _("Edit: %(field)s")
    school = _("the school: %(field)s")
    adds.append(Edit(another, "programs.localprogram", None, (("unitid", str(provider)),)))
    found = []
    for name, one in OF_PROGRAM.items():
        row, said = own.get(name), translated(one.label)
        label = (change if row else correct) % {"field": said}
        filled = (of_program, ("field", name))
        found.append(Edit(label, "programs.programcorrection", row.pk if row else None, filled))
    for name, one in OF_PROVIDER.items():
        row, said = of_school.get(name), school % {"field": translated(one.label)}
        label = (change if row else correct) % {"field": said}
        filled = (of_provider, ("field", name))
        found.append(Edit(label, "programs.providercorrection", row.pk if row else None, filled))
    return found + adds
