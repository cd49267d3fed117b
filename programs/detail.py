"""Everything known of one program, what is not, and why."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.core.numbers import count, dollar_span, dollars, month_span
from careerguide.core.releases import releases_in_use
from programs.awardschart import awards_chart
from programs.catalog import Catalog
from programs.labels import labels, residencies, years_after
from programs.links import Job, jobs
from programs.models import (
    Completion,
    Flag,
    Program,
    ProgramYearPrice,
    StateListedProgram,
    YearPrice,
)
from programs.models.catalog import LengthBasis, PriceBasis
from programs.panels import certifications_for
from programs.prices import students
from programs.similar import similar


@dataclass(frozen=True)
class Line:
    """A labelled figure: its value, or why there is none, and where it comes from."""

    label: str
    value: str
    why: str = ""
    note: str = ""
    source: str = ""


def alike(values: dict[str, str]) -> list[tuple[str, str]]:
    """Who pays what, those who pay the same named together: “in-district and in-state”."""
    names: dict[str, list[str]] = {}
    for name, value in values.items():
        names.setdefault(value, []).append(residencies()[name])
    return [(str(get_text_list(who, _("and"))), value) for value, who in names.items()]


class Detail:
    """One program with what publishers report of it. Five queries, whatever is shown."""

    def __init__(self, program: Program, catalog: Catalog) -> None:
        self.program, self.catalog = program, catalog
        self.provider = program.provider
        self.flags = list(Flag.objects.filter(program=program))
        self.releases = {(r.source, r.pk): r for r in releases_in_use()}
        self.newest = {source: r for (source, _pk), r in self.releases.items()}
        self.listing, self.slots, self.year = self._reported()

    def _reported(
        self,
    ) -> tuple[StateListedProgram | None, list[ProgramYearPrice], YearPrice | None]:
        """The publisher's own row: of the state list, of IC_PY or of IC_AY."""
        program = self.program
        if program.origin == Program.Origin.STATE_LISTED:
            number = int(program.slug.removeprefix("tx-"))
            return StateListedProgram.objects.filter(number=number).first(), [], None
        if program.price_basis == PriceBasis.PROGRAM_TOTAL or program.length_basis == (
            LengthBasis.REPORTED
        ):
            slots = ProgramYearPrice.objects.filter(
                provider=program.provider_id, cip=program.field_id
            )
            return None, list(slots), None
        kind = students(program.award_level, program.field_id or "") or "undergraduate"
        found = YearPrice.objects.filter(provider=program.provider_id, students=kind).first()
        return None, [], found

    def source(self, slug: str) -> str:
        release = self.newest.get(slug)
        return str(release) if release else ""

    @property
    def price_source(self) -> str:
        slugs = {1: "ipeds-ic-py", 2: "ipeds-ic-ay", 3: "etpl-tx"}
        return self.source(slugs.get(self.program.price_basis, ""))

    def _span(self, residency: str) -> str:
        ends = (getattr(self.program, f"{residency}_{end}") for end in ("low", "high"))
        return dollar_span(*ends)

    def price(self, label: str, span: str) -> Line:
        """A price of the whole program, or why there is none."""
        basis = self.program.price_basis
        why = labels("missing")[self.program.price_missing] or _("not reported")
        if basis == PriceBasis.LISTING:
            why = _("the state list gives no price for other states")
        return Line(
            label, span, why, labels("price_basis")[basis] if span else "", self.price_source
        )

    def prices(self) -> list[Line]:
        """Total tuition and fees by residency, then books, then what the total is made of."""
        spans = {name: self._span(name) for name in residencies()}
        lines = [self.price(who, span) for who, span in alike(spans)]
        books = dollars(self.program.books)
        no_books = _("not reported for the whole program")
        lines.append(Line(_("books and supplies"), books, no_books, "", self.price_source))
        return lines + self._year_lines()

    def _year_lines(self) -> list[Line]:
        if self.year is None:
            return []
        source = self.source("ipeds-ic-ay")
        found = alike({name: dollars(getattr(self.year, name)) for name in residencies()})
        lines = [
            Line(
                _("one full-time year, %(who)s") % {"who": who},
                value,
                _("not reported"),
                "",
                source,
            )
            for who, value in found
        ]
        books = dollars(self.year.books)
        return [*lines, Line(_("books, one year"), books, _("not reported"), "", source)]

    def length(self) -> list[Line]:
        program = self.program
        source = {
            LengthBasis.REPORTED: self.source("ipeds-ic-py"),
            LengthBasis.LISTING: self.source("etpl-tx"),
            LengthBasis.AWARD_LEVEL: _("IPEDS definition of the award level"),
        }.get(LengthBasis(program.length_basis), "")
        span = month_span(program.months_low, program.months_high)
        note = labels("length_basis")[program.length_basis] if span else ""
        lines = [Line(_("full-time length"), span, _("not reported"), note, source)]
        for slot in self.slots:
            unit = slot.get_measure_display() if slot.measure else _("hours")
            hours = f"{count(slot.hours)} {unit}" if slot.hours else ""
            reported_in = self.source("ipeds-ic-py")
            lines.append(Line(_("reported hours"), hours, _("not reported"), "", reported_in))
        if self.listing:
            hours = (
                f"{count(self.listing.hours)} {_('contact hours')}" if self.listing.hours else ""
            )
            listed_in = self.source("etpl-tx")
            lines.append(Line(_("listed hours"), hours, _("not reported"), "", listed_in))
        return lines

    def outcomes(self) -> list[Line]:
        """Graduates' earnings and debt: of the field group and credential level, at the school."""
        program = self.program
        source = self.source("scorecard-fos")
        listed = program.origin == Program.Origin.STATE_LISTED
        why = (
            _("the College Scorecard covers colleges only")
            if listed
            else _("suppressed: too few graduates, or not matched")
        )
        note = years_after(program.earnings_years_after or 0)
        return [
            Line(_("graduates’ median earnings"), dollars(program.earnings), why, note, source),
            Line(_("graduates’ median debt"), dollars(program.debt), why, "", source),
        ]

    def awards(self) -> dict[str, Any] | None:
        """Awards conferred by year, as a chart; a year in which none were reported is a gap."""
        if self.program.origin == Program.Origin.STATE_LISTED:
            return None
        rows = Completion.objects.filter(
            provider=self.program.provider_id,
            cip=self.program.field_id,
            award_level=self.program.award_level,
        ).values_list("release_id", "awards")
        years = {pk: r.year for (source, pk), r in self.releases.items() if source == "ipeds-c"}
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
            "award": program.credential or labels("award")[level],
            "award_level": labels("award")[level],
            "delivery": labels("delivery")[program.delivery],
            "control": labels("control")[self.provider.control],
            "flags": self.flags,
            "prices": self.prices(),
            "length": self.length(),
            "outcomes": self.outcomes(),
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
            self.price(_("price, in-state"), self._span("in_state")),
            replace(self.length()[0], label=_("full-time length")),
            Line(
                _("local pay, p25 to median"),
                dollar_span(program.local_p25, program.local_median),
                _("not published here") if job else _("no linked job within reach of this award"),
                f"{job}, {place}",
            ),
            replace(self.outcomes()[0], label=_("graduates earn")),
        ]

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
        slugs = {1: "ipeds-c", 2: "ipeds-ic-py", 3: "etpl-tx"}
        return self.source(slugs[self.program.origin])

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
