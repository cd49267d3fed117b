"""What is known of jobs, read for deciding which awards reach them."""

from collections import defaultdict
from collections.abc import Iterable

from programs.models import License
from programs.rules.reach import Reaching
from salaries.models import Attainment, RequiredEducation
from salaries.rules import ASKED, Education, Schooling, Shares, asked_of, average, by_level
from salaries.wagestore import WageStore


def reaching(wages: WageStore) -> Reaching:
    """Entry education, shares and licenses, by the occupations that wages are published of."""
    named = (
        (code, Education.named(wages.outlook.get(code, {}).get("entry_education", "")))
        for code in wages.codes
    )
    licenses = (row.rule for row in License.objects.all())
    return Reaching(dict(named), schooling(wages), licenses)


def schooling(wages: WageStore) -> dict[str, Schooling]:
    """By occupation, what its jobs ask for and its workers have; one with neither is not there."""
    asked, held = _in_wages(_asked(), wages), _in_wages(_held(), wages)
    return {code: Schooling(asked.get(code, ()), held.get(code, ())) for code in asked | held}


def _asked() -> Iterable[tuple[str, Shares]]:
    """By SOC, from its O*NET specialties."""
    found: dict[str, dict[str, list[tuple[int, float]]]] = defaultdict(lambda: defaultdict(list))
    rows = RequiredEducation.objects.values_list(
        "occupation_id", "onet_code", "category", "percent"
    )
    for soc, onet, category, percent in rows:
        found[soc][onet].append((ASKED[category], percent))
    for soc, specialties in found.items():
        yield soc, asked_of({onet: by_level(rows) for onet, rows in specialties.items()})


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
