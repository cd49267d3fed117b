"""What publishers say of a field that staff may correct, and from which release: the build's own.

Corrections keep it beside theirs, and are held against it again after every build.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from careerguide.columns import store
from careerguide.columns.codes import noop
from careerguide.releases.models import by_source
from programs.catalog import Catalog, built
from programs.models import Provider, StateListedProgram
from programs.models.catalog import NOT_LISTED
from programs.models.corrections import Correction, ProgramCorrection, ProviderCorrection
from programs.rules.codes import Delivery, LengthBasis, Origin, PriceBasis, Standing
from programs.rules.corrections import OF_PROGRAM, PRICES, is_over, span_of, written
from programs.rules.ids import listed_by, number_on_list, source_slug

DIRECTORY = "ipeds-hd"
USUAL = {
    int(LengthBasis.AWARD_LEVEL): noop("IPEDS definition of the award level"),
    int(LengthBasis.USUAL_FIELD): noop("programs of this field and award that report theirs"),
}
"""Where a length comes from that nobody reports."""


class Published(NamedTuple):
    """A value as `programs.rules.corrections` writes it, "" for none, and the release's name."""

    value: str
    release: str


class State(StrEnum):
    """How a correction stands to what the publisher says now."""

    STANDS = "stands"
    MOVED = "moved"
    EQUAL = "equal"
    GONE = "gone"


STATE_WORDS = {
    State.STANDS: _("stands: the published value is as it was"),
    State.MOVED: _("the source moved: still needed?"),
    State.EQUAL: _("the source now says the same: withdraw it?"),
    State.GONE: _("not in the data in use: nothing to correct"),
}


def published(correction: Correction) -> Published | None:
    """What the build in use says of a correction's field; None for a program or school it lacks.

    None too before anything is loaded.
    """
    try:
        known = built()
    except store.NoData:
        return None
    if isinstance(correction, ProgramCorrection):
        row = known.row(correction.number)
        return None if row is None else _of_program(known, row, correction.field)
    assert isinstance(correction, ProviderCorrection)
    at = known.provider_at(correction.number)
    return None if at is None else _of_provider(known, at, correction.field)


def state_of(correction: Correction) -> State:
    """Whether it stands, was overtaken or has become needless, by the build in use."""
    now = published(correction)
    if now is None:
        return State.GONE
    if same(correction.field, now.value, correction.value):  # type: ignore[attr-defined]
        return State.EQUAL
    return State.STANDS if now.value == correction.imported else State.MOVED


def same(field: str, published_value: str, value: str) -> bool:
    """Whether a published value says what a correction says."""
    kind = OF_PROGRAM.get(field)
    if kind and field != "delivery" and kind.columns:
        return span_of_published(published_value) == span_of(value)
    if field in ("closed", "discontinued"):
        # A school that is only not in the directory is said neither to be closed nor to be open.
        return published_value != NOT_LISTED and is_over(published_value) == is_over(value)
    return published_value.strip() == value.strip()


def span_of_published(value: str) -> tuple[float | None, float | None]:
    """As `span_of`, of a value whose low end may not be known."""
    return (None, float(value[1:])) if value.startswith("-") else span_of(value)


def _of_program(known: Catalog, row: int, field: str) -> Published:
    kind, number = OF_PROGRAM[field], int(known.id[row])
    read: dict[str, Callable[[], str]] = {
        "delivery": lambda: _delivery(known, row),
        "name": lambda: known.title(row),
        "link": lambda: _link(known, row),
    }
    if field in read:
        value = read[field]()
    elif kind.columns:
        ends = [round(float(known[name][row]), 2) for name in kind.columns]
        low, high = (None if end < 0 else end for end in (ends[0], ends[-1]))
        value = written(low, high)
    else:
        return Published("", "")  # nobody publishes it
    if field == "months" and (usual := USUAL.get(int(known["length_basis"][row]))):
        return Published(value, usual)
    slug = source_slug(_source(known, row, field), number)
    return Published(value, _release(slug) if value else "")


def _source(known: Catalog, row: int, field: str) -> str:
    """The source of a program's field; of a usual length none."""
    if field in PRICES or field == "books":
        return PriceBasis(int(known["price_basis"][row])).source
    if field == "months":
        return LengthBasis(int(known["length_basis"][row])).source
    listed = listed_by(int(known.id[row]))
    if listed:
        return listed
    return {"delivery": "ipeds-ic", "name": "cip", "link": DIRECTORY}.get(
        field, Origin(int(known["origin"][row])).source
    )


def _delivery(known: Catalog, row: int) -> str:
    code = Delivery(int(known["delivery"][row]))
    return "" if code == Delivery.UNKNOWN else code.slug


def _link(known: Catalog, row: int) -> str:
    number, school = int(known.id[row]), known["provider_ids"][int(known.provider[row])]
    if listed_by(number):
        rows = StateListedProgram.objects.filter(number=number_on_list(number), provider=school)
        if own := rows.values_list("website", flat=True).first():
            return own
    return Provider.objects.filter(pk=school).values_list("website", flat=True).first() or ""


def _of_provider(known: Catalog, at: int, field: str) -> Published:
    number = known["provider_ids"][at]
    if field == "name":
        value = known.provider_names[at]
    elif field == "closed":
        absent = int(known["standing"][at]) == Standing.ABSENT
        value = NOT_LISTED if absent else known["provider_closed"][at][0]
    else:
        sites = Provider.objects.filter(pk=number).values_list("website", flat=True)
        value = sites.first() or ""
    row = Provider.objects.filter(pk=number).select_related("release").first()
    return Published(value, str(row.release) if row and value else "")


def _release(slug: str) -> str:
    release = by_source().get(slug)
    return str(release) if release else ""
