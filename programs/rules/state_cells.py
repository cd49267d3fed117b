"""What the cells of states' lists mean, however a state writes them. Pure: no Django.

Each reader gives None or "" for what it cannot read; the loader counts that as a note, so that a
program is not lost for one bad cell.
"""

import hashlib
import re
from collections.abc import Container
from datetime import date, timedelta

HOURS, WEEKS = "hours", "weeks"
_CIP = re.compile(r"\D*(?:(\d{1,2})(?:[.\-](\d+))?|(\d{5,6}))(?![.\-]?\d)")
_SOC = re.compile(r"(?<!\d)(\d{2})-?(\d{4})(?:\.?\d{2})?(?!\d)")
_AMOUNT = re.compile(r"-?\d+(?:\.\d+)?")
_LENGTH = re.compile(
    r"(\d+(?:\.\d+)?)\s*-?\s*(hour|hr|day|week|wk|month|mo|year|yr)", re.IGNORECASE
)
_UNITS = {
    "hour": (HOURS, 1.0), "hr": (HOURS, 1.0), "day": (WEEKS, 1 / 5), "week": (WEEKS, 1.0),
    "wk": (WEEKS, 1.0), "month": (WEEKS, 52 / 12), "mo": (WEEKS, 52 / 12), "year": (WEEKS, 52.0),
    "yr": (WEEKS, 52.0),
}  # fmt: skip
"""Days are days of class: five a week."""
EXCEL_DAYS = range(36_526, 73_051)
"""Serial numbers of the days of 2000 to 2099."""


def cell_text(value: object) -> str:
    """A cell as text; a workbook's whole numbers without the “.0” that they carry."""
    if value is None:
        return ""
    shown = str(value).strip()
    return shown[:-2] if shown.endswith(".0") and shown[:-2].isdecimal() else shown


def cip_code(text: str, known: Container[str]) -> str:
    """460000, 51.0713, “51.0713 - Medical insurance” and 11.020099999999999 as NN.NNNN.

    Zeros that a spreadsheet took from either end are put back: 13.121 is 13.1210, and 46 is 46.0000
    where that is a `known` code. "" for what is no code of six digits.
    """
    found = _CIP.match(text)
    if not found:
        return ""
    family, rest, whole = found.groups()
    if whole:
        whole = whole.zfill(6)
        return f"{whole[:2]}.{whole[2:]}"
    if len(rest or "") > 4:  # a number that went through a float
        family, rest = f"{float(f'{family}.{rest}'):.4f}".split(".")
    code = f"{family.zfill(2)}.{(rest or '').ljust(4, '0')}"
    return code if len(rest or "") > 2 or code in known else ""


def soc_codes(text: str) -> list[str]:
    """The SOC codes in a cell, from 29207200, 29-2072.00 or several with their titles."""
    return list(dict.fromkeys("-".join(found) for found in _SOC.findall(text)))


def amount(text: str) -> float | None:
    """$1,500.00 as 1500.0; None for words, ranges, and below 0, by which lists mean unknown."""
    shown = text.replace(",", "").replace("$", "").replace(" ", "").upper().removesuffix("USD")
    if not _AMOUNT.fullmatch(shown):
        return None
    value = float(shown)
    return value if value >= 0 else None


def share(text: str) -> float | None:
    """83%, 83 and 0.83 as 0.83; None for what is no share. 1 is all, as in a fraction."""
    value = amount(text.replace("%", ""))
    if value is None:
        return None
    value = value / 100 if value > 1 or "%" in text else value
    return value if value <= 1 else None


def length(text: str) -> tuple[str, float] | None:
    """“12 weeks” as weeks, “120 hours” as hours, by the unit that the cell names; None for none."""
    found = _LENGTH.search(text)
    if not found:
        return None
    unit, times = _UNITS[found.group(2).lower()]
    return unit, float(found.group(1)) * times


def day(text: str) -> str:
    """A workbook's serial number of a day as 2024-06-30; other text as it is."""
    if text.isdecimal() and int(text) in EXCEL_DAYS:
        return (date(1899, 12, 30) + timedelta(days=int(text))).isoformat()
    return text


def zip_code(text: str) -> str:
    """The five digits of a ZIP code, with the zeros a spreadsheet took; other text as it is."""
    first = text.partition("-")[0].strip()
    return first.zfill(5) if first.isdecimal() and 3 <= len(first) <= 5 else text


def derived(text: str, most: int) -> int:
    """A number from 1 to `most` made of `text`: the same for the same text, in every load."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) % most + 1
