"""The arithmetic of aid. Every aid program, school and reader here is made up."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.rules.aid import Aid, Bill, Offering, Reader, Status, bill
from programs.rules.aidterms import Decides, Kind, academic_years, income_band
from programs.rules.codes import SchoolKind

ALL = frozenset({"tuition", "fees"})
NEED = Aid("need", "Made-up need grant", kind=Kind.GRANT, stacking=10, covers=ALL,
           decides=Decides.NEED_FORMULA, amount_max=4_000, worded=True)  # fmt: skip
FLAT = Aid("flat", "Made-up flat grant", kind=Kind.GRANT, stacking=15, covers=ALL,
           decides=Decides.RULE, amount_max=500)  # fmt: skip
REST = Aid("rest", "Made-up last-dollar", kind=Kind.LAST_DOLLAR, stacking=20, covers=ALL,
           decides=Decides.RULE, amount_max=2_000, worded=True)  # fmt: skip
VOUCHER = Aid("voucher", "Made-up voucher", kind=Kind.VOUCHER, stacking=40, covers=ALL,
              decides=Decides.DISCRETION, amount_max=5_000)  # fmt: skip
PROGRAM = Offering("MA", SchoolKind.COMMUNITY, 100001, federal_aid=True, award_level=2,
                   sticker=9_000, district=7_000, months=18.0)  # fmt: skip
READER = Reader("MA")


def sums(one: Bill) -> tuple[int | None, int | None, int | None]:
    return one.low, one.if_met, one.high


def only(aid: Aid, reader: Reader = READER, program: Offering = PROGRAM) -> Bill:
    return bill(reader, program, [aid])


def status(reader: Reader = READER, program: Offering = PROGRAM, **terms: Any) -> Status:
    return only(replace(FLAT, **terms), reader, program).lines[0].status


def test_the_worked_example_of_the_documentation_to_the_dollar() -> None:
    """docs/aid.md works it by hand: 18 months are 1.5 academic years."""
    found = bill(READER, PROGRAM, [VOUCHER, REST, FLAT, NEED])
    assert [line.aid.key for line in found.lines] == ["need", "flat", "rest", "voucher"]
    assert [line.status for line in found.lines] == [
        Status.IF, Status.APPLIES, Status.IF, Status.ASK,
    ]  # fmt: skip
    assert found.high == 9_000 - 750
    assert found.if_met == 9_000 - 750 - 3_000
    assert found.low == 9_000 - 6_000 - 750 - 2_250 == 0
    assert (found.lines[0].low, found.lines[0].high) == (0, 6_000)
    assert (found.lines[3].high, found.lines[3].counted) == (7_500, False)


@pytest.mark.parametrize(
    ("months", "years"), [(4.5, 0.5), (9, 1), (10, 1), (12, 1), (18, 1.5), (24, 2), (48, 4)]
)
def test_nine_months_are_an_academic_year_and_past_one_twelve(months: float, years: float) -> None:
    assert academic_years(months) == pytest.approx(years)


def test_an_unknown_price_stays_unknown_whatever_aid_there_is() -> None:
    found = bill(READER, replace(PROGRAM, sticker=None), [NEED, FLAT, REST, VOUCHER])
    assert (found.sticker, *sums(found)) == (None, None, None, None)


def test_a_yearly_sum_is_not_counted_where_the_length_is_unknown() -> None:
    assert sums(only(FLAT, program=replace(PROGRAM, months=None))) == (9_000, 9_000, 9_000)


def test_what_somebody_decides_is_never_taken_off() -> None:
    for aid in (VOUCHER, replace(REST, decides=Decides.DISCRETION)):
        assert sums(only(aid)) == (9_000, 9_000, 9_000)


def test_low_confidence_is_never_taken_off_and_is_to_be_asked_about() -> None:
    found = only(replace(REST, sure=False))
    assert sums(found) == (9_000, 9_000, 9_000)
    assert found.lines[0].status == Status.ASK


@pytest.mark.parametrize("kind", [Kind.BENEFIT, Kind.EMPLOYER, Kind.TAX_CREDIT, Kind.LOAN])
def test_benefits_credits_and_loans_lower_no_bill(kind: Kind) -> None:
    found = only(replace(FLAT, kind=kind))
    assert sums(found) == (9_000, 9_000, 9_000)
    assert found.lines[0].status == Status.ASK


def test_aid_that_pays_the_rest_of_tuition_alone_is_not_counted() -> None:
    """How much of the price is fees, no price here says."""
    assert sums(only(replace(REST, covers=frozenset({"tuition"})))) == (9_000, 9_000, 9_000)


def test_aid_that_pays_the_districts_price_leaves_what_others_pay_more() -> None:
    whole = replace(REST, amount_max=None, district_only=True)
    assert only(whole).if_met == 9_000 - 7_000
    # A grant before it pays the district's price first: what is beyond it stays.
    assert bill(READER, PROGRAM, [NEED, whole]).low == 9_000 - 6_000 - 1_000
    assert sums(only(whole, program=replace(PROGRAM, district=None))) == (9_000,) * 3


def test_aid_of_a_state_counts_for_its_residents_at_its_schools_alone() -> None:
    here = replace(REST, state="MA", amount_max=None)
    assert only(here).if_met == 0
    assert only(here, Reader("RI")).lines[0].status == Status.NO
    assert only(here, program=replace(PROGRAM, state="RI")).lines[0].status == Status.NO
    unsaid = only(here, Reader())
    assert (unsaid.lines[0].status, unsaid.if_met) == (Status.IF, 9_000)


def test_lifetime_limits_hold() -> None:
    assert only(replace(NEED, lifetime_max=4_500)).low == 9_000 - 4_500
    assert only(replace(NEED, lifetime_years=1)).low == 9_000 - 4_000


@pytest.mark.parametrize(
    ("terms", "fits", "refused"),
    [
        ({"age_min": 25}, {"age": 25}, {"age": 24}),
        ({"age_max": 55}, {"age": 55}, {"age": 56}),
        ({"no_degree": "bachelor"}, {"degree": "associate"}, {"degree": "bachelor"}),
        ({"no_degree": "associate"}, {"degree": "certificate"}, {"degree": "associate"}),
        ({"income_max": 85_000}, {"income": 75_000}, {"income": 120_000}),
        ({"work": frozenset({"unemployed"})}, {"work": "unemployed"}, {"work": "employed"}),
        ({"veteran": True}, {"veteran": True}, {"veteran": False}),
        ({"snap": True}, {"snap": True}, {"snap": False}),
    ],
)
def test_a_condition_holds_fails_or_is_not_said(
    terms: dict[str, Any], fits: dict[str, Any], refused: dict[str, Any]
) -> None:
    assert status(Reader("MA", **fits), **terms) == Status.APPLIES
    assert status(Reader("MA", **refused), **terms) == Status.NO
    assert status(Reader("MA"), **terms) == Status.IF


def test_a_limit_that_cuts_through_the_readers_income_band_says_nothing_for_sure() -> None:
    assert income_band(80_000) == (75_001, 110_000)
    assert status(Reader("MA", income=80_000), income_max=85_000) == Status.IF
    # For a household of another size the limit is another.
    of_four: dict[str, Any] = {"income_max": 50_000, "income_household": 4}
    assert status(Reader("MA", income=30_000, household=2), **of_four) == Status.IF
    assert status(Reader("MA", income=30_000, household=4), **of_four) == Status.APPLIES


@pytest.mark.parametrize(
    ("income", "band"),
    [
        (0, (0, 30_000)),
        (30_000, (0, 30_000)),
        (30_001, (30_001, 48_000)),
        (110_001, (110_001, None)),
    ],
)
def test_a_band_holds_its_upper_end(income: int, band: tuple[int, int | None]) -> None:
    assert income_band(income) == band


def test_too_young_is_no_refusal_where_others_are_exempt_from_the_age() -> None:
    terms: dict[str, Any] = {"age_min": 23, "age_or": "independent on the FAFSA"}
    assert status(Reader("MA", age=20), **terms) == Status.IF


@pytest.mark.parametrize(
    ("terms", "program", "found"),
    [
        ({"schools": frozenset({"community"})}, {}, Status.APPLIES),
        ({"schools": frozenset({"public-4"})}, {}, Status.NO),
        ({"schools": frozenset({"community"})}, {"school_kind": SchoolKind.UNKNOWN}, Status.ASK),
        ({"unitids": frozenset({100_001})}, {}, Status.APPLIES),
        ({"unitids": frozenset({100_002})}, {}, Status.NO),
        ({"federal_aid": True}, {}, Status.APPLIES),
        ({"federal_aid": True}, {"federal_aid": False}, Status.NO),
        ({"federal_aid": True}, {"federal_aid": None}, Status.ASK),
        ({"awards": frozenset({2, 3})}, {}, Status.APPLIES),
        ({"awards": frozenset({3})}, {}, Status.NO),
        ({"awards": frozenset({3})}, {"award_level": 0}, Status.ASK),
        ({"awards": frozenset({0})}, {"award_level": 0}, Status.APPLIES),
        ({"min_weeks": 15}, {"months": 15 * 12 / 52}, Status.APPLIES),
        ({"min_weeks": 15}, {"months": 14 * 12 / 52}, Status.NO),
        ({"max_weeks": 14}, {"months": 15 * 12 / 52}, Status.NO),
        ({"max_weeks": 14}, {"months": None}, Status.ASK),
    ],
)
def test_what_the_school_and_program_are_decides(
    terms: dict[str, Any], program: dict[str, Any], found: Status
) -> None:
    assert status(program=replace(PROGRAM, **program), **terms) == found


def test_a_line_says_what_must_hold_still_and_what_a_refusal_rests_on() -> None:
    aid = replace(REST, age_min=25, no_degree="bachelor")
    open_line = only(aid, Reader("MA", age=30)).lines[0]
    assert [str(one) for one in open_line.reasons] == ["if you hold no bachelor’s degree"]
    assert [str(one) for one in open_line.met] == ["if you are 25 or older"]
    shut = only(aid, Reader("MA", age=20)).lines[0]
    assert [str(one) for one in shut.reasons] == ["if you are 25 or older"]


AIDS = st.builds(
    Aid,
    key=st.text("abc", min_size=1, max_size=3),
    name=st.just("Made up"),
    state=st.sampled_from(["US", "MA", "RI"]),
    kind=st.sampled_from(list(Kind)),
    stacking=st.integers(1, 50),
    decides=st.sampled_from(list(Decides)),
    covers=st.sets(st.sampled_from(["tuition", "fees", "books"])).map(frozenset),
    amount_max=st.none() | st.integers(0, 9_000),
    lifetime_max=st.none() | st.integers(0, 20_000),
    age_min=st.none() | st.integers(18, 30),
    district_only=st.booleans(),
    worded=st.booleans(),
    sure=st.booleans(),
)
PROGRAMS = st.builds(
    Offering,
    state=st.sampled_from(["MA", "RI"]),
    school_kind=st.sampled_from(list(SchoolKind)),
    federal_aid=st.sampled_from([None, True, False]),
    award_level=st.sampled_from([0, 20, 21, 2, 3, 5]),
    sticker=st.none() | st.integers(0, 60_000),
    district=st.none() | st.integers(0, 60_000),
    months=st.none() | st.floats(0.1, 60),
)
READERS = st.builds(
    Reader,
    state=st.sampled_from(["", "MA", "RI"]),
    age=st.none() | st.integers(16, 70),
)


@given(READERS, PROGRAMS, st.lists(AIDS, max_size=6))
def test_aid_never_makes_a_bill_negative_dearer_or_surer_than_it_is(
    reader: Reader, program: Offering, aids: list[Aid]
) -> None:
    found = bill(reader, program, aids)
    if found.sticker is None:
        assert sums(found) == (None, None, None)
        return
    low, if_met, high = (-1 if one is None else one for one in sums(found))
    assert 0 <= low <= if_met <= high <= found.sticker
    for line in found.lines:
        if line.counted:
            assert line.status in (Status.APPLIES, Status.IF)
            assert line.aid.decides != Decides.DISCRETION
            assert line.aid.sure


@given(READERS, PROGRAMS, st.lists(AIDS, max_size=6), AIDS)
def test_one_more_aid_never_raises_what_one_would_pay(
    reader: Reader, program: Offering, aids: list[Aid], more: Aid
) -> None:
    before, after = bill(reader, program, aids), bill(reader, program, [*aids, more])
    for own, others in zip(sums(after), sums(before), strict=True):
        assert (own is None) == (others is None)
        assert own is None or others is None or own <= others
