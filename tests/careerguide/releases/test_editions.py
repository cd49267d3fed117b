"""How releases are called on pages."""

import pytest

from careerguide.releases.editions import release_name


@pytest.mark.parametrize(
    ("title", "edition", "name"),
    [
        ("Completions (C_A)", "C2024_A", "Completions, 2024"),
        ("Institution directory (HD)", "HD2024", "Institution directory, 2024"),
        ("Student charges (IC_AY)", "2023-24", "Student charges, 2023–24"),
        ("Standard Occupational Classification 2018", "2018",
         "Standard Occupational Classification 2018"),
        ("Wages, May 2024, as printed", "May 2024", "Wages, May 2024, as printed"),
        ("College Scorecard", "2026-06-10", "College Scorecard, June 10, 2026"),
        ("Pay by credential", "gathered 2026-11", "Pay by credential, gathered November 2026"),
        ("Employment Projections", "2024–34", "Employment Projections, 2024–34"),
        ("O*NET job zones", "29.3", "O*NET job zones, 29.3"),
    ],
)  # fmt: skip
def test_a_release_is_named_without_codes_and_no_year_twice(
    title: str, edition: str, name: str
) -> None:
    assert release_name(title, edition) == name
