"""What is known of whole schools, as columns."""

from programs.build.schools import SCHOOL_WIDE, outcomes, places
from tests.data import SiteData


def test_where_only_wages_are_loaded_schools_have_empty_columns(empty_db: SiteData) -> None:
    found = outcomes([]) | places([])
    assert set(SCHOOL_WIDE) < found.keys()
    assert {len(column) for column in found.values()} == {0}
