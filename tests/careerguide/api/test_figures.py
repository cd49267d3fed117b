"""What the API says is what the pages' downloads say, for every figure with all that belongs to it.

Downloads are held against the publishers' files by tests/verify, and so are answers drawn there.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client

from careerguide.api import schemas
from careerguide.api.figures import Shape, is_sourced
from careerguide.api.site import resources
from careerguide.columns import store
from careerguide.lists.columns import DOLLARS, Column, Columns
from careerguide.lists.filters import list_state
from careerguide.lists.limits import Limit
from programs.models import ProgramCorrection, ProviderCorrection
from programs.selection import Selection
from tests.careerguide.api.conftest import Ask

LISTS = [
    ("programs", "/programs/", "state=RI&sort=price_high", "program_id"),
    ("programs", "/programs/", "near=01608&within=50&residency=in_state&occupation=29-2072",
     "program_id"),
    ("occupations", "/salaries/", "q=nurse", "soc"),
    ("wages/29-2072", "/salaries/29-2072/", "state=MA&sort=-annual_median", "area_code"),
    ("wages/27-2011", "/salaries/27-2011/", "sort=-hourly_p90", "area_code"),
    ("certifications", "/certifications/", "q=medical+coding&years=7", "slug"),
    ("plans", "/plan/", "target=29-2072&zip=01608&wage=17&budget=6000", "route"),
]  # fmt: skip
EVERY = ("programs/?", "programs/?state=TX&", "programs/?near=01608&", "schools/?", "areas/?",
         "occupations/?", "occupations/?sort=-soc&", "wages/29-1141/?", "wages/27-2011/?",
         "certifications/?", "aid/?", "sources/?", "corrections/?")  # fmt: skip


@pytest.fixture
def corrected(site_data: Any) -> Iterator[None]:
    """A price, a length and a name that staff corrected."""
    said = {
        "reason": "The school's page says so.", "source": "https://example.edu/fees",
        "as_of": "2026-09", "checked_on": date(2026, 11, 26),
    }  # fmt: skip
    for field, value in (("price_in_state", "9800"), ("months", "4")):
        row = ProgramCorrection(program="164775-51.0713-21", field=field, value=value, **said)
        row.full_clean()
        row.save()
    school = ProviderCorrection(provider=164775, field="name", value="Berkshire CC", **said)
    school.full_clean()
    school.save()
    store.forget()
    yield
    store.forget()


def told(figure: Any) -> Any:
    return figure["value"] if isinstance(figure, dict) and "value" in figure else figure


@pytest.mark.parametrize(("name", "address", "query", "key"), LISTS)
def test_rows_and_figures_are_those_of_the_download(
    client: Client, ask: Ask, name: str, address: str, query: str, key: str
) -> None:
    text = b"".join(client.get(f"{address}?{query}&_export=csv")).decode("utf-8-sig")  # type: ignore[arg-type]
    lines = list(csv.DictReader(io.StringIO(text)))
    records, answer = [], ask(f"{name}/?{query}")
    while True:
        records += answer["data"]
        if answer["next"] is None:
            break
        answer = ask(answer["next"].partition("/api/v1/")[2])
    assert [record[key] for record in records] == [line[key] for line in lines]
    assert len(records) == answer["total"] > 3
    compared = 0
    for record, line in zip(records, lines, strict=True):
        for column, cell in line.items():
            own = "awards" if column.startswith("awards_") else column
            if own == "source" and name == "programs":
                continue
            value = told(record[own])
            if value is None and isinstance(record[own], dict) and cell == record[own]["missing"]:
                continue
            if isinstance(value, bool):
                assert str(value) == cell
            elif isinstance(value, int | float):
                assert float(cell) == pytest.approx(value, abs=1e-9), (own, record[key])
            else:
                assert (value or "") == cell.removeprefix("'"), (own, record[key])
            compared += 1
    assert compared > 50


@pytest.mark.parametrize("address", EVERY)
def test_every_figure_says_its_unit_and_source_and_why_it_is_unknown(
    ask: Ask, address: str, corrected: None
) -> None:
    answer = ask(f"{address}size=100")
    assert answer["data"]
    for record in answer["data"]:
        for name, figure in record.items():
            if isinstance(figure, dict) and "value" in figure:
                assert figure["unit"], name
                assert figure["source"], name
                assert bool(figure["missing"]) == (figure["value"] is None), (name, record["key"])
                if figure["source"] in answer["sources"]:
                    assert figure["date"], name


def test_a_fact_that_is_not_reported_is_null_with_the_reason(ask: Ask) -> None:
    found = [one["delivery"] for one in ask("programs/?state=RI&size=100")["data"]]
    unknown = [one for one in found if one["value"] is None]
    assert unknown
    assert len(unknown) < len(found)
    assert {one["missing"] for one in unknown} == {"not reported"}
    assert "not reported" not in [one["value"] for one in found]


def test_what_staff_corrected_has_both_values(ask: Ask, corrected: None) -> None:
    one = ask("programs/164775-51.0713-21/?residency=in_state")["data"]
    correction = one["price_high"]["correction"]
    assert (one["price_high"]["value"], correction["value"]) == (9800, "9800")
    assert correction["published"].split("-")[-1] != "9800"
    assert correction["published_in"].startswith("Student charges")
    assert one["price_high"]["source"] == correction["source"] == "https://example.edu/fees"
    assert one["price_high"]["date"] == correction["date"]
    assert (one["months_high"]["value"], one["months_high"]["correction"]["value"]) == (4, "4")
    assert "correction" not in one["earnings_median"]
    other = ask("programs/164775-51.0713-21/?residency=out_of_state")["data"]
    assert "correction" not in other["price_high"], "only one residency's price was corrected"
    school = ask("schools/164775/")["data"]
    assert school["provider"] == one["provider"] == "Berkshire CC"
    assert school["corrected"][0]["published"] == "Berkshire Community College"
    assert {of["field"] for of in one["corrected"]} == {"price_in_state", "months", "name"}
    assert ask("programs/tx-32211/")["data"]["corrected"] == []
    listed = ask("corrections/?of=program")
    assert [row["field"] for row in listed["data"]] == ["months", "price_in_state"]
    assert ask("corrections/?of=school")["data"][0]["value"] == "Berkshire CC"
    assert ask(f"corrections/{listed['data'][0]['key']}/")["data"]["value"] == "4"


def test_a_figure_that_is_declared_later_needs_no_further_line(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = Column("twice_the_awards", DOLLARS, "Twice the awards", source="ipeds-ic-ay",
                   cell=lambda _w, fact: fact["awards"] and 2 * fact["awards"],
                   missing="not reported")  # fmt: skip
    monkeypatch.setattr(Selection, "columns", Columns((*Selection.columns, added)))
    one = ask("programs/164775-51.0713-21/")["data"]
    assert one["twice_the_awards"]["value"] == 2 * one["awards"]["value"] > 0
    assert (one["twice_the_awards"]["unit"], one["twice_the_awards"]["source"]) == (
        "dollars", "ipeds-ic-ay",
    )  # fmt: skip
    record = schemas.record("Programs", Selection.columns)
    assert "Unit: dollars" in str(record.model_fields["twice_the_awards"].description)


def test_a_filter_that_is_declared_later_needs_no_further_line(
    monkeypatch: pytest.MonkeyPatch, site_data: Any
) -> None:
    added = Limit("books_max", "Dearest books", DOLLARS, "books")
    resource = resources()["programs"]
    monkeypatch.setattr(Selection, "filters", (*Selection.filters, added))
    monkeypatch.setattr(type(resource), "state", list_state("Later", Selection.filters))
    found = {one["name"]: one for one in schemas.parameters(resource)}
    assert found["books_max"]["description"] == "Dearest books (dollars)"
    assert found["books_max"]["schema"] == {
        "type": "integer", "minimum": 0, "maximum": 1_000_000,
    }  # fmt: skip
    assert found["books_unknown"]["schema"] == {"type": "boolean"}


def test_every_declared_figure_is_told_with_its_unit(site_data: Any) -> None:
    for name, resource in resources().items():
        columns = resource.selection.columns
        shape = Shape.of(columns)
        fields = schemas.record(name, columns).model_fields
        for one in columns.figures:
            if not one.api:
                continue
            assert one.name in fields, (name, one.name)
            if is_sourced(one):
                assert shape.reasons[one.name].missing, f"{name}: {one.name} never says why"
