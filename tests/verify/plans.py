"""Plans drawn at random: every school route's figures, limits, rank and answers, worked out anew.

Which figures contradict others is taken from the site's own lists: nothing here works it out.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from math import inf
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode

from tests.verify import aid, planexams
from tests.verify.colleges import whole_schools
from tests.verify.expected import Expected
from tests.verify.markup import Page
from tests.verify.places import area_of_county, zips
from tests.verify.planexams import NO_STUDY, STUDY, Exam
from tests.verify.planmoney import (
    USUAL,
    Cost,
    Money,
    Pay,
    Route,
    Terms,
    break_even,
    expected,
    money,
    payments,
    times,
)
from tests.verify.planranks import IF_GRANTED, Line, answers, check_rows, in_groups, in_order
from tests.verify.programlists import Query, Reader
from tests.verify.programs import Program
from tests.verify.programsheet import is_gone
from tests.verify.report import Report
from tests.verify.server import Site
from tests.verify.wages import NATION

GRADUATE = (6, 7, 8, 17, 18, 19)
KINDS = {3: 3, 5: 5, 6: 5, 7: 7, 8: 7, 17: 9, 18: 9, 19: 9}
"""Kinds of award whose graduates are compared; certificates and unreported levels are one."""
SURE = {
    "reported program total": 1.0, "provider’s listing": 0.8, "not reported": 0.0,
    "reported months": 1.0, "listed weeks": 0.8,
}  # fmt: skip
"""How far a price or a length can be relied on, by its basis; every other is an estimate."""
CODING = "29-2072"
MOST = 150
"""Programs of a plan that is drawn: more take long to reckon a month at a time."""


class Offer(NamedTuple):
    """A program wherever a college teaches it at the same figures. Dollars and months, low,
    typical and high; None unknown."""

    program: Program
    place: tuple[float, int]
    pays: tuple[float, float, float] | None
    rule: str
    off_rule: float
    off_all: float
    need: str
    months: tuple[float, float, float] | None
    contradicted: bool

    @property
    def alike(self) -> tuple[object, ...]:
        """What campuses of one college must share to be one route."""
        p = self.program
        name = " ".join(p.school.name.partition("-")[0].split()).casefold()
        return (
            name, p.cip, p.level, self.pays, self.rule, self.off_rule, self.off_all, p.books,
            self.months, p.price_basis, p.length_basis, self.contradicted, p.earnings, p.after,
            self.finish,
        )  # fmt: skip

    @property
    def finish(self) -> float | None:
        return whole_schools().get(self.program.school.unitid, (None, []))[0]

    @property
    def sure(self) -> tuple[float, float]:
        if self.contradicted:
            return 0.0, 0.0
        p = self.program
        return SURE.get(p.price_basis, 0.5), SURE.get(p.length_basis, 0.5)


def draw(random: Random, expected: Expected) -> Query:
    """What a reader asks a plan: a job that programs lead to, a place, and more."""
    program = random.choice(list(expected.programs.by_id.values()))
    job = CODING if random.random() < 0.3 else program.job or CODING
    codes = [code for code, one in zips().items() if one.state == program.school.state]
    query = {"target": job}
    if codes and random.random() < 0.8:
        query |= {"zip": random.choice(codes), "within": str(random.choice((25, 50, 80)))}
    else:
        query |= {"state": program.school.state}
    maybe: list[Query] = [
        {"wage": str(random.choice((0, 12, 17, 23.5, 38000)))},
        {"wage": str(random.randrange(8, 30))},
        {"budget": str(random.randrange(0, 30) * 500)},
        {"pace": "full"},
        {"deadline": str(random.randrange(6, 60))},
        {"age": str(random.randrange(16, 70)), "degree": random.choice(list(aid.HELD))},
        {"hired": str(random.randrange(1, 11))},
        {"experience": str(random.choice((6, 12, 24)))},
        {"years": random.choice(("5", "20"))},
        {"lost": "no"},
        {"search": str(random.choice((0, 1.5, 6)))},
        {"rate": str(random.choice((0, 5)))},
        {"rise": str(random.choice((0, 3, 8)))},
        {"stretch": str(random.choice((1, 1.5, 3)))},
        {"w_cost": "0", "w_sure": "7"},
        {"residency": random.choice(("in_district", "in_state", "out_of_state"))},
        {"online": "1"},
    ]
    for one in maybe:
        if random.random() < 0.3:
            query |= one
    return query


def check_drawn(site: Site, expected: Expected, random: Random, times: int, report: Report) -> None:
    """So many plans that are neither empty nor too long."""
    while times:
        query = draw(random, expected)
        try:
            times -= check(site, expected, query, report)
        except (LookupError, ValueError, OSError) as error:
            times -= 1
            report.differ("plans: layout", urlencode(query), "a plan", error)
    report.skip("plans: which figures contradict others (taken from the lists)")


def check(site: Site, expected: Expected, query: Query, report: Report) -> bool:
    """A plan's download against its own; False for one that is too long or empty, and not drawn."""
    plan = Plan(site, expected, query)
    if not 0 < len(plan.candidates) <= MOST:
        return False
    address = f"/plan/?{urlencode(query)}"
    rows = list(csv.DictReader(io.StringIO("".join(site.lines(f"{address}&_export=csv")))))
    check_rows(plan.lines(), rows, plan.limits, query, address, report)
    page = Page(site.page(address))
    wanted = answers(plan.answering, plan.peers, plan.terms.wage is not None)
    got = {
        article.all("span", "role")[0].text(): article.href.partition("?")[0].strip("/")
        for article in page.main.all("article", "plan-card")
    }
    for roles, line in wanted.items():
        name = f"programs/{line.program.id}"
        report.check("plans: answers", f"{address} {roles}", name, got.pop(roles, ""))
    for roles in got:
        report.differ("plans: answers", address, "no such answer", roles)
    return True


class Plan:
    """One reader's plan."""

    def __init__(self, site: Site, expected: Expected, query: Query) -> None:
        self.site, self.expected, self.query = site, expected, query
        self.soc = query["target"]
        self.worked = int(query.get("experience", 0))
        here = zips().get(query.get("zip", ""))
        state = here.state if here else query.get("state", "")
        self.peers = planexams.asking(expected.certifications, self.soc, state)
        self.budget = float(query["budget"]) if "budget" in query else None
        self.deadline = float(query["deadline"]) if "deadline" in query else None
        self.limits = self.budget, self.deadline, query.get("degree") == "bachelor"
        self.pay = self._pay()
        self.terms = self._terms()

    def _pay(self) -> Pay:
        """Of the smallest area that has a row: by the hour, or a 2,080th of a year."""
        here = zips().get(self.query.get("zip", ""))
        local = area_of_county().get(here.county, "") if here else ""
        state = here.state if here else self.query.get("state", "")
        wages = self.expected.wages
        for area in (local, wages.state_area.get(state, ""), NATION):
            if wage := wages.wage(self.soc, area):
                value = wage.value
                found = []
                for name in ("p10", "p25", "median", "p75"):
                    hour, year = value[f"hourly_{name}"], value[f"annual_{name}"]
                    found.append(hour if hour is not None else year and year / 2080)
                return Pay(*found)
        return Pay(None, None, None, None)

    def _terms(self) -> Terms:
        asked = self.query
        wage = float(asked["wage"]) if "wage" in asked else None
        if wage is not None and wage >= 1000:
            wage /= 2080
        p = self.pay
        full = asked.get("pace") == "full"
        return Terms(
            wage,
            p.median / p.p25 if p.median and p.p25 else 1.0,
            full,
            asked.get("lost") != "no",
            int(asked.get("years", 10)),
            float(asked.get("rate", 3)) / 100,
            int(asked.get("rise", 5)),
            float(asked.get("search", 3)),
            1.0 if full else float(asked.get("stretch", 2)),
            float(asked["hired"]) / 10 if "hired" in asked else None,
        )

    @property
    def candidates(self) -> list[tuple[Reader, Program]]:
        """Every program in reach once, with who asks: by place or state, then online ones."""
        if hasattr(self, "_candidates"):
            return self._candidates
        asked, readers = self.query, []
        same = {"occupation": self.soc}
        same |= {n: asked[n] for n in ("residency", "age", "degree") if n in asked}
        if "zip" in asked:
            own = {"near": asked["zip"], "within": asked["within"]}
            readers.append(Reader(self.expected, same | own))
        else:
            readers.append(Reader(self.expected, same | {"state": asked["state"]}))
        if "online" in asked:
            far = {"delivery": "online", "residency": "out_of_state"}
            readers.append(Reader(self.expected, same | far))
        seen: dict[str, tuple[Reader, Program]] = {}
        for reader in readers:
            for program in reader.candidates():
                if program.id not in seen and not is_gone(program) and reader.matches(program):
                    seen[program.id] = reader, program
        self._candidates = list(seen.values())
        return self._candidates

    def offers(self) -> Iterator[Offer]:
        """Each college's program once; the nearest place names it."""
        held: dict[tuple[object, ...], Offer] = {}
        times: Counter[tuple[object, ...]] = Counter()
        flagged = self._contradicted()
        for reader, program in self.candidates:
            offer = self._offer(reader, program, program.id in flagged)
            there = offer.alike, program.school.city, program.school.state
            times[there] += 1
            key = (*offer.alike, times[there], id(reader))
            if key not in held or offer.place < held[key].place:
                held[key] = offer
        yield from held.values()

    def _contradicted(self) -> set[str]:
        """Programs whose price or length a list marks."""
        found = set()
        for reader in {id(reader): reader for reader, _program in self.candidates}.values():
            query = {n: v for n, v in reader.query.items() if n not in ("age", "degree")}
            number, total = 1, 1
            while number <= total:
                address = urlencode({**query, "size": "100", "page": str(number)})
                page = Page(self.site.page(f"/programs/?{address}"))
                shown = page.main.all("p", "result-count")[0].text().split()[0]
                total = -(-int(shown.replace(",", "")) // 100) if shown != "No" else 0
                for row in page.table()[1:]:
                    cells = {c.attributes.get("data-label", ""): c for c in row}
                    marks = [
                        cells[n].all("span", "flag") for n in ("Price", "Length") if n in cells
                    ]
                    if any(marks):
                        found.add(row[0].href.partition("?")[0].strip("/").rpartition("/")[2])
                number += 1
        return found

    def _offer(self, reader: Reader, program: Program, contradicted: bool) -> Offer:
        who = reader.who(program)
        low, high = program.price(who)
        away = reader.distance(program.school)
        place = (inf if away is None else away), program.number
        pays, off_rule, off_all = None, 0.0, 0.0
        sticker = aid.sticker(program, who)
        bill = aid.bill(program, sticker, reader.home, reader.query)
        if low is not None and high is not None and sticker is not None:
            usual = program.usual_price(who)
            middle = (low + high) / 2 if usual is None else usual
            less = {n: sticker - getattr(bill, n) for n in ("low", "if_met", "high")}
            said = "age" in self.query and "degree" in self.query
            now = max(0, middle - less["if_met" if said else "high"])
            pays = max(0, low - less["low"]), now, max(0, high - less["high"])
            off_rule = now - max(0, middle - less["if_met"])
            off_all = now - max(0, middle - less["low"])
        short, long = program.months
        months = None
        if short is not None and long is not None:
            usual_months = program.months_typical
            between = (short + long) / 2 if usual_months is None else usual_months
            slower = self.terms.slower
            months = float(short) * slower, float(between) * slower, float(long) * slower
        needs = aid.could_need(reader.home, reader.query)
        need = f"full {needs[0]}" if len(needs) == 1 else "full need-based aid"
        return Offer(program, place, pays, bill.rule, off_rule, off_all, need, months, contradicted)

    def lines(self) -> list[Line]:
        """Every school route with its figures, those within the limits ranked."""
        if hasattr(self, "_lines"):
            return self._lines
        offers = list(self.offers())
        books = max((o.program.books for o in offers if o.program.books is not None), default=None)
        finishes = [o.finish for o in offers if o.finish is not None]
        least: dict[int, tuple[float, int]] = {}
        for offer in offers:
            kind, own = KINDS.get(offer.program.level, 0), self._graduates(offer)
            if own and (kind not in least or own[0] < least[kind][0]):
                least[kind] = own
        exams = {
            one.slug: planexams.exam(one, self.peers, self.terms.years, self.worked)
            for one in self.peers
        }
        worst = min(finishes, default=1.0), planexams.worst(self.peers)
        self._lines = []
        for offer in offers:
            p = offer.program
            tried = planexams.tried(self.peers, p.cip or "none", p.level, self.worked)
            # A program alone leads to no job that a law asks a license for.
            asked = [exams[c.slug] for c in tried if planexams.needed(c)]
            for one in asked or (None, *(exams[c.slug] for c in tried)):
                substitute = least.get(KINDS.get(p.level, 0))
                self._lines.append(self._line(offer, one, books, worst, substitute))
        in_groups(self._lines, self.limits, self.query)
        return self._lines

    @property
    def ranked(self) -> list[Line]:
        return sorted((one for one in self.lines() if one.rank), key=lambda one: one.rank)

    @property
    def answering(self) -> list[Line]:
        """Those ranked; where none is, those that keep to the limits if aid is granted."""
        granted = [one for one in self.lines() if one.status == IF_GRANTED]
        return self.ranked or sorted(granted, key=in_order)

    @staticmethod
    def _graduates(offer: Offer) -> tuple[float, int] | None:
        p = offer.program
        return None if p.earnings is None else (p.earnings / 2080, int(p.after or 0))

    def _line(
        self,
        offer: Offer,
        one: Exam | None,
        books: int | None,
        worst: tuple[float, float | None],
        least: tuple[float, int] | None,
    ) -> Line:
        p = offer.program
        own = None if p.books is None else (float(p.books),) * 3
        pays = offer.pays and (offer.pays[2], offer.pays[1], offer.pays[0])
        costs = [
            Cost("training", pays, decides=True),
            Cost("training", own, None if books is None else float(books)),
            *(one.costs if one else ()),
        ]
        months = offer.months and (offer.months[2], offer.months[1], offer.months[0])
        graduates = self._graduates(offer)
        passing = one.passing if one else 1.0
        route = Route(
            months, STUDY if one else NO_STUDY, one.lift if one else NO_STUDY, costs, graduates,
            offer.finish, passing,
        )  # fmt: skip
        found = money(route, self.pay, self.terms)
        f = worst[0] if offer.finish is None else offer.finish
        w = 1.0 if worst[1] is None else worst[1]
        taken = w if passing is None else passing
        as_ranked = route._replace(graduates=graduates or least)
        ranked = found if graduates or not least else money(as_ranked, self.pay, self.terms)
        dear = any(c.decides and c.counted(USUAL) is None for c in costs)
        unknown = pays is None or months is None or dear
        no_pay = None in (self.pay.p10, self.pay.p25, self.pay.median)
        sure, paper = [*offer.sure, f], taken
        if planexams.asked_for(self.peers):
            paper = taken if one else 0.0
            sure.append(paper)
        known = [c for c in costs if c.dollars is None]
        return Line(
            key=f"{p.id}~{one.one.slug}" if one else p.id,
            program=p,
            money=found,
            rankable=not unknown and not (self.terms.wage is not None and no_pay),
            unknown_costs=bool(known),
            finish=offer.finish,
            passing=passing if one else None,
            odds_known=offer.finish is not None and passing is not None,
            needed=self._needed(found, offer.finish, passing),
            joint=offer.finish is None,
            at_odds=self._at_odds(found, offer.finish, passing),
            start_counts=ranked.start[1] if ranked.start else 0.0,
            cost=_counted(costs, self.terms, route, before=False),
            up_front=_counted(costs, self.terms, route, before=True),
            needed_ranked=inf if ranked.ends is None else break_even(ranked.ends, f, taken),
            gain_ranked=self._gain_ranked(ranked, f, taken),
            sure=sum(sure) / len(sure),
            through=f * paper,
            after_degree=p.level in GRADUATE,
            offer=offer,
            later=(self.pay.p25, self.pay.p75),
        )

    def _needed(self, found: Money, f: float | None, p: float | None) -> float | None:
        if found.ends is None:
            return None
        if f is None:
            return break_even(found.ends, 1.0, 1.0)
        return break_even(found.ends, f, 1.0 if p is None else p)

    def _at_odds(self, found: Money, f: float | None, p: float | None) -> float | None:
        hired = self.terms.hired
        if found.ends is None or f is None or p is None or hired is None:
            return None
        return expected(found.ends, f, p, hired)

    def _gain_ranked(self, found: Money, f: float, p: float) -> float | None:
        hired = self.terms.hired
        if self.terms.wage is None or hired is None or found.ends is None:
            return None
        return expected(found.ends, f, p, hired)


def _counted(costs: list[Cost], terms: Terms, route: Route, *, before: bool) -> float:
    """What ranks count, with what is assumed of unknown costs: within the horizon, or all that is
    due before the first pay, of the training the whole whatever the horizon."""
    train, exam, first = times(route, terms, USUAL)
    paid = payments(costs, train, exam, USUAL, max(terms.months, first), assumed=True)
    until = max(1, first) if before else terms.months
    return sum(dollars for month, dollars in paid if month < until)
