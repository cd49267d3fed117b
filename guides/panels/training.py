"""What an older article said training costs and lasts, beside what programs report now."""

from typing import Any

from django.utils.translation import gettext as _

from careerguide.pages.numbers import dollar_span, month_span, span
from guides.cited import document_number, release, releases, state_lists
from guides.library import HeldSection
from guides.models import SourceFact
from guides.offered import (
    ASSOCIATE,
    BACHELOR,
    LONG_CERTIFICATE,
    SHORT_CERTIFICATE,
    Offered,
    group_names,
)
from guides.panels.programs import price_range, programs_of
from guides.reader import Reader

CERTIFICATES = (SHORT_CERTIFICATE, LONG_CERTIFICATE)
AWARDS = {
    "training program": CERTIFICATES,
    "certificate or diploma": CERTIFICATES,
    "certificate / diploma": CERTIFICATES,
    "associate degree in billing": (ASSOCIATE,),
    "associate degree": (ASSOCIATE,),
    "bachelor's degree": (BACHELOR,),
}
"""What the articles call a kind of training, and the award groups of today nearest to it."""


def training(reader: Reader, _section: HeldSection) -> dict[str, Any]:
    return {
        "where": reader.where,
        "rows": [_row(reader, subject, groups) for subject, groups in AWARDS.items()],
        "now": release("ipeds-c"),
        "sources": releases("older-figures", "ipeds-c", "ipeds-ic-ay", *state_lists(reader.state)),
    }


def _row(reader: Reader, subject: str, groups: tuple[int, ...]) -> dict[str, str]:
    facts = [f for f in reader.held.facts.values() if f.subject == subject and f.kind == "number"]
    sources = dict.fromkeys(
        _("older article %(n)s, %(when)s")
        % {"n": document_number(fact.document), "when": fact.vintage or _("undated")}
        for fact in facts
    )
    n = sum(reader.offered.sizes.get(group, 0) for group in groups)
    return {
        "subject": subject.replace("'", "’"),
        "cost": _told(facts, "cost"),
        "length": _told(facts, "duration", "length"),
        "said_by": "; ".join(sources),
        "awards": "; ".join(group_names()[group] for group in groups),
        "programs": programs_of(n) if n else _("none reported"),
        "price_now": price_range(reader.offered, groups),
        "length_now": length_range(reader.offered, groups),
    }


def _told(facts: list[SourceFact], *names: str) -> str:
    """“$3,000–6,000”, “6–12 months” or “under 1 year” as the articles have it; "" for none."""
    about = [fact for fact in facts if any(name in fact.attribute.split() for name in names)]
    if not about:
        return ""
    low = next((f for f in about if not f.attribute.endswith("high")), about[0])
    high = next((f for f in about if f.attribute.endswith("high")), low)
    if low.unit == "USD":
        return dollar_span(float(low.value), float(high.value))
    return f"{span(low.value, high.value)} {_unit(high)}"


def _unit(fact: SourceFact) -> str:
    number = fact.value.rpartition(" ")[2]
    units = {"months": (_("month"), _("months")), "years": (_("year"), _("years"))}
    one, many = units.get(fact.unit, (fact.unit, fact.unit))
    return one if number == "1" else many


def length_range(offered: Offered, groups: tuple[int, ...]) -> str:
    """The shortest to the longest length of some award groups; "" where none is known."""
    found = [length for (group, _basis), length in offered.lengths.items() if group in groups]
    if not found:
        return ""
    return month_span(min(f.low for f in found), max(f.high for f in found))
