"""Schools and programs that staff add: found, priced, planned with, and gone again when deleted."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client

from careerguide.columns import store
from plan.page.page import read
from programs.catalog import built, catalog
from programs.models import LocalProgram, LocalProvider
from programs.pages.panels import programs_nearby
from tests.admin_pages import change
from tests.data import SiteData
from tests.programs.test_corrections import lines, listed, text

SAID: dict[str, Any] = {
    "source": "https://example.edu/coding", "as_of": "2026-09", "checked_on": date(2026, 11, 26),
}  # fmt: skip
IN_WORCESTER = "near=01608&within=10&field=51.07"


@pytest.fixture(autouse=True)
def taken_back(site_data: SiteData) -> Iterator[None]:
    """What a test changes is taken back, so what the process keeps of it is forgotten."""
    yield
    store.forget()


def school(**more: Any) -> LocalProvider:
    given = {"slug": "quix", "name": "Quixotique Career Institute", "zip": "01608", "control": 3}
    row = LocalProvider(**given | SAID | more)
    row.full_clean()
    row.save()
    return row


def program(**more: Any) -> LocalProgram:
    given: dict[str, Any] = {
        "slug": "quix-coding", "name": "Zymurgical Coding Certificate", "field": "51.0713",
        "award_level": 21, "delivery": 2, "price_low": 3_900, "price_high": 4_200, "books": 300,
        "months_low": 6, "months_high": 8, "link": "https://example.edu/coding",
        "license_number": "MA-0042", "occupations": "29-2072",
    }  # fmt: skip
    if not more.get("unitid"):
        given["provider"] = LocalProvider.objects.first() or school()
    row = LocalProgram(**given | SAID | more)
    row.full_clean()
    row.save()
    return row


def test_a_local_program_is_in_the_list_by_place_price_job_and_words() -> None:
    before = listed(IN_WORCESTER)
    slug = program().address
    assert slug.startswith("local-")
    assert set(listed(IN_WORCESTER)) == {*before, slug}
    assert slug in listed(f"{IN_WORCESTER}&cost_max=4200")
    assert slug not in listed(f"{IN_WORCESTER}&cost_max=4199")
    assert slug in listed("occupation=29-2072&state=MA")
    assert slug not in listed("occupation=31-9092&state=MA")
    assert listed("q=zymurgical")[0] == slug
    assert listed("school=quixotique") == [slug]
    assert slug in listed("state=MA&delivery=hybrid&control=for-profit&award=21")
    assert len(listed("")) == built().size + 1


@pytest.mark.parametrize("sort", ["price_high", "-price_low", "months_high", "provider", "-field",
                                  "-local_wage_median", "awards", "-award_level"])  # fmt: skip
def test_every_order_holds_the_added_row_once_and_the_others_as_before(sort: str) -> None:
    query = f"residency=in_state&sort={sort}"
    before = listed(query)
    slug = program().address
    after = listed(query)
    assert after.count(slug) == 1
    assert [one for one in after if one != slug] == before


def test_its_page_says_who_added_it_and_what_its_job_pays_there(client: Client) -> None:
    row = program()
    page = text(client, f"/programs/{row.address}/")
    for said in (
        "Zymurgical Coding Certificate", "Quixotique Career Institute, Worcester, MA",
        "$3,900–4,200", "6–8 months", "MA-0042", "Added by our editors", "named by our editors",
        "checked by our editors",
    ):  # fmt: skip
        assert said in page, said
    known = catalog()
    at = known.row(row.number) or 0
    wages = known.wages
    here = wages.row("29-2072", "49340")
    assert here is not None
    assert (int(known["local_p25"][at]), int(known["local_median"][at])) == wages.annual(here)


def test_its_pay_is_as_of_other_programs_of_its_field_where_no_job_is_named() -> None:
    school(zip="01201")  # Pittsfield, as Berkshire Community College
    row = program(occupations="")
    known = catalog()
    at = known.row(row.number) or 0
    like = (known["award_level"] == 21) & (known.field == known.field[at])
    like &= known["area"] == known["area"][at]
    others = [int(other) for other in like.nonzero()[0] if other != at]
    assert others
    for name in ("local_p25", "local_median", "pay_jobs", "pay_area", "occupation"):
        assert known[name][at] == known[name][others[0]], name


def test_a_school_of_the_directory_can_be_given_a_program(client: Client) -> None:
    row = program(unitid=164775)
    assert row.address in listed("school=164775")
    assert "Berkshire Community College" in text(client, f"/programs/{row.address}/")
    assert lines("school=164775")[row.address]["unitid"] == "164775"


def test_a_plan_a_comparison_a_wage_page_and_a_file_know_it(client: Client) -> None:
    row = program()
    found = read(QueryDict("target=29-2072&zip=01608&wage=17")).results
    costs = found[row.address].route.costs
    assert next(c.dollars for c in costs if c.kind == "training").high == 4200
    compared = text(client, f"/programs/compare/?p={row.address}&p=164775-51.0713-21")
    assert "Zymurgical Coding Certificate" in compared
    line = lines(IN_WORCESTER)[row.address]
    assert (line["price_low"], line["price_high"], line["unitid"]) == ("3900", "4200", "")
    assert line["corrections"].startswith("added by our editors (https://example.edu/coding)")
    assert "Completions" not in line["source"]
    assert programs_nearby("29-2072", "49340").programs


def test_what_is_not_known_is_not_zero(client: Client) -> None:
    row = program(price_low=None, price_high=None, months_low=None, months_high=None, books=None)
    slug = row.address
    assert slug not in listed(f"{IN_WORCESTER}&cost_max=100000")
    assert slug not in listed(f"{IN_WORCESTER}&months_max=120")
    ordered = listed("state=MA&field=51.0713&residency=in_state&sort=price_high")
    known = [one for one in ordered if lines(f"{IN_WORCESTER}").get(one, {}).get("price_high")]
    assert all(ordered.index(one) < ordered.index(slug) for one in known)
    assert "the school reported no price" in text(client, f"/programs/{slug}/")


def test_deleting_it_takes_it_out_everywhere(client: Client) -> None:
    before = listed(IN_WORCESTER)
    row = program()
    address = f"/programs/{row.address}/"
    assert client.get(address).status_code == 200
    row.delete()
    assert listed(IN_WORCESTER) == before
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"price_low": 5, "price_high": 4}, {"price_low": 5}, {"price_high": 10**7, "price_low": 1},
        {"months_low": 0, "months_high": 2}, {"months_low": 2, "months_high": 500},
        {"link": "javascript:alert(1)"}, {"link": "//evil.example"}, {"field": "99.9999"},
        {"occupations": "99-9999"}, {"occupations": "coder"}, {"unitid": 999_999},
        {"award_level": 99}, {"source": ""}, {"checked_on": date(2199, 1, 1)},
    ],
)  # fmt: skip
def test_nonsense_is_refused(wrong: dict[str, Any]) -> None:
    if "price_low" in wrong and "price_high" not in wrong:
        wrong = wrong | {"price_high": None}
    with pytest.raises(ValidationError):
        program(**wrong)
    assert not LocalProgram.objects.exists()


@pytest.mark.parametrize("wrong", [{"zip": "00000"}, {"zip": ""}, {"website": "javascript:x"}])
def test_a_school_needs_a_place(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        school(**wrong)


def test_schools_and_programs_come_in_by_tables(admin_client: Client) -> None:
    def send(model: str, body: str) -> None:
        where = f"/admin/programs/{model}/import/"
        answer = admin_client.post(where, {"file": SimpleUploadedFile("x.csv", body.encode())})
        assert answer.context["looked"], answer.context["outcome"].problems
        admin_client.post(where, {"looked": answer.context["looked"]})

    send("localprovider", "slug,name,zip,control,source\nq,Quixotique,01608,for-profit,s\n")
    send(
        "localprogram",
        "slug,provider,unitid,name,field,award_level,delivery,price_low,price_high,months_low,"
        "months_high,source\nqc,q,,Zymurgy,51.0713,21,online,3900,4200,6,8,s\n"
        "bc,,164775,Zymurgy Two,51.0713,21,online,,,,,s\n",
    )
    assert len(listed("q=zymurgy")) >= 2
    out = admin_client.get("/admin/programs/localprogram/export.csv").content.decode()
    assert "qc,q,,Zymurgy,51.0713,21,online,,3900,4200" in out


def test_the_admin_adds_one_and_staff_are_led_back_to_it(admin_client: Client) -> None:
    provider = school()
    sent = {
        "slug": "a", "provider": provider.pk, "name": "Zymurgy", "field": "51.0713",
        "award_level": 21, "delivery": 1, "evening": "true", "price_low": 1, "price_high": 2,
        "source": "s", "confidence": "high", "checked_on": "2026-11-26",
    }  # fmt: skip
    assert admin_client.post("/admin/programs/localprogram/add/", sent).status_code == 302
    row = LocalProgram.objects.get()
    page = admin_client.get(f"/programs/{row.address}/").content.decode()
    assert f"/admin/programs/localprogram/{row.pk}/change/" in page
    assert f"/admin/programs/localprovider/{provider.pk}/change/" in page


def test_words_in_the_place_of_a_code_are_answered_with_the_codes_they_may_mean(
    admin_client: Client,
) -> None:
    sent: dict[str, Any] = {
        "provider": school().pk, "name": "Made up", "slug": "made-up", "award_level": 21,
        "delivery": 2, "evening": "unknown", "checked_on": "2026-11-26", "source": "made up",
        "as_of": "2026", "confidence": "high", "field": "medical coding",
        "occupations": "medical coder",
    }  # fmt: skip
    add = "/admin/programs/localprogram/add/"
    errors = admin_client.post(add, sent).context["adminform"].form.errors
    assert "51.0713 Medical Insurance Coding Specialist/Coder" in str(errors["field"])
    assert "29-2072 Medical Records Specialists" in str(errors["occupations"])
    nothing = sent | {"field": "qqqq zzzz", "occupations": "qqqq zzzz"}
    errors = admin_client.post(add, nothing).context["adminform"].form.errors
    assert "No code is known by these words" in str(errors["field"])
    right = sent | {"field": " 51.0713 ", "occupations": "29-2072 43-3021"}
    assert admin_client.post(add, right).status_code == 302
    row = LocalProgram.objects.get()
    assert (row.field, row.occupations) == ("51.0713", "29-2072 43-3021")
    page = admin_client.get(change(row.provider)).content.decode()
    assert change(row) in page, "its school leads to it"
    assert f"add/?provider={row.provider_id}" in page
