"""Everything known of one program, what is not, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypedDict
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.charts.frame import Table
from careerguide.charts.series import Bar, bars
from careerguide.pages.labels import labels
from careerguide.pages.numbers import count
from careerguide.releases.models import releases_in_use
from programs.accredited import Accredited, accreditations, accreditors
from programs.columns import COLUMNS
from programs.models import Completion, Flag, LocalProgram, Program, Provider
from programs.models.catalog import FLAGS_OF, WARNINGS
from programs.pages.detail.corrected import Told, over, told
from programs.pages.detail.jobs import Claim, Job, claims, jobs
from programs.pages.detail.reported import Line, Reported, Sourced, sourced
from programs.pages.panels import Prepared, Similar, certifications_for, similar
from programs.pages.words import residencies
from programs.rules.codes import GONE, AwardLevel, Control, Delivery, Origin, PriceBasis, Standing
from programs.rules.corrections import is_link
from programs.said import withheld


class AwardsChart(TypedDict):
    """What templates/charts/bars.html draws; `gaps` are the years without a report."""

    id: str
    title: str
    finding: str
    plot: list[Bar]
    gaps: list[str]
    table: Table


class ProgramPage(TypedDict):
    """What templates/programs/detail.html shows; texts are "" where there is nothing to say."""

    section: str
    crumbs: list[dict[str, str]]
    figures: list[Line]
    price_intro: str
    outcome_intro: str
    field_href: str
    field_title: str
    website: str
    jobs_source: str
    program: Program
    name: str
    published_name: str
    """CIP's title with its code, where the page goes by a plainer one."""
    provider: Provider
    place: str
    award: str
    award_level: str
    delivery: str
    control: str
    flags: list[Flag]
    prices: Sourced
    length: Sourced
    outcomes: Sourced
    whole_school: Sourced
    awards: AwardsChart | None
    jobs: list[Job]
    claims: list[Claim]
    further: str
    certifications: Sequence[Prepared]
    accreditations: list[Accredited]
    similar: list[Similar]
    listed_in: str
    summary: str
    closed: bool
    over: str
    """Since when the program is discontinued, and why we say so."""
    corrections: list[Told]
    local: LocalProgram | None
    """The row of a program that staff added."""
    offered: bool
    """Whether the school may still teach it."""


def awards_chart(years: Mapping[int, int | None]) -> AwardsChart | None:
    """Awards of rising years as bars; a year without a report is a gap. None without any."""
    drawn = bars(
        [(str(year), awards) for year, awards in years.items()],
        lambda value: count(round(value)),
        _("not reported"),
    )
    if not drawn:
        return None
    known = {year: awards for year, awards in years.items() if awards is not None}
    most, least = max(known, key=known.__getitem__), min(known, key=known.__getitem__)
    return {
        "id": "awards",
        "title": _("Awards by year"),
        "finding": _("Most in %(most)s (%(high)s), fewest in %(least)s (%(low)s).") % {
            "most": most, "high": count(known[most]), "least": least, "low": count(known[least]),
        },
        "plot": drawn,
        "gaps": [bar.label for bar in drawn if not bar.known],
        "table": Table([_("Year"), _("Awards")], [[bar.label, bar.written] for bar in drawn]),
    }  # fmt: skip


class Detail(Reported):
    """One program with what publishers report of it. At most five queries."""

    def awards(self) -> AwardsChart | None:
        """Awards conferred by year, as a chart; a year in which none were reported is a gap."""
        if self.program.origin in (Origin.STATE_LISTED, Origin.LOCAL):
            return None
        rows = Completion.objects.filter(
            provider=self.program.provider_id,
            cip=self.program.field_id,
            award_level=self.program.award_level,
        ).values_list("release_id", "awards")
        years = {r.pk: r.year for r in releases_in_use() if r.source == Origin.COMPLETIONS.source}
        reported = {years[pk]: awards for pk, awards in rows if pk in years}
        return awards_chart({year: reported.get(year) for year in sorted(years.values())})

    def page(self) -> ProgramPage:
        """Everything its template shows."""
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
            "jobs_source": _("%(wages)s; %(outlook)s; %(links)s; %(asked)s; %(held)s; %(licenses)s")
            % {
                "asked": self.source("onet-education"),
                "held": self.source("attainment"),
                "licenses": self.source("licenses"),
                "wages": self.source("oews"),
                "outlook": self.source("projections"),
                "links": self.source("cip-soc"),
            },
            "program": program,
            "name": self.name,
            "published_name": f"CIP {program.field_id} {program.name}"
            if self.name != program.name
            else "",
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
            "whole_school": sourced(self.whole_school()),
            "awards": self.awards(),
            "jobs": jobs(self.catalog, program),
            "claims": claims(self.catalog, program, self.listing.occupations)
            if self.listing
            else [],
            "further": program.entry_reason,
            "certifications": certifications_for(
                program.field_id or "", level, accreditors(program.pk, program.provider_id)
            ),
            "accreditations": accreditations(program.pk, program.provider_id),
            "similar": similar(self.catalog, program),
            "listed_in": self.source_of(Origin(program.origin)) or labels(Origin)[program.origin],
            "local": self.local,
            "summary": self.summary(),
            "closed": self.standing == Standing.CLOSED,
            "over": over(self.own),
            "corrections": told(self.own, self.of_school),
            "offered": self.standing not in GONE,
        }

    @cached_property
    def standing(self) -> int:
        """Whether it is offered, as lists have it."""
        row = self.catalog.row(self.program.pk)
        return self.provider.standing if row is None else int(self.catalog.standing([row])[0])

    @cached_property
    def name(self) -> str:
        """As lists call the program."""
        row = self.catalog.row(self.program.pk)
        return self.program.name if row is None else self.catalog.name(row)

    def figures(self) -> list[Line]:
        """The four figures a reader asks for first."""
        program = self.program
        pay = self.line(COLUMNS["local_wage_median"])
        own = "" if self.occupation else program.pay_area
        area = self.catalog.wages.area_at.get(own or program.area_code)
        place = self.catalog.wages.areas[area].title if area is not None else ""
        return [
            self._first_price(),
            replace(self.length()[0], label=_("full-time length")),
            replace(
                pay,
                label=_("local pay a year, 25th percentile to median"),
                note=", ".join(filter(None, (pay.note, place))),
                source="",
                warning="" if self.occupation else self._reasons("pay"),
            ),
            replace(
                self.line(COLUMNS["earnings_median"]),
                label=_("graduates earn a year"),
                why=withheld(*self.writer_and_fact),
                warning=self._warnings("earnings"),
            ),
        ]

    def _reasons(self, figure: str) -> str:
        """What a figure's flags say of this program; "" for none."""
        return "; ".join(f.reason for f in self.flags if f.kind in FLAGS_OF[figure])

    def _warnings(self, figure: str) -> str:
        """In words, what a figure's flags warn of; "" for none."""
        kinds = [flag.kind for flag in self.flags if flag.kind in FLAGS_OF[figure]]
        return "; ".join(str(Flag.Kind(kind).label) for kind in kinds)

    def _first_price(self) -> Line:
        spans = {self._span(name) for name in residencies()}
        label = _("price, in-state") if len(spans) > 1 else _("price")
        return self.checked(self.price(label, self._span("in_state")), "price_in_state")

    def price_intro(self) -> str:
        """How a total is estimated from one year's price; "" for a price of the program itself."""
        if self.program.price_basis == PriceBasis.YEAR_ESTIMATE:
            return _(
                "The school publishes the price of one year, not of this program: the total is"
                " that price times the award level’s length, from its shortest to its longest."
            )
        return ""

    def outcome_intro(self) -> str:
        """Whose earnings and debt they are; "" where neither is known."""
        if self.program.earnings is None and self.program.debt is None:
            return ""
        group = (self.program.field_id or "")[:5]
        return _(
            "Of all graduates at this school in field group %(group)s at this kind of award,"
            " not of this program alone."
        ) % {"group": group}

    def field_query(self) -> str:
        """The list's address from its "?": programs of the field in the provider's state."""
        wanted = {"field": self.program.field_id or "", "state": self.provider.state}
        return "?" + urlencode({name: value for name, value in wanted.items() if value})

    def website(self) -> str:
        """The program's own page, else the provider's; "" where neither is known, or is one that
        a page may link to."""
        own = self.own["link"].value if "link" in self.own else ""
        local = self.local.link if self.local else ""
        listed = self.listing.website if self.listing else ""
        known = (own, local, listed, self.provider.website)
        return next(filter(is_link, known), "")

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
