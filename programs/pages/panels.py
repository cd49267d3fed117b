"""What other apps put on the program page; settings.SLOTS says which."""

from collections.abc import Sequence
from typing import NamedTuple

from careerguide.pages.slots import filler


class Prepared(NamedTuple):
    """A certification that a program's field prepares for; `note` says what else it takes."""

    label: str
    href: str
    note: str = ""


def certifications_for(cip: str, award_level: int) -> Sequence[Prepared]:
    """Certifications a program of this field and award prepares for.

    None for a program without a field of study, or where no app knows certifications.
    """
    fill = filler("certifications of a program")
    return fill(cip, award_level) if fill and cip else ()
