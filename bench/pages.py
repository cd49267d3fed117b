"""The pages that are compared, as addresses for each contestant."""

import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

# programs.rules.ids needs no Django.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from programs.rules.ids import program_slug

Triple = tuple[str, str, str]
"""One page's address on the site, on Datasette and on the naive list."""


@dataclass(frozen=True)
class Page:
    """A page with many addresses, all of the same kind and size."""

    name: str
    rows: int
    """Table rows that every answer holds."""
    goal: float | None
    """How many times less processor time than Datasette for one answer."""
    addresses: list[Triple]


def pages(flat: Path) -> list[Page]:
    db = sqlite3.connect(f"file:{flat}?mode=ro", uri=True)
    shuffled = random.Random(1)  # every run asks the same

    def page(name: str, rows: int, goal: float | None, found: Iterator[Triple]) -> Page:
        addresses = list(found)
        shuffled.shuffle(addresses)
        return Page(name, rows, goal, addresses[:20_000])

    try:
        return [
            page("list, filtered and sorted", 25, 6, filtered(db)),
            page("list, unfiltered, sorted by a column with gaps", 25, 6, unfiltered(db)),
            page("one program", 1, 1.5, detail(db)),
            page("four programs compared", 4, 4, compared(db)),
            page("one occupation over all areas", 100, 4, areas(db)),
        ]
    finally:
        db.close()


def filtered(db: sqlite3.Connection) -> Iterator[Triple]:
    """Health records and billing in one state under a price, cheapest first."""
    states = db.execute(
        "SELECT state, count(price_high) FROM programs WHERE cip4 = '51.07' GROUP BY 1"
        " HAVING count(price_high) >= 75"
    )
    for state, _count in states.fetchall():
        prices = db.execute(
            "SELECT price_high FROM programs WHERE cip4 = '51.07' AND state = ?"
            " AND price_high IS NOT NULL ORDER BY 1",
            [state],
        ).fetchall()
        for most in range(prices[30][0], prices[-1][0], 10):
            peers = f"cip4=51.07&state={state}"
            yield (
                f"/programs/?field=51.07&state={state}&cost_max={most}&sort=price_high",
                f"/flat/programs?{peers}&price_high__lte={most}&_sort=price_high&_size=25",
                f"/programs/?{peers}&price_max={most}&sort=price_high",
            )


def unfiltered(db: sqlite3.Connection) -> Iterator[Triple]:
    """Every program, highest first, page after page.

    Datasette always gets its first page, with a parameter that it ignores: it keeps no pages, and
    those further in, which it finds by value, take it twenty times as long.
    """
    for column, ours in (("earnings", "earnings_median"), ("local_median", "local_wage_median")):
        (known,) = db.execute(f"SELECT count({column}) FROM programs").fetchone()
        for number in range(1, known // 25):
            yield (
                f"/programs/?sort=-{ours}&page={number}",
                f"/flat/programs?_sort_desc={column}&_size=25&_page={number}",
                f"/programs/?sort=-{column}&page={number}",
            )


def detail(db: sqlite3.Connection) -> Iterator[Triple]:
    for (key,) in db.execute("SELECT id FROM programs WHERE cip4 LIKE '51.%'"):
        yield f"/programs/{program_slug(key)}/", f"/flat/programs/{key}", f"/programs/{key}/"


def compared(db: sqlite3.Connection) -> Iterator[Triple]:
    """Four programs of one field."""
    keys = db.execute("SELECT id FROM programs WHERE cip4 LIKE '51.%' ORDER BY cip4, awards, id")
    rows = [key for (key,) in keys]
    for at in range(len(rows) - 3):
        four = rows[at : at + 4]
        yield (
            "/programs/compare/?" + urlencode([("p", program_slug(key)) for key in four]),
            "/flat/programs?id__in=" + "%2C".join(map(str, four)),
            "/programs/?" + urlencode([("id", key) for key in four]),
        )


def areas(db: sqlite3.Connection) -> Iterator[Triple]:
    """A hundred areas of an occupation, sorted by any percentile either way."""
    found = db.execute(
        "SELECT occupation FROM wages WHERE annual_p90 IS NOT NULL"
        " AND occupation NOT LIKE '%0' GROUP BY 1 HAVING count(*) >= 100"
    )
    for (code,) in found.fetchall():
        for name in ("annual_p10", "annual_p25", "annual_median", "annual_p75", "annual_p90"):
            for minus, desc in (("", ""), ("-", "_desc")):
                yield (
                    f"/salaries/{code}/?sort={minus}{name}&size=100",
                    f"/flat/wages?occupation={code}&_sort{desc}={name}&_size=100",
                    f"/wages/?occupation={code}&sort={minus}{name}",
                )


def combinations(count: int) -> list[str]:
    """Program lists that readers might ask for, filters and order drawn at random."""
    draw = random.Random(2)
    options = {
        "q": ["medical coding", "nurse", "boston", "community college", "welding", "data"],
        "field": ["51", "51.07", "51.0713", "11", "52.0301", "nursing"],
        "occupation": ["29-2072", "43-3021", "15-1252", "registered nurses"],
        "award": ["21", "2", "3", "5"],
        "state": ["MA", "CA", "TX", "NY", "WY"],
        "near": ["02139", "90012", "Worcester, MA"],
        "delivery": ["online", "in-person"],
        "control": ["public", "for-profit"],
        "cost_max": ["3000", "12000", "60000"],
        "months_max": ["6", "12", "48"],
        "earnings_min": ["30000", "60000"],
        "pay_min": ["35000", "70000"],
        "residency": ["in_state", "in_district"],
    }
    sorts = [
        "", "provider", "state", "field", "award_level", "price_low", "price_high", "books",
        "months_low", "months_high", "earnings_median", "debt_median", "local_wage_p25",
        "local_wage_median", "awards", "distance",
    ]  # fmt: skip
    found = []
    for _one in range(count):
        names = draw.sample(sorted(options), draw.choice((0, 1, 1, 2, 2, 3, 4)))
        params = [(name, draw.choice(options[name])) for name in names]
        if sort := draw.choice(sorts):
            params.append(("sort", draw.choice(("", "-")) + sort))
        found.append("/programs/?" + urlencode(params))
    return found


PLACES = ("", "01103", "90012", "77002", "44113", "60601", "59801", "30301", "33101", "19103")
"""ZIP codes, and no place."""


def guides_and_plans(flat: Path) -> dict[str, list[str]]:
    """The guides to jobs drawn from all, from places drawn too, and the plans of the same."""
    with closing(sqlite3.connect(f"file:{flat}?mode=ro", uri=True)) as db:
        asked = "SELECT DISTINCT occupation FROM wages WHERE occupation NOT LIKE '%0' ORDER BY 1"
        jobs = [code for (code,) in db.execute(asked)]
    draw = random.Random(4)
    pairs = [(job, place) for job in jobs for place in draw.sample(PLACES, 3)]
    draw.shuffle(pairs)
    return {
        "guides": [f"/paths/{job}/?near={place}" for job, place in pairs],
        "plans": [f"/plan/?target={job}&zip={place}" for job, place in pairs],
    }


def plans() -> dict[str, tuple[float, list[str]]]:
    """Plans by what they are, with the most milliseconds each may take, by varying budgets."""
    home = "/plan/?wage=17&pace=part&budget="
    whole = "/plan/?wage=17&years=20&online=1&target="
    draw = random.Random(3)
    targets = ["29-2072", "11-9199", "29-1141", "15-1252", "47-2111", "25-2031", "43-3021"]
    states = ["CA", "NY", "TX", "FL", "PA", "MA", "WY"]
    odd = [
        f"{whole}{draw.choice(targets)}&state={draw.choice(states)}&rise={n % 20}"
        f"&within={1 + n}&experience={n}&w_cost={n % 10}"
        for n in range(60)
    ]
    return {
        "Massachusetts medical coding, median": (
            150, [f"{home}{n}&target=29-2072&state=MA" for n in range(3000, 3040)],
        ),
        "most programs of any state (25-2031 in NY), median": (
            400, [f"{whole}25-2031&state=NY&budget={n}" for n in range(40_000, 40_040)],
        ),
        "60 plans at random, worst": (1000, odd),
    }  # fmt: skip
