"""Turn publishers' text into values, or say why not. Missing is None, never zero."""

from careerguide.releases.errors import RowError

IPEDS_MISSING = frozenset({".", "", "-1", "-2", "-3"})
"""IPEDS: missing, blank, not reported, not applicable, not available."""


class Scaled(dict[object, int | None]):
    """A memo from published text to a whole number of 1/`scale` units.

    Looking up what was seen before costs a tenth of parsing it again, and wage files repeat
    themselves. Text in `missing` gives None; other unreadable text raises RowError, as do numbers
    below zero unless `signed`.
    """

    def __init__(
        self,
        what: str,
        scale: int = 1,
        missing: frozenset[str] = frozenset({""}),
        *,
        signed: bool = False,
    ) -> None:
        super().__init__()
        self.what, self.scale, self.signed = what, scale, signed
        self.update(dict.fromkeys(missing))
        self[None] = None

    def __missing__(self, text: object) -> int | None:
        value = number(text, self.what)
        if value is not None and value < 0 and not self.signed:
            raise RowError(f"{self.what} is below zero")
        self[text] = result = None if value is None else round(value * self.scale)
        return result


class Floats(dict[object, float | None]):
    """As Scaled, for figures kept with their decimals."""

    def __init__(self, what: str, missing: frozenset[str] = frozenset({""})) -> None:
        super().__init__()
        self.what = what
        self.update(dict.fromkeys(missing))
        self[None] = None

    def __missing__(self, text: object) -> float | None:
        self[text] = result = number(text, self.what)
        return result


def number(text: object, what: str) -> float | None:
    """A finite number from published text (grouping commas allowed); None when blank.

    Raises RowError, naming `what` it is, for anything else.
    """
    if text is None:
        return None
    shown = str(text).strip().replace(",", "")
    if not shown:
        return None
    try:
        value = float(shown)
    except ValueError:
        raise RowError(f"{what} is not a number") from None
    if value != value or value in (float("inf"), float("-inf")):
        raise RowError(f"{what} is not a number")
    return value


def text(value: object) -> str:
    """Published text without outer spaces; blank for a missing cell."""
    return "" if value is None else str(value).strip()


def digits(value: object, length: int, what: str) -> str:
    """A code of exactly `length` digits, zeros restored on the left; RowError for anything else."""
    shown = text(value).removesuffix(".0").zfill(length)
    if len(shown) != length or not (shown.isascii() and shown.isdigit()):
        raise RowError(f"{what} is not {length} digits")
    return shown
