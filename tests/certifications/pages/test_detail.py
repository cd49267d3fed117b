"""One certification's page: plain answers, every figure with its date, what is unknown said so."""

import html
import re
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qsl
from xml.etree import ElementTree

import pytest
from django.test import Client

from careerguide.editorial.models import today
from certifications import store
from certifications.models import Certification, Fee
from programs.models import Flag, Program
from programs.models.catalog import WARNINGS
from tests.certifications.truth import certifications, number, plain, rows

pytestmark = pytest.mark.usefixtures("site_data")


def page(client: Client, slug: str, query: str = "") -> str:
    response = client.get(f"/certifications/{slug}/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def answer(text: str, question: str) -> str:
    """The words that follow a question."""
    blocks = re.findall(r"<div><h3>(.*?)</h3>(.*?)</div>", text, re.DOTALL)
    found = {plain(asked): plain(said) for asked, said in blocks}
    return next(said for asked, said in found.items() if question in asked)


def figure(text: str, label: str) -> str:
    """The words under a label of the page's first figures."""
    blocks = re.findall(r'<p class="label">(.*?)</p>(.*?)</div>', text, re.DOTALL)
    return next(
        plain(said) for named, said in blocks if plain(named).casefold() == label.casefold()
    )


@pytest.mark.parametrize("slug", sorted(certifications()))
def test_every_certification_has_a_page_with_its_own_figures(client: Client, slug: str) -> None:
    row, text = certifications()[slug], plain(page(client, slug))
    assert row["name"].removesuffix(" (group)") in text
    for column in ("exam_fee_member", "exam_fee_nonmember", "exam_fee_two_attempts",
                   "membership_fee_annual", "student_membership_fee"):  # fmt: skip
        if (amount := number(row[column])) is not None:
            assert f"${amount:,}" in text, column
    for amount in re.findall(r"\d+", row["renewal_fee"]):
        assert f"${amount}" in text
    if row["exam_minutes"]:
        assert f"{row['exam_minutes']} minutes" in text
    if row["ceu_required"]:
        assert row["ceu_required"] in text
    assert "$0" not in text


def test_a_page_that_does_not_exist_is_told_so(client: Client) -> None:
    response = client.get("/certifications/nope/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def test_the_first_questions_are_answered_plainly(client: Client) -> None:
    cpc, cca, cbcs, cmrt = (page(client, slug) for slug in ("cpc", "cca", "cbcs", "cmrt"))
    for text in (cpc, cca, cbcs):
        assert answer(text, "without experience").startswith("Yes.")
    assert "Not stated" in answer(cmrt, "without experience")
    assert answer(cpc, "be a member").startswith("Yes, of AAPC.")
    assert answer(cca, "be a member").startswith("No.")
    assert answer(cpc, "open book").startswith("Yes.")
    assert answer(cbcs, "open book").startswith("No.")
    assert figure(cpc, "To earn").startswith("$647 As a member. $582 with student dues.")
    assert figure(cpc, "Over 5 years").startswith("at least $1,535")
    assert figure(cca, "Over 5 years").startswith("$735")


def test_a_page_says_what_a_credential_is_to_the_law(client: Client) -> None:
    assert "State license, Massachusetts" in plain(page(client, "cna-ma"))
    assert "Passing it is no license" in plain(page(client, "nclex-rn"))
    assert "It is no license and no title" in plain(page(client, "osha-10"))
    assert "A body awards it after an exam" in plain(page(client, "cpc"))


def test_a_weak_price_is_no_headline_but_stands_among_the_fees(client: Client) -> None:
    text = page(client, "comptia-a")
    assert figure(text, "To earn").startswith("not sure One source says $530")
    assert plain(text).count("$265") >= 2


def test_a_link_of_our_editors_is_no_employers_word(client: Client) -> None:
    text = plain(page(client, "aws-cw"))
    assert "Jobs it is for" in text
    assert "a judgment of this site’s editors" in text
    assert "Jobs that ask for it" in plain(page(client, "cpc"))


def test_numbered_ways_are_said_to_be_enough_each(client: Client) -> None:
    text = plain(page(client, "cma-aama"))
    assert "Of the numbered ways, one is enough." in text
    assert "a medical assisting program accredited by ABHES" in text
    assert "Of the numbered ways" not in plain(page(client, "cpc"))


def test_what_has_no_exam_is_not_told_to_be_sat(client: Client) -> None:
    text = plain(page(client, "hha"))
    assert "No exam of its own is known." in text
    assert "sit the exam" not in text


def test_what_is_not_stated_names_no_source_and_no_confidence(client: Client) -> None:
    assert "confidence" not in answer(page(client, "rma-amt"), "member")


def test_a_limit_is_no_price_while_the_fee_is_unknown(client: Client) -> None:
    """The COC's one attempt is not known; the package of two, which is, only limits it."""
    text = page(client, "coc")
    assert figure(text, "Exam").startswith("not known")
    assert "no more than $499, the price of two attempts" in figure(text, "Exam").casefold()
    assert figure(text, "To earn").startswith("at least $222")
    assert "no more than" not in figure(text, "To earn")
    assert "up to $" not in plain(text)


@pytest.mark.parametrize("slug", ["cpc-a", "cpc"])
def test_how_the_a_is_lifted_is_said_in_every_known_way(client: Client, slug: str) -> None:
    text = page(client, slug)
    assert "not proven the experience" in answer(text, "What does CPC-A mean?")
    assert '<a href="#lift-cpc-a">' in text
    text = text[text.index('id="lift-cpc-a"') :].partition("</section>")[0]
    routes = [row for row in rows("apprentice_routes") if row["certification"] == "cpc-a"]
    assert len(routes) == 3
    for row in routes:
        assert text.count(row["text"]) == 1


def test_other_certifications_have_no_a_to_lift(client: Client) -> None:
    assert "lift the A" not in page(client, "cca")


def test_each_fee_shows_source_date_and_confidence(client: Client) -> None:
    text = page(client, "cca")
    costs = text[text.index('id="costs"') :].partition("<h3>")[0]
    lines = re.findall(r"<tr>(.*?)</tr>", costs.partition("<tbody>")[2], re.DOTALL)
    assert len(lines) == 5, "two exam fees, dues, two renewal fees"
    for line in lines:
        assert re.search(r"(20\d\d|undated), (low|medium|high) confidence", line)
        assert 'rel="external noopener noreferrer nofollow"' in line


def test_an_unknown_fee_is_a_line_that_leads_to_the_issuer(client: Client) -> None:
    text = page(client, "cic")
    costs = text[text.index('id="costs"') :].partition("<h3>")[0]
    unknown = [t for t in re.findall(r"<tr>(.*?)</tr>", costs, re.DOTALL) if "not known" in t]
    assert len(unknown) == 2, "the exam and the renewal"
    for line in unknown:
        assert 'href="https://www.aapc.com/"' in line


def test_old_and_undated_figures_read_check_with_the_issuer(client: Client) -> None:
    row = Certification.objects.get(slug="cbcs")
    for as_of, old in (("", True), (str(today() - timedelta(days=400))[:7], True)):
        Fee.objects.filter(certification=row).delete()
        Fee.objects.create(
            certification=row, kind="exam", amount=117, source="https://nhanow.com", as_of=as_of
        )
        said = figure(page(client, "cbcs"), "To earn")
        assert ("check with the issuer" in said) == old
    Fee.objects.filter(certification=row).delete()
    Fee.objects.create(
        certification=row, kind="exam", amount=117, source="https://nhanow.com",
        as_of=today().isoformat(),
    )  # fmt: skip
    assert "check with the issuer" not in figure(page(client, "cbcs"), "To earn")


def test_the_total_is_worked_out_for_the_years_asked(client: Client) -> None:
    assert "Over 10 years: at least $2,645" in plain(page(client, "cpc", "years=10"))
    assert "Over 1 year: $647" in plain(page(client, "cpc", "years=1"))
    text = plain(page(client, "cca", "years=10"))
    assert f"Over 10 years: ${299 + 4 * 218:,}" in text
    assert "4 times, in months 24, 48, 72, 96" in text


def test_bad_years_are_told_and_five_are_shown(client: Client) -> None:
    text = plain(page(client, "cpc", "years=99"))
    assert "Use a number from 1 to 20." in text
    assert "Over 5 years" in text


def test_programs_near_a_place_are_the_cheapest_known(client: Client) -> None:
    text = page(client, "cca", "state=MA")
    shown = re.findall(r'<th scope="row"><a href="/programs/([^/"]+)/"', text)
    cips = [row["cip"] for row in rows("preparations") if row["certification"] == "cca"]
    contradictions = Flag.objects.exclude(kind__in=WARNINGS)
    programs = Program.objects.filter(provider__state="MA", field_id__in=cips)
    programs = programs.exclude(flags__in=contradictions)
    known = [p for p in programs if p.in_state_high is not None]
    known.sort(key=lambda p: p.in_state_high)
    assert [p.in_state_high for p in known[:5]] == [
        Program.objects.get(pk=p.pk).in_state_high for p in known if p.slug in shown
    ][:5]
    assert len(shown) == min(5, len(known)) > 0
    near = page(client, "cca", "near=01608")
    assert "within 50 miles of Worcester, MA 01608" in near
    queries = re.findall(r'href="/programs/\?([^"]*)"', html.unescape(near))
    asked = {"field": "51.0713", "near": "01608", "within": "50"}.items()
    assert any(asked <= dict(parse_qsl(query)).items() for query in queries)


def test_without_a_place_the_page_asks_for_one(client: Client) -> None:
    text = page(client, "cpc")
    assert 'name="near"' in text
    assert "Lowest prices" not in text


def test_an_unknown_place_is_told_beside_its_field(client: Client) -> None:
    text = page(client, "cpc", "near=99999")
    assert text.count('id="near-error"') == 1
    assert "Lowest prices" not in text


def test_survey_pay_is_kept_apart_from_wage_statistics(client: Client) -> None:
    text = page(client, "cpc")
    wages, surveys = text.index("and their wages"), text.index("What holders told surveys")
    assert wages < surveys
    assert "They are not wage statistics" in text
    values = [r["value_usd"] for r in rows("salary_by_credential") if r["credential"] == "CPC"]
    for value in values:
        assert f"${int(value):,}" in text[surveys:]
        assert f"${int(value):,}" not in text[wages:surveys]


def test_a_groups_survey_pay_says_of_which_of_its_members(client: Client) -> None:
    surveys = plain(page(client, "aapc-specialty")).partition("What holders told surveys")[2]
    assert "CASCC, AAPC salary survey, 2010 $41,591" in surveys


def test_of_many_sources_three_are_named_and_the_rest_counted(client: Client) -> None:
    text = page(client, "cca")
    lines = re.findall(r'<span class="sub source">(.*?)</span>', text, re.DOTALL)
    assert max(line.count('rel="external') for line in lines) == 3
    assert any('<a href="#sources">and ' in line for line in lines)
    listed = text[text.index('id="sources"') :]
    assert listed.count("https://conference-test.ahima.org") >= 1


def test_the_ladder_is_drawn_and_told(client: Client) -> None:
    text = page(client, "cpc")
    drawing = re.search(r"<svg.*?</svg>", text.partition("<main")[2], re.DOTALL)
    assert drawing
    svg = ElementTree.fromstring(html.unescape(drawing.group(0)).replace("&", "&amp;"))
    assert svg.attrib["role"] == "img"
    assert [child.tag for child in svg][:2] == ["title", "desc"]
    assert "style" not in {name for element in svg.iter() for name in element.attrib}
    steps = [r for r in rows("ladder") if "cpc" in (r["certification"], r["to"])]
    assert len(steps) >= 3
    for step in steps:
        other = step["to"] if step["certification"] == "cpc" else step["certification"]
        assert f'<a href="/certifications/{other}/">' in text
    assert len(svg.findall("rect")) == len(steps) + 1
    width, height = (float(svg.attrib[name]) for name in ("width", "height"))
    for box in svg.findall("rect"):
        x, y = float(box.attrib["x"]), float(box.attrib["y"])
        assert 0 <= x <= width - float(box.attrib["width"])
        assert 0 <= y <= height - float(box.attrib["height"])


def test_arrows_end_in_their_heads_and_letters_are_not_cut(client: Client) -> None:
    drawing = page(client, "cpc").partition("<svg width")[2].partition("</svg>")[0]
    ends = re.findall(r'd="M[\d ]+H\d+V(\d+)H(\d+)"[^>]*/><polygon points="(\d+),(\d+)', drawing)
    assert len(ends) == 7
    for line_y, line_x, tip_x, tip_y in ends:
        assert line_y == tip_y
        assert int(line_x) == int(tip_x) - 7
    assert min(int(size) for size in re.findall(r'font-size="(\d+)"', drawing)) >= 11
    assert int(drawing.split('"')[1]) <= 328, "as wide as a phone, so that it is not drawn smaller"
    assert "…" not in drawing


def test_a_group_is_called_by_its_name_with_codes_below(client: Client) -> None:
    for text in (page(client, "cpc"), client.get("/certifications/?size=100").content.decode()):
        assert ">AAPC specialty coding credentials</a>" in text
        assert "CASCC, CANPC" in text
        assert "e.g." not in text


def test_an_older_article_is_named_and_linked_as_elsewhere(client: Client) -> None:
    text = page(client, "cpc")
    assert re.search(r'<a href="[^"]*/older-articles/#article-1">older article 1</a>', text)
    assert "source document" not in text


def test_a_certification_without_steps_says_so(client: Client) -> None:
    assert "No usual step" in page(client, "cmrt")


def test_known_corrections_are_on_the_page_they_concern(client: Client) -> None:
    mine = [row for row in rows("corrections") if row["certification"] == "cpc"]
    assert mine
    text = plain(page(client, "cpc"))
    for row in mine:
        assert " ".join(row["holds"].split()) in text


def test_corrections_of_another_certification_are_not_on_the_page(client: Client) -> None:
    others = [row for row in rows("corrections") if row["certification"] not in ("", "cpc")]
    text = plain(page(client, "cpc"))
    assert others
    assert not [row["topic"] for row in others if f"{row['topic']} " in text]


def test_a_search_for_code_systems_finds_the_exams_that_ask_them(client: Client) -> None:
    tested = {r["certification"] for r in rows("tested_codes") if r["code_system"] == "icd-10-pcs"}
    assert tested
    text = client.get("/certifications/?q=icd-10-pcs&size=100").content.decode()
    assert set(re.findall(r'row"><a href="/certifications/([^/"]+)/"', text)) == tested


@pytest.mark.parametrize("slug", ["cpc", "rhit", "cmrt", "aapc-specialty"])
def test_every_link_of_the_page_within_the_site_leads_somewhere(client: Client, slug: str) -> None:
    text = page(client, slug, "state=MA")
    for href in {html.unescape(h) for h in re.findall(r'href="(/[^"]*)"', text)}:
        if not href.startswith(("/static/", "/paths/")):
            assert client.get(href).status_code == 200, href


def test_links_out_tell_the_other_site_nothing(client: Client) -> None:
    text = page(client, "cpc")
    outside: list[Any] = re.findall(r'<a href="https?://[^"]*"[^>]*>', text)
    assert len(outside) > 10
    for link in outside:
        assert "noopener noreferrer" in link


def test_nothing_said_is_lost_between_database_and_page() -> None:
    """Every row read has its own place among the certifications held."""
    everything = store.certifications()
    assert set(everything.by_slug) == set(certifications())
    assert sum(len(one.tested) for one in everything.all) == len(rows("tested_codes"))
    assert sum(len(one.pass_rates) for one in everything.all) == len(rows("pass_rates"))
    assert len(everything.steps) == len(rows("ladder"))
