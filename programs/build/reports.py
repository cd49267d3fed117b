"""Programs that say themselves how long they last: from them comes what is usual for the others."""

from collections.abc import Iterator, Mapping

from programs.build.ipeds import Key
from programs.build.lookups import Slot
from programs.build.state_listed import words_of_lists
from programs.models import StateListedProgram
from programs.rules.ids import list_source
from programs.rules.lengths import (
    CLOCK,
    Report,
    UsualLengths,
    level_of,
    listed_months,
    usual_lengths,
)


def read_usual_lengths(matched: Mapping[Key, list[Slot]]) -> UsualLengths:
    """What is usual by field and award: of IC_PY's programs and of those that states list."""
    return usual_lengths((*_slots(matched), *_listed()))


def _slots(matched: Mapping[Key, list[Slot]]) -> Iterator[Report]:
    """IC_PY's own months, at the award that each was matched to; else the one its hours fall in."""
    for (_school, cip, level), slots in matched.items():
        for slot in slots:
            of = level or level_of(slot.hours, slot.measure)
            if slot.months and of:
                yield Report(cip, of, slot.months, "ipeds-ic-py")


def _listed() -> Iterator[Report]:
    """Listed certificates, at the award that their hours fall in: lists name none of them."""
    words = words_of_lists()
    listed = StateListedProgram.objects.filter(release__in=words)
    columns = ("release_id", "cip", "outcome", "weeks", "hours")
    for release, cip, outcome, weeks, hours in listed.values_list(*columns):
        said = words[release]
        months, level = listed_months(weeks, hours), level_of(hours, CLOCK)
        if months and level and cip and said.level(outcome) is None:
            yield Report(cip, level, months, list_source(said.state))
