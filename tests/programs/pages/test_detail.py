"""One program's page: everything known, what is not, and why; each figure with its source."""

import html
import math
import re
from typing import Any

import pytest
from django.db.models import F
from django.test import Client

from programs.models import Flag, Program, StateListedProgram
from programs.rules.codes import LengthBasis, Missing, PriceBasis
from tests import raw
from tests.programs.brute import Row, programs

pytestmark = pytest.mark.usefixtures("site_data")
BERKSHIRE = "164775-51.0713-21"


def page(client: Client, slug: str) -> str:
    response = client.get(f"/programs/{slug}/")
    assert response.status_code == 200, slug
    return response.content.decode()


def plain(markup: str) -> str:
    """The words, without the link beside a source by which readers say that it is wrong."""
    markup = re.sub(r'<a class="is-wrong.*?</a>', "", markup)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def facts(text: str) -> dict[str, str]:
    """Labels of definition lists, with the markup of their values."""
    pairs = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", text, re.DOTALL)
    return {html.unescape(label).lower(): value for label, value in pairs}


def section(text: str, heading: str) -> str:
    return text.partition(f"<h2>{heading}</h2>")[2].partition("</section>")[0]


def kinds() -> dict[str, Any]:
    """One program of each kind of figure there is."""
    held = Program.objects.order_by("pk")
    found: dict[str, Any] = {"lowest number": held.first(), "highest number": held.last()}
    for basis in PriceBasis:
        found[f"price {basis.name}"] = held.filter(price_basis=basis).last()
    for basis in LengthBasis:
        found[f"length {basis.name}"] = held.filter(length_basis=basis).last()
    for missing in Missing:
        found[f"missing {missing.name}"] = held.filter(price_missing=missing).last()
    for kind in Flag.Kind:
        found[f"flag {kind.name}"] = held.filter(flags__kind=kind).last()
    for level in held.values_list("award_level", flat=True).distinct().order_by("award_level"):
        found[f"level {level}"] = held.filter(award_level=level, awards__gt=0).first()
    found["no job"] = held.filter(occupation="").first()
    found["no pay here"] = held.exclude(occupation="").filter(local_median=None).first()
    found["no field"] = held.filter(field_id=None).first()
    found["a field that CIP has not"] = (
        held.exclude(field_id=None).filter(field__title=None).first()
    )
    found["no place"] = held.filter(provider__state="").first()
    found["an outlier"] = held.filter(in_state_high=150_455).first()
    return {name: program for name, program in found.items() if program is not None}


def test_programs_of_every_kind_have_a_page_that_names_the_sources_of_its_figures(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    every = kinds()
    assert len(every) > 35
    page(client, BERKSHIRE)
    for name, program in every.items():
        with django_assert_max_num_queries(6):
            text = page(client, program.slug)
        for heading in ("What it costs", "How long it takes", "What graduates earn"):
            shared = re.search(r'</dl>\s*<p class="source">([^<]+)<', section(text, heading))
            for label, value in facts(section(text, heading)).items():
                if 'class="value"' in value:
                    source = re.search(r'class="source">([^<]+)<', value) or shared
                    assert source, (name, program.slug, label)
                    assert source.group(1).strip()
                else:
                    assert 'class="unknown"' in value
                    assert plain(value), (name, program.slug, label)
        for flag in program.flags.all():
            assert html.escape(flag.reason[1:]) in text, name
        assert "None" not in plain(text)


def test_what_the_berkshire_coding_certificate_costs(client: Client) -> None:
    text = section(page(client, BERKSHIRE), "What it costs")
    assert {label: plain(value) for label, value in facts(text).items()} == {
        "in-district and in-state": (
            "about $5,330 $1,964–8,418, estimated from the price of one year"
        ),
        "out-of-state": "about $10,700 $3,930–16,842, estimated from the price of one year",
        "books and supplies": "not reported for the whole program",
        "tests, uniforms and tools": "not known: ask the school",
        "one full-time year, in-district and in-state": "$5,612",
        "one full-time year, out-of-state": "$11,228",
        "books, one year": "$1,560",
        "by the award’s definition, in-district and in-state": (
            "$2,104–6,781 its shortest to its longest"
        ),
        "by the award’s definition, out-of-state": "$4,210–13,567 its shortest to its longest",
    }
    assert plain(text).endswith("Student charges, academic-year schools, 2023–24")


def test_an_estimate_is_said_to_be_one_and_how_it_is_made(client: Client) -> None:
    text = plain(section(page(client, BERKSHIRE), "What it costs"))
    assert "The school publishes the price of one year, not of this program" in text


def test_how_long_it_takes_is_what_its_field_takes_beside_the_definition(client: Client) -> None:
    length = facts(section(page(client, BERKSHIRE), "How long it takes"))
    said = plain(length["full-time length"])
    assert said.startswith(
        "about 7 months 5.5–9 months, usual for this field and award, of 43 programs that report it"
    )
    assert "Texas statewide list" in said
    assert "program-year schools" in said
    assert plain(length["by the award’s definition"]) == (
        "12 weeks–12 months IPEDS definition of the award level"
    )


def test_a_degree_leads_with_its_normal_length_and_has_its_definition_beneath(
    client: Client,
) -> None:
    """Two academic years of nine months with a summer between them."""
    length = facts(section(page(client, "167905-51.0713-3"), "How long it takes"))
    assert plain(length["full-time length"]) == (
        "about 21 months 18–48 months, usual for this award level"
    )


def test_a_listings_optional_costs_are_shown_and_zero_is_not_reported(client: Client) -> None:
    listed = StateListedProgram.objects.filter(tuition_fees__gt=0)
    for cost, said in ((listed.filter(optional_cost__gt=0), "$"), (
        listed.filter(optional_cost=0), "not reported")):  # fmt: skip
        one = cost.first()
        if one is not None:
            costs = facts(section(page(client, f"tx-{one.number}"), "What it costs"))
            wanted = f"${one.optional_cost:,}" if said == "$" else said
            assert plain(costs["optional costs, as listed"]).startswith(wanted)


def test_a_reported_length_comes_with_its_hours(client: Client) -> None:
    """IC2023_PY of 226903, slot 1: 926 clock hours in 9 months."""
    length = facts(section(page(client, "226903-51.0713-2"), "How long it takes"))
    assert plain(length["full-time length"]).startswith("9 months reported months")
    assert plain(length["reported hours"]).startswith("926 clock hours")


def test_suppressed_earnings_are_said_to_be_and_never_zero(client: Client) -> None:
    outcomes = facts(section(page(client, BERKSHIRE), "What graduates earn"))
    state = outcomes.pop("people in the state who only finished high school earn")
    assert plain(state).startswith("$41,044 ")
    assert len(outcomes) == 3
    for value in outcomes.values():
        assert "not published: too few graduates" in plain(value)
        assert "$" not in value


def test_earnings_say_after_how_many_years_and_of_whom(client: Client) -> None:
    text = section(page(client, "194240-51.0911-3"), "What graduates earn")
    earned = {label: plain(value) for label, value in facts(text).items()}
    assert earned["graduates’ median earnings, 4 years after finishing"] == "$77,945"
    one = earned["graduates’ median earnings, 1 year after finishing"]
    assert one == "not published: too few graduates, or none matched"
    assert "College Scorecard" in plain(text)
    assert "field group 51.09" in plain(text)


def test_earnings_of_both_years_stand_apart_each_with_its_release(client: Client) -> None:
    text = section(page(client, "167905-51.0713-3"), "What graduates earn")
    earned = {label: plain(value) for label, value in facts(text).items()}
    assert earned["graduates’ median earnings, 1 year after finishing"] == (
        "$40,062 of another class than 4 years after"
        " College Scorecard, earnings 1 and 4 years after, June 10, 2026"
    )
    assert earned["graduates’ median earnings, 4 years after finishing"] == (
        "$45,519 College Scorecard, field of study, June 10, 2026"
    )


def test_low_earnings_are_told_at_the_figure_and_not_as_a_contradiction(client: Client) -> None:
    text = page(client, "226903-51.0713-2")
    earned = facts(section(text, "What graduates earn"))
    assert plain(earned["graduates’ median earnings, 4 years after finishing"]).startswith(
        "$31,017 the median graduate earns $31,017 a year 4 years after finishing;"
        " of people in the state who only finished high school, $34,809"
    )
    state = earned["people in the state who only finished high school earn"]
    assert plain(state).startswith("$34,809 the median of those at work, aged 25 to 34")
    assert "graduates earn less than people in the state" in plain(text)
    assert '<p class="warn"><strong>' not in text


def test_awards_are_shown_for_each_year_there_is(client: Client) -> None:
    text = section(page(client, BERKSHIRE), "Graduates by year")
    shown = re.findall(r'<th scope="row">(\d{4})</th><td class="num">([\d,]+)</td>', text)
    having = {"UNITID": "164775", "CIPCODE": "51.0713", "AWLEVEL": "21", "MAJORNUM": "1"}
    published = [
        (str(year), row["CTOTALT"])
        for year in (2021, 2022, 2023, 2024)
        for row in raw.rows(f"ipeds/c{year}_a.csv.gz", **having)
    ]
    assert shown == published
    assert shown[-1] == ("2024", "2")


def test_a_year_without_a_report_is_a_gap_in_the_awards_and_said(client: Client) -> None:
    reported = {
        year: {
            (school, cip, level)
            for school, cip, level, major in raw.columns(
                f"ipeds/c{year}_a.csv.gz", "UNITID", "CIPCODE", "AWLEVEL", "MAJORNUM"
            )
            if major == "1"
        }
        for year in (2021, 2022, 2023, 2024)
    }
    lacking = reported[2021] & reported[2022] & reported[2024] - reported[2023]
    key = min(key for key in lacking if key[1] != "99")
    text = section(page(client, f"{key[0]}-{key[1]}-{int(key[2])}"), "Graduates by year")
    bars = re.findall(r'<g class="mark"><title>(\d{4}): ([^<]*)</title>', text)
    assert [year for year, _said in bars] == ["2021", "2022", "2023", "2024"]
    assert dict(bars)["2023"] == "not reported"
    assert "The school reported no figure for: 2023" in plain(text)
    assert re.search(r'<th scope="row">2023</th><td class="num">not reported</td>', text)


def test_jobs_say_what_they_pay_here_who_links_them_and_what_they_ask_for(client: Client) -> None:
    text = section(page(client, BERKSHIRE), "Jobs it relates to, and what they pay here")
    rows = {}
    for row in re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL):
        if found := re.search(r'href="/salaries/(\d\d-\d{4})/', row):
            rows[found.group(1)] = plain(row)
    main = rows["29-2072"]
    assert "main job" in main
    assert "linked by the CIP–SOC crosswalk" in main
    assert "usual entry: certificate after high school" in main
    assert "$47,700–49,910" in main
    beyond = rows["29-9021"]
    assert (
        "not within reach of this award: the usual entry is higher (associate’s degree)" in beyond
    )
    teachers = [row for code, row in rows.items() if code.startswith("25-1")]
    assert all("not what a program in the field leads to" in row for row in teachers)


def test_an_editorial_link_gives_its_reason_and_source(client: Client) -> None:
    slug = Program.objects.filter(field_id="51.0714", provider__state="MA").first()
    assert slug is not None
    text = section(page(client, slug.slug), "Jobs it relates to, and what they pay here")
    row = text[text.index("/salaries/43-3021/") :].partition("</tr>")[0]
    assert "editorial link" in row
    assert "Medical billers prepare and follow up bills and claims" in row
    assert "https://www.onetonline.org/link/summary/43-3021.00" in row


def test_the_headline_price_is_the_in_state_one(client: Client) -> None:
    for one in Program.objects.filter(in_state_typical__lt=F("out_of_state_typical"))[:5]:
        [said] = re.findall(
            r'<p class="label">price, in-state</p>\s*<p class="number[^"]*">(.*?)</p>',
            page(client, one.slug),
        )
        typical = one.in_state_typical
        assert typical is not None
        estimated = one.price_basis == PriceBasis.YEAR_ESTIMATE
        step = 1 if not estimated else 10 if typical < 10_000 else 100
        wanted = f"${round(typical / step) * step:,}"
        assert html.unescape(said) == ("about " if estimated else "") + wanted, one.slug


def test_a_price_that_must_be_a_typing_error_is_shown_and_flagged(client: Client) -> None:
    slug = Program.objects.get(in_state_high=150_455).slug
    text = plain(page(client, slug))
    assert "$150,455" in text
    assert "Price far outside its field’s range." in text


def test_a_listed_program_is_shown_as_its_provider_listed_it(client: Client) -> None:
    text = page(client, "tx-32211")
    costs = {k: plain(v) for k, v in facts(section(text, "What it costs")).items()}
    assert costs["in-district, in-state and out-of-state"] == "$5,600 provider’s listing"
    assert costs["books and supplies"] == "$1,983"
    source = "Eligible training providers, Texas statewide list, March 20, 2024"
    assert source in plain(section(text, "What it costs"))
    assert '<p class="label">price</p>' in text
    assert "20 contact hours" in plain(section(text, "How long it takes"))
    assert "the College Scorecard covers colleges only" in plain(text)
    assert "HBI PACT" in plain(text)


def test_a_web_site_is_linked_as_an_address_and_nothing_else(client: Client) -> None:
    text = page(client, "tx-32211")
    assert 'href="https://www.100blackmensa.org/YouthBuild"' in text
    assert "javascript:" not in text


def away(one: Row, other: Row) -> float:
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return math.inf
    a, b = math.radians(one.latitude or 0), math.radians(other.latitude or 0)
    turn = math.radians((other.longitude or 0) - (one.longitude or 0))
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return 3958.8 * math.acos(max(-1, min(1, cosine)))


@pytest.mark.parametrize("slug", ["167905-51.0713-21", "226903-51.0713-2", "tx-32211"])
def test_similar_programs_are_near_and_cheaper_or_shorter_or_nearest(
    client: Client, slug: str
) -> None:
    text = section(page(client, slug), "Like it, within 100 miles")
    assert re.search(r"Prices are for a resident of (Massachusetts|Texas);", text)
    every = {row.id: row for row in programs()}
    own = every[Program.objects.get(pk=number(slug)).pk]
    groups = dict(re.findall(r"<h3>(.*?)</h3><ul[^>]*>(.*?)</ul>", text, re.DOTALL))
    certificates = {0, 20, 21, 2, 4}
    flagged = set(Flag.objects.values_list("program_id", flat=True))
    like = [
        row
        for row in every.values()
        if row.field == own.field
        and row.id != own.id
        and {row.award_level, own.award_level} <= certificates
        and away(own, row) <= 100
        and row.entry == own.entry == 1
    ]
    trusted = [row for row in like if row.id not in flagged]
    expected = {
        "Cheaper": sorted(price(own, row)[1] or 0 for row in trusted if surely_cheaper(own, row))[
            :3
        ],
        "Shorter": sorted(
            row.months_high
            for row in trusted
            if row.months_high is not None and row.months_high < (own.months_low or 0)
        )[:3],
        "Nearest": sorted(away(own, row) for row in like)[:3],
    }
    for label, values in expected.items():
        shown = re.findall(r'href="/programs/([^/"]+)/"', groups.get(label, ""))
        got = [every[number(one)] for one in shown]
        if label == "Nearest":
            assert [away(own, row) for row in got] == pytest.approx(values, abs=0.01)
        elif label == "Cheaper":
            assert [price(own, row)[1] for row in got] == values
        else:
            assert [row.months_high for row in got] == pytest.approx(values, abs=0.01)


def price(own: Row, row: Row) -> tuple[int | None, int | None]:
    """What someone of the state of `own` pays."""
    if row.state == own.state:
        return row.in_state_low, row.in_state_high
    return row.out_of_state_low, row.out_of_state_high


def surely_cheaper(own: Row, row: Row) -> bool:
    """Dearest below the other's cheapest; or, of the same length, with the cheaper year."""
    high = price(own, row)[1]
    if high is None:
        return False
    basis = Program.objects.filter(pk__in=(own.id, row.id)).values_list("price_basis", flat=True)
    if list(basis) == [PriceBasis.YEAR_ESTIMATE] * 2 and own.award_level == row.award_level:
        return high < (own.in_state_high or 0)
    return high < (own.in_state_low or 0)


def number(slug: str) -> int:
    from programs.rules.ids import program_number

    found = program_number(slug)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "path",
    [
        "/programs/999999-51.0713-21/",
        "/programs/164775-51.0713-99/",
        "/programs/164775-99.9999-21/",
        "/programs/064775-51.0713-21/",
        "/programs/tx-99999999/",
        "/programs/tx-/",
        "/programs/164775/",
        "/programs/16477٥-51.0713-21/",
        "/programs/%00/",
        "/programs/tx-32211/more/",
    ],
)
def test_a_program_that_does_not_exist_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_many_programs_pages_open(client: Client) -> None:
    """Every 2,000th program, whatever it is."""
    ids = Program.objects.annotate(rest=F("pk") % 1999).filter(rest=7).values_list("pk", flat=True)
    held = Program.objects.filter(pk__in=list(ids))
    assert len(held) > 50
    for program in held:
        assert program.name.split("&")[0] in html.unescape(page(client, program.slug))


def test_programs_whose_figures_contradict_each_other_are_not_offered_as_cheaper(
    client: Client,
) -> None:
    """Those priced far below their field's range would come first otherwise."""
    low = Flag.objects.filter(kind=Flag.Kind.PRICE_OUTLIER, reason__contains="far below")
    numbers = set(low.values_list("program_id", flat=True))
    flagged = {row.id: row for row in programs() if row.id in numbers}
    checked = 0
    for row in programs():
        rivals = [
            rival
            for rival in flagged.values()
            if rival.field == row.field
            and (row.in_state_high or 0) > (rival.in_state_high or 0) > 0
            and row.award_level in (0, 20, 21, 2, 4)
            and rival.award_level in (0, 20, 21, 2, 4)
            and away(row, rival) < 100
        ]
        if rivals and row.id not in flagged:
            checked += 1
            slug = Program.objects.get(pk=row.id).slug
            text = section(page(client, slug), "Like it, within 100 miles")
            cheaper = text.partition("<h3>Cheaper</h3>")[2].partition("</ul>")[0]
            for rival in rivals:
                assert f"/programs/{Program.objects.get(pk=rival.id).slug}/" not in cheaper
        if checked == 10:
            break
    assert checked


@pytest.mark.parametrize("words", ["31-1131", "31-1131.00", "cna", "nursing aide", "CNA jobs"])
def test_the_box_for_another_job_takes_what_any_box_takes(client: Client, words: str) -> None:
    text = client.get(f"/programs/{BERKSHIRE}/", {"occupation": words}).content.decode()
    figures = plain(text.partition('class="figures"')[2].partition("<section")[0])
    assert "Nursing Assistants" in figures
    assert 'name="occupation" value="Nursing Assistants"' in text
    assert "Nursing Assistants" not in page(client, BERKSHIRE)


def test_words_that_name_no_job_are_said_to_and_change_no_figure(client: Client) -> None:
    text = client.get(f"/programs/{BERKSHIRE}/", {"occupation": "qqzzvv"}).content.decode()
    assert "No occupation matches “qqzzvv”" in text
    figures = re.compile('class="figures">.*?<(?:nav|section)', re.DOTALL)
    assert figures.findall(text) == figures.findall(page(client, BERKSHIRE))


def test_what_is_of_the_whole_school_stands_apart(client: Client) -> None:
    """The Scorecard's row of 167905: 0.318; 5,662 on average, 4,250 to 13,867 by income."""
    heading = "The whole school, all its programs together"
    text = section(page(client, "167905-51.0713-21"), heading)
    school = {label: plain(value) for label, value in facts(text).items()}
    assert school.pop("first-time, full-time students who finish").startswith("32% ")
    assert list(school.values()) == ["$5,662", "$4,250", "$3,833", "$6,675", "$8,925", "$13,867"]
    assert "College Scorecard, institutions, June 10, 2026" in plain(text)


def test_of_a_school_that_the_scorecard_lacks_nothing_is_said(client: Client) -> None:
    listed = Program.objects.filter(origin=Program.Origin.STATE_LISTED)
    of_no_college = listed.filter(provider__kind="state-listed").first()
    assert of_no_college
    assert "The whole school" not in page(client, of_no_college.slug)
