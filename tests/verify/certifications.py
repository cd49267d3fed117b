"""Certifications as the hand-gathered files have them."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tests.verify.costs import Fee, Terms
from tests.verify.releases import DATA, records

SETTINGS = (
    ("Hospital, inpatient", "inpatient"),
    ("Outpatient", "outpatient|ambulatory|emergency"),
    ("Hospital, kind not stated", "hospital|health system"),
    ("Billing company or department", "billing|collections|revenue cycle"),
    ("Health plan or insurer", "payer|insurer|health plan|medicare|medicaid"),
    (
        "Physician office, practice or clinic",
        "(physician|provider|medical) office|(?<!own )practice|clinic|front desk",
    ),
    ("Other", ""),
)
"""The groups readers filter by, and the published words of each; the first that is found counts."""
TOPICS = {
    "fee": "fee", "fees": "fee", "format": "exam", "exam": "exam", "ceu": "renewal", "list": "list",
}  # fmt: skip
"""What a date is said to be of; another label names the page it stands on."""
Row = dict[str, str]
ONCE = {
    "second attempt": "retake_fee", "registration": "registration_fee", "annual": "annual_fee",
    "state": "state_fee",
}  # fmt: skip
"""Fees that everybody pays alike, by the columns that give them."""


class Certification(NamedTuple):
    """`experience` is “none”, “some” or “not-stated”; months where a number is known."""

    slug: str
    row: Row
    short: str
    settings: list[str]
    experience: str
    months: int | None
    hours: int | None
    """Of work, where these and no months are asked."""
    terms: Terms
    origin: tuple[str, str, str]
    """Source, date and confidence of the row."""
    every_fee: tuple[Fee, ...]
    """Those of `terms`, and what students pay."""


def certifications() -> dict[str, Certification]:
    rows = list(records(DATA / "certifications/certifications.csv"))
    asked = list(records(DATA / "certifications/requirements.csv"))
    found = {}
    for row in rows:
        body = [other for other in rows if other["body"] == row["body"]]
        dues = _dues(body, "dues", "membership_fee_annual")
        student = _dues(body, "student dues", "student_membership_fee")
        experience, months = _experience(
            row, [r for r in asked if r["certification"] == row["slug"]]
        )
        found[row["slug"]] = Certification(
            row["slug"],
            row,
            _short(row),
            _settings(row["settings"]),
            experience,
            months,
            _hours([r for r in asked if r["certification"] == row["slug"]]) if months else None,
            Terms(
                tuple(fee for fee in (*_fees(row), *dues) if not is_stale(fee.day)),
                _membership(row),
                int(row["renewal_cycle_months"] or 0) or None,
                row["kind"] in ("state license", "license exam"),
                sits(row),
            ),
            (
                row["source_url"],
                max((day for day, _ in _dates(row)), default=""),
                row["confidence"],
            ),
            (*_fees(row), *dues, *student),
        )
    return found


def _membership(row: Row) -> str:
    """Nobody is a member of a license or a card: only of certifications is it asked."""
    said = row["membership_required"].lower()
    return said if said or row["kind"] == "certification" else "no"


def sits(row: Row) -> bool:
    """Cards, federal rules and what employers ask have an exam only where one is described."""
    return row["kind"] in ("certification", "state license", "license exam") or bool(
        row["exam_questions"]
    )


def _short(row: Row) -> str:
    """What it is called in little room: a group by its name."""
    group = row["abbreviation"].startswith("e.g. ")
    return row["name"].removesuffix(" (group)") if group else row["abbreviation"]


def _settings(places: str) -> list[str]:
    parts = (part.strip() for part in places.lower().split(";"))
    found = {
        next(name for name, words in SETTINGS if re.search(words, part))
        for part in parts
        if part and not part.startswith("by ")
    }
    return sorted(found)


def _experience(row: Row, more: list[Row]) -> tuple[str, int | None]:
    """What it takes to sit; what is asked for the full title, or only advised, is none to sit."""
    text = row["eligibility_experience_months"]
    to_sit: list[int | None] = []
    said = bool(text)
    if text:
        later = "for the full title; 0 to sit" in row["note"]
        to_sit.append(0 if later else int(text))
    ways: dict[str, list[int | None]] = {}
    for other in more:
        said |= other["kind"] == "experience"
        if other["strength"] != "to sit":
            continue
        mine = ways.setdefault(other["way"], []) if other["way"] else to_sit
        if other["kind"] == "experience":
            mine.append(_months(other))
    if ways:  # one is enough: that which asks for least
        to_sit += min(
            ways.values(),
            key=lambda asked: (len(asked) > 0, None in asked, [m or 0 for m in asked]),
        )
    if any(months != 0 for months in to_sit):
        return "some", max((months for months in to_sit if months), default=None)
    return ("none" if said else "not-stated"), None


def _hours(more: list[Row]) -> int | None:
    """Hours of work that everybody is asked for to sit, where no months are."""
    return max(
        (
            int(row["hours"])
            for row in more
            if (row["kind"], row["strength"], row["way"]) == ("experience", "to sit", "")
            and row["hours"]
            and not row["months"]
        ),
        default=None,
    )


def _months(row: Row) -> int | None:
    """Months of work; hours are months of a year of 2,080, rounded up."""
    if row["months"] or not row["hours"]:
        return int(row["months"]) if row["months"] else None
    return -(-int(row["hours"]) * 12 // 2080)


def _dates(row: Row) -> list[tuple[str, str]]:
    """Each date in “2026-02 (fees); undated (format)” with its label; of two years the later."""
    found = []
    for part in filter(None, (p.strip() for p in row["source_date"].split(";"))):
        words = part.partition(" ")
        label = words[2].strip("() ").lower()
        day = re.sub(r"^\d{4}-(?=\d{4})", "", words[0])
        found.append(("" if day == "undated" else day, label))
    return found


def _day(row: Row, *topics: str) -> str:
    """The date said to be of the figure; else the newest of those that are of no figure."""
    dates = _dates(row)
    for topic in topics:
        own = [day for day, label in dates if TOPICS.get(label) == topic]
        if own:
            return max(own)
    return max((day for day, label in dates if label not in TOPICS), default="")


def _sentences(note: str) -> list[str]:
    return re.split(r"(?<=\.)\s+(?=[A-Z0-9])", note)


def _sure(row: Row, words: str) -> str:
    """The row's confidence, lowered by what its note says about the figure."""
    about = [s for s in _sentences(row["note"]) if re.search(words, s.lower())]
    if any("low confidence" in s for s in about):
        return "low"
    second_hand = r"\b(rests? on|comes? from)\b.*\bthird-party\b"
    if row["confidence"] == "high" and any(re.search(second_hand, s) for s in about):
        return "med"
    return row["confidence"]


def _fee(row: Row, kind: str, audience: str, dollars: str, part: str = "") -> Fee:
    renews = kind == "renewal"
    day = _day(row, "fee", "renewal") if renews else _day(row, "fee")
    sure = _sure(row, "renew" if renews else "fee|price|attempt|covers")
    return Fee(kind, audience, _money(dollars), row["source_url"], day, sure, part)


def _money(text: str) -> Decimal:
    return Decimal(text.strip("$ ").replace(",", ""))


def _fees(row: Row) -> Iterable[Fee]:
    member, other = row["exam_fee_member"], row["exam_fee_nonmember"]
    if member and other and _money(member) == _money(other):
        yield _fee(row, "exam", "any", member)
    else:
        if member:
            yield _fee(row, "exam", "member", member)
        if other:
            yield _fee(row, "exam", "non-member", other)
    if row["exam_fee_two_attempts"]:
        only = row["membership_required"].lower() == "yes"
        yield _fee(row, "two attempts", "member" if only else "any", row["exam_fee_two_attempts"])
    for part in filter(None, (p.strip() for p in row["renewal_fee"].split(";"))):
        dollars, _space, audience = part.partition(" ")
        yield _fee(row, "renewal", audience.strip("()") or "any", dollars)
    for part in filter(None, row["exam_parts"].split("; ")):
        name, _is, dollars = part.partition("=")
        yield _fee(row, "exam", "any", dollars, name)
    for kind, column in ONCE.items():
        if row[column]:
            yield _fee(row, kind, "any", row[column])


def _dues(rows: list[Row], kind: str, column: str) -> list[Fee]:
    """A body's dues, which each of its certifications' rows may give.

    Where a note says the year of the pages they rest on, they are of it, or of the exact date for
    fees that lies in it. Their sources are those that all of the rows share.
    """
    saying = [row for row in rows if row[column]]
    if not saying:
        return []
    cited = [[url.strip() for url in row["source_url"].split(";")] for row in saying]
    shared = [url for url in cited[0] if all(url in urls for urls in cited)]
    years = [
        year
        for row in saying
        for year in re.findall(r"\bdues\b[^.]*\brest on\b[^.]*\b(20\d\d)\b", row["note"])
    ]
    day = max(_day(row, "fee") for row in saying)
    if years:
        exact = [d for row in saying for d, label in _dates(row) if TOPICS.get(label) == "fee"]
        day = max((d for d in exact if d.startswith(max(years))), default=max(years))
    dollars = _money(saying[0][column])
    source = "; ".join(shared or cited[0])
    return [Fee(kind, "any", dollars, source, day, _sure(saying[0], "dues"))]


def rests_on(fees: tuple[Fee, ...], otherwise: tuple[str, str, str]) -> tuple[str, str, str]:
    """Every source, the oldest date (undated if one is), the least confidence."""
    if not fees:
        return otherwise
    days = [fee.day for fee in fees]
    return (
        "; ".join(dict.fromkeys(fee.source for fee in fees)),
        "" if "" in days else min(days),
        min((fee.confidence for fee in fees), key=("low", "med", "high").index),
    )


def is_old(day: str) -> bool:
    """Whether a reader is told to check: undated, or over a year ago where the site stands."""
    return not day or _age(day) > 366


def is_stale(day: str) -> bool:
    """Whether a fee no longer counts: dated, and over two years ago."""
    return bool(day) and _age(day) > 2 * 366


def _age(day: str) -> int:
    """In days, from the first that the date may mean."""
    first = [*map(int, day.split("-")), 1, 1][:3]
    return (datetime.now(ZoneInfo("America/New_York")).date() - date(*first)).days
