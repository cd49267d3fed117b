"""Where certifications lead, and what was told wrongly about them."""

import re

from careerguide.editorial.sync import Cells, Once, Values, checked, read, sync
from careerguide.releases.errors import RowError
from careerguide.releases.files import Table
from careerguide.releases.loader import Run, register
from certifications.models import Certification, Correction, LadderStep, Organization
from certifications.sources.base import PROVENANCE, GatheredLoader, whole
from certifications.sources.details import DetailLoader

FACTS = re.compile(r"(SF\d{3}( SF\d{3})*)?")
TODAY = ("today_figure", "today_occupation", "today_area")
PAY = (Correction.Figure.HOURLY, Correction.Figure.ANNUAL)
SOC, AREA = re.compile(r"\d\d-\d{4}"), re.compile(r"\d{2}|\d{5}|\d{7}")


@register
class LadderLoader(DetailLoader):
    slug = "certification-ladder"
    title = "Steps from one certification to the next"
    files = ("certifications/ladder.csv",)
    model, key = LadderStep, ("certification", "to")
    columns = ("to", "months_low", "months_high", "text")

    def values(self, cells: Cells) -> Values:
        to = Certification.objects.filter(slug=cells["to"]).first()
        if to is None or to.slug == cells["certification"]:
            raise RowError("it leads to no other certification that is loaded")
        low = whole(cells["months_low"], "the fewest months")
        high = whole(cells["months_high"], "the most months")
        if low is not None and high is not None and low > high:
            raise RowError("the fewest months are more than the most")
        return {"to": to, "months_low": low, "months_high": high, "text": cells["text"]}


@register
class CorrectionsLoader(GatheredLoader):
    """A correction is of a certification, an organization, both, or neither: of the field."""

    slug = "certification-corrections"
    title = "Corrections of what is told about certifications"
    files = ("certifications/corrections.csv",)
    rows = (1, 2_000)
    columns = (
        "key", "certification", "organization", "topic", "said", "said_by", "holds", "facts",
        *TODAY,
    )  # fmt: skip

    def load(self, table: Table, run: Run) -> None:
        certifications = {"": None} | {c.slug: c for c in Certification.objects.all()}
        organizations = {"": None} | {o.slug: o for o in Organization.objects.all()}
        seen = Once("the key")

        def correction(cells: Cells) -> Values | None:
            if cells["certification"] not in certifications:
                run.unmatch("certifications that are not loaded")
                return None
            if cells["organization"] not in organizations:
                run.unmatch("organizations that are not loaded")
                return None
            if not FACTS.fullmatch(cells["facts"]):
                raise RowError("the facts are not numbers like SF034, parted by spaces")
            check_today(*(cells[name] for name in TODAY))
            plain = {
                name: cells[name] for name in ("key", "topic", "said", "said_by", "holds", *TODAY)
            }
            seen.add(cells["key"])
            return checked(
                Correction,
                certification=certifications[cells["certification"]],
                organization=organizations[cells["organization"]],
                facts=cells["facts"],
                **plain,
                **{name: cells[name] for name in PROVENANCE},
            )

        sync(Correction, ("key",), read(table, (*self.columns, *PROVENANCE), run, correction), run)


def check_today(figure: str, occupation: str, area: str) -> None:
    """Raises RowError unless the figure of today, where there is one, is of something by code."""
    if figure not in ("", *Correction.Figure.values):
        raise RowError("the figure of today is none of " + ", ".join(Correction.Figure.values))
    if not (SOC.fullmatch(occupation) if figure else occupation == ""):
        raise RowError("a figure of today needs an occupation like 29-2072, and no figure none")
    if not (AREA.fullmatch(area) if figure in PAY else area == ""):
        raise RowError("pay of today needs the code of a wage area, and no other figure has one")
