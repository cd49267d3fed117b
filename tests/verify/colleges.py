"""What IPEDS and the College Scorecard report of schools: the files, as look-ups."""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from tests.verify.releases import IPEDS_UNKNOWN, cells, newest, number, whole
from tests.verify.training import Slot

PROFESSIONS = {
    "51.01": 1, "51.04": 2, "51.12": 3, "51.17": 4, "51.19": 5, "51.20": 6, "51.21": 7,
    "01.80": 8, "22.01": 9,
}  # fmt: skip
"""CIP groups of chiropractic, dentistry, medicine, optometry, osteopathic medicine, pharmacy,
podiatry, veterinary medicine and law: the numbers IC_AY gives their prices."""
GRADUATE = frozenset({6, 7, 8, 17, 19})
Prices = tuple[int | None, int | None, int | None]
"""In-district, in-state, out-of-state."""


class School(NamedTuple):
    """Who trains; latitude and longitude None where no place is known."""

    unitid: str
    name: str
    city: str
    state: str
    control: str
    county: str
    place: tuple[float, float] | None
    closed: str
    """Who says when; "not in the directory"; "" for one that is open."""

    @property
    def order(self) -> int:
        """Among schools of one name; campuses of a state list come after colleges."""
        listed = self.unitid.startswith("tx-")
        return 48_000_000 + int(self.unitid[3:]) if listed else int(self.unitid)


@lru_cache
def closures() -> dict[str, str]:
    """Schools that closed though the directory does not say so: who says when."""
    rows = cells(newest("schools/closures_*.csv"), "unitid", "close_date")
    return {unitid: f"Federal Student Aid says: {day}" for unitid, day in rows}


@lru_cache
def directory() -> dict[str, School]:
    columns = (
        "UNITID", "INSTNM", "CITY", "STABBR", "CONTROL", "COUNTYCD", "LATITUDE", "LONGITUD",
        "CLOSEDAT", "DEATHYR",
    )  # fmt: skip
    found = {}
    for row in cells(newest("ipeds/hd20*.csv.gz"), *columns):
        unitid, name, city, state, control, county, latitude, longitude, closed, died = row
        north, east = number(latitude), float(longitude) if longitude else None
        place = None if north is None or east is None else (north, east)
        days = [f"IPEDS says: {text}" for text in (closed, died) if text not in IPEDS_UNKNOWN]
        gone = next(iter(days), closures().get(unitid, ""))
        found[unitid] = School(unitid, name, city, state, control, county.zfill(5), place, gone)
    return found


@lru_cache
def former() -> dict[str, School]:
    """Schools that left the directory and still stand in the Scorecard: a name and no place."""
    found = {}
    for unitid, name in cells(newest("scorecard/field_of_study_*.csv.gz"), "unitid", "inst_name"):
        if unitid not in directory() and name and unitid not in found:
            found[unitid] = School(unitid, name, "", "", "", "", None, "not in the directory")
    return found


def school(unitid: str) -> School | None:
    return directory().get(unitid) or former().get(unitid)


@lru_cache
def completions(path: str = "") -> dict[tuple[str, str, int], int]:
    """Awards by school, field and award level: first majors, without totals over all fields."""
    file = newest("ipeds/c20*_a.csv.gz") if not path else newest(path)
    columns = ("UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT")
    share: dict[str, str] = {}
    return {
        (share.setdefault(unitid, unitid), share.setdefault(cip, cip), int(level)): int(awards)
        for unitid, cip, major, level, awards in cells(file, *columns)
        if major == "1" and cip != "99"
    }


@lru_cache
def slots() -> dict[tuple[str, str], list[Slot]]:
    """Priced programs by school and field."""
    names = [
        f"{name}{n}"
        for n in range(1, 7)
        for name in ("CIPCODE", "CIPTUIT", "CIPSUPP", "MTHCMP", "CIPLGTH", "PRGMSR")
    ]
    found: dict[tuple[str, str], list[Slot]] = defaultdict(list)
    path = newest("ipeds/ic20*_py.csv.gz")
    for unitid, price, books, *row in cells(path, "UNITID", "CHG1PY3", "CHG4PY3", *names):
        for n in range(6):
            cip, tuition, supplies, length, hours, measure = row[6 * n : 6 * n + 6]
            if cip in IPEDS_UNKNOWN:
                continue
            if n == 0:  # the largest program's price stands in the school's own columns
                tuition = price if tuition in IPEDS_UNKNOWN else tuition
                supplies = books if supplies in IPEDS_UNKNOWN else supplies
            found[unitid, f"{float(cip):07.4f}"].append(
                Slot(whole(tuition), whole(supplies), whole(length), whole(hours), measure)
            )
    return found


class YearPrices(NamedTuple):
    """One full-time year at a school, by kind of student: 0 undergraduate, -1 graduate, else the
    number of a profession."""

    tuition: dict[int, Prices]
    books: int | None


@lru_cache
def year_prices() -> dict[str, YearPrices]:
    first = ("CHG1AY3", "CHG2AY3", "CHG3AY3", "CHG4AY3")
    graduate = tuple(f"{part}{n}" for n in (5, 6, 7) for part in ("TUITION", "FEE"))
    profession = [
        f"{part}{n}" for n in range(1, 10) for part in ("ISPROF", "ISPFEE", "OSPROF", "OSPFEE")
    ]
    found = {}
    path = newest("ipeds/ic20*_ay.csv.gz")
    for unitid, *row in cells(path, "UNITID", *first, *graduate, *profession):
        figures = [whole(text) for text in row]
        district, state, out, books = figures[:4]
        both = [_sum(*figures[at : at + 2]) for at in range(4, len(figures), 2)]
        tuition: dict[int, Prices] = {0: (district, state, out), -1: (both[0], both[1], both[2])}
        for n in range(1, 10):
            home, away = both[2 * n + 1 : 2 * n + 3]
            tuition[n] = home, home, away
        if books is None and not any(_given(tuition[0])):
            del tuition[0]
        known = {k: prices for k, prices in tuition.items() if k == 0 or any(_given(prices))}
        if unitid in directory() and known:
            found[unitid] = YearPrices(known, books)
    return found


def _given(prices: Prices) -> list[bool]:
    return [price is not None for price in prices]


def _sum(tuition: int | None, fees: int | None) -> int | None:
    return None if tuition is None or fees is None else tuition + fees


def student(level: int, cip: str) -> int | None:
    """Which of a school's prices the students pay; None for a profession without one."""
    if level == 18:
        return PROFESSIONS.get(cip[:5])
    return -1 if level in GRADUATE else 0


@lru_cache
def online() -> dict[str, str]:
    """How a school teaches, as its programs' delivery is written; the file is of whole schools."""
    found = {}
    columns = ("UNITID", "DISTNCED", "DISTPGS", "DISTCRS")
    for unitid, all_of_it, programs, courses in cells(newest("ipeds/ic20??.csv.gz"), *columns):
        if all_of_it == "1":
            found[unitid] = "online"
        elif programs == "1":
            found[unitid] = "the school has online programs: ask about this one"
        elif courses == "0":
            found[unitid] = "in person"
    return found


class Graduates(NamedTuple):
    """Median earnings a year, how many years after, and median debt: dollars.

    `state` is what working people in the school's state earn who only finished high school.
    """

    earnings: int | None
    after: str
    debt: int | None
    state: int | None
    one_year: int | None
    four_years: int | None


UNKNOWN_GRADUATES = Graduates(None, "", None, None, None, None)
CREDENTIAL = {20: 1, 21: 1, 2: 1, 4: 1, 3: 2, 5: 3, 6: 4, 7: 5, 17: 6, 19: 6, 18: 7, 8: 8}
"""IPEDS award level to the Scorecard's credential level."""


@lru_cache
def by_year() -> dict[tuple[str, str, int], tuple[int | None, int | None]]:
    """Median earnings one and four years after, of two classes of graduates."""
    columns = (
        "unitid", "cip_code", "credential_level", "earnings_median_1yr", "earnings_median_4yr",
    )  # fmt: skip
    path = newest("scorecard/earnings_1yr_4yr_*.csv.gz")
    return {
        (unitid, f"{cip.zfill(4)[:2]}.{cip.zfill(4)[2:]}", int(level)): (whole(one), whole(four))
        for unitid, cip, level, one, four in cells(path, *columns)
    }


@lru_cache
def graduates() -> dict[tuple[str, str, int], Graduates]:
    """By school, four-digit field and credential level.

    The field-of-study file's own figure stands for the year it is of.
    """
    columns = (
        "unitid", "cip_code", "credential_level", "earnings", "earnings_horizon", "debt_median",
        "earnings_threshold_state",
    )  # fmt: skip
    found = {}
    for unitid, cip, level, earnings, horizon, debt, state in cells(
        newest("scorecard/field_of_study_*.csv.gz"), *columns
    ):
        if earnings or debt or state:
            code = cip.zfill(4)
            after = horizon.partition("yr")[0] if earnings else ""
            key = unitid, f"{code[:2]}.{code[2:]}", int(level)
            one, four = by_year().get(key, (None, None)) if earnings else (None, None)
            own = whole(earnings)
            found[key] = Graduates(
                own,
                after,
                whole(debt),
                whole(state),
                own if after == "1" else one,
                own if after == "4" else four,
            )
    return found


NET_PRICES = ("avg", "0_30k", "30_48k", "48_75k", "75_110k", "110k_plus")
"""Of a year, by family income, as the Scorecard ends the names of its columns."""


@lru_cache
def whole_schools() -> dict[str, tuple[float | None, list[int | None]]]:
    """By UNITID: the share that finishes, and net prices of a year in the order of NET_PRICES.

    A share of 0 is one that is not known.
    """
    names = [f"net_price_{income}" for income in NET_PRICES]
    file = newest("scorecard/institutions_*.csv.gz")
    return {
        unitid: (float(rate or 0) or None, [int(one) if one else None for one in prices])
        for unitid, rate, *prices in cells(file, "UNITID", "completion_rate", *names)
        if unitid in directory() or unitid in former()
    }
