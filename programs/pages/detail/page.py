"""Everything known of one program, what is not, and why."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.pages.labels import labels
from careerguide.pages.numbers import count, dollar_span
from careerguide.releases.models import releases_in_use
from programs.columns import COLUMNS, withheld
from programs.models import Completion, Flag, Program
from programs.models.catalog import WARNINGS
from programs.pages.detail.awards import awards_chart
from programs.pages.detail.jobs import Job, jobs
from programs.pages.detail.reported import Line, Reported, sourced
from programs.pages.detail.similar import similar
from programs.pages.panels import certifications_for
from programs.pages.words import residencies
from programs.rules.codes import AwardLevel, Control, Delivery, Origin, PriceBasis


class Detail(Reported):
    """One program with what publishers report of it. At most five queries."""

    def awards(self) -> dict[str, Any] | None:
        """Awards conferred by year, as a chart; a year in which none were reported is a gap."""
        if self.program.origin == Program.Origin.STATE_LISTED:
            return None
        rows = Completion.objects.filter(
            provider=self.program.provider_id,
            cip=self.program.field_id,
            award_level=self.program.award_level,
        ).values_list("release_id", "awards")
        years = {r.pk: r.year for r in releases_in_use() if r.source == Origin.COMPLETIONS.source}
        reported = {years[pk]: awards for pk, awards in rows if pk in years}
        return awards_chart({year: reported.get(year) for year in sorted(years.values())})

    def jobs(self) -> list[Job]:
        return jobs(self.catalog, self.program)

    def context(self) -> dict[str, Any]:
        program = self.program
        level = program.award_level
        return {
            "section": "programs",
            "crumbs": [{"title": _("Programs"), "href": reverse("programs:list")}],
            "figures": self.figures(),
            "price_intro": self.price_intro(),
            "outcome_intro": self.outcome_intro(),
            "field_href": reverse("programs:list") + self.field_query(),
            "field_title": self.catalog.field_titles[self.catalog.field_at[program.field_id]]
            if program.field_id in self.catalog.field_at
            else "",
            "website": self.website(),
            "jobs_source": _("%(wages)s; %(outlook)s; %(links)s")
            % {
                "wages": self.source("oews"),
                "outlook": self.source("projections"),
                "links": self.source("cip-soc"),
            },
            "program": program,
            "provider": self.provider,
            "place": ", ".join(filter(None, (self.provider.city, self.provider.state)))
            or _("place not known"),
            "award": program.credential or labels(AwardLevel)[level],
            "award_level": labels(AwardLevel)[level],
            "delivery": labels(Delivery)[program.delivery],
            "control": labels(Control)[self.provider.control],
            "flags": [flag for flag in self.flags if flag.kind not in WARNINGS],
            "prices": sourced(self.prices()),
            "length": sourced(self.length()),
            "outcomes": sourced(self.outcomes()),
            "awards": self.awards(),
            "jobs": self.jobs(),
            "certifications": certifications_for(program.field_id or "", level),
            "similar": similar(self.catalog, program),
            "listing": self.listing,
            "listed_in": self.listed_in(),
            "summary": self.summary(),
        }

    def figures(self) -> list[Line]:
        """The four figures a reader asks for first."""
        program = self.program
        job = self.catalog.wages.title(program.occupation) if program.occupation else ""
        area = self.catalog.wages.area_at.get(program.area_code)
        place = self.catalog.wages.areas[area].title if area is not None else ""
        return [
            self._first_price(),
            replace(self.length()[0], label=_("full-time length")),
            Line(
                _("local pay a year, 25th percentile to median"),
                dollar_span(program.local_p25, program.local_median),
                _("not published here") if job else _("no job known at this level"),
                f"{job}, {place}",
            ),
            replace(
                self.line(COLUMNS["earnings_median"]),
                label=_("graduates earn a year"),
                why=withheld(*self.written),
                warning="; ".join(
                    str(Flag.Kind(flag.kind).label) for flag in self.flags if flag.kind in WARNINGS
                ),
            ),
        ]

    def _first_price(self) -> Line:
        spans = {self._span(name) for name in residencies()}
        label = _("price, in-state") if len(spans) > 1 else _("price")
        return self.price(label, self._span("in_state"))

    def price_intro(self) -> str:
        if self.program.price_basis == PriceBasis.YEAR_ESTIMATE:
            return _(
                "The school publishes the price of one year, not of this program: the total is"
                " that price times the award level’s length, from its shortest to its longest."
            )
        return ""

    def outcome_intro(self) -> str:
        if self.program.earnings is None and self.program.debt is None:
            return ""
        group = (self.program.field_id or "")[:5]
        return _(
            "Of all graduates at this school in field group %(group)s at this kind of award,"
            " not of this program alone."
        ) % {"group": group}

    def field_query(self) -> str:
        wanted = {"field": self.program.field_id or "", "state": self.provider.state}
        return "?" + urlencode({name: value for name, value in wanted.items() if value})

    def website(self) -> str:
        """The provider's own page as an http address; anything else is not linked."""
        text = (self.listing.website if self.listing else "") or self.provider.website
        if not text:
            return ""
        return text if text.startswith(("http://", "https://")) else f"https://{text}"

    def listed_in(self) -> str:
        return self.source_of(Origin(self.program.origin))

    def summary(self) -> str:
        """What the program is, in one sentence."""
        program = self.program
        if program.awards is None:
            return ""
        year = self.catalog.awards_year
        if not program.awards:
            return _("Offered, with no graduates in %(year)s.") % {"year": year}
        words = ngettext(
            "%(n)s student finished in %(year)s.", "%(n)s students finished in %(year)s.",
            program.awards,
        )  # fmt: skip
        return words % {"n": count(program.awards), "year": year}
