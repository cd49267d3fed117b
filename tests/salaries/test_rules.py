"""Which code of the wage release an occupation's wages stand under."""

import pytest

from salaries.occupations import occupations
from salaries.rules import wage_code
from salaries.wagestore import wages


@pytest.mark.usefixtures("site_data")
def test_every_published_code_is_its_own_wage_code() -> None:
    published = set(occupations().codes)
    assert all(wages().code_of(code) == code for code in published)


def test_a_part_of_a_combination_has_its_code() -> None:
    published, combined = {"13-1020", "21-1018", "29-2072"}, {"21-1014": "21-1018"}
    assert wage_code("13-1021", published, combined) == "13-1020"
    assert wage_code("21-1014", published, combined) == "21-1018"
    assert wage_code("29-2071", published, combined) == ""
    assert wage_code("21-1014", published - {"21-1018"}, combined) == ""
