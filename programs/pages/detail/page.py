"""Everything known of one program, what is not, and why."""

from dataclasses import replace
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.lists.page import Link
from careerguide.pages.cache import address
from careerguide.pages.english import Cited, as_english
from careerguide.pages.labels import labels
from careerguide.pages.numbers import count
from careerguide.words.data_text import data_words
from programs.accredited import accreditations, accreditors
from programs.columns import COLUMNS
from programs.models import Flag
from programs.models.catalog import FLAGS_OF, WARNINGS
from programs.pages.detail.awards import awards
from programs.pages.detail.corrected import over, told
from programs.pages.detail.jobs import claims, jobs, national_label
from programs.pages.detail.lines import Line, sourced
from programs.pages.detail.pays import pays
from programs.pages.detail.reported import Reported
from programs.pages.detail.shown import ProgramPage
from programs.pages.panels import certifications_for, similar
from programs.pages.words import reason_words, residencies
from programs.reader import Said
from programs.rules.codes import GONE, AwardLevel, Control, Delivery, Origin, PriceBasis, Standing
from programs.rules.corrections import is_link
from programs.rules.prices import LISTED_YEARS
from programs.saidpay import half_earn_over, withheld
from salaries.rules import ANNUAL
from salaries.unit import unit_tabs

JOBS_FROM = (
    "oews", "projections", "projections-entry", "cip-soc", "onet-education", "attainment",
    "licenses",
)  # fmt: skip
"""Sources of what a program leads to."""


class Detail(Reported):
    """One program with what publishers report of it. At most five queries.

    `said` is what the reader said of themselves.
    """

    said = Said()

    def page(self) -> ProgramPage:
        """Everything its template shows."""
        program = self.program
        level = program.award_level
        return {
            "section": "programs",
            "crumbs": [{"title": _("Programs"), "href": address("programs:list")}],
            "figures": self.figures(),
            "price_intro": self.price_intro(),
            "outcome_intro": self.outcome_intro(),
            "field_href": address("programs:list") + self.field_query(),
            "field_title": self.catalog.field_titles[self.catalog.field_at[program.field_id]]
            if program.field_id in self.catalog.field_at
            else "",
            "website": self.website(),
            "jobs_source": Cited.together(filter(None, map(self.source, JOBS_FROM))),
            "program": program,
            "name": self.name,
            "published_name": ""
            if self.name in (program.name, data_words(program.name))
            else f"CIP {program.field_id} {program.name}",
            "provider": self.provider,
            "place": ", ".join(filter(None, (self.provider.city, self.provider.state)))
            or _("place not known"),
            "award": as_english(program.credential) or labels(AwardLevel)[level],
            "award_level": labels(AwardLevel)[level],
            "delivery": labels(Delivery)[program.delivery],
            "control": labels(Control)[self.provider.control],
            "flags": [
                {
                    "kind": flag.kind,
                    "label": flag.get_kind_display(),
                    "reason": reason_words(flag.reason),
                }
                for flag in self.flags
                if flag.kind not in WARNINGS
            ],
            "pays": pays(self.catalog, program, self.said),
            "prices": sourced(self.prices()),
            "length": sourced(self.length()),
            "outcomes": sourced(self.outcomes()),
            "whole_school": sourced(self.whole_school()),
            "awards": awards(program),
            "asked_job": self.catalog.wages.title(self.occupation)
            if self.occupation
            else self.asked_job,
            "job_problem": self.job_problem,
            "unit_tabs": self.unit_tabs(),
            "national_label": national_label(self.unit),
            "jobs": jobs(self.catalog, program, self.unit),
            "claims": claims(self.catalog, program, self.listing.occupations)
            if self.listing
            else [],
            "further": data_words(program.entry_reason),
            "certifications": certifications_for(
                program.field_id or "",
                level,
                accreditors(program.pk, program.provider_id),
                program.provider.state,
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

    def unit_tabs(self) -> list[Link]:
        """The page by the year and by the hour, with the job that is asked for."""
        asked = {"occupation": self.asked_job} if self.asked_job else {}
        return unit_tabs(self.unit, lambda word: "?" + urlencode({**asked, "unit": word}))

    def figures(self) -> list[Line]:
        """The four figures a reader asks for first."""
        program = self.program
        pay = self.line(COLUMNS["local_wage_p25"])
        half = half_earn_over(*self.writer_and_fact) if pay.value else ""
        own = "" if self.occupation else program.pay_area
        area = self.catalog.wages.area_at.get(own or program.area_code)
        place = self.catalog.wages.areas[area].title if area is not None else ""
        return [
            self._first_price(),
            replace(self.length()[0], label=_("full-time length")),
            replace(
                pay,
                label=_("local pay a year starts near")
                if self.unit == ANNUAL
                else _("local pay an hour starts near"),
                note="; ".join(filter(None, (half, ", ".join(filter(None, (pay.note, place)))))),
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
        return "; ".join(reason_words(f.reason) for f in self.flags if f.kind in FLAGS_OF[figure])

    def _warnings(self, figure: str) -> str:
        """In words, what a figure's flags warn of; "" for none."""
        kinds = [flag.kind for flag in self.flags if flag.kind in FLAGS_OF[figure]]
        return "; ".join(str(Flag.Kind(kind).label) for kind in kinds)

    def _first_price(self) -> Line:
        label = _("price, in-state") if len(self.alike_prices()) > 1 else _("price")
        return self.price_line(label, "in_state")

    def price_intro(self) -> str:
        """How a total is estimated from one year's price; "" for a price of the program itself."""
        program = self.program
        bases = {self.price_of(name)["price_basis"] for name in residencies()}
        if PriceBasis.YEAR_ESTIMATE not in bases:
            return ""
        once = _("The school publishes the price of one year, not of this program.")
        years = LISTED_YEARS.get(program.award_level)
        if years is None:
            total = _(
                "The total is that price times the award level’s length, from its shortest to"
                " its longest."
            )
            return f"{once} {total}"
        made = _(
            "Elsewhere %(n)s programs of this award level cost %(typical)s times one year’s price"
            " in the middle, and four in five of them %(low)s to %(high)s times: that makes the"
            " total and the range beneath."
        ) % {
            "n": years.programs,
            "typical": f"{years.typical:g}",
            "low": f"{years.low:g}",
            "high": f"{years.high:g}",
        }
        return f"{once} {made}"

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
