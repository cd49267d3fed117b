"""Our own sourced detail files: one row, one fact about a certification."""

from abc import abstractmethod
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from careerguide.editorial.models import Sourced
from careerguide.editorial.sync import Cells, Once, Values, checked, read, sync
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run, register
from certifications.models import (
    ApprenticeRoute,
    Certification,
    CodeSystem,
    PassRate,
    Preparation,
    TestedCode,
)  # fmt: skip
from certifications.sources.base import PROVENANCE, GatheredLoader, whole, yes_no


class DetailLoader(GatheredLoader):
    """A file with a column `certification`, the columns of one table, and where they come from."""

    model: ClassVar[type[Sourced]]
    key: ClassVar[tuple[str, ...]]
    columns: ClassVar[tuple[str, ...]]
    rows = (1, 2_000)

    @abstractmethod
    def values(self, cells: Cells) -> Values:
        """The table's own columns; raises RowError for what can't be read."""

    def load(self, table: Table, run: Run) -> None:
        sync(self.model, self.key, self.gather(table, run), run)

    def gather(self, table: Table, run: Run) -> list[Values]:
        known = {c.slug: c for c in Certification.objects.all()}
        seen = Once("the fact")

        def make(cells: Cells) -> Values | None:
            certification = known.get(cells["certification"])
            if certification is None:
                run.unmatch("certifications that are not loaded")
                return None
            provenance = {name: cells[name] for name in PROVENANCE}
            own = self.values(cells) | {"certification": certification}
            values = checked(self.model, **own, **provenance)
            seen.add(tuple(values[name] for name in self.key))
            return values

        return read(table, ("certification", *self.columns, *PROVENANCE), run, make)


@register
class PassRatesLoader(DetailLoader):
    slug = "certification-pass_rates"
    title = "Pass rates of certification exams"
    files = ("certifications/pass_rates.csv",)
    model, key = PassRate, ("certification", "year", "first_time")
    columns = ("year", "percent", "first_time")

    def values(self, cells: Cells) -> Values:
        year = whole(cells["year"], "the year")
        if not year or not 1980 <= year <= int(self.gathered[:4]):
            raise RowError("the year is none that a pass rate can be of")
        try:
            percent = Decimal(cells["percent"])
        except InvalidOperation:
            raise RowError("the pass rate is not a number") from None
        first = yes_no(cells["first_time"], "first-time candidates only")
        return {"year": year, "percent": percent, "first_time": bool(first)}


@register
class ApprenticeRoutesLoader(DetailLoader):
    slug = "certification-apprentice_routes"
    title = "Ways to lift an apprentice designation"
    files = ("certifications/apprentice_routes.csv",)
    model, key = ApprenticeRoute, ("certification", "order")
    columns = ("order", "months_of_work", "text")

    def values(self, cells: Cells) -> Values:
        return {
            "order": whole(cells["order"], "the order"),
            "months_of_work": whole(cells["months_of_work"], "the months of work"),
            "text": cells["text"],
        }


@register
class TestedCodesLoader(DetailLoader):
    slug = "certification-tested_codes"
    title = "Code systems that exams test"
    files = ("certifications/tested_codes.csv",)
    model, key = TestedCode, ("certification", "code_system")
    columns = ("code_system",)

    def values(self, cells: Cells) -> Values:
        system = CodeSystem.objects.filter(slug=cells["code_system"]).first()
        if system is None:
            raise RowError("the code system is not among those loaded")
        return {"code_system": system}


@register
class PreparationsLoader(DetailLoader):
    slug = "certification-preparations"
    title = "Fields of study that prepare for certifications"
    caveats = "An editorial judgment: what a field teaches beside what an exam asks."
    files = ("certifications/preparations.csv",)
    model, key = Preparation, ("certification", "cip")
    columns = ("cip", "required")

    def values(self, cells: Cells) -> Values:
        return {"cip": cells["cip"], "required": bool(yes_no(cells["required"], "required"))}
