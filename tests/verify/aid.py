"""What a reader would pay after aid, from data/aid/programs.csv: rules read and reckoned anew."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from fractions import Fraction
from functools import lru_cache
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tests.verify import words
from tests.verify.pricing import ESTIMATE
from tests.verify.programs import Program
from tests.verify.releases import DATA, cells, newest, records

LOWERS = {"grant", "last-dollar", "waiver"}
"""Kinds that a figure may rest on; of vouchers and the rest somebody decides."""
PAYS_THE_REST = {"last-dollar", "waiver"}
HELD = {"none": 0, "certificate": 1, "associate": 2, "bachelor": 3}
"""Highest degrees, in their order."""
BANDS = ((0, 30_000), (30_001, 48_000), (48_001, 75_000), (75_001, 110_000), (110_001, 10**9))
"""Household incomes a year, as IPEDS groups them for net prices."""
TEXTS = ("residency_text", "income_text", "excludes_text", "credits_text", "conditions_text")
Rule = Mapping[str, str]
WEEK = Fraction(12, 52)
SITE_TIME = ZoneInfo("America/New_York")


class Bill(NamedTuple):
    """Dollars of the whole program: with aid by need too, with aid by rule, what is certain.

    `rule` is the first aid by rule that lowers it, `need` those by need that may; "" and () for
    none.
    """

    low: int | None
    if_met: int | None
    high: int | None
    rule: str = ""
    need: tuple[str, ...] = ()


@lru_cache
def rules() -> tuple[Rule, ...]:
    """Aid that may stand behind a figure, in the order in which it is taken off."""
    found = [
        row
        for row in records(DATA / "aid" / "programs.csv")
        if row["kind"] in LOWERS
        and row["decides"] != "discretion"
        and row["confidence"] != "low"
        and row["historical"] != "yes"
        and row["not_of_programs"] != "yes"
        and not _over(row["valid_to"])
        and _sum_known(row)
    ]
    return tuple(sorted(found, key=lambda row: (int(row["stacking"]), row["key"])))


def _over(valid_to: str) -> bool:
    """A year or a month ends with its last day."""
    parts = re.findall(r"\d+", valid_to)
    now = f"{datetime.now(SITE_TIME):%Y-%m-%d}"
    return bool(parts) and now[: len(valid_to)] > valid_to


def _sum_known(row: Rule) -> bool:
    paid = row["covers"].split()
    if row["kind"] in PAYS_THE_REST:
        return "tuition" in paid and "fees" in paid
    return "tuition" in paid and bool(row["amount_max"])


@lru_cache
def schools() -> dict[str, tuple[str, str]]:
    """By UNITID: what a school is to rules, and OPEFLAG."""
    found = {}
    columns = ("UNITID", "CONTROL", "INSTCAT", "TRIBAL", "OPEFLAG")
    for unitid, control, category, tribal, flag in cells(newest("ipeds/hd20*.csv.gz"), *columns):
        public = {"2": "public-4", "3": "community-4", "4": "community",
                  "5": "technical", "6": "technical"}.get(category, "")  # fmt: skip
        kind = {"1": public, "2": "nonprofit", "3": "for-profit"}.get(control, "")
        found[unitid] = ("tribal" if tribal == "1" else kind), flag
    return found


def draw(random: Random) -> dict[str, str]:
    """What a reader says of themselves, as addresses have it."""
    said = {
        "age": str(random.randrange(16, 70)),
        "degree": random.choice(list(HELD)),
        "income": str(random.choice([band[1] for band in BANDS[:-1]] + [110_001])),
        "household": str(random.randrange(1, 7)),
        "veteran": random.choice(("yes", "no")),
        "snap": random.choice(("yes", "no")),
    }
    return {name: value for name, value in said.items() if random.random() < 0.4}


def bill(program: Program, price: int | None, state: str, said: Mapping[str, str]) -> Bill:
    """What a resident of `state` ("" where not known) pays whose price is `price`."""
    if price is None:
        return Bill(None, None, None)
    low = if_met = high = Fraction(price)
    first, need = "", []
    for row in rules():
        if not (_for_program(row, program, state) and not _refused(row, said)):
            continue
        limit = _limit(row, program)
        if limit is None:
            continue
        low = _after(row, program, price, low, limit)
        if row["decides"] == "need-formula":
            need.append(row["short"])
            continue
        less = _after(row, program, price, if_met, limit)
        if less < if_met and not first:
            first = row["short"]
        if_met = less
        if _settled(row):
            high = _after(row, program, price, high, limit)
    return Bill(int(low), int(if_met), int(high), first, tuple(need))


def writing(program: Program) -> Callable[[int | None], str]:
    """An estimate without a precision that it does not have; else to the dollar."""
    if program.price_basis != ESTIMATE:
        return words.dollars
    return lambda value: words.dollars(value) if value is None else words.about_money(value)


def beside(program: Program, paid: Bill, needs: list[str]) -> str:
    """What a row of a list says beneath the price; "" where no aid is known to lower it."""
    if paid.rule:
        return f"{writing(program)(paid.if_met)} if {paid.rule}"
    if paid.low == paid.if_met:
        return ""
    full = needs[0] if len(needs) == 1 else "need-based aid"
    return f"from {writing(program)(paid.low)} if full {full}"


def sticker(program: Program, residency: str) -> int | None:
    """What a price leads with: what is usual, else its high end."""
    usual = program.usual_price(residency)
    return program.price(residency)[1] if usual is None else usual


def length(program: Program) -> Fraction | None:
    """The same of months."""
    usual = program.months_typical
    return program.months[1] if usual is None else usual


def could_need(state: str, said: Mapping[str, str]) -> list[str]:
    """Aid by need that may lower some program of a reader, by short name."""
    return [
        row["short"]
        for row in rules()
        if row["decides"] == "need-formula"
        and row["state"] in ("US", state)
        and not _refused(row, said)
    ]


def _for_program(row: Rule, program: Program, state: str) -> bool:
    kind, flag = schools().get(program.school.unitid, ("", ""))
    months = length(program)
    if row["state"] != "US" and not (row["state"] == state == program.school.state):
        return False
    if row["unitids"] and program.school.unitid not in row["unitids"].split():
        return False
    if row["schools"] and kind not in row["schools"].split():
        return False
    if row["federal_aid"] == "yes" and flag not in ("1", "2", "4", "8"):
        return False
    if row["awards"] and str(program.level) not in row["awards"].split():
        return False
    weeks = None if months is None else round(months / WEEK, 1)  # as the site says: one decimal
    for name, sign in (("min_weeks", 1), ("max_weeks", -1)):
        if row[name] and (weeks is None or sign * (weeks - int(row[name])) < 0):
            return False
    return True


def _refused(row: Rule, said: Mapping[str, str]) -> bool:
    age = int(said.get("age") or 0)
    if age and row["age_min"] and age < int(row["age_min"]) and not row["age_or"]:
        return True
    if age and row["age_max"] and age > int(row["age_max"]):
        return True
    held = said.get("degree")
    if held and row["no_degree"] and HELD[held] >= HELD[row["no_degree"]]:
        return True
    earns = said.get("income", "")
    if earns and row["income_max"] and _sized(row, said) and (
        _band(earns)[0] > int(row["income_max"])
    ):  # fmt: skip
        return True
    if row["work"] and said.get("work") and said["work"] not in row["work"].split():
        return True
    return any(row[name] == "yes" and said.get(name) == "no" for name in ("veteran", "snap"))


def _settled(row: Rule) -> bool:
    """Whether nothing is left open: it asks nothing of the reader, in words or otherwise."""
    asked = ("age_min", "age_max", "no_degree", "income_max", "work")
    flags = ("veteran", "snap")
    return not any(row[name] for name in (*TEXTS, *asked)) and not any(
        row[name] == "yes" for name in flags
    )


def _sized(row: Rule, said: Mapping[str, str]) -> bool:
    return row["income_household"] in ("", said.get("household"))


def _band(income: str) -> tuple[int, int]:
    return next(band for band in BANDS if int(income) <= band[1])


def _limit(row: Rule, program: Program) -> Fraction | float | None:
    """The most it pays in all; None where that can't be said."""
    limits: list[Fraction | float] = [float("inf")]
    if row["lifetime_max"]:
        limits.append(Fraction(row["lifetime_max"]))
    if row["amount_max"]:
        months = length(program)
        if months is None:
            return None
        years = months / 12 if months > 12 else min(Fraction(1), months / 9)
        if row["lifetime_years"]:
            years = min(years, Fraction(row["lifetime_years"]))
        limits.append(Fraction(round(int(row["amount_max"]) * years)))
    if row["district_only"] == "yes" and sticker(program, "in_district") is None:
        return None
    return min(limits)


def _after(
    row: Rule, program: Program, price: int, left: Fraction, limit: Fraction | float
) -> Fraction:
    """What is left of what was left."""
    stays = Fraction(0)
    if row["district_only"] == "yes":
        district = sticker(program, "in_district")
        assert district is not None
        stays = Fraction(price - district)
    payable = max(Fraction(0), left - stays)
    return left - (payable if limit == float("inf") else min(payable, Fraction(limit)))
