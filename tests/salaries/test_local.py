"""Cautions and local surveys beside published wages: shown there, and never in their columns."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from careerguide.columns import store
from salaries.models import LocalSurvey, LocalWage, WageNote
from tests.data import SiteData
from tests.programs.test_corrections import text

WORCESTER = "/salaries/29-2072/49340/"
SAID: dict[str, Any] = {"source": "https://example.org/survey", "as_of": "2026"}


@pytest.fixture(autouse=True)
def taken_back(site_data: SiteData) -> Iterator[None]:
    """What a test changes is taken back, so what the process keeps of it is forgotten."""
    yield
    store.forget()


def survey() -> LocalSurvey:
    row = LocalSurvey(
        slug="made-up", title="Made-up pay survey", publisher="Made-up Board", year=2026,
        method="40 employers by mail", **SAID,
    )  # fmt: skip
    row.full_clean()
    row.save()
    return row


def wage(**more: Any) -> LocalWage:
    given: dict[str, Any] = {
        "soc": "29-2072", "area": "49340", "job": "Coder I", "unit": "hourly",
        "p25": Decimal("21.50"), "median": Decimal("24.25"), "answers": 40,
    }  # fmt: skip
    row = LocalWage(survey=LocalSurvey.objects.first() or survey(), **given | SAID | more)
    row.full_clean()
    row.save()
    return row


def test_a_survey_stands_beside_the_published_wages_and_changes_none(client: Client) -> None:
    before = text(client, WORCESTER)
    wage()
    after = text(client, WORCESTER)
    for said in ("What local surveys found", "Coder I", "$21.50", "$24.25", "40 answers",
                 "Made-up pay survey, Made-up Board, 2026", "40 employers by mail"):  # fmt: skip
        assert said in after
        assert said not in before
    head, _said, _rest = after.partition("What local surveys found")
    assert before.startswith(head)
    assert "What local surveys found" not in text(client, "/salaries/29-2072/99/")
    file = b"".join(client.get("/salaries/29-2072/?_export=csv").streaming_content)  # type: ignore[attr-defined]
    assert b"Made-up" not in file


def test_a_caution_stands_at_one_place_or_at_all(client: Client) -> None:
    WageNote.objects.create(soc="29-2072", area="49340", text="Here few answered.", **SAID)
    WageNote.objects.create(soc="29-2072", area="", text="Two jobs are one here.", **SAID)
    page = text(client, WORCESTER)
    assert "Our editors’ caution: Here few answered." in page
    assert "Two jobs are one here." in page
    nation = text(client, "/salaries/29-2072/99/")
    assert "Two jobs are one here." in nation
    assert "Here few answered." not in nation
    WageNote.objects.all().delete()
    assert "caution" not in text(client, WORCESTER)


@pytest.mark.parametrize(
    "wrong",
    [{"soc": "99-9999"}, {"area": "nowhere"}, {"area": ""}, {"p25": None, "median": None},
     {"p25": Decimal(30)}, {"median": Decimal(24_000)}, {"p25": Decimal(0)}, {"unit": "daily"},
     {"source": ""}],
)  # fmt: skip
def test_nonsense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        wage(**wrong)
    assert not LocalWage.objects.exists()


def test_both_come_in_by_tables_and_staff_are_led_to_them(admin_client: Client) -> None:
    def send(model: str, body: str) -> None:
        where = f"/admin/salaries/{model}/import/"
        answer = admin_client.post(where, {"file": SimpleUploadedFile("x.csv", body.encode())})
        assert answer.context["looked"], answer.context["outcome"].problems
        admin_client.post(where, {"looked": answer.context["looked"]})

    survey()
    send(
        "localwage", "survey,soc,area,job,unit,median,source\nmade-up,29-2072,49340,A,hourly,24,s\n"
    )
    send("wagenote", "soc,area,text,source\n29-2072,,Mind this.,s\n")
    assert LocalWage.objects.get().median == 24
    page = admin_client.get(WORCESTER).content.decode()
    assert "Mind this." in page
    assert "/admin/salaries/wagenote/add/?soc=29-2072&amp;area=49340" in page
    assert "no-store" in admin_client.get(WORCESTER)["Cache-Control"]
