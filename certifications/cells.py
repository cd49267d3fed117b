"""What a cell of a table means: text, an amount, yes or no, a row by its slug.

A cell that means nothing raises ValueError with a sentence for its line.
"""

import re
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _
from import_export import widgets

from certifications.sheets import plain

AMOUNT = re.compile(r"-?\$?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
ANSWERS = {"": None, "yes": True, "true": True, "no": False, "false": False}


class Text(widgets.Widget):
    def render(self, value: Any, **kwargs: Any) -> str:
        return plain(value or "")


class Amount(widgets.Widget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Decimal:
        if not value:
            raise ValueError(_("An amount is missing. Leave the row out where it is unknown."))
        if not AMOUNT.fullmatch(value):
            raise ValueError(_("Write dollars as 425 or 425.00, not “%s”.") % value)
        return Decimal(value.replace("$", "").replace(",", ""))

    def render(self, value: Any, **kwargs: Any) -> Any:
        return "" if value is None else value


class YesNo(widgets.Widget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> bool | None:
        if value.lower() not in ANSWERS:
            raise ValueError(_("Write yes, no, or nothing where it is not known."))
        return ANSWERS[value.lower()]

    def render(self, value: Any, **kwargs: Any) -> str:
        return {True: "yes", False: "no"}.get(value, "")


class BySlug(widgets.Widget):
    """A related row by its slug; read once an import, again for rows the file itself adds."""

    def __init__(self, model: type[Model]) -> None:
        super().__init__()
        self.model = model
        self.held: dict[str, Any] = {}

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        if not value:
            return None
        if value not in self.held:
            self.held = {one.slug: one for one in self.model._default_manager.all()}  # type: ignore[attr-defined]
        if value not in self.held:
            kind = self.model._meta.verbose_name
            raise ValueError(_("There is no %(kind)s “%(slug)s”.") % {"kind": kind, "slug": value})
        return self.held[value]

    def render(self, value: Any, **kwargs: Any) -> str:
        return value.slug if value else ""


class Slugs(widgets.ManyToManyWidget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> list[Any]:
        wanted = {slug.strip() for slug in value.split(";")} - {""}
        found = self.model._default_manager.in_bulk(wanted, field_name=self.field)
        if unknown := sorted(wanted - found.keys()):
            raise ValueError(_("There is no %s.") % ", ".join(f"“{slug}”" for slug in unknown))
        return list(found.values())

    def render(self, value: Any, **kwargs: Any) -> str:
        return "; ".join(sorted(getattr(one, self.field) for one in value.all())) if value else ""
