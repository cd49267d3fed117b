"""The date of one figure in a text that dates several."""

import pytest

from careerguide.releases.errors import RowError
from certifications.sources.provenance import EXAM, FEES, RENEWAL, as_of, newest
from certifications.sources.row import settings_of


@pytest.mark.parametrize(
    ("text", "fee", "exam", "whole"),
    [
        ("undated", "", "", ""),
        ("", "", "", ""),
        ("2018-01", "2018-01", "2018-01", "2018-01"),
        ("undated; 2018-01", "2018-01", "2018-01", "2018-01"),
        ("2026-02 (fees); undated (AAPC)", "2026-02", "", "2026-02"),
        ("undated (AAPC); 2026-02", "2026-02", "2026-02", "2026-02"),
        ("2026-07 (format); 2026-02 (fee)", "2026-02", "2026-07", "2026-07"),
        ("2026 (fees); undated (format)", "2026", "", "2026"),
        ("2026-04 (newest); undated (AHIMA)", "2026-04", "2026-04", "2026-04"),
        ("2015 (exam); 2021-01 (CEU)", "", "2015", "2021-01"),
        ("undated; 2010 list", "", "", "2010"),
        ("2019-2022", "2022", "2022", "2022"),
    ],
)
def test_a_figure_takes_its_own_date(text: str, fee: str, exam: str, whole: str) -> None:
    assert (as_of(text, FEES), as_of(text, EXAM), newest(text)) == (fee, exam, whole)


def test_a_renewal_fee_without_a_date_of_fees_is_dated_as_the_renewal() -> None:
    assert as_of("2015 (exam); 2021-01 (CEU)", FEES, RENEWAL) == "2021-01"


@pytest.mark.parametrize("text", ["soon", "2026-1", "26", "2026-00", "2999", "2026 (fees), 2025"])
def test_what_is_no_past_date_is_refused(text: str) -> None:
    with pytest.raises(RowError):
        as_of(text)


@pytest.mark.parametrize(
    ("places", "slugs"),
    [
        ("hospital inpatient; hospital outpatient", {"inpatient", "outpatient"}),
        ("hospital; health system revenue cycle", {"hospital"}),
        ("front desk; billing or collections office", {"office", "billing-company"}),
        ("physician office; long-term care; health plan", {"office", "other", "payer"}),
        ("by medical specialty", set()),
        ("", set()),
    ],
)
def test_settings_follow_stated_words(places: str, slugs: set[str]) -> None:
    assert settings_of(places) == slugs
