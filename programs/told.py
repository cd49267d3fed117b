"""What of a program may be told without the page's caveats, as machines read it: no estimate, no
figure that another contradicts."""

from collections.abc import Collection

from programs.models import Flag, Program
from programs.pages.words import residencies
from programs.rules.codes import LengthBasis, PriceBasis

LENGTH_CONTRADICTED = {Flag.Kind.LENGTH_BAND, Flag.Kind.LISTED_LENGTH}
PRICE_CONTRADICTED = {Flag.Kind.PRICE_OUTLIER, Flag.Kind.CLOSED}


def sure_months(program: Program, flagged: Collection[str]) -> float | None:
    """A length that somebody reports, and that is one; None for others. `flagged` are kinds of
    flags on the program."""
    reported = program.length_basis in (LengthBasis.REPORTED, LengthBasis.LISTING)
    one = program.months_low == program.months_high
    contradicted = LENGTH_CONTRADICTED & set(flagged)
    return program.months_low if reported and one and not contradicted else None


def sure_prices(
    program: Program, flagged: Collection[str], *, offered: bool
) -> dict[str, int | None]:
    """By residency in words, prices of the whole program that somebody reports; none where the
    school is gone."""
    reported = program.price_basis in (PriceBasis.PROGRAM_TOTAL, PriceBasis.LISTING)
    if not reported or not offered or PRICE_CONTRADICTED & set(flagged):
        return {}
    return {
        str(label): getattr(program, f"{name}_low")
        for name, label in residencies().items()
        if getattr(program, f"{name}_low") == getattr(program, f"{name}_high")
    }
