"""What programs in the guide's fields cost and how long they last, here and now; and beside it what
an older article said."""

from typing import Any, TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerguide.pages.english import as_english
from careerguide.pages.numbers import count, dollar_span, dollars, month_span, span
from careerguide.words.data_text import data_text, data_words, joined, sentence
from guides.cited import ReleaseLink, document_number, release, releases, state_lists
from guides.library import HeldSection
from guides.models import SourceFact
from guides.offered import (
    ASSOCIATE,
    BACHELOR,
    LONG_CERTIFICATE,
    NEAR_MILES,
    SHORT_CERTIFICATE,
    FieldLink,
    Offered,
    PriceWords,
    bases,
    group_names,
    written_aid,
    written_length,
    written_price,
)
from guides.reader import Reader
from programs.pages.aid.words import Sentence, free_sentence
from programs.pages.words import residencies

NO_PRICE: PriceWords = {"low": "", "middle": "", "high": ""}
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


class AwardRow(PriceWords):
    """Prices and lengths of one award on one basis; "" for what is not known."""

    award: str
    basis: str
    n: str
    length: str
    n_length: str
    not_known: str
    paid: str
    """What aid by rule leaves, and of how many."""


class ProgramsPanel(TypedDict):
    """Programs in the guide's fields: how many, their prices and lengths, and the cheapest.

    `sentence` is the state's rule of free tuition, None where there is none.
    """

    sentence: Sentence | None

    total: str
    where: str
    by_job: str
    links: list[FieldLink]
    awards: list[AwardRow]
    left_out: str
    residency: str
    cheapest: list[dict[str, Any]]
    cheapest_where: str
    nothing_near: bool
    sources: list[ReleaseLink]


class AwardSpan(TypedDict):
    """An award, what its figures rest on, and how many programs they are of."""

    award: str
    basis: str
    programs: str


class AwardPrice(AwardSpan, PriceWords):
    """With their prices."""


class AwardLength(AwardSpan):
    """With their lengths."""

    length: str


class TrainingRow(TypedDict):
    """A kind of training as articles have it, and programs nearest to it; "" where not known."""

    subject: str
    cost: str
    length: str
    said_by: str
    awards: str
    programs: str
    price_now: str
    length_now: str


class TrainingPanel(TypedDict):
    """Training costs and lengths, then and now."""

    where: str
    rows: list[TrainingRow]
    now: ReleaseLink | None
    sources: list[ReleaseLink]


def programs(reader: Reader, _section: HeldSection) -> ProgramsPanel:
    """Programs in the reader's state; the cheapest of those around their place, if one is known."""
    offered = reader.offered
    place = reader.place.label if offered.is_near and reader.place else reader.where
    unpriced = len(offered.facts) - sum(s.n for s in offered.prices.values())
    return {
        "total": count(offered.total) if offered.total else "",
        "where": reader.where,
        "sentence": free_sentence(reader.state),
        "by_job": by_job(reader),
        "links": offered.links(),
        "awards": award_rows(offered),
        "left_out": left_out(unpriced) if unpriced else "",
        "residency": residencies()[offered.selection.residency],
        "cheapest": offered.cheapest(),
        "cheapest_where": _("within %(n)s miles of %(place)s") % {"n": NEAR_MILES, "place": place}
        if offered.is_near
        else _("in %(place)s") % {"place": place},
        "nothing_near": bool(reader.place) and not offered.is_near,
        "sources": releases("ipeds-c", "ipeds-ic-ay", "ipeds-ic-py", *state_lists(reader.state)),
    }


def by_job(reader: Reader) -> str:
    """Why “In short” counts other programs; "" where it counts as many."""
    if reader.leading in (0, reader.offered.total):
        return ""
    said = _(
        "By the job it is another count: %(n)s programs, of these fields and of others, lead to"
        " %(title)s."
    )
    title = data_text(reader.wages.title(reader.soc))
    return sentence(said, {"n": count(reader.leading), "title": title})


def left_out(unpriced: int) -> str:
    """How many programs no price counts, and why."""
    said = ngettext(
        "Prices leave out %(n)s program: it reports none, or its figures contradict each other.",
        "Prices leave out %(n)s programs: they report none, or their figures contradict each"
        " other.",
        unpriced,
    )
    return said % {"n": count(unpriced)}


def award_rows(offered: Offered) -> list[AwardRow]:
    """Prices and lengths of each award by what they rest on: a school's total and its own months,
    an estimate and the usual range, or a state's list."""
    names, words = group_names(), bases()
    rows: list[AwardRow] = []
    for key in sorted({*offered.prices, *offered.lengths}):
        price, length = offered.prices.get(key), offered.lengths.get(key)
        rows.append(
            {
                "award": names[key[0]],
                "basis": words.get(key[1], ""),
                "n": count(price.n) if price else "",
                **(written_price(price) if price else NO_PRICE),
                "length": written_length(length) if length else "",
                "n_length": programs_of(length.n)
                if length and (price is None or price.n != length.n)
                else "",
                "not_known": _("not reported"),
                "paid": written_aid(offered.aided[key]) if key in offered.aided else "",
            }
        )
    return rows


def programs_of(n: int) -> str:
    """“1 program”, “1,204 programs”."""
    return ngettext("%(n)s program", "%(n)s programs", n) % {"n": count(n)}


def price_rows(offered: Offered) -> list[AwardPrice]:
    """Prices of each award group by price basis."""
    names, words = group_names(), bases()
    return [
        {
            "award": names[group],
            "basis": words.get(basis, ""),
            "programs": programs_of(found.n),
            **written_price(found),
        }
        for (group, basis), found in offered.prices.items()
    ]


def length_rows(offered: Offered) -> list[AwardLength]:
    """Lengths of each award group by length basis."""
    names = group_names()
    words = {1: _("reported"), 2: _("the usual range"), 3: _("listed")}
    return [
        {
            "award": names[group],
            "basis": words.get(basis, ""),
            "programs": programs_of(found.n),
            "length": written_length(found),
        }
        for (group, basis), found in offered.lengths.items()
    ]


def price_range(offered: Offered, groups: tuple[int, ...]) -> str:
    """The lowest to the highest price of some award groups, all bases; "" where none is known."""
    found = [price for (group, _basis), price in offered.prices.items() if group in groups]
    if not found:
        return ""
    return span(dollars(min(p.low for p in found)), dollars(max(p.high for p in found)))


def training(reader: Reader, _section: HeldSection) -> TrainingPanel:
    """Each kind of training that the articles name."""
    return {
        "where": reader.where,
        "rows": [_training_row(reader, subject, groups) for subject, groups in AWARDS.items()],
        "now": release("ipeds-c"),
        "sources": releases("older-figures", "ipeds-c", "ipeds-ic-ay", *state_lists(reader.state)),
    }


def _training_row(reader: Reader, subject: str, groups: tuple[int, ...]) -> TrainingRow:
    facts = [
        f for f in reader.library.facts.values() if f.subject == subject and f.kind == "number"
    ]
    sources = dict.fromkeys(
        sentence(
            _("older article %(n)s, %(when)s"),
            {"n": document_number(fact.document), "when": as_english(fact.vintage) or _("undated")},
        )
        for fact in facts
    )
    n = sum(reader.offered.sizes.get(group, 0) for group in groups)
    return {
        "subject": data_text(subject.replace("'", "’")),
        "cost": _told(facts, "cost"),
        "length": _told(facts, "duration", "length"),
        "said_by": joined("; ", sources),
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
    return f"{data_words(span(low.value, high.value))} {_unit(high)}"


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
