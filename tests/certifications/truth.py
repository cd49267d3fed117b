"""The gathered figures read straight from the files, by nothing that the site uses."""

import csv
import html
import re

from tests.data import DATA


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / "certifications" / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def certifications() -> dict[str, dict[str, str]]:
    return {row["slug"]: row for row in rows("certifications")}


def number(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def renewal_fees(row: dict[str, str]) -> dict[str, int]:
    """By member or non-member: “100 (member); 218 (non-member)”, or one fee for all."""
    if row["renewal_fee"].isdigit():
        return dict.fromkeys(("member", "non-member"), int(row["renewal_fee"]))
    found = re.findall(r"(\d+) \((member|non-member)\)", row["renewal_fee"])
    return {who: int(amount) for amount, who in found}


def figures(row: dict[str, str], years: int) -> dict[str, tuple[int, bool]]:
    """For each route, the dollars that are known to be due over `years`, and whether that is all.

    Written anew for the tests: month by month, not by the site's formula.
    """
    dues, cycle = number(row["membership_fee_annual"]), number(row["renewal_cycle_months"])
    found = {}
    for route, column in (("member", "exam_fee_member"), ("non-member", "exam_fee_nonmember")):
        exam, renewal = number(row[column]), renewal_fees(row).get(route)
        known, complete = exam or 0, exam is not None
        for month in range(12 * years):
            if route == "member" and month % 12 == 0:
                known, complete = known + (dues or 0), complete and dues is not None
            if cycle and month and month % cycle == 0:
                known, complete = known + (renewal or 0), complete and renewal is not None
        found[route] = (known, complete and (bool(cycle) or years == 0))
    return found


def plain(markup: str) -> str:
    """A page's words without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())
