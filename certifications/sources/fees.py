"""Fees of a certification, and the dues of its body, from the columns of one row."""

import re
from decimal import Decimal

from careerguide.editorial.sheets import Cells, Values
from careerguide.editorial.spreadsheets import decimal
from careerguide.editorial.sync import checked
from careerguide.releases.errors import RowError
from certifications.models import Fee
from certifications.sources.provenance import (
    FEES,
    RENEWAL,
    about,
    as_of,
    cell,
    confidence,
    labelled,
)

COLUMNS = (
    "exam_fee_member", "exam_fee_nonmember", "exam_fee_two_attempts", "renewal_fee",
    "membership_fee_annual", "student_membership_fee",
)  # fmt: skip
DUES = {"membership_fee_annual": "dues", "student_membership_fee": "student dues"}
PART = re.compile(r"(?P<amount>\S+)(?: \((?P<audience>member|non-member)\))?")
EXAM_WORDS = ("fee", "price", "attempt", "covers")
RENEWAL_WORDS = ("renew",)
DUES_WORDS = ("dues",)
REST_ON = re.compile(r"\bdues\b[^.]*\brest on\b[^.]*\b(20\d\d)\b")


def fees(cells: Cells) -> list[Values]:
    """Exam, two attempts and renewal, one row for each amount that is known."""
    only_members = cells["membership_required"].lower() == "yes"
    member = cell(cells, "exam_fee_member", decimal)
    other = cell(cells, "exam_fee_nonmember", decimal)
    package = cell(cells, "exam_fee_two_attempts", decimal)
    if only_members and other is not None:
        raise RowError("it has a fee for non-members though membership is required")
    same = member is not None and member == other
    known = [
        ("exam", "any" if same else "member", member),
        ("exam", "non-member", None if same else other),
        ("two attempts", "member" if only_members else "any", package),
        *(("renewal", *part) for part in cell(cells, "renewal_fee", renewal)),
    ]
    return [_fee(cells, *row) for row in known if row[2] is not None]


def renewal(cell: str) -> list[tuple[str, Decimal | None]]:
    """“100 (member); 218 (non-member)” or “75” as audiences and amounts."""
    found = []
    for part in filter(None, map(str.strip, cell.split(";"))):
        match = PART.fullmatch(part)
        if not match:
            raise RowError("the renewal fee can't be read")
        found.append((match["audience"] or "any", decimal(match["amount"])))
    audiences = [audience for audience, _amount in found]
    if len(set(audiences)) < len(audiences) or ("any" in audiences and len(audiences) > 1):
        raise RowError("the renewal fee names an audience twice")
    return found


def _fee(cells: Cells, kind: str, audience: str, dollars: Decimal | None) -> Values:
    renews = kind == "renewal"
    note = about(cells["note"], *(RENEWAL_WORDS if renews else EXAM_WORDS))
    topics = (FEES, RENEWAL) if renews else (FEES,)
    return checked(
        Fee,
        kind=kind,
        audience=audience,
        amount=dollars,
        source=cells["source_url"],
        as_of=as_of(cells["source_date"], *topics),
        confidence=confidence(cells["confidence"], note),
        note=note,
    )


def dues(rows: list[Cells]) -> list[Values]:
    """The dues of one body, said by each of its certifications' rows alike.

    Where a note says the year of the pages they rest on, they are of that year: or more exactly,
    of a row's date for fees that lies in it. The sources are the pages that every row cites.
    """
    found = []
    for column, kind in DUES.items():
        saying = [cells for cells in rows if cells[column]]
        if saying:
            note = about(saying[0]["note"], *DUES_WORDS)
            found.append(
                checked(
                    Fee,
                    kind=kind,
                    audience="any",
                    amount=cell(saying[0], column, decimal),
                    source=_cited_by_all(saying),
                    as_of=_dues_date(saying),
                    confidence=confidence(saying[0]["confidence"], note),
                    note=note,
                )
            )
    return found


def same_dues(cells: Cells, others: list[Cells]) -> None:
    """Refuse a row whose dues differ from those of its body's rows before it."""
    for column, what in DUES.items():
        mine = cell(cells, column, decimal)
        said = {cell(other, column, decimal) for other in others} - {None}
        if mine is not None and said - {mine}:
            raise RowError(f"its {what} differ from those in another row of {cells['body']}")


def _cited_by_all(rows: list[Cells]) -> str:
    cited = [[url.strip() for url in cells["source_url"].split(";")] for cells in rows]
    common = [url for url in cited[0] if all(url in urls for urls in cited)]
    return "; ".join(common or cited[0])


def _dues_date(rows: list[Cells]) -> str:
    said = [year for cells in rows for year in REST_ON.findall(cells["note"])]
    if not said:
        return max(as_of(cells["source_date"], FEES) for cells in rows)
    year = max(said)
    exact = [day for cells in rows for day in labelled(cells["source_date"], FEES)]
    return max((day for day in exact if day.startswith(year)), default=year)
