"""The list as a chart of price and length, against the same programs read from the database."""

import html
import math
import re
from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from programs.models import Program
from programs.pages.list.plot import MOST
from programs.rules.ids import program_slug
from tests.programs.brute import Row, Wanted, programs

pytestmark = pytest.mark.usefixtures("site_data")
HTMX = {"HX-Request": "true", "HX-Target": "results"}
CODING = "state=MA&field=51.07"
FEW = "state=MA&field=51.0713"
CERTIFICATES = (20, 21, 2, 4)
SPRINGFIELD, BERKSHIRE = "167905-51.0713-21", "164775-51.0713-21"


def page(client: Client, query: str, **options: Any) -> str:
    response = client.get(f"/programs/?{query}&view=plot", **options)
    assert response.status_code == 200
    return response.content.decode()


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def marks(text: str) -> list[dict[str, Any]]:
    """Every mark: its kind, where it leads and stands, what it says, and for how many programs."""
    found = re.findall(
        r'<a class="mark mark-(\d)( named)?" href="([^"]*)"><title>(.*?)</title>'
        r"(?:<text.*?</text>)?"
        r'(<line class="range"[^>]*/>)?<use href="#\w+-\d" x="([\d.-]+)%" y="([\d.-]+)"/></a>',
        text,
    )
    assert len(found) == text.count('class="mark mark-')
    result = []
    for kind, named, href, said, line, x, y in found:
        more = re.search(r"and ([\d,]+) programs? more", said)
        many = 1 + (int(more[1].replace(",", "")) if more else 0)
        result.append({"kind": int(kind), "named": bool(named), "href": href, "many": many,
                       "said": html.unescape(said), "x": float(x), "y": float(y),
                       "ends": re.findall(r'x\d="([\d.]+)%', line)})  # fmt: skip
    return result


def table(text: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/programs/([^/"]+)/"', text)


def matching(wanted: Wanted, *states: str) -> list[Row]:
    return [row for row in programs(*states) if wanted.matches(row)]


def usual(wanted: Wanted, row: Row) -> int | None:
    typical = wanted.price(row, "typical")
    return wanted.price(row, "high") if typical is None else typical


def known(wanted: Wanted, rows: list[Row]) -> list[Row]:
    return [row for row in rows if usual(wanted, row)]


def test_every_program_with_a_price_is_drawn_once(client: Client) -> None:
    text = page(client, CODING)
    wanted = Wanted(states=("MA",), field="51.07")
    expected = known(wanted, matching(wanted, "MA"))
    assert 10 < len(expected) < MOST
    assert sum(mark["many"] for mark in marks(text)) == len(expected)
    assert set(table(text)) == {program_slug(row.id) for row in expected}


@pytest.mark.parametrize("query", [CODING, "state=MA", "state=RI&award=20,21", "q=welding"])
def test_no_mark_stands_on_another(client: Client, query: str) -> None:
    places = [(mark["x"], mark["y"]) for mark in marks(page(client, query))]
    rows = defaultdict(list)
    for x, y in places:
        rows[y].append(x)
    assert len(places) == len(set(places)) > 3
    for row in rows.values():
        row.sort()
        assert all(b - a > 4 for a, b in pairwise(row))


def test_a_mark_says_its_program_and_leads_to_it(client: Client) -> None:
    mark = next(m for m in marks(page(client, CODING)) if SPRINGFIELD in m["href"])
    program = Program.objects.get(provider_id=167905, field_id="51.0713", award_level=21)
    assert program.in_state_typical == 5244
    assert mark["said"].startswith(
        "Medical coding, Springfield Technical Community College: about $5,240, about 7 months"
    )
    assert client.get(mark["href"]).status_code == 200


def test_marks_stand_at_the_usual_price_and_lines_reach_its_ends(client: Client) -> None:
    text = page(client, FEW)
    drawing = text[text.index('<svg class="plot') : text.index("</figure>")]
    across = re.findall(r'x="([\d.]+)%" y="100%"[^>]*text-anchor="middle">\$(\d+)(k?)<', drawing)
    prices = [(math.log(int(n) * (1000 if k else 1)), float(at)) for at, n, k in across]
    assert len(prices) >= 2
    wanted = Wanted(states=("MA",), field="51.0713")
    found = {mark["href"].split("/")[2]: mark for mark in marks(text)}
    for row in known(wanted, matching(wanted, "MA")):
        mark = found[program_slug(row.id)]
        ends = wanted.price(row, "low"), wanted.price(row, "high")
        for at, price in zip([mark["x"], *mark["ends"]], [usual(wanted, row), *ends], strict=True):
            assert price
            assert abs(float(at) - between(math.log(price), prices[0], prices[-1])) < 0.1, row


def between(value: float, one: tuple[float, float], other: tuple[float, float]) -> float:
    return one[1] + (value - one[0]) / (other[0] - one[0]) * (other[1] - one[1])


def test_each_band_says_what_half_of_its_programs_cost_at_most(client: Client) -> None:
    text = plain(page(client, "state=MA"))
    wanted = Wanted(states=("MA",))
    rows = known(wanted, matching(wanted, "MA"))
    for name, levels in (("Certificates", CERTIFICATES), ("Associate degrees", (3,)),
                         ("Bachelor’s degrees", (5,)), ("Beyond a bachelor’s", (6, 7, 8, 17, 18, 19))):  # fmt: skip # noqa: E501
        among = [row for row in rows if row.award_level in levels]
        said = re.search(rf"{name} ([\d,]+), half to \$([\d,]+)", text)
        assert said, name
        number, price = (int(one.replace(",", "")) for one in said.groups())
        assert number == len(among)
        middle = median(usual(wanted, row) or 0 for row in among)
        assert abs(price - middle) <= (5 if middle < 10_000 else 50)
        assert f"{name[:1].lower()}{name[1:]} ${price:,}" in text, "the title says the same"


def test_a_long_list_draws_its_first_programs_and_says_how_many_match(client: Client) -> None:
    text = page(client, "state=MA&sort=price_high")
    wanted = Wanted(states=("MA",), sort="price_high")
    rows = matching(wanted, "MA")
    both = known(wanted, rows)
    held = {row.id for row in both}
    first = [number for number in wanted.answer(programs("MA")) if number in held][:MOST]
    assert table(text) == [program_slug(number) for number in first]
    assert sum(mark["many"] for mark in marks(text)) == MOST
    said = plain(text)
    assert f"{len(rows):,} programs" in said
    assert f"the first {MOST} of {len(both):,} programs with a known price" in said
    unpriced = sum(usual(wanted, row) is None for row in rows)
    assert f"{unpriced:,} of {len(rows):,} programs have no known price" in said


def test_a_program_without_a_price_is_counted_and_not_drawn(client: Client) -> None:
    wanted = Wanted(states=("MA",))
    lacking = next(r for r in matching(wanted, "MA") if r.in_state_high is None and r.field)
    text = page(client, f"state=MA&field={lacking.field}&p={program_slug(lacking.id)}")
    assert program_slug(lacking.id) not in {m["href"].split("/")[2] for m in marks(text)}
    assert "of your picks can’t be drawn" in plain(text)


def test_programs_without_a_price_leave_a_sentence_and_no_axis(client: Client) -> None:
    wanted = Wanted(states=("MA",), award=(17,))
    rows = matching(wanted, "MA")
    assert rows
    assert not known(wanted, rows)
    text = page(client, "state=MA&award=17")
    assert "None of these programs has a known price" in text
    assert 'class="plot' not in text


def test_one_program_is_drawn_too(client: Client) -> None:
    text = page(client, "occupation=29-2072&near=01608")
    assert [mark["many"] for mark in marks(text)] == [1]


def test_few_programs_are_named_each_and_picks_stand_out(client: Client) -> None:
    text = page(client, f"{FEW}&p={SPRINGFIELD}&p={BERKSHIRE}")
    named = [mark["href"].split("/")[2] for mark in marks(text) if mark["named"]]
    assert set(named) == {SPRINGFIELD, BERKSHIRE}
    assert text.count('class="chart-name lane-name"') == len(marks(text))
    assert "Berkshire Community College: Medical coding</text>" in text


def test_among_many_only_picks_are_named(client: Client) -> None:
    text = page(client, f"state=MA&p={BERKSHIRE}")
    assert re.findall(r'<text class="chart-name[^>]*>(.*?)</text>', text) == [
        "Berkshire Community C…"
    ]


def test_a_pick_is_drawn_even_when_it_is_not_among_the_first(client: Client) -> None:
    last = table(page(client, "state=MA&sort=-price_high"))[-1]
    assert last not in table(page(client, "state=MA&sort=price_high"))
    text = page(client, f"state=MA&sort=price_high&p={last}")
    assert [m["href"] for m in marks(text) if m["named"]] == [f"/programs/{last}/"]


def test_the_chart_is_another_view_of_the_same_address(client: Client) -> None:
    query = f"{CODING}&sort=price_high&p={SPRINGFIELD}"
    text = page(client, query)
    tabs = re.search(r'<nav class="tabs".*?</nav>', text, re.DOTALL)
    assert tabs
    addresses = re.findall(r'href="(\?[^"]*)"( aria-current="page")?>(\w+)<', tabs[0])
    (to_list, *_), (to_map, *_), (to_plot, current, label) = addresses
    assert (bool(current), label) == (True, "Chart")
    assert "view" not in parse_qs(urlsplit(html.unescape(to_list)).query)
    for href in (to_list, to_map, to_plot):
        kept = parse_qs(urlsplit(html.unescape(href)).query)
        assert (kept["state"], kept["sort"], kept["p"]) == (["MA"], ["price_high"], [SPRINGFIELD])
    assert '<input type="hidden" form="filters" name="view" value="plot">' in text
    assert all("view=plot" in chip for chip in re.findall(r'class="chip" href="([^"]*)"', text))


def test_a_view_that_is_none_is_told_and_the_list_shown(client: Client) -> None:
    text = client.get("/programs/?state=RI&view=pie").content.decode()
    assert "“pie” is not one of the choices." in html.unescape(text)
    assert '<th scope="row">' in text


def test_the_list_is_what_it_was(client: Client) -> None:
    assert 'class="plot' not in client.get("/programs/?state=RI").content.decode()
    assert client.get("/programs/?state=RI&view=list").status_code == 200


def test_the_chart_alone_is_given_to_htmx(client: Client) -> None:
    part = page(client, CODING, headers=HTMX)
    assert "<html" not in part
    assert marks(part) == marks(page(client, CODING))


def test_an_empty_list_has_no_chart(client: Client) -> None:
    text = page(client, "state=RI&cost_max=2000&award=21")
    assert "No program matches" in text
    assert 'class="plot' not in text


def test_the_table_download_is_the_same_in_both_views(client: Client) -> None:
    answers = [
        b"".join(client.get(f"/programs/?{CODING}&_export=csv{view}"))  # type: ignore[arg-type]
        for view in ("", "&view=plot")
    ]
    assert answers[0] == answers[1]


def test_the_chart_asks_the_database_no_more_than_the_list(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    page(client, "state=NH")
    with django_assert_max_num_queries(2):
        page(client, "state=MA")
