"""The pages of certifications: one with its fees and sums, and the list."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from random import Random
from urllib.parse import urlencode

from tests.verify import costs, words
from tests.verify.certifications import Certification, rests_on
from tests.verify.certificationsheet import YEARS, CertificationSheet
from tests.verify.costs import ENDLESS, Cost, Fee
from tests.verify.expected import Expected
from tests.verify.markup import ASIDE, Page
from tests.verify.releases import DATA, records
from tests.verify.report import Report
from tests.verify.server import Site
from tests.verify.sheets import in_order
from tests.verify.wagepages import PER, lead, wage_words
from tests.verify.wages import NATION

KINDS = {
    "exam": "Exam, one attempt",
    "price": "Course or card",
    "registration": "Registration or application",
    "state": "The state’s fee for the license",
    "two attempts": "Exam, package of two attempts",
    "second attempt": "Second attempt after failing",
    "annual": "Annual fee",
    "dues": "Membership dues for a year",
    "student dues": "Student membership dues for a year",
    "renewal": "Renewal, once a cycle",
}
BESIDE = ASIDE | {"small", "muted", "origin"}
FOR = {"any": "everyone", "member": "members", "non-member": "non-members"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNPRICED = ("exam", "state", "renewal", "dues")
"""Fees said to be unknown where an open route has to pay them, in this order."""


def money(amount: Decimal) -> str:
    return f"${amount:,.0f}" if amount == int(amount) else f"${amount:,.2f}"


def cost_words(cost: Cost) -> str:
    """A sum, a range between known ends, “at least” its known part; "" where nothing is known."""
    if cost.low == cost.high:
        return money(cost.low)
    if not cost.unknown and cost.high < ENDLESS:
        return f"{money(cost.low)}–{money(cost.high).removeprefix('$')}"
    return f"at least {money(cost.low)}" if cost.low else ""


def experience(one: Certification) -> str:
    if one.hours:
        return f"{one.hours:,} hours"
    if one.months:
        return f"{one.months} month{'' if one.months == 1 else 's'}"
    known = {"none": "none", "some": "some, months not stated"}
    return known.get(one.experience, "not stated")


def check(site: Site, expected: Expected, one: Certification, years: int, report: Report) -> Page:
    page = Page(site.page(f"/certifications/{one.slug}/?years={years}"))
    what, key = "certification pages", f"{one.slug} for {years} years"
    over = f"Over {years} year{'' if years == 1 else 's'}"
    known = one.experience != "not-stated"
    exam = "exam" if one.terms.sits else "course or card"
    wanted = {
        "to earn": headline(costs.to_earn(one.terms)),
        over: headline(costs.over(one.terms, years)),
        exam: headline(costs.exam(one.terms)),
        "experience to sit": experience(one) if known else "",
    }
    figures = page.figures()
    for label, value in wanted.items():
        figure = "over the years" if label == over else label
        report.check(f"{what}: {figure}", key, value, figures[label].value)
    fees = [f"{label}, {who}: {amount}" for label, who, amount in fee_rows(one)]
    got = [f"{r[0].text()}, {r[1].text()}: {r[2].value}" for r in page.table("What it costs")[1:]]
    in_order(f"{what}: fees", key, fees, got, report)
    if one.terms.fees and cost_words(costs.over(one.terms, years)):
        got = [
            "; ".join((row[0].text(BESIDE), row[1].value, row[2].text(), row[3].value))
            for table in range(1, 1 + len(one.terms.routes()))
            for row in page.table("What it costs", table)[1:]
        ]
        in_order(f"{what}: parts of the sum", key, list(parts(one, years)), got, report)
    _check_exam(page, one, report)
    _check_surveys(page, one, report)
    _check_keeping(page, one, key, report)
    _check_jobs(page, expected, one, report)
    return page


def headline(cost: Cost) -> str:
    """What leads a page: nothing that is undated or of low confidence."""
    return "" if cost.weak else cost_words(cost)


def _label(one: Certification, kind: str, part: str = "") -> str:
    """What has no exam to sit has a price; of several exams each is named."""
    label = KINDS["price" if kind == "exam" and not one.terms.sits else kind]
    return f"{label} ({part})" if part else label


def fee_rows(one: Certification) -> Iterator[tuple[str, str, str]]:
    """Kind, for whom and amount: every fee that is known, then those that count and are not."""
    order = list(KINDS)
    for fee in sorted(one.every_fee, key=lambda fee: (order.index(fee.kind), fee.audience)):
        dues = {"dues": "members", "student dues": "members who study"}
        who = dues.get(fee.kind) or FOR[fee.audience]
        yield _label(one, fee.kind, fee.part), who, money(fee.dollars)
    routes = sorted(one.terms.routes())  # a member's first
    for kind in UNPRICED:
        for route in routes if kind != "dues" else [r for r in routes if r == "member"]:
            if kind == "state" and not (one.terms.licensed and route == routes[-1]):
                continue
            if not _priced(one, kind, route):
                alone = routes == ["non-member"] or (kind == "state" and route == "non-member")
                yield _label(one, kind), FOR["any" if alone else route], ""


def _priced(one: Certification, kind: str, route: str) -> Fee | None:
    if kind == "dues":
        return next((fee for fee in one.terms.fees if fee.kind == "dues"), None)
    return one.terms.fee(kind, route)


def parts(one: Certification, years: int) -> Iterator[str]:
    """The lines of every route, the one that counts first: what, each, how often, in all."""
    terms = one.terms
    counted = costs.over(terms, years).counted
    for route in sorted(terms.routes(), key=lambda route: route != counted):
        for part in dict.fromkeys(fee.part for fee in terms.fees if fee.kind == "exam") or [""]:
            yield _part(_label(one, "exam", part), terms.fee("exam", route, part), 1, "once")
        if fee := terms.fee("registration", route):
            yield _part(KINDS["registration"], fee, 1, "once")
        if terms.licensed:
            yield _part(KINDS["state"], terms.fee("state", route), 1, "once")
        if route == "member":
            yield _part(KINDS["dues"], _priced(one, "dues", route), years, _times(years))
        months = list(range(terms.cycle, 12 * years, terms.cycle)) if terms.cycle else []
        if months or not terms.cycle:
            often = ", ".join(map(str, months))
            said = f"once, in month {often}" if len(months) == 1 else f", in months {often}"
            said = said if len(months) == 1 else f"{len(months)} times{said}"
            said = said if terms.cycle else "how often is not known"
            times = len(months) if terms.cycle else None
            yield _part(KINDS["renewal"], terms.fee("renewal", route), times, said)


def _times(years: int) -> str:
    return "once" if years == 1 else f"{years} times"


def _part(label: str, fee: Fee | None, times: int | None, said: str) -> str:
    each = money(fee.dollars) if fee else ""
    total = money(fee.dollars * times) if fee and times is not None else ""
    return f"{label}; {each}; {said}; {total}"


def _check_exam(page: Page, one: Certification, report: Report) -> None:
    row, facts = one.row, dict(page.facts("The exam"))
    wanted = {
        "Questions": row["exam_questions"],
        "Time": f"{row['exam_minutes']} minutes" if row["exam_minutes"] else "",
        "Open book": row["exam_open_book"].lower(),
        "Pass mark": re.sub(r"(?<=\d)-(?=\d)", "–", row["pass_mark"]),
    }
    for label, value in wanted.items():
        got = facts[label].value if label in facts else ""
        report.check(f"certification pages: {label}", one.slug, value, got)
    rates = [
        f"Passed in {rate['year']}: {float(rate['percent']):.1f}".removesuffix(".0") + "%"
        for rate in records(DATA / "certifications/pass_rates.csv")
        if rate["certification"] == one.slug
    ]
    shown = [
        f"{name}: {node.text().partition(' of ')[0]}"
        for name, node in page.facts("The exam")
        if name.startswith("Passed in")
    ]
    in_order("certification pages: pass rates", one.slug, sorted(rates), sorted(shown), report)


def _check_surveys(page: Page, one: Certification, report: Report) -> None:
    """What holders of it told surveys; of a group, holders of each that it stands for."""
    abbreviation = one.row["abbreviation"]
    group = abbreviation.startswith("e.g. ")
    names = abbreviation.removeprefix("e.g. ").split() if group else [abbreviation]
    wanted = []
    for row in records(DATA / "certifications/salary_by_credential.csv"):
        printed = row["credential"]
        today = re.sub(r".*\(now (.+)\).*", r"\1", printed)
        if today in names:
            survey = f"{row['survey']}, {row['survey_year'] or 'year not stated'}"
            label = f"{printed}, {survey}" if group else survey
            wanted.append(f"{label}: {words.dollars(float(row['value_usd']))}")
    got = [
        f"{name}: {node.all('span', 'value')[0].text()}"
        for name, node in page.facts("What holders")
    ]
    in_order("certification pages: surveys", one.slug, sorted(wanted), sorted(got), report)


def _check_keeping(page: Page, one: Certification, key: str, report: Report) -> None:
    facts = {name: node.value for name, node in page.facts("Keeping it")}
    cycle, units = one.terms.cycle, one.row["ceu_required"]
    upkeep = cost_words(costs.upkeep(one.terms))
    wanted = {
        "Renews every": f"{cycle} month{'' if cycle == 1 else 's'}" if cycle else "",
        "Continuing-education units each time": f"{int(units):,}" if units else "",
        "Yearly upkeep": upkeep,
    }
    for label, value in wanted.items():
        # Beside the upkeep stands, in brackets, by which route and what is not known.
        got = facts.get(label, "").partition(" (")[0]
        report.check(f"certification pages: {label}", key, value, got)


def _check_jobs(page: Page, expected: Expected, one: Certification, report: Report) -> None:
    wages = expected.wages
    wanted = []
    for code in filter(None, (code.strip() for code in one.row["related_soc"].split(";"))):
        nation = wages.wage(code, NATION) if code in wages.codes else None
        if nation:
            unit = lead(nation)
            known = nation.value[f"{unit}_median"] is not None
            median = f"{wage_words(nation, f'{unit}_median')} {PER[unit]}"
            said = f"national median {median}" if known else "national median not published"
            wanted.append(f"{wages.title(code)} {said}")
    heading = "Jobs it is for" if one.row["soc_basis"] == "editorial" else "Jobs that ask for it"
    got = [item.text() for item in page.items(heading)]
    in_order("certification pages: jobs", one.slug, sorted(wanted), sorted(got), report)


def brief(day: str) -> str:
    """“Feb 2026” of 2026-02, with the day where there is one; “undated” of none."""
    if not day:
        return "undated"
    year, month, date = [*map(int, day.split("-")), 0, 0][:3]
    name = MONTHS[month - 1] if month else ""
    return " ".join(filter(None, (name, f"{date}," if date else "", str(year))))


def _said(cost: Cost) -> str:
    return cost_words(cost) or "not known"


ROW: dict[str, Callable[[Certification, int], str]] = {
    "To earn": lambda one, _years: _said(costs.to_earn(one.terms)),
    "Over": lambda one, years: _said(costs.over(one.terms, years)),
    "Exam": lambda one, _years: _said(costs.exam(one.terms)),
    "Experience to sit": lambda one, _years: experience(one),
    "Prices from": lambda one, years: brief(
        rests_on(costs.over(one.terms, years).fees, one.origin)[1]
    ),
}
"""A column's label (its beginning), and what its cell should say."""
OVER = "cost_over_years"
SORTS: dict[str, Callable[[Certification, int], Cost]] = {
    "cost_to_earn": lambda one, _years: costs.to_earn(one.terms),
    OVER: lambda one, years: costs.over(one.terms, years),
    "exam_fee": lambda one, _years: costs.exam(one.terms),
}
Query = dict[str, str]


def draw(random: Random, expected: Expected) -> Query:
    one = random.choice(list(expected.certifications.values()))
    filters: list[Query] = [
        {},
        {"kind": one.row["kind"].replace(" ", "-")},
        {"focus": one.row["focus"]},
        {"state": random.choice(("MA", "OH", "TX"))},
        {"level": one.row["level"] or "not-stated"},
        {"experience": one.experience},
        {"exam_max": str(random.randrange(100, 600, 25))},
        {"exam_max": str(random.randrange(100, 600, 25)), "exam_unknown": "on"},
        {"upkeep_max": str(random.randrange(25, 300, 25))},
        {"upkeep_max": str(random.randrange(25, 300, 25)), "upkeep_unknown": "on"},
    ]
    sort = random.choice(("", "-")) + random.choice(list(SORTS))
    years: Query = {"years": str(random.randrange(1, 21))}
    return (
        random.choice(filters)
        | random.choice(filters)
        | random.choice(({}, years))
        | random.choice(({}, {"sort": sort}))
    )


def _passes(one: Certification, query: Query) -> bool:
    found_as = {"both": {"both", "coding", "billing"}}.get(one.row["focus"], {one.row["focus"]})
    kind = one.row["kind"].replace(" ", "-")
    return (
        query.get("kind", kind) == kind
        and query.get("focus", one.row["focus"]) in found_as
        and one.row["state"] in ("", query.get("state", one.row["state"]))
        and query.get("level", one.row["level"] or "not-stated")
        == (one.row["level"] or "not-stated")
        and query.get("experience", one.experience) == one.experience
        and _within(query, "exam", costs.exam(one.terms))
        and _within(query, "upkeep", costs.upkeep(one.terms))
    )


def _within(query: Query, name: str, cost: Cost) -> bool:
    """Surely no more than the limit; with unknown ones, not surely more."""
    if f"{name}_max" not in query:
        return True
    limit = int(query[f"{name}_max"])
    return cost.low <= limit and (f"{name}_unknown" in query or cost.high <= limit)


def check_list(site: Site, expected: Expected, query: Query, report: Report) -> Page:
    years = int(query.get("years", YEARS))
    sort = query.get("sort", "cost_to_earn")
    find = SORTS[sort.removeprefix("-")]
    places = ("complete", "but renewals", "weak", "at least", "at least, weak", "up to",
              "not known")  # fmt: skip

    dearest = costs.dearest_renewal(one.terms for one in expected.certifications.values())

    def worth(one: Certification) -> tuple[int, Decimal]:
        cost = find(one, years)
        dollars, known = cost.figure
        at = costs.supposed(one.terms, years, dearest) if sort.endswith(OVER) else None
        if at is not None:
            dollars, known = at, "but renewals"
        if cost.weak and known in ("complete", "but renewals"):
            known = "weak"
        if cost.weak and known == "at least":
            known = "at least, weak"
        return places.index(known), (dollars or Decimal(0)) * (-1 if sort[0] == "-" else 1)

    held = sorted(expected.certifications.values(), key=lambda c: (c.short.casefold(), c.slug))
    found = sorted((one for one in held if _passes(one, query)), key=worth)
    address = f"/certifications/?{urlencode(query | {'size': '100'})}"
    page = Page(site.page(address))
    rows = {
        r[0].href.partition("?")[0].strip("/").rpartition("/")[2]: r
        for r in page.table()
        if r[0].href
    }
    rows = {slug: row for slug, row in rows.items() if slug in expected.certifications}
    what = "certification lists"
    in_order(what, address, [one.slug for one in found], list(rows), report)
    for one in found:
        for cell in rows.get(one.slug, [])[1:]:
            label = cell.attributes.get("data-label", "")
            find_words = next((f for name, f in ROW.items() if label.startswith(name)), None)
            if find_words:
                figure = f"{what}: {'Over the years' if label.startswith('Over') else label}"
                got = cell.text(frozenset({"sub"}))
                report.check(figure, f"{address} {one.slug}", find_words(one, years), got)
            elif label:
                report.skip(f"{what}: {label}")
    return page


def check_download(site: Site, years: int, report: Report) -> None:
    """The download once more, for another number of years."""
    CertificationSheet(years).check(
        site.lines(f"/certifications/?years={years}&_export=csv"), report
    )
