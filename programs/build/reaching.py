"""What is known of jobs, read for deciding which awards reach them."""

from collections import defaultdict
from collections.abc import Iterable

from programs.models import License
from programs.rules.reach import Reaching
from salaries.models import Attainment, RequiredEducation
from salaries.rules import ASKED, Schooling, Shares, asked_of, average, by_level, counted
from salaries.wagestore import WageStore


def reaching(wages: WageStore) -> Reaching:
    """Entry education, shares and licenses, by the occupations that wages are published of."""
    named = ((code, wages.entry(code)) for code in wages.codes)
    licenses = (row.rule for row in License.objects.all())
    return Reaching(dict(named), schooling(wages), licenses)


def schooling(wages: WageStore) -> dict[str, Schooling]:
    """By occupation, what its jobs ask for and its workers have; one with neither is not there."""
    every = _required()
    asked, held = _in_wages(_asked(every), wages), _in_wages(_held(), wages)
    withheld = _withheld(every, wages)
    return {
        code: Schooling(asked.get(code, ()), held.get(code, ()), withheld.get(code, ()))
        for code in asked | held
    }


Required = dict[str, dict[str, dict[int, float]]]
"""By SOC, then by O*NET's specialty: percent by O*NET's category."""


def _required() -> Required:
    found: Required = defaultdict(lambda: defaultdict(dict))
    rows = RequiredEducation.objects.values_list(
        "occupation_id", "onet_code", "category", "percent"
    )
    for soc, onet, category, percent in rows:
        found[soc][onet][category] = percent
    return found


def _asked(every: Required) -> Iterable[tuple[str, Shares]]:
    for soc, specialties in every.items():
        yield soc, asked_of({
            onet: by_level((ASKED[at], percent) for at, percent in of.items())
            for onet, of in specialties.items()
        })  # fmt: skip


def _withheld(every: Required, wages: WageStore) -> dict[str, tuple[int, ...]]:
    """By the codes wages stand under, the levels of which O*NET asks to suppress some share.

    It gives every occupation each category, so that one which is not here was suppressed.
    """
    found: dict[str, set[int]] = defaultdict(set)
    for soc, specialties in every.items():
        if code := wages.code_of(soc):
            here = (specialties[onet] for onet in counted(specialties))
            found[code] |= {int(ASKED[at]) for of in here for at in ASKED.keys() - of.keys()}
    return {code: tuple(sorted(levels)) for code, levels in found.items()}


def _held() -> Iterable[tuple[str, Shares]]:
    """By SOC, from the Table 5.3 rows of its levels."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for soc, level, percent in Attainment.objects.values_list("occupation_id", "level", "percent"):
        found[soc].append((level, percent))
    for soc, rows in found.items():
        yield soc, by_level(rows)


def _in_wages(of: Iterable[tuple[str, Shares]], wages: WageStore) -> dict[str, Shares]:
    """By the codes wages stand under: the mean of those published only together."""
    found: dict[str, list[Shares]] = defaultdict(list)
    for soc, shares in of:
        if code := wages.code_of(soc):
            found[code].append(shares)
    return {code: average(shares) for code, shares in found.items()}
