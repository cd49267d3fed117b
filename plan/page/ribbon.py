"""A route on a ribbon of ten years: study and search, when the first pay may come, being paid."""

from dataclasses import dataclass

from plan.results import Result

MONTHS = 120
"""Months of the ribbon: ten years from today."""


@dataclass(frozen=True)
class Ribbon:
    """Parts of the ten years, in per cent: study and search up to `soon`, first pay from there or
    as late as `late`, then pay."""

    soon: float
    late: float

    @property
    def maybe(self) -> float:
        """Width of when the first pay may come."""
        return round(self.late - self.soon, 2)

    @property
    def paid(self) -> float:
        """Width of what follows."""
        return round(100 - self.late, 2)

    @property
    def written(self) -> dict[str, str]:
        """The same as SVG has it, in any language."""
        return {name: str(getattr(self, name)) for name in ("soon", "maybe", "late", "paid")}


def ribbon(result: Result) -> Ribbon | None:
    """From the soonest first pay to the latest, both within the ten years."""
    span = result.first_pay
    if span is None:
        return None
    soon, late = (round(min(100.0, 100 * end / MONTHS), 2) for end in (span.low, span.high))
    return Ribbon(soon, late)
