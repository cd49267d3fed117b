"""A plan: every route to the job from where the reader is, ranked, and parted by their limits."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from django.utils.translation import gettext as _

from careerguide.lists.columns import Fact
from careerguide.lists.state import Problem
from certifications.rules.facts import Certification
from plan import credentials
from plan.query import MOST_SIDE_BY_SIDE, PlanQuery, Target
from plan.ranking import Ranked, broken, frontier, is_complete, ranked
from plan.routes import Cost, Result, Route, Span, Step, Terms, worked_out
from programs.filters import ProgramQuery
from programs.models.catalog import CONTRADICTIONS
from programs.pages.row import Writer
from programs.rules.codes import Delivery, LengthBasis, PriceBasis, Residency
from programs.rules.ids import program_slug
from programs.selection import Selection

STAY, CERTIFICATE_ONLY = "stay", "only"
SURE_PRICE = {
    PriceBasis.UNKNOWN: 0.0,
    PriceBasis.PROGRAM_TOTAL: 1.0,
    PriceBasis.YEAR_ESTIMATE: 0.5,
    PriceBasis.LISTING: 0.8,
    PriceBasis.CORRECTED: 1.0,
}
SURE_LENGTH = {
    LengthBasis.UNKNOWN: 0.0,
    LengthBasis.REPORTED: 1.0,
    LengthBasis.AWARD_LEVEL: 0.5,
    LengthBasis.LISTING: 0.8,
    LengthBasis.CORRECTED: 1.0,
}
"""How far a price or length can be relied on, by its basis: reported, estimated, listed. A choice
of this site, weighed with whether the certification employers ask for is part of the route."""

SURE_ALONE = 0.5
"""Of a certification without a course: its figures are known, but nothing trains for the work."""


class Routes:
    """Routes to `target`: staying put, a certification alone, and every program within reach."""

    def __init__(self, target: Target) -> None:
        self.target, self.query = target, target.query
        self.asked = credentials.asking(target.soc)
        self.holds = any(one.slug == self.query.have for one in self.asked)
        self.searching = Step("search", _("Look for the first job"), Span(*[self.query.search] * 3))

    def all(self) -> list[Route]:
        """Each route once, by its key: staying first, then those without a program."""
        every = [self.staying(), *self.held_already(), *self.alone()]
        for selection in self._selections():
            every.extend(self._programs(selection))
        return list({route.key: route for route in reversed(every)}.values())[::-1]

    def staying(self) -> Route:
        """What every other route is weighed against: no cost, no step, the present pay."""
        title = _("Stay in the present job") if self.query.hourly else _("Change nothing")
        return Route(STAY, title, stays=True, sure=1.0)

    def held_already(self) -> Iterator[Route]:
        """Applying with a credential the reader has."""
        for one in self.asked:
            if one.slug == self.query.have:
                kept = [
                    c for c in credentials.costs(one, int(self.query.years)) if c.kind != "exam"
                ]
                title = _("Apply with your %(name)s") % {"name": one.abbreviation}
                yield Route(
                    f"have~{one.slug}", title, (self.searching,), tuple(kept),
                    self.target.pay, 1.0, certification=one.slug,
                )  # fmt: skip

    def alone(self) -> Iterator[Route]:
        """A certification without a course, where its issuer asks for none."""
        for one in self.asked:
            worked = self.query.experience
            sits = credentials.may_sit(one, worked) and credentials.for_beginners(one, worked)
            if one.slug == self.query.have or not sits or credentials.needs_course(one):
                continue
            steps = [credentials.study(one, after_course=False), self.searching]
            title = _("%(name)s by self-study, no course") % {"name": one.abbreviation}
            yield self._with(
                one, Route(f"{CERTIFICATE_ONLY}~{one.slug}", title), steps, None, SURE_ALONE
            )

    def _selections(self) -> Iterator[Selection]:
        query, catalog = self.query, self.target.catalog
        base = ProgramQuery(occupation=self.target.soc, residency=query.residency)
        if self.target.place:
            near = base.but(near=query.zip, within=query.within)
            yield Selection(catalog, near)
        elif query.state:
            yield Selection(catalog, base.but(state=(query.state,)))
        if query.online or not self.target.state:
            # From anywhere, so a stranger's price; a school nearby keeps its own.
            online = base.but(
                delivery=(Delivery.ONLINE.slug,), residency=Residency.OUT_OF_STATE.value
            )
            yield Selection(catalog, online)

    def _programs(self, selection: Selection) -> Iterator[Route]:
        rows = selection.open_only().matching.rows
        writer = Writer(selection)
        fields = selection.catalog.field_codes
        fitting: dict[tuple[int, int], list[Certification]] = {}
        for fact in selection.facts(rows):
            kind = field, award = fact["field_at"], fact["award_level"]
            if kind not in fitting:
                cip = fields[field] if field >= 0 else "none"
                worked = self.query.experience
                fitting[kind] = credentials.fitting(self.asked, cip, award, worked)
            yield from self._of_program(fact, writer, fitting[kind])

    def _of_program(
        self, fact: Fact, writer: Writer, fitting: list[Certification]
    ) -> Iterator[Route]:
        slug = program_slug(fact["id"])
        known = SURE_PRICE[fact["price_basis"]] + SURE_LENGTH[fact["length_basis"]]
        sure = 0.0 if fact["flags"] & CONTRADICTIONS else known
        costs, train = self._training(fact)
        plain = Route(
            slug, "", (train, self.searching), costs, self.target.pay,
            (sure + self.holds) / 3 if self.asked else sure / 2,
            program=partial(writer.row, fact),
        )  # fmt: skip
        yield plain
        if self.holds:
            return
        for one in fitting:
            steps = [train, credentials.study(one, after_course=True), self.searching]
            yield self._with(
                one, replace(plain, key=f"{slug}~{one.slug}"), steps, costs, (sure + 1) / 3
            )

    def _training(self, fact: Fact) -> tuple[tuple[Cost, ...], Step]:
        low, high, books = fact["price_low"], fact["price_high"], fact["books"]
        price = None if low is None or high is None else Span.of(low, high)
        costs = (
            Cost(_("Tuition and fees"), "training", price),
            Cost(_("Books"), "books", None if books is None else Span(books, books, books)),
        )
        months = None
        if fact["months_low"] is not None and fact["months_high"] is not None:
            slower = 1.0 if self.query.full_time else self.query.stretch
            months = Span.of(fact["months_low"] * slower, fact["months_high"] * slower)
        return costs, Step("train", _("Train"), months)

    def _with(
        self, one: Certification, route: Route, steps: list[Step],
        training: tuple[Cost, ...] | None, sure: float,
    ) -> Route:  # fmt: skip
        """The route with a certification's costs and, after the first job, an apprentice's time."""
        lift = credentials.lifting(
            one, after_course=training is not None, months_worked=self.query.experience
        )
        if lift:
            steps = [*steps, lift]
        own = credentials.costs(one, int(self.query.years))
        return replace(
            route,
            steps=tuple(steps),
            costs=(*(training or ()), *own),
            pay=self.target.pay,
            sure=sure,
            certification=one.slug,
        )


@dataclass
class Plan:
    """Computed from a query when first asked for. Staying put is the yardstick, never ranked.

    `problems` are what could not be used of the query, by field.
    """

    query: PlanQuery
    target: Target
    problems: Sequence[Problem] = ()

    @cached_property
    def terms(self) -> Terms:
        """What the reader says and assumes, in the dollars that the plan counts in."""
        return self.query.terms(self.target.factor)

    @cached_property
    def results(self) -> dict[str, Result]:
        """Every route's figures by key; nothing without a job to aim at."""
        if not self.target.soc:
            return {}
        known: dict[Hashable, Result] = {}  # a school's programs often cost and last the same
        found = {}
        for route in Routes(self.target).all():
            alike = (route.stays, route.costs, route.steps)
            if alike not in known:
                known[alike] = worked_out(route, self.terms)
            found[route.key] = replace(known[alike], route=route)
        return found

    @cached_property
    def staying(self) -> Result | None:
        """The figures of the yardstick; None without a job to aim at."""
        return self.results.get(STAY)

    @cached_property
    def _moving(self) -> list[Result]:
        return [r for r in self.results.values() if not r.route.stays]

    @property
    def programs(self) -> int:
        """How many programs are part of a route; one with certifications beside it counts once."""
        held = [r.route for r in self._moving if r.route.program]
        return len({route.key.partition("~")[0] for route in held})

    @cached_property
    def breaking(self) -> dict[str, list[str]]:
        """By key, the limits that a route breaks; only those that break one."""
        limits = self.query.limits()
        found = {r.route.key: broken(r, limits) for r in self._moving}
        return {key: broke for key, broke in found.items() if broke}

    @cached_property
    def ranked(self) -> list[Ranked]:
        """Routes with known figures that keep to every limit, best first."""
        within = [r for r in self._moving if r.route.key not in self.breaking]
        return ranked(within, self.query.weights())

    @cached_property
    def apart(self) -> list[Ranked]:
        """Those that break a limit, ranked among themselves."""
        over = [r for r in self._moving if r.route.key in self.breaking]
        return ranked(over, self.query.weights())

    @cached_property
    def unranked(self) -> list[Result]:
        """Routes of which a price, a length or the pay is not known, cheapest known part first."""
        found = [r for r in self._moving if not is_complete(r)]
        return sorted(found, key=lambda r: (r.cost.typical, r.route.key))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Every route's one number on the page, by key: through its lists, one after another."""
        listed = [one.result for one in (*self.ranked, *self.apart)]
        return {r.route.key: at for at, r in enumerate([*listed, *self.unranked], 1)}

    @cached_property
    def frontier(self) -> dict[str, Result]:
        """Routes within the limits that no other beats on cost, time and gain at once."""
        found = frontier([one.result for one in self.ranked])
        return {result.route.key: result for result in found}

    @cached_property
    def side_by_side(self) -> list[Result]:
        """The routes picked for comparison, in the order picked; all are set against staying."""
        known = [self.results[key] for key in self.query.r if key in self.numbers]
        return known[:MOST_SIDE_BY_SIDE]
