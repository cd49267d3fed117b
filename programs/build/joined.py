"""Programs that a state lists and IPEDS has too: the same school, field and award, shown once.

IPEDS's row stays, since it has graduates' earnings and awards; what the state lists stands on its
page, with its own source.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from careerguide.releases.models import Release
from programs.build.lookups import Sources
from programs.models import Completion, Provider, StateListedProgram
from programs.rules.codes import CERTIFICATES, GONE
from programs.rules.ids import ipeds_program, state_program
from programs.rules.lengths import CLOCK, level_of
from programs.rules.samename import same_name

if TYPE_CHECKING:
    from programs.build.state_listed import Words

Offered = Mapping[tuple[int, str], list[int]]
"""Award levels by UNITID and CIP code."""


def joined(
    sources: Sources, listed: Iterable[StateListedProgram], words: Mapping[int, "Words"]
) -> dict[int, int]:
    """By the key of a listed program, that of the IPEDS program that it is; without those that are
    none, or that may be several."""
    named = schools_by_name(sources.providers.values())
    schools = {
        key: unitid
        for key, one in sources.providers.items()
        if one.kind == Provider.Kind.STATE_LISTED
        and (unitid := named.get((one.state, same_name(one.name))))
    }
    offered = _offered(schools.values())
    found = {}
    for program in listed:
        unitid, said = schools.get(program.provider_id), words[program.release_id]
        if unitid is None or not program.cip:
            continue
        level = award_of(program, said, offered.get((unitid, program.cip), []))
        if level:
            key = state_program(said.state, program.number)
            found[key] = ipeds_program(unitid, program.cip, level)
    return found


def schools_by_name(providers: Iterable[Provider]) -> dict[tuple[str, str], int]:
    """UNITIDs by state and `same_name`, of schools still open; without names that several have."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in providers:
        if one.kind == Provider.Kind.INSTITUTION and one.standing not in GONE:
            for name in (one.name, *one.alias.split("|")):
                found[one.state, same_name(name)].add(one.pk)
    return {key: of.pop() for key, of in found.items() if key[1] and len(of) == 1}


def award_of(program: StateListedProgram, said: "Words", offered: list[int]) -> int:
    """Which of the awards offered in its field a listed program is; 0 for none of them.

    A degree by its name. A college's certificate by the level its contact hours fall in, else by
    the only level that its length fits. Other certificates may be no award that IPEDS counts.
    """
    if degree := said.level(program.outcome):
        return degree if degree in offered else 0
    if not said.is_college_certificate(program.outcome):
        return 0
    certificates = [level for level in offered if level in CERTIFICATES]
    by_hours = level_of(program.hours, CLOCK)
    if by_hours is not None:
        return by_hours if by_hours in certificates else 0
    return certificates[0] if len(certificates) == 1 and not program.hours else 0


def _offered(schools: Iterable[int]) -> Offered:
    newest = Completion.objects.filter(
        release=Release.current("ipeds-c"), provider__in=set(schools)
    )
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for school, cip, level in newest.values_list("provider_id", "cip", "award_level"):
        found[school, cip].append(level)
    return found
