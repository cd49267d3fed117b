"""Panels against the publishers' files, read anew."""

import html
import re
from functools import lru_cache
from statistics import median
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from careerguide.places.states import STATE_NAMES
from guides import panels
from guides.models import Section
from tests import raw
from tests.guides.pages import rows, section, source, words

pytestmark = pytest.mark.usefixtures("site_data")

MASSACHUSETTS = "/paths/medical-coder-massachusetts/"
BILLER = "/paths/medical-biller/"
ANYWHERE = "/paths/medical-coder-or-biller/"
CODERS = "29-2072"


@lru_cache
def coders() -> dict[str, dict[str, str]]:
    """The wages of May 2025 by area code and by area title."""
    found = {}
    for row in raw.paid(CODERS).values():
        if row["AREA_TYPE"] in "12346":
            found[row["AREA"]] = found[row["AREA_TITLE"]] = row
    return found


def told(attribute: str, subject: str) -> str:
    [found] = {
        row["value"]
        for row in raw.rows("guide/source_facts.csv")
        if (row["attribute"], row["subject"]) == (attribute, subject)
    }
    return found


def test_every_panel_an_editor_can_choose_is_drawn() -> None:
    assert set(panels.PANELS) == set(Section.Panel.values) - {""}


def test_springfield_shows_what_it_pays_now_and_what_was_printed() -> None:
    markup = section(MASSACHUSETTS, "pay")
    now = coders()["44140"]
    assert now["AREA_TITLE"] == "Springfield, MA"
    found = {row[0]: row for row in rows(markup)}
    today = found["Springfield, MA metro area"]
    names = ("A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90")
    assert today[1:] == [f"${int(now[name]):,}" for name in names]
    printed = found["Springfield, MA-CT Metropolitan NECTA"]
    assert printed[1] == "$18.89"
    assert printed[2] == f"${now['H_MEDIAN']} Springfield, MA", "by the hour, as printed"
    head = found["Area as printed"]
    assert head[1:3] == ["Median then", "Median, May 2025"]
    assert "undated; inferred May 2016 or 2017" in words(markup)


def test_all_seventeen_printed_areas_stand_as_printed() -> None:
    found = {row[0]: row for row in rows(section(MASSACHUSETTS, "pay"))}
    areas = {
        row["subject"]
        for row in raw.rows("guide/source_facts.csv")
        if row["attribute"] == "hourly wage median"
    }
    assert len(areas) == 17
    for area in areas:
        for at, name in ((1, "median"), (3, "low"), (4, "high")):
            assert found[area][at] == f"${float(told(f'hourly wage {name}', area)):.2f}", area


def test_the_older_table_is_not_shown_elsewhere(client: Client) -> None:
    assert "NECTA" not in words(client.get(ANYWHERE, {"state": "NH"}).content.decode())
    assert "NECTA" in words(client.get(ANYWHERE, {"state": "MA"}).content.decode())


def test_the_readers_own_area_is_marked(client: Client) -> None:
    page = client.get(MASSACHUSETTS, {"near": "01608"}).content.decode()
    marked = [row[0] for row in rows(page) if "your area" in row[0]]
    assert marked == ["Worcester, MA metro area your area"]


def test_an_area_without_a_published_wage_says_so() -> None:
    found = {row[0]: row for row in rows(section(MASSACHUSETTS, "pay"))}
    name = "Massachusetts nonmetropolitan area"
    assert name not in coders()
    assert found[f"{name} nonmetro area"][1:] == ["not published"]


def state_rows(address: str) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in rows(section(address, "states"))}


def test_every_state_shows_may_2024_beside_may_2025() -> None:
    shown = state_rows(f"{BILLER}?state=MA")
    names = [name for name in STATE_NAMES.values() if name in coders() or name == "Massachusetts"]
    assert len([n for n in shown if n.replace(" your state", "") in STATE_NAMES.values()]) == 51
    for name in names:
        if name not in coders() or coders()[name]["AREA_TYPE"] != "2":
            continue
        now, cells = coders()[name], shown.get(name) or shown[f"{name} your state"]
        then = int(told("median annual pay", name))
        top = int(told("top 10% annual pay", name))
        assert cells[0] == f"${then:,}", name
        assert cells[3] == f"${top:,}", name
        for at, before, column in ((1, then, "A_MEDIAN"), (4, top, "A_PCT90")):
            figure = raw.amount(now[column])
            if figure is None:
                assert cells[at] in ("withheld", "at least $239,200")
                continue
            assert cells[at] == f"${figure:,}", name
            change = figure - before
            sign = "+" if change > 0 else "−" if change else ""
            assert cells[at + 1] == f"{sign}${abs(change):,}", name
    assert "May 2024 as an older article printed it" in words(section(BILLER, "states"))


def test_the_table_of_states_sorts_by_value_from_its_address() -> None:
    for sort, falling in (("median_now", False), ("-median_now", True), ("-change", True)):
        markup = section(f"{BILLER}?sort={sort}", "states")
        at = 3 if "change" in sort else 2
        states = [row for row in rows(markup)[1:] if row[0] != "United States"]
        values = [
            int(re.sub(r"[^\d-]", "", row[at].replace("−", "-")))
            for row in states
            if "$" in row[at]
        ]
        assert len(values) > 45
        assert values == sorted(values, reverse=falling)


def field_programs(state: str, codes: set[str]) -> list[tuple[int, str, int]]:
    """Programs of IPEDS completions in a state's schools, of CIP codes."""
    return [
        key
        for key in raw.completions()
        if key[1] in codes and raw.directory().get(key[0], {}).get("STABBR") == state
    ]


def test_the_number_of_programs_is_that_of_the_releases() -> None:
    codes = {"51.0713", "51.0714", "51.0707"}
    markup = section(MASSACHUSETTS, "training")
    found = re.search(r"fields of study in Massachusetts: <strong>(\d+)</strong>", markup)
    assert found
    known = set(field_programs("MA", codes))
    extra = {
        (unitid, cip)
        for unitid, cip, _slot in raw.slots()
        if cip in codes and raw.directory().get(unitid, {}).get("STABBR") == "MA"
    } - {(unitid, cip) for unitid, cip, _level in known}
    assert int(found[1]) == len(known) + len(extra)
    lists = re.search(r"<ul>(.*?)</ul>", markup, re.DOTALL)
    assert lists
    counts = [int(n) for n in re.findall(r"</a>: (\d+)", lists[1])]
    assert sum(counts) == int(found[1])


def test_the_five_cheapest_come_by_the_rule_that_is_said(client: Client) -> None:
    for address in (f"{ANYWHERE}?state=TX", f"{ANYWHERE}?state=MA", f"{ANYWHERE}?near=01608"):
        markup = section(address, "training")
        table = markup.split("Lowest prices", 1)[1]
        shown = re.findall(
            r'data-label="Price"><span class="value">([^<]*)</span> <span class="sub">([^<]*)',
            table,
        )
        # An estimate leads with what is usual; its range begins the note.
        amounts = [re.findall(r"[$–]([\d,]+)", note) or re.findall(r"\$([\d,]+)", price)
                   for price, note in shown]  # fmt: skip
        ends = [int(found[-1].replace(",", "")) for found in amounts]
        assert len(ends) == 5
        assert ends == sorted(ends)
        assert "flag" not in table.split("</table>")[0]


SHORT = ("certificate under 12 weeks", "certificate under 1 year")


def test_a_middle_price_is_the_median_of_programs() -> None:
    markup = section(MASSACHUSETTS, "training")
    addresses = re.findall(r'href="(/programs/\?[^"]*field=51\.07\d\d[^"]*)"', markup)
    links = map(html.unescape, addresses)
    middles = []
    for href in set(links):
        if set(parse_qs(urlsplit(href).query)) - {"entry", "status"} == {"field", "state"}:
            middles += [row["middle"] for row in raw_list(href) if row["award"] in SHORT]
    [line] = [row for row in rows(markup) if row[0].startswith("certificate, under a year")]
    assert line[1] == str(len(middles))
    middle, _space, aided = line[3].partition(" ")
    # Lists write estimates to ten dollars.
    assert abs(int(middle.strip("$").replace(",", "")) - median(middles)) <= 5
    assert aided == f"$0 if MassEducate ({len(middles)} of them)", "all are community colleges"


def test_the_cheapest_programs_say_what_is_left_of_their_price_with_aid_by_rule() -> None:
    cheapest = section(MASSACHUSETTS, "training").split("Lowest prices")[1]
    listed = rows(cheapest)[1:]
    assert len(listed) == 5
    assert all("$0 if MassEducate" in row[1] for row in listed)
    elsewhere = section(f"{ANYWHERE}?state=TX", "training").split("Lowest prices")[1]
    assert " if " not in " ".join(row[1] for row in rows(elsewhere)[1:]), "no rule is known there"


def test_an_award_is_in_the_table_once_for_each_way_its_price_is_known() -> None:
    """With its length in the same row; a bachelor's degree of eight weeks is in no row."""
    markup = section(f"{ANYWHERE}?state=TX", "training")
    table = markup.split("Lowest prices")[0]
    head, *found = rows(table)
    assert head == ["Award", "Programs", "Lowest", "Middle", "Highest", "Length"]
    names = [row[0] for row in found]
    assert len(set(names)) == len(names) > 5
    assert all(re.search(r"month|week|not reported", row[5]) for row in found)
    assert not any(name.startswith("bachelor") for name in names)
    assert "$5,004" not in words(table)
    then = {row[0]: row for row in rows(section(f"{ANYWHERE}?state=TX", "older"))}
    [bachelor] = [row for name, row in then.items() if name.startswith("bachelor")]
    assert bachelor[0].endswith("(none reported)")
    assert bachelor[3:] == ["not reported", "not reported"]


def test_that_the_job_and_the_fields_count_other_programs_is_said() -> None:
    said = words(section(f"{ANYWHERE}?state=TX", "training"))
    # 281 are listed in them, of which 9 are bootcamps and practica; 27 of the others are programs
    # of IPEDS, which count once.
    assert "fields of study in Texas: 245 ." in said
    assert "249 programs, of these fields and of others, lead to Medical Records" in said
    assert "By the job" not in words(section(MASSACHUSETTS, "training"))


def raw_list(href: str) -> list[dict[str, object]]:
    """What the list of programs itself shows at an address."""
    page = source(f"{href}&size=100")
    found = []
    for row in re.findall(r"<tr[^>]*>\s*<th scope=\"row\">(.*?)</tr>", page, re.DOTALL):
        price = re.search(
            r'data-label="Price">.*?\$([^<]*)', row.partition('data-label="Length"')[0]
        )
        # What only warns (pay, earnings) leaves no program out.
        if price and "flag" not in row.partition('data-label="Local starting pay')[0]:
            ends = [int(end.replace(",", "")) for end in price[1].split("–")]
            award = re.findall(r'<span class="award">([^<]*)', row)[0]
            found.append({"award": html.unescape(award), "middle": (ends[0] + ends[-1]) / 2})
    return found


def test_a_state_without_programs_says_so_and_shows_no_zero(client: Client) -> None:
    empty = [
        state
        for state in ("DC", "AK", "WY", "VT")
        if not field_programs(state, {"51.0707"})
        and not any(
            c == "51.0707" and raw.directory().get(u, {}).get("STABBR") == state
            for u, c, _s in raw.slots()
        )
    ]
    assert empty
    text = words(section(f"/paths/health-information-technician/?state={empty[0]}", "training"))
    assert f"No program in these fields is reported in {STATE_NAMES[empty[0]]}." in text
    assert "$0" not in text


def test_older_projections_stand_with_their_years_beside_the_newer() -> None:
    markup = section(MASSACHUSETTS, "outlook")
    found = rows(markup)
    assert ["United States", "growth", "15%", "through 2024"] in found
    assert ["Massachusetts", "growth", "14%", "through 2024"] in found
    [today] = [row for row in found if row[0] == "Medical Records Specialists"]
    assert today[3:] == ["+7.8%", "14,000"]
    assert "2025–35" in words(markup)
    assert ["Massachusetts", "growth", "14%", "through 2024"] not in rows(
        section(BILLER, "outlook")
    )


def test_the_industries_are_those_with_most_jobs() -> None:
    owned = re.compile(r"00[1-9]$")
    jobs = [
        (raw.amount(row["TOT_EMP"]) or 0, row["NAICS_TITLE"])
        for row in raw.rows("oews/nat_industry_M_2025.csv.gz", OCC_CODE=CODERS, I_GROUP="4-digit")
        if not owned.search(row["NAICS"])
    ]
    wanted = [title for _n, title in sorted(jobs, reverse=True)[:3]]
    shown = [row[0] for row in rows(section(MASSACHUSETTS, "first-job"))[1:4]]
    assert [re.sub(r" \(.*", "", one) for one in shown] == [
        re.sub(r" \(.*", "", one) for one in wanted
    ]


def test_costs_of_certifications_are_those_of_their_own_pages() -> None:
    found = {row[0].split()[0]: row for row in rows(section(MASSACHUSETTS, "certify"))}
    fees = {row["slug"]: row for row in raw.rows("certifications/certifications.csv")}
    cpc = fees["cpc"]
    dues = int(cpc["exam_fee_member"]) + int(cpc["membership_fee_annual"])
    assert found["CPC"][1].startswith(f"${dues:,}")
    assert found["CPC"][2].startswith(
        f"at least ${int(cpc['exam_fee_member']) + 5 * int(cpc['membership_fee_annual']):,}"
    )
    assert found["CBCS"][1].startswith("$117")
    assert "confidence" in found["CPC"][2]
    assert "24 months for the full title" in found["CPC"][3]


def test_a_fee_that_is_not_known_is_said_and_leads_to_the_issuer() -> None:
    found = {row[0].split()[0]: row for row in rows(section(MASSACHUSETTS, "certify"))}
    assert found["NCICS"][1].startswith("not known")
    assert "check with the issuer" in found["NCICS"][2]


def test_the_apprentice_mark_is_lifted_in_three_ways() -> None:
    months = [row[0] for row in rows(section(MASSACHUSETTS, "apprentice"))[1:]]
    assert months == ["24", "12", "0"]


def test_survey_pay_stands_apart_from_wage_statistics() -> None:
    markup = section(MASSACHUSETTS, "grow")
    assert "These are not wage statistics of the Bureau of Labor Statistics" in words(markup)
    surveys = [row[2] for row in rows(markup)[1:]]
    assert surveys
    assert all(re.search(r"survey|study", one) and re.search(r"20\d\d", one) for one in surveys)
    assert not any(one.startswith("BLS") for one in surveys)


def test_older_training_costs_stand_beside_todays() -> None:
    found = {
        row[0].split(" older article")[0]: row for row in rows(section(MASSACHUSETTS, "older"))
    }
    low, high = (told(f"average cost {end}", "certificate or diploma") for end in ("low", "high"))
    assert found["certificate or diploma"][1] == f"${int(low):,}–{int(high):,}"
    assert found["certificate or diploma"][2] == "6–12 months"
    assert found["certificate / diploma"][2] == "under 1 year"
    assert found["training program"][1] == "not said"
    assert found["bachelor’s degree"][0].endswith("now: bachelor’s degree (1 program)")


def test_the_checklist_leads_into_the_filters_of_the_readers_state(client: Client) -> None:
    markup = section(f"{ANYWHERE}?near=02139", "choose")
    found = re.findall(r'class="link small screen-only" href="([^"]*)"', markup)
    links = [html.unescape(href) for href in found]
    assert len(links) >= 4
    assert all("state=MA" in h for h in links if h.startswith("/programs/"))
    assert any("near=02139" in h for h in links)
    boxes = re.findall(r'<input type="checkbox"', markup)
    lines = [
        row
        for row in raw.rows("guide/guide_items.csv")
        if (row["guide"], row["section"]) == ("medical-coder-or-biller", "choose")
    ]
    assert len(boxes) == len(lines)
    names = re.findall(r'class="link small screen-only" href="[^"]*">([^<]*)', markup)
    assert len(set(names)) == len(names), "each says what it opens"
    assert {"Programs of at most $6,000", "Programs within 25 miles"} <= set(names)
    assert words(markup).count("our own words") == 1


PANELS = [
    (row["guide"], row["anchor"], row["panel"])
    for row in raw.rows("guide/guide_sections.csv")
    if row["panel"] and row["panel"] != "checklist"
]


@pytest.mark.parametrize(("guide", "anchor", "panel"), PANELS)
def test_every_panel_names_its_release(guide: str, anchor: str, panel: str) -> None:
    markup = section(f"/paths/{guide}/", anchor)
    assert re.search(r'<p class="source">Source: [^<]+<a href="/sources/\d+/">', markup), panel
