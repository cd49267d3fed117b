"""What staff may correct of a program or a school, and how each value is written. Pure.

A value is kept as text, in one way of writing it: `9800-12000` dollars, `4-6` months, `online`,
`2026-05`. An amount that is known to be wrong, and whose right one nobody knows, is `unknown`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from careerguide.columns.codes import noop as _
from programs.rules.codes import Delivery

UNKNOWN = "unknown"
MOST_DOLLARS = 1_000_000
"""Dearer than any program of a US school: more is a slip of the keyboard."""
MOST_MONTHS = 120.0
LONGEST_NAME = 160
LONGEST_TEXT = 300
Span = tuple[float | None, float | None]
_AMOUNT = re.compile(r"\$?(\d{1,3}(?:,\d{3})+|\d{1,9})(\.\d{1,2})?", re.ASCII)
_DASH = re.compile(r"\s*[-–—]\s*")
_DAY = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class BadCorrection(ValueError):
    """A value that a field can't have; its message is a sentence in English, to be translated."""


@dataclass(frozen=True)
class Correctable:
    """A field that staff may correct. `columns` are the stored ones it lays over, low end first."""

    name: str
    label: str
    read: Callable[[str], str]
    """The one way of writing a value; raises BadCorrection for what is none."""
    hint: str
    columns: tuple[str, ...] = ()


def _number(text: str) -> float:
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise BadCorrection(_("Write a number, or two with a dash between: 9800 or 9800-12000."))
    return float(found[0].lstrip("$").replace(",", ""))


def _ends(text: str, most: float) -> list[float]:
    ends = [_number(part) for part in _DASH.split(text)]
    if len(ends) > 2 or ends != sorted(ends):
        raise BadCorrection(_("Write the lower end first: 9800-12000."))
    if ends[-1] > most:
        raise BadCorrection(_("This is more than any program has: look again."))
    return ends


def dollars(text: str) -> str:
    """Whole dollars of the whole program, one amount or a range; 0 is a program that is free.

    Raises BadCorrection.
    """
    if text.lower() == UNKNOWN:
        return UNKNOWN
    ends = _ends(text, MOST_DOLLARS)
    if any(end != int(end) for end in ends):
        raise BadCorrection(_("Write whole dollars."))
    return "-".join(dict.fromkeys(str(int(end)) for end in ends))


def amount(text: str) -> str:
    """One amount of whole dollars. Raises BadCorrection."""
    value = dollars(text)
    if "-" in value:
        raise BadCorrection(_("Write one amount."))
    return value


def months(text: str) -> str:
    """Months full-time, one number or a range, above zero. Raises BadCorrection."""
    if text.lower() == UNKNOWN:
        return UNKNOWN
    ends = _ends(text, MOST_MONTHS)
    if not ends[0]:
        raise BadCorrection(_("No program takes no time."))
    return "-".join(dict.fromkeys(f"{end:g}" for end in ends))


def plain(text: str, longest: int = LONGEST_TEXT) -> str:
    """Words of one line. Raises BadCorrection."""
    if not text or len(text) > longest or _CONTROL.search(text):
        raise BadCorrection(_("Write one line of words."))
    return text


def name(text: str) -> str:
    """What a program or a school is called."""
    return plain(text, LONGEST_NAME)


def link(text: str) -> str:
    """An address on the web: with its scheme and a host, and nothing that runs.

    Raises BadCorrection.
    """
    if not is_link(text):
        raise BadCorrection(_("Write a whole address that begins with https:// or http://."))
    return text


def is_link(text: str) -> bool:
    """Whether a text is an address that a page may link to."""
    if len(text) > LONGEST_TEXT or re.search(r"[\s\x00-\x20\x7f\\<>\"'`]", text):
        return False
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain_host = re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+\.?", host)
    return parts.scheme in ("http", "https") and bool(plain_host) and "@" not in parts.netloc


def delivery(text: str) -> str:
    """How it is taught, as addresses write it. Raises BadCorrection."""
    known = {code.slug for code in (Delivery.IN_PERSON, Delivery.HYBRID, Delivery.ONLINE)}
    if text.lower() not in known:
        raise BadCorrection(_("Write in-person, hybrid or online."))
    return text.lower()


def yes_no(text: str) -> str:
    """Yes or no. Raises BadCorrection."""
    if text.lower() not in ("yes", "no"):
        raise BadCorrection(_("Write yes or no."))
    return text.lower()


def since(text: str) -> str:
    """Since when something is over: a year, a month, a day; or no, where it is not over.

    Raises BadCorrection.
    """
    if text.lower() != "no" and not _DAY.fullmatch(text):
        raise BadCorrection(_("Write since when, as 2026, 2026-05 or 2026-05-31; or no."))
    return text.lower()


_SPAN = _("Dollars for the whole program, tuition and fees: 9800, 9800-12000, 0 or unknown.")
_SINCE = _("Since when: 2026, 2026-05 or 2026-05-31; no where it is not so.")
OF_PROGRAM: dict[str, Correctable] = {
    one.name: one
    for one in (
        Correctable("price_in_district", _("price, in-district"), dollars, _SPAN,
                    ("in_district_low", "in_district_typical", "in_district_high")),
        Correctable("price_in_state", _("price, in-state"), dollars, _SPAN,
                    ("in_state_low", "in_state_typical", "in_state_high")),
        Correctable("price_out_of_state", _("price, out-of-state"), dollars, _SPAN,
                    ("out_of_state_low", "out_of_state_typical", "out_of_state_high")),
        Correctable("books", _("books and supplies"), amount,
                    _("Dollars for the whole program: 640, 0 or unknown."), ("books",)),
        Correctable("months", _("full-time length"), months,
                    _("Months: 4, 4-6 or unknown."),
                    ("months_low", "months_typical", "months_high")),
        Correctable("name", _("name"), name, _("What the school calls the program.")),
        Correctable("link", _("web page"), link, _("The program’s own page: https://…")),
        Correctable("delivery", _("delivery"), delivery, _("in-person, hybrid or online"),
                    ("delivery",)),
        Correctable("evening", _("evening or weekend classes"), yes_no, _("yes or no")),
        Correctable("accreditation", _("accreditation"), plain,
                    _("Who accredits the program, in words.")),
        Correctable("discontinued", _("discontinued"), since, _SINCE),
    )
}  # fmt: skip
"""By name, what may be corrected of a program."""
OF_PROVIDER: dict[str, Correctable] = {
    one.name: one
    for one in (
        Correctable("name", _("name"), name, _("What the school calls itself.")),
        Correctable("website", _("web site"), link, _("The school’s own site: https://…")),
        Correctable("closed", _("closed"), since, _SINCE),
    )
}
"""By name, what may be corrected of a school."""
PRICES = ("price_in_district", "price_in_state", "price_out_of_state")


def span_of(value: str) -> Span:
    """Both ends of a value that was read as dollars or months; None, None where unknown."""
    if value in ("", UNKNOWN):
        return None, None
    ends = [float(part) for part in value.split("-")]
    return ends[0], ends[-1]


def figure_of(value: str) -> tuple[float | None, float | None, float | None]:
    """The same with what is typical between its ends: one number is, and of a range nothing is
    known to be."""
    low, high = span_of(value)
    return low, typical(low, high), high


def typical(low: float | None, high: float | None) -> float | None:
    """What is typical of a figure that staff give: itself, where it is no range."""
    return high if low == high else None


def written(low: float | None, high: float | None) -> str:
    """A published span as values are written; "" where not published, `-12000` with no low end."""
    if high is None:
        return ""
    if low is None:
        return f"-{high:g}"
    return f"{low:.10g}" if low == high else f"{low:.10g}-{high:.10g}"


def is_over(value: str) -> bool:
    """Whether a value read by `since` says that it is over."""
    return value not in ("", "no")
