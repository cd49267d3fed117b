"""What certifications ask beside the columns of certifications.csv: accreditation and advice."""

from careerguide.editorial.sync import Cells, Values, sync
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run, register
from certifications.models import Organization, Requirement
from certifications.sources.base import whole
from certifications.sources.details import DetailLoader
from certifications.sources.shared import FROM_COLUMNS, REQUIREMENT_KEY, with_others


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
