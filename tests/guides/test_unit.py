"""Pay by the hour or the year: one switch that every page with pay has and obeys."""

import html
import re

import pytest
from django.test import Client

from tests import raw
from tests.guides.pages import words

pytestmark = pytest.mark.usefixtures("site_data")
JOB, SPRINGFIELD, WORCESTER, STATE, NATION = "29-2072", "44140", "49340", "25", "99"
FOLDER = f"/folder/?p=167905-51.0713-21&w={JOB}~{SPRINGFIELD}"
PLAN = f"/plan/?target={JOB}&zip=01608&wage=17&budget=6000"
PAGES = {
    f"/?q={JOB}&near=01608": (WORCESTER, "MEDIAN"),
    "/programs/?field=51.0713&near=01103": (SPRINGFIELD, "PCT25"),
    "/programs/167905-51.0713-21/": (SPRINGFIELD, "PCT25"),
    "/programs/compare/?p=167905-51.0713-21&p=166133-51.0714-21": (SPRINGFIELD, "PCT25"),
    f"/salaries/{JOB}/": (NATION, "MEDIAN"),
    f"/salaries/{JOB}/{SPRINGFIELD}/": (SPRINGFIELD, "MEDIAN"),
    f"/salaries/compare/?o={JOB}&a={SPRINGFIELD}": (SPRINGFIELD, "MEDIAN"),
    "/certifications/cca/": (NATION, "MEDIAN"),
    "/paths/": (STATE, "MEDIAN"),
    "/paths/medical-coder-massachusetts/": (SPRINGFIELD, "PCT75"),
    PLAN: (WORCESTER, "PCT75"),
    FOLDER: (SPRINGFIELD, "PCT25"),
}
"""An area and a percentile of one job's published pay that each page shows."""


LINK = re.compile(r'<a [^>]*?href="(/(?:salaries|plan|paths|folder|programs)/[^"]*)"')


def written(area: str, figure: str, unit: str) -> str:
    """As the wage file has it; of a range's far end without its sign."""
    value = raw.paid(JOB)[area][f"{'H' if unit == 'hour' else 'A'}_{figure}"].replace(",", "")
    return f"{float(value):,.2f}" if unit == "hour" else f"{int(value):,}"


def read(client: Client, path: str, unit: str = "") -> str:
    asked = f"{path}{'&' if '?' in path else '?'}unit={unit}" if unit else path
    return client.get(asked).content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_speaks_of_a_year_unless_asked_and_has_the_switch(
    client: Client, path: str
) -> None:
    area, figure = PAGES[path]
    for unit, asked in (("year", ""), ("year", "year"), ("hour", "hour")):
        page = read(client, path, asked)
        assert written(area, figure, unit) in words(page), (unit, asked)
        switch = page.partition('aria-label="Show pay by the"')[2].partition("</nav>")[0]
        current = re.search(r'aria-current="page">(\w+)<', switch)
        assert current, "it has no switch"
        assert current[1] == unit


@pytest.mark.parametrize("path", [path for path in PAGES if "salaries" not in path])
def test_by_the_hour_the_yearly_figure_does_not_lead(client: Client, path: str) -> None:
    """A program's jobs and a plan's cards show both, the one asked for first."""
    area, figure = PAGES[path]
    page = words(read(client, path, "hour"))
    hour, year = (page.find(written(area, figure, unit)) for unit in ("hour", "year"))
    assert hour >= 0
    assert year < 0 or hour < year


@pytest.mark.parametrize("path", PAGES)
def test_the_hour_goes_along_to_every_page_with_pay(client: Client, path: str) -> None:
    page = read(client, path, "hour")
    lost = [
        html.unescape(href)
        for href in re.findall(
            r'<a [^>]*?href="(/(?:salaries|plan|paths|folder|programs)/[^"]*)"', page
        )
        if "unit=" not in href and not href.endswith(".svg")
    ]
    assert lost == []


def test_a_plan_by_the_year_shows_the_published_year_not_2080_hours(client: Client) -> None:
    """Half of them earn $24.54 an hour there: 2,080 times that is another figure than published."""
    paid = raw.paid(JOB)[WORCESTER]
    assert round(float(paid["H_MEDIAN"]) * 2_080, -1) != int(paid["A_MEDIAN"].replace(",", ""))
    sentence = (
        f"Half of these jobs pay more than ${int(paid['A_MEDIAN'].replace(',', '')):,} a year"
    )
    assert sentence in words(read(client, PLAN))


def test_a_plan_in_the_folder_follows_the_folders_unit(client: Client) -> None:
    held = f"{FOLDER}&plan=target%3D{JOB}%26zip%3D01608%26unit%3Dhour"
    assert f"{written(WORCESTER, 'PCT25', 'year')} a year at first" in words(read(client, held))
    by_hour = words(read(client, held, "hour"))
    assert f"{written(WORCESTER, 'PCT25', 'hour')} an hour at first" in by_hour


def test_the_unit_is_no_part_of_what_a_folder_holds(client: Client) -> None:
    """The browser knows its own folder again in either unit; the address to share keeps it."""
    page = read(client, FOLDER, "hour")
    held = re.search(r'data-folder-page="([^"]*)"', page)
    shared = re.search(r'id="folder-address" readonly value="([^"]*)"', page)
    assert held
    assert shared
    assert "unit" not in held[1]
    assert shared[1].endswith("unit=hour")
