"""Which programs an organization accredits, as staff keep it: on pages, and as a filter."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from careerguide.columns import store
from careerguide.columns.narrowing import Mask, mask_of
from careerguide.editorial.models import today
from careerguide.lists.columns import Fact
from careerguide.lists.state import BadValue
from careerguide.pages.cache import per_page_version
from programs.catalog import Catalog, catalog
from programs.models import ProgramAccreditation
from programs.rules.ids import program_number


@dataclass(frozen=True)
class Accredited:
    """One accreditation as pages tell it; `until` is None where no end is published."""

    pk: int
    organization: str
    until: date | None
    whole_school: bool
    source: str
    checked_on: date

    @property
    def holds(self) -> bool:
        """Whether it has not run out."""
        return self.until is None or self.until >= today()


def is_known(row: ProgramAccreditation) -> bool:
    """Whether the data in use have the program or school; True before anything is loaded."""
    try:
        known = catalog()
    except store.NoData:
        return True
    if row.program:
        return known.row(program_number(row.program) or 0) is not None
    return known.provider_at(int(row.provider or 0)) is not None


@per_page_version
def _kept() -> tuple[dict[int, list[Accredited]], dict[int, list[Accredited]]]:
    """By program's key and by provider's, what staff keep; one small query after an edit."""
    programs: dict[int, list[Accredited]] = {}
    providers: dict[int, list[Accredited]] = {}
    rows = ProgramAccreditation.objects.order_by("organization", "pk").values_list(
        "program", "provider", "pk", "organization", "until", "source", "checked_on"
    )
    for slug, provider, pk, organization, until, source, checked_on in rows:
        one = Accredited(pk, organization, until, not slug, source, checked_on)
        if slug:
            programs.setdefault(program_number(slug) or 0, []).append(one)
        else:
            providers.setdefault(provider or 0, []).append(one)
    return programs, providers


def accreditations(program: int, provider: int) -> list[Accredited]:
    """Of a program and its school by their keys, the program's own first."""
    programs, providers = _kept()
    return [*programs.get(program, ()), *providers.get(provider, ())]


def accreditors(program: int, provider: int) -> frozenset[str]:
    """The organizations whose accreditation of the program or its school holds."""
    found = accreditations(program, provider)
    return frozenset(one.organization for one in found if one.holds)


def told(writer: Any, fact: Fact) -> str | None:
    """Who accredits a list's program or its school; None where nobody is known to."""
    if not any(_kept()):
        return None
    provider = int(writer.catalog.columns["provider_ids"][fact["provider_at"]])
    return "; ".join(sorted(accreditors(fact["id"], provider))) or None


def said(writer: Any, fact: Fact) -> str:
    """The same in words; of most programs nobody knows."""
    return told(writer, fact) or _("not known")


def organizations() -> list[str]:
    """Those that accredit anything known here, in alphabetical order."""
    return sorted({one.organization for kept in _kept() for of in kept.values() for one in of})


def accredited_by(known: Catalog, text: str) -> Mask:
    """The programs that an organization accredits, themselves or through their school.

    Raises BadValue for one that accredits nothing known here.
    """
    name = text.strip().upper()
    if name not in organizations():
        words = {"text": text[:60], "known": ", ".join(organizations()) or _("none yet")}
        message = _("Nothing is known here to be accredited by “%(text)s”. Known are: %(known)s.")
        raise BadValue(message % words)
    programs, providers = _kept()
    rows = [
        known.row(key) for key, of in programs.items()
        if any(one.organization == name and one.holds for one in of)
    ]  # fmt: skip
    schools = [
        known.provider_at(key) for key, of in providers.items()
        if any(one.organization == name and one.holds for one in of)
    ]  # fmt: skip
    wanted = np.zeros(len(known.provider_names), dtype=bool)
    wanted[[at for at in schools if at is not None]] = True
    own = np.array([row for row in rows if row is not None], dtype=np.int32)
    return np.asarray(known.of_providers(wanted) | mask_of(own, known.size))
