"""The Texas list of eligible training providers: what each row says of a program."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from tests.verify.colleges import School
from tests.verify.jobs import Jobs, Link
from tests.verify.places import state_of, zips
from tests.verify.releases import cells, newest
from tests.verify.training import UNPRICED, WEEK, Money
from tests.verify.wages import Wages

COLUMNS = (
    "Program ID", "Program Name", "Instructional Program (CIP) Code", "Program Outcome",
    "Associted Credential Name", "Length: Contact Hours", "Length: Weeks", "Delivery Method",
    "Occupation Code (ONET 1)", "Occupation Code (ONET 2)", "Occupation Code (ONET 3)",
    "Required Cost: Tuition & Fees", "(Out Of District) Cost: Tuition & Fees",
    "Required Cost: Books & Supplies", "Campus ID", "ProviderName", "Campus City", "Campus State",
    "Campus Zip Code", "Institution Type",
)  # fmt: skip
LEVEL = {"Associates Degree": 3, "Baccalaureate degree": 5}
"""Degrees; other credentials say nothing of an award level."""
DELIVERY = {"In-person": "in person", "Hybrid": "hybrid", "Distance Education": "online"}
CONTROL = {"Public": "1", "Private non-profit": "2", "Private for-profit": "3"}
MOST_HOURS = 60
"""In a week: one week of more contradicts itself."""


class Listed(NamedTuple):
    """A row of the list; months None where it gives none that can be."""

    number: int
    name: str
    school: School
    cip: str
    level: int
    credential: str
    delivery: str
    prices: tuple[Money, Money, Money]
    books: int | None
    months: Fraction | None
    job: str
    leads: frozenset[str]
    paid: frozenset[str]


def programs(wages: Wages, jobs: Jobs) -> Iterator[Listed]:
    campuses: dict[str, School] = {}
    for row in cells(newest("etpl/texas_etpl_*.csv.gz"), *COLUMNS):
        (number, name, cip, outcome, credential, hours, weeks, delivery, onet1, onet2, onet3,
         tuition, out, books, campus, provider, city, state, code, kind) = row  # fmt: skip
        if campus not in campuses:
            campuses[campus] = _campus(campus, provider, city, state, code, kind)
        cip = cip.zfill(6) if cip else ""
        field = f"{cip[:2]}.{cip[2:]}" if cip else ""
        level = LEVEL.get(outcome, 0)
        named = [
            Link(job, False)
            for soc in map(_soc, (onet1, onet2, onet3))
            if (job := wages.code(soc) if soc in wages.soc or soc in wages.rows else "")
            and jobs.borne_out(field, job)
            and jobs.reached(job, field, level, name)
        ]
        linked = jobs.within(field, level, name)
        starts = jobs.starts(linked)
        own = jobs.best(named[:1]) or jobs.best(named)
        main = own or jobs.stands(linked, level)
        outcome = "" if outcome == "INVALID CODE" else outcome
        prices = _prices(_amount(tuition), _amount(out))
        yield Listed(
            int(number),
            said(name),
            campuses[campus],
            field,
            level,
            _credential(credential) or outcome,
            DELIVERY.get(delivery, "not reported"),
            prices,
            _amount(books) if prices[0][1] else None,
            _months(_amount(weeks), _amount(hours)),
            main,
            frozenset(link.job for link in (*named, *linked)),
            frozenset([own] if own else [link.job for link in starts]),
        )


def _credential(text: str) -> str:
    """As said; "" for a web address, a bare number, and for a word that says there is none."""
    named = any(letter.isalpha() for letter in text)
    unsaid = not named or text.startswith("www.") or text.lower() in ("none", "n/a")
    return "" if unsaid else said(text)


SIGNS = (("&quot;", '"'), ("&quot", '"'), ("&#153;", "™"), ("&reg;", "®"), ("&amp", "&"))
LOST = "\N{REPLACEMENT CHARACTER}"


def said(text: str) -> str:
    """A name as it was typed: forms on the web left HTML in it, and lost characters."""
    for html, sign in SIGNS:
        text = text.replace(html, sign)
    text = text.replace(f"{LOST}s ", "’s ").replace(f" {LOST} ", " \N{EN DASH} ")
    return re.sub(rf"([\w)]){LOST}(\w)", r"\1 \2", text).replace(LOST, "")


@lru_cache
def listed_hours() -> dict[int, int]:
    """Contact hours by the program's number."""
    path = newest("etpl/texas_etpl_*.csv.gz")
    hours = ((int(n), _amount(h)) for n, h in cells(path, "Program ID", "Length: Contact Hours"))
    return {number: amount for number, amount in hours if amount}


def certificate_lengths() -> Iterator[tuple[str, int | None, Fraction]]:
    """Field, contact hours and months of every listed program that is no degree."""
    columns = (
        "Instructional Program (CIP) Code", "Program Outcome", "Length: Contact Hours",
        "Length: Weeks",
    )  # fmt: skip
    for cip, outcome, hours, weeks in cells(newest("etpl/texas_etpl_*.csv.gz"), *columns):
        length = _months(_amount(weeks), _amount(hours))
        if length and outcome not in LEVEL:
            code = cip.zfill(6) if cip else ""
            yield f"{code[:2]}.{code[2:]}" if code else "", _amount(hours), length


@lru_cache
def optional_costs() -> dict[int, int]:
    """Dollars by the program's number; $0 says nothing."""
    path = newest("etpl/texas_etpl_*.csv.gz")
    costs = ((int(n), _amount(cost)) for n, cost in cells(path, "Program ID", "Optional Cost"))
    return {number: amount for number, amount in costs if amount}


def _campus(campus: str, provider: str, city: str, state: str, code: str, kind: str) -> School:
    here = zips().get(code)
    county = here.county if here else ""
    place = (here.latitude, here.longitude) if here else None
    control = CONTROL.get(kind, "")
    return School(f"tx-{campus}", said(provider), city, state_of(state), control, county, place, "")


def _soc(onet: str) -> str:
    """29207200 as 29-2072."""
    return f"{onet[:2]}-{onet[2:6]}" if onet else ""


def _amount(text: str) -> int | None:
    return None if text in ("", "ERROR") else round(float(text.replace(",", "")))


def _prices(tuition: int | None, out: int | None) -> tuple[Money, Money, Money]:
    """$0 says nothing. A provider with a district gives no price for other states."""
    if not tuition:
        return (UNPRICED,) * 3
    home = tuition, tuition
    return (home, (out, out), UNPRICED) if out else (home, home, home)


NO_LENGTH = (44_481, 99_999)
"""Weeks that are a spreadsheet's date and a filled field."""


def _months(weeks: int | None, hours: int | None) -> Fraction | None:
    if not weeks or weeks in NO_LENGTH or (weeks == 1 and (hours or 0) > MOST_HOURS):
        return None
    return weeks * WEEK
