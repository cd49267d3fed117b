"""Make a catalogue row for every program on a state's list."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.conf import settings

from careerguide.releases.models import Release
from programs.build.joined import joined
from programs.build.lookups import Sources
from programs.build.row import (
    ProgramRow,
    entry_columns,
    find_outliers,
    length_columns,
    outcome_columns,
    pay_columns,
    price_columns,
)
from programs.models import Flag, Program, StateListedProgram
from programs.reached import Link
from programs.rules import reasons
from programs.rules.codes import AwardLevel, Delivery, LengthBasis
from programs.rules.ids import state_program
from programs.rules.lengths import listed_months, reported_length, too_short
from programs.rules.prices import listing
from programs.rules.state_lists import COLLEGE_CERTIFICATE, StateList, read_lists


@dataclass(frozen=True)
class Words:
    """What one list's words mean. Lists name a credential: only degrees have an award level."""

    state: str
    delivery: Callable[[str], int | None]
    level: Callable[[str], int | None]
    is_college_certificate: Callable[[str], bool]


def state_lists() -> tuple[StateList, ...]:
    """The state lists that data/etpl/lists.csv describes. ValueError where a row describes none."""
    return read_lists(settings.DATA_DIR / "etpl")


def words_of_lists() -> dict[int, Words]:
    """By release in use, the words of the state list it is an edition of.

    Raises ValueError where words.csv gives a word a meaning there is not.
    """
    words = {
        one.source: Words(
            one.state,
            one.codes("delivery", Delivery.__members__),
            one.codes("outcome", AwardLevel.__members__),
            partial(_is_certificate, one),
        )
        for one in state_lists()
    }
    used = Release.objects.filter(is_current=True, source__in=words)
    return {pk: words[source] for pk, source in used.values_list("pk", "source")}


def _is_certificate(of: StateList, outcome: str) -> bool:
    return of.meaning("outcome", outcome) == COLLEGE_CERTIFICATE


def state_listed_rows(sources: Sources) -> Iterator[ProgramRow]:
    """Programs of every state list, each with the occupations its provider named.

    Those that IPEDS lists too are left to its rows (`sources.joined`).
    """
    words = words_of_lists()
    listed = list(StateListedProgram.objects.filter(release__in=words))
    sources.joined = joined(sources, listed, words)
    sources.counts["programs of state lists that IPEDS has too, shown once"] = len(sources.joined)
    outliers = find_outliers((p.cip[:5], p.tuition_fees or 0) for p in listed)
    for program in listed:
        said = words[program.release_id]
        number = state_program(said.state, program.number)
        if number in sources.joined:
            continue
        level = said.level(program.outcome) or AwardLevel.NOT_REPORTED
        price = listing(program.tuition_fees, program.out_of_district, program.books)
        if program.tuition_fees and (
            reason := outliers.reason(program.cip[:5], program.tuition_fees)
        ):
            sources.flags.append((number, Flag.Kind.PRICE_OUTLIER, reason))
        own = _borne_out(sources, program, level)
        linked = sources.reach.reached(program.cip, level, program.name)
        best, mix = sources.reach.best, sources.reach.mix(linked)
        main = best(own[:1]) or best(own) or sources.reach.standing_for(linked, level)
        if own:
            mix = [Link(main, "listing")]
        yield {
            "id": number,
            "origin": Program.Origin.STATE_LISTED,
            "provider_id": program.provider_id,
            "field_id": program.cip or None,
            "name": program.name,
            "award_level": level,
            "credential": program.credential or program.outcome,
            "delivery": said.delivery(program.delivery) or Delivery.UNKNOWN,
            **entry_columns(sources, program.cip, level, program.name),
            "leads_to": " ".join(dict.fromkeys(link.occupation for link in (*own, *linked))),
            **price_columns(price),
            **_listed_length(sources, program, number, level),
            **outcome_columns(),
            "awards": None,
            **pay_columns(sources, program.provider_id, main, mix),
        }


def _borne_out(sources: Sources, program: StateListedProgram, level: int) -> list[Link]:
    """The jobs that the provider names, where the crosswalk bears it out and the award reaches
    them. The others are its claim: shown as such on the program's page, and used for nothing."""
    reach, found = sources.reach, []
    for soc in program.occupations.split():
        code = sources.wages.code_of(soc)
        if code and not reach.borne_out(program.cip, code):
            sources.counts["jobs named by a provider that its field does not lead to"] += 1
        elif code and reach.reaches(code, program.cip, level, program.name):
            found.append(Link(code, "listing"))
    return found


def _listed_length(
    sources: Sources, program: StateListedProgram, number: int, level: int
) -> dict[str, float | None]:
    """Weeks as listed; 1 week for over 60 hours contradicts itself, and is flagged.

    So does a degree in less than half the least it takes; its weeks stay, and are flagged.
    """
    months = listed_months(program.weeks, program.hours)
    if months is None:
        if program.weeks:
            reason = reasons.ONE_WEEK % {"hours": f"{program.hours:,}"}
            sources.flags.append((number, Flag.Kind.LISTED_LENGTH, reason))
        return length_columns()
    if too_short(level, months):
        award = AwardLevel(level).label
        reason = reasons.TOO_SHORT % {"weeks": program.weeks, "award": award}
        sources.flags.append((number, Flag.Kind.LENGTH_BAND, reason))
    return length_columns(reported_length([months], LengthBasis.LISTING))
