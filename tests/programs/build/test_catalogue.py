"""The catalogue of the real data, against figures computed anew from the publishers' files."""

import re
from collections import Counter, defaultdict
from fractions import Fraction
from functools import lru_cache
from typing import Any

import pytest

from bench import calibration
from careerguide.releases.models import Release
from programs.models import (
    Completion,
    EarningsByYear,
    Flag,
    Outcome,
    Program,
    ProgramYearPrice,
    Provider,
    StateListedProgram,
    YearPrice,
)
from programs.rules.codes import AgainstState, Entry, LengthBasis, Missing, PriceBasis
from programs.rules.ids import program_number, program_slug
from programs.rules.prices import LISTED_YEARS
from salaries.models import Area, Wage
from tests import raw
from tests.programs.brute import truth
from tests.verify.programs import Programs
from tests.verify.twice import joined

pytestmark = pytest.mark.usefixtures("site_data")

UNDERGRADUATE_YEARS = {
    20: (None, Fraction(8, 24)),
    21: (Fraction(9, 24), Fraction(29, 24)),
    2: (Fraction(30, 24), Fraction(59, 24)),
    4: (Fraction(60, 24), Fraction(119, 24)),
    3: (Fraction(2), Fraction(4)),
    5: (Fraction(4), Fraction(5)),
}
MONTHS = {20: (None, 36 / 13), 21: (36 / 13, 12), 2: (9, 24), 4: (18, 48), 3: (18, 48), 5: (36, 60)}
MONTHS[7] = (9, 24)
SCORECARD_LEVEL = {
    20: 1, 21: 1, 2: 1, 4: 1, 3: 2, 5: 3, 6: 4, 7: 5, 17: 6, 19: 6, 18: 7, 8: 8,
}  # fmt: skip
RESIDENCIES = {"in_district": "CHG1AY3", "in_state": "CHG2AY3", "out_of_state": "CHG3AY3"}


def program(slug: str) -> Program:
    return Program.objects.get(pk=program_number(slug))


def test_every_wage_of_may_2025_is_there() -> None:
    held = Wage.objects.filter(release__source="oews", release__edition="May 2025")
    assert held.count() == len(raw.wages()) == 236_799
    assert Area.objects.count() == len({area for area, _job in raw.wages()}) == 583


def test_every_offering_of_2024_is_a_program_with_its_awards() -> None:
    held = Program.objects.filter(origin=Program.Origin.COMPLETIONS)
    awards = {
        (school, cip, level): count
        for school, cip, level, count in held.values_list(
            "provider_id", "field_id", "award_level", "awards"
        )
    }
    assert awards == raw.completions()
    assert len(awards) == 267_595
    assert len({school for school, _cip, _level in awards}) == 5_869
    in_state = held.filter(provider__state="MA").count()
    schools = raw.directory()
    assert in_state == sum(schools[key[0]]["STABBR"] == "MA" for key in awards) == 7_944


def test_programs_without_awards_are_kept_with_none_and_not_dropped() -> None:
    without = sum(count == 0 for count in raw.completions().values())
    held = Program.objects.filter(origin=Program.Origin.COMPLETIONS, awards=0)
    assert held.count() == without > 10_000


def test_every_program_year_row_is_loaded() -> None:
    held = ProgramYearPrice.objects.values_list("provider_id", "cip", "slot")
    assert set(held) == set(raw.slots())
    assert held.count() == 7_953


@lru_cache
def known_schools() -> set[int]:
    """Those in the directory, and those that left it but that the Scorecard still names."""
    named = {school for (school, _cip, _level), row in raw.outcomes().items() if row["inst_name"]}
    return named | set(raw.directory())


def test_programs_that_only_report_a_price_are_kept_as_programs() -> None:
    offered = {(school, cip) for school, cip, _level in raw.completions()}
    priced_alone = {
        (school, cip)
        for school, cip, _slot in raw.slots()
        if (school, cip) not in offered and school in known_schools()
    }
    held = Program.objects.filter(origin=Program.Origin.PROGRAM_YEAR)
    assert set(held.values_list("provider_id", "field_id")) == priced_alone
    assert set(held.values_list("award_level", "awards")) == {(0, None)}


def test_every_listed_program_of_texas_is_a_program_of_its_provider_or_one_of_ipeds() -> None:
    listed = StateListedProgram.objects.count()
    held = Program.objects.filter(origin=Program.Origin.STATE_LISTED)
    assert listed == len(raw.texas()) == 6_245
    names = {int(p.slug[3:]): (p.name, p.provider.name) for p in held.select_related("provider")}
    twice = joined()
    assert len(twice) > 800
    assert names == {
        number: (row["Program Name"].replace("&quot", '"')[:250], row["ProviderName"][:160])
        for number, row in raw.texas().items()
        if number not in twice
    }
    assert names[8920][0] == 'Welder Certification   FCAW 3G & 4G 1/8"  combo'


def test_no_name_or_address_keeps_what_its_file_got_wrong() -> None:
    wrong = re.compile("\N{REPLACEMENT CHARACTER}|&quot|&#|&[a-z]+;|[\x80-\x9f]")
    names = Program.objects.values_list("name", "credential")
    schools = Provider.objects.values_list("name", "alias", "address", "city")
    assert not [text for row in (*names, *schools) for text in row if wrong.search(text)]
    address = re.compile(r"https?://[\w.-]+\.[A-Za-z]{2,24}\.?([:/?#]\S*)?")
    links = {*Provider.objects.values_list("website", flat=True)}
    links |= {*StateListedProgram.objects.values_list("website", flat=True)}
    assert len(links) > 6_000
    assert [link for link in links if not address.fullmatch(link)] == [""]


def test_what_was_mended_is_counted_in_the_releases_report() -> None:
    noted = Release.current("etpl-tx").reasons["noted"]
    lost = sum("\N{REPLACEMENT CHARACTER}" in "".join(r.values()) for r in raw.texas().values())
    lost_as = "names in which the file lost a character: apostrophes and dashes put back"
    assert noted[lost_as] == lost == 42
    assert noted["HTML entities in a name, decoded"] == 15
    assert noted["web addresses that are none, left out"] > 100


def test_every_scorecard_row_is_loaded() -> None:
    assert Outcome.objects.count() == len(raw.outcomes()) == 220_960


def test_nearly_every_offering_belongs_to_a_school_in_the_price_files() -> None:
    listed = set(raw.year_prices()) | set(raw.whole_programs())
    offered = [school for school, _cip, _level in raw.completions()]
    assert sum(school in listed for school in offered) / len(offered) >= 0.999


def test_a_school_has_a_published_price_exactly_where_the_files_give_one() -> None:
    columns = [f"CHG{n}AY3" for n in (1, 2, 3, 4)]
    parts = [(f"TUITION{n}", f"FEE{n}") for n in (5, 6, 7)]
    for n in range(1, 10):
        parts += [(f"ISPROF{n}", f"ISPFEE{n}"), (f"OSPROF{n}", f"OSPFEE{n}")]
    expected = {
        school
        for school, row in raw.year_prices().items()
        if school in raw.directory()
        and (
            any(raw.amount(row[column]) is not None for column in columns)
            or any(all(raw.amount(row[c]) is not None for c in pair) for pair in parts)
        )
    }
    assert set(YearPrice.objects.values_list("provider_id", flat=True)) == expected
    priced = Completion.objects.filter(
        release__edition="C2024_A",
        provider_id__in={*expected, *ProgramYearPrice.objects.values_list("provider", flat=True)},
    )
    assert priced.count() / 267_595 > 0.997


def estimates() -> Any:
    return Program.objects.filter(
        origin=Program.Origin.COMPLETIONS, award_level__in=UNDERGRADUATE_YEARS
    ).exclude(price_basis=PriceBasis.PROGRAM_TOTAL)


LISTED = {
    21: (Fraction(35, 100), Fraction(95, 100), Fraction(3, 2)),
    2: (Fraction(1), Fraction(8, 5), Fraction(9, 4)),
    3: (Fraction(7, 4), Fraction(47, 20), Fraction(13, 4)),
}
"""What listed programs cost in years' prices: docs/prices.md."""
NORMAL_YEARS = {5: 4}


def test_undergraduate_estimates_are_a_years_price_times_what_the_level_costs() -> None:
    columns = [f"{r}_{end}" for r in RESIDENCIES for end in ("low", "typical", "high")]
    held = (
        estimates()
        .values_list("provider_id", "award_level", "price_basis", *columns)
        .order_by()
        .distinct()
    )
    wrong = []
    for school, level, basis, *figures in held:
        row = raw.year_prices().get(school, {})
        years = [raw.amount(row.get(column, "")) for column in RESIDENCIES.values()]
        expected = []
        for year in years:
            low, high = UNDERGRADUATE_YEARS[level]
            for length in LISTED.get(level, (low, NORMAL_YEARS.get(level), high)):
                known = year is not None and length is not None
                expected.append(year * length if known else None)
        priced = any(figure is not None for figure in expected)
        same = all(
            (figure is None) == (wanted is None)
            and (wanted is None or abs(figure - wanted) <= Fraction(1, 2))
            for figure, wanted in zip(figures, expected, strict=True)
        )
        if not same or (basis == PriceBasis.YEAR_ESTIMATE) != priced:
            wrong.append((school, level, figures, expected))
    assert wrong[:5] == []


def test_a_program_without_price_says_why_and_one_with_a_price_does_not() -> None:
    unknown = Program.objects.filter(
        in_district_high=None, in_state_high=None, out_of_state_high=None
    )
    assert not unknown.filter(price_missing=Missing.NONE).exists()
    assert not unknown.exclude(price_basis=PriceBasis.UNKNOWN).exists()
    known = Program.objects.exclude(price_basis=PriceBasis.UNKNOWN)
    assert not known.exclude(price_missing=Missing.NONE).exists()
    assert unknown.count() + known.count() == Program.objects.count()


def slot_price(school: int, slot: int) -> tuple[int | None, int | None]:
    row = raw.whole_programs()[school]
    tuition, books = raw.amount(row[f"CIPTUIT{slot}"]), raw.amount(row[f"CIPSUPP{slot}"])
    if slot == 1:
        tuition = raw.amount(row["CHG1PY3"]) if tuition is None else tuition
        books = raw.amount(row["CHG4PY3"]) if books is None else books
    return tuition, books


def test_a_reported_program_that_is_the_only_one_of_its_field_has_its_reported_price() -> None:
    levels = defaultdict(list)
    for school, cip, level in raw.completions():
        levels[school, cip].append(level)
    reported = Counter((school, cip) for school, cip, _slot in raw.slots())
    held = {
        (p.provider_id, p.field_id, p.award_level): p
        for p in Program.objects.filter(provider_id__in=raw.whole_programs())
    }
    checked = 0
    for school, cip, slot in raw.slots():
        if len(levels[school, cip]) != 1 or reported[school, cip] != 1:
            continue
        found = held[school, cip, levels[school, cip][0]]
        tuition, books = slot_price(school, slot)
        months = raw.amount(raw.whole_programs()[school][f"MTHCMP{slot}"])
        assert found.in_district_high == found.in_state_low == found.in_state_high == tuition
        assert found.out_of_state_high == tuition
        assert found.books == (books if tuition is not None else None)
        if months:
            assert found.months_low == found.months_high == months
            assert found.length_basis == LengthBasis.REPORTED
        checked += 1
    assert checked > 5_000


def test_no_reported_price_is_lost() -> None:
    """Every slot of a school in the directory stands within the range of one of its programs."""
    spans = defaultdict(list)
    held = Program.objects.filter(price_basis=PriceBasis.PROGRAM_TOTAL)
    for p in held:
        spans[p.provider_id, p.field_id].append((p.in_state_low or 0, p.in_state_high or 0))
    for school, cip, slot in raw.slots():
        tuition = slot_price(school, slot)[0]
        if school in known_schools() and tuition is not None:
            assert any(low <= tuition <= high for low, high in spans[school, cip])


def test_lengths_that_are_not_reported_are_the_award_levels_band_or_lie_within_it() -> None:
    held = Program.objects.filter(origin=Program.Origin.COMPLETIONS)
    lengths = held.exclude(length_basis=LengthBasis.REPORTED).values_list(
        "award_level", "months_low", "months_typical", "months_high", "length_basis"
    )
    for level, low, typical, high, basis in lengths.order_by().distinct():
        if basis == LengthBasis.USUAL_FIELD:
            least, most = MONTHS[level]
            assert (least or 0) <= low <= typical <= high <= most + 1e-9
            assert level in (20, 21, 2, 4), "degrees last as their definition says"
        elif level in MONTHS:
            assert (low, high) == pytest.approx(MONTHS[level])
            assert basis == LengthBasis.AWARD_LEVEL
        else:
            assert (low, high, basis) == (None, None, LengthBasis.UNKNOWN)


def test_graduates_earnings_and_debt_are_the_scorecards_for_school_field_and_level() -> None:
    held = Program.objects.filter(origin=Program.Origin.COMPLETIONS)
    figures = held.values_list(
        "provider_id", "field_id", "award_level", "earnings", "earnings_years_after", "debt"
    )
    after = {"4yr_after_completion": 4, "1yr_after_completion": 1, "": None}
    known = 0
    for school, cip, level, earnings, years, debt in figures:
        row = raw.outcomes().get((school, cip[:5], SCORECARD_LEVEL[level]))
        expected: tuple[int | None, ...] = (None, None, None)
        if row is not None:
            median = raw.amount(row["earnings"])
            horizon = after[row["earnings_horizon"]] if median is not None else None
            expected = (median, horizon, raw.amount(row["debt_median"]))
        assert (earnings, years, debt) == expected, (school, cip, level)
        known += earnings is not None
    assert 0.25 < known / 267_595 < 0.45


def test_earnings_one_and_four_years_after_are_each_files_own() -> None:
    """The two files have a figure for the same graduates, and never another one."""
    held = Program.objects.filter(origin=Program.Origin.COMPLETIONS)
    for school, cip, level, shown, years, one, four in held.values_list(
        "provider_id", "field_id", "award_level", "earnings", "earnings_years_after",
        "earnings_1yr", "earnings_4yr",
    ):  # fmt: skip
        key = school, cip[:5], SCORECARD_LEVEL[level]
        assert (one, four) == raw.earnings_by_year().get(key, (None, None)), key
        assert (shown, years) == ((four, 4) if four else (one, 1) if one else (None, None)), key


def test_every_row_of_earnings_by_year_is_loaded() -> None:
    assert EarningsByYear.objects.count() == len(raw.earnings_by_year()) == 61_926


def test_graduates_who_earn_less_than_people_with_high_school_alone_are_marked() -> None:
    held = Program.objects.filter(origin=Program.Origin.COMPLETIONS)
    marked = set(Flag.objects.filter(kind=Flag.Kind.LOW_EARNINGS).values_list("program", flat=True))
    counts: Counter[AgainstState] = Counter()
    for number, school, cip, level, threshold, found in held.values_list(
        "pk", "provider_id", "field_id", "award_level", "earnings_threshold", "against_state"
    ):
        row = raw.outcomes().get((school, cip[:5], SCORECARD_LEVEL[level]), {})
        earned = raw.amount(row.get("earnings", ""))
        state = raw.amount(row.get("earnings_threshold_state", ""))
        expected = AgainstState.UNKNOWN
        if earned is not None and state is not None:
            expected = AgainstState.MORE if earned > state else AgainstState.LESS
        assert (threshold, found) == (state, expected), number
        less = earned is not None and state is not None and earned < state
        assert (number in marked) == less, number
        counts[expected] += 1
    assert 0.08 < counts[AgainstState.LESS] / (267_595 - counts[AgainstState.UNKNOWN]) < 0.12


BY_HAND = {
    "103501-51.0713-21": (36_311, 42_214, 42_938, "less"),  # Alaska; 5107, level 1
    "164775-51.0713-21": (None, None, 41_044, "unknown"),  # Massachusetts; 5107, 1: withheld
    "167905-51.0713-3": (40_062, 45_519, 41_044, "more"),  # Massachusetts; 5107, level 2
    "226903-51.0713-2": (23_883, 31_017, 34_809, "less"),  # Texas; 5107, level 1
    "101994-48.0508-21": (24_349, None, 32_204, "less"),  # Alabama; 4805, level 1
    "194240-51.0911-3": (None, 77_945, 35_746, "more"),  # New York; 5109, level 2
}
"""Scorecard 2026-06-10 by UNITID, cip_code and credential_level: earnings_median_1yr and _4yr,
earnings_threshold_state."""


@pytest.mark.parametrize("slug", BY_HAND)
def test_what_graduates_earn_beside_their_state_by_hand(slug: str) -> None:
    found = program(slug)
    told = AgainstState(found.against_state).slug
    one, four = found.earnings_1yr, found.earnings_4yr
    assert (one, four, found.earnings_threshold, told) == BY_HAND[slug]
    assert found.earnings == (one if four is None else four)


def test_every_programs_job_and_pay_are_what_the_files_say() -> None:
    """Reckoned anew by tests/verify, which shares nothing with the builder."""
    jobs = truth()
    expected = Programs(jobs.wages, jobs).by_id
    held = Program.objects.values_list(
        "pk",
        "occupation",
        "area_code",
        "pay_area",
        "pay_jobs",
        "local_p25",
        "local_median",
        "entry",
    )
    known = 0
    for number, job, area, pay_area, count, p25, median, entry in held:
        one = expected[program_slug(number)]
        assert (job, area) == (one.job, one.area), one.id
        assert (pay_area, count, (p25, median)) == (one.pay_area, one.pay_jobs, one.pay), one.id
        assert (entry == Entry.FURTHER) == one.further, one.id
        known += median is not None
    assert known / len(expected) > 0.65


def test_local_starting_pay_far_above_what_graduates_earn_is_flagged() -> None:
    flagged = set(
        Flag.objects.filter(kind=Flag.Kind.PAY_ABOVE).values_list("program_id", flat=True)
    )
    known = Program.objects.filter(earnings__gt=0, local_p25__gt=0)
    figures = list(known.values_list("pk", "earnings", "local_p25"))
    above = {pk for pk, earnings, p25 in figures if Fraction(p25, earnings) > Fraction(3, 2)}
    assert flagged == above
    assert len(above) / len(figures) < 0.08, "0.174 of the median, which is of all ages"


def test_the_pay_of_business_degrees_is_that_of_jobs_people_start_in() -> None:
    """By hand: not of transportation managers, who are asked for years of work."""
    degrees = Program.objects.filter(field="52.0201", origin=1)
    assert not degrees.filter(award_level=3, local_median__isnull=False).exists()
    found = degrees.filter(award_level=5, local_median__isnull=False)
    assert set(found.values_list("occupation", flat=True)) == {"13-1082"}
    assert not degrees.filter(award_level=5, local_median__gt=150_000).exists()


def test_programs_of_a_closed_school_are_flagged() -> None:
    def said(value: str) -> bool:
        return value not in ("", "-1", "-2", "-3", ".")

    closed = {
        school
        for school, row in raw.directory().items()
        if said(row["CLOSEDAT"]) or said(row["DEATHYR"])
    }
    assert closed
    assert raw.closures()
    assert not closed & raw.closures().keys()
    closed |= known_schools() - set(raw.directory()) | raw.closures().keys()
    said_of = {p.pk: p.standing.slug for p in Provider.objects.select_related("closure")}
    gone = {school for school, standing in said_of.items() if standing in ("closed", "absent")}
    assert gone == closed
    flagged = Flag.objects.filter(kind=Flag.Kind.CLOSED).values_list("program_id", flat=True)
    held = Program.objects.filter(provider_id__in=closed).values_list("pk", flat=True)
    assert set(flagged) == set(held)


def test_listed_lengths_of_texas_are_weeks_and_zero_is_not_reported() -> None:
    held = Program.objects.filter(origin=Program.Origin.STATE_LISTED)
    for p in held:
        row = raw.texas()[int(p.slug[3:])]
        weeks = (
            0
            if row["Length: Weeks"] in ("", "ERROR", "99999", "44481")
            else int(row["Length: Weeks"])
        )
        if weeks > 1:
            assert p.months_low == p.months_high == pytest.approx(weeks * 12 / 52, abs=0.006)
        elif weeks == 0:
            assert (p.months_low, p.length_basis) == (None, LengthBasis.UNKNOWN)


def test_listed_prices_of_texas_are_the_providers_and_zero_is_unknown() -> None:
    for p in Program.objects.filter(origin=Program.Origin.STATE_LISTED):
        row = raw.texas()[int(p.slug[3:])]
        tuition = raw.amount(row["Required Cost: Tuition & Fees"])
        away = raw.amount(row["(Out Of District) Cost: Tuition & Fees"])
        if not tuition:
            assert p.in_district_high is p.in_state_high is p.out_of_state_high is None
            assert p.price_missing in (Missing.SCHOOL, Missing.LISTED_ZERO)
            continue
        assert p.in_district_low == p.in_district_high == tuition
        assert p.in_state_high == (away or tuition)
        assert p.out_of_state_high == (None if away else tuition)


def test_a_coding_certificate_in_the_berkshires_by_hand() -> None:
    """IC2023_AY of 164775: CHG1AY3 = CHG2AY3 = 5612, CHG3AY3 = 11228; certificates under a year
    cost 0.35, 0.95 and 1.5 of it. 43 of the field report a length: 24, 32 weeks and 9 months."""
    found = program("164775-51.0713-21")
    assert found.provider.name == "Berkshire Community College"
    assert (found.in_state_low, found.in_state_typical, found.in_state_high) == (1964, 5331, 8418)
    assert (found.in_district_low, found.in_district_high) == (1964, 8418)
    assert (found.out_of_state_low, found.out_of_state_high) == (3930, 16_842)
    assert found.out_of_state_typical == 10_667
    assert (found.price_basis, found.books) == (PriceBasis.YEAR_ESTIMATE, None)
    assert (found.months_low, found.months_typical) == (24 * 12 / 52, 32 * 12 / 52)
    assert (found.months_high, found.length_basis) == (9, LengthBasis.USUAL_FIELD)
    assert (found.awards, found.earnings) == (2, None)
    assert (found.area_code, found.occupation) == ("38340", "29-2072")
    assert (found.local_p25, found.local_median) == raw.wages()["38340", "29-2072"]


def test_a_coding_certificate_in_springfield_pays_what_springfield_pays() -> None:
    """all_data_M_2025: area 44140, 29-2072: A_PCT25 47870, A_MEDIAN 58060."""
    found = program("167905-51.0713-21")
    assert found.provider.name == "Springfield Technical Community College"
    assert (found.area_code, found.occupation) == ("44140", "29-2072")
    assert (found.local_p25, found.local_median) == (47_870, 58_060)


def test_a_schools_largest_program_is_priced_by_the_schools_own_columns() -> None:
    """IC2023_PY of 226903, slot 1: no CIPTUIT1, CHG1PY3 18450; 926 clock hours in 9 months."""
    found = program("226903-51.0713-2")
    assert (found.in_state_low, found.in_state_high, found.books) == (18_450, 18_450, None)
    assert (found.months_low, found.price_basis) == (9, PriceBasis.PROGRAM_TOTAL)


def test_a_schools_third_program_is_priced_by_its_own_columns() -> None:
    """IC2023_PY of 103501, slot 3: CIPTUIT3 12729, 11 months; CHG1PY3 16545 is another's."""
    found = program("103501-51.0713-21")
    assert (found.in_state_low, found.in_state_high) == (12_729, 12_729)
    assert (found.months_low, found.months_high) == (11, 11)


def test_an_associate_degree_in_new_york_has_its_graduates_earnings() -> None:
    """Scorecard 194240, 5109, level 2: 77945 after four years, debt suppressed."""
    found = program("194240-51.0911-3")
    assert (found.earnings, found.earnings_years_after, found.debt) == (77_945, 4, None)


def test_a_listed_program_in_san_antonio_by_hand() -> None:
    """Texas list, 32211: $5,600, books $1,983, 13 weeks, hybrid, O*NET 47-2111.

    Construction trades (46.0000) are linked to supervisors alone, who are asked for years of work;
    electricians are its provider's claim.
    """
    found = program("tx-32211")
    assert found.name == "Home Builders Institute Pre-Apprentice Certificate Training"
    assert (found.in_state_low, found.in_state_high, found.books) == (5600, 5600, 1983)
    assert (found.months_low, found.months_high) == (3, 3)
    assert (found.occupation, found.get_delivery_display()) == ("", "hybrid")
    assert (found.local_median, found.pay_jobs) == (None, 0)
    assert (found.provider.city, found.provider.state) == ("San Antonio", "TX")


def test_a_price_that_must_be_a_typing_error_is_flagged_and_shown() -> None:
    flag = Flag.objects.get(reason__contains="$150,455")
    assert flag.kind == Flag.Kind.PRICE_OUTLIER
    assert flag.program.in_state_high == 150_455
    assert flag.program.field_id == "51.0801"


def test_billers_lead_to_billing_clerks_by_an_editorial_link() -> None:
    billers = Program.objects.filter(field_id="51.0714", origin=Program.Origin.COMPLETIONS)
    assert set(billers.values_list("occupation", flat=True)) == {"43-3021"}


def test_every_provider_of_a_program_exists() -> None:
    used = set(Program.objects.values_list("provider_id", flat=True).distinct())
    assert used <= set(Provider.objects.values_list("pk", flat=True))


def test_every_flag_is_of_a_program_and_has_a_reason() -> None:
    flagged = set(Flag.objects.values_list("program_id", flat=True))
    assert Program.objects.filter(pk__in=flagged).count() == len(flagged) > 300
    assert not Flag.objects.filter(reason="").exists()


def test_estimates_hold_as_many_listed_prices_as_they_say() -> None:
    """Measured again on the data that is loaded, as bench/calibration.py does."""
    found = {one.level: one for one in calibration.measured(calibration.listed())}
    for level, years in LISTED_YEARS.items():
        one = found[level]
        assert (one.programs, one.shown.inside, one.defined.inside) == (
            years.programs,
            years.within,
            years.defined,
        )
        assert abs(one.deciles[9] - years.typical) < 0.05, "the middle of the listed prices"
    left = {level: one.programs for level, one in found.items() if level not in LISTED_YEARS}
    assert max(left.values()) < calibration.FEWEST
