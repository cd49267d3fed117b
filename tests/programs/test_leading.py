"""Programs that lead to a job, found in an index, beside those found by asking each."""

import numpy as np
import pytest

from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.selection import Selection

pytestmark = pytest.mark.usefixtures("site_data")


@pytest.mark.parametrize("further", [False, True])
def test_the_index_has_what_asking_each_program_finds(further: bool) -> None:
    known = catalog()
    for occupation in range(0, len(known.wages.codes), 9):
        job = np.zeros(len(known.wages.codes), dtype=bool)
        job[occupation] = True
        asked = np.flatnonzero(known.leading_to(job, further=further))
        assert np.array_equal(known.into(occupation, further=further), asked)


def test_a_job_and_a_field_leave_what_both_leave() -> None:
    def rows(**query: object) -> set[int]:
        return set(Selection(catalog(), ProgramQuery(**query)).matching.rows.tolist())

    nurses, practical = rows(occupation="29-1141"), rows(field="51.39")
    assert nurses
    assert rows(occupation="29-1141", field="51.38") == nurses & rows(field="51.38")
    assert rows(occupation="29-1141", field="51.39") == nurses & practical
