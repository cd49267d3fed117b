"""Bills of real programs under the rules of data/aid, five by hand and thousands both ways."""

import csv
import random
from pathlib import Path

import numpy as np
import pytest
from django.conf import settings

from programs.aid import bill_of, free_tuition, held, schools_of
from programs.catalog import catalog
from programs.filters import ProgramQuery
from programs.models import AidProgram
from programs.paying import paid
from programs.rules.aid import Bill, Reader, Status
from programs.rules.ids import program_number
from programs.selection import Selection

pytestmark = pytest.mark.usefixtures("site_data")
FILE = Path(settings.DATA_DIR) / "aid" / "programs.csv"


def of(slug: str, reader: Reader, residency: str = "in_state") -> Bill:
    number = program_number(slug)
    assert number is not None
    row = catalog().row(number)
    assert row is not None
    return bill_of(catalog(), row, reader, residency)


def line(bill: Bill, key: str) -> tuple[Status, int | None, int | None]:
    found = next(one for one in bill.lines if one.aid.key == key)
    return found.status, found.low, found.high


def test_a_certificate_in_the_berkshires_by_hand() -> None:
    """0.95 times $5,612 a year are $5,331. MassEducate pays what is left: $0. It has conditions in
    words, so nothing is certain."""
    found = of("164775-51.0713-21", Reader("MA"))
    assert (found.sticker, found.low, found.if_met, found.high) == (5_331, 0, 0, 5_331)
    assert line(found, "ma_masseducate") == (Status.IF, 0, 5_331)
    assert line(found, "ma_masshire_ita")[0] == Status.ASK
    assert found.first is not None
    assert found.first.aid.short == "MassEducate"


def test_the_same_for_one_who_holds_a_bachelors_degree_by_hand() -> None:
    """MassEducate, MassReconnect and Pell are closed to them: the sticker stays."""
    found = of("164775-51.0713-21", Reader("MA", age=40, degree="bachelor"))
    assert (found.low, found.if_met, found.high) == (5_331, 5_331, 5_331)
    assert line(found, "ma_masseducate")[0] == Status.NO
    assert line(found, "us_pell_2026_27")[0] == Status.NO


def test_a_bachelors_degree_at_a_state_university_by_hand() -> None:
    """Bridgewater State: 4 × $11,389 = $45,556 over 45 months, 3.75 years. Pell at its most is
    3.75 × $7,395 = $27,731. MASSGrant Plus pays the rest up to $85,000 of income, else nothing."""
    slug = "165024-09.0101-5"
    poor = of(slug, Reader("MA", income=48_000, degree="none"))
    assert (poor.sticker, poor.low, poor.if_met, poor.high) == (45_556, 0, 0, 45_556)
    assert line(poor, "us_pell_2026_27") == (Status.IF, 0, 27_731)
    rich = of(slug, Reader("MA", income=120_000))
    assert (rich.low, rich.if_met) == (45_556 - 27_731, 45_556)
    assert line(rich, "ma_massgrant_plus")[0] == Status.NO


def test_a_certificate_outside_ones_district_in_michigan_by_hand() -> None:
    """Bay College: 0.95 of a year are $9,063 in-state and $5,614 in-district, over 32 weeks.
    Reconnect pays the district's price: $3,449 stay. Pell at its most is 7.3846 / 9 of $7,395 =
    $6,068, more than that price, so Reconnect adds nothing and $9,063 − $6,068 = $2,995 stay."""
    found = of("168883-43.0102-21", Reader("MI", age=30, degree="none"))
    assert (found.sticker, found.low, found.if_met, found.high) == (9_063, 2_995, 3_449, 9_063)


def test_an_associate_degree_under_a_yearly_limit_in_maryland_by_hand() -> None:
    """Allegany: 2.35 × $9,080 = $21,338 over 21 months, 1.75 years. Promise pays 1.75 × $5,000:
    $12,588 stay. After Pell of 1.75 × $7,395 = $12,941, $8,397 are left for it."""
    found = of("161688-03.0511-3", Reader("MD"))
    assert (found.sticker, found.low, found.if_met) == (21_338, 0, 12_588)
    assert line(found, "md_promise") == (Status.IF, 8_397, 8_750)


def test_a_stranger_gets_no_aid_of_a_state() -> None:
    """Goodwin University from Massachusetts: 0.95 of a year are $20,138; 32 weeks' Pell $6,068."""
    place = Selection(catalog(), ProgramQuery(near="01105"))
    number = program_number("129154-51.0713-21")
    assert number is not None
    row = catalog().row(number)
    assert row is not None
    rows = np.array([row], dtype=np.int32)
    assert place.you_pay("high", rows).tolist() == [20_138]
    assert place.you_pay("if_met", rows).tolist() == [20_138]
    assert place.you_pay("low", rows).tolist() == [20_138 - 6_068]


READERS = (
    Reader(),
    Reader("MA"),
    Reader("MA", age=30, degree="none", income=30_000),
    Reader("MA", age=20, degree="associate", income=120_000),
    Reader("MI", age=30),
    Reader("NJ", income=48_000),
    Reader("MN", degree="bachelor"),
    Reader("WY", age=30),
    Reader("MD"),
    Reader("TX", veteran=True, snap=True, work="unemployed"),
)


@pytest.mark.parametrize("reader", READERS)
def test_a_list_reckons_as_a_programs_page_does(reader: Reader) -> None:
    records, rng = catalog(), random.Random(20261127)
    here = np.flatnonzero(records.state == records.state_at.get(reader.state, 0))
    rows = np.array(
        sorted(
            {*rng.sample(range(records.size), 700), *rng.sample(here.tolist(), min(700, len(here)))}
        ),
        dtype=np.int32,
    )
    sticker = records.sticker("in_state")[rows]
    found = paid(records, reader, rows, sticker)
    for at, row in enumerate(rows.tolist()):
        bill = bill_of(records, row, reader, "in_state")
        told = [-1 if one is None else one for one in (bill.low, bill.if_met, bill.high)]
        assert told == [int(ends[at]) for ends in (found.low, found.if_met, found.high)]
        by = int(found.by[at])
        named = bill.first.aid.key if bill.first else None
        assert (found.aids[by].key if by >= 0 else None) == named


def test_every_row_of_the_file_is_held_now_or_past() -> None:
    with FILE.open(encoding="utf-8", newline="") as stream:
        keys = {row["key"] for row in csv.DictReader(stream)}
    now, past = held().rows, {row.key for row in held().past}
    assert now.keys() | past == keys
    assert not now.keys() & past
    assert {"us_pell_2025_26", "nc_longleaf", "ma_learn_to_earn"} <= past
    assert "us_pell_2026_27" in now


def test_every_sentence_of_free_tuition_is_a_rule_with_source_and_no_low_confidence() -> None:
    stated = {row.state for row in AidProgram.objects.exclude(promise="")}
    assert "MA" in stated
    for state in stated:
        for row in free_tuition(state):
            assert row.source
            assert row.confidence != "low"
            assert row.decides == "rule"
            assert row.who_decides or row.administered_by
    assert not free_tuition("AL")


def test_massachusetts_has_fifteen_community_colleges_and_quincy_college_is_none() -> None:
    records, rule = catalog(), free_tuition("MA")[0].rule
    names = [records.provider_names[at] for at in schools_of(records, rule)]
    assert len(names) == 15
    assert all("Community College" in name for name in names)


def test_unknown_bills_pass_no_limit_unless_asked_for() -> None:
    asked = {"state": ("MA",), "pay_aid_max": 0}
    free = Selection(catalog(), ProgramQuery(**asked)).ordered
    assert len(free)
    assert set(Selection(catalog(), ProgramQuery(state=("MA",))).you_pay("if_met", free)) == {0}
    more = Selection(catalog(), ProgramQuery(**asked, pay_aid_unknown=True))
    unknown = set(more.ordered.tolist()) - set(free.tolist())
    assert unknown
    assert {int(more.you_pay("if_met", np.array([row]))[0]) for row in unknown} == {-1}
