"""Accreditations that staff keep: shown, filtered by, and held against what credentials ask."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client

from careerguide.columns import store
from careerguide.editorial.models import today
from programs.catalog import catalog
from programs.models import ProgramAccreditation
from programs.rules.ids import program_slug
from tests.data import SiteData
from tests.programs.test_corrections import lines, listed, text

SAID: dict[str, Any] = {"source": "https://example.org/list", "checked_on": date(2026, 11, 26)}


@pytest.fixture(autouse=True)
def taken_back(site_data: SiteData) -> Iterator[None]:
    """What a test changes is taken back, so what the process keeps of it is forgotten."""
    yield
    store.forget()


def degree() -> str:
    """An associate degree in health information, of which RHIT asks that CAHIIM accredits it."""
    known = catalog()
    rows = known.of_field(known.field_at["51.0707"])
    found = rows[(known["award_level"][rows] == 3) & ~known.gone[rows]]
    return program_slug(int(known.id[found[0]]))


def accredit(organization: str = "CAHIIM", **more: Any) -> ProgramAccreditation:
    row = ProgramAccreditation(organization=organization, **SAID | more)
    row.full_clean()
    row.save()
    return row


def test_a_program_is_found_by_who_accredits_it() -> None:
    slug = degree()
    accredit(program=slug, until=today() + timedelta(days=300))
    assert listed("accredited=CAHIIM") == [slug]
    assert listed("accredited=cahiim&sort=price_high") == [slug]


def test_files_the_api_and_a_comparison_say_who_accredits_it(client: Client) -> None:
    slug, other = degree(), "164775-51.0713-21"
    accredit(program=slug)
    accredit("NECHE", provider=164775)
    assert lines("accredited=CAHIIM")[slug]["accredited_by"] == "CAHIIM"
    answers = [client.get(f"/api/v1/programs/{one}/").json()["data"] for one in (slug, other)]
    assert [one["accredited_by"] for one in answers] == ["CAHIIM", "NECHE"]
    compared = text(client, f"/programs/compare/?p={slug}&p={other}")
    assert "Accredited by CAHIIM NECHE" in compared


def test_a_schools_accreditation_is_that_of_all_its_programs() -> None:
    accredit("NECHE", provider=164775)
    assert set(listed("accredited=NECHE")) == set(listed("school=164775"))


def test_one_that_ran_out_counts_no_more_and_is_said_to_have(client: Client) -> None:
    slug = degree()
    accredit(program=slug, until=date(2024, 6, 30))
    assert listed("accredited=CAHIIM") == []
    page = text(client, f"/programs/{slug}/")
    assert "CAHIIM ran out on June 30, 2024" in page
    assert "CAHIIM accredits this program" not in page


def test_a_certification_that_asks_for_it_says_that_the_program_has_it(client: Client) -> None:
    slug = degree()
    before = text(client, f"/programs/{slug}/")
    assert (
        "accredited by CAHIIM; students in the last term may test early; ask the school" in before
    )
    accredit(program=slug)
    after = text(client, f"/programs/{slug}/")
    assert "CAHIIM accredits this program" in after
    assert "Accredited by CAHIIM" in after


def test_the_filter_is_offered_once_something_is_known(client: Client) -> None:
    assert "Accredited by" not in text(client, "/programs/?state=MA")
    accredit("NECHE", provider=164775)
    page = text(client, "/programs/?state=MA")
    assert "Accredited by" in page
    assert "Known here: NECHE" in page
    assert "Nothing is known here to be accredited by" in text(client, "/programs/?accredited=XYZ")


@pytest.mark.parametrize(
    "wrong",
    [
        {}, {"program": "nonsense"}, {"program": "164775-51.0713-99"}, {"provider": 999_999},
        {"program": "164775-51.0713-21", "provider": 164775},
        {"program": "164775-51.0713-21", "organization": "who?"},
        {"program": "164775-51.0713-21", "organization": ""},
        {"program": "164775-51.0713-21", "source": ""},
    ],
)  # fmt: skip
def test_nonsense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        accredit(**wrong)


def test_one_organization_accredits_a_program_once() -> None:
    slug = degree()
    accredit(program=slug)
    with pytest.raises((ValidationError, IntegrityError)):
        accredit(program=slug)
    accredit("ABHES", program=slug)


def test_they_come_in_by_a_table(admin_client: Client) -> None:
    slug = degree()
    body = f"program,provider,organization,until,source\n{slug},,CAHIIM,2031-06-30,s\n"
    body += ",164775,NECHE,,s\n"
    where = "/admin/programs/programaccreditation/import/"
    answer = admin_client.post(where, {"file": SimpleUploadedFile("x.csv", body.encode())})
    admin_client.post(where, {"looked": answer.context["looked"]})
    assert listed("accredited=CAHIIM") == [slug]
    assert ProgramAccreditation.objects.get(organization="NECHE").until is None
