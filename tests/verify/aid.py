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

CAN_LOWER = {"grant", "last-dollar", "waiver", "voucher"}
"""Kinds that a figure may rest on."""
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
        if row["kind"] in CAN_LOWER
        and row["decides"] != "discretion"
        and row["confidence"] != "low"
        and row["not_of_programs"] != "yes"
        and not is_past(row)
        and _sum_known(row)
    ]
    return tuple(sorted(found, key=lambda row: (int(row["stacking"]), row["key"])))


def is_past(row: Rule) -> bool:
    """Whether it is over, or nothing shows that it still runs."""
    return row["historical"] == "yes" or _over(row["valid_to"])


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
        if not fits(row, program, state) or refused(row, said):
            continue
        most = limit(row, program)
        if most is None:
            continue
        low = left_after(row, program, price, low, most)
        if row["decides"] == "need-formula":
            need.append(row["short"])
            continue
        less = left_after(row, program, price, if_met, most)
        if less < if_met and not first:
            first = row["short"]
        if_met = less
        if settled(row, said):
            high = left_after(row, program, price, high, most)
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
        and not refused(row, said)
    ]


def fits(row: Rule, program: Program, state: str) -> bool | None:
    """Whether it pays at such a school for such a program; None where the files do not say."""
    kind, flag = schools().get(program.school.unitid, ("", ""))
    months = length(program)
    if row["state"] != "US" and not (row["state"] == state == program.school.state):
        return False
    found: list[bool | None] = []
    if row["unitids"]:
        found.append(program.school.unitid in row["unitids"].split())
    if row["schools"]:
        found.append(kind in row["schools"].split() if kind else None)
    if row["federal_aid"] == "yes":
        found.append(flag in ("1", "2", "4", "8") if flag else None)
    if row["awards"]:
        levels = row["awards"].split()
        found.append(str(program.level) in levels if program.level or "0" in levels else None)
    weeks = None if months is None else round(months / WEEK, 1)  # as the site says: one decimal
    for name, sign in (("min_weeks", 1), ("max_weeks", -1)):
        if row[name]:
            found.append(None if weeks is None else sign * (weeks - int(row[name])) >= 0)
    return False if False in found else None if None in found else True


def answered(row: Rule, said: Mapping[str, str]) -> list[bool | None]:
    """Of each thing it asks of the reader, whether it is so; None where they do not say."""
    found: list[bool | None] = []
    age = int(said.get("age") or 0)
    if row["age_min"]:
        young = age and age < int(row["age_min"])
        found.append(None if not age or (young and row["age_or"]) else not young)
    if row["age_max"]:
        found.append(age <= int(row["age_max"]) if age else None)
    held = said.get("degree")
    if row["no_degree"]:
        found.append(HELD[held] < HELD[row["no_degree"]] if held else None)
    if row["income_max"]:
        found.append(_earns_little(row, said))
    if row["work"]:
        found.append(said["work"] in row["work"].split() if "work" in said else None)
    flags = [name for name in ("veteran", "snap") if row[name] == "yes"]
    return found + [said[name] == "yes" if name in said else None for name in flags]


def _earns_little(row: Rule, said: Mapping[str, str]) -> bool | None:
    """None too where the limit lies within the band said, or is of another household."""
    if not said.get("income") or not _sized(row, said):
        return None
    low, high = _band(said["income"])
    limit = int(row["income_max"])
    return False if low > limit else True if high <= limit else None


def refused(row: Rule, said: Mapping[str, str]) -> bool:
    return False in answered(row, said)


def settled(row: Rule, said: Mapping[str, str]) -> bool:
    """Whether nothing is left open, in words or otherwise."""
    return not any(row[name] for name in TEXTS) and all(answered(row, said))


def _sized(row: Rule, said: Mapping[str, str]) -> bool:
    return row["income_household"] in ("", said.get("household"))


def _band(income: str) -> tuple[int, int]:
    return next(band for band in BANDS if int(income) <= band[1])


def limit(row: Rule, program: Program) -> Fraction | float | None:
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


def left_after(
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
