"""Make a catalogue row for every program that IPEDS lists.

Completions name the programs; reported program-year prices have no level and are joined to them.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping
from operator import itemgetter

from django.db.models import QuerySet

from careerguide.releases.bulk import read_chunks
from careerguide.releases.models import Release
from programs.build.lookups import Graduates, Slot, Sources
from programs.build.row import (
    Outliers,
    ProgramRow,
    Value,
    entry_columns,
    find_outliers,
    length_columns,
    outcome_columns,
    pay_columns,
    price_columns,
)
from programs.models import Completion, Flag, InstitutionService, Program
from programs.rules import reasons
from programs.rules.codes import CERTIFICATES, GONE, AwardLevel, Delivery, Missing
from programs.rules.ids import ipeds_program
from programs.rules.lengths import (
    BANDS,
    Length,
    UsualLengths,
    estimated_length,
    fits,
    level_of,
    reported_length,
)
from programs.rules.pay import FAR_ABOVE
from programs.rules.prices import Price, estimate, reported, students

Key = tuple[int, str, int]
"""UNITID, CIP code, award level (0 where not reported)."""


CREDENTIAL_OF: dict[int, int] = {
    **dict.fromkeys(CERTIFICATES, 1),
    AwardLevel.ASSOCIATE: 2,
    AwardLevel.BACHELOR: 3,
    AwardLevel.POSTBACCALAUREATE: 4,
    AwardLevel.MASTER: 5,
    AwardLevel.RESEARCH_DOCTORATE: 6,
    AwardLevel.OTHER_DOCTORATE: 6,
    AwardLevel.PROFESSIONAL_DOCTORATE: 7,
    AwardLevel.POST_MASTER: 8,
}
"""Scorecard's credential level of each IPEDS award level."""
DISTANCE_TO_DELIVERY: dict[int, int] = {
    InstitutionService.Distance.ALL: Delivery.ONLINE,
    InstitutionService.Distance.NONE: Delivery.IN_PERSON,
    InstitutionService.Distance.PROGRAMS: Delivery.SCHOOL_SOME,
}


def matched_slots(sources: Sources) -> dict[Key, list[Slot]]:
    """The slots of each program of the newest completions; level 0 for those it does not list."""
    return match(sources.slots, _offered(sources))


def ipeds_rows(
    sources: Sources, matched: Mapping[Key, list[Slot]], usual: UsualLengths
) -> Iterator[ProgramRow]:
    """Programs of the newest completions and those only IC_PY names, by rising number.

    `usual` says how long programs last that do not report it.
    """
    sources.counts["program-year rows"] = len(sources.slots)
    outliers = find_outliers(
        (key[1][:5], slot.tuition)
        for key, slots in matched.items()
        for slot in slots
        if slot.tuition is not None
    )
    # Programs with a reported price and no completions row; they have no award level.
    unlisted = [(key, None) for key in sorted(matched) if key[2] == 0]
    for key, count in heapq.merge(_completions(), unlisted):
        if key[0] not in sources.providers:
            sources.counts["programs of schools that are not in the directory"] += 1
            continue
        slots = matched.get(key, [])
        yield {
            **_ipeds_row(sources, key, count, slots, outliers),
            **length_columns(_ipeds_length(usual, key, slots)),
        }


def award_level(slot: Slot, offered: list[int]) -> int:
    """Which of the award levels offered in this field the slot is; 0 where none is offered.

    IC_PY gives no level. The level its hours fall in comes first, then one whose band its length
    fits, then the nearest by hours or months (shortest level first on a tie).
    """
    if not offered:
        return 0
    by_hours = level_of(slot.hours, slot.measure)
    if by_hours in offered:
        return by_hours if by_hours is not None else 0
    fitting = [lv for lv in offered if fits(lv, slot.months, slot.hours, slot.measure)]
    return min(fitting or offered, key=lambda level: (_gap(level, slot.months), _length_of(level)))


def _length_of(level: int) -> tuple[float, int]:
    """Orders levels by how long they take: IPEDS's numbers do not."""
    band = BANDS.get(level)
    return (band.months_high if band else 1e9), level


def _gap(level: int, months: float | None) -> float:
    band = BANDS.get(level)
    if band is None or months is None:
        return 1e9
    return max((band.months_low or 0) - months, months - band.months_high, 0)


def match(slots: list[Slot], offered: Mapping[tuple[int, str], list[int]]) -> dict[Key, list[Slot]]:
    """The slots of each program; level 0 for programs that completions do not list."""
    matched: dict[Key, list[Slot]] = defaultdict(list)
    for slot in slots:
        level = award_level(slot, offered.get((slot.unitid, slot.cip), []))
        matched[slot.unitid, slot.cip, level].append(slot)
    return matched


def _newest_completions() -> QuerySet[Completion]:
    return Completion.objects.filter(release=Release.current("ipeds-c"))


def _completions() -> Iterator[tuple[Key, int | None]]:
    """Programs with their awards; sorted in memory as small tuples, never as rows."""
    columns = ("provider_id", "cip", "award_level", "awards")
    shared: dict[str, str] = {}
    listed = [
        (school, shared.setdefault(cip, cip), level, awards)
        for chunk in read_chunks(_newest_completions(), *columns)
        for school, cip, level, awards in chunk
    ]
    listed.sort(key=itemgetter(0, 1, 2))
    for school, cip, level, awards in listed:
        yield (school, cip, level), awards


def _offered(sources: Sources) -> dict[tuple[int, str], list[int]]:
    """Award levels by school and field, at the schools that report program-year prices."""
    offered: dict[tuple[int, str], list[int]] = defaultdict(list)
    columns = ("provider_id", "cip", "award_level")
    for chunk in read_chunks(_newest_completions(), *columns):
        for school, cip, level in chunk:
            if school in sources.program_year:
                offered[school, cip].append(level)
    return offered


def _ipeds_row(
    sources: Sources, key: Key, count: int | None, slots: list[Slot], outliers: Outliers
) -> ProgramRow:
    unitid, cip, level = key
    number = ipeds_program(unitid, cip, level)
    provider = sources.providers[unitid]
    graduates = sources.graduates(unitid, cip, CREDENTIAL_OF.get(level, 0))
    price = _ipeds_price(sources, key, slots)
    _flag_length(sources, number, level, slots)
    _flag_earnings(sources, number, graduates)
    if provider.standing in GONE:
        day, who = provider.closing
        reason = reasons.CLOSED % {"who": who, "day": day} if day else reasons.NO_DIRECTORY
        sources.flags.append((number, Flag.Kind.CLOSED, reason))
    total = price.in_state.high if slots else None
    if total is not None and (outlying := outliers.reason(cip[:5], total)):
        sources.flags.append((number, Flag.Kind.PRICE_OUTLIER, outlying))
    distance = sources.distance.get(unitid, 0)
    reach = sources.reach
    paid = pay_columns(sources, unitid, reach.main(cip, level), reach.mix_of(cip, level))
    _flag_pay(sources, number, graduates, paid["local_p25"])
    return {
        "id": number,
        "origin": Program.Origin.COMPLETIONS if count is not None else Program.Origin.PROGRAM_YEAR,
        "provider_id": unitid,
        "field_id": cip,
        "name": sources.titles.get(cip) or f"Field {cip}, not in CIP 2020",
        "award_level": level,
        "credential": "",
        "delivery": DISTANCE_TO_DELIVERY.get(distance, Delivery.UNKNOWN),
        **entry_columns(sources, cip, level),
        **price_columns(price),
        **outcome_columns(graduates),
        "awards": count,
        **paid,
    }


def _ipeds_price(sources: Sources, key: Key, slots: list[Slot]) -> Price:
    unitid, cip, level = key
    if slots:
        return reported([(slot.tuition, slot.books) for slot in slots])
    if unitid in sources.academic:
        kind = students(level, cip)
        if not kind:
            return Price(missing=Missing.PROFESSION)
        if level not in BANDS:
            return Price(missing=Missing.NO_BAND)
        year = sources.year_prices.get((unitid, kind))
        return estimate(year, level) if year else Price(missing=Missing.STUDENTS)
    return Price(missing=Missing.NOT_LARGEST if unitid in sources.program_year else Missing.SCHOOL)


def _ipeds_length(usual: UsualLengths, key: Key, slots: list[Slot]) -> Length:
    months = [slot.months for slot in slots if slot.months]
    return reported_length(months) if months else estimated_length(usual, key[1], key[2])


def _flag_length(sources: Sources, number: int, level: int, slots: list[Slot]) -> None:
    for slot in slots:
        if fits(level, slot.months, slot.hours, slot.measure) is False:
            default = reasons.HOURS, reasons.NO_HOURS
            some, none = reasons.HOURS_OF.get(slot.measure or 0, default)
            reason = reasons.OUTSIDE_BAND % {
                "length": reasons.MONTHS % {"n": f"{slot.months:g}"}
                if slot.months
                else reasons.NO_MONTHS,
                "hours": some % {"n": slot.hours} if slot.hours else none,
            }
            sources.flags.append((number, Flag.Kind.LENGTH_BAND, reason))
            return


def _flag_earnings(sources: Sources, number: int, graduates: Graduates) -> None:
    earnings, after, threshold = graduates.earnings, graduates.years_after, graduates.threshold
    if earnings is None or threshold is None or earnings >= threshold:
        return
    reason = reasons.LOW_EARNINGS % {
        "earnings": f"${earnings:,}", "when": reasons.after(after), "threshold": f"${threshold:,}",
    }  # fmt: skip
    sources.flags.append((number, Flag.Kind.LOW_EARNINGS, reason))


def _flag_pay(sources: Sources, number: int, graduates: Graduates, p25: Value) -> None:
    earnings, after = graduates.earnings, graduates.years_after
    if earnings is None or not isinstance(p25, int) or p25 <= FAR_ABOVE * earnings:
        return
    reason = reasons.PAY_ABOVE % {
        "pay": f"${p25:,}", "times": f"{FAR_ABOVE:g}", "when": reasons.after(after),
        "earnings": f"${earnings:,}",
    }  # fmt: skip
    sources.flags.append((number, Flag.Kind.PAY_ABOVE, reason))
