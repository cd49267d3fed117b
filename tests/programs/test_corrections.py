"""What staff correct of programs and schools: where it shows, what stays, how it is taken back."""

import csv
import html
import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.test import Client

from careerguide.columns import store
from careerguide.lists.csvfile import csv_response
from plan.page.page import read
from programs.catalog import built, catalog
from programs.filters import ProgramQuery
from programs.models import Program, ProgramCorrection, Provider, ProviderCorrection
from programs.pages.row import Writer
from programs.published import State, state_of
from programs.rules.ids import program_number, program_slug
from programs.selection import Selection
from tests.admin_pages import act, delete
from tests.data import SiteData

CODING = "164775-51.0713-21"
"""Berkshire Community College, certificate under a year; IPEDS IC_AY 2023 prices its year."""
SAID: dict[str, Any] = {
    "reason": "The school's own page says so.", "source": "https://example.edu/fees",
    "as_of": "2026-09", "checked_on": date(2026, 11, 26),
}  # fmt: skip


@pytest.fixture(autouse=True)
def taken_back(site_data: SiteData) -> Iterator[None]:
    """What a test changes is taken back, so what the process keeps of it is forgotten."""
    yield
    store.forget()


def correct(field: str, value: str, program: str = CODING, **more: Any) -> ProgramCorrection:
    row = ProgramCorrection(program=program, field=field, value=value, **SAID | more)
    row.full_clean()
    row.save()
    return row


def of_school(field: str, value: str, provider: int = 164775) -> ProviderCorrection:
    row = ProviderCorrection(provider=provider, field=field, value=value, **SAID)
    row.full_clean()
    row.save()
    return row


def listed(query: str) -> list[str]:
    rows = Selection(catalog(), *ProgramQuery.from_params(QueryDict(query))).ordered
    return [program_slug(int(number)) for number in catalog().id[rows]]


def lines(query: str) -> dict[str, dict[str, str]]:
    selection = Selection(catalog(), *ProgramQuery.from_params(QueryDict(query)))
    content: Any = csv_response("programs", Writer(selection).sheet()).streaming_content
    text = b"".join(content).decode("utf-8-sig")
    return {line["program_id"]: line for line in csv.DictReader(io.StringIO(text))}


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


HERE = "state=MA&field=51.07&residency=in_state"


def test_a_corrected_price_moves_the_row_in_every_list() -> None:
    row = Program.objects.get(pk=program_number(CODING))
    assert (row.in_state_low, row.in_state_high) == (1964, 8418)
    by_price = f"{HERE}&sort=price_high"
    before = listed(by_price)
    assert before[0] != CODING
    assert CODING not in listed(f"{HERE}&cost_max=1000")
    correct("price_in_state", "$150")
    assert listed(by_price) == [CODING, *(one for one in before if one != CODING)]
    assert listed(f"{HERE}&sort=-price_high").index(CODING) > before.index(CODING)
    assert CODING in listed(f"{HERE}&cost_max=1000")
    out_of_state = "state=MA&field=51.07&residency=out_of_state&cost_max=1000"
    assert CODING not in listed(out_of_state), "only one residency's price was corrected"


def test_the_saved_order_of_the_whole_nation_is_the_order_of_the_corrected_column() -> None:
    correct("price_in_state", "9800-12000")
    correct("price_in_state", "9800", "164775-51.0707-21")
    correct("months", "5-6")
    correct("months", "5", "164775-51.0707-21")
    correct("books", "unknown")
    known = catalog()
    for query, column, falling in (
        ("residency=in_state&sort=price_high", "in_state_usual", False),
        ("residency=in_state&sort=-price_low", "in_state_low", True),
        ("residency=in_state&sort=price_typical", "in_state_usual", False),
        ("sort=-months_typical", "months_usual", True),
        ("sort=months_high", "months_usual", False),
        ("sort=-books", "books", True),
    ):
        rows = Selection(known, *ProgramQuery.from_params(QueryDict(query))).ordered.tolist()
        values, gone = known[column].tolist(), known.gone.tolist()
        sign = -1 if falling else 1
        key = [(gone[r], values[r] < 0, sign * values[r] if values[r] >= 0 else 0, r) for r in rows]
        assert key == sorted(key), query
        assert sorted(rows) == list(range(known.size))


def test_pages_say_what_editors_found_and_what_was_published(client: Client) -> None:
    correct("price_in_state", "9800")
    said = "checked by our editors Nov. 26, 2026 (Student charges, academic-year schools, 2023–24:"
    page = text(client, f"/programs/{CODING}/")
    assert "$9,800" in page
    assert f"{said} $1,964–8,418)" in page
    assert "What our editors corrected" in page
    assert "The school's own page says so." in page
    compared = text(client, f"/programs/compare/?p={CODING}&p=164775-51.0707-21&residency=in_state")
    assert f"{said} $1,964–8,418), in-state" in compared
    assert "checked by our editors" in text(client, f"/programs/?{HERE}&q=medical+coding")
    assert "checked by our editors" not in text(client, "/programs/?state=TX&field=51.07")


def test_a_file_has_both_values(client: Client) -> None:
    before = lines(HERE)
    assert not any(line["corrections"] for line in before.values())
    correct("price_in_state", "9800")
    correct("months", "4")
    after = lines(HERE)
    line = after[CODING]
    assert (line["price_low"], line["price_high"]) == ("9800", "9800")
    assert (line["months_low"], line["months_high"]) == ("4.0", "4.0")
    assert line["price_basis"] == "checked by our editors"
    assert line["corrections"] == (
        "price_in_state: 9800 instead of 1964-8418 (Student charges, academic-year schools,"
        " 2023–24), checked 2026-11-26; months: 4 instead of"
        f" {line['corrections'].rpartition('instead of ')[2]}"
    )
    assert "academic-year" not in line["source"], "neither price nor books are IC_AY's any more"
    assert {k: v for k, v in after.items() if k != CODING} == {
        k: v for k, v in before.items() if k != CODING
    }


def test_deleting_a_correction_brings_back_what_was_published(client: Client) -> None:
    as_it_was = lines(HERE), listed(f"{HERE}&sort=price_high"), text(client, f"/programs/{CODING}/")
    rows = [correct("price_in_state", "150"), of_school("closed", "2026-05")]
    assert lines(HERE) != as_it_was[0]
    for row in rows:
        row.delete()
    assert catalog() is built()
    assert as_it_was == (
        lines(HERE), listed(f"{HERE}&sort=price_high"), text(client, f"/programs/{CODING}/")
    )  # fmt: skip


def test_an_edit_of_something_else_keeps_what_was_laid_over() -> None:
    correct("price_in_state", "150")
    known = catalog()
    store.forget_version()
    assert catalog() is known


def test_a_program_that_is_over_stands_last_and_is_offered_nowhere(client: Client) -> None:
    by_price = f"{HERE}&sort=price_high"
    assert listed(by_price).index(CODING) < 20
    correct("discontinued", "2026-05")
    assert listed(by_price).index(CODING) > 90, "only schools that closed stand below"
    assert CODING in listed(f"{HERE}&status=discontinued")
    assert CODING not in listed(f"{HERE}&status=open")
    found = read(QueryDict("target=29-2072&zip=01201&wage=17&within=50")).results
    assert CODING not in {key.partition("~")[0] for key in found}
    page = text(client, f"/programs/{CODING}/")
    assert "Discontinued. Since 2026-05, as our editors found" in page
    assert "Plan with this program" not in page


def test_a_school_that_closed_is_marked_on_all_its_programs(client: Client) -> None:
    own = listed("school=164775")
    assert len(own) > 1
    of_school("closed", "2026-05")
    assert set(listed("school=164775&status=closed")) == set(own)
    assert "School marked closed. Our editors mark the school closed." in text(
        client, f"/programs/{CODING}/"
    )
    assert all(one in listed("state=MA&sort=-awards")[-400:] for one in own)


def test_a_school_marked_closed_can_be_known_to_be_open(client: Client) -> None:
    """HD2024: 109730, Associated Technical College-San Diego, closed on 12/31/2023."""
    shut = listed("school=109730")
    assert listed("school=109730&status=closed") == shut
    row = of_school("closed", "no", 109730)
    assert listed("school=109730&status=open") == listed("school=109730")
    assert "School marked closed" not in text(client, f"/programs/{shut[0]}/")
    assert state_of(row) == State.STANDS


def test_words_find_a_program_and_a_school_by_their_corrected_names(client: Client) -> None:
    assert not listed("q=zymurgical+codebook")
    correct("name", "Zymurgical Codebook Certificate")
    assert listed("q=zymurgical+codebook")[0] == CODING
    assert "Zymurgical Codebook Certificate" in text(client, f"/programs/{CODING}/")
    of_school("name", "Quixotique Health College")
    assert set(listed("school=quixotique")) == set(listed("school=164775"))
    assert "Quixotique Health College" in text(client, "/programs/?q=quixotique")


def test_delivery_is_counted_and_filtered(client: Client) -> None:
    online = f"{HERE}&delivery=online"
    assert CODING not in listed(online)
    before = Selection(catalog(), *ProgramQuery.from_params(QueryDict(HERE))).facet_counts
    correct("delivery", "online")
    assert CODING in listed(online)
    after = Selection(catalog(), *ProgramQuery.from_params(QueryDict(HERE))).facet_counts
    assert after["delivery"]["online"] == before["delivery"]["online"] + 1
    assert sum(after["delivery"].values()) == sum(before["delivery"].values())


def test_a_price_known_to_be_wrong_is_unknown_and_says_why(client: Client) -> None:
    correct("price_in_state", "unknown")
    assert CODING not in listed(f"{HERE}&cost_max=100000")
    assert listed(f"{HERE}&sort=price_high").index(CODING) > 20
    assert lines(HERE)[CODING]["price_high"] == ""
    assert "our editors found the published price to be wrong" in text(
        client, f"/programs/compare/?p={CODING}&residency=in_state"
    )


def test_a_free_program_is_the_cheapest_and_not_unknown() -> None:
    correct("price_in_state", "0")
    assert listed(f"{HERE}&sort=price_high")[0] == CODING
    assert lines(HERE)[CODING]["price_high"] == "0"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("price_in_state", "-5"), ("price_in_state", "free"), ("price_in_state", "12000-9800"),
        ("price_in_state", "9800.50"), ("price_in_state", "99999999"), ("price_in_state", "1-2-3"),
        ("price_in_state", ""), ("price_in_state", "NaN"), ("price_in_state", "1e6"),
        ("price_in_state", "٩٨٠٠"), ("books", "1-2"), ("months", "0"), ("months", "121"),
        ("months", "soon"), ("link", "javascript:alert(1)"), ("link", "//evil.example/x"),
        ("link", "https://"), ("link", "https://a b.example"), ("link", "data:text/html,x"),
        ("link", "https://user@evil.example"), ("link", "https://localhost"), ("link", "www.x.edu"),
        ("delivery", "telepathy"), ("evening", "maybe"), ("name", "two\nlines"), ("name", ""),
        ("discontinued", "soon"), ("discontinued", "2026-13"), ("no such field", "1"),
    ],
)  # fmt: skip
def test_nonsense_is_refused(field: str, value: str) -> None:
    with pytest.raises(ValidationError):
        correct(field, value)
    assert not ProgramCorrection.objects.exists()


@pytest.mark.parametrize("program", ["164775-51.0713-99", "nonsense", "999999-51.0713-21", ""])
def test_what_is_not_there_can_not_be_corrected(program: str) -> None:
    with pytest.raises(ValidationError):
        correct("price_in_state", "9800", program)


def test_a_link_that_was_written_past_the_form_is_not_shown(client: Client) -> None:
    correct("link", "https://example.edu/coding")
    assert "https://example.edu/coding" in text(client, f"/programs/{CODING}/")
    Provider.objects.filter(pk=164775).update(website="//evil.example/x")
    ProgramCorrection.objects.get().delete()
    ProgramCorrection.objects.bulk_create(
        [ProgramCorrection(program=CODING, field="link", value="javascript:alert(1)", **SAID)]
    )
    store.forget()
    page = client.get(f"/programs/{CODING}/?again=1").content.decode()
    assert "javascript:alert(1)" in page, "it is told, as text"
    assert 'href="javascript' not in page
    assert 'href="//evil' not in page


def test_one_row_of_a_field_is_enough() -> None:
    correct("price_in_state", "9800")
    with pytest.raises(ValidationError):
        correct("price_in_state", "9900")


def test_staff_see_what_they_may_correct_and_readers_do_not(
    client: Client, admin_client: Client
) -> None:
    assert "For staff" not in text(client, f"/programs/{CODING}/")
    answer = admin_client.get(f"/programs/{CODING}/")
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]
    found = re.findall(r'href="(/admin/[^"]+)">([^<]+)', answer.content.decode())
    address = next(href for href, label in found if label == "Correct: price, in-state")
    form = admin_client.get(html.unescape(address)).content.decode()
    assert "1964-8418" in form
    assert f'value="{CODING}"' in form
    row = correct("price_in_state", "9800")
    store.forget()
    page = admin_client.get(f"/programs/{CODING}/").content.decode()
    assert f"/admin/programs/programcorrection/{row.pk}/change/" in page


def test_the_admin_corrects_checks_again_and_takes_back(admin_client: Client) -> None:
    add = "/admin/programs/programcorrection/add/"
    sent = {
        "program": CODING, "field": "price_in_state", "value": "$9,800", "reason": "r",
        "checked_on": "2026-11-26", "source": "https://example.edu", "as_of": "2026",
        "confidence": "high", "note": "",
    }  # fmt: skip
    assert "Write a number" in admin_client.post(add, sent | {"value": "cheap"}).content.decode()
    assert admin_client.post(add, sent).status_code == 302
    row = ProgramCorrection.objects.get()
    assert (row.value, row.imported, row.edited) == ("9800", "1964-8418", True)
    where = "/admin/programs/programcorrection/"
    assert CODING in admin_client.get(f"{where}?state=stands").content.decode()
    assert CODING not in admin_client.get(f"{where}?state=moved").content.decode()
    ProgramCorrection.objects.update(imported="1-2")
    assert CODING in admin_client.get(f"{where}?state=moved").content.decode()
    act(admin_client, where, "still_needed", row)
    assert CODING not in admin_client.get(f"{where}?state=moved").content.decode()
    delete(admin_client, row)
    assert not ProgramCorrection.objects.exists()


def test_a_table_of_corrections_comes_in_whole_or_not_at_all(admin_client: Client) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    def send(body: str) -> Any:
        head = "program,field,value,reason,checked_on,source,as_of,confidence,note\n"
        file = SimpleUploadedFile("corrections.csv", (head + body).encode())
        return admin_client.post("/admin/programs/programcorrection/import/", {"file": file})

    good = f"{CODING},price_in_state,9800,wrong,2026-11-26,https://example.edu,2026,high,\n"
    bad = f"{CODING},link,javascript:x,wrong,2026-11-26,https://example.edu,2026,high,\n"
    refused = send(good + bad)
    assert "Write a whole address" in refused.content.decode()
    assert not ProgramCorrection.objects.exists()
    looked = send(good).context["looked"]
    admin_client.post("/admin/programs/programcorrection/import/", {"looked": looked})
    row = ProgramCorrection.objects.get()
    assert (row.value, row.imported) == ("9800", "1964-8418")
    out = admin_client.get("/admin/programs/programcorrection/export.csv").content.decode()
    assert "164775-51.0713-21,price_in_state,9800,wrong,2026-11-26" in out
    assert Provider.objects.filter(pk=164775).exists()
