"""Guides built from data: which sections there are, and figures read another way."""

import re
from statistics import median

import pytest
from django.test import Client

from guides.built.address import guide_href
from guides.built.learning import _apprenticeship
from guides.built.reader import BuiltState, Reader
from guides.built.ways import costs
from guides.offered import GROUPS
from programs.models.catalog import CONTRADICTIONS
from salaries.occupations import occupations
from tests import raw
from tests.guides.pages import rows, section, source, words

pytestmark = pytest.mark.usefixtures("site_data")

WELDERS = "/paths/51-4121/?near=77001"
HOUSTON = "26420"
DENTAL = "/paths/31-9091/?near=01103"
AIDES = "/paths/31-1131/?near=Ohio"
BARE = "25-1199"
"""Postsecondary Teachers, All Other: O*NET describes no occupation that SOC names nowhere else."""


def sections(page: str) -> list[str]:
    return re.findall(r'<section class="section[^"]*" id="([\w-]+)"', page)


def test_occupations_have_a_guide() -> None:
    for soc in occupations().codes[::14]:
        page = source(guide_href(soc))
        assert occupations().titles[occupations().at[soc]] in words(page)


def test_a_full_guide_has_every_section_in_order() -> None:
    wanted = ["fit", "work", "ways", "asks", "school", "pay", "outlook", "next", "plan"]
    assert sections(source(WELDERS)) == wanted


def test_a_section_without_data_is_left_out() -> None:
    found = sections(source(guide_href(BARE)))
    assert not {"fit", "work", "next"} & set(found)
    assert {"pay", "outlook"} <= set(found)


def test_a_plan_is_offered_only_where_there_is_a_route_to_plan() -> None:
    assert 'id="plan"' in source(WELDERS)
    none = source("/paths/35-3023/?near=34489")
    assert "Plan your own way" not in words(none)
    assert 'id="plan"' not in none


def test_no_section_stands_empty() -> None:
    for soc in occupations().codes[::40]:
        for part in re.findall(r'<section class="section[^"]*" id="(\w+)">(.*?)</section>',
                               source(guide_href(soc)), re.DOTALL):  # fmt: skip
            assert len(words(part[1])) > 80, (soc, part[0])


def test_steps_are_numbered_without_a_gap() -> None:
    for soc in (*occupations().codes[::60], BARE):
        found = re.findall(r"<h2>Step (\d)", source(guide_href(soc)))
        assert found == [str(at) for at in range(1, len(found) + 1)], soc


@pytest.mark.parametrize("address", [WELDERS, DENTAL, AIDES, "/paths/29-1141/", "/paths/47-2111/"])
def test_each_sentence_names_its_source(address: str) -> None:
    said = re.findall(r'<div class="flow prose facts-said">(.*?)</div>', source(address), re.DOTALL)
    sentences = [one for part in said for one in re.findall(r"<p>(.*?)</p>", part, re.DOTALL)]
    assert len(sentences) > 8
    for one in sentences:
        cited = re.search(r'<span class="sub">(.*)</span>', one, re.DOTALL)
        assert cited, words(one)
        assert words(cited[1]), words(one)


@pytest.mark.parametrize("anchor", ["work", "asks", "pay", "next", "ways"])
def test_each_table_and_list_names_its_source(anchor: str) -> None:
    assert re.search(r'<p class="source">Source: <a href="/sources/', section(WELDERS, anchor))


def test_pay_is_that_of_the_publisher() -> None:
    [told] = raw.rows(raw.OEWS, AREA=HOUSTON, OCC_CODE="51-4121")
    figures = [f"${raw.amount(told[name]):,}" for name in ("A_PCT25", "A_MEDIAN", "A_PCT75")]
    [shown] = [row for row in rows(section(WELDERS, "pay")) if row[0].startswith("Houston")]
    assert shown[1:4] == figures


def test_pay_at_us_prices_is_divided_by_the_local_price_level() -> None:
    [told] = raw.rows(raw.OEWS, AREA="17140", OCC_CODE="31-1131")
    [level] = raw.rows("rpp/MARPP_MSA_2008_2024.csv", GeoFIPS='"17140"', LineCode="1")
    bought = (raw.amount(told["A_MEDIAN"]) or 0) * 100 / float(level["2023"])
    page = words(section("/paths/31-1131/?near=Cincinnati,+OH", "pay"))
    assert f"buys what ${bought:,.0f} a year does at average US prices" in page


def test_tasks_are_the_first_core_tasks_of_the_file() -> None:
    told = raw.rows("onet/Task Statements.csv.gz", **{"O*NET-SOC Code": "31-9091.00"})
    core = [row["Task"] for row in told if row["Task Type"] == "Core"]
    shown = re.findall(r"<li>(.*?)</li>", section(DENTAL, "work"))
    assert [words(one) for one in shown] == core[:5]


def test_apprenticeships_have_the_hours_of_the_list() -> None:
    told = list(raw.rows("crosswalk/rapids_occupations_2019-09.csv", onet_soc_2019="31-9091.00"))
    assert [row["term_length"] for row in told] == ["2000"]
    assert "dental assistant (2,000 hours, about a year" in words(section(DENTAL, "ways"))


def test_an_occupation_off_the_list_names_no_apprenticeship() -> None:
    told = raw.columns("crosswalk/rapids_occupations_2019-09.csv", "onet_soc_2019", "type")
    listed = {code[:7] for code, _kind in told}
    soc = next(code for code in occupations().codes if code not in listed and code[-1] != "0")
    assert "Registered apprentices" not in words(section(guide_href(soc), "ways"))


def test_programs_are_counted_and_priced_as_their_own_rows_say() -> None:
    reader = Reader("51-4121", BuiltState(near="77001"))
    assert reader.nearest
    selection = reader.nearest[0]
    facts = list(selection.facts(selection.matching.rows))
    for group, found in costs(selection).items():
        own = [one for one in facts if GROUPS[one["award_level"]] == group]
        trusted = [one for one in own if not one["flags"] & CONTRADICTIONS]
        prices = [one["price_high"] if one["price_typical"] is None else one["price_typical"]
                  for one in trusted if one["price_high"] is not None]  # fmt: skip
        assert found.total == len(own)
        assert found.priced == len(prices)
        assert found.price == (median(prices) if prices else None)


def test_an_unknown_price_is_never_zero() -> None:
    reader = Reader("49-9021", BuiltState(near="Cleveland, OH"))
    assert reader.nearest
    found = costs(reader.nearest[0]).values()
    assert any(one.priced < one.total for one in found)
    assert all(one.price for one in found if one.priced)
    assert all(one.price is None for one in found if not one.priced)


def test_what_rules_ask_comes_before_what_is_usual() -> None:
    page = words(section(AIDES, "asks"))
    assert page.index("at least 75 hours") < page.index("Usual schooling of those who start")
    assert "42 CFR 483.152" in page


def test_a_job_that_trains_is_looked_for_first_where_no_schooling_is_usual() -> None:
    assert "Step 1: Look for a job that trains you" in words(source(WELDERS))
    assert "Step 1: Take a program" in words(source(DENTAL))


@pytest.mark.parametrize("address", [WELDERS, DENTAL, AIDES])
def test_jobs_that_pay_more_do(address: str) -> None:
    markup = section(address, "next")
    own = re.search(r"earn more than \$([\d,]+)", words(markup))
    assert own
    more = markup.partition("Other jobs like it")[0]
    paid = [int(one.replace(",", "")) for one in re.findall(r"<b>\$([\d,]+)</b>", more)]
    assert paid
    assert all(one > int(own[1].replace(",", "")) for one in paid)


def test_more_pay_with_no_higher_schooling_asks_for_no_more_of_it() -> None:
    more = section(WELDERS, "next").partition("Pay more, with more schooling")[0]
    levels = {one.partition(";")[0] for one in re.findall(r"usually starts with: ([^<]+)<", more)}
    assert levels
    assert levels <= {"High school diploma", "No formal credential"}


def test_links_to_other_guides_keep_the_place() -> None:
    links = re.findall(r'href="(/paths/\d\d-\d{4}/[^"]*)"', section(WELDERS, "next"))
    assert links
    assert all(one.endswith("?near=77001") for one in links)


def test_the_plan_starts_from_the_same_place() -> None:
    assert 'href="/plan/?target=51-4121&amp;zip=77001"' in source(WELDERS)


def test_a_place_may_be_said_as_other_pages_say_it() -> None:
    assert "near Houston, TX 77001" in words(source("/paths/51-4121/?zip=77001"))
    assert "in Ohio" in words(source("/paths/51-4121/?state=OH"))
    assert "in the United States" in words(source("/paths/51-4121/?state=zz"))


def test_pay_is_by_the_hour_where_that_is_asked_for_and_published() -> None:
    [told] = raw.rows(raw.OEWS, AREA=HOUSTON, OCC_CODE="51-4121")
    assert f"${float(told['H_MEDIAN']):,.2f}" in words(section(f"{WELDERS}&unit=hour", "pay"))
    assert "Show pay by the" in source(WELDERS)
    assert "Show pay by the" not in source("/paths/25-2021/")


def test_a_place_that_is_not_known_is_said_at_its_field() -> None:
    page = source("/paths/51-4121/?near=00000")
    assert 'aria-invalid="true"' in page
    assert "in the United States" in words(page)
    assert "?near=00000" not in section("/paths/51-4121/?near=00000", "next")


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("514121", "/paths/51-4121/"),
        ("51-4121.00", "/paths/51-4121/"),
        ("dental-assistants", "/paths/31-9091/"),
        ("29-0000", "/paths/#f-29-0000"),
    ],
)
def test_other_names_of_an_occupation_lead_to_its_guide(typed: str, target: str) -> None:
    response = Client().get(f"/paths/{typed}/?near=01103")
    assert response.status_code == 302
    path, dash, anchor = target.partition("#")
    assert response.headers["Location"] == f"{path}?near=01103{dash}{anchor}"


@pytest.mark.parametrize("typed", ["99-9999", "no-such-work", "51-41", "%00", "..", "29-9999.99"])
def test_what_is_no_occupation_has_no_guide(typed: str) -> None:
    assert Client().get(f"/paths/{typed}/").status_code == 404


def test_guides_by_hand_keep_their_addresses_and_stand_beside() -> None:
    assert "Become a medical biller" in words(source("/paths/medical-biller/"))
    assert 'href="/paths/43-3021/' in source("/paths/medical-biller/")
    page = source("/paths/29-2072/?near=01608")
    assert 'href="/paths/medical-coder-massachusetts/?near=01608"' in page


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/salaries/51-4121/", "/paths/51-4121/"),
        ("/salaries/51-4121/26420/", "/paths/51-4121/?near=Texas"),
        ("/?q=welder+77001", "/paths/51-4121/?near=77001"),
        ("/plan/?target=51-4121&zip=77001", "/paths/51-4121/?near=77001"),
        ("/sitemap-pages.xml", "/paths/51-4121/</loc>"),
    ],
)
def test_other_pages_lead_to_the_guide(address: str, link: str) -> None:
    response = Client().get(address)
    body = b"".join(response) if response.streaming else response.content
    assert link in body.decode()


EMBALMERS, SAIPAN_HELPERS = "/paths/39-4011/?near=39565", "/paths/49-9098/?near=96950"
WATCHMAKERS, WRITERS = "/paths/51-2061/", "/paths/27-3042/?near=04424"


def test_prices_out_of_state_are_called_an_out_of_state_students() -> None:
    page = words(section("/paths/11-2032/?near=04101", "ways"))
    assert "a resident’s in Maine, an out-of-state student’s elsewhere" in page


def test_programs_of_another_states_list_name_that_list_and_no_other_source() -> None:
    page = words(section(SAIPAN_HELPERS, "ways"))
    assert "programs lead to this job in the United States. Eligible training providers" in page
    assert "Completions" not in page
    assert "Student charges" not in page


def test_an_apprenticeship_is_named_without_the_lists_short_word_for_its_industry() -> None:
    told = raw.columns("crosswalk/rapids_occupations_2019-09.csv", "occupational_title", "type")
    assert any("(per ser)" in title.lower() for title, _kind in told)
    page = words(section(EMBALMERS, "ways"))
    assert "embalmer (4,000 hours" in page
    assert "per ser" not in page


def test_a_level_beside_an_apprenticeships_title_stays() -> None:
    said = _apprenticeship("PHARMACY TECHNICIAN (Level 2 Lead Technician)", "TB", 2000, 2000)
    assert said.startswith("pharmacy technician (level 2 lead technician) (2,000 hours")


def test_a_residency_is_not_said_to_come_once_hired() -> None:
    page = words(section("/paths/29-1029/?near=48331", "ways"))
    assert "Practice under supervision comes before work of one’s own: an internship" in page
    assert "Once hired" not in page
    assert "Step 1: Get the training" in page, "no program is known to be taken"


def test_programs_without_a_price_are_not_called_the_lowest_prices() -> None:
    assert "The lowest prices" in words(section(WELDERS, "ways"))
    assert "lowest prices" not in words(section("/paths/29-1242/?near=56083", "ways"))


def test_a_job_that_pays_more_says_what_else_keeps_a_newcomer_out() -> None:
    page = words(section("/paths/49-9011/?near=95654", "next"))
    assert "Pay more, with no higher schooling" in page
    assert "usually starts with: High school diploma; an apprenticeship" in page


def test_where_a_place_has_no_figure_the_nearest_metro_with_one_is_named() -> None:
    page = words(section(WRITERS, "pay"))
    [told] = raw.rows(raw.OEWS, AREA="38860", OCC_CODE="27-3042")
    median = raw.amount(told["A_MEDIAN"])
    said = f"is Portland-South Portland, ME, about 161 miles off: half earn more than ${median:,}"
    assert said in page


def test_a_territory_without_wages_is_said_to_have_none() -> None:
    assert not list(raw.rows(raw.OEWS, PRIM_STATE="MP"))
    page = words(section(SAIPAN_HELPERS, "pay"))
    assert "No wages are published for Northern Mariana Islands" in page


def test_a_title_for_all_other_jobs_says_that_it_is_no_one_job() -> None:
    assert "This title gathers jobs that have none of their own" in words(
        section("/paths/27-4099/", "pay"))  # fmt: skip
    assert "This title gathers" not in words(section(WELDERS, "pay"))


def test_a_change_that_rounded_numbers_do_not_show_is_explained() -> None:
    page = words(section(WATCHMAKERS, "outlook"))
    assert "200 in 2025, and 200 expected in 2035 (−6.1%)" in page
    assert "The percentage is of exact numbers" in page
    assert "exact numbers" not in words(section(WELDERS, "outlook"))


def test_where_people_start_without_an_award_a_license_may_take_less_than_a_program() -> None:
    agents = words(section("/paths/41-9022/?near=48363", "ways"))
    assert "a shorter course may be enough for it: the next step says what it asks for." in agents
    for other in ("/paths/29-1141/", "/paths/31-1131/", "/paths/51-4121/"):
        assert "a shorter course may be enough" not in words(section(other, "ways"))


def test_a_job_with_a_license_says_so_where_its_neighbor_does() -> None:
    for soc in ("39-4011", "39-4031"):
        asked = words(section(f"/paths/{soc}/", "asks"))
        assert "International Conference of Funeral Service Examining Boards" in asked, soc
