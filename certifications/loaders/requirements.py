"""What certifications ask beside the columns of certifications.csv: accreditation and advice."""

from careerguide.core.loading.editorial import Cells, Values, sync
from careerguide.core.loading.errors import RowError
from careerguide.core.loading.files import Table
from careerguide.core.loading.loader import Run, register
from certifications.loaders.base import whole
from certifications.loaders.details import DetailLoader
from certifications.loaders.shared import FROM_COLUMNS, REQUIREMENT_KEY, with_others
from certifications.models import Organization, Requirement


@register
class RequirementsLoader(DetailLoader):
    slug = "certification-requirements"
    title = "What certifications ask or advise"
    files = ("certifications/requirements.csv",)
    model, key = Requirement, REQUIREMENT_KEY
    columns = ("kind", "strength", "months", "accreditor", "text")

    def values(self, cells: Cells) -> Values:
        accreditor = None
        if cells["accreditor"]:
            accreditor = Organization.objects.filter(slug=cells["accreditor"]).first()
            if accreditor is None:
                raise RowError("the accreditor is not among the organizations")
        values = {
            "kind": cells["kind"],
            "strength": cells["strength"],
            "months": whole(cells["months"], "the months"),
            "accreditor": accreditor,
            "text": cells["text"],
        }
        if _is_of_columns(values) or Requirement.objects.filter(
            FROM_COLUMNS,
            edited=False,
            certification__slug=cells["certification"],
            kind=values["kind"],
            strength=values["strength"],
        ):
            raise RowError("it belongs in the columns of certifications.csv")
        return values

    def load(self, table: Table, run: Run) -> None:
        own = self.gather(table, run)
        sync(self.model, self.key, with_others(Requirement, self.key, own, FROM_COLUMNS), run)


def _is_of_columns(values: Values) -> bool:
    """What FROM_COLUMNS says, of a row that is not in the database yet."""
    if values["kind"] == "education":
        return bool(values["strength"] == "to sit")
    in_words = values["kind"] != "experience" or values["months"] is None
    return not in_words and values["strength"] != "advised"
