"""Local pay of programs by the hour, as published, and by the year."""

import re

import pytest
from django.test import Client

from programs.catalog import catalog
from programs.rules.ids import program_number
from tests import raw

pytestmark = pytest.mark.usefixtures("site_data")
SPRINGFIELD = "167905-51.0713-21"


def pays(client: Client, query: str) -> str:
    page = client.get(f"/programs/compare/?p={SPRINGFIELD}&p=166133-51.0714-21{query}")
    return re.sub(r"\s+", " ", page.content.decode())


def test_a_program_of_one_job_shows_the_published_pay_of_either_unit(client: Client) -> None:
    held = catalog()
    number = program_number(SPRINGFIELD)
    assert number is not None
    row = held.row(number)
    assert row is not None
    assert int(held["pay_jobs"][row]) == 1
    area = held.wages.areas[int(held["area"][row])].code
    wages = raw.paid(held.wages.codes[int(held["occupation"][row])])[area]
    by_year, by_hour = pays(client, ""), pays(client, "&unit=hour")
    assert f"${int(wages['A_PCT25'].replace(',', '')):,}" in by_year
    assert f"${float(wages['H_PCT25']):,.2f}" in by_hour
    assert "A year, starts near (25th percentile)" in by_year
    assert "An hour, starts near (25th percentile)" in by_hour


def test_the_list_says_its_unit_in_the_heading(client: Client) -> None:
    def heads(query: str) -> str:
        return client.get(f"/programs/?q=medical+coder{query}").content.decode()

    assert "Local starting pay a year" in heads("")
    assert "Local starting pay an hour" in heads("&unit=hour")
    assert "Local starting pay an hour" in heads("&unit=hourly"), "as addresses were once written"
