import csv
import gzip
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from careerguide.lists import parquet, prepared
from programs.models import Program
from programs.rules.codes import AwardLevel, Delivery, Entry, LengthBasis, PriceBasis
from programs.rules.ids import program_slug
from salaries.models import Area
from tests import raw
from tests.programs.brute import programs

pytestmark = pytest.mark.usefixtures("site_data")
COLUMNS = (
    "program_id unitid provider city state cip field award_level award delivery entry school_status"
    " accredited_by"
    " price_low price_typical price_high you_pay_low you_pay_if you_pay_high price_basis"
    " price_typical_basis price_residency books months_low months_typical months_high length_basis"
    " length_reports"
    " earnings_median earnings_year earnings_1yr earnings_4yr earnings_threshold_state debt_median"
    " local_wage_p25 local_wage_median local_wage_jobs local_wage_area occupation awards_2024"
    " completion_rate net_price_year net_price_0_30k_year net_price_30_48k_year"
    " net_price_48_75k_year net_price_75_110k_year net_price_110k_plus_year corrections source"
)
BUILDERS = "state=TX&award=0&q=%22home+builders%22"


def download(client: Client, query: str) -> HttpResponseBase:
    return client.get(f"/programs/?{query}&_export=csv")


def lines(client: Client, query: str) -> io.StringIO:
    response = download(client, query)
    assert response.status_code == 200
    body = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    return io.StringIO(body.decode("utf-8-sig"), newline="")


def rows(client: Client, query: str) -> list[dict[str, str]]:
    return list(csv.DictReader(lines(client, query)))


@pytest.mark.usefixtures("all_at_once")
def test_the_columns_are_those_the_site_promises(client: Client) -> None:
    response = download(client, "state=MA")
    first = next(iter(response.streaming_content))  # type: ignore[attr-defined]
    assert first.decode("utf-8-sig").partition("\r\n")[0].split(",") == COLUMNS.split()
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]


@pytest.fixture
def prepare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Makes a table's CSV in a folder of the test."""
    monkeypatch.setattr(prepared, "folder", lambda: tmp_path)
    monkeypatch.setattr(parquet, "is_installed", lambda: False)

    def make(name: str) -> Path:
        sheet = prepared.sheet(name)
        assert sheet
        return prepared.make(name, sheet)[0]

    return make


def test_every_program_is_in_the_prepared_file_of_everything(
    prepare: Callable[[str], Path],
) -> None:
    made = prepare("programs")
    with gzip.open(made, "rt", encoding="utf-8-sig", newline="") as text:
        reader = csv.reader(text)
        header = next(reader)
        numbers = [cells[0] for cells in reader]
    assert header == COLUMNS.split()
    assert len(numbers) == len(set(numbers)) == Program.objects.count()
    note = prepared.note("programs")
    assert note
    assert note["rows"] == len(numbers)
    assert note["files"]["csv.gz"]["sha256"] == hashlib.sha256(made.read_bytes()).hexdigest()


@pytest.fixture
def all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many lines are written live, for tests of what a line says."""
    monkeypatch.setattr("careerguide.lists.selection.MOST_LIVE", 20_000)


@pytest.mark.parametrize(
    ("query", "file"),
    [("", "programs"), ("sort=-price_high&page=7&size=100", "programs"),
     ("state=MA", "programs-ma"), ("state=MA&sort=price_high", "programs-ma")],
)  # fmt: skip
def test_the_download_of_everything_is_the_prepared_file(
    client: Client, query: str, file: str
) -> None:
    response = client.get(f"/programs/?{query}&_export=csv")
    assert (response.status_code, response["Location"]) == (302, f"/downloads/{file}.csv.gz")


@pytest.mark.usefixtures("all_at_once")
def test_a_states_file_says_what_its_list_says(
    prepare: Callable[[str], Path], client: Client
) -> None:
    made = prepare("programs-ri")
    with gzip.open(made, "rt", encoding="utf-8-sig", newline="") as text:
        assert list(csv.DictReader(text)) == rows(client, "state=RI")


@pytest.mark.parametrize("name", ["programs-xx", "programs-MA", "wage", "wages-ma", "schools-ma"])
def test_only_states_have_files_of_their_own(client: Client, name: str) -> None:
    assert client.get(f"/downloads/{name}.csv.gz").status_code == 404


@pytest.mark.parametrize(
    ("query", "file"),
    [("residency=in_state", "programs"), ("state=TX&state=CA&state=NY", "programs"),
     ("state=MA&residency=out_of_state", "programs-ma")],
)  # fmt: skip
def test_more_rows_than_are_written_at_once_are_refused_with_what_to_do(
    client: Client, query: str, file: str
) -> None:
    response = client.get(f"/programs/?{query}&_export=csv")
    assert response.status_code == 400
    said = response.content.decode()
    assert "up to 2,000 are written at once" in said
    assert f"http://testserver/downloads/{file}.csv.gz" in said
    page = client.get(f"/programs/?{query}").content.decode()
    assert "narrowed to 2,000, these alone" in page
    assert f'href="/downloads/{file}.csv.gz"' in page


def shown(value: object) -> str:
    return "" if value is None else str(value)


@pytest.mark.usefixtures("all_at_once")
def test_every_cell_is_the_programs_own_figure_and_empty_where_unknown(client: Client) -> None:
    areas = dict(Area.objects.values_list("code", "title"))
    held = {
        program_slug(p.pk): p
        for p in Program.objects.filter(provider__state="MA").select_related("provider", "field")
    }
    found = rows(client, "state=MA")
    assert {row["program_id"] for row in found} == held.keys()
    for row in found:
        p = held[row["program_id"]]
        assert row["unitid"] == str(p.provider_id)
        assert (row["provider"], row["city"], row["state"]) == (
            p.provider.name,
            p.provider.city,
            "MA",
        )
        assert (row["cip"], row["field"]) == (p.field_id, p.name)
        assert row["award_level"] == shown(p.award_level or None)
        assert row["award"] == AwardLevel(p.award_level).label
        day = raw.closures().get(p.provider_id)
        assert row["school_status"] == {
            "": f"closed, as Federal Student Aid says: {day}" if day else "open",
            "not in the directory": "not in the newest IPEDS directory",
        }.get(p.provider.closed, f"closed, as IPEDS says: {p.provider.closed}")
        assert row["delivery"] == Delivery(p.delivery).label
        for end in ("low", "typical", "high"):
            assert row[f"price_{end}"] == shown(getattr(p, f"in_state_{end}"))
        assert (row["price_typical_basis"] == "") == (p.in_state_typical is None)
        if p.in_state_high is None:
            assert row["price_basis"] == row["price_residency"] == ""
        else:
            assert row["price_basis"] == PriceBasis(p.price_basis).label
            assert row["price_residency"] == "in-state"
        assert row["books"] == shown(p.books)
        for end in ("low", "typical", "high"):
            months = getattr(p, f"months_{end}")
            written = row[f"months_{end}"]
            assert written == shown(None if months is None else round(months, 2))
        assert row["length_basis"] == LengthBasis(p.length_basis).label
        assert bool(row["length_reports"]) == (p.length_basis == LengthBasis.USUAL_FIELD) or (
            p.length_basis == LengthBasis.AWARD_LEVEL and p.award_level in (20, 21, 2, 4)
        )
        assert row["earnings_median"] == shown(p.earnings)
        assert (row["earnings_1yr"], row["earnings_4yr"]) == (
            shown(p.earnings_1yr),
            shown(p.earnings_4yr),
        )
        assert row["earnings_threshold_state"] == shown(p.earnings_threshold)
        assert row["debt_median"] == shown(p.debt)
        assert (row["local_wage_p25"], row["local_wage_median"]) == (
            shown(p.local_p25),
            shown(p.local_median),
        )
        assert row["occupation"] == p.occupation
        assert row["local_wage_area"] == (areas[p.pay_area] if p.pay_area else "")
        assert row["local_wage_jobs"] == (str(p.pay_jobs) if p.local_median else "")
        assert row["entry"] == Entry(p.entry).label
        assert row["awards_2024"] == shown(p.awards)


def test_a_download_holds_every_match_in_the_lists_order(client: Client) -> None:
    found = rows(client, "state=MA&field=51&sort=-price_high&page=2&size=10")
    expected = [row for row in programs("MA") if str(row.field).startswith("51.")]
    assert len(found) == len(expected) > 100
    closed = [row for row in found if row["school_status"].startswith("closed")]
    assert closed
    assert found[-len(closed) :] == closed
    for part in (found[: -len(closed)], closed):
        # The usual price, and the high end where none is.
        leading = [row["price_typical"] or row["price_high"] for row in part]
        prices = [int(price) for price in leading if price]
        assert prices == sorted(prices, reverse=True)
        assert not any(row["price_high"] for row in part[len(prices) :])


def test_a_listed_program_has_no_unitid_and_the_credential_its_provider_names(
    client: Client,
) -> None:
    found = {row["program_id"]: row for row in rows(client, BUILDERS)}
    row = found["tx-32211"]
    assert (row["unitid"], row["award_level"], row["award"]) == ("", "", "HBI PACT")
    assert (row["price_low"], row["price_high"], row["books"]) == ("5600", "5600", "1983")
    assert row["price_basis"] == "provider’s listing"
    assert row["source"].startswith("Eligible training providers, Texas statewide list 2024-03-20")


def test_a_line_names_the_releases_its_figures_come_from(client: Client) -> None:
    found = {row["program_id"]: row for row in rows(client, "state=MA&field=51.0713")}
    source = found["164775-51.0713-21"]["source"].split("; ")
    assert source == [
        "Completions (C_A) C2024_A",
        "Student charges, academic-year schools (IC_AY) 2023-24",
        "College Scorecard, field of study 2026-06-10",
        "Occupational Employment and Wage Statistics May 2025",
        "College Scorecard, institutions 2026-06-10",
        "Eligible training providers, Texas statewide list 2024-03-20",
        "Student charges, program-year schools (IC_PY) 2023-24",
    ]
    both_years = found["167905-51.0713-3"]["source"].split("; ")
    assert both_years[2:4] == [
        "College Scorecard, field of study 2026-06-10",
        "College Scorecard, earnings 1 and 4 years after 2026-06-10",
    ]
    listed = {row["program_id"]: row for row in rows(client, BUILDERS)}
    assert "Scorecard" not in listed["tx-32211"]["source"]


@pytest.mark.usefixtures("all_at_once")
def test_a_neighbours_price_says_whose_it_is(client: Client) -> None:
    found = rows(client, "near=01845&within=30")
    by_state: dict[str, set[str]] = {}
    for row in found:
        by_state.setdefault(row["state"], set()).add(row["price_residency"])
    assert by_state["MA"] <= {"in-state", ""}
    assert by_state["NH"] <= {"out-of-state", ""}


def test_pay_is_of_the_job_asked_for(client: Client) -> None:
    found = rows(client, "occupation=29-2072&state=MA")
    assert {row["occupation"] for row in found} == {"29-2072"}
    springfield = [row for row in found if row["local_wage_area"] == "Springfield, MA"]
    assert springfield
    assert {(row["local_wage_p25"], row["local_wage_median"]) for row in springfield} == {
        ("47870", "58060")
    }


@pytest.mark.parametrize(
    "query", ["cost_max=cheap", "state=XX", "near=Nowhereville", "sort=price", "occupation=zzzz"]
)
def test_a_download_with_a_bad_parameter_is_refused_and_says_which(
    client: Client, query: str
) -> None:
    response = client.get(f"/programs/?{query}&_export=csv")
    assert response.status_code == 400
    assert response["Content-Type"].startswith("text/plain")
    assert query in response.content.decode()


def test_a_download_of_nothing_is_a_header(client: Client) -> None:
    assert rows(client, "q=zzzyx") == []
