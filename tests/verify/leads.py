"""How prices and lengths lead: with what is usual, “about” where estimated; the range beneath."""

from tests.verify import words
from tests.verify.pricing import ESTIMATE
from tests.verify.programs import USUAL, Program
from tests.verify.training import Money


def price(paid: Money, typical: int | None, basis: str) -> tuple[str, str]:
    """What leads and the range beneath: what is usual first, as “about” where it is estimated."""
    whole = words.money(*paid)
    about = "about " if basis == ESTIMATE else ""
    if typical is None:
        return (f"{about}{whole}" if whole else ""), ""
    lead = words.about_money(typical) if about else words.dollars(typical)
    return about + lead, "" if paid[0] == paid[1] else whole


def length(program: Program) -> tuple[str, str]:
    """Likewise."""
    whole = words.months(*program.months)
    about = "about " if program.length_basis in USUAL else ""
    typical = program.months_typical
    if typical is None:
        return (f"{about}{whole}" if whole else ""), ""
    lead = words.about_months(typical) if about else words.months(typical, typical)
    return about + lead, "" if program.months[0] == program.months[1] else whole


def price_of(program: Program, residency: str) -> tuple[str, str]:
    return price(program.price(residency), program.usual_price(residency), program.price_basis)
